"""Words of a paragraph in the order they are read, in runs of one language: what a screen reader is given."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.export.shaping import ISOLATES, Piece
from desktop.langues.langue import Direction, Langue


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece and where it begins on the page: left edge and baseline, in points from the top left."""

    piece: Piece
    x: float
    baseline: float


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive pieces in one language. `langue` is a BCP 47 code."""

    langue: str
    pieces: tuple[Placed, ...]

    @property
    def text(self) -> str:
        """As it was written."""
        written = "".join(placed.piece.text for placed in self.pieces)
        return "".join(character for character in written if character not in ISOLATES)

    @property
    def is_in_order(self) -> bool:
        """Whether its glyphs, one after the other, say its text; right to left they do not."""
        return all(placed.piece.level % 2 == 0 for placed in self.pieces)


def runs(placed: Iterable[Placed]) -> list[Run]:
    """Group pieces given in the order they are read. What has no letter is read with what is before it."""
    found: list[tuple[str, list[Placed]]] = []
    for each in placed:
        spoken = _spoken(each.piece)
        if found and spoken in ("", found[-1][0]):
            found[-1][1].append(each)
        elif found and not found[-1][0]:
            found[-1] = (spoken, [*found[-1][1], each])
        else:
            found.append((spoken, [each]))
    return [Run(langue or pieces[0].piece.langue, tuple(pieces)) for langue, pieces in found]


def _spoken(piece: Piece) -> str:
    """Language of the letters, "" when there is none. Those of another direction than the sentence's language are a
    name or a quotation: French in an Arabic sentence, Arabic in a French one.
    """
    if not any(character.isalpha() for character in piece.text):
        return ""
    direction = Direction.RTL if piece.level % 2 else Direction.LTR
    if Langue(piece.langue).direction is direction:
        return piece.langue
    return Langue.ARABE if direction is Direction.RTL else Langue.FRANCAIS
