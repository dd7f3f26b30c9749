"""The compiled form: a `Formulaire` as JSON, the same bytes for the same form. Reading it needs no XML, no XLSForm."""

import json
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

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
from desktop.entretiens.xpath.syntax import XPathError
from desktop.errors import ContentError

FORMAT = 1
_TEXTS = ("label", "hint", "constraint_message", "required_message")
_TUPLES = ("articles", "contacts")
_DEFAULTS = {field.name: field.default for field in fields(FormNode) if field.name not in ("index", "ref", "parent")}


def load_formulaire(path: Path) -> Formulaire:
    """Read a compiled form, checked as far as its expressions. Raises: ContentError."""
    try:
        formulaire = decode(json.loads(path.read_text(encoding="utf-8")))
        program_of(formulaire)
    except OSError as error:
        raise ContentError(path, 0, "le fichier est illisible") from error
    except json.JSONDecodeError as error:
        raise ContentError(path, error.lineno, "le JSON est mal formé") from error
    except XPathError as error:
        raise ContentError(path, 0, str(error)) from error
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise ContentError(path, 0, "le questionnaire compilé est abîmé") from error
    return formulaire


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
    return Formulaire(
        form_id=data["form_id"],
        title=data["title"],
        version=data["version"],
        langues=tuple(data["langues"]),
        default_langue=data["default_langue"],
        namespaces=data["namespaces"],
        nodes=tuple(nodes),
        actions=tuple(Action(*values) for values in data["actions"]),
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
    for name in _TEXTS:
        if name in values:
            values[name] = _decode_text(values[name])
    for name in _TUPLES:
        if name in values:
            values[name] = tuple(values[name])
    if "choices" in values:
        values["choices"] = _decode_choices(values["choices"])
    values["control"] = Control(values.get("control", Control.HIDDEN))
    parent = item["parent"]
    path = before[parent].ref if parent >= 0 else ""
    return FormNode(index=len(before), ref=f"{path}/{item['name']}", **values)  # type: ignore[arg-type]


def _encode_text(text: FormText) -> dict[str, Any]:
    return {langue: _encode_wording(wording) for langue, wording in sorted(text.wordings.items())}


def _encode_wording(wording: Wording) -> Any:
    pieces = [[piece.expression] if isinstance(piece, Output) else piece for piece in wording.pieces]
    return pieces if wording.is_approved else {"unapproved": pieces}


def _decode_text(data: Mapping[str, Any]) -> FormText:
    return FormText({langue: _decode_wording(value) for langue, value in data.items()})


def _decode_wording(data: Any) -> Wording:
    is_approved = isinstance(data, list)
    pieces = data if is_approved else data["unapproved"]
    return Wording(tuple(Output(piece[0]) if isinstance(piece, list) else piece for piece in pieces), is_approved)


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
        static=tuple(StaticChoice(name, _decode_text(label)) for name, label in data.get("static", ())),
        nodeset=data.get("nodeset", ""),
        value=data.get("value", ""),
        label=_decode_text(data["label"]) if "label" in data else None,
        list_id=data.get("list_id", ""),
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
    return Element(name, "" if children else content, tuple(attributes.items()), children, prefix)
