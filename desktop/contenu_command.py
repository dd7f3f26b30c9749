"""`python -m desktop contenu …`: what those who write the content need, without knowing how to program. No Qt.

Ends with 0 when the content may be shipped, 1 when it may not, 2 when the command is not understood.
"""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import Any

from desktop import paths
from desktop.errors import ContentError
from desktop.langues.interface import _, marked, ngettext

_NO_CONTENT = marked("Ce dossier n’est pas un contenu de Repère : il n’a pas de dossier « fiches ».")


def add_to(commands: Any) -> None:
    """Add `contenu` and what it does to the command line; `commands` is what `add_subparsers` returns."""
    contenu = commands.add_parser("contenu", add_help=False, help="vérifie les fiches, pour qui les écrit")
    contenu.add_argument("-h", "--help", action="help", help="affiche cette aide et s’arrête")
    actions = contenu.add_subparsers(dest="action", required=True, metavar="ACTION")
    said = "dit tout ce qui empêche de livrer un contenu, fichier et ligne ; sort avec 0 s’il peut l’être"
    verify = actions.add_parser("verifier", add_help=False, help=said, description=said)
    said = "montre les fiches d’un dossier, et les remontre chaque fois qu’un fichier est enregistré"
    see = actions.add_parser("voir", add_help=False, help=said, description=said)
    see.set_defaults(run=_see)
    see.add_argument("-h", "--help", action="help", help="affiche cette aide et s’arrête")
    see.add_argument("dossier", metavar="DOSSIER", type=Path, help="dossier du contenu, ou d’une de ses fiches")
    said = "écrit le tableau de chaque affirmation, de ses sources et de son état (docs/sources.md)"
    sources = actions.add_parser("sources", add_help=False, help=said, description=said)
    sources.set_defaults(run=_write_sources)
    sources.add_argument("-h", "--help", action="help", help="affiche cette aide et s’arrête")
    sources.add_argument("--vers", metavar="FICHIER.md", type=Path, default=None, help="au lieu de l’écrire ici")
    verify.set_defaults(run=_verify)
    verify.add_argument("-h", "--help", action="help", help="affiche cette aide et s’arrête")
    verify.add_argument(
        "dossier",
        metavar="DOSSIER",
        type=Path,
        nargs="?",
        default=paths.RESOURCES,
        help="dossier du contenu, ou d’une de ses fiches (par défaut : le contenu livré)",
    )


def _verify(options: argparse.Namespace) -> int:
    from desktop.services.verification import (  # noqa: PLC0415 - the window's start does not need it
        content_folder,
        verify_content,
    )

    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    folder = content_folder(options.dossier)
    if folder is None:
        print(_(_NO_CONTENT), file=sys.stderr)
        return 1
    beside = folder.parent / "translations"
    translations = beside if beside.is_dir() else paths.TRANSLATIONS
    found = verify_content(folder, translations, date.today())  # noqa: DTZ011 - the day of who is writing here
    for fault in found:
        print(_told(fault, folder))
    if found:
        said = ngettext(
            "{n} défaut : à corriger avant de livrer.", "{n} défauts : à corriger avant de livrer.", len(found)
        )
        print(said.format(n=len(found)))
        return 1
    print(_("Rien à corriger : ce contenu peut être livré."))
    return 0


def _see(options: argparse.Namespace) -> int:
    from desktop.bootstrap import preview  # noqa: PLC0415 - the other actions need no window
    from desktop.services.verification import content_folder  # noqa: PLC0415 - see above

    folder = content_folder(options.dossier)
    if folder is None:
        print(_(_NO_CONTENT), file=sys.stderr)
        return 1
    return preview(folder, options.dossier.resolve().name)


def _write_sources(options: argparse.Namespace) -> int:
    from desktop.fiches.contenu import Contenu  # noqa: PLC0415 - see above
    from desktop.fiches.sources import render_sources  # noqa: PLC0415 - see above

    content = render_sources(Contenu.load(paths.RESOURCES)).encode()
    if options.vers is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
    else:
        options.vers.write_bytes(content)
    return 0


def _told(fault: ContentError, folder: Path) -> str:
    path = fault.path.relative_to(folder) if fault.path.is_relative_to(folder) else fault.path
    if not fault.line:
        return _("{file} : {reason}").format(file=path.as_posix(), reason=fault.reason)
    return _("{file}, ligne {line} : {reason}").format(file=path.as_posix(), line=fault.line, reason=fault.reason)
