"""Sections about the person: who, how to reach them, what happened in three lines, safety."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QComboBox

from desktop.langues.interface import _
from desktop.langues.langue import Langue
from desktop.orientations import labels
from desktop.orientations.model import Champ, Contact, Orientation, Personne, Securite, TrancheAge
from desktop.ui.kit import fields, panels
from desktop.ui.orientation.section import Section

_OTHER = "autre"


class PersonneSection(Section):
    champs = (Champ.PRENOM, Champ.TRANCHE_AGE)

    def __init__(self) -> None:
        super().__init__(
            "personne", _("La personne"), _("Jamais d’identité civile : le prénom ou le pseudonyme qu’elle choisit.")
        )
        self._prenom = fields.line_edit(max_length=40)
        ages = tuple((age.value, _(labels.TRANCHE_AGE[age])) for age in TrancheAge)
        self._age = fields.Segments(ages, "tranche-age")
        self._langue = QComboBox()
        for langue in Langue:
            self._langue.addItem(langue.both_names, langue.value)
        self._langue.addItem(_("une autre langue"), _OTHER)
        self._other = fields.line_edit(_("Laquelle ?"), max_length=40)
        self._interprete = QCheckBox(_("Un interprète est nécessaire"))
        self._interprete.setObjectName("interprete")
        self.column.addWidget(fields.Field(_("Prénom ou pseudonyme choisi"), self._prenom, name="prenom"))
        self.column.addWidget(fields.Field(_("Tranche d’âge"), self._age))
        self.column.addWidget(fields.Field(_("Langue"), self._langue, name="langue"))
        self.column.addWidget(self._other)
        self.column.addWidget(self._interprete)
        self._prenom.textEdited.connect(self.changed)
        self._age.changed.connect(self.changed)
        self._langue.activated.connect(self._language_chosen)
        self._other.textEdited.connect(self.changed)
        self._interprete.clicked.connect(self.changed)

    def load(self, orientation: Orientation) -> None:
        personne = orientation.personne
        self._prenom.setText(personne.prenom)
        self._age.choose(personne.tranche_age.value if personne.tranche_age else "")
        wanted = personne.langue.value if personne.langue else _OTHER if personne.langue_autre else ""
        self._langue.setCurrentIndex(self._langue.findData(wanted))
        self._other.setText(personne.langue_autre)
        self._other.setVisible(wanted == _OTHER)
        self._interprete.setChecked(personne.needs_interprete)

    def collect(self, orientation: Orientation) -> Orientation:
        code = self._langue.currentData()
        is_other = code == _OTHER
        personne = Personne(
            prenom=self._prenom.text().strip(),
            tranche_age=TrancheAge(self._age.chosen()) if self._age.chosen() else None,
            langue=Langue(code) if code and not is_other else None,
            langue_autre=self._other.text().strip() if is_other else "",
            needs_interprete=self._interprete.isChecked(),
        )
        return replace(orientation, personne=personne)

    def _language_chosen(self) -> None:
        self._other.setVisible(self._langue.currentData() == _OTHER)
        self.changed.emit()


class ContactSection(Section):
    champs = (Champ.CONTACT_SUR,)

    def __init__(self) -> None:
        super().__init__(
            "contact",
            _("Comment la joindre sans la mettre en danger"),
            _("Un numéro que l’exploiteur ne connaît pas et ne consulte pas, une heure, un mot convenu."),
        )
        self._moyen = fields.line_edit()
        self._heures = fields.line_edit()
        self._mot = fields.line_edit(max_length=60)
        self._interdit = fields.line_edit()
        self._declined = QCheckBox(_("Elle ne souhaite pas être recontactée"))
        self._declined.setObjectName("contact-declined")
        for label, edit, help_text, name in (
            (_("Moyen de contact sûr"), self._moyen, "", "contact-moyen"),
            (_("Heures possibles"), self._heures, "", "contact-heures"),
            (_("Mot convenu"), self._mot, _("Ce que dit l’appelant pour être reconnu."), "contact-mot"),
        ):
            self.column.addWidget(fields.Field(label, edit, help_text, name=name))
            edit.textEdited.connect(self.changed)
        self.column.addWidget(self._declined)
        self._declined.clicked.connect(self._decline)
        forbidden = panels.Card(kind="forbidden")
        forbidden.column.addWidget(
            fields.Field(
                _("Contact interdit"),
                self._interdit,
                _("Ce qu’il ne faut jamais appeler ni écrire."),
                "contact-interdit",
            )
        )
        self._interdit.textEdited.connect(self.changed)
        self.column.addWidget(forbidden)

    def load(self, orientation: Orientation) -> None:
        contact = orientation.contact
        self._moyen.setText(contact.moyen)
        self._heures.setText(contact.heures)
        self._mot.setText(contact.mot_convenu)
        self._interdit.setText(contact.interdit)
        self._declined.setChecked(contact.declined)
        self._allow()

    def collect(self, orientation: Orientation) -> Orientation:
        declined = self._declined.isChecked()
        contact = Contact(
            moyen="" if declined else self._moyen.text().strip(),
            heures="" if declined else self._heures.text().strip(),
            mot_convenu="" if declined else self._mot.text().strip(),
            interdit=self._interdit.text().strip(),
            declined=declined,
        )
        return replace(orientation, contact=contact)

    def _decline(self) -> None:
        self._allow()
        self.changed.emit()

    def _allow(self) -> None:
        for edit in (self._moyen, self._heures, self._mot):
            edit.setEnabled(not self._declined.isChecked())


class SituationSection(Section):
    def __init__(self, remarks: Callable[[str], tuple[str, ...]]) -> None:
        """`remarks` gives, for a text, what should rather not be in it; it never blocks."""
        super().__init__(
            "situation",
            _("La situation, en trois lignes"),
            _("Des faits utiles au partenaire. Pas de récit, pas de qualification pénale, pas de jugement."),
            _("Exemple : « orientée pour une mise à l’abri et une information sur ses droits »."),
        )
        self._remarks = remarks
        self._text = fields.ShortText(lines=4, max_length=300)
        self._text.setObjectName("situation")
        self._text.setAccessibleName(_("La situation, en trois lignes"))
        self._holder = panels.Banner(panels.Tone.CAUTION, "", name="situation-remarks")
        self.column.addWidget(self._text)
        self.column.addWidget(self._holder)
        self._text.textChanged.connect(self._changed)

    def load(self, orientation: Orientation) -> None:
        self._text.blockSignals(True)
        self._text.setPlainText(orientation.situation)
        self._text.blockSignals(False)
        self._show_remarks()

    def collect(self, orientation: Orientation) -> Orientation:
        return replace(orientation, situation=self._text.toPlainText().strip())

    def _changed(self) -> None:
        self._show_remarks()
        self.changed.emit()

    def _show_remarks(self) -> None:
        said = self._remarks(self._text.toPlainText())
        self._holder.label.setText("\n".join(said))
        self._holder.setVisible(bool(said))


class SecuriteSection(Section):
    def __init__(self) -> None:
        super().__init__("securite", _("Sa sécurité"))
        options = (("oui", _("oui")), ("non", _("non")), ("", _("non évalué")))
        self._danger = fields.Segments(options, "danger")
        self._consigne = fields.ShortText(lines=2, max_length=200)
        self.column.addWidget(fields.Field(_("Est-elle en danger ?"), self._danger))
        self.column.addWidget(
            fields.Field(
                _("Consigne au partenaire"),
                self._consigne,
                _("Exemple : ne pas laisser de message, ne pas l’attendre dehors. Jamais d’adresse d’hébergement."),
                "consigne",
            )
        )
        self._danger.changed.connect(self.changed)
        self._consigne.textChanged.connect(self.changed)

    def load(self, orientation: Orientation) -> None:
        danger = orientation.securite.is_in_danger
        self._danger.choose({True: "oui", False: "non", None: ""}[danger])
        self._consigne.blockSignals(True)
        self._consigne.setPlainText(orientation.securite.consigne)
        self._consigne.blockSignals(False)

    def collect(self, orientation: Orientation) -> Orientation:
        danger = {"oui": True, "non": False}.get(self._danger.chosen())
        return replace(orientation, securite=Securite(danger, self._consigne.toPlainText().strip()))
