"""The settings of this post: who answers for the data, how to call back, how long slips are kept."""

from dataclasses import replace

from PySide6.QtCore import Signal

from desktop.langues.interface import _, ngettext
from desktop.orientations.model import Emetteur
from desktop.orientations.reglages import Reglages
from desktop.ui.first_start.steps import CONSERVATION_JOURS
from desktop.ui.kit import buttons, fields, panels, texts
from desktop.ui.page import Page

VERROUILLAGE_MINUTES = (2, 5, 10, 15)


class ReglagesPage(Page):
    save_asked = Signal(object)  # Reglages

    def __init__(self, reglages: Reglages) -> None:
        super().__init__()
        self.heading = _("Réglages du poste")
        self._reglages = reglages
        column = panels.Column(720)
        self.root.addWidget(column)
        column.add(texts.title(_("Réglages de ce poste")))
        self._edits = {}
        emetteur = reglages.emetteur
        for name, label, value in (
            ("responsable", _("Organisme responsable des données"), reglages.responsable),
            ("service", _("Votre service ou unité"), emetteur.service),
            ("agent", _("Agent, par défaut (nom ou matricule selon consigne)"), emetteur.agent),
            ("rappel", _("Comment le partenaire rappelle le service"), emetteur.rappel),
        ):
            edit = fields.line_edit()
            edit.setText(value)
            self._edits[name] = edit
            column.add(fields.Field(label, edit, name=name))
        self._jours = fields.Segments(
            tuple((str(n), ngettext("{n} jour", "{n} jours", n).format(n=n)) for n in CONSERVATION_JOURS),
            "conservation",
        )
        self._jours.choose(str(reglages.conservation_jours))
        column.add(
            fields.Field(
                _("Durée de conservation des orientations"),
                self._jours,
                _("Vaut pour les fiches remises à partir de maintenant."),
            )
        )
        self._minutes = fields.Segments(
            tuple((str(n), ngettext("{n} minute", "{n} minutes", n).format(n=n)) for n in VERROUILLAGE_MINUTES),
            "verrouillage",
        )
        self._minutes.choose(str(reglages.verrouillage_minutes))
        column.add(fields.Field(_("Verrouiller après"), self._minutes, _("Sans geste ni frappe.")))
        column.add(buttons.row(buttons.primary(_("Enregistrer"), "save-settings", self._save)))
        column.close_with_space()

    def _save(self) -> None:
        typed = {name: edit.text().strip() for name, edit in self._edits.items()}
        changed = replace(
            self._reglages,
            emetteur=Emetteur(service=typed["service"], agent=typed["agent"], rappel=typed["rappel"]),
            responsable=typed["responsable"],
            conservation_jours=int(self._jours.chosen()),
            verrouillage_minutes=int(self._minutes.chosen()),
        )
        self.save_asked.emit(changed)
