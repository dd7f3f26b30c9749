"""Gathers every sentence the person may read and updates their translations. `python -m desktop.translations`.

It stands beside the command line because it knows both the interviews and the languages, which ignore each other.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from desktop import paths
from desktop.entretiens.extraction import extract
from desktop.entretiens.xlsform import read_xlsform
from desktop.errors import ContentError
from desktop.langues.catalogue import DOMAIN, Catalogues, read_catalog
from desktop.langues.langue import Langue
from desktop.langues.template import Sentence, progress, render, template, updated
from desktop.langues.textes import load_phrases


def gather(resources: Path) -> Iterator[Sentence]:
    """Phrases, then each interview in the order of its questions. Raises: ContentError."""
    for phrase in load_phrases(resources / "textes" / "personne.toml"):
        yield Sentence(phrase.contexte, phrase.texte, phrase.commentaire, phrase.is_legal)
    for path in sorted((resources / "entretiens").glob("*.md")):
        if not path.name.islower():
            continue
        for message in extract(read_xlsform(path)):
            yield Sentence(message.contexte, message.source, message.comment)


def renderings(resources: Path, folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Each file of translations and what it should hold now. Raises: ContentError."""
    sentences = tuple(gather(resources))
    yield folder / f"{DOMAIN}.pot", render(template(sentences))
    catalogues = Catalogues(folder)
    for langue in Langue:
        if langue is not Langue.FRANCAIS:
            path = catalogues.path(langue)
            yield path, render(updated(sentences, read_catalog(path), langue))


def stale(resources: Path, folder: Path) -> tuple[Path, ...]:
    """Files that do not follow the French sentences. Raises: ContentError."""
    found = renderings(resources, folder)
    return tuple(path for path, content in found if not path.is_file() or path.read_bytes() != content)


def main() -> int:
    try:
        for path, content in list(renderings(paths.RESOURCES, paths.TRANSLATIONS)):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            done = progress(read_catalog(path))
            shown = path.relative_to(paths.ROOT)
            print(f"{shown} : {done.total} phrases, {done.translated} traduites, {done.approved} relues")
    except ContentError as error:
        print(f"{error.path}, ligne {error.line} : {error.reason}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
