"""Replays the recorded behaviour of ODK's engine against ours. Data: `../shared/conformance`, when it is there."""

import gzip
import json
import math
import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from desktop.entretiens.instance import Instance
from desktop.entretiens.program import Program
from desktop.entretiens.snapshot import snapshot
from desktop.entretiens.xform import langue_code, read_xform
from desktop.entretiens.xform_names import XFORMS
from desktop.entretiens.xpath.compiler import compile_source
from desktop.entretiens.xpath.context import Context, Scope
from desktop.entretiens.xpath.syntax import XPathError
from desktop.entretiens.xpath.tree import Node, document, from_element
from desktop.entretiens.xpath.values import to_boolean, to_number, to_string

FOLDER = Path(__file__).parents[3] / "shared" / "conformance"
DIFFERENCES = Path(__file__).parent / "conformance_differences.txt"
PHOENIX = timezone(timedelta(hours=-7))
_UUID = re.compile(r"uuid:[0-9a-f-]{36}")
_OUT_OF_SCOPE = ("<upload", "<odk:rank", "<range", 'src="jr:', "jr:preload=", "geopoint", "jr://instance")


def records(name: str) -> list[dict[str, Any]]:
    with gzip.open(FOLDER / name, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def known_differences() -> dict[str, str]:
    """Names of the differences we keep, with the reason of each."""
    lines = DIFFERENCES.read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(" -- ") for line in lines if line and not line.startswith("#"))
    return {name.strip(): reason.strip() for name, _, reason in pairs}


def is_in_scope(scenario: dict[str, Any]) -> bool:
    is_restored = "when editing" in scenario["test"]
    return not is_restored and not any(mark in scenario["form"] for mark in _OUT_OF_SCOPE)


def scenario_difference(scenario: dict[str, Any]) -> str:
    """What first differs when a scenario is replayed, "" when nothing does."""
    instance = Instance(Program(read_xform(scenario["form"])), datetime.now(PHOENIX))
    langue = langue_code(scenario["language"] or "")
    found = state_difference(scenario["snapshot"], snapshot(instance, langue))
    if found:
        return f"at start: {found}"
    for operation in scenario["operations"]:
        langue = langue_code(operation["ref"]) if operation["op"] == "lang" else langue
        perform(instance, operation)
        found = state_difference(operation["snap"], snapshot(instance, langue))
        if found:
            return f"after {operation['op']} {operation['ref']}: {found}"
    return ""


def perform(instance: Instance, operation: dict[str, Any]) -> None:
    ref = operation["ref"]
    if operation["op"] == "set":
        instance.set(_existing(instance, ref), operation["value"] or "")
    elif operation["op"] == "remove":
        instance.remove(_existing(instance, ref))
    elif operation["op"] == "add":
        index = instance.program.index_of[re.sub(r"\[\d+\]", "", ref)]
        instance.add(_existing(instance, ref.rpartition("/")[0]), index)


def _existing(instance: Instance, ref: str) -> Node:
    node = instance.find(ref)
    assert node is not None, ref
    return node


def state_difference(expected: list[dict[str, Any]], got: list[dict[str, Any]]) -> str:
    wanted = [_comparable(node) for node in expected if "meta" not in node["ref"]]
    found = [_comparable(node) for node in got if "meta" not in node["ref"]]
    if [node["ref"] for node in wanted] != [node["ref"] for node in found]:
        return "not the same nodes"
    for theirs, ours in zip(wanted, found, strict=True):
        keys = [key for key in sorted({*theirs, *ours}) if not _same(theirs.get(key), ours.get(key))]
        if keys:
            return f"{theirs['ref']} " + ", ".join(f"{k}: {theirs.get(k)!r} / {ours.get(k)!r}" for k in keys)
    return ""


def _comparable(node: dict[str, Any]) -> dict[str, Any]:
    return node | {"val": _UUID.sub("uuid:", node["val"])} if "val" in node else node


def _same(theirs: Any, ours: Any) -> bool:
    if theirs == ours:
        return True
    try:
        return math.isclose(float(theirs), float(ours), rel_tol=1e-6, abs_tol=1e-6)
    except (TypeError, ValueError):
        return False


def assertion_difference(assertion: dict[str, Any]) -> str:
    """What an expression gives instead of what is expected, "" when it gives it."""
    top, prefixes = _document(assertion["xml"])
    namespaces = {"xhtml": "http://www.w3.org/1999/xhtml", "jr": "http://openrosa.org/javarosa"} | prefixes
    everything = Scope(top, datetime.fromtimestamp(assertion["now"] / 1000, PHOENIX))
    try:
        node = _at(assertion.get("ctx"), namespaces, everything, top)
        scope = _form_scope(everything, node)
        value = compile_source(assertion["expr"], namespaces)(Context(node, scope))
        kind, expected = assertion["kind"], assertion["expected"]
        if kind == "nodes":
            wanted = [_at(path, namespaces, everything, top) for path in expected]
            is_same = type(value) is list and [id(n) for n in value] == [id(n) for n in wanted]
            return "" if is_same else f"other nodes than {expected}"
        got: Any = {"bool": to_boolean, "str": to_string}.get(kind, to_number)(value)
    except (XPathError, IndexError) as error:
        return repr(error)
    if kind in ("num", "round"):
        expected = float(str(expected).replace("Infinity", "inf"))
        is_nan = math.isnan(expected) and math.isnan(got)
        tolerance = 1 / assertion["factor"] if kind == "round" else 1e-6
        is_same = is_nan or math.isclose(expected, got, rel_tol=1e-6, abs_tol=tolerance)
    else:
        is_same = got == expected
    return "" if is_same else f"{expected!r} / {got!r}"


def _document(xml: str) -> tuple[Node, dict[str, str]]:
    parser: Any = ElementTree.XMLPullParser(("start-ns",))
    builder = ElementTree.TreeBuilder(insert_comments=True, insert_pis=True)
    parser.feed(xml.strip())
    prefixes = {prefix: uri for _, (prefix, uri) in parser.read_events() if prefix}
    reader = ElementTree.XMLParser(target=builder)
    reader.feed(xml.strip())
    root = reader.close()
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.removeprefix(XFORMS)
    return document(from_element(root, {uri: prefix for prefix, uri in prefixes.items()})), prefixes


def _at(path: str | None, namespaces: dict[str, str], scope: Scope, top: Node) -> Node:
    if not path:
        return top
    found = compile_source(path, namespaces)(Context(top, scope))
    assert type(found) is list
    return found[0]


def _form_scope(scope: Scope, node: Node) -> Scope:
    """When the document is a form and the node is in its data, `/` is the data and lists are its instances."""
    holder = next((n for n in (node, *node.ancestors()) if n.local_name == "instance"), None)
    if (
        holder is None
        or scope.document.children[-1].name == "model"
        or holder.parent is None
        or holder.parent.local_name != "model"
    ):
        return scope
    instances = {n.attribute("id"): n for n in holder.parent.children if n.local_name == "instance"}
    itext = [n for n in holder.parent.descendants() if n.local_name == "text"]
    return Scope(holder, scope.now, instances.get, lambda _context, text_id: _itext(itext, text_id))


def _itext(texts: list[Node], text_id: str) -> str:
    found: Iterator[Node] = (text for text in texts if text.attribute("id") == text_id)
    return next((text.string_value().strip() for text in found), "")
