"""The interviews shipped: what they give a slip is read, and every value they name is one a slip can hold."""

import re

import pytest

from desktop import paths
from desktop.entretiens.xlsform import read_xlsform
from desktop.orientations.draft import BESOIN_NAMES, CODE_NAMES, FLAG_NAMES, TEXT_NAMES
from desktop.orientations.model import Urgence

FORMS = sorted(path for path in (paths.RESOURCES / "entretiens").glob("*.md") if path.name.islower())
READ = {*TEXT_NAMES, *FLAG_NAMES, *CODE_NAMES, *BESOIN_NAMES}


@pytest.fixture(params=FORMS, ids=lambda path: path.stem)
def given(request):
    """What a form calculates for a slip: expressions by name."""
    nodes = read_xlsform(request.param).nodes
    calculations = {node.name: node.calculate for node in nodes if node.calculate}
    return {name: how for name, how in calculations.items() if name.startswith(("orientation_", "besoin_"))}


def test_every_calculation_for_a_slip_is_read(given):
    assert given
    assert set(given) <= READ


def test_every_need_is_given_an_urgency_that_exists(given):
    for name, expression in given.items():
        if name in BESOIN_NAMES:
            results = set(re.findall(r", '([a-z0-9_]+)'(?=[,)])", expression)) & {u.value for u in Urgence}
            assert results, name
