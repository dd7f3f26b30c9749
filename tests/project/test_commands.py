"""The commands of the Makefile and the scripts behind them."""

import os
import re
import subprocess

import pytest

from desktop import paths
from tools import missing_packages

pytestmark = pytest.mark.skipif(os.name == "nt", reason="make and sh")

TARGETS = re.findall(r"^([a-z]+):", (paths.ROOT / "Makefile").read_text(encoding="utf-8"), re.M)


def test_help_has_a_line_for_every_command():
    found = subprocess.run(["make", "help"], cwd=paths.ROOT, capture_output=True, text=True, check=True).stdout

    assert sorted(re.findall(r"^  make (\w+)", found, re.M)) == sorted(set(TARGETS) - {"pytest"})


def test_the_readme_names_only_commands_that_exist():
    readme = (paths.ROOT / "README.md").read_text(encoding="utf-8")

    assert set(re.findall(r"`make (\w+)", readme)) <= set(TARGETS)


def test_without_a_recent_python_setup_says_which_one_to_install():
    environment = {**os.environ, "PYTHON": "no-such-python"}

    found = subprocess.run(
        ["tools/find_python.sh"], cwd=paths.ROOT, env=environment, capture_output=True, text=True, check=False
    )

    assert found.returncode == 1
    assert found.stderr.startswith("Repère demande Python 3.11 ou plus récent")


def test_a_library_this_system_lacks_is_named_by_its_package(monkeypatch):
    monkeypatch.setattr(missing_packages, "LIBRARIES", {"libc.so.6": "libc6", "libnosuch.so.9": "libnosuch9"})

    assert "libnosuch9" in missing_packages.missing_packages()
    assert "libc6" not in missing_packages.missing_packages()
