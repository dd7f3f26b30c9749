"""What may leave this post for a partner. A document is drawn from a `Transmissible`, never from an `Orientation`.

An adult's slip carries the items the person agreed to, for the named recipient only. A minor's slip rests on
protection: no agreement is asked, the dates of the reports to the authorities are carried instead.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime

from desktop.errors import IncompleteOrientationError, MissingAccordError
from desktop.langues.langue import Langue
from desktop.orientations.model import (
    ActeFait,
    BesoinExprime,
    Champ,
    Contact,
    Emetteur,
    Explication,
    Item,
    Orientation,
    Personne,
    Plainte,
    ProtectionMineur,
    Retour,
    Securite,
    Status,
)
from desktop.partenaires.directory import told_to_professionals
from desktop.partenaires.model import Partenaire


@dataclass(frozen=True, slots=True)
class AccordTransmis:
    """What the partner is told of the agreement. `refused` are names of items: their content is nowhere here."""

    given_at: datetime
    langue: Langue
    explication: Explication
    refused: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Transmissible:
    """A field left at its default was refused, not asked, or is empty: nothing is to be drawn for it.

    Exactly one of `accord` (adult) and `protection` (minor) is there. `dated_at` is the date of the slip, aware, UTC.
    """

    dated_at: datetime
    emetteur: Emetteur
    partenaire: Partenaire
    retour: Retour
    personne: Personne = field(default_factory=Personne)
    contact: Contact = field(default_factory=Contact)
    situation: str = ""
    besoins: tuple[BesoinExprime, ...] = ()
    securite: Securite = field(default_factory=Securite)
    plainte: Plainte | None = None
    actes: tuple[ActeFait, ...] = ()
    accord: AccordTransmis | None = None
    protection: ProtectionMineur | None = None

    @property
    def concerns_minor(self) -> bool:
        return self.protection is not None


def has_accord(orientation: Orientation) -> bool:
    """Tell whether an agreement to at least one item holds for the recipient of this slip."""
    accord, partenaire = orientation.accord, orientation.partenaire
    if accord is None or partenaire is None:
        return False
    return accord.holds and accord.partenaire_id == partenaire.partenaire_id and bool(accord.accepted - accord.refused)


def spoken_langue(orientation: Orientation) -> Langue:
    """The language a slip may be in beside French, for the person to read it: one that the slip tells anyway.

    Refused as an item, it is that of the explanation given; French when nobody said.
    """
    accord = orientation.accord
    if accord is not None and Item.LANGUE in accord.refused and not orientation.concerns_minor:
        return accord.langue
    return orientation.personne.langue or (accord.langue if accord is not None else Langue.FRANCAIS)


def transmissible(orientation: Orientation) -> Transmissible:
    """Return what may leave for the recipient chosen.

    Raises:
        MissingAccordError: an adult, without an agreement that holds for this recipient.
        IncompleteOrientationError: a minor, without a recipient.
    """
    if orientation.concerns_minor:
        return _of_minor(orientation)
    return _of_adult(orientation)


def _of_minor(orientation: Orientation) -> Transmissible:
    if orientation.partenaire is None:
        raise IncompleteOrientationError((Champ.PARTENAIRE,))
    bare = _without_items(orientation, orientation.partenaire)
    return replace(_with_items(bare, orientation, frozenset(Item)), protection=orientation.protection)


def _of_adult(orientation: Orientation) -> Transmissible:
    accord, partenaire = orientation.accord, orientation.partenaire
    if accord is None or partenaire is None or not has_accord(orientation):
        raise MissingAccordError
    told = AccordTransmis(
        given_at=accord.given_at,
        langue=accord.langue,
        explication=accord.explication,
        refused=tuple(item for item in Item if item in accord.refused),
    )
    bare = _without_items(orientation, partenaire)
    return replace(_with_items(bare, orientation, accord.accepted - accord.refused), accord=told)


def _without_items(orientation: Orientation, partenaire: Partenaire) -> Transmissible:
    return Transmissible(
        dated_at=orientation.entered(Status.REMISE) or orientation.entered(Status.PRETE) or orientation.created_at,
        emetteur=orientation.emetteur,
        partenaire=told_to_professionals(partenaire),
        retour=orientation.retour,
    )


def _with_items(bare: Transmissible, orientation: Orientation, items: frozenset[Item]) -> Transmissible:
    """Copy each agreed item; whatever is not copied here stays on the post."""
    filled = replace(bare, personne=_personne(orientation.personne, items))
    if Item.CONTACT in items:
        filled = replace(filled, contact=_contact(orientation.contact))
    if Item.SITUATION in items:
        filled = replace(filled, situation=orientation.situation)
    if Item.BESOINS in items:
        filled = replace(filled, besoins=orientation.besoins)
    if Item.SECURITE in items:
        filled = replace(filled, securite=orientation.securite)
    if Item.ACTES in items:
        filled = replace(filled, actes=orientation.actes, plainte=orientation.plainte)
    return filled


def _personne(personne: Personne, items: frozenset[Item]) -> Personne:
    kept = Personne()
    if Item.PRENOM in items:
        kept = replace(kept, prenom=personne.prenom)
    if Item.AGE in items:
        kept = replace(kept, tranche_age=personne.tranche_age)
    if Item.LANGUE in items:
        kept = replace(
            kept,
            langue=personne.langue,
            langue_autre=personne.langue_autre,
            needs_interprete=personne.needs_interprete,
        )
    return kept


def _contact(contact: Contact) -> Contact:
    """A person who wants no contact gives no means of it, even one typed before; what is forbidden is still told."""
    return Contact(interdit=contact.interdit, declined=True) if contact.declined else contact
