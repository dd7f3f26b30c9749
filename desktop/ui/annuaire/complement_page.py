"""What a call to a structure taught: needs, publics, languages, ages, address, agreement, hours… kept on this post."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.annuaire import labels
from desktop.annuaire.complement import LENGTHS
from desktop.annuaire.horaires import en_clair, is_readable
from desktop.annuaire.model import Complement, Public
from desktop.errors import InvalidComplementError
from desktop.langues.interface import _, marked
from desktop.langues.langue import Langue
from desktop.orientations import labels as orientation_labels
from desktop.orientations.model import Besoin
from desktop.partenaires.model import Visibilite
from desktop.ui import error_messages
from desktop.ui.annuaire.toggles import Toggles
from desktop.ui.kit import buttons, fields, panels, texts
from desktop.ui.page import Page

_TEXTS = (
    ("telephone", marked("Téléphone"), ""),
    ("courriel", marked("Courriel"), ""),
    ("contact_nom", marked("Personne ou service à demander"), ""),
    ("capacite", marked("Places"), ""),
)
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_YES, _NO = "oui", "non"


class ComplementPage(Page):
    save_asked = Signal(object)  # Complement

    def __init__(self, nom: str, known: Complement, today: date) -> None:
        super().__init__()
        self.heading = _("Compléter")
        self._known = known
        self._today = today
        self._edits = {name: fields.line_edit(max_length=LENGTHS[name]) for name, _label, _help in _TEXTS}
        self._fields: dict[str, fields.Field] = {}
        besoins = tuple((each.value, _(orientation_labels.BESOIN[each])) for each in Besoin)
        self._besoins = Toggles(besoins, "noted-besoin")
        self._publics = Toggles(tuple((each.value, _(labels.PUBLIC[each])) for each in Public), "noted-public")
        self._langues = Toggles(tuple((each.value, each.nom) for each in Langue), "noted-langue")
        self._ages = (fields.line_edit(max_length=3), fields.line_edit(max_length=3))
        told = tuple((each.value, _(labels.VISIBILITE[each])) for each in Visibilite)
        self._visibilite = fields.Segments(told, "noted-visibilite")
        yes_no = ((_YES, _("oui")), (_NO, _("non")), ("", _("non précisé")))
        self._agrement = fields.Segments(yes_no, "noted-agrement")
        self._jusqu_au = fields.line_edit(_("31/12/2027"), max_length=10)
        self._urgent = fields.Segments(yes_no, "noted-urgent")
        self._horaires = fields.line_edit("Mo-Fr 09:00-12:30,14:00-17:00", max_length=LENGTHS["horaires"])
        self._read = texts.small("")
        self._read.setObjectName("noted-hours-read")
        self._horaires.textChanged.connect(self._read_hours)
        self._note = fields.ShortText(max_length=LENGTHS["note"])
        self._build(nom)
        self._load()

    def refuse(self, error: InvalidComplementError) -> None:
        """Tell what is wrong at its field; nothing typed is lost."""
        field = self._fields[error.champ]
        field.show_error(error_messages.sentence(error))
        first = field.control
        if isinstance(first, QLineEdit | QPlainTextEdit):
            first.setFocus()

    def _build(self, nom: str) -> None:
        column = panels.Column()
        self.root.addWidget(column)
        column.add(texts.title(nom))
        column.add(texts.soft(_("Gardé sur ce poste, à part de l’annuaire : un nouvel import ne l’efface pas.")))
        self._add(column, "besoins", _("Besoins auxquels elle répond"), self._besoins)
        self._add(column, "publics", _("Publics reçus"), self._publics)
        self._add(column, "langues", _("Langues parlées"), self._langues)
        self._add(column, "age", _("Âge minimum, en années"), self._ages[0], name="noted-age-min")
        self._add(column, "age_max", _("Âge maximum"), self._ages[1], name="noted-age-max")
        help_text = _("Celle d’un hébergement protégé ne se dit jamais. Non précisée : pour les professionnels.")
        self._add(column, "visibilite", _("À qui dire son adresse"), self._visibilite, help_text)
        self._add(column, "agrement", _("Agréée pour le parcours de sortie (PSP)"), self._agrement)
        self._add(column, "agrement_jusqu_au", _("Agrément jusqu’au"), self._jusqu_au, name="noted-agrement-jusqu-au")
        self._add(column, "urgent", _("Reçoit le jour même, de jour ou de nuit"), self._urgent)
        said = _("Comme OpenStreetMap les écrit ; autrement, ils sont montrés tels quels.")
        self._add(column, "horaires", _("Horaires"), self._horaires, said, name="noted-horaires")
        self._fields["horaires"].add_below(self._read)
        for name, label, help_text in _TEXTS:
            self._add(column, name, _(label), self._edits[name], help_text, name=f"noted-{name}")
        said = _("Rien de ce qui permettrait de reconnaître une personne reçue.")
        self._add(column, "note", _("Note"), self._note, said, name="noted-note")
        column.add(buttons.row(buttons.primary(_("Enregistrer"), "noted-save", self._save)))
        column.close_with_space()

    def _add(
        self, column: panels.Column, champ: str, label: str, control: QWidget, help_text: str = "", name: str = ""
    ) -> None:
        self._fields[champ] = fields.Field(label, control, help_text, name=name)
        column.add(self._fields[champ])

    def _load(self) -> None:
        known = self._known
        self._besoins.choose(*known.besoins)
        self._publics.choose(*known.publics)
        self._langues.choose(*known.langues)
        for edit, age in zip(self._ages, (known.age_min, known.age_max), strict=True):
            edit.setText("" if age is None else str(age))
        self._visibilite.choose(known.visibilite or "")
        self._agrement.choose(_said(known.agrement_psp))
        self._urgent.choose(_said(known.accueil_urgent))
        self._jusqu_au.setText(known.agrement_jusqu_au.strftime("%d/%m/%Y") if known.agrement_jusqu_au else "")
        self._horaires.setText(known.horaires)
        self._note.setPlainText(known.note)
        for name, edit in self._edits.items():
            edit.setText(getattr(known, name))

    def _read_hours(self, written: str) -> None:
        if not written.strip():
            self._read.setText("")
        elif is_readable(written):
            self._read.setText(_("Se lit : {hours}").format(hours=en_clair(written, self._today)))
        else:
            self._read.setText(_("Repère ne sait pas lire ces horaires : ils seront montrés tels quels."))

    def _save(self) -> None:
        for field in self._fields.values():
            field.show_error("")
        until = _DAY.fullmatch(self._jusqu_au.text().strip())
        if self._jusqu_au.text().strip() and _date(until) is None:
            self._fields["agrement_jusqu_au"].show_error(_("Cette date n’existe pas. Tapez-la ainsi : 31/12/2027."))
            self._jusqu_au.setFocus()
            return
        ages = [_number(edit.text()) for edit in self._ages]
        if any(age is None and edit.text().strip() for age, edit in zip(ages, self._ages, strict=True)):
            self.refuse(InvalidComplementError("age"))
            return
        texts_typed: dict[str, Any] = {name: edit.text() for name, edit in self._edits.items()}
        self.save_asked.emit(
            replace(
                self._known,
                besoins=frozenset(Besoin(value) for value in self._besoins.chosen()),
                publics=frozenset(Public(value) for value in self._publics.chosen()),
                langues=frozenset(Langue(value) for value in self._langues.chosen()),
                age_min=ages[0],
                age_max=ages[1],
                visibilite=Visibilite(self._visibilite.chosen()) if self._visibilite.chosen() else None,
                agrement_psp=_answer(self._agrement.chosen()),
                agrement_jusqu_au=_date(until),
                accueil_urgent=_answer(self._urgent.chosen()),
                horaires=self._horaires.text(),
                note=self._note.toPlainText(),
                **texts_typed,
            )
        )


def _said(answer: bool | None) -> str:
    return {True: _YES, False: _NO, None: ""}[answer]


def _answer(said: str) -> bool | None:
    return {_YES: True, _NO: False, "": None}[said]


def _number(typed: str) -> int | None:
    typed = typed.strip()
    return int(typed) if typed.isascii() and typed.isdecimal() else None


def _date(written: re.Match[str] | None) -> date | None:
    try:
        return date(int(written[3]), int(written[2]), int(written[1])) if written else None
    except ValueError:
        return None
