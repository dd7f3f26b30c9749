"""`python -m desktop coffre …`: the store without the window, for administrators and scripts. No Qt.

The passphrase is asked on the terminal, or read on one line of standard input, in UTF-8; never an argument nor a
variable of the environment, which other accounts can read. A backup of before a change of passphrase takes a second
line. Ends with 0 when it is done, 1 when it was refused, 2 when the command is not understood; says one sentence.
"""

import argparse
import getpass
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop import paths
from desktop.errors import (
    DamagedHeaderError,
    DamagedStoreError,
    ForeignStoreError,
    InvalidTitulaireError,
    RepereError,
    WrongPassphraseError,
)
from desktop.langues.interface import _, marked, ngettext

if TYPE_CHECKING:
    from desktop.poste.politique import Politique
    from desktop.poste.sauvegardes import Bilan
    from desktop.services.administration import Administration

_NATURES = {
    "orientation": marked("fiches d’orientation"),
    "prise_en_charge": marked("accueils en cours"),
    "entretien": marked("entretiens"),
    "partenaire": marked("structures ajoutées"),
    "numero": marked("numéros du poste"),
    "structure": marked("structures de l’annuaire"),
    "complement": marked("compléments de l’annuaire"),
}
_NOT_OPENING = (DamagedHeaderError, DamagedStoreError, ForeignStoreError)


class _RefusedError(Exception):
    """Carries the sentence to say."""


def add_to(commands: Any) -> None:
    """Add `coffre` and what it does to the command line; `commands` is what `add_subparsers` returns."""
    coffre = commands.add_parser(
        "coffre", add_help=False, help="le coffre sans la fenêtre, pour qui administre le poste"
    )
    coffre.set_defaults(run=run)
    coffre.add_argument("-h", "--help", action="help", help="affiche cette aide et s’arrête")
    actions = coffre.add_subparsers(dest="action", required=True, metavar="ACTION")
    for name, act, said in (
        ("verifier", _verify, "lit tout le coffre et tout son journal ; dit où l’un ou l’autre est abîmé"),
        ("sauvegarder", _back_up, "fait une sauvegarde chiffrée et vérifiée"),
        ("restaurer", _restore, "revient à une sauvegarde"),
        ("journal", _export_journal, "écrit le journal, en CSV"),
    ):
        action = actions.add_parser(name, add_help=False, help=said, description=said)
        action.set_defaults(run=run, act=act)
        action.add_argument("-h", "--help", action="help", help="affiche cette aide et s’arrête")
        action.add_argument(
            "--profile", metavar="DOSSIER", type=Path, default=argparse.SUPPRESS, help="dossier du coffre"
        )
        action.add_argument("--titulaire", metavar="NOM", default=None, help="à qui est la phrase de passe")
        if name == "sauvegarder":
            action.add_argument("--vers", metavar="DOSSIER", type=Path, default=None, help="ailleurs que sur ce poste")
        elif name == "restaurer":
            action.add_argument("fichier", metavar="FICHIER", type=Path, help="la sauvegarde")
            action.add_argument(
                "--essai", action="store_true", help="dit ce qui reviendrait et disparaîtrait, sans plus"
            )
        elif name == "journal":
            action.add_argument(
                "--vers", metavar="FICHIER.csv", type=Path, default=None, help="au lieu de l’écrire ici"
            )


def run(options: argparse.Namespace) -> int:
    """Do what was asked; return the exit status."""
    from desktop.poste.politique_file import load_politique  # noqa: PLC0415 - the window's start does not need all this
    from desktop.ui import error_messages  # noqa: PLC0415 - see above

    options.profile = options.profile or paths.default_profile()
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    act: Callable[[argparse.Namespace, Politique], str] = options.act
    try:
        said = act(options, load_politique(paths.politique_file()))
    except _RefusedError as refused:
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


def _verify(options: argparse.Namespace, politique: "Politique") -> str:
    with closing(_open(options, politique, _Secrets())) as store:
        found = store.verify()
    if found.broken_at is not None:
        said = _("Le coffre est entier, mais son journal est rompu à la ligne n° {n} : elle a été changée ou effacée.")
        raise _RefusedError(said.format(n=found.broken_at))
    said = _("Le coffre est entier, et son journal aussi : {n} lignes, fin de chaîne {head}.")
    return said.format(n=found.entries, head=found.head)


def _back_up(options: argparse.Namespace, politique: "Politique") -> str:
    with closing(_open(options, politique, _Secrets())) as store:
        made = store.back_up(options.vers)
    return _("Sauvegarde faite et vérifiée : {fichier}").format(fichier=made)


def _export_journal(options: argparse.Namespace, politique: "Politique") -> str:
    with closing(_open(options, politique, _Secrets())) as store:
        if options.vers is None:
            sys.stdout.flush()
            sys.stdout.buffer.write(store.journal.render())
            return ""
        store.journal.export(options.vers)
    return _("Journal écrit en clair : {fichier}").format(fichier=options.vers)


def _restore(options: argparse.Namespace, politique: "Politique") -> str:
    secrets = _Secrets()
    try:
        store = _open(options, politique, secrets)
    except _NOT_OPENING:
        return _restore_whole(options, politique, secrets)
    with closing(store):
        bilan = _examined(store, options.fichier, secrets)
        if options.essai:
            return _told(bilan)
        purged = store.sauvegardes.restore()
    said = _("Sauvegarde restaurée. {bilan}").format(bilan=_told(bilan))
    if purged:
        said += " " + ngettext(
            "{n} dossier à sa date a été effacé.", "{n} dossiers à leur date ont été effacés.", purged
        )
    return said.format(n=purged)


def _restore_whole(options: argparse.Namespace, politique: "Politique", secrets: "_Secrets") -> str:
    from desktop.services.secours import Secours  # noqa: PLC0415 - the window's start does not need it

    secours = Secours(options.profile, _now, politique)
    holders = secours.holders(options.fichier)
    if options.essai:
        return _("Le coffre de ce poste ne s’ouvre pas : cette sauvegarde en prendrait la place, tout entière.")
    titulaire_id = next((i for i, nom in holders if nom.casefold() == (options.titulaire or "").casefold()), None)
    restored = secours.restore(options.fichier, secrets.first(), titulaire_id)
    if restored.keys_only:
        return _("Fichier de clés restauré : rien d’autre n’était abîmé.")
    aside = _(" ; ce qui était là est dans {dossier}").format(dossier=restored.aside) if restored.aside else ""
    return _("Coffre restauré tout entier{aside}.").format(aside=aside)


def _examined(store: "Administration", path: Path, secrets: "_Secrets") -> "Bilan":
    try:
        return store.sauvegardes.examine(path, secrets.first())
    except WrongPassphraseError:
        former = secrets.second()
        if not former:
            raise
        return store.sauvegardes.examine(path, former)


def _told(bilan: "Bilan") -> str:
    changes = [
        f"{_(_NATURES[e.nature.value])} +{e.only_backup} −{e.only_poste} ~{e.differing}"
        for e in bilan.ecarts
        if e.only_backup or e.only_poste or e.differing
    ]
    made = bilan.made_at.astimezone().strftime("%d/%m/%Y %H:%M")
    said = _("Sauvegarde du {date} ; reviennent (+), disparaissent (−), changent (~) : {bilan}.")
    return said.format(date=made, bilan=", ".join(changes) or _("rien"))


def _open(options: argparse.Namespace, politique: "Politique", secrets: "_Secrets") -> "Administration":
    from desktop.services.administration import Administration  # noqa: PLC0415 - the window does not need it

    try:
        return Administration.open(options.profile, secrets.first(), options.titulaire, _now, politique)
    except InvalidTitulaireError as error:
        raise _RefusedError(_("Personne de ce nom n’ouvre ce coffre.")) from error


class _Secrets:
    """The passphrase typed, or the lines of standard input; each is asked for once, when it is needed."""

    def __init__(self) -> None:
        self._first: str | None = None

    def first(self) -> str:
        if self._first is None:
            self._first = _ask(_("Phrase de passe : "))
            if not self._first:
                raise _RefusedError(_("Donnez la phrase de passe sur une ligne de l’entrée standard, ou au terminal."))
        return self._first

    def second(self) -> str:
        """That of the time of the backup; "" when there is none."""
        return _ask(_("Phrase de passe d’alors : "))


def _ask(prompt: str) -> str:
    if sys.stdin.isatty():
        return getpass.getpass(prompt)
    return sys.stdin.buffer.readline().decode("utf-8-sig", errors="replace").rstrip("\r\n")


def _now() -> datetime:
    return datetime.now(UTC)
