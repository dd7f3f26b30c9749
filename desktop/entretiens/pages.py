"""Cuts an interview into pages: one question each, or the questions of a field-list group together.

One question a page keeps the officer's eyes on the person; what is one gesture (two dates, a phone and its hours)
is grouped by the form itself. Alerts are not pages: they are shown over the page that raised them.
"""

from collections.abc import Iterator

from desktop.entretiens.formulaire import Control, FormNode
from desktop.entretiens.instance import Instance
from desktop.entretiens.model import Audience, Kind, Page, Question, Ref, Repetition
from desktop.entretiens.refs import ONE_MORE
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
    yield from _pages_in(instance, instance.root, None)


def _pages_in(instance: Instance, parent: Node, section: Ref | None, *, repeats_only: bool = False) -> Iterator[Page]:
    """The pages of all that is in a group; those of a repeated group, then whether there is one more."""
    for index in instance.graph.children[parent.form.index]:
        form = instance.formulaire.nodes[index]
        if repeats_only and form.control is not Control.REPEAT:
            continue
        nodes = parent.named.get(instance.graph.names[index], [])
        is_group = form.control in (Control.GROUP, Control.REPEAT)
        inside = section or Ref(f"{instance.ref(parent)}/{form.name}" if is_group else instance.ref(parent))
        for node in nodes:
            yield from _pages(instance, node, inside)
        if form.control is Control.REPEAT and not form.count and instance.is_repeat_relevant(parent, index):
            repetition = Repetition(tuple(Ref(instance.ref(node)) for node in nodes))
            yield Page(Ref(f"{instance.ref(parent)}/{form.name}{ONE_MORE}"), inside, (), repetition)


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
        yield from _pages_in(instance, node, section, repeats_only=True)
    else:
        yield from _pages_in(instance, node, section)


def _questions(instance: Instance, node: Node) -> Iterator[Question]:
    for child in node.children:
        form: FormNode = child.form
        if not child.is_relevant or form.control is Control.HIDDEN or form.alerte:
            continue
        if form.control is Control.GROUP:
            yield from _questions(instance, child)
        elif form.control is not Control.REPEAT:
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
