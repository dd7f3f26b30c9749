"""Our engine against the recorded behaviour of ODK's: floors that may only rise, differences listed by name."""

import gzip
import json
from collections import Counter
from pathlib import Path

import pytest

from desktop.entretiens.conformance import Verdict, compare

DIFFERENCES = Path(__file__).parent / "conformance_differences.txt"
BESIDE = [parent / "shared" / "conformance" for parent in Path(__file__).parents]
FOLDER = next((folder for folder in BESIDE if folder.is_dir()), None)

pytestmark = pytest.mark.skipif(FOLDER is None, reason="les données de conformité ne sont pas sur cette machine")


def known_differences() -> dict[str, str]:
    """Names of the differences we keep, with the reason of each."""
    lines = DIFFERENCES.read_text(encoding="utf-8").splitlines()
    pairs = (line.rpartition(" -- ") for line in lines if line and not line.startswith("#"))
    return {name.strip(): reason.strip() for name, _, reason in pairs}


@pytest.mark.parametrize(("name", "floor"), [("scenarios.jsonl.gz", 0.975), ("xpath.jsonl.gz", 0.975)])
def test_what_was_recorded_is_replayed_identically_but_for_listed_differences(capsys, name, floor):
    with gzip.open(FOLDER / name, "rt", encoding="utf-8") as lines:
        found = [compare(json.loads(line)) for line in lines]

    counts = Counter(comparison.verdict for comparison in found)
    differences = {c.name: c.reason for c in found if c.verdict is Verdict.DIFFERENT}
    unknown = {each: reason for each, reason in differences.items() if each not in known_differences()}
    with capsys.disabled():
        print(f"\n{name} :", {verdict.name: count for verdict, count in counts.items()}, unknown or "")
    assert not unknown
    assert counts[Verdict.SAME] >= floor * (counts[Verdict.SAME] + counts[Verdict.DIFFERENT])
