"""Compiles the interviews shipped: `<id>.md` to `<id>.json` beside it. `python -m desktop.entretiens.build`."""

import sys
from pathlib import Path

from desktop import paths
from desktop.entretiens.compiled import dump
from desktop.entretiens.translation import translate
from desktop.entretiens.xlsform import read_xlsform
from desktop.errors import ContentError
from desktop.langues.catalogue import Catalogues


def compile_one(source: Path, catalogues: Catalogues) -> str:
    """The compiled text of one interview. Raises: ContentError."""
    return dump(translate(read_xlsform(source), catalogues, source))


def compile_all(folder: Path, catalogues: Catalogues) -> tuple[Path, ...]:
    """Write the compiled form of each source of `folder`. Raises: ContentError."""
    written = []
    for source in _sources(folder):
        target = source.with_suffix(".json")
        target.write_text(compile_one(source, catalogues), encoding="utf-8", newline="\n")
        written.append(target)
    return tuple(written)


def stale(folder: Path, catalogues: Catalogues) -> tuple[Path, ...]:
    """Compiled forms that are missing, or no longer what their source and translations give. Raises: ContentError."""
    return tuple(
        target
        for source in _sources(folder)
        if not (target := source.with_suffix(".json")).is_file()
        or target.read_text(encoding="utf-8") != compile_one(source, catalogues)
    )


def _sources(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.md") if path.name.islower())


def main() -> int:
    try:
        written = compile_all(paths.RESOURCES / "entretiens", Catalogues(paths.TRANSLATIONS))
    except ContentError as error:
        sys.stderr.write(f"{error.path}, ligne {error.line} : {error.reason}\n")
        return 1
    for target in written:
        sys.stdout.write(f"{target.relative_to(paths.ROOT)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
