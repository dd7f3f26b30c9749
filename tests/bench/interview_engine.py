"""Interviews of 30, 300 and 3,000 questions in ten languages: our engine against ODK's own, on Node, in turn."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from desktop import paths
from desktop.entretiens.compiled import dump
from desktop.entretiens.xform import read_xform
from tests.bench.measure import Row, percentile_row

_PROGRAMS = Path(__file__).parent / "programs"
_LANGUES = ("fr", "ar", "en", "es", "ro", "pt", "bg", "zh", "sq", "ru")
_GATED = 1000
_NAMES = {
    "answers": (("réponse, médiane", 50), ("réponse, p99", 99)),
    "flips": ((f"ouvrir {_GATED}, médiane", 50),),
    "adds": (("un de plus, médiane", 50),),
}


def measure_interview_engine(folder: Path, engine: Path | None, sizes: tuple[int, ...] = (30, 300, 3000)) -> list[Row]:
    """`engine` is where ODK's engine is installed; without it the rows have no reference."""
    folder.mkdir(parents=True)
    rows: list[Row] = []
    for questions in sizes:
        job = _written(folder, questions)
        runs = [(_ours(job), _reference(engine, job) if engine else {}) for _ in range(3 if questions < 300 else 1)]
        rows += _rows(questions, runs)
    return rows


def _rows(questions: int, runs: list[tuple[dict[str, Any], dict[str, Any]]]) -> list[Row]:
    def row(name: str, key: str, percent: int, unit: str = "ms") -> Row:
        ours, reference = (
            [value for run in side for value in _listed(run.get(key))] for side in zip(*runs, strict=True)
        )
        made = percentile_row(name, ours, reference or ours, unit, percent)
        return made if reference else Row(name, made.ours, None, unit, made.count)

    prefix = f"moteur, {questions} questions : "
    rows = [row(f"{prefix}ouverture", "load", 50)]
    rows += [row(prefix + name, key, percent) for key, names in _NAMES.items() for name, percent in names]
    rows.append(row(f"{prefix}page suivante, p99", "pages", 99))
    rows.append(row(f"{prefix}mémoire", "memory", 50, "Mio"))
    return rows


def _listed(value: Any) -> list[float]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _ours(job: dict[str, Any]) -> Any:
    return _run([sys.executable, "-m", "tests.bench.programs.own_engine"], job, paths.ROOT)


def _reference(engine: Path, job: dict[str, Any]) -> Any:
    return _run(["node", str(engine / "odk_engine.mjs")], job, engine)


def _run(command: list[str], job: dict[str, Any], folder: Path) -> Any:
    done = subprocess.run(command, input=json.dumps(job).encode(), capture_output=True, check=True, cwd=folder)
    return json.loads(done.stdout.decode().splitlines()[-1])


def installed_engine() -> tuple[Path | None, str]:
    """The folder of ODK's engine, installed when it is not there yet; None, and why."""
    folder = paths.ROOT / "build" / "odk"
    if shutil.which("node") is None or shutil.which("npm") is None:
        return None, "Node n'est pas sur cette machine"
    if not (folder / "node_modules" / "@getodk" / "xforms-engine").is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "@getodk/xforms-engine", "jsdom"]
        if subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode:
            return None, "le moteur d'ODK n'a pas pu être installé (npm)"
    shutil.copy(_PROGRAMS / "odk_engine.mjs", folder)
    return folder, ""


def _written(folder: Path, questions: int) -> dict[str, Any]:
    """Write a form in both formats; return what is to be done with it."""
    xml = _form(questions)
    source, compiled = folder / f"{questions}.xml", folder / f"{questions}.json"
    source.write_text(xml, encoding="utf-8")
    compiled.write_text(dump(read_xform(xml)), encoding="utf-8")
    return {
        "xml": str(source),
        "compiled": str(compiled),
        "answers": [[f"/data/g{n // 10}/q{n}", _value(n)] for n in range(min(questions, 300)) if n % 10 != 9],
        "gate": "/data/gate",
        "flips": ["1", "2"] * 4,
        "repeat": "/data/enfant[+]",
        "adds": list(range(8)),
    }


def _value(number: int) -> str:
    return ("c3", str(number % 50), f"réponse {number}")[number % 3]


def _form(questions: int) -> str:
    """Groups of ten: choices, whole numbers, texts; three in ten depend on another, the last one is computed."""
    groups = range(questions // 10)
    gated = range(_GATED)
    choices = "".join(f"<item><itextId>l-{c}</itextId><name>c{c}</name></item>" for c in range(8))
    data = "".join(f"<g{g}>" + "".join(f"<q{n}/>" for n in range(g * 10, g * 10 + 10)) + f"</g{g}>" for g in groups)
    hidden = "".join(f"<h{n}/>" for n in gated)
    last = f"<gate/><hidden>{hidden}</hidden><enfant><prenom/><age/></enfant><total/>"
    instance = f'<instance><data id="t" version="1">{data}{last}</data></instance>'
    instance += f'<instance id="l"><root>{choices}</root></instance>'
    binds = "".join(_bind(n) for n in range(questions))
    binds += "".join(f'<bind nodeset="/data/hidden/h{n}" relevant="/data/gate = 1"/>' for n in gated)
    binds += '<bind nodeset="/data/gate" type="int"/><bind nodeset="/data/enfant/age" type="int"/>'
    binds += '<bind nodeset="/data/total" type="int" calculate="sum(/data/enfant/age)"/>'
    texts = "".join(_translation(langue, questions) for langue in _LANGUES)
    body = "".join(
        f'<group ref="/data/g{g}"><label ref="jr:itext(\'g{g}\')"/>'
        + "".join(_control(n) for n in range(g * 10, g * 10 + 9))
        + "</group>"
        for g in groups
    )
    body += '<input ref="/data/gate"/>' + "".join(f'<input ref="/data/hidden/h{n}"/>' for n in gated)
    body += '<group ref="/data/enfant"><repeat nodeset="/data/enfant"><input ref="/data/enfant/prenom"/>'
    return (
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
        'xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>Mesure</h:title><model>'
        f"<itext>{texts}</itext>{instance}{binds}"
        f'</model></h:head><h:body>{body}<input ref="/data/enfant/age"/></repeat></group></h:body></h:html>'
    )


def _bind(number: int) -> str:
    group = number // 10
    ref = f"/data/g{group}/q{number}"
    if number % 10 == 9:
        numbers = "+".join(f"coalesce(../q{n}, 0)" for n in range(group * 10, group * 10 + 9) if n % 3 == 1)
        return f'<bind nodeset="{ref}" type="int" calculate="{numbers}"/>'
    kind = "int" if number % 3 == 1 else "string"
    relevant = f" relevant=\"/data/g{group}/q{number - 1} != ''\"" if number % 10 in (3, 5, 8) else ""
    constraint = ' constraint=". &gt;= 0 and . &lt; 120" jr:constraintMsg="Entre 0 et 119"' if kind == "int" else ""
    return f'<bind nodeset="{ref}" type="{kind}"{relevant}{constraint}/>'


def _control(number: int) -> str:
    ref, label = f"/data/g{number // 10}/q{number}", f"<label ref=\"jr:itext('q{number}')\"/>"
    if number % 3:
        return f'<input ref="{ref}">{label}</input>'
    items = '<itemset nodeset="instance(\'l\')/root/item"><value ref="name"/><label ref="jr:itext(itextId)"/></itemset>'
    return f'<select1 ref="{ref}">{label}{items}</select1>'


def _translation(langue: str, questions: int) -> str:
    def text(text_id: str, said: str) -> str:
        return f'<text id="{text_id}"><value>{said}</value></text>'

    texts = [text(f"g{g}", f"Partie {g} ({langue})") for g in range(questions // 10)]
    texts += [text(f"l-{c}", f"Choix {c} ({langue})") for c in range(8)]
    for number in range(questions):
        shown = f'<output value="/data/g{number // 10}/q{number - 1}"/>' if number % 10 == 4 else ""
        texts.append(text(f"q{number}", f"Question {number} posée à la personne, en {langue} {shown}"))
    return f'<translation lang="{langue}">{"".join(texts)}</translation>'
