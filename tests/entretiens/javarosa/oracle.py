"""Runs JavaRosa, which pyxform brings in a jar, on random cases, and says where our engine differs."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from desktop.entretiens.conformance import RECORDED_ZONE, same_value
from desktop.entretiens.replay import Replay
from desktop.entretiens.xform import read_xform
from tests.entretiens.javarosa.generator import Case

_PYXFORM = find_spec("pyxform")
_BIN = Path("validators/odk_validate/bin/ODK_Validate.jar")
JAR = Path(_PYXFORM.origin).parent / _BIN if _PYXFORM and _PYXFORM.origin else _BIN
SOURCE = Path(__file__).parent / "Oracle.java"
_EXPONENT = re.compile(r"-?\d+\.\d+E-?\d+")


def missing() -> str:
    """Why JavaRosa cannot be run here, "" when it can."""
    if shutil.which("javac") is None or shutil.which("java") is None:
        return "il n'y a pas de JDK sur cette machine"
    return "" if JAR.is_file() else "pyxform est venu sans JavaRosa"


def compile_oracle(folder: Path) -> None:
    subprocess.run(["javac", "-nowarn", "-cp", str(JAR), "-d", str(folder), str(SOURCE)], check=True)


def states(folder: Path, cases: Sequence[Case]) -> Iterator[list[Any]]:
    """The states of each case: at the start, then after each operation, or `impossible`."""
    jobs = "\n".join(json.dumps({"form": case.form, "operations": case.operations}) for case in cases)
    command = [
        "java",
        "-Duser.timezone=America/Phoenix",
        "-Duser.language=en",
        "-cp",
        os.pathsep.join((str(JAR), str(folder))),
        "Oracle",
    ]
    done = subprocess.run(command, input=jobs.encode(), capture_output=True, check=True)
    return (json.loads(line) for line in done.stdout.decode().splitlines())


def difference(case: Case, expected: list[Any]) -> str:
    """Where our engine first differs from the states of JavaRosa, "" when nowhere."""
    if isinstance(expected[0], str):
        return expected[0]
    replay = Replay(read_xform(case.form), datetime.now(RECORDED_ZONE))
    if found := _compared(replay, expected[0]):
        return f"at start: {found}"
    for operation, state in zip(case.operations, expected[1:], strict=False):
        if state == "impossible":
            continue
        if isinstance(state, str):
            return state
        replay.perform(operation)
        if found := _compared(replay, state):
            return f"after {operation}: {found}"
    return "" if len(expected) == len(case.operations) + 1 else str(expected[-1])


def _compared(replay: Replay, expected: list[dict[str, Any]]) -> str:
    _forget_what_is_not_offered(replay)
    ours = {node["ref"]: node for node in replay.snapshot() if not node["t"].startswith("repeat-range")}
    if extra := set(ours) - {node["ref"] for node in expected}:
        return f"only ours: {sorted(extra)}"
    for theirs in expected:
        node = ours.get(theirs["ref"])
        if node is None:
            return f"only theirs: {theirs['ref']}"
        for key in (key for key in theirs if key != "ref"):
            mine = _ours(node, key)
            if not same_value(_plain(theirs[key]), mine):
                return f"{theirs['ref']} {key}: {theirs[key]!r} / {mine!r}"
    return ""


def _ours(node: dict[str, Any], key: str) -> Any:
    if key == "opts":
        return [name for name, _ in node["opts"]]
    if key == "valid":
        return node.get("vio", [""])[0] != "constraint"
    return node.get(key, "")


def _plain(value: Any) -> Any:
    """JavaRosa writes very large and very small numbers with an exponent."""
    return _EXPONENT.sub(lambda found: format(Decimal(found[0]), "f"), value) if isinstance(value, str) else value


def _forget_what_is_not_offered(replay: Replay) -> None:
    """JavaRosa empties an answer no longer among the choices; ours comes back when it is offered again."""
    for node in replay.instance.root.descendants():
        if node.form is not None and node.form.choices is not None and node.is_relevant and node.answer != node.text:
            replay.instance.set(node, node.text)
