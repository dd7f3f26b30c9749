"""Completing a slip: sections on the left with what each lacks, one section in the middle. Kept as it is typed."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.langues.interface import _
from desktop.orientations import labels
from desktop.orientations.completeness import missing
from desktop.orientations.model import Orientation
from desktop.partenaires.model import Partenaire, PartenaireId
from desktop.ui.kit import buttons, icons, panels, texts
from desktop.ui.orientation.partenaire_section import PartenaireSection
from desktop.ui.orientation.section import Section
from desktop.ui.page import Page, focus_first_in

_NAV_WIDTH_PX = 288
SAVE_DELAY_MS = 400


class OrientationEditorPage(Page):
    save_asked = Signal(object)  # Orientation
    partenaire_added = Signal(object)  # Partenaire
    find_asked = Signal()  # a recipient in the directory
    review_asked = Signal(object)  # Orientation

    def __init__(self, orientation: Orientation, sections: tuple[Section, ...]) -> None:
        super().__init__()
        self.heading = _("Fiche d’orientation")
        self._orientation = orientation
        self._sections = sections
        self._index = 0
        self._save_timer = QTimer(self)
        self._save_timer.setSingleShot(True)
        self._save_timer.setInterval(SAVE_DELAY_MS)
        self._save_timer.timeout.connect(self._save)
        self._build()
        for section in sections:
            section.load(orientation)
            section.changed.connect(partial(self._changed, section))
            if isinstance(section, PartenaireSection):
                section.add_asked.connect(self.partenaire_added)
                section.find_asked.connect(self.find_asked)
        self._show(0)

    @property
    def orientation(self) -> Orientation:
        return self._orientation

    def leave(self) -> None:
        if self._save_timer.isActive():
            self._save_timer.stop()
            self._save()

    def go_to(self, name: str) -> None:
        """Show a section by its name."""
        self._show(next(index for index, section in enumerate(self._sections) if section.name == name))

    def offer(self, partenaires: tuple[Partenaire, ...], chosen: PartenaireId) -> None:
        """Show a partner just added, and choose it."""
        for section in self._sections:
            if isinstance(section, PartenaireSection):
                section.show_partenaires(partenaires)
                section.choose(chosen)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._navigation())
        self._column = panels.Column(820)
        for section in self._sections:
            self._column.add(section)
        self._column.close_with_space()
        row.addWidget(self._column, 1)
        self.root.addLayout(row, 1)
        self.root.addWidget(self._footer())

    def _navigation(self) -> QWidget:
        nav = panels.Navigation(_NAV_WIDTH_PX)
        self._buttons = []
        for index, section in enumerate(self._sections):
            button = buttons.Place(section.title, f"go-{section.name}", partial(self._show, index))
            button.setCheckable(True)
            self._buttons.append(button)
            nav.add(button)
        nav.close_with_space()
        return nav

    def _footer(self) -> QWidget:
        bar = QFrame()
        bar.setProperty("kind", "footer")
        row = QHBoxLayout(bar)
        row.setContentsMargins(24, 10, 24, 10)
        row.setSpacing(12)
        self._missing = texts.small("")
        self._missing.setObjectName("missing")
        self._previous = buttons.secondary(_("Précédent"), "previous", lambda: self._show(self._index - 1), icons.BACK)
        self._next = buttons.primary(_("Suivant"), "next", self._go_on)
        row.addWidget(self._missing, 1)
        row.addWidget(self._previous)
        row.addWidget(self._next)
        return bar

    def _show(self, index: int) -> None:
        self._index = index
        section = self._sections[index]
        section.load(self._orientation)
        for place, other in enumerate(self._sections):
            other.setVisible(place == index)
            self._buttons[place].setChecked(place == index)
        self._column.verticalScrollBar().setValue(0)
        self._previous.setEnabled(index > 0)
        last = index + 1 == len(self._sections)
        self._next.setText(_("Relire la fiche") if last else _("Suivant"))
        focus_first_in(section)
        self._tell_missing()

    def _go_on(self) -> None:
        if self._index + 1 < len(self._sections):
            self._show(self._index + 1)
            return
        self._save_timer.stop()
        self.review_asked.emit(self._orientation)

    def _changed(self, section: Section) -> None:
        before = self._orientation
        self._orientation = section.collect(before)
        if self._orientation != before:
            self._save_timer.start()
            self._tell_missing()

    def _save(self) -> None:
        self.save_asked.emit(self._orientation)

    def _tell_missing(self) -> None:
        lacking = missing(self._orientation)
        for section, button in zip(self._sections, self._buttons, strict=True):
            is_lacking = any(champ in lacking for champ in section.champs)
            button.show_icon(icons.CIRCLE if is_lacking else icons.CHECK_DONE)
        if lacking:
            self._missing.setText(_("Il manque : {what}.").format(what=", ".join(_(labels.CHAMP[c]) for c in lacking)))
        else:
            self._missing.setText(_("Tout y est."))
