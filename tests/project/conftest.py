"""The files of the project as a clone has them, without what is made from them."""

from pathlib import Path

import pytest

from desktop import paths

_MADE = {".git", ".venv", "build", "dist", "__pycache__", ".hypothesis"}


def _is_source(path: Path) -> bool:
    parts = path.relative_to(paths.ROOT).parts
    return path.is_file() and not any(part in _MADE or part.endswith(("_cache", ".egg-info")) for part in parts)


@pytest.fixture(scope="session")
def sources() -> tuple[Path, ...]:
    return tuple(sorted(path for path in paths.ROOT.rglob("*") if _is_source(path)))


@pytest.fixture(scope="session")
def modules(sources: tuple[Path, ...]) -> tuple[Path, ...]:
    """Every Python file."""
    return tuple(path for path in sources if path.suffix == ".py")
