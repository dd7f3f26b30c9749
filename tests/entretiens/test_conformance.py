"""Our engine against the recorded behaviour of ODK's: floors that may only rise, differences listed by name."""

import pytest

from tests.entretiens.conformance import (
    FOLDER,
    assertion_difference,
    is_in_scope,
    known_differences,
    records,
    scenario_difference,
)

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="les données de conformité ne sont pas sur cette machine")

SCENARIO_FLOOR = 0.97
ASSERTION_FLOOR = 0.96


def test_scenarios_in_scope_are_replayed_identically(capsys):
    scenarios = [scenario for scenario in records("scenarios.jsonl.gz") if is_in_scope(scenario)]

    differences = {s["test"]: found for s in scenarios if (found := scenario_difference(s))}

    _report(capsys, "scénarios", len(scenarios), differences)
    assert set(differences) <= set(known_differences())
    assert len(differences) <= (1 - SCENARIO_FLOOR) * len(scenarios)


def test_xpath_assertions_give_what_is_expected(capsys):
    assertions = records("xpath.jsonl.gz")

    differences = {_name(a): found for a in assertions if (found := assertion_difference(a))}

    _report(capsys, "expressions", len(assertions), differences)
    assert set(differences) <= set(known_differences())
    assert len(differences) <= (1 - ASSERTION_FLOOR) * len(assertions)


def _name(assertion):
    return f"{assertion['suite']} {' '.join(assertion['expr'].split())} {assertion.get('ctx') or ''}".strip()


def _report(capsys, what, total, differences):
    unknown = {name: found for name, found in differences.items() if name not in known_differences()}
    with capsys.disabled():
        print(f"\n{what} : {total - len(differences)} identiques, {len(differences)} différents")
        for name, found in unknown.items():
            print(f"  {name} -- {found}")
