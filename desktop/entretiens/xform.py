"""Reads an XForm, as pyxform or another ODK tool writes it, into a `Formulaire`."""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import TypeAlias
from xml.etree import ElementTree

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import iterparse  # type: ignore[import-untyped]

from desktop.entretiens.formulaire import (
    Action,
    Control,
    Element,
    FormNode,
    FormText,
    Formulaire,
)
from desktop.entretiens.model import Ref
from desktop.entretiens.xform_body import read_body
from desktop.entretiens.xform_names import JR, REP, XFORMS, local, short
from desktop.entretiens.xform_texts import constant_text, read_itext, text_of_attribute

XmlElement: TypeAlias = ElementTree.Element
_UNSUPPORTED = {
    "submission": "l'envoi à un serveur n'existe pas dans Repère",
    "setgeopoint": "la géolocalisation n'est pas prise en charge",
    "recordaudio": "l'enregistrement du son n'est pas pris en charge",
}
_LANGUE_CODE = re.compile(r"\(([A-Za-z-]{2,8})\)\s*$")


class XFormError(ValueError):
    """The form cannot be used. `name` is the question at fault, "" when unknown; the reason is French."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(reason)
        self.name = name
        self.reason = reason


def read_xform(xml: str) -> Formulaire:
    """Raises: XFormError."""
    root, namespaces = _parse(xml)
    model = root.find(f".//{XFORMS}model")
    body = root.find("{http://www.w3.org/1999/xhtml}body")
    if model is None or body is None:
        raise XFormError("", "ce fichier n'est pas un XForm")
    return _Reader(root, model, body, namespaces).formulaire()


def _parse(xml: str) -> tuple[XmlElement, dict[str, str]]:
    root: XmlElement | None = None
    namespaces: dict[str, str] = {}
    try:
        for event, item in iterparse(BytesIO(xml.encode()), events=("start", "start-ns"), forbid_dtd=True):
            if event == "start-ns":
                namespaces.setdefault(item[0], item[1])
            elif root is None:
                root = item
    except (ElementTree.ParseError, DefusedXmlException, ValueError) as error:
        raise XFormError("", "le XML du formulaire est mal formé ou interdit") from error
    if root is None:
        raise XFormError("", "le formulaire est vide")
    prefixes = {prefix: uri for prefix, uri in namespaces.items() if prefix and f"{{{uri}}}" != XFORMS}
    return root, prefixes


def langue_code(name: str) -> str:
    """`Français (fr)` as `fr`; a name without code stays as it is."""
    found = _LANGUE_CODE.search(name)
    return found[1].lower() if found else name


class _Reader:
    def __init__(self, root: XmlElement, model: XmlElement, body: XmlElement, namespaces: dict[str, str]) -> None:
        self._title = (root.findtext(".//{http://www.w3.org/1999/xhtml}title") or "").strip()
        self._model = model
        self._namespaces = namespaces
        self._prefixes = {uri: prefix for prefix, uri in namespaces.items()}
        self._langues, self._default, self._itext = read_itext(model, langue_code)
        self._binds = {_path(bind.get("nodeset", "")): bind for bind in model.findall(f"{XFORMS}bind")}
        self._primary = _primary(model)
        self._body = read_body(body, self._itext, f"/{short(self._primary.tag, self._prefixes)}")
        self._nodes: list[FormNode] = []
        self._written: dict[str, int] = {}
        self._templates: dict[str, Element] = {}

    def formulaire(self) -> Formulaire:
        instances = self._model.findall(f"{XFORMS}instance")
        primary = self._primary
        root = self._element(primary, "")
        self._walk(primary, "", -1)
        return Formulaire(
            form_id=primary.get("id", ""),
            title=self._title,
            version=primary.get("version", ""),
            root=root,
            nodes=tuple(self._nodes),
            lists={i.get("id", ""): self._element(i[0], "") for i in instances[1:] if len(i)},
            outer_lists={i.get("id", ""): i.get("src", "") for i in instances[1:] if i.get("src") and not len(i)},
            unsupported=tuple(_unsupported(self._model)),
            templates=self._templates,
            itext=self._itext,
            actions=(*_model_actions(self._model), *self._body.actions),
            namespaces=self._namespaces,
            langues=self._langues,
            default_langue=self._default,
        )

    def _element(self, xml: XmlElement, path: str) -> Element:
        """Copy `xml`; of a repeat written with a template only the real instances stay."""
        ref = f"{path}/{short(xml.tag, self._prefixes)}"
        children = []
        for child in xml:
            if f"{{{JR}}}template" in child.attrib:
                self._templates[f"{ref}/{short(child.tag, self._prefixes)}"] = self._element(child, ref)
            else:
                children.append(self._element(child, ref))
        for child_element in children:
            child_ref = f"{ref}/{_qualified(child_element)}"
            if child_ref in self._body.repeats:
                self._written[child_ref] = self._written.get(child_ref, 0) + 1
                self._templates.setdefault(child_ref, _blank(child_element))
        attributes = tuple((_bare(name), value) for name, value in xml.attrib.items())
        prefix, _, _ = short(xml.tag, self._prefixes).rpartition(":")
        text = "" if children else (xml.text or "")
        return Element(_bare(xml.tag), text, attributes, tuple(children), prefix)

    def _walk(self, xml: XmlElement, path: str, parent: int) -> None:
        name = short(xml.tag, self._prefixes)
        ref = f"{path}/{name}"
        index = len(self._nodes)
        self._nodes.append(self._node(index, Ref(ref), name, parent, has_children=len(xml) > 0))
        seen: set[str] = set()
        for child in xml:
            if child.tag not in seen:  # a repeat's instances are one node of the form
                seen.add(child.tag)
                self._walk(child, ref, index)

    def _count(self, ref: str) -> str:
        if ref not in self._body.fixed:
            return self._body.repeats.get(ref, "")
        return str(max(1, self._written.get(ref, 0)))

    def _node(self, index: int, ref: Ref, name: str, parent: int, has_children: bool) -> FormNode:
        bind: XmlElement = self._binds.get(ref, ElementTree.Element("bind"))
        control = self._body.controls.get(ref)
        kind = Control.GROUP if has_children else control.control if control else Control.HIDDEN
        if ref in self._body.repeats:
            kind = Control.REPEAT

        def attribute(key: str) -> str:
            return (bind.get(key) or "").strip()

        return FormNode(
            index=index,
            ref=ref,
            name=name,
            parent=parent,
            control=kind,
            data_type=attribute("type").rpartition(":")[2] or "string",
            relevant=attribute("relevant"),
            constraint=attribute("constraint"),
            required=attribute("required"),
            readonly=attribute("readonly"),
            calculate=attribute("calculate"),
            count=self._count(ref),
            preload=f"{attribute(f'{{{JR}}}preload')} {attribute(f'{{{JR}}}preloadParams')}".strip(),
            appearance=control.appearance if control else "",
            label=control.label if control else None,
            hint=control.hint if control else None,
            constraint_message=text_of_attribute(attribute(f"{{{JR}}}constraintMsg"), self._itext),
            required_message=text_of_attribute(attribute(f"{{{JR}}}requiredMsg"), self._itext),
            guidance=_guidance(control.guidance if control else None),
            choices=control.choices if control else None,
            bounds=control.bounds if control else (),
            articles=tuple(attribute(f"{{{REP}}}article").split()),
            contacts=tuple(attribute(f"{{{REP}}}contacts").split()),
            audience=attribute(f"{{{REP}}}audience"),
            alerte=attribute(f"{{{REP}}}alerte"),
            leads_to=attribute(f"{{{REP}}}vers"),
            legal=attribute(f"{{{REP}}}legal"),
        )


def _primary(model: XmlElement) -> XmlElement:
    """The element that holds the answers."""
    instance = model.find(f"{XFORMS}instance")
    if instance is None or not len(instance):
        raise XFormError("", "le formulaire n'a pas de question")
    return instance[0]


def _blank(element: Element) -> Element:
    """Where no template is written, a new instance is like the first without its answers."""
    return replace(element, text="", children=tuple(_blank(child) for child in element.children))


def _path(nodeset: str) -> str:
    return re.sub(r"\s+", "", nodeset)


def _bare(name: str) -> str:
    """Names of the XForms namespace are written without it."""
    return name.removeprefix(XFORMS)


def _qualified(element: Element) -> str:
    name = element.name.rpartition("}")[2]
    return f"{element.prefix}:{name}" if element.prefix else name


def _guidance(text: FormText | None) -> str:
    return constant_text(text) if text else ""


def _unsupported(model: XmlElement) -> Iterator[tuple[str, str]]:
    """What belongs to the sending of forms, or to a telephone."""
    for element in model.iter():
        name = local(element.tag)
        if reason := _UNSUPPORTED.get(name):
            yield element.get("ref", "").rpartition("/")[2], reason
        elif name == "entity" and element.tag != name:
            yield "", "les entités ne sont pas prises en charge"


def _model_actions(model: XmlElement) -> Iterator[Action]:
    for action in model.findall(f"{XFORMS}setvalue"):
        yield Action("odk-instance-first-load", action.get("ref", ""), action.get("value", ""), action.text or "")
