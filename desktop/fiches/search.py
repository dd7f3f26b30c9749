"""Searching the content as one types: sheets and their steps, texts of law, services, words; blind to accents.

Each word typed must begin a word of what is found. What matches in the title comes first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from desktop.fiches.contenu import Contenu
from desktop.fiches.markup import to_plain
from desktop.fiches.model import Fiche
from desktop.fiches.references import short_reference
from desktop.langues.folding import Folded, fold, words

SHOWN_AT_MOST = 8
"""Of each kind: the rest is found by one more letter."""

_SNIPPET = 150
_BEFORE = 40


class Sorte(StrEnum):
    FICHE = "fiche"
    ARTICLE = "article"
    CONTACT = "contact"
    MOT = "mot"


Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """`key` is that of a sheet, an article, a service or a word; `place` is a section of that sheet, or ""."""

    sorte: Sorte
    key: str
    place: str
    titre: str
    texte: str
    titre_spans: Spans
    texte_spans: Spans


@dataclass(frozen=True, slots=True)
class Group:
    """`count` is how many match; the first of them are `found`."""

    sorte: Sorte
    found: tuple[Found, ...]
    count: int


@dataclass(frozen=True, slots=True)
class _Entry:
    sorte: Sorte
    key: str
    place: str
    titre: str
    texte: str
    folded_titre: Folded
    folded_texte: Folded
    searched_titre: str
    searched: str


class Index:
    """All that can be found; made once, when it is first needed."""

    def __init__(self, contenu: Contenu) -> None:
        self._entries = tuple(_entries(contenu))

    def search(self, text: str) -> tuple[Group, ...]:
        """What matches, by kind; nothing when no word is typed."""
        typed = words(text)
        if not typed:
            return ()
        begun = [f" {word}" for word in typed]
        patterns = [re.compile(rf"(?<![^ ]){re.escape(word)}") for word in typed]
        matching = [entry for entry in self._entries if all(word in entry.searched for word in begun)]
        groups = []
        for sorte in Sorte:
            its = [entry for entry in matching if entry.sorte is sorte]
            its.sort(key=lambda entry: not all(word in entry.searched_titre for word in begun))
            if its:
                groups.append(Group(sorte, tuple(_found(e, patterns) for e in its[:SHOWN_AT_MOST]), len(its)))
        return tuple(groups)


def _found(entry: _Entry, patterns: list[re.Pattern[str]]) -> Found:
    spans = _spans(entry.folded_texte, patterns)
    start = max(0, min((span[0] for span in spans), default=0) - _BEFORE)
    while start and entry.texte[start - 1] != " ":
        start -= 1
    snippet = entry.texte[start : start + _SNIPPET]
    shown = tuple((a - start, b - start) for a, b in spans if b - start <= len(snippet))
    if start:
        snippet, shown = "… " + snippet, tuple((a + 2, b + 2) for a, b in shown)
    titre_spans = _spans(entry.folded_titre, patterns)
    return Found(entry.sorte, entry.key, entry.place, entry.titre, snippet, titre_spans, shown)


def _spans(folded: Folded, patterns: list[re.Pattern[str]]) -> Spans:
    return tuple(sorted(folded.span(*match.span()) for p in patterns for match in p.finditer(folded.text)))


def _entries(contenu: Contenu) -> Iterator[_Entry]:
    for fiche in contenu.fiches.values():
        yield from _of_fiche(fiche)
    for article in contenu.articles.values():
        said = " ".join(part for part in (article.dit, article.peine, article.note) if part)
        hidden = short_reference(article.reference)
        yield _entry(Sorte.ARTICLE, article.article_id, article.reference, said, hidden=hidden)
    for contact in contenu.contacts.values():
        titre = f"{contact.numero}, {contact.nom}" if contact.numero else contact.nom
        own = (contact.coordonnees.nom, contact.coordonnees.note) if contact.coordonnees else ()
        said = " ".join(part for part in (contact.objet, contact.public, *own, contact.horaires) if part)
        hidden = re.sub(r"\D", "", contact.numero) + f" {contact.court}"
        yield _entry(Sorte.CONTACT, contact.contact_id, titre, said, hidden=hidden)
    for mot in contenu.vocabulaire.mots:
        avoided = ", ".join((*mot.eviter, *mot.attention))
        yield _entry(Sorte.MOT, mot.mot_id, ", ".join(mot.dire), f"{avoided} : {mot.pourquoi}")


def _of_fiche(fiche: Fiche) -> Iterator[_Entry]:
    yield _entry(Sorte.FICHE, fiche.fiche_id, fiche.titre, fiche.objectif)
    for section in fiche.sections:
        for etape in section.etapes:
            said = f"{fiche.titre}. {to_plain(etape.detail)}".replace("\n", " ")
            titre = f"{etape.etape_id}. {to_plain(etape.texte)}"
            yield _entry(Sorte.FICHE, fiche.fiche_id, titre, said, place=section.section_id)
        for paragraphe in (*section.interdits, *section.lecture):
            first, _newline, rest = to_plain(paragraphe.markdown).partition("\n")
            said = f"{fiche.titre}, {section.titre}. {rest}".replace("\n", " ")
            yield _entry(Sorte.FICHE, fiche.fiche_id, first, said, place=section.section_id)


def _entry(sorte: Sorte, key: str, titre: str, texte: str, *, place: str = "", hidden: str = "") -> _Entry:
    """`hidden` is found, never shown: a number without its spaces, the short name of a reference."""
    folded_titre, folded_texte = fold(titre), fold(texte)
    searched = f" {folded_titre.text} {folded_texte.text} {fold(hidden).text}"
    return _Entry(sorte, key, place, titre, texte, folded_titre, folded_texte, f" {folded_titre.text}", searched)
