"""`python -m desktop papier …`: every document from invented data, for those who translate and read over. No Qt.

Ends with 0 when it is done, 1 when it was refused, 2 when the command is not understood.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

from desktop import paths
from desktop.errors import RepereError
from desktop.langues.interface import _, ngettext
from desktop.langues.langue import Langue


def add_to(commands: Any) -> None:
    """Add `papier` and what it does to the command line; `commands` is what `add_subparsers` returns."""
    said = "dessine tous les documents, dans toutes les langues, d’après des données fictives"
    papier = commands.add_parser("papier", add_help=False, help=said, description=said)
    papier.set_defaults(run=run)
    papier.add_argument("-h", "--help", action="help", help="affiche cette aide et s’arrête")
    papier.add_argument("--exemples", metavar="DOSSIER", type=Path, required=True, help="où les enregistrer, en PDF")
    codes = [langue.value for langue in Langue]
    said = "seulement celle-ci ; se répète (par défaut : toutes)"
    papier.add_argument("--langue", metavar="L", action="append", choices=codes, default=[], help=said)


def run(options: argparse.Namespace) -> int:
    from desktop.ui import error_messages  # noqa: PLC0415 - the window's start does not need all this

    langues = tuple(map(Langue, options.langue)) or tuple(Langue)
    try:
        count = _draw(options.exemples, langues)
    except RepereError as error:
        print(error_messages.sentence(error), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(_("Interrompu : rien n’a été enregistré."), file=sys.stderr)
        return 1
    told = ngettext("{n} document dans {dossier}.", "{n} documents dans {dossier}.", count)
    print(told.format(n=count, dossier=options.exemples))
    return 0


def _draw(folder: Path, langues: tuple[Langue, ...]) -> int:
    from desktop.fiches.contenu import Contenu  # noqa: PLC0415 - see above
    from desktop.services.acces import load_ressources  # noqa: PLC0415 - see above
    from desktop.services.exemples import list_examples  # noqa: PLC0415 - see above
    from desktop.services.lot import export_batch  # noqa: PLC0415 - see above
    from desktop.storage.watch import Watch  # noqa: PLC0415 - see above

    contenu = Contenu.load(paths.RESOURCES)
    documents = list_examples(contenu, load_ressources(contenu, paths.RESOURCES), langues)
    export_batch(documents, folder, Watch(_tell if sys.stderr.isatty() else None))
    return len(documents)


def _tell(done: int, total: int) -> None:
    print(f"\r{done}/{total}", end="" if done < total else "\n", file=sys.stderr, flush=True)
