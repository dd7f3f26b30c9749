"""What Repère is made with: declared, used, pinned and hashed."""

import ast
import re
import sys
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from desktop import paths

PROJECT = tomllib.loads((paths.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DECLARED = {Requirement(line).name: Requirement(line) for line in PROJECT["dependencies"]}
IMPORT_NAMES = {
    "data-inclusion-schema": "data_inclusion",
    "python-calamine": "python_calamine",
    "markdown-it-py": "markdown_it",
    "mdit-py-plugins": "mdit_py_plugins",
    "opening-hours-py": "opening_hours",
    "PySide6-Essentials": "PySide6",
    "python-bidi": "bidi",
    "PyYAML": "yaml",
    "pillow": "PIL",
    "zxing-cpp": "zxingcpp",
    "QtAwesome": "qtawesome",
}
# shiboken6 comes with PySide6.
OTHERS = {"desktop", "shiboken6"}


def imported_by(module):
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def pinned(name):
    """Version and number of hashes of each package of a lock file."""
    text = (paths.ROOT / name).read_text(encoding="utf-8")
    for block in re.split(r"\n(?=[a-z0-9])", text):
        match = re.match(r"([a-z0-9-]+)==([\w.]+)", block)
        if match:
            yield match[1], match[2], block.count("--hash=sha256:")


def test_every_dependency_is_declared_and_used(modules):
    used = {name for path in modules if path.is_relative_to(paths.ROOT / "desktop") for name in imported_by(path)}

    assert used - OTHERS - sys.stdlib_module_names == {IMPORT_NAMES.get(name, name) for name in DECLARED}


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_package_is_pinned_with_its_hashes(name):
    locked = list(pinned(name))

    assert len(locked) >= len(DECLARED)
    assert [package for package, _, hashes in locked if hashes == 0] == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_the_lock_holds_every_dependency_within_its_bounds(name):
    versions = {package: version for package, version, _ in pinned(name)}

    outside = [r for r in DECLARED.values() if not r.specifier.contains(versions.get(canonicalize_name(r.name), "0"))]

    assert outside == []


def test_both_locks_agree():
    development = {package: version for package, version, _ in pinned("requirements-dev.txt")}

    assert all(development[package] == version for package, version, _ in pinned("requirements.txt"))


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_a_lock_names_no_server_and_no_folder(name):
    assert re.findall(r"://|file:|--find-links|--(?:extra-)?index-url", (paths.ROOT / name).read_text("utf-8")) == []
