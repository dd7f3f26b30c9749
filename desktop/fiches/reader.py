"""Reads one sheet, `resources/fiches/<id>/fiche.md`; its citations are checked by `contenu.py`.

Syntax, told to authors in `docs/contenu.md`:
    ## Titre {#id .etapes}        a section: .etapes, .interdits or .lecture; `sur=` is then the default of its items
    - [ ] Phrase. {#A1 sur=V articles="cpp-40"}   a step; what is indented under it is its detail
    - Phrase. {sur=D}             an interdiction
    ### Titre {sur=V articles="…"}  in .lecture, or after the steps: a piece of reading, up to the next title
"""

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, partial
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.front_matter import front_matter_plugin

from desktop.fiches.attributes import Attributes, Place, split_attributes
from desktop.fiches.files import RAISED, Faults, load_text
from desktop.fiches.front_matter import FrontMatter, parse_front_matter
from desktop.fiches.model import (
    Acte,
    ArticleId,
    Certitude,
    ContactId,
    Etape,
    EtapeId,
    Fiche,
    FicheId,
    Nature,
    Papier,
    Paragraphe,
    Public,
    Rang,
    Relecture,
    Section,
)
from desktop.fiches.typography import french

_TASK = re.compile(r"\[[ xX]\]\s+")
_ETAPE_ID = re.compile(r"[A-Z]\d{1,2}[a-z]?")
_ETAPE_KEYS = (
    *("#", "sur", "articles", "contacts", "sources", "acte", "vers", "entretien"),
    *("ouvre", "si", "public", "papier"),
)
_PROSE_KEYS = ("sur", "articles", "sources", "papier")

S = TypeVar("S")
T = TypeVar("T")


class Cited(StrEnum):
    """What a sheet may cite; the value is its French name, article included."""

    ARTICLE = "l’article"
    CONTACT = "le contact"
    FICHE = "la fiche"
    ENTRETIEN = "l’entretien"
    SOURCE = "la source"


_CITING = {
    Cited.ARTICLE: "articles",
    Cited.CONTACT: "contacts",
    Cited.FICHE: "vers",
    Cited.ENTRETIEN: "entretien",
    Cited.SOURCE: "sources",
}


@dataclass(frozen=True, slots=True)
class Citation:
    cited: Cited
    wanted: str
    place: Place


@dataclass(frozen=True, slots=True)
class FicheRead:
    """A sheet, its rank among the others, all that it cites, and where each thing is written."""

    fiche: Fiche
    ordre: int
    citations: tuple[Citation, ...]
    items: tuple[tuple[Etape | Paragraphe, Place], ...]
    header: FrontMatter


@dataclass(frozen=True, slots=True)
class _Default:
    """What a section says for all that it holds."""

    certitude: Certitude | None
    papier: Papier

    def certitude_of(self, attributes: Attributes) -> Certitude:
        certitude = attributes.member("sur", Certitude) or self.certitude
        if certitude is None:
            raise attributes.place.error("il manque le degré de certitude : sur=V, sur=V-anc, sur=M ou sur=D.")
        return certitude


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).use(front_matter_plugin).enable("table")


def load_fiche(path: Path, faults: Faults = RAISED) -> FicheRead:
    """What is at fault is left out, if faults are gathered. Raises: ContentError, when nothing can be read."""
    return _Reader(path, load_text(path), faults).read()


class _Reader:
    def __init__(self, path: Path, text: str, faults: Faults) -> None:
        self._path = path
        self._faults = faults
        self._written: list[tuple[Etape | Paragraphe, Place]] = []
        self._lines = text.splitlines()
        self._text = text
        self._citations: list[Citation] = []
        self._ids: set[str] = set()

    def read(self) -> FicheRead:
        blocks = SyntaxTreeNode(_parser().parse(self._text)).children
        if not blocks or blocks[0].type != "front_matter":
            raise Place(self._path, 1).error("la fiche doit commencer par un en-tête entre deux lignes « --- ».")
        header = parse_front_matter(blocks[0].content, Place(self._path, 1))
        sections = tuple(self._faults.each(self._section, self._groups(blocks[1:])))
        if not sections:
            raise Place(self._path, 0).error("la fiche n’a aucune section « ## ».")
        fiche = self._fiche(header, sections)
        return FicheRead(fiche, header.number("ordre"), tuple(self._citations), tuple(self._written), header)

    def _fiche(self, header: FrontMatter, sections: tuple[Section, ...]) -> Fiche:
        fiche_id = header.raw("id")
        if fiche_id != self._path.parent.name:
            raise header.place("id").error(f"la fiche « {fiche_id} » doit être dans un dossier du même nom.")
        if header.day("a_relire_le") <= header.day("a_jour_au"):
            raise header.place("a_relire_le").error("la date de relecture doit suivre la date de mise à jour.")
        articles, contacts = header.words("articles"), header.words("contacts")
        entretiens, same = tuple(header.raw("entretien").split()), header.raw("meme_personne").split()
        self._cite(Cited.ARTICLE, articles, header.place("articles"))
        self._cite(Cited.CONTACT, contacts, header.place("contacts"))
        self._cite(Cited.ENTRETIEN, entretiens, header.place("entretien"))
        self._cite(Cited.FICHE, same, header.place("meme_personne"))
        etapes = [etape for section in sections for etape in section.etapes]
        prose = [p for section in sections for p in (*section.interdits, *section.lecture)]
        return Fiche(
            fiche_id=FicheId(fiche_id),
            titre=header.text("titre"),
            objectif=header.text("objectif"),
            pour_qui=header.text("pour_qui"),
            mesure=header.text("mesure"),
            version=header.raw("version"),
            a_jour_au=header.day("a_jour_au"),
            a_relire_le=header.day("a_relire_le"),
            responsable=header.text("responsable"),
            relecture=header.member("relecture", Relecture),
            sections=sections,
            articles=_united(map(ArticleId, articles), *(x.articles for x in etapes), *(x.articles for x in prose)),
            contacts=_united(map(ContactId, contacts), *(etape.contacts for etape in etapes)),
            entretiens=entretiens,
            meme_personne=tuple(map(FicheId, same)),
            rang=header.member("rang", Rang, Rang.PRINCIPALE),
        )

    def _groups(self, blocks: list[SyntaxTreeNode]) -> Iterator[list[SyntaxTreeNode]]:
        group: list[SyntaxTreeNode] = []
        for block in blocks:
            if block.type == "heading" and block.tag == "h2":
                if group:
                    yield group
                group = [block]
            elif group:
                group.append(block)
            else:
                raise self._place(block).error("rien ne peut être écrit avant la première section « ## ».")
        if group:
            yield group

    def _section(self, blocks: list[SyntaxTreeNode]) -> Section:
        titre, attributes = self._split(blocks[0])
        attributes.allow(("#", ".", "sur", "public", "papier"))
        section_id, nature = attributes.text("#"), attributes.member(".", Nature)
        if not titre or not section_id or nature is None:
            raise attributes.place.error("une section s’écrit « ## Titre {#identifiant .etapes} ».")
        self._take(section_id, attributes.place)
        papier = attributes.member("papier", Papier) or Papier.ENTIER
        default = _Default(attributes.member("sur", Certitude), papier)
        lists, prose = self._parted(blocks[1:], nature)
        items = [item for block in lists for item in block.children]
        return Section(
            section_id=section_id,
            titre=french(titre),
            nature=nature,
            etapes=self._made(partial(self._etape, default), items if nature is Nature.ETAPES else ()),
            interdits=self._made(partial(self._interdit, default), items if nature is Nature.INTERDITS else ()),
            lecture=self._made(partial(self._lecture, default), self._readings(prose)),
            publics=_publics(attributes),
            papier=papier,
        )

    def _made(self, make: Callable[[S], T], blocks: Iterable[S]) -> tuple[T, ...]:
        return tuple(self._faults.each(make, blocks))

    def _parted(
        self, blocks: list[SyntaxTreeNode], nature: Nature
    ) -> tuple[list[SyntaxTreeNode], list[SyntaxTreeNode]]:
        """The lists of steps or interdictions, then what is read."""
        if nature is Nature.LECTURE:
            return [], blocks
        first = next((i for i, block in enumerate(blocks) if block.type == "heading"), len(blocks))
        for block in blocks[:first]:
            if block.type != "bullet_list":
                raise self._place(block).error("on attend ici une liste ; un texte se place sous un titre « ### ».")
        if first == 0:
            raise self._place(blocks[0] if blocks else None).error("la section doit commencer par une liste.")
        if nature is Nature.INTERDITS and blocks[first:]:
            raise self._place(blocks[first]).error("une section .interdits ne contient qu’une liste.")
        return blocks[:first], blocks[first:]

    def _etape(self, default: _Default, item: SyntaxTreeNode) -> Etape:
        text, attributes = self._split(item.children[0] if item.children else item)
        attributes.allow(_ETAPE_KEYS)
        task, etape_id = _TASK.match(text), attributes.text("#")
        if task is None or not text[task.end() :]:
            raise self._place(item).error("une étape s’écrit « - [ ] Phrase. {#A1 sur=D} ».")
        if not _ETAPE_ID.fullmatch(etape_id):
            raise attributes.place.error("l’étape n’a pas d’identifiant comme « #A1 ».")
        self._take(etape_id, attributes.place)
        for cited, key in _CITING.items():
            self._cite(cited, attributes.words(key), attributes.place)
        etape = Etape(
            etape_id=EtapeId(etape_id),
            texte=french(text[task.end() :]),
            detail=french(self._source(item.children[1:])),
            certitude=default.certitude_of(attributes),
            articles=tuple(map(ArticleId, attributes.words("articles"))),
            contacts=tuple(map(ContactId, attributes.words("contacts"))),
            acte=attributes.member("acte", Acte),
            leads_to=FicheId(attributes.text("vers")) if attributes.text("vers") else None,
            opens_entretien=attributes.text("entretien") or None,
            sources=attributes.words("sources"),
            opens_branch=attributes.text("ouvre"),
            branch=attributes.text("si"),
            publics=_publics(attributes),
            papier=attributes.member("papier", Papier) or default.papier,
        )
        self._written.append((etape, attributes.place))
        return etape

    def _interdit(self, default: _Default, item: SyntaxTreeNode) -> Paragraphe:
        text, attributes = self._split(item.children[0] if item.children else item)
        if not text or len(item.children) > 1:
            raise self._place(item).error("un interdit est une seule phrase.")
        return self._paragraphe(text, attributes, default)

    def _readings(self, blocks: list[SyntaxTreeNode]) -> Iterator[list[SyntaxTreeNode]]:
        """Each title and what follows it; what comes before the first title is one reading too."""
        starts = [i for i, block in enumerate(blocks) if block.type == "heading"]
        bounds = [0, *starts, len(blocks)] if blocks and starts[:1] != [0] else [*starts, len(blocks)]
        for start, end in pairwise(bounds):
            yield blocks[start:end]

    def _lecture(self, default: _Default, blocks: list[SyntaxTreeNode]) -> Paragraphe:
        if blocks[0].type != "heading":
            return self._paragraphe(self._source(blocks), Attributes(self._place(blocks[0])), default)
        title, attributes = self._split(blocks[0])
        body = self._source(blocks[1:])
        if blocks[0].tag != "h3" or not title or not body:
            raise attributes.place.error("dans une section, on attend un titre « ### » suivi de son texte.")
        return self._paragraphe(f"### {title}\n\n{body}", attributes, default)

    def _paragraphe(self, markdown: str, attributes: Attributes, default: _Default) -> Paragraphe:
        attributes.allow(_PROSE_KEYS)
        for cited in (Cited.ARTICLE, Cited.SOURCE):
            self._cite(cited, attributes.words(_CITING[cited]), attributes.place)
        paragraphe = Paragraphe(
            markdown=french(markdown),
            certitude=default.certitude_of(attributes),
            articles=tuple(map(ArticleId, attributes.words("articles"))),
            sources=attributes.words("sources"),
            papier=attributes.member("papier", Papier) or default.papier,
        )
        self._written.append((paragraphe, attributes.place))
        return paragraphe

    def _take(self, identifier: str, place: Place) -> None:
        if identifier in self._ids:
            raise place.error(f"l’identifiant « {identifier} » est déjà pris dans cette fiche.")
        self._ids.add(identifier)

    def _cite(self, cited: Cited, wanted: Iterable[str], place: Place) -> None:
        self._citations.extend(Citation(cited, word, place) for word in wanted)

    def _split(self, block: SyntaxTreeNode) -> tuple[str, Attributes]:
        """The text of a heading or paragraph, and the attributes that end it; they are on its last line."""
        inline = next((child for child in block.children if child.type == "inline"), None)
        line = (inline or block).map
        return split_attributes(inline.content if inline else "", Place(self._path, line[1] if line else 0))

    def _place(self, block: SyntaxTreeNode | None) -> Place:
        return Place(self._path, block.map[0] + 1 if block and block.map else 0)

    def _source(self, blocks: list[SyntaxTreeNode]) -> str:
        """What the author wrote for these blocks, without its common indent."""
        spans = [block.map for block in blocks if block.map]
        if not spans:
            return ""
        source = textwrap.dedent("\n".join(self._lines[spans[0][0] : spans[-1][1]])).strip()
        stray = re.search(r"\{[^{}]*\}", source)
        if stray:
            line = spans[0][0] + 1 + source[: stray.start()].count("\n")
            raise Place(self._path, line).error("un bloc d’attributs termine une étape, un interdit ou un titre.")
        return source


def _publics(attributes: Attributes) -> tuple[Public, ...]:
    words = attributes.words("public")
    for word in words:
        if word not in tuple(Public):
            raise attributes.place.error(
                f"le public « {word} » n’existe pas ; valeurs possibles : {', '.join(Public)}."
            )
    return tuple(map(Public, words))


def _united(*groups: Iterable[T]) -> tuple[T, ...]:
    """All of them once, in the order first met."""
    return tuple(dict.fromkeys(member for group in groups for member in group))
