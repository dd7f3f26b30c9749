"""« Un partenaire répond »: a dictated code, checked while it is typed, or a signed file."""

from PySide6.QtCore import Signal

from desktop.langues.interface import _
from desktop.services.reponses import typed
from desktop.ui.kit import buttons, fields, icons, panels, texts
from desktop.ui.page import Page

_LONGEST = 40
"""Spaces and dashes included, as someone may paste them."""


class AnswerEntryPage(Page):
    code_given = Signal(str)
    file_asked = Signal()

    def __init__(self, partenaire: str = "") -> None:
        """`partenaire` is whose answer is awaited, "" for anyone's."""
        super().__init__()
        self.heading = _("Un partenaire répond")
        self._edit = fields.line_edit(_("Exemple : ABCD-EFGH"), _LONGEST)
        self._edit.textEdited.connect(self._typed)
        self._edit.returnPressed.connect(self._give)
        self._field = fields.Field(
            _("Code dicté"),
            self._edit,
            _("Huit caractères, ou douze avec un rendez-vous. O s’écrit zéro, I et L s’écrivent un."),
            "answer-code",
        )
        self._give_button = buttons.primary(_("Lire la réponse"), "answer-read", self._give, icons.NEXT)
        self._give_button.setEnabled(False)
        column = panels.Column(720)
        self.root.addWidget(column)
        column.add(texts.title(self.heading))
        if partenaire:
            column.add(texts.soft(partenaire))
        column.add(texts.body(_("La structure dicte un code : il est imprimé sur la fiche, ou Repère le lui a donné.")))
        column.add(self._field)
        column.add(buttons.row(self._give_button))
        column.add(panels.line())
        column.add(texts.body(_("Ou elle a répondu avec Repère, par un fichier signé.")))
        opening = buttons.secondary(_("Ouvrir le fichier reçu"), "answer-file", self.file_asked.emit, icons.SHEET)
        column.add(buttons.row(opening))
        column.close_with_space()

    def refuse(self, sentence: str) -> None:
        """Tell why the code is not taken; it stays."""
        self._field.show_error(sentence)
        self._edit.setFocus()

    def _typed(self, text: str) -> None:
        """Show it by groups, and tell at once what cannot be right."""
        saisie = typed(text)
        at_end = self._edit.cursorPosition() == len(text)
        before = len(typed(text[: self._edit.cursorPosition()]).shown)
        self._edit.setText(saisie.shown)
        self._edit.setCursorPosition(len(saisie.shown) if at_end else before)
        self._give_button.setEnabled(saisie.is_code)
        self._field.show_error(_told(saisie.wrong, saisie.shown, is_faulty=saisie.is_faulty, suspect=saisie.suspect))

    def _give(self) -> None:
        if self._give_button.isEnabled():
            self._field.show_error("")
            self.code_given.emit(self._edit.text())


def _told(wrong: str, shown: str, *, is_faulty: bool, suspect: int) -> str:
    if wrong:
        return _("Aucun code ne contient « {signes} ». Faites répéter.").format(signes=" ".join(wrong))
    if not is_faulty:
        return ""
    word = shown.replace("-", "")
    if suspect:
        return _(
            "Ce code contient une faute. Si un seul caractère est faux, c’est le n° {n}, « {signe} » : "
            "faites-le répéter."
        ).format(n=suspect, signe=word[suspect - 1])
    if len(word) < 12:
        return _("Ce code contient une faute, ou il n’est pas fini : un code de rendez-vous a douze caractères.")
    return _("Ce code contient plusieurs fautes. Faites-le répéter, caractère par caractère.")
