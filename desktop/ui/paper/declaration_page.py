"""The declaration to the associations: a short form, and the page it makes. Nothing typed here is kept."""

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desktop.langues.interface import _
from desktop.orientations import labels
from desktop.orientations.declaration import Declaration
from desktop.orientations.model import Besoin, Emetteur, TrancheAge
from desktop.orientations.remarks import remarks
from desktop.ui.imposed import Refusals
from desktop.ui.kit import buttons, fields, panels, texts
from desktop.ui.kit.flow import Flow
from desktop.ui.paper.page import PaperPage

_UNKNOWN = "inconnu"
_MOST = 99


class DeclarationPage(PaperPage):
    """`changed` asks for the page to be drawn anew with `declaration()`."""

    def __init__(self, emetteur: Emetteur, quand: str, refusals: Refusals) -> None:
        super().__init__(
            _("Déclaration aux associations"),
            _("Ni nom, ni liste, ni pièce de procédure. Rien de ce que vous tapez ici n’est gardé sur ce poste."),
            refusals,
        )
        self._emetteur = emetteur
        self.side.addWidget(texts.title(_("Un réseau démantelé")))
        self._quand = self._line(_("Quand"), "quand", quand)
        self._lieu = self._line(_("Commune ou secteur"), "lieu", placeholder=_("Jamais une adresse"))
        self.side.addWidget(texts.strong(_("Combien de personnes, par âge ?")))
        self.side.addWidget(self._ages())
        self._langues = self._line(_("Langues"), "langues", placeholder=_("Exemple : roumain, espagnol"))
        self.side.addWidget(texts.strong(_("De quoi ont-elles besoin ?")))
        self._besoins = {
            besoin: buttons.segment(_(labels.BESOIN[besoin]), f"besoin-{besoin.value}") for besoin in Besoin
        }
        for segment in self._besoins.values():
            segment.clicked.connect(self.changed)
        self.side.addWidget(Flow(*self._besoins.values()))
        self._urgence = self._line(_("Ce qui ne peut pas attendre"), "urgence", max_length=300)
        self._rappel = self._line(_("Qui rappeler"), "rappel-qui", emetteur.rappel)
        self._remarks = panels.Banner(panels.Tone.CAUTION, "", name="remarks")
        self._remarks.hide()
        self.side.addWidget(self._remarks)

    def declaration(self) -> Declaration:
        """What is typed, as it is."""
        return Declaration(
            self._emetteur,
            self._lieu.text().strip(),
            self._quand.text().strip(),
            tuple((tranche, count) for tranche in TrancheAge if (count := _count(self._counts[tranche.value]))),
            _count(self._counts[_UNKNOWN]),
            self._langues.text().strip(),
            frozenset(besoin for besoin, segment in self._besoins.items() if segment.isChecked()),
            self._urgence.text().strip(),
            self._rappel.text().strip(),
        )

    def _line(
        self, label: str, name: str, value: str = "", *, placeholder: str = "", max_length: int = 120
    ) -> QLineEdit:
        edit = fields.line_edit(placeholder, max_length)
        edit.setText(value)
        edit.setCursorPosition(0)
        edit.editingFinished.connect(self._typed)
        self.side.addWidget(fields.Field(label, edit, name=name))
        return edit

    def _ages(self) -> QWidget:
        """Two by two: how many in each bracket."""
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(10)
        asked = [(tranche.value, _(labels.TRANCHE_AGE[tranche])) for tranche in TrancheAge]
        self._counts: dict[str, QLineEdit] = {}
        for place, (value, label) in enumerate([*asked, (_UNKNOWN, _("âge inconnu"))]):
            edit = fields.line_edit("0", 2)
            edit.editingFinished.connect(self._typed)
            self._counts[value] = edit
            grid.addWidget(fields.Field(label, edit, name=f"age-{value}"), place // 2, place % 2)
        return holder

    def _typed(self) -> None:
        """Tell what had better not be there, and what is no number; neither is refused."""
        said = [each for edit in (self._lieu, self._urgence) for each in remarks(edit.text())]
        if any(edit.text() and not edit.text().isdecimal() for edit in self._counts.values()):
            said.append(_("Un nombre de personnes s’écrit en chiffres ; ce qui n’en est pas un compte pour zéro."))
        told = "\n".join(dict.fromkeys(said))
        self._remarks.label.setText(told)
        self._remarks.setAccessibleName(told)
        self._remarks.setVisible(bool(said))
        self.changed.emit()


def _count(edit: QLineEdit) -> int:
    return min(int(edit.text()), _MOST) if edit.text().isdecimal() else 0
