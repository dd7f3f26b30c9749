"""How the width of a table on paper is shared between its columns."""

from collections.abc import Sequence

from desktop.fiches.prose import Bloc

_LETTER_EMS = 0.5
"""A letter of a word that must not be cut; with one em more for the word itself and the gap after it."""


def shares_of(rows: Sequence[Bloc], ems: float) -> tuple[float, ...]:
    """Of a width of `ems`, for each column of a table: by what it says, none less than a fifth, nor than a word."""
    if not rows:
        return ()
    columns = [["".join(word.text for word in row.cells[index]) for row in rows] for index in range(len(rows[0].cells))]
    said = [sum(map(len, column)) for column in columns]
    longest = [max(len(word) for cell in column for word in (*cell.split(), "")) for column in columns]
    least = [max(0.2, (letters * _LETTER_EMS + 1) / ems) for letters in longest]
    narrow = [count < share * sum(said) for count, share in zip(said, least, strict=True)]
    room = 1 - sum(share for share, is_narrow in zip(least, narrow, strict=True) if is_narrow)
    told = sum(count for count, is_narrow in zip(said, narrow, strict=True) if not is_narrow)
    return tuple(
        share if is_narrow else room * count / told for count, share, is_narrow in zip(said, least, narrow, strict=True)
    )
