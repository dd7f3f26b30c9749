"""The recipient: a national service whose facts are verified, or a structure entered on this post."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.langues.interface import _, marked
from desktop.orientations.model import Champ, Orientation
from desktop.partenaires.model import Origine, Partenaire, PartenaireId
from desktop.poste.politique import NO_POLITIQUE, Politique
from desktop.ui import imposed
from desktop.ui.kit import buttons, fields, icons, panels, texts
from desktop.ui.kit.flow import Flow
from desktop.ui.orientation.section import Section


class PartenaireSection(Section):
    champs = (Champ.PARTENAIRE,)

    add_asked = Signal(object)  # Partenaire without an id yet
    find_asked = Signal()

    def __init__(self, partenaires: tuple[Partenaire, ...], politique: Politique = NO_POLITIQUE) -> None:
        super().__init__(
            "partenaire",
            _("À qui l’orienter ?"),
            _("Un seul destinataire par fiche : l’accord de la personne vaut pour lui, et pour personne d’autre."),
        )
        self._politique = politique
        self._chosen: Partenaire | None = None
        self._choices: dict[PartenaireId, buttons.Choice] = {}
        self._partenaires: dict[PartenaireId, Partenaire] = {}
        self._form = PartenaireForm(self.add_asked.emit)
        self._form.hide()
        self._add = buttons.secondary(_("Ajouter une structure locale"), "partenaire-add", self._form.show, icons.ADD)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        no_entry = imposed.refusal_of_local_entry(politique)
        buttons.refuse(self._add, no_entry)
        find = buttons.secondary(_("Chercher dans l’annuaire"), "partenaire-find", self.find_asked.emit, icons.FIND)
        self.column.addWidget(Flow(find, self._add))
        if no_entry:
            self.column.addWidget(texts.small(no_entry))
        self.column.addWidget(self._form)
        self.column.addLayout(self._list)
        self.show_partenaires(partenaires)

    def show_partenaires(self, partenaires: tuple[Partenaire, ...]) -> None:
        """Those that may be chosen, then local ones first: they are the ones met face to face."""
        panels.clear(self._list)
        self._choices.clear()
        self._partenaires = {p.partenaire_id: p for p in sorted(partenaires, key=self._place)}
        if self._chosen and self._chosen.partenaire_id not in self._partenaires:
            self._partenaires = {self._chosen.partenaire_id: self._chosen, **self._partenaires}
        for partenaire in self._partenaires.values():
            choice = _choice(partenaire, imposed.refusal_of_recipient(self._politique, partenaire))
            choice.clicked.connect(self._chooser(partenaire.partenaire_id))
            self._choices[partenaire.partenaire_id] = choice
            self._list.addWidget(choice)
        self._form.hide()
        self._mark()

    def _place(self, partenaire: Partenaire) -> tuple[bool, bool]:
        return not self._politique.allows_recipient(partenaire), partenaire.origine is Origine.NATIONAL

    def choose(self, partenaire_id: PartenaireId) -> None:
        self._chosen = self._partenaires[partenaire_id]
        self._mark()
        self.changed.emit()

    def load(self, orientation: Orientation) -> None:
        self._chosen = orientation.partenaire
        if self._chosen and self._chosen.partenaire_id not in self._partenaires:
            self.show_partenaires(tuple(self._partenaires.values()))
        self._mark()

    def collect(self, orientation: Orientation) -> Orientation:
        if orientation.partenaire == self._chosen:
            return orientation
        return orientation.with_partenaire(self._chosen)

    def _chooser(self, partenaire_id: PartenaireId) -> Callable[[bool], None]:
        return lambda _checked: self.choose(partenaire_id)

    def _mark(self) -> None:
        chosen = self._chosen.partenaire_id if self._chosen else None
        for partenaire_id, choice in self._choices.items():
            choice.setChecked(partenaire_id == chosen)


def _choice(partenaire: Partenaire, refusal: str) -> buttons.Choice:
    where = _(_WHERE[partenaire.origine])
    details = " · ".join(part for part in (partenaire.public, partenaire.telephone, partenaire.horaires, where) if part)
    said = "\n".join(part for part in (partenaire.objet, details, refusal) if part)
    choice = buttons.Choice((texts.strong(partenaire.nom), texts.small(said)), f"partenaire-{partenaire.partenaire_id}")
    buttons.refuse(choice, refusal)
    return choice


_WHERE = {
    Origine.NATIONAL: marked("national"),
    Origine.LOCAL: marked("saisi sur ce poste"),
    Origine.ANNUAIRE: marked("de l’annuaire"),
}


class PartenaireForm(QWidget):
    """A structure entered by hand; only its name is owed."""

    def __init__(self, on_add: Callable[[Partenaire], object]) -> None:
        super().__init__()
        self.setObjectName("partenaire-form")
        self._on_add = on_add
        self._edits = {
            name: fields.line_edit() for name in ("nom", "objet", "telephone", "horaires", "courriel", "contact")
        }
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        card = panels.Card(_("Une structure de votre secteur"))
        for name, label in (
            ("nom", _("Nom")),
            ("objet", _("Ce qu’elle fait")),
            ("telephone", _("Téléphone")),
            ("horaires", _("Horaires")),
            ("courriel", _("Courriel")),
            ("contact", _("Personne à demander")),
        ):
            card.column.addWidget(fields.Field(label, self._edits[name], name=f"partenaire-{name}"))
        save = buttons.primary(_("Ajouter et choisir"), "partenaire-save", self._save)
        save.setEnabled(False)
        self._edits["nom"].textChanged.connect(lambda text: save.setEnabled(bool(text.strip())))
        card.column.addWidget(buttons.row(buttons.quiet(_("Annuler"), "partenaire-cancel", self.hide), save))
        layout.addWidget(card)

    def _save(self) -> None:
        values = {name: edit.text().strip() for name, edit in self._edits.items()}
        self._on_add(
            Partenaire(
                partenaire_id=PartenaireId(""),
                nom=values["nom"],
                origine=Origine.LOCAL,
                objet=values["objet"],
                telephone=values["telephone"],
                horaires=values["horaires"],
                courriel=values["courriel"],
                contact_nom=values["contact"],
            )
        )
        for edit in self._edits.values():
            edit.clear()
