"""« Sauvegardes »: those there are, making one, taking a copy away, going back to one."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.langues.dates import format_moment
from desktop.langues.interface import _, spoken
from desktop.poste.sauvegardes import Sauvegarde
from desktop.ui import sizes
from desktop.ui.kit import buttons, icons, panels, texts
from desktop.ui.page import Page
from desktop.ui.sauvegardes.progress import ProgressPanel


class BackupsPage(Page):
    make_asked = Signal()
    copy_asked = Signal()
    check_asked = Signal(object)  # Sauvegarde
    restore_asked = Signal(object)  # Path
    other_asked = Signal()

    def __init__(self, backups: tuple[Sauvegarde, ...], *, may_make: bool, may_restore: bool, place: str = "") -> None:
        """`place` is the folder the service chose, "" for that of the post."""
        super().__init__()
        self.heading = _("Sauvegardes")
        self.progress = ProgressPanel()
        column = panels.Column(820)
        self.root.addWidget(column)
        column.add(texts.title(_("Sauvegardes")))
        column.add(texts.body(_explained(place)))
        column.add(self.progress)
        self._actions = QWidget()
        self._lines = QVBoxLayout(self._actions)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(10)
        self._lines.addWidget(self._buttons(may_make=may_make, may_restore=may_restore))
        if not backups:
            self._lines.addWidget(texts.body(_("Aucune sauvegarde sur ce poste pour l’instant.")))
        for number, sauvegarde in enumerate(backups):
            self._lines.addWidget(self._line(number, sauvegarde, may_restore=may_restore))
        if may_restore:
            other = buttons.quiet(_("Restaurer depuis un autre fichier…"), "restore-other", self.other_asked.emit)
            self._lines.addWidget(buttons.row(other))
        column.add(self._actions)
        column.close_with_space()

    def leave(self) -> None:
        self.progress.stop()

    def allow(self, is_allowed: bool) -> None:
        """While a work is under way, nothing else is begun."""
        self._actions.setEnabled(is_allowed)

    def _buttons(self, *, may_make: bool, may_restore: bool) -> QWidget:
        shown = []
        if may_restore:
            shown.append(buttons.secondary(_("Enregistrer une copie ailleurs…"), "copy", self.copy_asked.emit))
        if may_make:
            shown.append(buttons.primary(_("Sauvegarder maintenant"), "make", self.make_asked.emit, icons.SAVE))
        else:
            return texts.soft(_("Votre service réserve les sauvegardes aux personnes responsables de ce poste."))
        return buttons.row(*shown)

    def _line(self, number: int, sauvegarde: Sauvegarde, *, may_restore: bool) -> QWidget:
        made = format_moment(sauvegarde.made_at, spoken())
        card = panels.Card()
        line = QHBoxLayout()
        line.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(texts.strong(made))
        words.addWidget(texts.small(sizes.told(sauvegarde.size)))
        line.addLayout(words, 1)
        if sauvegarde.is_readable:
            line.addWidget(texts.tag(_("vérifiée"), "done"), 0, Qt.AlignmentFlag.AlignVCenter)
            check = buttons.quiet(_("Vérifier"), f"check-{number}", partial(self.check_asked.emit, sauvegarde))
            check.setAccessibleName(_("Vérifier la sauvegarde du {date}").format(date=made))
            line.addWidget(check)
        else:
            line.addWidget(texts.tag(_("abîmée"), "danger"), 0, Qt.AlignmentFlag.AlignVCenter)
        if may_restore and sauvegarde.is_readable:
            ask = partial(self.restore_asked.emit, sauvegarde.path)
            restore = buttons.secondary(_("Restaurer…"), f"restore-{number}", ask)
            restore.setAccessibleName(_("Restaurer la sauvegarde du {date}").format(date=made))
            line.addWidget(restore)
        card.column.addLayout(line)
        return card


def _explained(place: str) -> str:
    said = _(
        "Une sauvegarde est une copie chiffrée du coffre, vérifiée en l’ouvrant. Repère en fait une par jour de "
        "travail, quand on verrouille. Ce qui est effacé du poste l’est aussi des sauvegardes."
    )
    where = _("Elles sont gardées dans {dossier}.").format(dossier=place) if place else ""
    return f"{said} {where}".strip()
