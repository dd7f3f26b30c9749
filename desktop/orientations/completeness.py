"""What a slip still lacks before it can be handed over. An adult agrees; for a minor, the report is dated."""

from collections.abc import Callable

from desktop.errors import IncompleteOrientationError
from desktop.orientations.model import Champ, Orientation
from desktop.orientations.transmission import has_accord

_Check = Callable[[Orientation], bool]


def missing(orientation: Orientation) -> tuple[Champ, ...]:
    """Return what is missing, in the order of `Champ`. An unknown age is asked as an adult's, and is itself missing."""
    checks = _OF_MINOR if orientation.concerns_minor else _OF_ADULT
    return tuple(champ for champ in Champ if champ in checks and not checks[champ](orientation))


def require_complete(orientation: Orientation) -> None:
    """Raises: IncompleteOrientationError when anything is missing."""
    lacking = missing(orientation)
    if lacking:
        raise IncompleteOrientationError(lacking)


def _is_said(*texts: str) -> bool:
    return all(text.strip() for text in texts)


_OF_ALL: dict[Champ, _Check] = {
    Champ.PARTENAIRE: lambda o: o.partenaire is not None,
    Champ.PRENOM: lambda o: _is_said(o.personne.prenom),
    Champ.TRANCHE_AGE: lambda o: o.personne.tranche_age is not None,
    Champ.BESOINS: lambda o: bool(o.besoins),
    Champ.RETOUR: lambda o: _is_said(o.retour.qui) and (_is_said(o.retour.quand) or o.retour.avant_le is not None),
    Champ.EMETTEUR: lambda o: _is_said(o.emetteur.service, o.emetteur.rappel),
}

_OF_ADULT: dict[Champ, _Check] = {
    **_OF_ALL,
    Champ.ACCORD: has_accord,
    Champ.CONTACT_SUR: lambda o: o.contact.declined or _is_said(o.contact.moyen),
}

# A minor is reached through those who protect them: no safe number is owed.
_OF_MINOR: dict[Champ, _Check] = {
    **_OF_ALL,
    Champ.PARQUET: lambda o: o.protection.parquet_avise_at is not None,
}
