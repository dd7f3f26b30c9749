"""Where an interview stands, section by section. Only what an answer may have changed is counted again.

What is counted apart is a part: a child of the form's root, which is a section, or a question outside of any.
"""

from collections.abc import Callable, Iterator

from desktop.entretiens.formulaire import Control, FormNode
from desktop.entretiens.instance import Instance
from desktop.entretiens.model import Ref, SectionState
from desktop.entretiens.pages import Walk
from desktop.entretiens.xpath.parser import parse
from desktop.entretiens.xpath.references import references

_CONSTANT = ("", "true()", "false()")


class Progress:
    """`is_dealt_with` says whether a question has an answer, or a reason why it has none."""

    def __init__(self, instance: Instance, is_dealt_with: Callable[[Ref], bool]) -> None:
        self._instance = instance
        self._is_dealt_with = is_dealt_with
        self._walk = Walk(instance)
        self._readers = _readers(instance)
        self._known: dict[int, SectionState | None] = {}

    def sections(self) -> tuple[SectionState, ...]:
        """Sections with at least one page now, in order."""
        self._forget_touched()
        found: dict[Ref, SectionState] = {}
        for part in self._instance.graph.children[self._instance.root.form.index]:
            if part not in self._known:
                self._known[part] = self._counted(part)
            state = self._known[part]
            if state is not None:
                before = found.get(state.ref)
                found[state.ref] = state if before is None else _together(before, state)
        return tuple(found.values())

    def _forget_touched(self) -> None:
        for part in self._instance.touched:
            self._known.pop(part, None)
            for reader in self._readers.get(part, ()):
                self._known.pop(reader, None)
        self._instance.touched.clear()

    def _counted(self, part: int) -> SectionState | None:
        pages = tuple(self._walk.pages_of(self._instance.root, part))
        if not pages:
            return None
        asked = [question.ref for page in pages for question in page.questions if question.is_asked]
        answered = sum(1 for ref in asked if self._is_dealt_with(ref))
        return SectionState(pages[0].section, answered, len(asked), pages[0])


def _together(before: SectionState, after: SectionState) -> SectionState:
    return SectionState(before.ref, before.answered + after.answered, before.asked + after.asked, before.first_page)


def _readers(instance: Instance) -> dict[int, set[int]]:
    """Which parts have pages that read another part: whether a question is required, open to change, what it offers."""
    graph = instance.graph
    readers: dict[int, set[int]] = {}
    for form in instance.formulaire.nodes:
        for source in _read_by_pages(form):
            for reference in references(parse(source), graph.pattern(form.index)):
                for read in graph.matching(reference.pattern):
                    readers.setdefault(graph.part[read], set()).add(graph.part[form.index])
    return readers


def _read_by_pages(form: FormNode) -> Iterator[str]:
    sources = [form.required, form.readonly, form.relevant if form.control is Control.REPEAT else ""]
    if form.choices is not None and form.choices.is_filtered:
        sources.append(form.choices.nodeset)
    return (source for source in sources if source.replace(" ", "") not in _CONSTANT)
