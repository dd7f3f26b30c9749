"""`python -m desktop coffre …`: the store without the window, for administrators and scripts. No Qt.

How the passphrase is asked: `terminal.py`. A backup of before a change of passphrase takes a second line. Ends with 0
when it is done, 1 when it was refused, 2 when the command is not understood; says one sentence.
"""

import argparse
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.errors import (
    DamagedHeaderError,
    DamagedStoreError,
    ForeignStoreError,
    WrongPassphraseError,
)
from desktop.langues.interface import _, marked, ngettext
from desktop.terminal import RefusedError, Secrets, add_action, now, open_store

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


def add_to(commands: Any) -> None:
    """Add `coffre` and what it does to the command line; `commands` is what `add_subparsers` returns."""
    coffre = commands.add_parser(
        "coffre", add_help=False, help="le coffre sans la fenêtre, pour qui administre le poste"
    )
    coffre.add_argument("-h", "--help", action="help", help="affiche cette aide et s’arrête")
    actions = coffre.add_subparsers(dest="action", required=True, metavar="ACTION")
    for name, act, said in (
        ("verifier", _verify, "lit tout le coffre et tout son journal ; dit où l’un ou l’autre est abîmé"),
        ("sauvegarder", _back_up, "fait une sauvegarde chiffrée et vérifiée"),
        ("restaurer", _restore, "revient à une sauvegarde"),
        ("journal", _export_journal, "écrit le journal, en CSV"),
    ):
        action = add_action(actions, name, act, said)
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


def _verify(options: argparse.Namespace, politique: "Politique") -> str:
    with closing(open_store(options, politique, Secrets())) as store:
        found = store.verify()
    if found.broken_at is not None:
        said = _("Le coffre est entier, mais son journal est rompu à la ligne n° {n} : elle a été changée ou effacée.")
        raise RefusedError(said.format(n=found.broken_at))
    said = _("Le coffre est entier, et son journal aussi : {n} lignes, fin de chaîne {head}.")
    return said.format(n=found.entries, head=found.head)


def _back_up(options: argparse.Namespace, politique: "Politique") -> str:
    with closing(open_store(options, politique, Secrets())) as store:
        made = store.back_up(options.vers)
    return _("Sauvegarde faite et vérifiée : {fichier}").format(fichier=made)


def _export_journal(options: argparse.Namespace, politique: "Politique") -> str:
    with closing(open_store(options, politique, Secrets())) as store:
        if options.vers is None:
            sys.stdout.flush()
            sys.stdout.buffer.write(store.journal.render())
            return ""
        store.journal.export(options.vers)
    return _("Journal écrit en clair : {fichier}").format(fichier=options.vers)


def _restore(options: argparse.Namespace, politique: "Politique") -> str:
    secrets = Secrets()
    try:
        store = open_store(options, politique, secrets)
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


def _restore_whole(options: argparse.Namespace, politique: "Politique", secrets: "Secrets") -> str:
    from desktop.services.secours import Secours  # noqa: PLC0415 - the window's start does not need it

    secours = Secours(options.profile, now, politique)
    holders = secours.holders(options.fichier)
    if options.essai:
        return _("Le coffre de ce poste ne s’ouvre pas : cette sauvegarde en prendrait la place, tout entière.")
    titulaire_id = next((i for i, nom in holders if nom.casefold() == (options.titulaire or "").casefold()), None)
    restored = secours.restore(options.fichier, secrets.first(), titulaire_id)
    if restored.keys_only:
        return _("Fichier de clés restauré : rien d’autre n’était abîmé.")
    aside = _(" ; ce qui était là est dans {dossier}").format(dossier=restored.aside) if restored.aside else ""
    return _("Coffre restauré tout entier{aside}.").format(aside=aside)


def _examined(store: "Administration", path: Path, secrets: "Secrets") -> "Bilan":
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
