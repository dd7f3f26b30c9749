"""`python -m desktop entretien …`: for those who write a questionnaire. No Qt, but to see it in its window.

Ends with 0 when it is done, 1 when it was refused or something differs, 2 when the command is not understood.
"""

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog

from desktop import hardening
from desktop.errors import ContentError
from desktop.langues.catalogue import read_catalog
from desktop.langues.interface import _
from desktop.langues.langue import Langue
from desktop.langues.template import progress


def add_to(commands: Any) -> None:
    """Add `entretien` and what it does to the command line; `commands` is what `add_subparsers` returns."""
    entretien = commands.add_parser(
        "entretien", add_help=False, help="vérifier, voir, jouer un questionnaire : pour qui en écrit"
    )
    entretien.set_defaults(run=run)
    entretien.add_argument("-h", "--help", action="help", help="affiche cette aide et s’arrête")
    actions = entretien.add_subparsers(dest="action", required=True, metavar="ACTION")
    jouer = _add(actions, "jouer", _play, "joue des réponses et écrit chaque état, en JSON")
    jouer.add_argument("fichier", metavar="FICHIER", type=Path, help="questionnaire .xlsx, .csv, .md, ou XForm .xml")
    jouer.add_argument("--reponses", metavar="R.json", type=Path, required=True, help="liste d’opérations")
    jouer.add_argument("--langue", metavar="L", default="", help="langue des textes (par défaut : celle du fichier)")
    verifier = _add(actions, "verifier", _verify, "dit ce qui rend un questionnaire impropre, et où")
    verifier.add_argument("fichier", metavar="FICHIER", type=Path, help="questionnaire .xlsx, .csv, .md, ou XForm .xml")
    verifier.add_argument("--json", action="store_true", help="le dit en JSON, avec le questionnaire compilé")
    verifier.add_argument("--borne", action="store_true", help="avec peu de temps et de mémoire, pour un inconnu")
    verifier.add_argument("--strict", action="store_true", help="un simple avis suffit à refuser")
    voir = _add(actions, "voir", _rehearse, "conduit l’entretien dans la vraie fenêtre ; rien n’est gardé")
    voir.add_argument("fichier", metavar="FICHIER", type=Path, help="questionnaire .xlsx, .csv, .md, ou XForm .xml")
    voir.add_argument("--langue", choices=[langue.value for langue in Langue], help="langue de la personne")
    traduire = _add(actions, "traduire", _translate, "met à jour les traductions à côté du questionnaire (.pot, .po)")
    traduire.add_argument("fichier", metavar="FICHIER", type=Path, help="questionnaire .xlsx, .csv ou .md")
    others = [langue.value for langue in Langue if langue is not Langue.FRANCAIS]
    traduire.add_argument("--langue", action="append", choices=others, default=[], help="en plus de celles qui y sont")
    add_review_options(traduire)
    conformite = _add(actions, "conformite", _compare, "rejoue des comportements enregistrés et dit ce qui diffère")
    conformite.add_argument("fichier", metavar="FICHIER", type=Path, help="enregistrements, .jsonl ou .jsonl.gz")


def _add(actions: Any, name: str, act: Any, said: str) -> argparse.ArgumentParser:
    action: argparse.ArgumentParser = actions.add_parser(name, add_help=False, help=said, description=said)
    action.set_defaults(act=act)
    action.add_argument("-h", "--help", action="help", help="affiche cette aide et s’arrête")
    return action


def run(options: argparse.Namespace) -> int:
    """Do what was asked; return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        status: int = options.act(options)
    except ContentError as error:
        where = _("{file}, ligne {line}") if error.line else "{file}"
        print(where.format(file=error.path, line=error.line) + f" : {error.reason.rstrip('. ')}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(_("Arrêté à votre demande."), file=sys.stderr)
        return 1
    return status


def _verify(options: argparse.Namespace) -> int:
    from desktop.entretiens import importation  # noqa: PLC0415 - the window's start does not need it
    from desktop.entretiens.lint.report import verify  # noqa: PLC0415 - as above

    if options.borne:
        hardening.bound(importation.MEMORY_BYTES, importation.TIME_S)
    if options.json:
        examined = importation.examine(options.fichier)
        print(importation.tell(examined))
        return 0 if examined.is_fit else 1
    report = verify(options.fichier)
    for finding in report.findings:
        print(f"{finding.severity.value} : {finding}")
    is_fit = not (report.findings if options.strict else report.refusals)
    said = _("{refus} refus, {avis} avis : {fin}")
    fin = _("ce questionnaire peut servir.") if is_fit else _("ce questionnaire ne peut pas servir ainsi.")
    print(said.format(refus=len(report.refusals), avis=len(report.warnings), fin=fin))
    return 0 if is_fit else 1


def _rehearse(options: argparse.Namespace) -> int:
    from desktop.bootstrap import rehearse  # noqa: PLC0415 - other actions need no Qt
    from desktop.entretiens.importation import load_rehearsed  # noqa: PLC0415 - the window's start does not need it

    formulaire = load_rehearsed(options.fichier)
    return rehearse(formulaire, Langue(options.langue or Langue.FRANCAIS))


def _translate(options: argparse.Namespace) -> int:
    from desktop.entretiens.po_files import PoFiles  # noqa: PLC0415 - the window's start does not need it
    from desktop.entretiens.xlsform import read_xlsform  # noqa: PLC0415 - as above

    files = PoFiles(options.fichier, read_xlsform(options.fichier))
    langues = tuple(dict.fromkeys((*files.langues(), *map(Langue, options.langue))))
    catalogs = {langue: files.catalog(langue) for langue in langues}
    if options.relire is not None:
        if not take_back(options.relire, catalogs):
            return 1
        for langue, catalog in catalogs.items():
            files.save(langue, catalog)
    for path in files.update(langues):
        tell_progress(path)
    if options.tableur is not None:
        hand_out(options.tableur, catalogs)
    return 0


def add_review_options(command: argparse.ArgumentParser) -> None:
    """What every command that keeps translations can do with a spreadsheet."""
    command.add_argument("--tableur", metavar="T.xlsx", type=Path, help="écrit un tableur à relire")
    command.add_argument("--relire", metavar="T.xlsx", type=Path, help="reprend un tableur relu")


def take_back(sheet: Path, catalogs: Mapping[Langue, Catalog]) -> bool:
    """Put a spreadsheet into the catalogues; say what is wrong with it, if anything: nothing of it is kept then."""
    from desktop.entretiens.review_sheet import read_review  # noqa: PLC0415 - the window's start does not need it

    findings = read_review(sheet, catalogs)
    for finding in findings:
        print(f"{finding.severity.value} : {finding}", file=sys.stderr)
    if findings:
        print(_("Rien n’a été repris."), file=sys.stderr)
    return not findings


def tell_progress(path: Path) -> None:
    done = progress(read_catalog(path))
    said = _("{file} : {total} phrases, {translated} traduites, {approved} relues")
    print(said.format(file=path, **done._asdict()))


def hand_out(sheet: Path, catalogs: Mapping[Langue, Catalog]) -> None:
    """Write the spreadsheet of these catalogues."""
    from desktop.entretiens.review_sheet import write_review  # noqa: PLC0415 - the window's start does not need it

    write_review(sheet, catalogs)
    print(_("{file} : à relire").format(file=sheet))


def _play(options: argparse.Namespace) -> int:
    from desktop.entretiens.replay import OperationError, replay  # noqa: PLC0415 - the window's start does not need it
    from desktop.entretiens.source import read_source  # noqa: PLC0415 - see above

    operations = _operations(options.reponses)
    formulaire = read_source(options.fichier)
    try:
        told = replay(formulaire, operations, datetime.now().astimezone(), options.langue)
    except OperationError as error:
        raise ContentError(options.reponses, 0, str(error)) from error
    print(json.dumps(told, ensure_ascii=False, indent=1))
    return 0


def _operations(path: Path) -> list[dict[str, Any]]:
    try:
        operations = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(path, 0, _("le fichier est illisible")) from error
    except json.JSONDecodeError as error:
        raise ContentError(path, error.lineno, _("le JSON est mal formé")) from error
    if not isinstance(operations, list) or not all(isinstance(each, dict) for each in operations):
        raise ContentError(path, 0, _("une liste d’opérations est attendue"))
    return operations


def _compare(options: argparse.Namespace) -> int:
    from desktop.entretiens.conformance import Verdict, compare  # noqa: PLC0415 - the window's start does not need it

    found = [compare(record) for record in _records(options.fichier)]
    counts = Counter(comparison.verdict for comparison in found)
    said = _("{same} identiques, {different} différents, {out} hors périmètre")
    print(said.format(same=counts[Verdict.SAME], different=counts[Verdict.DIFFERENT], out=counts[Verdict.OUT_OF_SCOPE]))
    for comparison in found:
        if comparison.verdict is Verdict.DIFFERENT:
            print(f"{comparison.name} -- {comparison.reason}")
    for comparison in found:
        if comparison.verdict is Verdict.OUT_OF_SCOPE:
            print(_("hors périmètre : {name} -- {reason}").format(name=comparison.name, reason=comparison.reason))
    return 1 if counts[Verdict.DIFFERENT] else 0


def _records(path: Path) -> Iterator[dict[str, Any]]:
    count = 0
    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            for line in lines:
                count += 1
                if line.strip():
                    yield json.loads(line)
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise ContentError(path, 0, _("le fichier est illisible")) from error
    except json.JSONDecodeError as error:
        raise ContentError(path, count, _("le JSON est mal formé")) from error
