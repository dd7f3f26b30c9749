"""The Unicode Bidirectional Algorithm (UAX #9): levels of a paragraph, then the visual order of a line.

`python-bidi` gives back a reordered string; shaping and fonts need the level of each character instead, so the rules
are here and that library brings the table of mirrored pairs. Rule names (X1, W1…) are those of the standard.
Checked against its conformance test in `tests/export/test_bidi.py`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import bidirectional, category, mirrored

from bidi.mirror import MIRRORED  # type: ignore[import-untyped] # ships no types

from desktop.langues.langue import Direction

MAX_DEPTH = 125
MAX_OPEN_BRACKETS = 63

_EMBEDDINGS = {"RLE": None, "LRE": None, "RLO": "R", "LRO": "L"}
_ISOLATES = frozenset({"LRI", "RLI", "FSI"})
_REMOVED = frozenset({*_EMBEDDINGS, "PDF", "BN"})
_NEUTRALS = frozenset({"B", "S", "WS", "ON", "PDI"}) | _ISOLATES
_ONLY_LEFT_TO_RIGHT = frozenset({"L", "EN", "ES", "ET", "CS", "NSM", "BN", "B", "S", "WS", "ON"})
_STRONG_AS = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
_CANONICAL = {"\u2329": "\u3008", "\u232a": "\u3009"}


@dataclass(frozen=True, slots=True)
class Levels:
    """`levels` has one embedding level a character; odd ones run right to left."""

    text: str
    base: int
    levels: tuple[int, ...]

    def line(self, start: int, end: int) -> tuple[int, ...]:
        """Levels of the line `text[start:end]`, its trailing blanks back to the base level (rule L1)."""
        levels = list(self.levels[start:end])
        trailing = True
        for index in range(end - 1, start - 1, -1):
            kind = _class(self.text[index])
            if kind in ("B", "S"):
                trailing = True
            elif not (kind == "WS" or kind == "PDI" or kind in _ISOLATES or kind in _REMOVED):
                trailing = False
            if trailing:
                levels[index - start] = self.base
        return tuple(levels)


@dataclass(slots=True)
class _Sequence:
    """An isolating run sequence: indices in the paragraph and the types the rules rewrite."""

    indices: list[int]
    types: list[str]
    level: int
    sos: str
    eos: str

    @property
    def direction(self) -> str:
        return _direction(self.level)


def resolve(text: str, direction: Direction | None = None) -> Levels:
    """Return the levels of one paragraph; without `direction` its first strong letter decides."""
    if direction is not Direction.RTL and _ONLY_LEFT_TO_RIGHT.issuperset(map(_class, set(text))):
        return Levels(text, 0, (0,) * len(text))
    classes = [_class(character) for character in text]
    matches = _match_isolates(classes)
    base = _first_strong(classes, 0, len(classes), matches) if direction is None else int(direction is Direction.RTL)
    types = list(classes)
    levels = _explicit_levels(classes, types, base, matches)
    for sequence in tuple(_sequences(classes, types, levels, base, matches)):
        _resolve_weak(sequence)
        _resolve_brackets(sequence, text, classes)
        _resolve_neutral(sequence)
        for index, kind in zip(sequence.indices, sequence.types, strict=True):
            levels[index] += _implicit_step(levels[index], kind)
    for index, kind in enumerate(classes):
        if kind in _REMOVED:
            levels[index] = levels[index - 1] if index else base
    return Levels(text, base, tuple(levels))


def visual_order(levels: Sequence[int]) -> list[int]:
    """Return the indices of a line's units from left to right (rule L2)."""
    order = list(range(len(levels)))
    odd = [level for level in levels if level % 2]
    for level in range(max(levels, default=0), min(odd, default=1) - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end + 1
    return order


def _class(character: str) -> str:
    return bidirectional(character) or "L"


def _direction(level: int) -> str:
    return "R" if level % 2 else "L"


def _match_isolates(classes: list[str]) -> dict[int, int]:
    """Isolate initiator to its PDI, both ways (BD9)."""
    matches: dict[int, int] = {}
    opened: list[int] = []
    for index, kind in enumerate(classes):
        if kind in _ISOLATES:
            opened.append(index)
        elif kind == "PDI" and opened:
            matches[opened[-1]] = index
            matches[index] = opened.pop()
        elif kind == "B":
            opened.clear()
    return matches


def _first_strong(classes: list[str], start: int, end: int, matches: dict[int, int]) -> int:
    """Rules P2 and P3."""
    index = start
    while index < end:
        kind = classes[index]
        if kind in ("L", "R", "AL"):
            return int(kind != "L")
        index = matches.get(index, end) if kind in _ISOLATES else index + 1
    return 0


def _explicit_levels(classes: list[str], types: list[str], base: int, matches: dict[int, int]) -> list[int]:
    """Rules X1 to X8; overrides rewrite `types`."""
    stack: list[tuple[int, str | None, bool]] = [(base, None, False)]
    levels = []
    lost_isolates = lost_embeddings = open_isolates = 0
    for index, kind in enumerate(classes):
        if kind == "PDI":
            if lost_isolates:
                lost_isolates -= 1
            elif open_isolates:
                lost_embeddings = 0
                while not stack.pop()[2]:
                    pass
                open_isolates -= 1
        level, override, is_isolate = stack[-1]
        levels.append(base if kind == "B" else level)
        if override and kind not in _REMOVED and kind != "B":
            types[index] = override
        if kind in _EMBEDDINGS or kind in _ISOLATES:
            is_rtl = kind[0] == "R"
            if kind == "FSI":
                is_rtl = bool(_first_strong(classes, index + 1, matches.get(index, len(classes)), matches))
            wanted = (level + 1) | 1 if is_rtl else (level + 2) & ~1
            fits = wanted <= MAX_DEPTH and not lost_isolates and not lost_embeddings
            if fits:
                stack.append((wanted, _EMBEDDINGS.get(kind), kind in _ISOLATES))
                open_isolates += kind in _ISOLATES
            elif kind in _ISOLATES:
                lost_isolates += 1
            elif not lost_isolates:
                lost_embeddings += 1
        elif kind == "PDF" and not lost_isolates:
            if lost_embeddings:
                lost_embeddings -= 1
            elif not is_isolate and len(stack) > 1:
                stack.pop()
    return levels


def _sequences(
    classes: list[str], types: list[str], levels: list[int], base: int, matches: dict[int, int]
) -> Iterator[_Sequence]:
    """Rule X10."""
    kept = [index for index, kind in enumerate(classes) if kind not in _REMOVED]
    place = {index: position for position, index in enumerate(kept)}
    runs: list[list[int]] = []
    for index in kept:
        if runs and levels[runs[-1][-1]] == levels[index]:
            runs[-1].append(index)
        else:
            runs.append([index])
    run_at = {run[0]: run for run in runs}
    for run in runs:
        if classes[run[0]] == "PDI" and run[0] in matches:
            continue
        indices = list(run)
        while classes[indices[-1]] in _ISOLATES and indices[-1] in matches:
            indices += run_at[matches[indices[-1]]]
        level, first, last = levels[indices[0]], place[indices[0]], place[indices[-1]]
        before = levels[kept[first - 1]] if first else base
        is_open = classes[indices[-1]] in _ISOLATES
        after = base if is_open or last + 1 == len(kept) else levels[kept[last + 1]]
        sequence_types = [types[index] for index in indices]
        yield _Sequence(indices, sequence_types, level, _direction(max(level, before)), _direction(max(level, after)))


def _resolve_weak(sequence: _Sequence) -> None:
    """Rules W1 to W7."""
    types = sequence.types
    previous = strong = sequence.sos
    for position, kind in enumerate(types):
        if kind == "NSM":  # W1
            kind = "ON" if previous == "PDI" or previous in _ISOLATES else previous
        previous = kind
        if kind in ("L", "R", "AL"):
            strong = kind
        if kind == "EN" and strong == "AL":  # W2
            kind = "AN"
        types[position] = kind
    types[:] = ["R" if kind == "AL" else kind for kind in types]  # W3
    for position in range(1, len(types) - 1):  # W4
        before, kind, after = types[position - 1 : position + 2]
        if before == after and ((kind == "ES" and after == "EN") or (kind == "CS" and after in ("EN", "AN"))):
            types[position] = after
    for order in (range(len(types)), range(len(types) - 1, -1, -1)):  # W5
        near = ""
        for position in order:
            if types[position] == "ET" and near == "EN":
                types[position] = "EN"
            near = types[position]
    strong = sequence.sos
    for position, kind in enumerate(types):
        if kind in ("ES", "ET", "CS"):  # W6
            types[position] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":  # W7
            types[position] = "L"


def _bracket_pairs(sequence: _Sequence, text: str) -> list[tuple[int, int]]:
    """Positions of matched brackets, by opener (BD16)."""
    opened: list[tuple[str, int]] = []
    pairs = []
    for position, (index, kind) in enumerate(zip(sequence.indices, sequence.types, strict=True)):
        character = text[index]
        if kind != "ON" or not mirrored(character) or category(character) not in ("Ps", "Pe"):
            continue
        if category(character) == "Ps":
            if len(opened) == MAX_OPEN_BRACKETS:
                break
            closing = MIRRORED[character]
            opened.append((_CANONICAL.get(closing, closing), position))
            continue
        wanted = _CANONICAL.get(character, character)
        for depth in range(len(opened) - 1, -1, -1):
            if opened[depth][0] == wanted:
                pairs.append((opened[depth][1], position))
                del opened[depth:]
                break
    return sorted(pairs)


def _resolve_brackets(sequence: _Sequence, text: str, classes: list[str]) -> None:
    """Rule N0."""
    types = sequence.types
    for opening, closing in _bracket_pairs(sequence, text):
        inside = {_STRONG_AS[kind] for kind in types[opening + 1 : closing] if kind in _STRONG_AS}
        if not inside:
            continue
        chosen = sequence.direction
        if chosen not in inside:
            before = (_STRONG_AS[kind] for kind in reversed(types[:opening]) if kind in _STRONG_AS)
            if next(before, sequence.sos) != chosen:
                chosen = "R" if chosen == "L" else "L"
        for position in (opening, closing):
            types[position] = chosen
            for mark in range(position + 1, len(types)):
                if classes[sequence.indices[mark]] != "NSM":
                    break
                types[mark] = chosen


def _resolve_neutral(sequence: _Sequence) -> None:
    """Rules N1 and N2."""
    types = sequence.types
    start = 0
    before = sequence.sos
    while start < len(types):
        if types[start] not in _NEUTRALS:
            before = _STRONG_AS[types[start]]
            start += 1
            continue
        end = start
        while end < len(types) and types[end] in _NEUTRALS:
            end += 1
        after = _STRONG_AS[types[end]] if end < len(types) else sequence.eos
        types[start:end] = [before if before == after else sequence.direction] * (end - start)
        start = end


def _implicit_step(level: int, kind: str) -> int:
    """Rules I1 and I2."""
    if level % 2:
        return int(kind != "R")
    return {"L": 0, "R": 1}.get(kind, 2)
