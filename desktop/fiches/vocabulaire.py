"""Words to use and words to avoid: `resources/vocabulaire/mots.toml`, found in a text without changing it.

To add a word: an item of a table of that file. Words in quotation marks are reported speech: never found.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.fiches.files import RAISED, Faults, Table, load_tables
from desktop.fiches.typography import french
from desktop.langues.folding import fold

_FIELDS = ("eviter", "attention", "dire", "pourquoi")
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")


@dataclass(frozen=True, slots=True)
class Mot:
    """What to say instead of some words, and why. `attention` are words that have other meanings as well."""

    mot_id: str
    eviter: tuple[str, ...]
    attention: tuple[str, ...]
    dire: tuple[str, ...]
    pourquoi: str


@dataclass(frozen=True, slots=True)
class Emploi:
    """A word to avoid, at `start:end` of a text."""

    start: int
    end: int
    mot: Mot


class Vocabulaire:
    def __init__(self, mots: tuple[Mot, ...] = ()) -> None:
        self.mots = mots
        self._refused = [(_pattern(mot.eviter), mot) for mot in mots if mot.eviter]
        self._doubtful = [(_pattern(mot.attention), mot) for mot in mots if mot.attention]

    def refused(self, text: str) -> tuple[Emploi, ...]:
        """What content may not say, in the order of the text; the longest of two that overlap."""
        return _outermost(_found(text, self._refused))

    def advised(self, text: str) -> tuple[Emploi, ...]:
        """What is told to someone who types: the same, and words that may mean something else."""
        return _outermost(_found(text, self._refused + self._doubtful))


def load_vocabulaire(path: Path, faults: Faults = RAISED) -> Vocabulaire:
    """Raises: ContentError."""
    return Vocabulaire(tuple(faults.each(_mot, load_tables(path))))


def _mot(table: Table) -> Mot:
    table.allow(*_FIELDS)
    eviter, dire = table.words("eviter"), table.words("dire")
    if not eviter or not dire:
        raise table.place.error(f"« {table.key} » : il manque « eviter » ou « dire ».")
    return Mot(
        mot_id=table.key,
        eviter=tuple(map(french, eviter)),
        attention=tuple(map(french, table.words("attention"))),
        dire=tuple(map(french, dire)),
        pourquoi=french(table.required("pourquoi")),
    )


def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the forms, folded, each of its words in the singular or in the plural."""
    longest = sorted(forms, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(_alternative, longest)) + r")\b")


def _alternative(form: str) -> str:
    plural = (re.escape(word) + ("" if word.endswith(("s", "x")) else "s?") for word in fold(form).text.split())
    return " +".join(plural)


def _found(text: str, sought: list[tuple[re.Pattern[str], Mot]]) -> Iterator[Emploi]:
    folded = fold(_QUOTED.sub(lambda quoted: " " * len(quoted[0]), text))
    for pattern, mot in sought:
        for match in pattern.finditer(folded.text):
            yield Emploi(*folded.span(*match.span()), mot)


def _outermost(found: Iterator[Emploi]) -> tuple[Emploi, ...]:
    kept: list[Emploi] = []
    for emploi in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or emploi.start >= kept[-1].end:
            kept.append(emploi)
    return tuple(kept)
