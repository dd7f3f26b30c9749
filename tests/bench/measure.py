"""What a measure is: the same work done by Repère and by a bare reference, in turn, in the same run."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. `reference` is None where there is nothing to compare with."""

    name: str
    ours: float
    reference: float | None
    unit: str
    count: int


def median_row(name: str, ours: Sequence[float], reference: Sequence[float], unit: str) -> Row:
    return Row(name, median(ours), median(reference), unit, len(ours))


def percentile_row(name: str, ours: Sequence[float], reference: Sequence[float], unit: str, percent: int) -> Row:
    return Row(name, _percentile(ours, percent), _percentile(reference, percent), unit, len(ours))


def _percentile(values: Sequence[float], percent: int) -> float:
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)]
