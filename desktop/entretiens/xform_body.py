"""The body of an XForm: which node is asked how, in what words, with which choices."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias
from xml.etree import ElementTree

from desktop.entretiens.formulaire import (
    Action,
    Choices,
    Control,
    FormText,
    StaticChoice,
)
from desktop.entretiens.xform_names import JR, XFORMS, local
from desktop.entretiens.xform_texts import text_of

XmlElement: TypeAlias = ElementTree.Element
_CONTROLS = {
    "input": Control.INPUT,
    "select1": Control.SELECT_ONE,
    "select": Control.SELECT_MULTIPLE,
    "rank": Control.RANK,
    "range": Control.RANGE,
    "trigger": Control.TRIGGER,
    "upload": Control.UPLOAD,
    "group": Control.GROUP,
}
_READ = Choices(static=(StaticChoice("OK", FormText({})),))
"""What is answered to something to be read: the same word in every language."""

_LIST = re.compile(r"\s*(?:randomize\()?\s*instance\(\s*(?:'([^']*)'|\"([^\"]*)\")\s*\)")


@dataclass(frozen=True, slots=True)
class BodyControl:
    control: Control
    appearance: str
    label: FormText | None
    hint: FormText | None
    guidance: FormText | None
    choices: Choices | None
    bounds: tuple[str, ...] = ()


@dataclass(slots=True)
class Body:
    """`repeats` maps a repeat to the expression of its count, "" when people add instances themselves;
    those of `fixed` keep the instances written in the form, one at least."""

    controls: dict[str, BodyControl] = field(default_factory=dict)
    repeats: dict[str, str] = field(default_factory=dict)
    fixed: set[str] = field(default_factory=set)
    actions: list[Action] = field(default_factory=list)


def read_body(body: XmlElement, itext: Mapping[str, FormText], root: str) -> Body:
    """`root` is the path of the form's own node."""
    result = Body()
    _read(body, itext, result, root)
    return result


def _read(parent: XmlElement, itext: Mapping[str, FormText], result: Body, path: str) -> None:
    for element in parent:
        name = local(element.tag)
        ref = _reference(element, path)
        if name == "repeat":
            result.repeats[ref] = (element.get(f"{{{JR}}}count") or "").strip()
            if (element.get(f"{{{JR}}}noAddRemove") or "").strip() == "true()":
                result.fixed.add(ref)
            if (appearance := element.get("appearance")) and ref in result.controls:
                result.controls[ref] = replace(result.controls[ref], appearance=appearance)
            _read(element, itext, result, ref)
        elif name in _CONTROLS:
            if ref:
                result.controls[ref] = _control(_CONTROLS[name], element, itext)
            _read(element, itext, result, ref or path)
        elif name == "setvalue":
            result.actions.extend(_actions(element, path))


def _reference(element: XmlElement, path: str) -> str:
    ref = re.sub(r"\s+", "", element.get("ref") or element.get("nodeset") or "").removeprefix("current()/")
    return ref if not ref or ref.startswith("/") else f"{path}/{ref}"


def _actions(element: XmlElement, observed: str) -> list[Action]:
    events = (element.get("event") or "").split()
    target, value, text = element.get("ref", ""), element.get("value", ""), element.text or ""
    return [Action(event, target, value, text, observed) for event in events]


def _control(control: Control, element: XmlElement, itext: Mapping[str, FormText]) -> BodyControl:
    label, hint = element.find(f"{XFORMS}label"), element.find(f"{XFORMS}hint")
    has_choices = control in (Control.SELECT_ONE, Control.SELECT_MULTIPLE, Control.RANK)
    bounds = (element.get("start", ""), element.get("end", ""), element.get("step", ""))
    return BodyControl(
        control=control,
        appearance=element.get("appearance", ""),
        label=text_of(label, itext),
        hint=text_of(hint, itext),
        guidance=text_of(hint, itext, "guidance"),
        choices=_choices(element, itext) if has_choices else _READ if control is Control.TRIGGER else None,
        bounds=bounds if control is Control.RANGE else (),
    )


def _choices(element: XmlElement, itext: Mapping[str, FormText]) -> Choices:
    itemset = element.find(f"{XFORMS}itemset")
    if itemset is None:
        return Choices(static=tuple(_static(item, itext) for item in element.findall(f"{XFORMS}item")))
    nodeset = itemset.get("nodeset", "").strip()
    found = _LIST.match(nodeset)
    value = itemset.find(f"{XFORMS}value")
    return Choices(
        nodeset=nodeset,
        value=value.get("ref", "name") if value is not None else "name",
        label=text_of(itemset.find(f"{XFORMS}label"), itext),
        list_id=(found[1] or found[2] or "") if found else "",
    )


def _static(item: XmlElement, itext: Mapping[str, FormText]) -> StaticChoice:
    label = text_of(item.find(f"{XFORMS}label"), itext)
    return StaticChoice((item.findtext(f"{XFORMS}value") or "").strip(), label or FormText({}))
