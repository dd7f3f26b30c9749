"""Cuts an interview into pages: one question each, or the questions of a field-list group together.

One question a page keeps the officer's eyes on the person; what is one gesture (two dates, a phone and its hours)
is grouped by the form itself. Alerts are not pages: they are shown over the page that raised them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from desktop.entretiens.formulaire import Control, FormNode
from desktop.entretiens.instance import Instance
from desktop.entretiens.model import Audience, Kind, Page, Question, Ref, Repetition
from desktop.entretiens.refs import AFTER_INSTANCES, ONE_MORE, Place
from desktop.entretiens.xpath.tree import Node

_BY_TYPE = {
    "int": Kind.INTEGER,
    "integer": Kind.INTEGER,
    "decimal": Kind.DECIMAL,
    "date": Kind.DATE,
    "time": Kind.TIME,
}
_GROUPS = (Control.GROUP, Control.REPEAT)
_T = TypeVar("_T")
_BY_CONTROL = {
    Control.SELECT_ONE: Kind.SELECT_ONE,
    Control.SELECT_MULTIPLE: Kind.SELECT_MULTIPLE,
    Control.RANK: Kind.RANK,
    Control.TRIGGER: Kind.SELECT_ONE,
}


def kind_of(form: FormNode) -> Kind:
    """What sort of answer a question takes."""
    if form.is_note:
        return Kind.NOTE
    return _BY_CONTROL.get(form.control) or _BY_TYPE.get(form.data_type, Kind.TEXT)


def is_field_list(form: FormNode) -> bool:
    """Whether the questions of a group share one page."""
    return "field-list" in form.appearance.split()


@dataclass(frozen=True, slots=True)
class Walk:
    """Relevant pages one after the other, towards the end of the form, or its beginning when `is_back`.

    What lies before the start, or is not relevant, is passed over whole. A start is the place of a path
    (`Program.place`), left out itself; what is left of it on the way down is () at the path it names, None past it.
    """

    instance: Instance
    is_back: bool = False

    def pages(self, start: Place | None = None) -> Iterator[Page]:
        """A top-level group is a section; outside of any, the form is one."""
        inside = start[1:] if start else None
        if inside != () or not self.is_back:
            yield from self._in_group(self.instance.root, None, inside or None, repeats_only=False)

    def pages_of(
        self, parent: Node, index: int, section: Ref | None = None, start: Place | None = None
    ) -> Iterator[Page]:
        """Those of a child of a group; of a repeated one, those of each instance, then whether there is one more."""
        form = self.instance.formulaire.nodes[index]
        is_repeat = form.control is Control.REPEAT
        path = f"{self.instance.ref(parent)}/{form.name}"
        inside = section or Ref(path if form.control in _GROUPS else self.instance.ref(parent))
        nodes = parent.named.get(self.instance.graph.names[index], ())
        start_place = start[0][1] if start else None
        may_be_more = is_repeat and not form.count and (start_place is None or start_place < AFTER_INSTANCES)
        if self.is_back and may_be_more and start is None:
            yield from self._one_more(parent, index, path, inside)
        for place, node in self._ordered(list(enumerate(nodes, 1 if is_repeat else 0))):
            if start is None or place == start_place:
                yield from self._of_node(node, inside, start and start[1:])
            elif (place < start[0][1]) is self.is_back:
                yield from self._of_node(node, inside, None)
        if not self.is_back and may_be_more:
            yield from self._one_more(parent, index, path, inside)

    def _one_more(self, parent: Node, index: int, path: str, section: Ref) -> Iterator[Page]:
        if self.instance.is_repeat_relevant(parent, index):
            nodes = parent.named.get(self.instance.graph.names[index], ())
            repetition = Repetition(tuple(Ref(self.instance.ref(node)) for node in nodes))
            yield Page(Ref(f"{path}{ONE_MORE}"), section, (), repetition)

    def _of_node(self, node: Node, section: Ref, start: Place | None) -> Iterator[Page]:
        form: FormNode = node.form
        if not node.is_relevant or form.control is Control.HIDDEN or form.alerte or (start == () and self.is_back):
            return
        has_own = start is None or self.is_back
        if form.control not in _GROUPS:
            if has_own:
                yield Page(Ref(self.instance.ref(node)), section, (_question(self.instance, node),))
            return
        is_page = is_field_list(form)
        own = self._field_list(node, section) if is_page and has_own else ()
        inside = self._in_group(node, section, start or None, repeats_only=is_page)
        for pages in self._ordered((own, inside)):
            yield from pages

    def _in_group(
        self, parent: Node, section: Ref | None, start: Place | None, *, repeats_only: bool
    ) -> Iterator[Page]:
        children = self.instance.graph.children[parent.form.index]
        first, last = 0, len(children)
        if start is not None:
            side = bisect_right(children, start[0][0]) if self.is_back else bisect_left(children, start[0][0])
            first, last = (0, side) if self.is_back else (side, last)
        for at in self._ordered(range(first, last)):
            index = children[at]
            here = start if start is not None and start[0][0] == index else None
            if not repeats_only or index in self.instance.graph.repeats:
                yield from self.pages_of(parent, index, section, here)
            else:
                yield from self._deeper(parent, index, section, here and here[1:])

    def _deeper(self, parent: Node, index: int, section: Ref | None, start: Place | None) -> Iterator[Page]:
        """The repeated groups of a group whose questions are on the page of another."""
        for node in parent.named.get(self.instance.graph.names[index], ()):
            if node.is_relevant and not (start == () and self.is_back):
                yield from self._in_group(node, section, start or None, repeats_only=True)

    def _field_list(self, node: Node, section: Ref) -> Iterator[Page]:
        if questions := tuple(_questions(self.instance, node)):
            yield Page(Ref(self.instance.ref(node)), section, questions)

    def _ordered(self, things: Sequence[_T]) -> Iterator[_T]:
        return reversed(things) if self.is_back else iter(things)


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
        bounds=form.bounds,
        articles=form.articles,
    )
