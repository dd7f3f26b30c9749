"""Whose key it is: a structure that this post knows, or one entered now."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.langues.interface import _
from desktop.partenaires.model import Origine, Partenaire, PartenaireId
from desktop.poste.cles import ClePublique
from desktop.ui.kit import buttons, fields, icons, panels, texts
from desktop.ui.page import Page

_NEW = ""


class AttachPage(Page):
    chosen = Signal(object)  # Partenaire, without an identifier when it is to be entered
    directory_asked = Signal()

    def __init__(
        self,
        cle: ClePublique,
        partenaires: Iterable[Partenaire],
        refusal_of_entry: str = "",
        found: Partenaire | None = None,
    ) -> None:
        """`refusal_of_entry` is why no structure may be entered here; "" when one may. `found` is chosen beforehand."""
        super().__init__()
        self.heading = _("À qui est cette clé ?")
        self._known = {partenaire.partenaire_id: partenaire for partenaire in partenaires}
        self._box = QComboBox()
        self._box.setEditable(False)
        for partenaire in self._known.values():
            self._box.addItem(partenaire.nom, partenaire.partenaire_id)
        self._new: QWidget = QWidget()
        self._nom = fields.line_edit(max_length=120)
        self._nom.setText(cle.nom)
        self._telephone = fields.line_edit(max_length=30)
        column = panels.Column(720)
        self.root.addWidget(column)
        column.add(texts.title(self.heading))
        column.add(texts.body(_("Elle se présente comme : {nom}").format(nom=cle.nom)))
        if not refusal_of_entry:
            self._box.addItem(_("Une autre structure, à ajouter sur ce poste"), _NEW)
        column.add(fields.Field(_("Structure"), self._box, name="key-structure"))
        look = buttons.quiet(_("Chercher dans l’annuaire"), "key-directory", self.directory_asked.emit, icons.FIND)
        column.add(buttons.row(look))
        self._entered = (
            fields.Field(_("Nom de la structure"), self._nom, name="key-nom"),
            fields.Field(_("Téléphone"), self._telephone, _("Facultatif : pour la vérifier."), "key-telephone"),
        )
        for field in self._entered:
            column.add(field)
        column.add(buttons.row(buttons.primary(_("Continuer"), "attach", self._choose, icons.NEXT)))
        column.close_with_space()
        same = found or next((p for p in self._known.values() if p.nom.casefold() == cle.nom.casefold()), None)
        self._box.setCurrentIndex(self._box.findData(same.partenaire_id if same else _NEW))
        self._box.activated.connect(self._show_what_is_asked)
        self._show_what_is_asked()

    def _show_what_is_asked(self) -> None:
        for field in self._entered:
            field.setVisible(self._box.currentData() == _NEW)

    def _choose(self) -> None:
        key = self._box.currentData()
        if key is None:
            return
        entered = Partenaire(PartenaireId(""), self._nom.text(), Origine.LOCAL, telephone=self._telephone.text())
        self.chosen.emit(self._known.get(key, entered))
