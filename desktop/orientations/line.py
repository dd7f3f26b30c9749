"""A slip as the list shows it: what tells slips apart without telling who."""

from dataclasses import dataclass
from datetime import date, datetime

from desktop.orientations.model import OrientationId, Status


@dataclass(frozen=True, slots=True)
class OrientationLine:
    """`place` is its place in the list: the smaller, the newer. `partenaire` is "" until one is chosen."""

    orientation_id: OrientationId
    created_at: datetime
    expires_on: date | None
    status: Status
    partenaire: str
    place: int
