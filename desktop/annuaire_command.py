"""`python -m desktop annuaire …`: the directory without the window, for administrators and scripts. No Qt.

How the passphrase is asked: `terminal.py`. Ends with 0 when it is done, 1 when it was refused, 2 when the command is
not understood; says one sentence, then the first lines at fault.
"""

import argparse
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop import hardening
from desktop.langues.interface import _, ngettext
from desktop.terminal import Secrets, add_action, now, open_store

if TYPE_CHECKING:
    from desktop.annuaire.apercu import Apercu
    from desktop.annuaire.changements import Changements, Compte
    from desktop.poste.politique import Politique

_LINES_SAID = 20


def add_to(commands: Any) -> None:
    """Add `annuaire` and what it does to the command line; `commands` is what `add_subparsers` returns."""
    annuaire = commands.add_parser("annuaire", add_help=False, help="l’annuaire des structures : importer un fichier")
    annuaire.add_argument("-h", "--help", action="help", help="affiche cette aide et s’arrête")
    actions = annuaire.add_subparsers(dest="action", required=True, metavar="ACTION")
    importer = add_action(actions, "importer", _import, "importe un fichier de structures ou de services")
    importer.add_argument("fichier", metavar="FICHIER", type=Path, help="export .csv, .json, .jsonl, .xlsx, .parquet")
    importer.add_argument("--jeu", metavar="NOM", default="", help="nom de ces données (par défaut, celui du fichier)")
    importer.add_argument("--essai", action="store_true", help="dit ce qui changerait, sans plus")
    importer.add_argument(
        "--lignes-justes", action="store_true", help="importe les autres lignes s’il y en a de fausses"
    )
    said = "dit ce que contient un fichier, en JSON : ce que Repère fait dans un processus à part"
    lire = actions.add_parser("lire", add_help=False, help=said, description=said)
    lire.set_defaults(run=_read)
    lire.add_argument("-h", "--help", action="help", help="affiche cette aide et s’arrête")
    lire.add_argument("fichier", metavar="FICHIER", type=Path)
    lire.add_argument("--borne", action="store_true", help="choix en JSON sur l’entrée ; peu de temps et de mémoire")


def _import(options: argparse.Namespace, politique: "Politique") -> str:
    from desktop.annuaire.problemes import FileFault  # noqa: PLC0415 - the window's start does not need it
    from desktop.errors import DirectoryFileError  # noqa: PLC0415 - as above

    with closing(open_store(options, politique, Secrets())) as store:
        apercu = store.annuaire.examine(options.fichier, jeu=options.jeu)
        if not apercu.is_understood:
            raise DirectoryFileError(options.fichier, FileFault.UNKNOWN)
        for anomalie in apercu.anomalies[:_LINES_SAID]:
            print(anomalie, file=sys.stderr)
        if options.essai:
            return _told(_("Essai, rien n’a été changé."), apercu, apercu.changements)
        done = store.annuaire.import_read(apercu, only_sound=options.lignes_justes)
    return _told(_("Import terminé."), apercu, done)


def _told(first: str, apercu: "Apercu", changements: "Changements") -> str:
    said = [first, _("Jeu « {nom} » :").format(nom=apercu.jeu)]
    said.append(
        _("structures {structures} ; services {services}.").format(
            structures=_counted(changements.structures), services=_counted(changements.services)
        )
    )
    if apercu.faulty:
        count = ngettext("{n} ligne est fausse.", "{n} lignes sont fausses.", apercu.faulty)
        said.append(count.format(n=apercu.faulty))
    if apercu.remarks:
        count = ngettext("{n} valeur est laissée de côté.", "{n} valeurs sont laissées de côté.", apercu.remarks)
        said.append(count.format(n=apercu.remarks))
    return " ".join(said)


def _counted(compte: "Compte") -> str:
    """New, changed, marked absent, erased, unchanged."""
    c = compte
    return f"+{c.nouvelles} ~{c.changees} absentes {c.absentes} −{c.effacees} ={c.inchangees}"


def _read(options: argparse.Namespace) -> int:
    from desktop.annuaire import apart, choix, lecture  # noqa: PLC0415 - the window's start does not need it

    chosen = choix.Choix()
    if options.borne:
        hardening.bound(apart.MEMORY_BYTES, apart.TIME_S)
        chosen = choix.Choix.from_json(sys.stdin.read())
    lecture.tell_all(options.fichier, chosen, now().astimezone().date(), sys.stdout.write)
    sys.stdout.flush()
    return 0
