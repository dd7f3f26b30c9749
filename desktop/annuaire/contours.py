"""The outlines of the departments: where each is drawn and its number written, which is beside which on the map."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import hypot
from pathlib import Path

from desktop.annuaire.codes import CodeDepartement
from desktop.annuaire.departements import Departements

Point = tuple[float, float]
Ring = tuple[Point, ...]

WIDTH, HEIGHT = 2460.0, 2690.0
"""The whole drawing, overseas included, in its own units."""

_ENLARGED = tuple(CodeDepartement(code) for code in ("75", "92", "93", "94"))
_ENLARGEMENT = 6.2
_ENLARGED_AT = (20.0, 20.0)
_ROW_TOP, _ROW_HEIGHT, _ROW_GAP = 2420.0, 260.0, 24.0


@dataclass(frozen=True, slots=True)
class Trace:
    """A department on the map. `place` is where it is; `label`, where its number is: elsewhere when enlarged."""

    code: CodeDepartement
    rings: tuple[Ring, ...]
    place: Point
    label: Point
    is_tile: bool = False  # overseas: in the last row


class Contours(Mapping[CodeDepartement, Trace]):
    """Paris and its neighbours are drawn a second time, larger: `enlarged` holds those outlines."""

    def __init__(self, traces: Iterable[Trace], enlarged: Mapping[CodeDepartement, tuple[Ring, ...]]) -> None:
        self._traces = {trace.code: trace for trace in traces}
        self.enlarged = enlarged

    def __getitem__(self, code: CodeDepartement) -> Trace:
        return self._traces[code]

    def __iter__(self) -> Iterator[CodeDepartement]:
        return iter(self._traces)

    def __len__(self) -> int:
        return len(self._traces)

    def toward(self, code: CodeDepartement, right: int, down: int) -> CodeDepartement:
        """The nearest one on that side, `right` and `down` being -1, 0 or 1; the same one when there is none."""
        x, y = self._traces[code].place
        best, cost = code, float("inf")
        for other in self._traces.values():
            along = (other.place[0] - x) * right + (other.place[1] - y) * down
            across = abs((other.place[0] - x) * down) + abs((other.place[1] - y) * right)
            if along > 0 and across <= 1.5 * along and hypot(along, 2 * across) < cost:
                best, cost = other.code, hypot(along, 2 * across)
        return best


def load_contours(resources: Path, departements: Departements) -> Contours:
    written = json.loads((resources / "annuaire" / "contours.json").read_text(encoding="utf-8"))
    drawn = {CodeDepartement(code): tuple(_ring(values) for values in rings) for code, rings in written.items()}
    left, top = _corner(ring for code in _ENLARGED for ring in drawn[code])
    enlarged = {code: tuple(_larger(ring, left, top) for ring in drawn[code]) for code in _ENLARGED}
    traces = [Trace(code, rings, _middle(rings), _middle(enlarged.get(code, rings))) for code, rings in drawn.items()]
    overseas = [code for code in departements if departements[code].is_overseas]
    return Contours([*traces, *_tiles(overseas)], enlarged)


def _ring(values: list[int]) -> Ring:
    return tuple(zip(map(float, values[::2]), map(float, values[1::2]), strict=True))


def _larger(ring: Ring, left: float, top: float) -> Ring:
    return tuple(
        (_ENLARGED_AT[0] + (x - left) * _ENLARGEMENT, _ENLARGED_AT[1] + (y - top) * _ENLARGEMENT) for x, y in ring
    )


def _corner(rings: Iterable[Ring]) -> Point:
    points = [point for ring in rings for point in ring]
    return min(x for x, _y in points), min(y for _x, y in points)


def _tiles(codes: list[CodeDepartement]) -> list[Trace]:
    side = (WIDTH - _ROW_GAP) / len(codes) - _ROW_GAP
    traces = []
    for number, code in enumerate(codes):
        left = _ROW_GAP + number * (side + _ROW_GAP)
        right, bottom = left + side, _ROW_TOP + _ROW_HEIGHT
        outline = ((left, _ROW_TOP), (right, _ROW_TOP), (right, bottom), (left, bottom))
        middle = ((left + right) / 2, (_ROW_TOP + bottom) / 2)
        traces.append(Trace(code, (outline,), middle, middle, is_tile=True))
    return traces


def _middle(rings: tuple[Ring, ...]) -> Point:
    """The centre of gravity of the largest ring."""
    ring = max(rings, key=lambda each: abs(_area(each)))
    area, x, y = _area(ring), 0.0, 0.0
    for (x0, y0), (x1, y1) in zip(ring, (*ring[1:], ring[0]), strict=True):
        cross = x0 * y1 - x1 * y0
        x, y = x + (x0 + x1) * cross, y + (y0 + y1) * cross
    return x / (6 * area), y / (6 * area)


def _area(ring: Ring) -> float:
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, (*ring[1:], ring[0]), strict=True)) / 2
