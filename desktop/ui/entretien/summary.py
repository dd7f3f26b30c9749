"""All the answers, section by section; what is missing comes first; each line leads back to its question."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.entretiens.entretien import Entretien
from desktop.entretiens.in_french import answer_text, french_label, name_of
from desktop.entretiens.model import Etat, Question, Ref, Reponse, SectionState
from desktop.langues.dates import format_moment
from desktop.langues.interface import _, ngettext, spoken
from desktop.ui.entretien.sections import progress
from desktop.ui.kit import buttons, icons, panels, texts
from desktop.ui.kit.buttons import PanelButton
from desktop.ui.kit.flow import Flow


class SummaryView(panels.Column):
    edit_asked = Signal(str)
    droits_asked = Signal()
    note_asked = Signal()

    def __init__(self, entretien: Entretien, names: Mapping[str, str], *, has_documents: bool) -> None:
        """`names` are those of whoever asked, by `asked_by`. `has_documents`: it leads to what is printed."""
        super().__init__(980)
        self.setObjectName("summary")
        self.column.setSpacing(8)
        self._entretien = entretien
        self._names = names
        self._has_documents = has_documents
        self._first: QWidget | None = None

    def refresh(self) -> None:
        panels.clear(self.column)
        self._first = None
        self.add(texts.title(_("Résumé de l’entretien")))
        if self._has_documents:
            self.add(self._documents())
        missing = missing_questions(self._entretien)
        if missing:
            self.add(self._missing(missing))
        by_section: dict[Ref, list[Question]] = {}
        for page in self._entretien.pages():
            by_section.setdefault(page.section, []).extend(q for q in page.questions if q.is_asked)
        for state in self._entretien.sections():
            questions = by_section[state.ref]
            if not questions:
                continue
            self.add(self._section_head(state))
            for question in questions:
                self.add(self._row(question, f"edit-{_name(question.ref)}"))
        self.close_with_space()
        self.verticalScrollBar().setValue(0)

    def focus_first(self) -> None:
        if self._first:
            self._first.setFocus()

    def _documents(self) -> QWidget:
        droits = buttons.secondary(
            _("Ses droits, dans sa langue"), "summary-droits", self.droits_asked.emit, icons.RIGHTS
        )
        note = buttons.secondary(_("Note interne"), "summary-note", self.note_asked.emit, icons.PRINT)
        return Flow(droits, note)

    def _section_head(self, state: SectionState) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 8, 0, 0)
        row.addWidget(texts.heading(self._label(state.ref)), 1)
        row.addWidget(texts.small(progress(state)), 0, Qt.AlignmentFlag.AlignBottom)
        return head

    def _missing(self, missing: tuple[Question, ...]) -> QWidget:
        card = panels.Card(kind="banner-caution")
        card.setObjectName("missing")
        said = ngettext(
            "Il manque {n} réponse attendue. Si elle n’a pas pu être obtenue, dites pourquoi.",
            "Il manque {n} réponses attendues. Si elles n’ont pas pu être obtenues, dites pourquoi.",
            len(missing),
        ).format(n=len(missing))
        card.column.addWidget(texts.strong(said))
        for question in missing:
            card.column.addWidget(self._row(question, f"missing-{_name(question.ref)}"))
        return card

    def _row(self, question: Question, name: str) -> PanelButton:
        row = SummaryRow(name, self._label(question.ref), question, self._entretien)
        if (reponse := self._entretien.reponse(question.ref)) is not None:
            row.setToolTip(self._provenance(reponse))
            row.setAccessibleDescription(row.toolTip())
        row.clicked.connect(partial(self._asked, question.ref))
        self._first = self._first or row
        return row

    def _asked(self, ref: Ref, _checked: bool = False) -> None:
        self.edit_asked.emit(ref)

    def _provenance(self, reponse: Reponse) -> str:
        """When it was said, in which language, and who asked when it is known."""
        moment = format_moment(reponse.answered_at, spoken())
        said = _("Le {moment}, en {langue}").format(moment=moment, langue=reponse.langue.nom)
        nom = self._names.get(reponse.asked_by)
        return _("{said}, demandé par {nom}").format(said=said, nom=nom) if nom else said

    def _label(self, ref: Ref) -> str:
        return french_label(self._entretien, ref)


class SummaryRow(PanelButton):
    def __init__(self, name: str, label: str, question: Question, entretien: Entretien) -> None:
        super().__init__("row", name)
        self.setMinimumHeight(48)
        self.row.setContentsMargins(16, 8, 12, 8)
        self.row.setSpacing(24)
        self.row.addWidget(texts.soft(label), 5)
        reponse = entretien.reponse(question.ref)
        self.row.addWidget(self._answer(question, reponse, entretien), 4)
        pencil = QLabel()
        icons.dress(pencil, icons.EDIT, QPalette.ColorRole.Link, 20)
        self.row.addWidget(pencil, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(_("Modifier : {question}").format(question=label))
        self.let_clicks_through()

    def _answer(self, question: Question, reponse: Reponse | None, entretien: Entretien) -> QLabel:
        if reponse is None or (reponse.etat is Etat.ANSWERED and not reponse.value):
            return texts.small(_("Pas encore de réponse"))
        if reponse.etat is Etat.WITHHELD and reponse.value:
            said = _("{reponse} ({etat})").format(
                reponse=answer_text(question, reponse.value, entretien), etat=_(name_of(reponse.etat)).lower()
            )
            return texts.strong(said)
        if reponse.etat is not Etat.ANSWERED:
            return texts.tag(_(name_of(reponse.etat)), "caution")
        return texts.strong(answer_text(question, reponse.value, entretien))


def missing_questions(entretien: Entretien) -> tuple[Question, ...]:
    """Required questions that have neither answer nor state, in the order of the form."""
    found: list[Question] = []
    for page in entretien.pages():
        missing = set(entretien.missing(page))
        found += [question for question in page.questions if question.ref in missing]
    return tuple(found)


def _name(ref: Ref) -> str:
    return ref.rsplit("/", 1)[-1]
