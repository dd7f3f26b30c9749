"""`python -m desktop echange …`: envelopes without the window nor a store, for scripts and small IT services. No Qt.

A passphrase is asked on the terminal, or read on one line of standard input, in UTF-8. Ends with 0 when it is done, 1
when it was refused, 2 when the command is not understood; says one sentence.
"""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.errors import RepereError
from desktop.langues.interface import _
from desktop.terminal import ask

if TYPE_CHECKING:
    from desktop.poste.cles import ClePublique


def add_to(commands: Any) -> None:
    """Add `echange` and what it does to the command line; `commands` is what `add_subparsers` returns."""
    echange = commands.add_parser(
        "echange", add_help=False, help="les enveloppes, sans la fenêtre ni le coffre (docs/echange.md)"
    )
    echange.set_defaults(run=run)
    echange.add_argument("-h", "--help", action="help", help="affiche cette aide et s’arrête")
    actions = echange.add_subparsers(dest="action", required=True, metavar="ACTION")
    _add_ouvrir(actions)
    _add_identite(actions)


def _add_ouvrir(actions: Any) -> None:
    said = "vérifie une enveloppe et en écrit les fichiers, tous ou aucun"
    ouvrir = actions.add_parser("ouvrir", add_help=False, help=said, description=said)
    ouvrir.set_defaults(run=run, act=_open)
    ouvrir.add_argument("-h", "--help", action="help", help="affiche cette aide et s’arrête")
    ouvrir.add_argument("fichier", metavar="FICHIER", type=Path, help="l’enveloppe reçue")
    said = "fichier d’identité de Repère ou de l’outil age, protégé ou non par une phrase de passe"
    ouvrir.add_argument("--identite", metavar="CLE", type=Path, required=True, help=said)
    ouvrir.add_argument("--vers", metavar="DOSSIER", type=Path, required=True, help="dossier à créer")
    said = "clé publique de qui doit l’avoir signée : la ligne REPERE-CLE-…, ou un fichier qui la contient"
    ouvrir.add_argument("--cle-expediteur", metavar="CLE", default=None, help=said)


def _add_identite(actions: Any) -> None:
    said = "crée une identité, protégée par une phrase de passe, et dit sa clé publique"
    identite = actions.add_parser("identite", add_help=False, help=said, description=said)
    identite.set_defaults(run=run, act=_make)
    identite.add_argument("-h", "--help", action="help", help="affiche cette aide et s’arrête")
    identite.add_argument("--nom", metavar="NOM", required=True, help="nom de la structure, dans sa clé publique")
    identite.add_argument("--vers", metavar="FICHIER", type=Path, required=True, help="fichier à créer")


def run(options: argparse.Namespace) -> int:
    """Do what was asked; return the exit status."""
    from desktop.ui import error_messages  # noqa: PLC0415 - the window's start does not need all this

    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        print(options.act(options))
    except RepereError as error:
        print(error_messages.sentence(error), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(_("Arrêté à votre demande."), file=sys.stderr)
        return 1
    return 0


def _open(options: argparse.Namespace) -> str:
    from desktop.services.extraction import extract  # noqa: PLC0415 - see above

    sender = None if options.cle_expediteur is None else _public_key(options.cle_expediteur)
    today = datetime.now(UTC).astimezone().date()
    found = extract(options.fichier, options.identite, _ask, options.vers, today, sender)
    until = found.expires_on.strftime("%d/%m/%Y")
    if found.is_known:
        said = _("Enveloppe ouverte dans {dossier}, signée par la clé attendue ({nom}). À effacer avant le {date}.")
    else:
        said = _(
            "Enveloppe ouverte dans {dossier}, signée par une clé que rien ne vérifie ici "
            "({nom} ; ses six mots : {mots}). À effacer avant le {date}."
        )
    return said.format(dossier=options.vers, nom=found.expediteur.nom, mots=_words(found.expediteur), date=until)


def _make(options: argparse.Namespace) -> str:
    from desktop.services.ouverture import make_identite  # noqa: PLC0415 - see above

    cle = make_identite(options.nom, _ask(), options.vers)
    said = _("Identité écrite dans {fichier}. Sa clé publique ({mots}) :")
    return said.format(fichier=options.vers, mots=_words(cle)) + "\n" + cle.line()


def _public_key(text: str) -> "ClePublique":
    """Raises: CleError, UnreadableFileError."""
    from desktop.poste.cles import ClePublique  # noqa: PLC0415 - see above
    from desktop.services.extraction import load_public_key  # noqa: PLC0415 - see above

    return ClePublique.from_line(text) if text.upper().startswith("REPERE") else load_public_key(Path(text))


def _words(cle: "ClePublique") -> str:
    from desktop.poste.cles import empreinte  # noqa: PLC0415 - see above

    return " ".join(empreinte(cle))


def _ask() -> str:
    return ask(_("Phrase de passe : "))
