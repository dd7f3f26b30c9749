"""What goes out on paper, and of which slip."""

from dataclasses import dataclass
from enum import StrEnum

from desktop.orientations.model import OrientationId


class Document(StrEnum):
    """A value is never renamed: journals hold it."""

    FICHE = "fiche"
    CARTE = "carte"


@dataclass(frozen=True, slots=True)
class Paper:
    document: Document
    orientation_id: OrientationId
