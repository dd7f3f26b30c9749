"""The compiled form: a `Formulaire` as JSON, the same bytes for the same form. Reading it needs no XML, no XLSForm."""

import json
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from desktop.entretiens.expressions import sources
from desktop.entretiens.formulaire import (
    Action,
    Choices,
    Control,
    Element,
    FormNode,
    FormText,
    Formulaire,
    Output,
    StaticChoice,
    Wording,
)
from desktop.entretiens.program import program_of
from desktop.entretiens.xpath.parser import parse
from desktop.entretiens.xpath.references import calls, faults
from desktop.entretiens.xpath.syntax import Literal, XPathError
from desktop.errors import ContentError

FORMAT = 1
_TEXTS = ("label", "hint", "constraint_message", "required_message")
_TUPLES = ("articles", "bounds", "contacts")
_DEFAULTS = {field.name: field.default for field in fields(FormNode) if field.name not in ("index", "ref", "parent")}


def load_formulaire(path: Path) -> Formulaire:
    """Read a compiled form, checked as far as its expressions. Raises: ContentError."""
    try:
        formulaire = decode(json.loads(path.read_text(encoding="utf-8")))
        program_of(formulaire)
        check_expressions(formulaire)
    except OSError as error:
        raise ContentError(path, 0, "le fichier est illisible") from error
    except json.JSONDecodeError as error:
        raise ContentError(path, error.lineno, "le JSON est mal formé") from error
    except XPathError as error:
        raise ContentError(path, 0, str(error)) from error
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise ContentError(path, 0, "le questionnaire compilé est abîmé") from error
    return formulaire


def check_expressions(formulaire: Formulaire) -> None:
    """Raises: XPathError at the first that cannot be read: none may fail in front of the person."""
    for node in formulaire.nodes:
        for _column, source in sources(node):
            expression = parse(source)
            for reason in faults(expression):
                raise XPathError(reason)
            for call in calls(expression):
                if call.name == "instance" and isinstance(call.arguments[0], Literal):
                    _require_list(formulaire, call.arguments[0].value)


def _require_list(formulaire: Formulaire, list_id: str) -> None:
    if list_id not in formulaire.lists:
        raise XPathError(f"liste inconnue « {list_id} »")


def dump(formulaire: Formulaire) -> str:
    """The JSON text of a form, one node a line so that a change reads well in a diff."""
    parts = []
    for key, value in encode(formulaire).items():
        if isinstance(value, list) and value and key in ("nodes", "actions"):
            parts.append(f'"{key}": [\n' + ",\n".join("  " + _json(item) for item in value) + "\n]")
        elif isinstance(value, dict) and value:
            lines = (f"  {_json(name)}: {_json(item)}" for name, item in value.items())
            parts.append(f'"{key}": {{\n' + ",\n".join(lines) + "\n}")
        else:
            parts.append(f'"{key}": {_json(value)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def encode(formulaire: Formulaire) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "form_id": formulaire.form_id,
        "title": formulaire.title,
        "version": formulaire.version,
        "langues": list(formulaire.langues),
        "default_langue": formulaire.default_langue,
        "namespaces": dict(sorted(formulaire.namespaces.items())),
        "nodes": [_encode_node(node) for node in formulaire.nodes],
        "actions": [[a.event, a.target, a.value, a.text, a.observed] for a in formulaire.actions],
        "root": _encode_element(formulaire.root),
        "templates": {ref: _encode_element(element) for ref, element in sorted(formulaire.templates.items())},
        "lists": {name: _encode_element(element) for name, element in sorted(formulaire.lists.items())},
        "choice_texts": {key: _encode_text(text) for key, text in sorted(formulaire.choice_texts.items())},
        "itext": {key: _encode_text(text) for key, text in sorted(formulaire.itext.items())},
    }


def decode(data: Mapping[str, Any]) -> Formulaire:
    if data["format"] != FORMAT:
        raise ValueError(data["format"])
    nodes: list[FormNode] = []
    for item in data["nodes"]:
        nodes.append(_decode_node(item, nodes))
    if not nodes:
        raise ValueError(nodes)
    return Formulaire(
        form_id=_words(data["form_id"]),
        title=_words(data["title"]),
        version=_words(data["version"]),
        langues=tuple(map(_words, data["langues"])),
        default_langue=_words(data["default_langue"]),
        namespaces={prefix: _words(uri) for prefix, uri in data["namespaces"].items()},
        nodes=tuple(nodes),
        actions=tuple(Action(*map(_words, values)) for values in data["actions"]),
        root=_decode_element(data["root"]),
        templates={ref: _decode_element(element) for ref, element in data["templates"].items()},
        lists={name: _decode_element(element) for name, element in data["lists"].items()},
        choice_texts={key: _decode_text(text) for key, text in data["choice_texts"].items()},
        itext={key: _decode_text(text) for key, text in data["itext"].items()},
    )


def _encode_node(node: FormNode) -> dict[str, Any]:
    """Only what differs from an empty node; `ref` and `index` follow from the name, the parent and the place."""
    result: dict[str, Any] = {"name": node.name, "parent": node.parent}
    for name, default in _DEFAULTS.items():
        value = getattr(node, name)
        if name == "name" or value == default:
            continue
        if name in _TEXTS:
            result[name] = _encode_text(value)
        elif name == "choices":
            result[name] = _encode_choices(value)
        else:
            result[name] = list(value) if name in _TUPLES else value
    return result


def _decode_node(item: Mapping[str, Any], before: list[FormNode]) -> FormNode:
    values = dict(item)
    _words(item["name"])
    for name in _TEXTS:
        if name in values:
            values[name] = _decode_text(values[name])
    for name in _TUPLES:
        if name in values:
            values[name] = tuple(map(_words, values[name]))
    if "choices" in values:
        values["choices"] = _decode_choices(values["choices"])
    values["control"] = Control(values.get("control", Control.HIDDEN))
    for name, default in _DEFAULTS.items():
        if isinstance(default, str) and name in values:
            _words(values[name])
    parent = item["parent"]
    if not (0 <= parent < len(before) or (parent == -1 and not before)):
        raise ValueError(parent)
    path = before[parent].ref if parent >= 0 else ""
    return FormNode(index=len(before), ref=f"{path}/{item['name']}", **values)  # type: ignore[arg-type]


def _encode_text(text: FormText) -> dict[str, Any]:
    return {langue: _encode_wording(wording) for langue, wording in sorted(text.wordings.items())}


def _encode_wording(wording: Wording) -> Any:
    pieces = [[piece.expression] if isinstance(piece, Output) else piece for piece in wording.pieces]
    return pieces if wording.is_approved else {"unapproved": pieces}


def _decode_text(data: Mapping[str, Any]) -> FormText:
    return FormText({langue: _decode_wording(value) for langue, value in data.items()})


def _words(value: Any) -> str:
    """Raises: TypeError."""
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _decode_wording(data: Any) -> Wording:
    if type(data) is list and len(data) == 1 and type(data[0]) is str:
        return Wording((data[0],))
    is_approved = isinstance(data, list)
    pieces = data if is_approved else data["unapproved"]
    decoded = (Output(_words(piece[0])) if isinstance(piece, list) else _words(piece) for piece in pieces)
    return Wording(tuple(decoded), is_approved)


def _encode_choices(choices: Choices) -> dict[str, Any]:
    result: dict[str, Any] = {
        "nodeset": choices.nodeset,
        "value": choices.value,
        "list_id": choices.list_id,
        "static": [[choice.name, _encode_text(choice.label)] for choice in choices.static],
        "label": _encode_text(choices.label) if choices.label else None,
    }
    return {key: value for key, value in result.items() if value}


def _decode_choices(data: Mapping[str, Any]) -> Choices:
    return Choices(
        static=tuple(StaticChoice(_words(name), _decode_text(label)) for name, label in data.get("static", ())),
        nodeset=_words(data.get("nodeset", "")),
        value=_words(data.get("value", "")),
        label=_decode_text(data["label"]) if "label" in data else None,
        list_id=_words(data.get("list_id", "")),
    )


def _encode_element(element: Element) -> list[Any]:
    """`[name, text or children, attributes, prefix]`, the empty end left out."""
    content = [_encode_element(child) for child in element.children] if element.children else element.text
    result = [element.name, content, dict(element.attributes), element.prefix]
    while len(result) > 1 and not result[-1]:
        result.pop()
    return result


def _decode_element(data: list[Any]) -> Element:
    missing: list[Any] = ["", "", {}, ""]
    name, content, attributes, prefix = data + missing[len(data) :]
    children = tuple(_decode_element(child) for child in content) if isinstance(content, list) else ()
    words = tuple((_words(key), _words(value)) for key, value in attributes.items())
    text = _words(content) if not isinstance(content, list) else ""
    return Element(_words(name), text, words, children, _words(prefix))
