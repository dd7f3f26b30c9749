"""The command line, in French: the window, the self-check, the demonstration, and what is done without the window."""

import argparse
import os
import sys
from pathlib import Path
from typing import NoReturn

from desktop import (
    __version__,
    annuaire_command,
    coffre_command,
    contenu_command,
    echange_command,
    entretien_command,
    papier_command,
    paths,
)


class _Parser(argparse.ArgumentParser):
    """argparse speaks English by itself; this one does not."""

    def format_help(self) -> str:
        said = super().format_help()
        for english, french in (
            ("usage:", "usage :"),
            ("positional arguments:", "arguments :"),
            ("options:", "options :"),
        ):
            said = said.replace(english, french, 1)
        return said

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 - argparse's own words are English
        print("Repère : cette commande n’est pas comprise. Voir « python -m desktop --help ».", file=sys.stderr)
        raise SystemExit(2)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="python -m desktop",
        add_help=False,
        description="Repère : fiches réflexes, entretiens guidés et orientations, sans aucun réseau. "
        "Sans option, ouvre la fenêtre.",
    )
    parser.add_argument("-h", "--help", action="help", help="affiche cette aide et s’arrête")
    parser.add_argument(
        "--version", action="version", version=f"Repère {__version__}", help="affiche la version et s’arrête"
    )
    parser.add_argument(
        "--profile",
        metavar="DOSSIER",
        type=Path,
        default=None,
        help="dossier du coffre de ce poste (par défaut : le dossier de données de l’utilisateur)",
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="vérifie l’installation sans fenêtre : une ligne par vérification ; sort avec 0 ou 1",
    )
    parser.add_argument(
        "--demo",
        metavar="DOSSIER",
        type=Path,
        default=None,
        help="joue un accueil fictif dans les vraies fenêtres, sans écran ; laisse images et PDF dans DOSSIER",
    )
    parser.add_argument(
        "--ouvrir",
        metavar="FICHIER",
        type=Path,
        default=None,
        help="ouvre dans la fenêtre l’orientation reçue que porte ce fichier scellé",
    )
    commands = parser.add_subparsers(metavar="COMMANDE")
    annuaire_command.add_to(commands)
    coffre_command.add_to(commands)
    contenu_command.add_to(commands)
    echange_command.add_to(commands)
    entretien_command.add_to(commands)
    papier_command.add_to(commands)
    return parser


def main(arguments: list[str]) -> int:
    """Run what was asked; return the exit status."""
    options = _parser().parse_args(arguments)
    if hasattr(options, "run"):
        status: int = options.run(options)
        return status
    if options.check:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from desktop.self_check import run_checks  # noqa: PLC0415 - Qt reads its platform when it is imported

        return run_checks()
    if options.demo is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from desktop.demonstration.story import play  # noqa: PLC0415 - Qt reads its platform when it is imported

        return play(options.demo)
    from desktop.bootstrap import run  # noqa: PLC0415 - --help and --version answer without Qt

    return run(options.profile or paths.default_profile(), received=options.ouvrir)
