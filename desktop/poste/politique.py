"""What the service imposes on its posts, whoever sits at them; read by `politique_file.py`.

To let a service fix something more: a field here with the widest value as its default, its key in
`politique_file.py`, and its line in `docs/politique.md`.
"""

import fnmatch
import re
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from desktop.annuaire.recherche import STALE_MONTHS
from desktop.langues.langue import Langue
from desktop.orientations.reglages import NaturePoste, Reglages
from desktop.partenaires.model import Origine, Partenaire, PartenaireId
from desktop.poste.titulaires import Role


class Fixable(StrEnum):
    """A setting of the post that the service may fix. Values are fields of `Politique`, named as in `Reglages`."""

    RESPONSABLE = "responsable"
    SERVICE = "service"
    RAPPEL = "rappel"
    CONSERVATION = "conservation_jours"
    BROUILLON = "brouillon_heures"
    VERROUILLAGE = "verrouillage_minutes"
    NATURE = "nature"
    RELANCE_CE_JOUR = "relance_ce_jour_heures"
    RELANCE_72H = "relance_72h_heures"
    RELANCE = "relance_heures"


class Sortie(StrEnum):
    """A way a document leaves the store."""

    IMPRESSION = "impression"
    PDF = "pdf"  # in clear
    PDF_CHIFFRE = "pdf_chiffre"
    ENVELOPPE = "enveloppe"

    @property
    def is_file(self) -> bool:
        return self is not Sortie.IMPRESSION


class Droit(StrEnum):
    """What a *responsable* always may, and an *agent* may where the service lets them."""

    EFFACER = "effacer"  # before the date
    EXPORTER = "exporter"  # write a document to a file, whatever the way
    SAUVEGARDER = "sauvegarder"


class Recuperation(StrEnum):
    SIMPLE = "simple"  # one printed code opens the store
    PARTAGEE = "partagee"  # two codes, held by two persons


@dataclass(frozen=True, slots=True)
class Politique:
    """None, or the widest value, where the service leaves the choice.

    `source` is the file read, None without one; `keys` are those it holds, as `table.key`.
    """

    source: Path | None = None
    keys: tuple[str, ...] = ()
    responsable: str | None = None
    service: str | None = None
    rappel: str | None = None
    conservation_jours: int | None = None
    brouillon_heures: int | None = None
    verrouillage_minutes: int | None = None
    nature: NaturePoste | None = None
    relance_ce_jour_heures: int | None = None
    relance_72h_heures: int | None = None
    relance_heures: int | None = None
    journal_mois: int = 12
    nationaux: tuple[PartenaireId, ...] | None = None  # None: all
    locaux: tuple[str, ...] | None = None  # names, where `*` is any run of characters; None: all
    saisie_locale: bool = True
    sorties: tuple[Sortie, ...] = tuple(Sortie)
    langues: tuple[Langue, ...] = tuple(Langue)
    droit_relu: bool = False  # what states the law is said in French until its translation is approved
    interface: Langue | None = None  # what the window speaks; None: French, and whoever sits there may change it
    import_entretiens: bool = True  # questionnaires of the service, by a responsable
    import_annuaire: bool = True  # files of structures and services, by a responsable
    annuaire_mois: int = STALE_MONTHS  # after which what is known of a structure is to be checked again
    agent_peut: tuple[Droit, ...] = tuple(Droit)
    responsables_min: int = 1
    recuperation: Recuperation | None = None  # None: the post chooses
    sauvegarde_dossier: Path | None = None  # None: beside the store
    sauvegarde_nombre: int = 3
    sauvegarde_age_max_jours: int = 7

    def fixes(self, fixable: Fixable) -> bool:
        return getattr(self, fixable.value) is not None

    def applied_to(self, reglages: Reglages) -> Reglages:
        """Return the settings with all that is fixed as the service fixed it."""
        return replace(
            reglages,
            emetteur=replace(
                reglages.emetteur,
                service=_fixed(self.service, reglages.emetteur.service),
                rappel=_fixed(self.rappel, reglages.emetteur.rappel),
            ),
            responsable=_fixed(self.responsable, reglages.responsable),
            conservation_jours=self.conservation_jours or reglages.conservation_jours,
            brouillon_heures=self.brouillon_heures or reglages.brouillon_heures,
            verrouillage_minutes=self.verrouillage_minutes or reglages.verrouillage_minutes,
            nature=self.nature or reglages.nature,
            relance_ce_jour_heures=self.relance_ce_jour_heures or reglages.relance_ce_jour_heures,
            relance_72h_heures=self.relance_72h_heures or reglages.relance_72h_heures,
            relance_heures=self.relance_heures or reglages.relance_heures,
        )

    def allows_recipient(self, partenaire: Partenaire) -> bool:
        """Whether a slip may go to that partner."""
        if partenaire.origine is Origine.NATIONAL:
            return self.nationaux is None or partenaire.partenaire_id in self.nationaux
        return self.locaux is None or any(_matches(pattern, partenaire.nom) for pattern in self.locaux)

    @property
    def allows_local_entry(self) -> bool:
        """Whether local partners may be entered and changed on this post."""
        return self.saisie_locale and self.locaux != ()

    def allows_sortie(self, sortie: Sortie) -> bool:
        return sortie in self.sorties

    def allows_langue(self, langue: Langue) -> bool:
        return langue in self.langues

    def allows(self, role: Role, droit: Droit) -> bool:
        return role is Role.RESPONSABLE or droit in self.agent_peut


NO_POLITIQUE = Politique()


def _fixed(imposed: str | None, chosen: str) -> str:
    return chosen if imposed is None else imposed


def _matches(pattern: str, nom: str) -> bool:
    """Accents, case and runs of spaces do not count: a name is typed by hand."""
    only_stars = re.sub(r"([?[])", r"[\1]", _folded(pattern))
    return fnmatch.fnmatchcase(_folded(nom), only_stars)


def _folded(text: str) -> str:
    plain = (c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return re.sub(r"\s+", " ", "".join(plain))
