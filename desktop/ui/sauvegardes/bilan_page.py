"""What restoring a backup would give and take, told before anything is done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.langues.dates import format_moment
from desktop.langues.interface import _, marked, ngettext, spoken
from desktop.poste.sauvegardes import Bilan, Nature
from desktop.ui.kit import buttons, panels, texts
from desktop.ui.page import Page
from desktop.ui.sauvegardes.progress import ProgressPanel

_NATURES = {
    Nature.ORIENTATION: marked("Fiches d’orientation"),
    Nature.PRISE_EN_CHARGE: marked("Accueils en cours"),
    Nature.ENTRETIEN: marked("Entretiens"),
    Nature.RECUE: marked("Orientations reçues"),
    Nature.PARTENAIRE: marked("Structures ajoutées"),
    Nature.NUMERO: marked("Numéros du poste"),
    Nature.STRUCTURE: marked("Structures de l’annuaire"),
    Nature.COMPLEMENT: marked("Compléments de l’annuaire"),
}
_COLUMNS = (marked("Reviendraient"), marked("Disparaîtraient"), marked("Changeraient"), marked("Resteraient"))
_TONES = ("done", "danger", "caution", "")


class BilanPage(Page):
    restore_asked = Signal()

    def __init__(self, bilan: Bilan) -> None:
        super().__init__()
        self.heading = _("Restaurer une sauvegarde")
        self.progress = ProgressPanel()
        self._column = column = panels.Column(820)
        self.root.addWidget(column)
        column.add(texts.title(_("Ce que cette sauvegarde changerait")))
        column.add(self.progress)
        column.add(texts.body(_made(bilan)))
        if not bilan.is_of_this_post:
            said = _("Elle vient d’un autre poste : ce qu’il gardait prendrait la place de ce que garde celui-ci.")
            column.add(panels.Banner(panels.Tone.CAUTION, said, name="other-post"))
        column.add(_table(bilan))
        for said in _notes(bilan):
            column.add(texts.body(said))
        yes = buttons.danger(_("Oui, restaurer"), "restore-yes", self._confirmed)
        self._confirmation = panels.Confirmation(_question(bilan), yes, self._refused)
        self._restore = buttons.primary(_("Restaurer"), "restore", self._ask)
        if bilan.changes_nothing:
            said = _("Cette sauvegarde et ce poste gardent la même chose : il n’y a rien à restaurer.")
            column.add(panels.Banner(panels.Tone.INFO, said, name="same"))
        else:
            column.add(buttons.row(self._restore))
        column.add(self._confirmation)
        column.close_with_space()

    def leave(self) -> None:
        self.progress.stop()

    def release(self) -> None:
        """Nothing was restored: it can be asked again."""
        self.progress.end()
        self._restore.setEnabled(True)
        self._restore.setFocus()

    def _ask(self) -> None:
        self._restore.setEnabled(False)
        self._confirmation.ask()
        self._column.scroll_to(self._confirmation)

    def _refused(self) -> None:
        self._restore.setEnabled(True)
        self._restore.setFocus()

    def _confirmed(self) -> None:
        self._confirmation.hide()
        self.restore_asked.emit()
        self._column.scroll_to(self.progress)


def _made(bilan: Bilan) -> str:
    when = format_moment(bilan.made_at, spoken())
    if bilan.made_by:
        return _("Elle a été faite le {date}, par {nom}.").format(date=when, nom=bilan.made_by)
    return _("Elle a été faite le {date}.").format(date=when)


def _table(bilan: Bilan) -> QWidget:
    card = panels.Card()
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(10)
    grid.setColumnStretch(0, 1)
    for column, title in enumerate(_COLUMNS, start=1):
        label = texts.small(_(title))
        label.setWordWrap(False)
        grid.addWidget(label, 0, column, Qt.AlignmentFlag.AlignHCenter)
    for row, ecart in enumerate(bilan.ecarts, start=1):
        name = texts.strong(_(_NATURES[ecart.nature]))
        grid.addWidget(name, row, 0)
        counts = (ecart.only_backup, ecart.only_poste, ecart.differing, ecart.same)
        for column, (count, tone, title) in enumerate(zip(counts, _TONES, _COLUMNS, strict=True), start=1):
            cell = texts.tag(str(count), tone if count else "")
            cell.setObjectName(f"ecart-{ecart.nature.value}-{column}")
            cell.setAccessibleName(f"{name.text()}, {_(title)} : {count}")
            grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignCenter)
    card.column.addLayout(grid)
    return card


def _notes(bilan: Bilan) -> list[str]:
    notes = []
    if bilan.reglages_differ:
        notes.append(_("Les réglages du poste redeviendraient ceux d’alors, sauf ce que fixe votre service."))
    if bilan.erased_since:
        notes.append(
            ngettext(
                "{n} dossier effacé depuis, à la demande, ne revient pas.",
                "{n} dossiers effacés depuis, à la demande, ne reviennent pas.",
                bilan.erased_since,
            ).format(n=bilan.erased_since)
        )
    notes.append(
        _(
            "Les personnes, leurs phrases de passe et le journal restent ceux d’aujourd’hui. "
            "Ce dont la date est passée s’efface aussitôt. L’état actuel est d’abord sauvegardé."
        )
    )
    return notes


def _question(bilan: Bilan) -> str:
    lost = sum(ecart.only_poste for ecart in bilan.ecarts)
    if not lost:
        return _("Remplacer ce que garde ce poste par cette sauvegarde ?")
    return ngettext(
        "Remplacer ce que garde ce poste par cette sauvegarde ? {n} élément disparaîtrait.",
        "Remplacer ce que garde ce poste par cette sauvegarde ? {n} éléments disparaîtraient.",
        lost,
    ).format(n=lost)
