"""The words that each structure of the directory is found by, kept beside it: folded once, when it is imported."""

from desktop.langues.folding import words


def words_of(said: str) -> str:
    """Each once, separated by spaces."""
    return " ".join(words(said))


# SQL for the words of the structure `s`: its own, and those of its services as the store holds them.
TERMS = """annuaire_words(
    s.nom || ' ' || s.commune || ' ' || s.code_postal || ' ' || s.reseaux_porteurs || coalesce((
        SELECT group_concat(' ' || v.nom || ' ' || v.type || ' ' || v.thematiques, '')
        FROM annuaire_service v WHERE v.structure_id = s.structure_id), ''))"""
