"""The key a partner gave: typed, pasted or scanned in a field, or read in a file, a photograph, a scan."""

from PySide6.QtCore import Signal

from desktop.langues.interface import _
from desktop.ui.kit import buttons, fields, icons, panels, texts
from desktop.ui.page import Page

_LONGEST = 800


class AddKeyPage(Page):
    text_given = Signal(str)
    file_asked = Signal()

    def __init__(self, partenaire: str = "") -> None:
        """`partenaire` is whose key it is, "" when that is still to be said."""
        super().__init__()
        self.heading = _("Ajouter une clé")
        self._edit = fields.line_edit(max_length=_LONGEST)
        self._edit.returnPressed.connect(self._give)
        self._field = fields.Field(
            _("Ligne de la clé"),
            self._edit,
            _("Tapez-la, collez-la, ou scannez le code QR avec une douchette. Espaces et majuscules ne comptent pas."),
            "key-line",
        )
        column = panels.Column(720)
        self.root.addWidget(column)
        column.add(texts.title(self.heading))
        if partenaire:
            column.add(texts.body(_("Pour : {nom}").format(nom=partenaire)))
        column.add(texts.body(_("La structure vous a donné sa clé sur papier, en main propre si possible.")))
        column.add(self._field)
        column.add(buttons.row(buttons.primary(_("Continuer"), "key-given", self._give, icons.NEXT)))
        column.add(panels.line())
        column.add(texts.body(_("Ou bien elle est dans un fichier : texte, photo du papier, papier scanné.")))
        column.add(
            buttons.row(buttons.secondary(_("Ouvrir un fichier"), "key-file", self.file_asked.emit, icons.SHEET))
        )
        column.close_with_space()

    def refuse(self, sentence: str) -> None:
        """Tell what is wrong; what was typed stays."""
        self._field.show_error(sentence)
        self._edit.setFocus()

    def _give(self) -> None:
        if self._edit.text().strip():
            self._field.show_error("")
            self.text_given.emit(self._edit.text())
