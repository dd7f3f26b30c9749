"""Gathers every sentence the person may read, updates their translations, compiles the interviews with them.

`python -m desktop.translations` writes the PO files; `--tableur T.xlsx` gives them to a reviewer who has no other tool,
`--relire T.xlsx` takes them back, whole or not at all.

It stands beside the command line because it knows both the interviews and the languages, which ignore each other.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog

from desktop import paths
from desktop.entretien_command import add_review_options, hand_out, take_back, tell_progress
from desktop.entretiens.build import compile_all
from desktop.entretiens.extraction import extract
from desktop.entretiens.xlsform import read_xlsform
from desktop.errors import ContentError
from desktop.langues.catalogue import DOMAIN, Catalogues, read_catalog
from desktop.langues.langue import Langue
from desktop.langues.template import Sentence, render, template, updated
from desktop.langues.textes import load_phrases
from desktop.langues.window_catalogue import window_catalogues


def gather(resources: Path) -> Iterator[Sentence]:
    """Phrases, then each interview in the order of its questions. Raises: ContentError."""
    for phrase in load_phrases(resources / "textes" / "personne.toml"):
        yield Sentence(phrase.contexte, phrase.texte, phrase.commentaire, phrase.is_legal)
    for path in sorted((resources / "entretiens").glob("*.md")):
        if not path.name.islower():
            continue
        for message in extract(read_xlsform(path)):
            yield Sentence(message.contexte, message.source, message.comment, message.is_legal)


def renderings(resources: Path, folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Each file of translations and what it should hold now. Raises: ContentError."""
    sentences = tuple(gather(resources))
    yield from _rendered(folder, sentences, _catalogs(folder, sentences))
    yield from window_catalogues(paths.ROOT / "desktop", folder)


def stale(resources: Path, folder: Path) -> tuple[Path, ...]:
    """Files that do not follow the French sentences. Raises: ContentError."""
    found = renderings(resources, folder)
    return tuple(path for path, content in found if not path.is_file() or path.read_bytes() != content)


def update(resources: Path, folder: Path, options: argparse.Namespace) -> int:
    """Do what the command asks with these folders; return the exit status. Raises: ContentError."""
    sentences = tuple(gather(resources))
    catalogs = _catalogs(folder, sentences)
    if options.relire is not None and not take_back(options.relire, catalogs):
        return 1
    window = window_catalogues(paths.ROOT / "desktop", folder)
    for path, content in (*_rendered(folder, sentences, catalogs), *window):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        tell_progress(path)
    compile_all(resources / "entretiens", Catalogues(folder))
    if options.tableur is not None:
        chosen = tuple(map(Langue, options.langue)) or tuple(catalogs)
        hand_out(options.tableur, {langue: catalogs[langue] for langue in chosen})
    return 0


def parser() -> argparse.ArgumentParser:
    command = argparse.ArgumentParser(
        prog="python -m desktop.translations", add_help=False, description="tient les traductions livrées"
    )
    command.add_argument("-h", "--help", action="help", help="affiche cette aide et s’arrête")
    others = [langue.value for langue in Langue if langue is not Langue.FRANCAIS]
    command.add_argument("--langue", action="append", choices=others, default=[], help="celle du tableur (toutes)")
    add_review_options(command)
    return command


def _catalogs(folder: Path, sentences: Sequence[Sentence]) -> dict[Langue, Catalog]:
    """Today's sentences with what each language's file says of them."""
    catalogues = Catalogues(folder)
    return {
        langue: updated(sentences, read_catalog(catalogues.path(langue)), langue)
        for langue in Langue
        if langue is not Langue.FRANCAIS
    }


def _rendered(
    folder: Path, sentences: Iterable[Sentence], catalogs: dict[Langue, Catalog]
) -> Iterator[tuple[Path, bytes]]:
    yield folder / f"{DOMAIN}.pot", render(template(sentences))
    catalogues = Catalogues(folder)
    yield from ((catalogues.path(langue), render(catalog)) for langue, catalog in catalogs.items())


def main() -> int:
    try:
        return update(paths.RESOURCES, paths.TRANSLATIONS, parser().parse_args())
    except ContentError as error:
        print(f"{error.path}, ligne {error.line} : {error.reason}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
