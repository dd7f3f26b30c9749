"""A slip drafted from the steps ticked and the interview, and drafted again when they have changed.

What an interview gives is decided in the form: calculations (or questions) named as in `TEXT_NAMES`, `FLAG_NAMES`,
`CODE_NAMES` and `BESOIN_NAMES`, and nothing else is read. A blank gives a blank, and so does a value that is not of
the closed set. The safe contact is declined when `orientation_contact_refuse` is true, or when the person declined to
answer `contact_veut` or `contact_moyen`.

Drafting again only adds: a blank field is filled, a need or an act that was not there is added. What the officer
typed or an earlier draft wrote is never changed nor removed; so what no longer holds is taken out by hand, and a need
removed by hand comes back as long as the answer that gave it stands.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from desktop.entretiens.entretien import Entretien
from desktop.entretiens.model import Etat
from desktop.fiches.model import Acte, Etape
from desktop.langues.langue import Langue
from desktop.orientations.model import (
    ActeFait,
    Besoin,
    BesoinExprime,
    Contact,
    Emetteur,
    Orientation,
    OrientationId,
    Personne,
    Plainte,
    PriseEnCharge,
    ProtectionMineur,
    Securite,
    TrancheAge,
    Urgence,
)

TEXT_NAMES = (
    "orientation_prenom",
    "orientation_langue_autre",
    "orientation_contact_moyen",
    "orientation_contact_heures",
    "orientation_contact_mot",
    "orientation_contact_interdit",
    "orientation_situation",
    "orientation_consigne",
)
FLAG_NAMES = ("orientation_interprete", "orientation_danger", "orientation_contact_refuse")
"""Values: `oui`, `1`, `true`, or `non`, `0`, `false`."""
CODE_NAMES: dict[str, type[StrEnum]] = {
    "orientation_tranche_age": TrancheAge,
    "orientation_langue": Langue,
    "orientation_plainte": Plainte,
}
BESOIN_NAMES = {f"besoin_{besoin.value}": besoin for besoin in Besoin}
"""Values: an `Urgence`."""

_DECLINED_BY = ("contact_veut", "contact_moyen")
_TRUE, _FALSE = ("oui", "1", "true"), ("non", "0", "false")

NO_PROTECTION = ProtectionMineur()

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Answers:
    """How an interview is read here: `value` gives "" for a blank, `is_declined` tells of a question by its name."""

    value: Callable[[str], str]
    is_declined: Callable[[str], bool]

    @classmethod
    def of(cls, *entretiens: Entretien) -> "Answers":
        """What a person's interviews say together: the first one that says something, the last one begun first."""
        etats: dict[str, Etat] = {}
        for entretien in entretiens:
            for reponse in entretien.reponses():
                if entretien.is_relevant(reponse.ref):
                    etats.setdefault(reponse.ref.rpartition("/")[2], reponse.etat)

        def value(name: str) -> str:
            return next(filter(None, (entretien.value(name) for entretien in entretiens)), "")

        return cls(value, lambda name: etats.get(name) is Etat.DECLINED)


def draft_orientation(
    orientation_id: OrientationId,
    prise: PriseEnCharge,
    etapes: Iterable[Etape],
    answers: Answers,
    emetteur: Emetteur,
    now: datetime,
    protection: ProtectionMineur = NO_PROTECTION,
) -> Orientation:
    """Return a new slip with all that the ticks and the answers say. `etapes` are those of the sheet followed.

    `protection` is what the thread of a minor says; a step ticked fills what it does not.
    """
    actes = _actes(prise, etapes)
    done_at = {fait.acte: fait.done_at for fait in actes}
    plainte = _code(answers, "orientation_plainte", Plainte)
    return Orientation(
        orientation_id=orientation_id,
        prise_id=prise.prise_id,
        created_at=now,
        emetteur=emetteur,
        personne=_personne(answers, has_interprete=Acte.INTERPRETE in done_at),
        contact=_contact(answers),
        situation=answers.value("orientation_situation").strip(),
        besoins=_besoins(answers),
        securite=Securite(_flag(answers, "orientation_danger"), answers.value("orientation_consigne").strip()),
        plainte=plainte or (Plainte.OUI if Acte.PLAINTE_RECUE in done_at else None),
        actes=actes,
        protection=_filled(protection, ProtectionMineur(parquet_avise_at=done_at.get(Acte.PARQUET_AVISE))),
    )


def merged(kept: Orientation, drafted: Orientation) -> Orientation:
    """Return the slip kept, with what a new draft adds to it (see the top of this file)."""
    return replace(
        kept,
        emetteur=_filled(kept.emetteur, drafted.emetteur),
        personne=_merged_personne(kept.personne, drafted.personne),
        contact=_merged_contact(kept.contact, drafted.contact),
        situation=kept.situation or drafted.situation,
        besoins=_added(kept.besoins, drafted.besoins, lambda exprime: exprime.besoin),
        securite=_filled(kept.securite, drafted.securite),
        plainte=kept.plainte or drafted.plainte,
        actes=_added(kept.actes, drafted.actes, lambda fait: fait.acte),
        protection=_filled(kept.protection, drafted.protection),
    )


def _actes(prise: PriseEnCharge, etapes: Iterable[Etape]) -> tuple[ActeFait, ...]:
    """Each act once, at the first tick of a step that does it."""
    first: dict[Acte, datetime] = {}
    for etape in etapes:
        ticked_at = prise.ticked_at(etape.etape_id)
        if etape.acte and ticked_at:
            first[etape.acte] = min(ticked_at, first.get(etape.acte, ticked_at))
    return tuple(ActeFait(acte, first[acte]) for acte in Acte if acte in first)


def _personne(answers: Answers, *, has_interprete: bool) -> Personne:
    langue = _code(answers, "orientation_langue", Langue)
    return Personne(
        prenom=answers.value("orientation_prenom").strip(),
        tranche_age=_code(answers, "orientation_tranche_age", TrancheAge),
        langue=langue,
        langue_autre="" if langue else answers.value("orientation_langue_autre").strip(),
        needs_interprete=has_interprete or _flag(answers, "orientation_interprete") is True,
    )


def _contact(answers: Answers) -> Contact:
    interdit = answers.value("orientation_contact_interdit").strip()
    declined = _flag(answers, "orientation_contact_refuse") or any(answers.is_declined(name) for name in _DECLINED_BY)
    if declined:
        return Contact(interdit=interdit, declined=True)
    return Contact(
        moyen=answers.value("orientation_contact_moyen").strip(),
        heures=answers.value("orientation_contact_heures").strip(),
        mot_convenu=answers.value("orientation_contact_mot").strip(),
        interdit=interdit,
    )


def _besoins(answers: Answers) -> tuple[BesoinExprime, ...]:
    urgences = ((besoin, _code(answers, name, Urgence)) for name, besoin in BESOIN_NAMES.items())
    return tuple(BesoinExprime(besoin, urgence) for besoin, urgence in urgences if urgence)


def _code(answers: Answers, name: str, kind: type[E]) -> E | None:
    value = answers.value(name).strip()
    return next((member for member in kind if member.value == value), None)


def _flag(answers: Answers, name: str) -> bool | None:
    value = answers.value(name).strip().lower()
    return True if value in _TRUE else False if value in _FALSE else None


def _merged_personne(kept: Personne, drafted: Personne) -> Personne:
    """A language is one answer in two fields: taken whole, or not at all."""
    if kept.langue or kept.langue_autre:
        drafted = replace(drafted, langue=kept.langue, langue_autre=kept.langue_autre)
    return replace(_filled(kept, drafted), needs_interprete=kept.needs_interprete or drafted.needs_interprete)


def _merged_contact(kept: Contact, drafted: Contact) -> Contact:
    """A means goes with its hours and its word: another means than the one kept brings none of them."""
    interdit = kept.interdit or drafted.interdit
    if kept.declined or (kept.moyen and kept.moyen != drafted.moyen):
        return replace(kept, interdit=interdit)
    if drafted.declined and not (kept.heures or kept.mot_convenu):
        return replace(drafted, interdit=interdit)
    return replace(_filled(kept, drafted), declined=False)


def _filled(kept: T, drafted: T) -> T:
    """Return a dataclass with its blank fields taken from another. False is a choice, not a blank."""
    assert is_dataclass(kept)
    assert not isinstance(kept, type)
    blank = [field.name for field in fields(kept) if getattr(kept, field.name) in ("", None)]
    return replace(kept, **{name: getattr(drafted, name) for name in blank})


def _added(kept: tuple[T, ...], drafted: tuple[T, ...], key: Callable[[T], Any]) -> tuple[T, ...]:
    there = {key(item) for item in kept}
    return (*kept, *(item for item in drafted if key(item) not in there))
