"""A running interview: pages, answers and their states, alerts. Pure: it keeps nothing and shows nothing.

What it is asked about a question never changes the interview; only `answer` does.
"""

from collections.abc import Iterable
from datetime import datetime

from desktop.entretiens.formulaire import Control, FormNode, Formulaire
from desktop.entretiens.instance import Instance
from desktop.entretiens.lexical import is_lexical, is_within
from desktop.entretiens.model import Alerte, Etat, Page, Ref, Reponse, SectionState
from desktop.entretiens.pages import Walk, is_field_list
from desktop.entretiens.program import program_of
from desktop.entretiens.progress import Progress
from desktop.entretiens.refs import Place, form_path, just_before
from desktop.entretiens.textes import Textes
from desktop.entretiens.versions import carry, without_instance
from desktop.entretiens.xpath.tree import Node
from desktop.errors import InvalidAnswerError
from desktop.langues.langue import Langue
from desktop.langues.texte import Texte

_LEVELS = ("danger", "attention")
_MAX_LENGTH = 4_000


class Entretien:
    """`now` is the moment today() and now() mean, aware.

    `changes` are the answers given under another version of the form that are not where they were.
    """

    def __init__(self, formulaire: Formulaire, reponses: Iterable[Reponse] = (), *, now: datetime) -> None:
        self.formulaire = formulaire
        self._program = program_of(formulaire)
        self._reponses, self.changes = carry(formulaire, reponses, self._fits)
        self.instance = Instance(self._program, now, {ref: _seen(r) for ref, r in self._reponses.items()})
        self._textes = Textes(self.instance)
        self._by_name = {node.name: node for node in reversed(formulaire.nodes)}
        self._forward, self._backward = Walk(self.instance), Walk(self.instance, is_back=True)
        self._progress = Progress(self.instance, self._is_dealt_with)

    def pages(self) -> tuple[Page, ...]:
        """Pages that are relevant now, in order."""
        return tuple(self._forward.pages())

    def page(self, ref: Ref) -> Page | None:
        """The page `ref` names, or the page of that question, or the first page of that section."""
        start = self._start(ref)
        for page in self._forward.pages(just_before(self._place(start))):
            if ref in (page.ref, page.section) or any(question.ref == ref for question in page.questions):
                return page
            if not page.ref.startswith(start):
                break
        return None

    def first_page(self) -> Page | None:
        return next(self._forward.pages(), None)

    def last_page(self) -> Page | None:
        return next(self._backward.pages(), None)

    def next_page(self, ref: Ref) -> Page | None:
        """The page after `ref`, even when `ref` has just vanished."""
        return next(self._forward.pages(self._place(ref)), None)

    def previous_page(self, ref: Ref) -> Page | None:
        return next(self._backward.pages(self._place(ref)), None)

    def sections(self) -> tuple[SectionState, ...]:
        """Sections with at least one page now, in order."""
        return self._progress.sections()

    def reponse(self, ref: Ref) -> Reponse | None:
        return self._reponses.get(ref)

    def reponses(self) -> tuple[Reponse, ...]:
        """Every answer kept, in the order of the form, those that are not relevant now included."""
        return tuple(sorted(self._reponses.values(), key=lambda reponse: self._place(reponse.ref)))

    def is_relevant(self, ref: Ref) -> bool:
        node = self.instance.find(ref)
        return node is not None and node.is_relevant

    def answer(self, reponse: Reponse) -> None:
        """Take an answer; a blank one empties the question. Raises: InvalidAnswerError, and nothing has changed."""
        node = self.instance.find(reponse.ref)
        if node is None or not self._takes_answers(node) or not self._fits(reponse):
            raise InvalidAnswerError(reponse.ref)
        if not self._is_offered(node, reponse.value) or not self._satisfies(node, reponse.value):
            raise InvalidAnswerError(reponse.ref)
        self._reponses[reponse.ref] = reponse
        self.instance.set(node, _seen(reponse))
        self.instance.touched.add(self._program.graph.part[node.form.index])

    def add_instance(self, ref: Ref) -> Page | None:
        """Add an instance to the group of a page that has a `repetition`; return its first page, if it has one."""
        added = self.instance.ref(self.instance.add(*self._repeat(ref)))
        first = next(self._forward.pages(just_before(self._place(Ref(added)))), None)
        return first if first and f"{first.ref}/".startswith(f"{added}/") else None

    def remove_instance(self, ref: Ref) -> None:
        """Remove an instance with its answers; the places of those that follow, and of their answers, come before."""
        removed = self.instance.find(ref)
        if removed is None or removed.form.index not in self._program.graph.repeats:
            raise KeyError(ref)
        self.instance.remove(removed)
        self._reponses = without_instance(self._reponses, ref)

    def missing(self, page: Page) -> tuple[Ref, ...]:
        """Required questions of the page that have neither answer nor state."""
        return tuple(q.ref for q in page.questions if q.is_required and not self._is_dealt_with(q.ref))

    def alertes(self) -> tuple[Alerte, ...]:
        """Alerts that are relevant now, most serious first."""
        found: list[Alerte] = []
        for form in self._program.alertes:
            found += [
                Alerte(Ref(self.instance.ref(node)), form.alerte, form.leads_to, form.contacts)
                for node in self.instance.instances(form.index)
                if node.is_relevant
            ]
        return tuple(sorted(found, key=lambda alerte: _LEVELS.index(alerte.level) if alerte.level in _LEVELS else 9))

    def label(self, ref: Ref, langue: Langue) -> Texte:
        """The words of a question, a section or an alert."""
        return self._textes.of(self._node(ref), "label", langue) or Texte(
            self._fallback(ref), Langue.FRANCAIS, is_approved=True
        )

    def hint(self, ref: Ref, langue: Langue) -> Texte | None:
        return self._textes.of(self._node(ref), "hint", langue)

    def guidance(self, ref: Ref) -> str:
        """What the officer alone reads, French; "" when there is none."""
        guidance: str = self._node(ref).form.guidance
        return guidance

    def choice_label(self, ref: Ref, name: str, langue: Langue) -> Texte:
        return self._textes.of_choice(self._node(ref), name, langue)

    def constraint_message(self, ref: Ref, langue: Langue) -> Texte:
        """Why an answer is refused; its content is "" when the form does not say."""
        return self._textes.of(self._node(ref), "constraint_message", langue) or Texte(
            "", Langue.FRANCAIS, is_approved=True
        )

    def value(self, name: str) -> str:
        """What expressions see of a question or a calculation: "" when blank, not relevant or unknown."""
        form = self._by_name.get(name)
        nodes = self.instance.instances(form.index) if form else []
        return nodes[0].string_value() if nodes else ""

    def _node(self, ref: Ref) -> Node:
        node = self.instance.find(ref)
        return node if node is not None else self.instance.phantom(*self._repeat(ref))

    def _repeat(self, ref: Ref) -> tuple[Node, int]:
        """The node that holds the instances of a repeated group, and the group."""
        parent = self.instance.find(ref.rpartition("/")[0])
        index = self._program.index_of.get(form_path(ref), -1)
        if parent is None or index not in self._program.graph.repeats:
            raise KeyError(ref)
        return parent, index

    def _fallback(self, ref: Ref) -> str:
        """A section without label: the title of the form for its root, nothing else."""
        return self.formulaire.title if ref.count("/") == 1 else ""

    def _start(self, ref: Ref) -> Ref:
        """Where the page of a question begins: at the group it shares a page with, if there is one."""
        node = self.instance.find(ref)
        around = (node, *node.ancestors()) if node else ()
        shared = [each for each in around if each.form is not None and is_field_list(each.form)]
        return Ref(self.instance.ref(shared[-1])) if shared else ref

    def _place(self, ref: Ref) -> Place:
        """Place in the form of a page, whether it is relevant or not; ONE_MORE is after the instances."""
        return self._program.place(ref)

    def _is_dealt_with(self, ref: Ref) -> bool:
        reponse = self._reponses.get(ref)
        if reponse is not None and reponse.etat is not Etat.ANSWERED:
            return True
        return bool(self._node(ref).text)

    def _takes_answers(self, node: Node) -> bool:
        is_open = node.form.index in self._program.answerable
        return is_open and node.is_relevant and not self.instance.is_readonly(node)

    def _is_offered(self, node: Node, value: str) -> bool:
        """Whether the choices made are among those offered now; `_fits` has looked at a list that never changes."""
        form: FormNode = node.form
        if not value or form.choices is None or not (form.choices.is_filtered or form.control is Control.RANK):
            return True
        names = set(self._program.choice_names(self.instance, node))
        chosen = _chosen(form, value)
        return names.issuperset(chosen) and (form.control is not Control.RANK or len(names) == len(chosen))

    def _fits(self, reponse: Reponse) -> bool:
        """Whether the answer could be one to its question, whatever the other answers are."""
        index = self._program.index_of.get(form_path(reponse.ref), -1)
        if index not in self._program.answerable:
            return False
        form, value = self.formulaire.nodes[index], reponse.value
        if value and not reponse.etat.may_have_value:
            return False
        if not value:
            return True
        if form.choices is not None:
            chosen = _chosen(form, value)
            names = set(chosen)
            is_listed = not form.choices.is_filtered or bool(form.choices.list_id)
            return len(names) == len(chosen) and (not is_listed or self._program.every_choice(form) >= names)
        if form.bounds and not is_within(value, form.bounds):
            return False
        return len(value) <= _MAX_LENGTH and is_lexical(value, form.data_type)

    def _satisfies(self, node: Node, value: str) -> bool:
        """Whether the question's constraint would hold with `value`."""
        if not node.form.constraint:
            return True
        before = node.text
        node.text = value
        try:
            return self.instance.is_satisfied(node)
        finally:
            node.text = before


def _chosen(form: FormNode, value: str) -> list[str]:
    """Names of the choices made: one choice may be a name with spaces, when it is what was answered elsewhere."""
    return [value] if form.control is Control.SELECT_ONE else value.split(" ")


def _seen(reponse: Reponse) -> str:
    """What expressions see of an answer."""
    return reponse.value if reponse.etat is Etat.ANSWERED else ""
