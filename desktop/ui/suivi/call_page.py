"""A call made for a slip, noted as soon as it is over: to whom, what came of it, when to call again."""

from PySide6.QtCore import Signal

from desktop.langues.interface import _
from desktop.orientations import labels
from desktop.orientations.appel import NOTE_LENGTH, Appele, IssueAppel
from desktop.orientations.model import Contact, Orientation
from desktop.orientations.remarks import remarks
from desktop.partenaires.telephone import as_read
from desktop.ui.kit import buttons, fields, icons, panels, texts
from desktop.ui.page import Page
from desktop.ui.suivi.moment import MomentField


class CallPage(Page):
    called = Signal(object, object, object, str)  # Appele, IssueAppel, datetime | None, note

    def __init__(self, orientation: Orientation) -> None:
        super().__init__()
        self.heading = _("Appel")
        self._numbers = {Appele.PARTENAIRE: _of_partner(orientation), Appele.PERSONNE: _of_person(orientation.contact)}
        self._appele = fields.Segments(tuple((a.value, _(labels.APPELE[a])) for a in Appele), "call-to")
        self._appele.choose(Appele.PARTENAIRE.value)
        self._appele.changed.connect(self._show_what_is_asked)
        self._number = texts.body("")
        self._number.setObjectName("call-number")
        self._issue = fields.Choices(tuple((i.value, _(labels.ISSUE_APPEL[i])) for i in IssueAppel), "call-issue")
        self._issue.changed.connect(self._show_what_is_asked)
        self._moment = MomentField(_("Rappeler quand ?"), "call-again")
        self._note = fields.line_edit(max_length=NOTE_LENGTH)
        self._note.textChanged.connect(self._advise)
        self._advice = texts.error("")
        self._advice.setObjectName("call-advice")
        self._save = buttons.primary(_("Noter l’appel"), "call-save", self._emit, icons.CHECK)
        self._build(orientation)
        self._show_what_is_asked()

    def _build(self, orientation: Orientation) -> None:
        column = panels.Column(720)
        self.root.addWidget(column)
        column.add(texts.title(_("Noter un appel")))
        if orientation.partenaire:
            column.add(texts.soft(orientation.partenaire.nom))
        column.add(fields.Field(_("Qui avez-vous appelé ?"), self._appele))
        column.add(self._number)
        column.add(fields.Field(_("Qu’en est-il sorti ?"), self._issue))
        column.add(self._moment)
        help_text = _(
            "Facultatif, en quelques mots. Jamais un nom ni un prénom de la personne : il s’efface avec la fiche."
        )
        note = fields.Field(_("Note"), self._note, help_text, "call-note")
        note.add_below(self._advice)
        column.add(note)
        column.add(buttons.row(self._save))
        column.close_with_space()

    def _chosen(self) -> IssueAppel | None:
        return next((IssueAppel(value) for value in self._issue.chosen()), None)

    def _show_what_is_asked(self) -> None:
        number = self._numbers[Appele(self._appele.chosen())]
        self._number.setText(number)
        self._number.setVisible(bool(number))
        self._moment.setVisible(self._chosen() is IssueAppel.A_RAPPELER)
        self._save.setEnabled(self._chosen() is not None)
        self._advise(self._note.text())

    def _advise(self, text: str) -> None:
        said = " ".join(remarks(text))
        self._advice.setText(said)
        self._advice.setVisible(bool(said))

    def _emit(self) -> None:
        issue = self._chosen()
        if issue is None:
            return
        rappel_at = self._moment.moment() if issue is IssueAppel.A_RAPPELER else None
        if issue is IssueAppel.A_RAPPELER and rappel_at is None:
            return
        self.called.emit(Appele(self._appele.chosen()), issue, rappel_at, self._note.text())


def _of_partner(orientation: Orientation) -> str:
    partenaire = orientation.partenaire
    if partenaire is None or not partenaire.telephone:
        return ""
    return " · ".join(part for part in (as_read(partenaire.telephone), partenaire.horaires) if part)


def _of_person(contact: Contact) -> str:
    """What is safe, and what never is: one reads it again before dialling."""
    if contact.declined:
        return _("Elle ne veut pas être recontactée.")
    told = (
        (_("Moyen sûr : {moyen}."), contact.moyen),
        (_("Heures : {moyen}."), contact.heures),
        (_("Mot convenu : {moyen}."), contact.mot_convenu),
        (_("Jamais : {moyen}."), contact.interdit),
    )
    return " ".join(sentence.format(moyen=value) for sentence, value in told if value)
