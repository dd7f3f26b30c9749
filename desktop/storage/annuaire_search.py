"""The search index of the directory: the terms each structure is kept under, and the FTS5 query for what is asked.

As for the slips (`search.py`), words are cut by us. A value of a closed list is one term of its own, begun by a
character that no word holds: `facet`.
"""

from collections.abc import Collection
from enum import Enum

from desktop.annuaire.model import Complement, Service, Structure
from desktop.langues.folding import words

_WORDS_AT_MOST = 16
# Kept in the index: never change them. Private to Unicode, so never part of a word.
_DEPARTEMENT = "\ue300"
_FACETS = {"besoins": "\ue301", "publics": "\ue302", "langues": "\ue303"}
_AGREMENT = "\ue304"


def terms(structure: Structure, services: Collection[Service], complement: Complement) -> str:
    """All that a structure is found by, separated by spaces."""
    said = [structure.nom, structure.lieu.commune, structure.lieu.code_postal, *structure.reseaux_porteurs]
    for service in services:
        said += (service.nom, service.type, *service.thematiques)
    return " ".join((*words(" ".join(said)), *_facets(structure, complement)))


def _facets(structure: Structure, complement: Complement) -> list[str]:
    found = [facet_of_departement(structure.lieu.departement)] if structure.lieu.departement else []
    for name, mark in _FACETS.items():
        found += sorted(mark + _plain(value) for value in getattr(complement, name))
    return [*found, _AGREMENT] if complement.agrement_psp else found


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


def _plain(value: Enum | str) -> str:
    """A value as one term: letters and digits only."""
    said = value.value if isinstance(value, Enum) else value
    return "".join(c for c in str(said) if c.isalnum()).lower()
