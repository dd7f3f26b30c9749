"""A table for a spreadsheet, of which nothing runs."""

import csv
import io

import pytest

from desktop.export.table import render_table


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t=", "\r", "\n=", "＝", "  =", "＠"])
def test_a_cell_that_would_be_a_formula_is_text(begins):
    cell = f"{begins}cmd|' /C calc'!A0"

    assert read(render_table(("a",), [(cell,)]))[1] == [f"'{cell}"]


@pytest.mark.parametrize("cell", ["Léa; Martin", 'dite "Lou"', "deux\nlignes", "5", "a=b", ""])
def test_any_other_cell_is_read_back_as_it_was(cell):
    assert read(render_table(("a", "b"), [("x", cell)]))[1] == ["x", cell]


def test_a_spreadsheet_sees_utf_8_and_lines_of_windows():
    data = render_table(("N°",), [("é",)])

    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
