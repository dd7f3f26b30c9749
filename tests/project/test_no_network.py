"""No network, seen from outside: import rules are checked by lint-imports, this is what happens when it runs."""

import subprocess
import sys

from desktop import paths


def run_audited(*arguments):
    command = [sys.executable, "-m", "tests.project.programs.audited_check", *arguments]
    return subprocess.run(command, cwd=paths.ROOT, capture_output=True, text=True, check=False, timeout=120)


def test_the_whole_self_check_reaches_for_no_network():
    found = run_audited()

    assert found.returncode == 0, found.stdout + found.stderr


def test_a_name_looked_up_would_be_seen():
    assert run_audited("--probe").returncode == 3
