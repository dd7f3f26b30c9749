"""What a reflex sheet, an article and a contact are made of. Values only; `contenu.py` loads them.

Texts are French, ready to be shown: their apostrophes and non-breaking spaces are already set.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NewType

FicheId = NewType("FicheId", str)
EtapeId = NewType("EtapeId", str)
ArticleId = NewType("ArticleId", str)
ContactId = NewType("ContactId", str)


class Certitude(StrEnum):
    """How sure a fact is; values are the tags of the research file."""

    VERIFIE = "V"
    A_RELIRE = "V-anc"
    MEMOIRE = "M"
    PROPOSITION = "D"


class Relecture(StrEnum):
    """State of a whole sheet."""

    PROJET = "projet"
    RELU_METIER = "relu métier"
    RELU_JURISTE = "relu juriste"


class Rang(StrEnum):
    """What a sheet is to the others; the list of sheets shows them apart."""

    PRINCIPALE = "principale"  # one of those a reception is followed on
    COMPLEMENTAIRE = "complementaire"  # consulted beside them


class Public(StrEnum):
    """Who a step or a section is for, when it is not for all who read the sheet."""

    FSI = "fsi"  # police, gendarmerie
    ASE = "ase"
    PJJ = "pjj"


class Papier(StrEnum):
    """How much of a thing goes on the printed sheet; all of it is on the screen."""

    ENTIER = "entier"
    COURT = "court"  # a step without its detail
    NON = "non"


class Acte(StrEnum):
    """What ticking a step does for the slip ("ce qui a déjà été fait")."""

    EXAMEN_MEDICAL = "examen_medical"
    PLAINTE_RECUE = "plainte_recue"
    DROITS_NOTIFIES = "droits_notifies"
    DELAI_REFLEXION = "delai_reflexion"
    APPEL_115 = "appel_115"
    PARQUET_AVISE = "parquet_avise"
    EVALUATION_EVVI = "evaluation_evvi"
    INTERPRETE = "interprete"
    ASSOCIATION_PREVENUE = "association_prevenue"


@dataclass(frozen=True, slots=True)
class Article:
    """A text of law or an official text, kept once. `version_du` is that of the version read, None when unknown."""

    article_id: ArticleId
    reference: str  # "CESEDA, art. R. 425-1"
    dit: str  # what it says, in one or two plain sentences
    peine: str  # "" when it carries none
    source: str  # where it was read, in words
    certitude: Certitude
    version_du: date | None = None
    note: str = ""  # what a reader must know before relying on it: changed since, number to check…
    source_keys: tuple[str, ...] = ()  # the same sources, as keys of the research file


class Fraicheur(StrEnum):
    """How long ago a number of the post was checked."""

    A_JOUR = "a_jour"
    A_REVERIFIER = "a_reverifier"
    PERIME = "perime"


STALE_DAYS = 183
OUTDATED_DAYS = 365


@dataclass(frozen=True, slots=True)
class Coordonnees:
    """How this post reaches a local service. Nothing personal: it is read before unlocking.

    All texts but the telephone may be "". `verifie_par` is a function ("secrétariat"), never a name.
    """

    contact_id: ContactId
    telephone: str
    verifie_le: date
    nom: str = ""  # as it is known here: "Parquet de Rouen"
    horaires: str = ""
    courriel: str = ""
    note: str = ""
    verifie_par: str = ""

    def fraicheur(self, today: date) -> Fraicheur:
        """A number checked tomorrow, by a clock set back since, was checked."""
        days = (today - self.verifie_le).days
        if days > OUTDATED_DAYS:
            return Fraicheur.PERIME
        return Fraicheur.A_REVERIFIER if days > STALE_DAYS else Fraicheur.A_JOUR


@dataclass(frozen=True, slots=True)
class Contact:
    """A national service, or a local one. Unverified facts are "": never a number, nor hours, that nobody has checked.

    The number and the hours of a local one are those of its `coordonnees`: None until the post fills them in.
    """

    contact_id: ContactId
    nom: str
    numero: str  # as it is read aloud: "116 000"
    public: str
    objet: str
    horaires: str
    gratuit: bool  # True only when verified
    site: str
    is_emergency: bool
    receives_orientations: bool = False  # a slip may be sent to it
    source: str = ""
    is_local: bool = False
    court: str = ""  # a local one in a word or two
    ou_trouver: str = ""  # where the responsable of a post finds the number of a local one
    coordonnees: Coordonnees | None = None
    fraicheur: Fraicheur = Fraicheur.A_JOUR
    is_checked: bool = True  # False: read while the post is locked, from a file that others may have changed

    @property
    def is_to_fill(self) -> bool:
        """A local service that this post has not filled in."""
        return self.is_local and self.coordonnees is None

    def reached_by(self, coordonnees: Coordonnees | None, today: date, *, is_checked: bool) -> "Contact":
        """This local service as the post knows it."""
        return replace(
            self,
            numero=coordonnees.telephone if coordonnees else "",
            horaires=coordonnees.horaires if coordonnees else "",
            coordonnees=coordonnees,
            fraicheur=coordonnees.fraicheur(today) if coordonnees else Fraicheur.A_JOUR,
            is_checked=is_checked,
        )


@dataclass(frozen=True, slots=True)
class Etape:
    """One step. Its id is unique in its sheet and never changes: ticks are kept under it.

    `certitude` is that of the step; a verified step rests on verified articles or on sources.
    A step that opens a branch is followed by the steps of that branch.
    """

    etape_id: EtapeId
    texte: str  # inline Markdown: one short sentence
    detail: str  # Markdown, may be ""
    certitude: Certitude
    articles: tuple[ArticleId, ...] = ()
    contacts: tuple[ContactId, ...] = ()
    acte: Acte | None = None
    leads_to: FicheId | None = None  # "moins de 18 ans ou doute": leaves this sheet for that one
    opens_entretien: str | None = None  # id of the interview this step opens
    sources: tuple[str, ...] = ()  # keys of what was read, when no article says it
    opens_branch: str = ""
    branch: str = ""  # the one it belongs to
    publics: tuple[Public, ...] = ()  # empty: for all
    papier: Papier = Papier.ENTIER


@dataclass(frozen=True, slots=True)
class Paragraphe:
    """Prose, Markdown (a title `###`, paragraphs, lists, tables), with its certainty and what supports it."""

    markdown: str
    certitude: Certitude
    articles: tuple[ArticleId, ...] = ()
    sources: tuple[str, ...] = ()
    papier: Papier = Papier.ENTIER


class Nature(StrEnum):
    """What a section is for; drives where the window puts it."""

    ETAPES = "etapes"
    INTERDITS = "interdits"  # what must never be done, set apart
    LECTURE = "lecture"


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of content: steps (which reading may follow), interdictions, or reading."""

    section_id: str
    titre: str
    nature: Nature
    etapes: tuple[Etape, ...] = ()
    interdits: tuple[Paragraphe, ...] = ()
    lecture: tuple[Paragraphe, ...] = ()
    publics: tuple[Public, ...] = ()  # empty: for all
    papier: Papier = Papier.ENTIER


@dataclass(frozen=True, slots=True)
class Fiche:
    """A whole sheet. `articles` and `contacts` hold all that its steps cite, and more when the author says so."""

    fiche_id: FicheId
    titre: str
    objectif: str
    pour_qui: str
    mesure: str  # "mesure 5 de la stratégie du 2 mai 2024"
    version: str
    a_jour_au: date
    a_relire_le: date
    responsable: str
    relecture: Relecture
    sections: tuple[Section, ...]
    articles: tuple[ArticleId, ...]  # the law panel, in order
    contacts: tuple[ContactId, ...]  # the contacts panel, in order
    entretiens: tuple[str, ...] = ()  # ids of the interviews it offers, the main one first
    meme_personne: tuple[FicheId, ...] = ()  # sheets the same person may come to be followed on
    rang: Rang = Rang.PRINCIPALE

    def etapes(self) -> tuple[Etape, ...]:
        """All steps, in reading order."""
        return tuple(etape for section in self.sections for etape in section.etapes)

    def publics(self) -> tuple[Public, ...]:
        """Those this sheet tells apart; empty when it is the same for all."""
        told = {p for section in self.sections for p in section.publics}
        told |= {p for etape in self.etapes() for p in etape.publics}
        return tuple(p for p in Public if p in told)


@dataclass(frozen=True, slots=True)
class Feuille:
    """A sheet to be printed, with the articles and the services it cites."""

    fiche: Fiche
    articles: tuple[Article, ...]
    contacts: tuple[Contact, ...]
