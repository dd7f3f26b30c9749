"""Runaway and return of a minor: what is owed at the top, what happened below, dated, and a way to add to it."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.errors import InvalidEvenementError
from desktop.langues.dates import format_moment
from desktop.langues.interface import _, marked, spoken
from desktop.orientations import labels
from desktop.orientations.fugue import NOTE_LENGTH, Evenement, EvenementKind, Fugue
from desktop.orientations.remarks import remarks
from desktop.services.fugues import Fil
from desktop.ui import error_messages
from desktop.ui.kit import buttons, fields, icons, panels, texts
from desktop.ui.page import Page
from desktop.ui.suivi.moment import MomentField


class FilPage(Page):
    noted = Signal(object, object, str)  # EvenementKind, datetime, note
    erase_asked = Signal(object)  # Evenement

    def __init__(self, fil: Fil, now: datetime) -> None:
        super().__init__()
        self.heading = _("Fugue et retour")
        self._fil = fil
        options = tuple((kind.value, _(labels.EVENEMENT[kind])) for kind in EvenementKind)
        self._kind = fields.Segments(options, "evenement")
        self._kind.changed.connect(self._show_what_is_asked)
        self._moment = MomentField(_("Quand ?"), "evenement-le")
        self._moment.show_moment(now)
        self._note = fields.line_edit(max_length=NOTE_LENGTH)
        self._note.textChanged.connect(self._advise)
        self._note_field = fields.Field(_("Note"), self._note, _(_HELP), "evenement-note")
        self._advice = texts.error("")
        self._advice.hide()
        self._note_field.add_below(self._advice)
        self._save = buttons.primary(_("Ajouter au fil"), "evenement-save", self._emit, icons.ADD)
        self._column = panels.Column(820)
        self.root.addWidget(self._column)
        self._column.add(texts.title(_("Fugue et retour")))
        self._column.add(self._duties())
        for number, fugue in enumerate(fil.fugues, 1):
            self._column.add(self._thread(number, fugue))
        self._column.add(self._form())
        self._column.close_with_space()
        self._show_what_is_asked()

    def refuse(self, error: Exception) -> None:
        """Tell what is wrong at its field; nothing typed is lost."""
        is_of_moment = isinstance(error, InvalidEvenementError) and error.champ == "at"
        field = self._moment if is_of_moment else self._note_field
        field.show_error(error_messages.sentence(error))

    def _duties(self) -> QWidget:
        """The duty to report, apart: it rests on no agreement."""
        card = panels.Card(_("À signaler, quel que soit l’accord"))
        parquet, crip = _("Parquet : à aviser"), _("CRIP : à informer")
        card.column.addWidget(self._duty(EvenementKind.PARQUET_AVISE, self._fil.parquet_avise_at, parquet))
        card.column.addWidget(self._duty(EvenementKind.CRIP_INFORMEE, self._fil.crip_informee_at, crip))
        return card

    def _duty(self, kind: EvenementKind, done_at: datetime | None, owed: str) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        tag = texts.tag(_("fait") if done_at else _("à faire"), "done" if done_at else "danger")
        tag.setObjectName(f"duty-{kind.value}")
        row.addWidget(tag)
        if done_at:
            done = _("{quoi}, {moment}").format(quoi=_(labels.EVENEMENT[kind]), moment=_moment(done_at))
            row.addWidget(texts.body(done), 1)
        else:
            row.addWidget(texts.body(owed), 1)
            row.addWidget(buttons.secondary(_("Noter"), f"note-{kind.value}", partial(self._choose, kind), icons.EDIT))
        return holder

    def _thread(self, number: int, fugue: Fugue) -> QWidget:
        state = _("terminée") if fugue.is_over else _("en cours")
        card = panels.Card(_("Fugue n° {n}, {etat}").format(n=number, etat=state))
        for evenement in fugue.evenements:
            confirmation = self._confirmation(evenement)
            card.column.addWidget(self._line(evenement, confirmation))
            card.column.addWidget(confirmation)
        return card

    def _confirmation(self, evenement: Evenement) -> panels.Confirmation:
        erase = partial(self.erase_asked.emit, evenement)
        yes = buttons.danger(_("Retirer"), f"retirer-oui-{evenement.evenement_id}", erase)
        return panels.Confirmation(_("Retirer du fil ce qui a été noté par erreur ? Le journal le dira."), yes)

    def _line(self, evenement: Evenement, confirmation: panels.Confirmation) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        said = _("{moment} : {etat}").format(moment=_moment(evenement.at), etat=_(labels.EVENEMENT[evenement.kind]))
        par = self._fil.names.get(evenement.par, _("quelqu’un"))
        row.addWidget(texts.body(f"{said} ({evenement.note})" if evenement.note else said), 1)
        row.addWidget(texts.small(par))
        row.addWidget(buttons.quiet(_("Retirer…"), f"retirer-{evenement.evenement_id}", confirmation.ask))
        return holder

    def _form(self) -> QWidget:
        card = panels.Card(_("Ajouter au fil"))
        card.column.setSpacing(12)
        card.column.addWidget(fields.Field(_("Que s’est-il passé ?"), self._kind))
        card.column.addWidget(self._moment)
        card.column.addWidget(self._note_field)
        card.column.addWidget(buttons.row(self._save))
        return card

    def _choose(self, kind: EvenementKind) -> None:
        self._kind.choose(kind.value)
        self._show_what_is_asked()
        self._column.scroll_to(self._moment)
        self._save.setFocus()

    def _show_what_is_asked(self) -> None:
        is_owed = self._kind.chosen() == EvenementKind.PARENTS_NON_INFORMES
        self._note_field.show_label(_("Pourquoi ?") if is_owed else _("Note"))
        self._note_field.show_error("")
        self._save.setEnabled(bool(self._kind.chosen()))

    def _advise(self, text: str) -> None:
        said = " ".join(remarks(text))
        self._advice.setText(said)
        self._advice.setVisible(bool(said))

    def _emit(self) -> None:
        moment = self._moment.moment()
        if moment is not None:
            self.noted.emit(EvenementKind(self._kind.chosen()), moment, self._note.text())


_HELP = marked("Facultatif, en quelques mots, sans nom. Elle s’efface avec l’accueil.")


def _moment(instant: datetime | None) -> str:
    return format_moment(instant, spoken()) if instant else ""
