"""The settings of this post: who answers for the data, how to call back, how long slips are kept."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from desktop.langues.interface import _
from desktop.orientations.model import Emetteur
from desktop.orientations.reglages import NaturePoste, Reglages
from desktop.poste import labels
from desktop.poste.politique import NO_POLITIQUE, Fixable, Politique
from desktop.ui import durations, imposed
from desktop.ui.first_start.steps import CONSERVATION_JOURS, nature_choice
from desktop.ui.kit import buttons, fields, panels, texts
from desktop.ui.page import Page

VERROUILLAGE_MINUTES = (2, 5, 10, 15)
RELANCES = {
    Fixable.RELANCE_CE_JOUR: (4, 8, 24, 48),
    Fixable.RELANCE_72H: (24, 48, 72, 96),
    Fixable.RELANCE: (72, 168, 336),
}


class ReglagesPage(Page):
    save_asked = Signal(object)  # Reglages

    def __init__(self, reglages: Reglages, politique: Politique = NO_POLITIQUE) -> None:
        super().__init__()
        self.heading = _("Réglages du poste")
        self._reglages = reglages
        self._politique = politique
        column = panels.Column(720)
        self.root.addWidget(column)
        column.add(texts.title(_("Réglages de ce poste")))
        self._edits: dict[str, QLineEdit] = {}
        self._jours = _segments("conservation", CONSERVATION_JOURS, durations.days)
        self._minutes = _segments("verrouillage", VERROUILLAGE_MINUTES, durations.minutes)
        self._relance = {name: _segments(name.value, counts, _waited) for name, counts in RELANCES.items()}
        self._nature = nature_choice()
        self._nature.choose(reglages.nature)
        self._add_texts(column)
        self._add_choice(
            column, Fixable.NATURE, _("Que fait ce poste ?"), self._nature, _(labels.NATURE[reglages.nature])
        )
        self._add_delays(column)
        column.add(buttons.row(buttons.primary(_("Enregistrer"), "save-settings", self._save)))
        said = imposed.sentences(politique)
        if said:
            card = panels.Card(_("Votre service a aussi fixé"), kind="sunken")
            for sentence in said:
                card.column.addWidget(texts.body(sentence))
            column.add(card)
        column.close_with_space()

    def _add_texts(self, column: panels.Column) -> None:
        emetteur = self._reglages.emetteur
        for name, label, value, fixable in (
            ("responsable", _("Organisme responsable des données"), self._reglages.responsable, Fixable.RESPONSABLE),
            ("service", _("Votre service ou unité"), emetteur.service, Fixable.SERVICE),
            ("agent", _("Agent, par défaut (nom ou matricule selon consigne)"), emetteur.agent, None),
            ("rappel", _("Comment le partenaire rappelle le service"), emetteur.rappel, Fixable.RAPPEL),
        ):
            if fixable is not None and self._politique.fixes(fixable):
                column.add(imposed.text_field(label, value, name))
                continue
            edit = fields.line_edit()
            edit.setText(value)
            self._edits[name] = edit
            column.add(fields.Field(label, edit, name=name))

    def _add_delays(self, column: panels.Column) -> None:
        reglages = self._reglages
        self._add_choice(
            column,
            Fixable.CONSERVATION,
            _("Durée de conservation des orientations"),
            self._jours,
            durations.days(reglages.conservation_jours),
            _("Vaut pour les fiches remises à partir de maintenant."),
        )
        if self._politique.fixes(Fixable.BROUILLON):
            label = _("Durée de vie d’un brouillon")
            column.add(imposed.text_field(label, durations.hours(reglages.brouillon_heures), "brouillon"))
        self._add_choice(
            column,
            Fixable.VERROUILLAGE,
            _("Verrouiller après"),
            self._minutes,
            durations.minutes(reglages.verrouillage_minutes),
            _("Sans geste ni frappe."),
        )
        for fixable, label, choice in self._relances():
            hours = getattr(reglages, fixable.value)
            self._add_choice(column, fixable, label, choice, _waited(hours))
            choice.choose(str(hours))
        self._jours.choose(str(reglages.conservation_jours))
        self._minutes.choose(str(reglages.verrouillage_minutes))

    def _relances(self) -> tuple[tuple[Fixable, str, fields.Segments], ...]:
        """How long an answer is waited for, before home says that there is none."""
        labels_of = {
            Fixable.RELANCE_CE_JOUR: _("Relancer, sans réponse, quand un besoin est « ce jour »"),
            Fixable.RELANCE_72H: _("Relancer quand un besoin est « sous 72 h »"),
            Fixable.RELANCE: _("Relancer dans les autres cas"),
        }
        return tuple((name, labels_of[name], choice) for name, choice in self._relance.items())

    def _add_choice(
        self,
        column: panels.Column,
        fixable: Fixable,
        label: str,
        choice: fields.Segments,
        value: str,
        help_text: str = "",
    ) -> None:
        if self._politique.fixes(fixable):
            column.add(imposed.text_field(label, value, choice.objectName()))
        else:
            column.add(fields.Field(label, choice, help_text))

    def _save(self) -> None:
        """What is fixed, or is none of the choices offered, stays as it was."""
        kept = self._reglages
        emetteur = kept.emetteur
        changed = replace(
            kept,
            emetteur=Emetteur(
                service=self._typed("service", emetteur.service),
                agent=self._typed("agent", emetteur.agent),
                rappel=self._typed("rappel", emetteur.rappel),
            ),
            responsable=self._typed("responsable", kept.responsable),
            conservation_jours=int(self._jours.chosen() or kept.conservation_jours),
            verrouillage_minutes=int(self._minutes.chosen() or kept.verrouillage_minutes),
            nature=NaturePoste(self._nature.chosen() or kept.nature),
            **{name.value: int(choice.chosen() or getattr(kept, name.value)) for name, choice in self._relance.items()},
        )
        self.save_asked.emit(changed)

    def _typed(self, name: str, kept: str) -> str:
        return self._edits[name].text().strip() if name in self._edits else kept


def _segments(name: str, counts: tuple[int, ...], label: Callable[[int], str]) -> fields.Segments:
    return fields.Segments(tuple((str(count), label(count)) for count in counts), name)


def _waited(hours: int) -> str:
    """Whole days from three days on."""
    return durations.hours(hours) if hours < 72 else durations.days(hours // 24)
