"""One question: its words in each language on the same line, its answer, and apart, why there is none."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.entretiens.in_french import name_of
from desktop.entretiens.model import Audience, Etat, Kind, Question
from desktop.fiches.vocabulaire import Vocabulaire
from desktop.langues.interface import _, spoken
from desktop.langues.texte import Texte
from desktop.langues.textes import TextesPersonne
from desktop.ui.entretien.answers import Draft
from desktop.ui.entretien.inputs import make_input
from desktop.ui.entretien.states import KEYS, StateRow
from desktop.ui.entretien.wording import Wording
from desktop.ui.kit import texts

_OFFICER_STATES = (Etat.DECLINED, Etat.NOT_ASKED, Etat.UNKNOWN)
_PERSON_STATES = (Etat.DECLINED, Etat.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Look:
    """How a question is drawn. `is_turned`: for the person alone, who touches it; nothing of the officer's shows."""

    is_turned: bool = False


SIDE_BY_SIDE = Look()
TURNED = Look(is_turned=True)


class QuestionPanel(QFrame):
    """An answer takes a state away, and a state takes the answer away."""

    changed = Signal()
    settled = Signal()  # a whole answer: a choice or a state, never a letter

    def __init__(self, question: Question, wording: Wording, textes: TextesPersonne, look: Look = SIDE_BY_SIDE) -> None:
        super().__init__()
        self.question = question
        self._wording = wording.of(question)
        self._textes = textes
        self._look = look
        self.setObjectName(f"question-{question.ref.rsplit('/', 1)[-1]}")
        self.setProperty("kind", "sunken" if question.audience is Audience.AGENT else "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 12, 20, 14)
        self._column.setSpacing(8)
        self._input = make_input(question, self._wording, is_large=look.is_turned) if question.is_asked else None
        self._states = self._state_row() if self._input else None
        # Never shown on the turned screen, but an answer changed there stays withheld.
        self._withheld = QCheckBox(_(name_of(Etat.WITHHELD)))
        self._withheld.setObjectName("withheld")
        self._withheld.setToolTip(KEYS[Etat.WITHHELD])
        self._error = texts.error("")
        self._error.setObjectName("answer-error")
        self._error.hide()
        self._fill()

    def advise(self, vocabulaire: Vocabulaire) -> None:
        """Tell the officer of words to avoid where a text is typed."""
        if self._input:
            self._input.advise(vocabulaire)

    def draft(self) -> Draft | None:
        """What is on screen, None when what is typed cannot be read."""
        if self._input is None or self._states is None:
            return Draft()
        if (etat := self._states.chosen()) is not Etat.ANSWERED:
            return Draft(etat)
        value = self._input.value()
        etat = Etat.WITHHELD if self._withheld.isChecked() else Etat.ANSWERED
        return None if value is None else Draft(etat, value)

    def show_draft(self, draft: Draft) -> None:
        """Show an answer silently."""
        if self._input and self._states:
            self._input.show_value(draft.value)
            self._states.show_state(draft.etat)
            self._withheld.setChecked(draft.etat is Etat.WITHHELD)

    def show_unreadable(self) -> None:
        self.show_error(self._input.unreadable() if self._input else "")

    def show_error(self, sentence: str) -> None:
        """Say what is wrong under the answer; "" takes it away."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def focus_first(self) -> None:
        if self._input:
            self._input.focus_first()

    def choose(self, number: int) -> bool:
        """Choose the nth choice, as its digit does; False when there is none."""
        choices = self._input.choices() if self._input else ()
        if not 1 <= number <= len(choices):
            return False
        choices[number - 1].setFocus()
        choices[number - 1].click()
        return True

    def toggle_state(self, etat: Etat) -> None:
        if self._states is None:
            return
        if etat is Etat.WITHHELD:
            self._withheld.click()
        else:
            self._states.toggle(etat)

    def _fill(self) -> None:
        tags = self._tags()
        if tags is not None:
            self._column.addWidget(tags)
        kind = "title" if self._look.is_turned else "lead"
        self._column.addWidget(side_by_side(self._wording.label(self.question.ref), kind, "label"))
        if self.question.kind is Kind.RANK and not self._look.is_turned:
            self._column.addWidget(
                texts.small(_("Dans l’ordre : le premier d’abord. Un second clic retire du classement."))
            )
        hint = self._wording.hint(self.question.ref)
        if hint:
            self._column.addWidget(side_by_side(hint, "soft", "hint"))
        if self.question.kind is Kind.SELECT_MULTIPLE:
            self._column.addWidget(
                side_by_side(self._said("ecran.plusieurs"), "soft" if self._look.is_turned else "small", "several")
            )
        if self._input is None or self._states is None:
            return
        self._input.changed.connect(self._answered)
        self._input.settled.connect(self.settled)
        self._states.changed.connect(self._state_chosen)
        for widget in (self._input, self._error, self._states):
            self._column.addWidget(widget)
        if self._look.is_turned:
            self._withheld.setParent(self)
            self._withheld.hide()
        else:
            self._column.addWidget(self._withheld)
        self._withheld.clicked.connect(self._withhold)

    def _tags(self) -> QWidget | None:
        left, right = [], []
        if self.question.audience is Audience.AGENT:
            left.append(_tag(_("Pour vous, ne pas lire"), "caution", "for-agent"))
        if self._wording.is_untranslated(self.question):
            right.append(_tag(_("Pas de traduction : le texte est en français"), "caution", "untranslated"))
        elif self._wording.is_unapproved(self.question):
            right.append(self._unapproved())
        if not left and not right:
            return None
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        for tag in left:
            row.addWidget(tag)
        row.addStretch(1)
        for tag in right:
            row.addWidget(tag)
        return holder

    def _unapproved(self) -> QLabel:
        """Said to whoever reads the screen, in their language."""
        if not self._look.is_turned:
            return _tag(_("Traduction non relue"), "caution", "unapproved")
        return _tag(self._said("ecran.non_relu")[0].content, "caution", "unapproved")

    def _state_row(self) -> StateRow:
        etats = _PERSON_STATES if self._look.is_turned else _OFFICER_STATES
        labels = {etat: self._state_words(etat) for etat in etats}
        return StateRow(labels, is_required=self.question.is_required, is_large=self._look.is_turned)

    def _state_words(self, etat: Etat) -> tuple[Texte, ...]:
        """On the officer's side, the officer's words and what the person says; turned, what the person says."""
        said = self._said(f"etat.{etat.value}")
        if self._look.is_turned:
            return said
        french = Texte(_(name_of(etat)), spoken(), is_approved=True)
        foreign = self._wording.foreign
        return (french, *(texte for texte in said if texte.langue is foreign))

    def _said(self, key: str) -> tuple[Texte, ...]:
        """A phrase in each language of the question."""
        return tuple(self._textes.text(key, langue) for langue in self._wording.langues)

    def _answered(self) -> None:
        self.show_error("")
        if self._states and self._input and self._input.value() != "":
            self._states.show_state(Etat.ANSWERED)
        self.changed.emit()

    def _state_chosen(self) -> None:
        self.show_error("")
        if self._states and self._input and self._states.chosen() is not Etat.ANSWERED:
            self._input.show_value("")
            self._withheld.setChecked(False)
        self.changed.emit()
        self.settled.emit()

    def _withhold(self) -> None:
        """An answer is kept with it; a reason for having none is not."""
        if self._states and self._withheld.isChecked():
            self._states.show_state(Etat.ANSWERED)
        self.changed.emit()


def side_by_side(textes: tuple[Texte, ...], kind: str, name: str) -> QWidget:
    """One column a language, the same width; `name` and the language make each label's object name."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(32)
    for texte in textes:
        label = texts.of(texte, kind)
        label.setObjectName(f"{name}-{texte.langue.value}")
        row.addWidget(label, 1, Qt.AlignmentFlag.AlignTop)
    return holder


def _tag(text: str, tone: str, name: str) -> QLabel:
    tag = texts.tag(text, tone)
    tag.setObjectName(name)
    return tag
