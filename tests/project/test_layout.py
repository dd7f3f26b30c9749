"""What the tree of the project promises to who opens it."""

import ast
import re
import subprocess
import sys

import pytest

from desktop import __version__, paths

REQUIRED = (
    "LICENSE",
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Makefile",
    "build.spec",
    "pyproject.toml",
    "requirements.txt",
    "requirements-dev.txt",
    ".ci/run",
    "desktop/ui",
    "desktop/fiches",
    "desktop/storage",
    "docs/ARCHITECTURE.md",
    "docs/glossaire.md",
    "docs/adr",
    "resources",
    "translations",
    "tests",
)
VAGUE_NAMES = {"utils", "helpers", "common", "manager", "base", "misc"}
FONTS = {".ttf", ".otf", ".ttc", ".woff", ".woff2"}
PROGRAMS = {".so", ".dll", ".exe", ".dylib", ".pyd", ".whl", ".jar"}
MAX_LINES = 500
NAMED_PLACE = re.compile(
    rb"/(?:home|Users)/[a-z]|[a-z]:\\Users|/root/\.|\bpypi\.(?:org|python)|python[h]osted", re.IGNORECASE
)
SUPPORT = re.compile(r"(test_\w+|conftest|__init__|__main__)\.py")


@pytest.mark.parametrize("name", REQUIRED)
def test_the_layout_is_complete(name):
    assert (paths.ROOT / name).exists()


def test_no_font_and_no_program_is_committed(sources):
    assert [path for path in sources if path.suffix.lower() in FONTS | PROGRAMS] == []


def test_no_module_is_longer_than_500_lines(modules):
    assert [path for path in modules if len(path.read_text(encoding="utf-8").splitlines()) > MAX_LINES] == []


def test_every_module_is_named_after_its_subject(modules):
    assert [path for path in modules if path.stem in VAGUE_NAMES] == []


def test_a_file_that_holds_tests_is_one_pytest_collects(modules):
    tests = [path for path in modules if path.is_relative_to(paths.ROOT / "tests")]

    missed = [
        p for p in tests if not SUPPORT.fullmatch(p.name) and re.search(r"^def test_", p.read_text("utf-8"), re.M)
    ]

    assert missed == []


def test_every_module_says_what_it_is_for(modules):
    described = [path for path in modules if path.stat().st_size and not path.name.startswith("test_")]

    assert [path for path in described if ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) is None] == []


def test_no_file_names_a_folder_of_one_machine_or_a_package_registry(sources):
    found = [(path, match[0]) for path in sources if (match := NAMED_PLACE.search(path.read_bytes()))]

    assert found == []


def test_the_changelog_knows_this_version():
    assert f"## [{__version__}]" in (paths.ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_decisions_are_numbered_without_a_gap():
    numbers = sorted(int(path.name[:4]) for path in (paths.ROOT / "docs" / "adr").glob("*.md"))

    assert numbers == list(range(1, len(numbers) + 1))


def test_the_window_opens_without_loading_what_draws_documents():
    program = "import sys, desktop.ui.routes; print(*{'reportlab', 'uharfbuzz', 'pypdfium2'} & set(sys.modules))"

    found = subprocess.run([sys.executable, "-c", program], cwd=paths.ROOT, capture_output=True, text=True, check=True)

    assert found.stdout.strip() == ""
