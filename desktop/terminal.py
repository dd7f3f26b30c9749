"""What the commands share: the passphrase that is asked, the sentence that is said, the exit status.

The passphrase is asked on the terminal, or read on one line of standard input, in UTF-8; never an argument nor a
variable of the environment, which other accounts can read. 0 when it is done, 1 when it was refused.
"""

import argparse
import getpass
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop import paths
from desktop.errors import InvalidTitulaireError, RepereError
from desktop.langues.interface import _

if TYPE_CHECKING:
    from desktop.poste.politique import Politique
    from desktop.services.administration import Administration


class RefusedError(Exception):
    """Carries the sentence to say."""


def add_action(actions: Any, name: str, act: Any, said: str) -> argparse.ArgumentParser:
    """Add an action that opens the store of a profile; `act` takes the options and the policy, returns what to say."""
    action: argparse.ArgumentParser = actions.add_parser(name, add_help=False, help=said, description=said)
    action.set_defaults(run=run, act=act)
    action.add_argument("-h", "--help", action="help", help="affiche cette aide et s’arrête")
    action.add_argument("--profile", metavar="DOSSIER", type=Path, default=argparse.SUPPRESS, help="dossier du coffre")
    action.add_argument("--titulaire", metavar="NOM", default=None, help="à qui est la phrase de passe")
    return action


def run(options: argparse.Namespace) -> int:
    """Do what was asked; return the exit status."""
    from desktop.poste.politique_file import load_politique  # noqa: PLC0415 - the window's start does not need all this
    from desktop.ui import error_messages  # noqa: PLC0415 - see above

    options.profile = options.profile or paths.default_profile()
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    act: Callable[[argparse.Namespace, Politique], str] = options.act
    try:
        said = act(options, load_politique(paths.politique_file()))
    except RefusedError as refused:
        print(refused, file=sys.stderr)
        return 1
    except RepereError as error:
        print(error_messages.sentence(error), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(_("Arrêté à votre demande."), file=sys.stderr)
        return 1
    if said:
        print(said)
    return 0


def open_store(options: argparse.Namespace, politique: "Politique", secrets: "Secrets") -> "Administration":
    """Raises: RefusedError, what opening raises."""
    from desktop.services.administration import Administration  # noqa: PLC0415 - the window does not need it

    try:
        return Administration.open(options.profile, secrets.first(), options.titulaire, now, politique)
    except InvalidTitulaireError as error:
        raise RefusedError(_("Personne de ce nom n’ouvre ce coffre.")) from error


class Secrets:
    """The passphrase typed, or the lines of standard input; each is asked for once, when it is needed."""

    def __init__(self) -> None:
        self._first: str | None = None

    def first(self) -> str:
        if self._first is None:
            self._first = ask(_("Phrase de passe : "))
            if not self._first:
                raise RefusedError(_("Donnez la phrase de passe sur une ligne de l’entrée standard, ou au terminal."))
        return self._first

    def second(self) -> str:
        """That of the time of the backup; "" when there is none."""
        return ask(_("Phrase de passe d’alors : "))


def now() -> datetime:
    return datetime.now(UTC)


def ask(prompt: str) -> str:
    if sys.stdin.isatty():
        return getpass.getpass(prompt)
    return sys.stdin.buffer.readline().decode("utf-8-sig", errors="replace").rstrip("\r\n")
