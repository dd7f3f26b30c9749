"""Texts of an XForm: labels with values inside them, and the itext table of languages."""

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias
from xml.etree import ElementTree

from desktop.entretiens.formulaire import (
    SOURCE_LANGUE,
    FormText,
    Output,
    Pieces,
    Wording,
)
from desktop.entretiens.xform_names import XFORMS, local

XmlElement: TypeAlias = ElementTree.Element
_ITEXT_CALL = re.compile(r"\s*jr:itext\(\s*(?:'([^']*)'|\"([^\"]*)\")\s*\)\s*")


def pieces_of(element: XmlElement) -> Pieces:
    """Words and outputs in order, spaces as they are written."""
    pieces: list[str | Output] = [element.text or ""]
    for child in element:
        if local(child.tag) == "output":
            pieces.append(Output((child.get("value") or child.get("ref") or "").strip()))
        pieces.append(child.tail or "")
    return tuple(piece for piece in pieces if piece != "")


def read_itext(model: XmlElement, code: Callable[[str], str]) -> tuple[tuple[str, ...], str, dict[str, FormText]]:
    """The languages, the default one, and texts by id; the guidance of `id` is under `id:guidance`."""
    wordings: dict[str, dict[str, Wording]] = {}
    langues: list[str] = []
    default = ""
    codes = _codes([t.get("lang", "") for t in model.findall(f"{XFORMS}itext/{XFORMS}translation")], code)
    for translation in model.findall(f"{XFORMS}itext/{XFORMS}translation"):
        langue = codes[translation.get("lang", "")]
        langues.append(langue)
        if translation.get("default") is not None:
            default = langue
        for text in translation.findall(f"{XFORMS}text"):
            for value in text.findall(f"{XFORMS}value"):
                form = value.get("form", "")
                key = text.get("id", "") + (f":{form}" if form else "")
                wordings.setdefault(key, {})[langue] = Wording(pieces_of(value))
    if langues and not default:
        default = langues[0]
    return tuple(langues), default, {key: FormText(by_langue) for key, by_langue in wordings.items()}


def _codes(names: list[str], code: Callable[[str], str]) -> dict[str, str]:
    """Languages of a form by name. The one pyxform calls `default`, for want of a name, is French."""
    codes = {name: code(name) for name in names}
    if "default" in codes and SOURCE_LANGUE not in codes.values():
        codes["default"] = SOURCE_LANGUE
    return codes


def text_of(element: XmlElement | None, itext: Mapping[str, FormText], form: str = "") -> FormText | None:
    """The text of a label or a hint, written inside it or in the itext table."""
    if element is None:
        return None
    reference = element.get("ref")
    if reference is None:
        pieces = pieces_of(element)
        return FormText({SOURCE_LANGUE: Wording(pieces)}) if not form else None
    found = _ITEXT_CALL.fullmatch(reference)
    if not found:
        return FormText({SOURCE_LANGUE: Wording((Output(reference),))}) if not form else None
    return itext.get((found[1] or found[2] or "") + (f":{form}" if form else ""))


def text_of_attribute(value: str, itext: Mapping[str, FormText]) -> FormText | None:
    """The text of `jr:constraintMsg`: words, or a call of the itext table."""
    if not value:
        return None
    found = _ITEXT_CALL.fullmatch(value)
    if found:
        return itext.get(found[1] or found[2] or "")
    return FormText({SOURCE_LANGUE: Wording((Output(value) if value.startswith("jr:itext(") else value,))})


def constant_text(text: FormText) -> str:
    """Words of the source language, values inside them left out."""
    return "".join(piece for piece in text.wording(SOURCE_LANGUE)[1].pieces if isinstance(piece, str)).strip()
