"""Sections about the help: needs with their urgency, what was done, what is expected in return, who hands over."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from desktop.fiches.model import Acte
from desktop.langues.interface import _
from desktop.orientations import labels
from desktop.orientations.model import (
    ActeFait,
    Besoin,
    BesoinExprime,
    Champ,
    Emetteur,
    Orientation,
    Plainte,
    Retour,
    Urgence,
)
from desktop.ui.kit import buttons, fields, icons, texts
from desktop.ui.orientation.section import Section
from desktop.ui.suivi.moment import DayEdit

_NONE = "non"


class BesoinsSection(Section):
    entretien_asked = Signal()
    champs = (Champ.BESOINS,)

    def __init__(self) -> None:
        super().__init__("besoins", _("Ses besoins, et leur urgence"))
        assess = _("Les évaluer avec la personne")
        self.column.addWidget(
            buttons.row(buttons.secondary(assess, "assess-besoins", self.entretien_asked.emit, icons.CHAT))
        )
        self._rows: dict[Besoin, fields.Segments] = {}
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        options = ((_NONE, _("pas besoin")), *((u.value, _(labels.URGENCE[u])) for u in Urgence))
        for line, besoin in enumerate(Besoin):
            segments = fields.Segments(options, f"besoin-{besoin.value}")
            segments.setAccessibleName(_(labels.BESOIN[besoin]))
            segments.changed.connect(self.changed)
            grid.addWidget(_besoin_label(besoin), line, 0)
            grid.addWidget(segments, line, 1)
            self._rows[besoin] = segments
        self.column.addLayout(grid)

    def load(self, orientation: Orientation) -> None:
        wanted = {b.besoin: b.urgence.value for b in orientation.besoins}
        for besoin, segments in self._rows.items():
            segments.choose(wanted.get(besoin, _NONE))

    def collect(self, orientation: Orientation) -> Orientation:
        chosen = {besoin: segments.chosen() for besoin, segments in self._rows.items()}
        besoins = tuple(BesoinExprime(b, Urgence(u)) for b, u in chosen.items() if u not in ("", _NONE))
        return replace(orientation, besoins=besoins)


def _besoin_label(besoin: Besoin) -> QWidget:
    label = texts.strong(_(labels.BESOIN[besoin]))
    label.setToolTip(_(labels.BESOIN_QUESTION[besoin]))
    return label


class ActesSection(Section):
    def __init__(self) -> None:
        super().__init__(
            "actes", _("Ce qui a déjà été fait"), _("Repris des étapes cochées dans la fiche. Corrigez si besoin.")
        )
        self._boxes: dict[Acte, QCheckBox] = {}
        self._done: dict[Acte, ActeFait] = {}
        boxes = QVBoxLayout()
        boxes.setSpacing(0)
        for acte in Acte:
            box = QCheckBox(_(labels.ACTE[acte]))
            box.setObjectName(f"acte-{acte.value}")
            box.clicked.connect(self.changed)
            boxes.addWidget(box)
            self._boxes[acte] = box
        self.column.addLayout(boxes)
        self._plainte = fields.Segments(tuple((p.value, _(labels.PLAINTE[p])) for p in Plainte), "plainte")
        self._plainte.changed.connect(self.changed)
        self.column.addWidget(fields.Field(_("Plainte"), self._plainte))

    def load(self, orientation: Orientation) -> None:
        self._done = {fait.acte: fait for fait in orientation.actes}
        for acte, box in self._boxes.items():
            box.setChecked(acte in self._done)
        self._plainte.choose(orientation.plainte.value if orientation.plainte else "")

    def collect(self, orientation: Orientation) -> Orientation:
        kept = (self._done.get(acte, ActeFait(acte)) for acte, box in self._boxes.items() if box.isChecked())
        plainte = Plainte(self._plainte.chosen()) if self._plainte.chosen() else None
        return replace(orientation, actes=tuple(kept), plainte=plainte)


class RetourSection(Section):
    champs = (Champ.RETOUR, Champ.EMETTEUR)

    def __init__(self) -> None:
        super().__init__("retour", _("Le retour attendu, et qui oriente"))
        self._edits = {
            name: fields.line_edit() for name in ("qui", "quand", "si-absente", "service", "agent", "rappel")
        }
        for name, label, help_text in (
            ("qui", _("Qui rappelle"), _("Le service, l’association…")),
            ("quand", _("Quand"), _("Exemple : sous 72 heures")),
            ("si-absente", _("Que faire si elle ne vient pas"), ""),
            ("service", _("Service émetteur"), ""),
            ("agent", _("Agent"), _("Nom ou matricule, selon la consigne de votre service")),
            ("rappel", _("Comment rappeler le service"), ""),
        ):
            edit = self._edits[name]
            edit.textEdited.connect(self.changed)
            self.column.addWidget(fields.Field(label, edit, help_text, f"retour-{name}"))
            if name == "quand":
                self.column.addWidget(self._deadline())

    def _deadline(self) -> QWidget:
        self._day = DayEdit("retour-avant-le")
        self._day.textEdited.connect(self.changed)
        label, help_text = (
            _("Au plus tard le"),
            _("Facultatif : Repère le rappelle à l’accueil une fois ce jour passé."),
        )
        self._day_field = fields.Field(label, self._day, help_text, "retour-avant-le")
        return self._day_field

    def load(self, orientation: Orientation) -> None:
        retour, emetteur = orientation.retour, orientation.emetteur
        self._day.show_day(retour.avant_le)
        values = (retour.qui, retour.quand, retour.si_absente, emetteur.service, emetteur.agent, emetteur.rappel)
        for edit, value in zip(self._edits.values(), values, strict=True):
            edit.setText(value)

    def collect(self, orientation: Orientation) -> Orientation:
        qui, quand, si_absente, service, agent, rappel = (edit.text().strip() for edit in self._edits.values())
        is_readable = self._day.is_readable() or len(self._day.text()) < self._day.maxLength()
        self._day_field.show_error("" if is_readable else _("Cette date n’existe pas."))
        return replace(
            orientation,
            retour=Retour(qui=qui, quand=quand, si_absente=si_absente, avant_le=self._day.day()),
            emetteur=Emetteur(service=service, agent=agent, rappel=rappel),
        )
