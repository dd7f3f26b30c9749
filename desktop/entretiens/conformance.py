"""Compares this engine with the recorded behaviour of another: scenarios of forms, and assertions on expressions."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from enum import Enum, auto
from itertools import zip_longest
from typing import Any

from desktop.entretiens.lint.scope import out_of_scope
from desktop.entretiens.replay import Replay
from desktop.entretiens.xform import read_xform
from desktop.entretiens.xml_document import read_document
from desktop.entretiens.xpath.compiler import compile_source
from desktop.entretiens.xpath.context import Context, Scope
from desktop.entretiens.xpath.tree import Node, NodeKind
from desktop.entretiens.xpath.values import to_boolean, to_number, to_string

RECORDED_ZONE = timezone(timedelta(hours=-7), "America/Phoenix")
_NAMESPACES = {"xhtml": "http://www.w3.org/1999/xhtml", "jr": "http://openrosa.org/javarosa"}
_IDENTIFIER = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(?:Z|[+-]\d\d:\d\d)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CLOCK = re.compile(r"\btoday\(\)|\bnow\(\)|jr:preload=\"date\"")
_PATH_NAMES = {NodeKind.ELEMENT: "*", NodeKind.TEXT: "text()", NodeKind.COMMENT: "comment()"}
_TOLERANCE = 1e-6


class Verdict(Enum):
    SAME = auto()
    DIFFERENT = auto()
    OUT_OF_SCOPE = auto()


@dataclass(frozen=True, slots=True)
class Comparison:
    """`reason` says what first differs, or what puts the record out of scope."""

    name: str
    verdict: Verdict
    reason: str = ""


def compare(record: Mapping[str, Any]) -> Comparison:
    """Play one record; whatever goes wrong in it is a difference."""
    is_assertion = "expr" in record
    name = _assertion_name(record) if is_assertion else str(record.get("test", ""))
    try:
        if not is_assertion and (refused := _refusal(record)):
            return Comparison(name, Verdict.OUT_OF_SCOPE, refused)
        found = _assertion_difference(record) if is_assertion else _scenario_difference(record)
    except Exception as error:  # noqa: BLE001 - one record that breaks must not hide the others
        found = repr(error)
    return Comparison(name, Verdict.DIFFERENT if found else Verdict.SAME, found)


def _assertion_name(record: Mapping[str, Any]) -> str:
    return f"{record.get('suite')} {' '.join(record['expr'].split())} {record.get('ctx') or ''}".strip()


def _refusal(scenario: Mapping[str, Any]) -> str:
    return next((f"{fault.name} : {fault.reason}" for fault in out_of_scope(read_xform(scenario["form"]))), "")


def _scenario_difference(scenario: Mapping[str, Any]) -> str:
    follows_clock = _CLOCK.search(scenario["form"]) is not None
    replay = Replay(read_xform(scenario["form"]), datetime.now(RECORDED_ZONE), scenario["language"] or "")
    if found := _state_difference(scenario["snapshot"], replay.snapshot(), follows_clock):
        return f"at start: {found}"
    for operation in scenario["operations"]:
        replay.perform(operation)
        if found := _state_difference(operation["snap"], replay.snapshot(), follows_clock):
            return f"after {operation['op']} {operation['ref']}: {found}"
    return ""


def _state_difference(expected: list[dict[str, Any]], got: list[dict[str, Any]], follows_clock: bool) -> str:
    for theirs, ours in zip_longest(_without_meta(expected), _without_meta(got), fillvalue={"ref": None}):
        if theirs["ref"] != ours["ref"]:
            return f"{theirs['ref']} expected, {ours['ref']} found"
        keys = [
            key for key in sorted({*theirs, *ours}) if not same_value(theirs.get(key), ours.get(key), follows_clock)
        ]
        if keys:
            return f"{theirs['ref']} " + ", ".join(f"{k}: {theirs.get(k)!r} / {ours.get(k)!r}" for k in keys)
    return ""


def _without_meta(state: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    return (node for node in state if not any(part.endswith("meta") for part in node["ref"].split("/")))


def same_value(theirs: Any, ours: Any, follows_clock: bool = False) -> bool:
    """Numbers compare by value, identifiers and time stamps by shape."""
    if theirs == ours:
        return True
    if type(theirs) is not str or type(ours) is not str:
        return False
    if _shape(theirs, follows_clock) == _shape(ours, follows_clock):
        return True
    try:
        return math.isclose(float(theirs), float(ours), rel_tol=_TOLERANCE, abs_tol=_TOLERANCE)
    except ValueError:
        return False


def _shape(text: str, follows_clock: bool) -> str:
    """Identifiers and time stamps say nothing but their form; days too, where the form reads the clock."""
    shape = _INSTANT.sub("instant", _IDENTIFIER.sub("identifier", text))
    return _DAY.sub("day", shape) if follows_clock else shape


def _assertion_difference(assertion: Mapping[str, Any]) -> str:
    top, prefixes = read_document(assertion["xml"])
    namespaces = _NAMESPACES | prefixes
    now = datetime.fromtimestamp(assertion["now"] / 1000, RECORDED_ZONE)
    everything = Scope(top, now, langue="en")

    node = next(n for n in _all(top) if _recorded_path(n) == assertion["ctx"]) if assertion.get("ctx") else top
    value = compile_source(assertion["expr"], namespaces)(Context(node, _form_scope(everything, node)))
    kind, expected = assertion["kind"], assertion["expected"]
    if kind == "nodes":
        is_same = type(value) is list and [_recorded_path(n) for n in value] == [path or "" for path in expected]
        return "" if is_same else f"other nodes than {expected}"
    got: Any = {"bool": to_boolean, "str": to_string}.get(kind, to_number)(value)
    if kind in ("num", "round"):
        expected = float(str(expected).replace("Infinity", "inf"))
        tolerance = 1 / assertion["factor"] if kind == "round" else _TOLERANCE
        is_close = math.isclose(expected, got, rel_tol=_TOLERANCE, abs_tol=tolerance)
        is_same = is_close or (math.isnan(expected) and math.isnan(got))
    else:
        is_same = got == expected
    return "" if is_same else f"{expected!r} / {got!r}"


def _all(top: Node) -> Iterator[Node]:
    for node in top.descendants():
        yield node
        yield from node.attributes


def _recorded_path(node: Node) -> str:
    """As the records write it: the place among siblings of the same kind, which alone tells nodes apart."""
    if node.parent is None:
        return ""
    if node.kind is NodeKind.ATTRIBUTE:
        return f"{_recorded_path(node.parent)}/@{node.qualified_name}"
    same = [n for n in node.parent.children if n.kind is node.kind]
    place = next(place for place, sibling in enumerate(same, 1) if sibling is node)
    return f"{_recorded_path(node.parent)}/{_PATH_NAMES.get(node.kind, 'node()')}[{place}]"


def _form_scope(scope: Scope, node: Node) -> Scope:
    """When the document is a form and the node is in its data, `/` is the data and lists are its instances."""
    holder = next((n for n in (node, *node.ancestors()) if n.local_name == "instance"), None)
    model = holder.parent if holder is not None else None
    if holder is None or model is None or model.local_name != "model" or scope.document.children[-1].name == "model":
        return scope
    instances = {n.attribute("id"): n for n in model.children if n.local_name == "instance"}
    texts = [n for n in model.descendants() if n.local_name == "text"]

    def itext(_: Context, text_id: str) -> str:
        return next((text.string_value().strip() for text in texts if text.attribute("id") == text_id), "")

    return Scope(holder, scope.now, instances.get, itext, langue=scope.langue)
