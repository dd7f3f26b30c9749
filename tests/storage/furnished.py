"""A store with something of each nature in it, and a clock the test moves. Every person here is invented."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from desktop.annuaire.model import Complement, Service, ServiceId, Structure, StructureId
from desktop.echange.identite import Identite
from desktop.entretiens.model import EntretienId, Etat, Ref, Reponse
from desktop.fiches.model import EtapeId, FicheId
from desktop.langues.langue import Langue
from desktop.orientations.fugue import Evenement, EvenementId, EvenementKind
from desktop.orientations.model import Coche, Emetteur, Orientation, OrientationId, Personne, PriseEnCharge, Retour
from desktop.orientations.model import PriseEnChargeId as PriseId
from desktop.orientations.reglages import Reglages
from desktop.orientations.transmission import Transmissible
from desktop.partenaires.model import Origine, Partenaire, PartenaireId
from desktop.poste.charges import Charge
from desktop.poste.recues import Confiance, Recue, RecueId, Vue
from desktop.storage.argon2_cost import Argon2
from desktop.storage.coffre import Coffre
from tests.annuaire.brought import bring
from tests.storage.made import created

T0 = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
FAST = Argon2(passes=1, memory_kib=32, lanes=4)
PHRASE = "quatre chevaux dans la forêt"
CODE = "0000-0000-0000-0000-0000-0000-0000"
REGLAGES = Reglages(30, Emetteur("Brigade fictive", "123456", "02 00 00 00 00"), "Organisme fictif")
Fiche = FicheId("accueil")
BRIGADE = Identite.generate("Brigade fictive").publique
"""The public key of a sender."""


class Clock:
    """Gives the time it was set to, a little later each time it is asked."""

    def __init__(self, instant: datetime = T0) -> None:
        self.instant = instant

    def __call__(self) -> datetime:
        self.instant += timedelta(milliseconds=1)
        return self.instant

    def pass_(self, **delay: float) -> None:
        self.instant += timedelta(**delay)


def create(profile: Path, clock: Clock) -> Coffre:
    coffre = Coffre.create(profile, PHRASE, CODE, now=clock, cost=FAST)
    coffre.reglages.save(REGLAGES)
    return coffre


def created_once(profile: Path, clock: Clock) -> Coffre:
    """The same, quicker, for a test that has no other post: whoever asks at one time gets copies of one post."""
    coffre = created(profile, PHRASE, CODE, now=clock, cost=FAST)
    coffre.reglages.save(REGLAGES)
    return coffre


def reopen(profile: Path, clock: Clock, phrase: str = PHRASE) -> Coffre:
    return Coffre.open(profile, phrase, now=clock, cost=FAST)


def receive(coffre: Coffre, name: str, at: datetime = T0) -> None:
    """Keep a reception with a step ticked and an interview answered, a slip, and a slip received, all of this name."""
    coffre.prises_en_charge.add(PriseEnCharge(PriseId(name), Fiche, at, (Coche(EtapeId("A1"), at),)))
    coffre.entretiens.start(EntretienId(name), PriseId(name), "accueil", "1", Langue.ARABE, at)
    answer(coffre, name, "oui", at)
    coffre.orientations.save(slip(name, at))
    me = coffre.titulaire.titulaire_id
    coffre.fugues.add(Evenement(EvenementId(name), PriseId(name), EvenementKind.CONSTATEE, at, me, "foyer"))
    coffre.charges.save(Charge(PriseId(name), me, me, at))
    coffre.recues.add(received(name, at), b"%PDF " + name.encode())


def answer(coffre: Coffre, name: str, value: str, at: datetime = T0) -> None:
    coffre.entretiens.save_reponse(EntretienId(name), Reponse(Ref("/q"), Etat.ANSWERED, value, at, Langue.ARABE))


def answers(coffre: Coffre, name: str) -> list[str]:
    found = coffre.entretiens.list_for_prise(PriseId(name))
    return [reponse.value for entretien in found for reponse in entretien.reponses]


def slip(name: str, at: datetime = T0, prenom: str = "Zénobie") -> Orientation:
    return Orientation(OrientationId(name), PriseId(name), at, personne=Personne(prenom=prenom))


def received(name: str, at: datetime = T0, days: int = 30, prenom: str = "Zénobie") -> Recue:
    """A slip that another post has sent, to be erased after so many days."""
    told = Transmissible(at, REGLAGES.emetteur, partenaire("destinataire"), Retour(), Personne(prenom=prenom))
    erase_on = at.astimezone().date() + timedelta(days=days)
    sender = OrientationId(f"chez-{name}")
    return Recue(RecueId(name), f"env-{name}", sender, at, erase_on, BRIGADE, Confiance.INCONNUE, told, b"manifeste")


def partenaire(name: str) -> Partenaire:
    return Partenaire(PartenaireId(name), f"Refuge {name}", Origine.LOCAL)


def structure(name: str, **fields: Any) -> Structure:
    return Structure(StructureId(name), "fictive", f"Refuge {name}", T0.date(), **fields)


def service(name: str, of: str, **fields: Any) -> Service:
    return Service(ServiceId(name), StructureId(of), "fictive", f"Écoute {name}", "Sur place", T0.date(), **fields)


def note_structure(coffre: Coffre, name: str = "s-1") -> None:
    """Keep a structure of the directory with a service, and something noted of it."""
    bring(coffre, T0, [structure(name)], [service(name, name)])
    coffre.annuaire.save_complement(Complement(StructureId(name), langues=frozenset({Langue.ARABE}), note="Sonner"))


def kept(coffre: Coffre) -> dict[str, set[str]]:
    """The identifiers of all that a store keeps, by nature."""
    prises = coffre.prises_en_charge.list()
    return {
        "prises": {p.prise_id for p in prises},
        "entretiens": {e.entretien_id for p in prises for e in coffre.entretiens.list_for_prise(p.prise_id)},
        "orientations": {o.orientation_id for o in coffre.orientations.list()},
        "recues": {line.recue_id for line in coffre.recues.lines(Vue.TOUTES, T0, T0.date(), limit=99)},
        "partenaires": {p.partenaire_id for p in coffre.partenaires.list()},
    }
