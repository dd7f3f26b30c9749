"""A file read, and what it would change: nothing has changed yet, and nothing does until it is said so here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.annuaire.apercu import Apercu
from desktop.annuaire.choix import Choix
from desktop.annuaire.problemes import Anomalie
from desktop.fiches.typography import french
from desktop.langues.interface import _, ngettext
from desktop.ui.annuaire import import_words
from desktop.ui.annuaire.import_columns import Columns
from desktop.ui.kit import buttons, fields, icons, panels, texts
from desktop.ui.kit.panels import Tone
from desktop.ui.page import Page
from desktop.ui.sauvegardes.progress import ProgressPanel

_SHOWN = 100


class ImportPreviewPage(Page):
    import_asked = Signal(bool)  # only the lines that are sound
    read_again_asked = Signal(object, str)  # Choix, name of the set of data

    def __init__(self, apercu: Apercu) -> None:
        super().__init__()
        self.heading = _("Annuaire")
        self._apercu = apercu
        self._jeu = fields.line_edit(max_length=80)
        self._jeu.setText(apercu.jeu)
        self.progress = ProgressPanel()
        self._actions: list[QWidget] = []
        column = panels.Column(820)
        self._column = column
        self.root.addWidget(column)
        column.add(texts.title(apercu.path.name))
        column.add(self.progress)
        column.add(_verdict(apercu))
        if apercu.is_understood:
            self._add_changes(column, apercu)
        self._add_anomalies(column, apercu)
        self._add_columns(column, apercu)
        column.close_with_space()

    def wait(self, is_waiting: bool) -> None:
        """While the file is read again, or imported, nothing else is asked."""
        for action in self._actions:
            action.setEnabled(not is_waiting)
        if is_waiting:
            self._column.scroll_to(self.progress)
        else:
            self.progress.end()

    def leave(self) -> None:
        self.progress.stop()

    def _add_changes(self, column: panels.Column, apercu: Apercu) -> None:
        card = panels.Card(_("Ce qui changerait"))
        for said in import_words.changes(apercu.changements) or (_("Rien."),):
            words = texts.body(said)
            words.setObjectName("change")
            card.column.addWidget(words)
        column.add(card)
        help_text = _("Un fichier importé sous le même nom remplace celui d’avant ; sous un autre, il s’y ajoute.")
        column.add(fields.Field(_("Nom de ces données"), self._jeu, help_text, name="jeu"))
        if apercu.has_rows:
            column.add(self._import_row(apercu))

    def _import_row(self, apercu: Apercu) -> QWidget:
        if apercu.faulty:
            label = _("Importer les lignes justes")
            act = buttons.secondary(label, "import-sound", self._import, icons.CHECK)
        else:
            act = buttons.primary(_("Importer"), "import", self._import, icons.CHECK)
        again = buttons.secondary(_("Relire sous ce nom"), "rename", self._read_again)
        self._actions += (act, again)
        return buttons.row(act, again)

    def _import(self) -> None:
        """Under a name that was changed meanwhile, what would change is to be seen first."""
        if self._jeu.text().split() != self._apercu.jeu.split():
            self._read_again()
        else:
            self.import_asked.emit(self._apercu.faulty > 0)

    def _add_anomalies(self, column: panels.Column, apercu: Apercu) -> None:
        if not apercu.anomalies:
            return
        card = panels.Card(_("Ce qui ne convient pas"))
        for said in import_words.faults(apercu.faulty, apercu.remarks):
            card.column.addWidget(texts.strong(said))
        for anomalie in apercu.anomalies[:_SHOWN]:
            card.column.addWidget(_line(anomalie))
        more = apercu.faulty + apercu.remarks - _SHOWN
        if more > 0:
            said = ngettext("Et {n} autre.", "Et {n} autres.", more)
            card.column.addWidget(texts.soft(said.format(n=more)))
        column.add(card)

    def _add_columns(self, column: panels.Column, apercu: Apercu) -> None:
        column.add(texts.heading(_("D’où vient chaque donnée")))
        self._columns = [Columns(tableau, number) for number, tableau in enumerate(apercu.tableaux)]
        for each in self._columns:
            column.add(each)
        again = buttons.secondary(_("Relire avec ces colonnes"), "read-again", self._read_again)
        self._actions.append(again)
        column.add(buttons.row(again))

    def _read_again(self) -> None:
        chosen = {each.nom: each.correspondance() for each in self._columns}
        correspondances = {nom: columns for nom, columns in chosen.items() if columns is not None}
        formats = {each.nom: each.format() for each in self._columns}
        self.read_again_asked.emit(Choix(formats, correspondances), self._jeu.text())


def _verdict(apercu: Apercu) -> QWidget:
    if not apercu.is_understood:
        missing = [_(champ.label) for tableau in apercu.tableaux for champ in tableau.missing]
        said = _("Repère ne sait pas quelles colonnes lire. Dites-le plus bas ; rien n’a été changé.")
        if missing:
            said = _("Il manque : {champs}. Dites plus bas de quelle colonne ; rien n’a été changé.")
            said = said.format(champs=", ".join(missing))
        return panels.Banner(Tone.DANGER, said, name="verdict")
    if apercu.faulty:
        said = " ".join(import_words.faults(apercu.faulty, 0))
        said += " " + _("Corrigez le fichier, ou importez les lignes justes. Rien n’a été changé.")
        return panels.Banner(Tone.CAUTION, said, name="verdict")
    if not apercu.has_rows:
        return panels.Banner(Tone.INFO, _("Ce fichier ne contient aucune ligne."), name="verdict")
    counts = _("{structures} structures et {services} services lus. Rien n’a encore été changé.")
    said = counts.format(structures=apercu.structures, services=apercu.services)
    return panels.Banner(Tone.DONE, said, name="verdict")


def _line(anomalie: Anomalie) -> QWidget:
    words = texts.body(french(str(anomalie)))
    words.setObjectName("anomalie")
    return words
