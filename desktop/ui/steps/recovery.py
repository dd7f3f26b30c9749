"""A recovery code: shown once and printed, then checked against the paper by typing parts of it again."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from desktop.langues.interface import _
from desktop.ui import error_messages, printing
from desktop.ui.kit import buttons, fields, icons, panels, texts
from desktop.ui.steps.step import Step


class RecoveryCodeStep(Step):
    """Shows a code once. It goes on paper only: it can be neither selected nor copied."""

    print_failed = Signal(str)
    asks = False

    def __init__(self, title: str, sentence: str, code: str, mention: str = "") -> None:
        """`mention` is printed with the code, to tell two sheets apart."""
        super().__init__(title, sentence)
        self._code = code
        self._mention = mention
        card = panels.Card()
        groups = code.split("-")
        half = (len(groups) + 1) // 2
        for line in (groups[:half], groups[half:]):
            card.column.addWidget(texts.code("   ".join(line)))
        card.setAccessibleName(_("Code de récupération"))
        self.column.addWidget(card)
        self.column.addWidget(
            texts.body(
                _("Imprimez-le ou recopiez-le, puis rangez-le sous clé, loin de ce poste. Ne le photographiez pas.")
            )
        )
        self.column.addWidget(
            buttons.row(buttons.secondary(_("Imprimer le code"), "print-code", self._print, icons.PRINT))
        )

    def _print(self) -> None:
        try:
            printing.print_recovery_code(self, self._code, self._mention)
        except Exception as error:  # noqa: BLE001 - every failure of a printer is told in one sentence
            self.print_failed.emit(error_messages.sentence(error))


class RecoveryCheckStep(Step):
    """Two groups of the code, typed again from the paper."""

    def __init__(self, title: str, asked: tuple[int, ...], is_right: Callable[[dict[int, str]], bool]) -> None:
        """`asked` are 0-based positions of groups; `is_right` tells whether what was typed is the code's."""
        super().__init__(
            title, _("Retapez ces groupes du code depuis votre papier. Cela garantit qu’il pourra servir.")
        )
        self._is_right = is_right
        self._edits = {}
        for position in asked:
            edit = fields.line_edit(max_length=8)
            edit.setProperty("kind", "code")
            field = fields.Field(_("Groupe n° {n}").format(n=position + 1), edit, name=f"code-group-{position}")
            edit.textChanged.connect(self._changed)
            self._edits[position] = edit
            self.column.addWidget(field)
        self._said = texts.error("")
        self.column.addWidget(self._said)

    def is_ready(self) -> bool:
        return self._is_right({position: edit.text() for position, edit in self._edits.items()})

    def _changed(self) -> None:
        typed = all(len(edit.text().strip()) >= 4 for edit in self._edits.values())
        wrong = typed and not self.is_ready()
        self._said.setText(_("Ces groupes ne sont pas ceux du code. Relisez votre papier.") if wrong else "")
        self.readiness_changed.emit(self.is_ready())
