"""A few hundred of the files that `make fuzz` damages by thousands."""

import os
import subprocess
import sys

import pytest

from desktop import paths
from tests.fuzz.__main__ import SORTES

CASES = {"annuaires": 150}
"""Fewer of the slowest; 300 of the others."""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="alarms and bounds of Unix")


@pytest.mark.parametrize("sorte", SORTES)
def test_a_damaged_file_is_refused_or_read_never_worse(sorte):
    command = [sys.executable, "-m", "tests.fuzz", "--sorte", sorte, "--cas", str(CASES.get(sorte, 300))]
    command += ["--graine", "7"]

    done = subprocess.run(command, cwd=paths.ROOT, capture_output=True, text=True, encoding="utf-8", timeout=300)

    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert "0 échecs" in done.stdout
