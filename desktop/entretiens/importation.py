"""A form that comes from elsewhere: examined and compiled, by a process of its own when nobody vouches for it.

The child is given little time and memory, and tells what it found as JSON. It runs nothing the file holds: a form has
expressions, which read answers and reach neither file nor network.
"""

import json
import subprocess
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from desktop import hardening, paths
from desktop.entretiens.compiled import decode, dump
from desktop.entretiens.entretien import Entretien
from desktop.entretiens.formulaire import Formulaire
from desktop.entretiens.lint.fault import Finding, Severity
from desktop.entretiens.lint.report import verify
from desktop.entretiens.translation import translate
from desktop.entretiens.workbook import Place
from desktop.entretiens.xlsform import read_xlsform
from desktop.entretiens.xpath.syntax import XPathError
from desktop.errors import ContentError
from desktop.langues.catalogue import Catalogues, CataloguesBeside

TIME_S = 20
MEMORY_BYTES = 500_000_000
MAX_COMPILED = 8_000_000
_TOO_HEAVY = "ce fichier demande trop de temps ou de mémoire : l'alléger, ou le couper en deux questionnaires"


@dataclass(frozen=True, slots=True)
class Examined:
    """`compiled` is the JSON of the form, its translations merged; "" when the form is unfit."""

    findings: tuple[Finding, ...]
    compiled: str = ""

    @property
    def is_fit(self) -> bool:
        return bool(self.compiled)


def catalogues_of(path: Path) -> Catalogues:
    """Where the translations of a form are: those shipped, or those beside it."""
    is_shipped = path.resolve().parent == (paths.RESOURCES / "entretiens").resolve()
    return Catalogues(paths.TRANSLATIONS) if is_shipped else CataloguesBeside(path)


def load_rehearsed(path: Path) -> Formulaire:
    """A form to be tried by its author, translations in it. Raises: ContentError at the first thing that refuses it."""
    return translate(read_xlsform(path), catalogues_of(path), path)


def examine(path: Path) -> Examined:
    """Verify a form, compile it, and open it once. Never raises for what the file holds."""
    try:
        report = verify(path)
        if report.formulaire is None or report.refusals:
            return Examined(report.findings)
        formulaire = translate(report.formulaire, catalogues_of(path), path)
        compiled = dump(formulaire)
        _try(formulaire)
    except ContentError as error:
        place = Place(row=error.line) if error.path.suffix == ".xlsx" else Place(line=error.line)
        return _refused(error.reason, place, "" if error.path == path else error.path.name)
    except XPathError as error:
        return _refused(str(error))
    except (MemoryError, RecursionError):
        return _refused(_TOO_HEAVY)
    return Examined(report.findings, compiled) if len(compiled) <= MAX_COMPILED else _refused(_TOO_HEAVY)


def examine_apart(path: Path, time_s: float = TIME_S) -> Examined:
    """`examine` in a process of its own, within bounds."""
    command = hardening.this_program("entretien", "verifier", "--json", "--borne", str(path.resolve()))
    try:
        done = subprocess.run(  # noqa: S603 - this program itself
            command, cwd=paths.ROOT, env=hardening.hasty(), capture_output=True, timeout=time_s, check=False
        )
        return told(json.loads(done.stdout))
    except subprocess.TimeoutExpired:
        return _refused(_TOO_HEAVY)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        # Killed by its own bounds, it has said nothing, or not all.
        return _refused(_TOO_HEAVY)


def tell(examined: Examined) -> str:
    """What `told` understands."""
    findings = [
        {**asdict(finding.place), "reason": finding.reason, "severity": finding.severity.value, "name": finding.name}
        for finding in examined.findings
    ]
    return json.dumps({"findings": findings, "compiled": examined.compiled}, ensure_ascii=False)


def told(data: dict[str, Any]) -> Examined:
    """Raises: KeyError, TypeError, ValueError when it is not what `tell` says."""
    findings = tuple(
        Finding(
            Place(item["sheet"], item["row"], item["column"], item["line"]),
            item["reason"],
            Severity(item["severity"]),
            item["name"],
        )
        for item in data["findings"]
    )
    if data["compiled"]:
        decode(json.loads(data["compiled"]))
    return Examined(findings, data["compiled"])


def _try(formulaire: Formulaire) -> None:
    """What would not open for an officer is refused to the author."""
    entretien = Entretien(formulaire, now=datetime.now(UTC))
    entretien.pages()
    entretien.alertes()


def _refused(reason: str, place: Place | None = None, name: str = "") -> Examined:
    return Examined((Finding(place or Place(), reason, Severity.REFUSAL, name),))
