"""One local service filled in: its number, and what helps to reach it. A refusal loses nothing of what was typed."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from desktop.errors import InvalidCoordonneesError
from desktop.fiches.model import Contact, Coordonnees
from desktop.langues.interface import _, marked
from desktop.partenaires.telephone import is_in_known_range, is_telephone
from desktop.poste.numeros import LENGTHS
from desktop.ui import error_messages
from desktop.ui.kit import buttons, fields, panels, texts
from desktop.ui.page import Page


class NumeroPage(Page):
    """`save_asked` is for values that `Numeros.save` dates and checks; `skip_asked` leaves this one for later."""

    save_asked = Signal(object)  # Coordonnees
    skip_asked = Signal()
    erase_asked = Signal()

    def __init__(self, contact: Contact, cited_in: tuple[str, ...], place: str, today: date) -> None:
        """`cited_in` are titles of sheets. `place` is « 2 sur 13 » in the guided filling, "" for one alone."""
        super().__init__()
        self.heading = _("Numéros du poste")
        self._contact = contact
        self._today = today
        self._doubted = ""
        self._fields: dict[str, fields.Field] = {}
        self._edits: dict[str, QLineEdit] = {}
        column = panels.Column(720)
        self.root.addWidget(column)
        if place:
            column.add(texts.small(place))
        column.add(texts.title(contact.nom))
        column.add(texts.body(contact.objet))
        column.add(texts.small(_("Où chercher : {lieu}").format(lieu=contact.ou_trouver)))
        if cited_in:
            column.add(texts.small(_("Sur les fiches : {titres}.").format(titres=", ".join(cited_in))))
        for name, label, help_text in _FIELDS:
            column.add(self._field(name, _(label), _(help_text) if help_text else ""))
        self._add_actions(column, is_guided=bool(place))
        column.close_with_space()

    def focus_first(self) -> None:
        self._edits["telephone"].setFocus()

    def refuse(self, error: Exception) -> None:
        """Tell what is wrong at its field; nothing typed is lost."""
        champ = error.champ if isinstance(error, InvalidCoordonneesError) else "telephone"
        self._show_error(champ, error_messages.sentence(error))

    def _field(self, name: str, label: str, help_text: str) -> fields.Field:
        edit = fields.line_edit(max_length=LENGTHS[name])
        own = self._contact.coordonnees
        edit.setText(getattr(own, name) if own else "")
        edit.returnPressed.connect(self._save)
        self._edits[name] = edit
        self._fields[name] = fields.Field(label, edit, help_text, name=f"numero-{name}")
        return self._fields[name]

    def _add_actions(self, column: panels.Column, *, is_guided: bool) -> None:
        actions = []
        if is_guided:
            actions.append(buttons.secondary(_("Plus tard"), "skip", self.skip_asked.emit))
        label = _("Enregistrer et continuer") if is_guided else _("Enregistrer")
        actions.append(buttons.primary(label, "save", self._save))
        column.add(buttons.row(*actions))
        if self._contact.coordonnees:
            yes = buttons.danger(_("Effacer"), "confirm-erase", self.erase_asked.emit)
            said = _("Effacer ce numéro ? Les fiches diront de nouveau « à renseigner ».")
            confirmation = panels.Confirmation(said, yes)
            column.add(buttons.row(buttons.danger_quiet(_("Effacer ce numéro…"), "erase", confirmation.ask)))
            column.add(confirmation)

    def _save(self) -> None:
        for field in self._fields.values():
            field.show_error("")
        typed = {name: edit.text() for name, edit in self._edits.items()}
        number = typed["telephone"]
        if is_telephone(number) and not is_in_known_range(number) and number != self._doubted:
            self._doubted = number
            self._show_error(
                "telephone", _("Ce numéro n’est dans aucune tranche connue. Relisez-le, puis enregistrez.")
            )
            return
        self.save_asked.emit(Coordonnees(self._contact.contact_id, verifie_le=self._today, **typed))

    def _show_error(self, champ: str, sentence: str) -> None:
        self._fields[champ].show_error(sentence)
        self._edits[champ].setFocus()


_FIELDS = (
    ("telephone", marked("Téléphone"), marked("Dix chiffres, outre-mer compris, ou le numéro court de la maison.")),
    ("horaires", marked("Horaires"), marked("Par exemple : jour et nuit ; ou : 9 h à 18 h, nuit par le 4512.")),
    ("nom", marked("Nom local"), marked("Facultatif : le nom sous lequel on le connaît ici.")),
    ("courriel", marked("Courriel du service"), marked("Facultatif. Jamais l’adresse d’une personne.")),
    ("note", marked("Note"), marked("Facultatif : ce qu’il faut demander, par où passer.")),
    ("verifie_par", marked("Vérifié par"), marked("Une fonction, jamais un nom : « secrétariat », « chef de poste ».")),
)
