"""Cuts an interview into pages: one question each, or the questions of a field-list group together.

One question a page keeps the officer's eyes on the person; what is one gesture (two dates, a phone and its hours)
is grouped by the form itself. Alerts are not pages: they are shown over the page that raised them.
"""

from collections.abc import Iterator

from desktop.entretiens.formulaire import Control, FormNode
from desktop.entretiens.instance import Instance
from desktop.entretiens.model import Audience, Kind, Page, Question, Ref
from desktop.entretiens.xpath.tree import Node

_BY_TYPE = {
    "int": Kind.INTEGER,
    "integer": Kind.INTEGER,
    "decimal": Kind.DECIMAL,
    "date": Kind.DATE,
    "time": Kind.TIME,
}
_BY_CONTROL = {Control.SELECT_ONE: Kind.SELECT_ONE, Control.SELECT_MULTIPLE: Kind.SELECT_MULTIPLE}


def kind_of(form: FormNode) -> Kind:
    """What sort of answer a question takes."""
    if form.is_note:
        return Kind.NOTE
    return _BY_CONTROL.get(form.control) or _BY_TYPE.get(form.data_type, Kind.TEXT)


def list_pages(instance: Instance) -> Iterator[Page]:
    """Relevant pages in the order of the form. A top-level group is a section; outside of any, the form is one."""
    root = Ref(instance.ref(instance.root))
    for node in instance.root.children:
        section = Ref(instance.ref(node)) if node.form.control in (Control.GROUP, Control.REPEAT) else root
        yield from _pages(instance, node, section)


def _pages(instance: Instance, node: Node, section: Ref) -> Iterator[Page]:
    form: FormNode = node.form
    if not node.is_relevant or form.control is Control.HIDDEN or form.alerte:
        return
    if form.control not in (Control.GROUP, Control.REPEAT):
        yield Page(Ref(instance.ref(node)), section, (_question(instance, node),))
    elif "field-list" in form.appearance.split():
        questions = tuple(_questions(instance, node))
        if questions:
            yield Page(Ref(instance.ref(node)), section, questions)
    else:
        for child in node.children:
            yield from _pages(instance, child, section)


def _questions(instance: Instance, node: Node) -> Iterator[Question]:
    for child in node.children:
        form: FormNode = child.form
        if not child.is_relevant or form.control is Control.HIDDEN or form.alerte:
            continue
        if form.control in (Control.GROUP, Control.REPEAT):
            yield from _questions(instance, child)
        else:
            yield _question(instance, child)


def _question(instance: Instance, node: Node) -> Question:
    form: FormNode = node.form
    return Question(
        ref=Ref(instance.ref(node)),
        kind=kind_of(form),
        audience=Audience.AGENT if form.audience == Audience.AGENT else Audience.PERSONNE,
        is_required=instance.is_required(node),
        is_readonly=bool(form.calculate) or instance.is_readonly(node),
        choices=instance.program.choice_names(instance, node) if form.choices else (),
        articles=form.articles,
    )
