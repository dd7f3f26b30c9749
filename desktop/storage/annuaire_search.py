"""The search index of the directory: the terms each structure is kept under, and the FTS5 query for what is asked.

As for the slips (`search.py`), words are cut by us. A value of a closed list is one term of its own, begun by a
character that no word holds.
"""

from collections.abc import Collection

from desktop.langues.folding import words

_WORDS_AT_MOST = 16
# Kept in the index: never change them. Private to Unicode, so never part of a word.
_DEPARTEMENT = "\ue300"
_FACETS = ("\ue301", "\ue302", "\ue303")  # needs, publics, languages
_AGREMENT = "\ue304"


def terms(said: str, departement: str, noted: str) -> str:
    """All that a structure is found by, separated by spaces: its words and those of its services, then its facets.

    `noted` is what `TERMS` makes of its complement: lists of values, each closed by a `|`.
    """
    found = [facet_of_departement(departement)] if departement else []
    *lists, agrement = noted.split("|") if noted else ("",)
    for mark, values in zip(_FACETS, lists, strict=False):
        found += (mark + _plain(value) for value in values.split())
    if agrement == "1":
        found.append(_AGREMENT)
    return " ".join((*words(said), *found))


def facet_of_departement(code: str) -> str:
    return _DEPARTEMENT + _plain(code)


def query(departements: Collection[str], text: str) -> str:
    """Match the structures of these departments (all when none is said) that have each word typed; "" matches all."""
    typed = words(text)[:_WORDS_AT_MOST]
    # « san » asks nothing more beside « sante ».
    telling = (word for word in typed if not any(other != word and other.startswith(word) for other in typed))
    parts = [f'"{word}"*' for word in telling]
    if departements:
        asked = " OR ".join(f'"{facet_of_departement(code)}"' for code in departements)
        parts.insert(0, f"({asked})")
    return " AND ".join(parts)


def _plain(value: str) -> str:
    """A value as one term: letters and digits only."""
    return "".join(c for c in value if c.isalnum()).lower()


# SQL for the terms of the structure `s`, as the store holds its services and its complement.
TERMS = """annuaire_terms(
    s.nom || ' ' || s.commune || ' ' || s.code_postal || ' ' || s.reseaux_porteurs || coalesce((
        SELECT group_concat(' ' || v.nom || ' ' || v.type || ' ' || v.thematiques, '')
        FROM annuaire_service v WHERE v.structure_id = s.structure_id), ''),
    s.departement,
    coalesce((
        SELECT c.besoins || '|' || c.publics || '|' || c.langues || '|' || coalesce(c.agrement_psp, 0)
        FROM annuaire_complement c WHERE c.structure_id = s.structure_id), ''))"""
