"""Services over a real store in a folder of its own, with the phrases shipped, a small sheet and interview, and a
clock the test moves. Every person here is invented."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from desktop import paths
from desktop.annuaire.contours import load_contours
from desktop.annuaire.departements import load_departements
from desktop.entretiens.xlsform import read_xlsform
from desktop.fiches.contenu import Contenu
from desktop.fiches.model import (
    Acte,
    Certitude,
    Contact,
    ContactId,
    Etape,
    EtapeId,
    Fiche,
    FicheId,
    Nature,
    Relecture,
    Section,
)
from desktop.langues.catalogue import Catalogues
from desktop.langues.langue import Langue
from desktop.langues.textes import TextesPersonne
from desktop.orientations.model import (
    Accord,
    Besoin,
    BesoinExprime,
    Emetteur,
    Explication,
    Item,
    Orientation,
    Personne,
    Retour,
    TrancheAge,
    Urgence,
)
from desktop.orientations.reglages import Reglages
from desktop.partenaires.model import Origine, Partenaire, PartenaireId
from desktop.services.acces import Ressources, Services, open_services
from desktop.storage.argon2_cost import Argon2
from desktop.storage.coffre import Coffre
from tests.storage.made import created

ACCUEIL = FicheId("accueil")
T0 = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
FAST = Argon2(passes=1, memory_kib=32, lanes=4)
FORM = Path(__file__).parent / "accueil.md"


class Clock:
    """Gives the time it was set to."""

    def __init__(self, instant: datetime) -> None:
        self.instant = instant

    def __call__(self) -> datetime:
        return self.instant

    def pass_(self, **delay: float) -> None:
        self.instant += timedelta(**delay)


@pytest.fixture
def clock() -> Clock:
    return Clock(T0)


@pytest.fixture
def new_id() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"id-{next(numbers)}"


@pytest.fixture(scope="session")
def fast() -> Argon2:
    return FAST


def _etape(name: str, acte: Acte | None = None) -> Etape:
    return Etape(EtapeId(name), name, "", Certitude.VERIFIE, acte=acte)


def _contact(name: str, numero: str, receives: bool = False) -> Contact:
    return Contact(ContactId(name), name.title(), numero, "tous", "écoute", "", True, "", False, receives)


@pytest.fixture(scope="session")
def contenu() -> Contenu:
    steps = (_etape("seul"), _etape("droits", Acte.DROITS_NOTIFIES), _etape("115", Acte.APPEL_115))
    section = Section("avant", "Avant", Nature.ETAPES, etapes=steps)
    day = date(2026, 11, 1)
    fiche = Fiche(
        ACCUEIL, "Accueil", "", "", "", "1", day, day, "", Relecture.PROJET, (section,), (), (), entretiens=("accueil",)
    )
    contacts = (_contact("samu", "15"), _contact("aide-victimes", "116 006", receives=True), _contact("acse", ""))
    return Contenu({ACCUEIL: fiche}, {}, {c.contact_id: c for c in contacts}, {})


@pytest.fixture(scope="session")
def ressources(contenu: Contenu) -> Ressources:
    textes = TextesPersonne.load(paths.RESOURCES / "textes" / "personne.toml", Catalogues(paths.TRANSLATIONS))
    departements = load_departements(paths.RESOURCES)
    return Ressources(
        contenu,
        {"accueil": read_xlsform(FORM)},
        textes,
        departements,
        lambda: load_contours(paths.RESOURCES, departements),
    )


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "profil"


@pytest.fixture
def reglages() -> Reglages:
    return Reglages(30, Emetteur("Brigade fictive", "123456", "02 00 00 00 00"), "Organisme fictif")


@pytest.fixture
def coffre(profile: Path, clock: Clock, reglages: Reglages) -> Iterator[Coffre]:
    opened = created(profile, "une phrase", "0000-0000-0000-0000-0000-0000-0000", now=clock, cost=FAST)
    opened.reglages.save(reglages)
    yield opened
    opened.close()


@pytest.fixture
def services(coffre: Coffre, ressources: Ressources, clock: Clock, new_id: Callable[[], str]) -> Services:
    return open_services(coffre, ressources, clock, new_id)


@pytest.fixture
def partenaire() -> Partenaire:
    return Partenaire(PartenaireId("refuge"), "Le Refuge fictif", Origine.LOCAL)


@pytest.fixture
def complete(partenaire: Partenaire, clock: Clock) -> Callable[[Orientation], Orientation]:
    """Fill by hand all that an adult's slip needs to be handed over."""

    def fill(orientation: Orientation) -> Orientation:
        return replace(
            orientation,
            personne=Personne("Naïma", TrancheAge.DE_21_A_25, Langue.ARABE),
            contact=replace(orientation.contact, declined=True),
            besoins=(BesoinExprime(Besoin.HEBERGEMENT, Urgence.CE_JOUR),),
            partenaire=partenaire,
            accord=Accord("refuge", frozenset(Item), frozenset(), clock(), Langue.ARABE, Explication.ORAL),
            retour=Retour("la brigade", "sous 72 h"),
        )

    return fill


@pytest.fixture
def handed_over(services: Services, complete: Callable[[Orientation], Orientation]) -> Orientation:
    prise = services.prises_en_charge.open(ACCUEIL)
    saved = services.orientations.save(complete(services.orientations.draft(prise.prise_id)))
    return services.orientations.hand_over(saved.orientation_id)
