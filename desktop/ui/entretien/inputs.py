"""What an answer is given with: choices, a short text, a number, a date, a time."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.entretiens.in_french import to_typed
from desktop.entretiens.lexical import is_within
from desktop.entretiens.model import Kind, Question
from desktop.fiches.vocabulaire import Vocabulaire
from desktop.langues.interface import _
from desktop.langues.langue import Direction
from desktop.ui.entretien.choice import AnswerChoice
from desktop.ui.entretien.lexical import to_lexical
from desktop.ui.entretien.wording import Wording
from desktop.ui.kit import fields
from desktop.ui.word_advice import WordAdvice

_DIGITS = 9


class AnswerInput(QWidget):
    """`changed`: the user touched it. `settled`: the change is a whole answer, not a letter of one."""

    changed = Signal()
    settled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)

    def value(self) -> str | None:
        """Lexical value, "" for a blank, None when what is typed cannot be read."""
        raise NotImplementedError

    def show_value(self, value: str) -> None:
        """Show a value silently."""
        raise NotImplementedError

    def unreadable(self) -> str:
        """What to say when `value` is None."""
        return ""

    def focus_first(self) -> None:
        raise NotImplementedError

    def advise(self, vocabulaire: Vocabulaire) -> None:
        """Tell of words to avoid, where words are typed."""

    def choices(self) -> tuple[AnswerChoice, ...]:
        """What can be chosen by its digit, in order."""
        return ()


class ChoicesInput(AnswerInput):
    def __init__(self, question: Question, wording: Wording, *, is_large: bool) -> None:
        super().__init__()
        self._question = question
        self._is_several = question.kind is Kind.SELECT_MULTIPLE
        # A place beside the digit of a key would be two numbers side by side.
        has_digits = not is_large and question.kind is not Kind.RANK
        self._choices: dict[str, AnswerChoice] = {}
        for number, name in enumerate(question.choices, 1):
            choice = AnswerChoice(
                name,
                wording.choice(question.ref, name),
                digit=str(number) if number <= _DIGITS and has_digits else "",
                is_several=self._is_several,
                is_large=is_large,
            )
            choice.clicked.connect(lambda _checked, name=name: self._clicked(name))
            choice.move_asked.connect(self._move)
            self._choices[name] = choice
            self.column.addWidget(choice)

    def value(self) -> str | None:
        return " ".join(name for name, choice in self._choices.items() if choice.isChecked())

    def show_value(self, value: str) -> None:
        names = self._question.chosen(value)
        for name, choice in self._choices.items():
            choice.setChecked(name in names)

    def focus_first(self) -> None:
        choices = self.choices()
        next((choice for choice in choices if choice.isChecked()), choices[0]).setFocus() if choices else None

    def choices(self) -> tuple[AnswerChoice, ...]:
        return tuple(self._choices.values())

    def _clicked(self, name: str) -> None:
        # A second click on a single choice takes it back: a slip of the hand must be undone without another lie.
        if not self._is_several:
            for other, choice in self._choices.items():
                choice.setChecked(other == name and choice.isChecked())
        self.changed.emit()
        self.settled.emit()

    def _move(self, step: int) -> None:
        choices = self.choices()
        focused = next((index for index, choice in enumerate(choices) if choice.hasFocus()), 0)
        choices[(focused + step) % len(choices)].setFocus()


class RankInput(ChoicesInput):
    """Choices put in order: each takes the next place, a second click takes it out."""

    _order: tuple[str, ...] = ()

    def value(self) -> str | None:
        """Whole or nothing: what has no place yet is no answer."""
        return " ".join(self._order) if len(self._order) in (0, len(self._choices)) else None

    def show_value(self, value: str) -> None:
        self._show_order(self._question.chosen(value))

    def unreadable(self) -> str:
        return _("Donnez son rang à chaque réponse, de la première à la dernière.")

    def _clicked(self, name: str) -> None:
        others = tuple(placed for placed in self._order if placed != name)
        self._show_order(others if name in self._order else (*others, name))
        self.changed.emit()
        if self.value() is not None:
            self.settled.emit()

    def _show_order(self, names: tuple[str, ...]) -> None:
        self._order = names
        for name, choice in self._choices.items():
            choice.show_place(names.index(name) + 1 if name in names else 0)


class LineInput(AnswerInput):
    """A number, a date or a time, typed as in France."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._kind = kind = question.kind
        self._bounds = question.bounds
        self._limits = [to_typed(kind, bound) for bound in self._bounds]
        shown = " – ".join(self._limits[:2]) or _PLACEHOLDERS.get(kind, "")
        self._edit = fields.line_edit(shown, max_length=20)
        self._edit.setObjectName(f"answer-{kind.value}")
        self._edit.setMaximumWidth(260)
        self._edit.setProperty("kind", "large")
        if kind is Kind.INTEGER:
            self._edit.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self._edit.textEdited.connect(self.changed)
        self.column.addWidget(self._edit)

    def value(self) -> str | None:
        value = to_lexical(self._kind, self._edit.text())
        return None if value and self._bounds and not is_within(value, self._bounds) else value

    def show_value(self, value: str) -> None:
        self._edit.setText(to_typed(self._kind, value))

    def unreadable(self) -> str:
        if self._limits:
            least, most, step = self._limits
            return _("Écrivez un nombre de {least} à {most}, de {step} en {step}.").format(
                least=least, most=most, step=step
            )
        return {
            Kind.INTEGER: _("Écrivez un nombre entier, en chiffres : 17."),
            Kind.DECIMAL: _("Écrivez un nombre, en chiffres : 1,5."),
            Kind.DATE: _("Écrivez une date qui existe : jour/mois/année, par exemple 05/03/2024."),
            Kind.TIME: _("Écrivez une heure qui existe, par exemple 14:30."),
        }[self._kind]

    def focus_first(self) -> None:
        self._edit.setFocus()
        self._edit.selectAll()


class TextInput(AnswerInput):
    """A few lines. Enter is left to the page, Shift+Enter begins a new line."""

    def __init__(self, direction: Direction) -> None:
        super().__init__()
        self._edit = _FewLines(lines=2, max_length=1000)
        self._edit.setObjectName("answer-text")
        if direction is Direction.RTL:
            self._edit.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._silent = False
        self._edit.textChanged.connect(self._typed)
        self.column.addWidget(self._edit)

    def value(self) -> str:
        return self._edit.toPlainText().strip()

    def show_value(self, value: str) -> None:
        if value != self.value():
            self._silent = True
            self._edit.setPlainText(value)
            self._silent = False

    def focus_first(self) -> None:
        self._edit.setFocus()

    def advise(self, vocabulaire: Vocabulaire) -> None:
        self.column.addWidget(WordAdvice(self._edit, vocabulaire))

    def _typed(self) -> None:
        if not self._silent:
            self.changed.emit()


class _FewLines(fields.ShortText):
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


_PLACEHOLDERS = {Kind.DATE: "jj/mm/aaaa", Kind.TIME: "hh:mm"}


def make_input(question: Question, wording: Wording, *, is_large: bool) -> AnswerInput | None:
    """The input of a question, None for a note."""
    match question.kind:
        case Kind.NOTE:
            return None
        case Kind.SELECT_ONE | Kind.SELECT_MULTIPLE:
            return ChoicesInput(question, wording, is_large=is_large)
        case Kind.RANK:
            return RankInput(question, wording, is_large=is_large)
        case Kind.TEXT:
            return TextInput(wording.langues[0].direction)
    return LineInput(question)
