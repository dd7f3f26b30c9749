"""Words to avoid, told while one types, with what to say instead: nothing is refused, nothing changes by itself."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.fiches.vocabulaire import Emploi, Vocabulaire
from desktop.langues.interface import _
from desktop.ui.kit import buttons, fields, texts


def advise(page: QWidget, vocabulaire: Vocabulaire) -> None:
    """Watch every long text of a page."""
    for field in page.findChildren(fields.Field):
        if isinstance(field.control, fields.ShortText):
            field.add_below(WordAdvice(field.control, vocabulaire))


class WordAdvice(QWidget):
    """Under a text: the first word to avoid in it, what to say instead, and one click to say it."""

    def __init__(self, edit: fields.ShortText, vocabulaire: Vocabulaire) -> None:
        super().__init__(edit.parentWidget())
        self.setObjectName(f"advice-{edit.objectName()}")
        self._edit = edit
        self._vocabulaire = vocabulaire
        self._said = texts.small("")
        self._replace = buttons.quiet(_("Remplacer"), f"replace-{edit.objectName()}")
        self._replace.clicked.connect(partial(self._apply))
        self._ignore: QPushButton = buttons.quiet(_("Garder"), f"keep-{edit.objectName()}", self._keep)
        self._kept: set[str] = set()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._said, 1)
        row.addWidget(self._ignore)
        row.addWidget(self._replace)
        edit.textChanged.connect(self._look)
        self._look()

    def _first(self) -> Emploi | None:
        found = self._vocabulaire.advised(self._edit.toPlainText())
        return next((emploi for emploi in found if emploi.mot.mot_id not in self._kept), None)

    def _look(self) -> None:
        emploi = self._first()
        self.setVisible(emploi is not None)
        if emploi is not None:
            typed = self._edit.toPlainText()[emploi.start : emploi.end]
            said = _("« {mot} » : dire plutôt « {mieux} ». {pourquoi}")
            self._said.setText(said.format(mot=typed, mieux=emploi.mot.dire[0], pourquoi=emploi.mot.pourquoi))

    def _apply(self, _checked: bool = False) -> None:
        emploi = self._first()
        if emploi is None:
            return
        cursor = self._edit.textCursor()
        cursor.setPosition(emploi.start)
        cursor.setPosition(emploi.end, cursor.MoveMode.KeepAnchor)
        cursor.insertText(emploi.mot.dire[0])  # undone as typing is
        self._edit.setFocus()

    def _keep(self) -> None:
        """These words are meant: say no more of them here."""
        emploi = self._first()
        if emploi is not None:
            self._kept.add(emploi.mot.mot_id)
        self._look()
        self._edit.setFocus()
