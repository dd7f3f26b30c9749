"""What finding looks at in a structure: its facts, whatever says them, small enough to hold a whole directory."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NewType

from desktop.annuaire.codes import CodeDepartement
from desktop.annuaire.correspondance import CONTACTS, TOUS_PUBLICS, Objet, besoins_of, publics_of
from desktop.annuaire.departements import Departements
from desktop.annuaire.model import Complement, Public, StructureId
from desktop.fiches.model import Contact, ContactId
from desktop.langues.folding import words
from desktop.langues.langue import Langue
from desktop.orientations.model import Besoin
from desktop.partenaires.model import Visibilite

ProfilId = NewType("ProfilId", str)
"""The id of a structure of the directory, or `contact:` and that of a national or local service."""

_CONTACT = "contact:"
_METROPOLE = "Europe/Paris"
_ROUND_THE_CLOCK = "24\N{NO-BREAK SPACE}h sur 24, tous les jours"


@dataclass(frozen=True, slots=True)
class Offre:
    """One service: what for, and for whom. No public: nobody said; `is_for_all`: somebody said so."""

    besoins: frozenset[Besoin]
    publics: frozenset[Public] = frozenset()
    is_for_all: bool = False


@dataclass(frozen=True, slots=True)
class Profil:
    """`departement` None: everywhere when `is_everywhere`, else not known. Words typed are looked for in `texte`.

    `publics` is what this post noted: it goes before what the services say. `date_maj` is that of the directory.
    `commune` is "" when the address is never told.
    """

    profil_id: ProfilId
    nom: str
    commune: str
    departement: CodeDepartement | None
    fuseau: str
    texte: str
    horaires: str = ""
    offres: tuple[Offre, ...] = ()
    besoins: frozenset[Besoin] = frozenset()  # those of all its `offres`, and those this post noted
    publics: frozenset[Public] = frozenset()
    langues: frozenset[Langue] = frozenset()
    age_min: int | None = None
    age_max: int | None = None
    agrement_psp: bool | None = None
    agrement_jusqu_au: date | None = None
    accueil_urgent: bool | None = None
    verifie_le: date | None = None
    date_maj: date | None = None
    absente_le: date | None = None  # when the set of data it came from no longer had it
    is_everywhere: bool = False
    is_local: bool = False  # a service whose number this post has filled in

    @property
    def contact_id(self) -> ContactId | None:
        """Of the service of the content that this is, if it is one."""
        is_contact = self.profil_id.startswith(_CONTACT)
        return ContactId(self.profil_id.removeprefix(_CONTACT)) if is_contact else None

    @property
    def structure_id(self) -> StructureId | None:
        """Of the structure of the directory that this is, if it is one."""
        return None if self.contact_id else StructureId(self.profil_id)


@dataclass(frozen=True, slots=True)
class Entree:
    """What the directory says of a structure, as little as finding needs. `texte`: its words, folded, each once."""

    structure_id: StructureId
    nom: str
    commune: str
    departement: str
    texte: str
    horaires: str
    date_maj: date
    offres: tuple[Offre, ...] = ()
    absente_le: date | None = None


def profil_of(entree: Entree, complement: Complement | None, departements: Departements) -> Profil:
    """What the directory and this post know of a structure, together."""
    departement = departements.get(CodeDepartement(entree.departement))
    known = complement or _NOTHING_NOTED
    return Profil(
        profil_id=ProfilId(entree.structure_id),
        nom=entree.nom,
        commune="" if known.visibilite is Visibilite.JAMAIS else entree.commune,
        departement=departement.code if departement else None,
        fuseau=departement.fuseau if departement else _METROPOLE,
        texte=f" {entree.texte}",
        horaires=known.horaires or entree.horaires,
        offres=entree.offres,
        besoins=_besoins(entree.offres, known.besoins),
        publics=known.publics,
        langues=known.langues,
        age_min=known.age_min,
        age_max=known.age_max,
        agrement_psp=known.agrement_psp,
        agrement_jusqu_au=known.agrement_jusqu_au,
        accueil_urgent=known.accueil_urgent,
        verifie_le=known.verifie_le,
        date_maj=entree.date_maj,
        absente_le=entree.absente_le,
    )


def profil_of_contact(contact: Contact) -> Profil:
    """A national service, or a local one that this post has filled in."""
    objet = CONTACTS.get(contact.contact_id, Objet(frozenset()))
    known = contact.coordonnees
    said = (contact.nom, contact.court, contact.objet, contact.public, contact.numero.replace(" ", ""))
    return Profil(
        profil_id=ProfilId(f"{_CONTACT}{contact.contact_id}"),
        nom=(known.nom if known else "") or contact.nom,
        commune="",
        departement=None,
        fuseau=_METROPOLE,
        texte=" " + " ".join(words(" ".join((known.nom if known else "", *said)))),
        horaires="24/7" if contact.horaires == _ROUND_THE_CLOCK else contact.horaires,
        besoins=objet.besoins,
        publics=objet.publics,
        age_min=objet.age_min,
        age_max=objet.age_max,
        verifie_le=known.verifie_le if known else None,
        is_everywhere=True,
        is_local=contact.is_local,
    )


@lru_cache(maxsize=4096)
def offre_of(thematiques: str, publics: str) -> Offre:
    """What a service is for, from the words of the directory, separated by spaces. Alike services share one."""
    said = publics.split()
    return Offre(besoins_of(thematiques.split()), publics_of(said), TOUS_PUBLICS in said)


@lru_cache(maxsize=4096)
def _besoins(offres: tuple[Offre, ...], noted: frozenset[Besoin]) -> frozenset[Besoin]:
    return noted.union(*(offre.besoins for offre in offres))


_NOTHING_NOTED = Complement(StructureId(""))
