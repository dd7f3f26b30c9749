"""Where the interview stands, section by section: what was dealt with out of what is asked so far."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.entretiens.entretien import Entretien
from desktop.entretiens.in_french import french_label
from desktop.entretiens.model import Ref, SectionState
from desktop.langues.interface import _, ngettext
from desktop.ui.kit import icons, panels, texts
from desktop.ui.kit.buttons import PanelButton

WIDTH_PX = 248


class SectionRow(PanelButton):
    def __init__(self, ref: Ref, title: str) -> None:
        super().__init__("place", f"section-{ref.rsplit('/', 1)[-1]}")
        self.setCheckable(True)
        self.setMinimumHeight(44)
        self._title = texts.body(title)
        self._count = texts.small("")
        self._done = icons.picture(icons.CHECK_DONE, QPalette.ColorRole.Link, 22)
        self._count.setWordWrap(False)
        self.row.setContentsMargins(10, 4, 8, 4)
        self.row.setSpacing(8)
        self.row.addWidget(self._title, 1)
        for state in (self._count, self._done):
            self.row.addWidget(state, 0, Qt.AlignmentFlag.AlignVCenter)
        self.let_clicks_through()

    @property
    def is_done(self) -> bool:
        return not self._done.isHidden()

    def show_state(self, state: SectionState, *, is_current: bool) -> None:
        self.setChecked(is_current)
        is_done = state.asked > 0 and state.answered == state.asked
        self._count.setText(f"{state.answered}/{state.asked}" if state.asked else "")
        self._count.setHidden(is_done)
        self._done.setVisible(is_done)
        self.setToolTip(progress(state))
        self.setAccessibleName(f"{self._title.text()}, {progress(state)}")

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's name; only the page says which section is current
        pass


class SectionList(QFrame):
    section_asked = Signal(str)

    def __init__(self, entretien: Entretien) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH_PX)
        self.setObjectName("sections")
        self._entretien = entretien
        self._rows: dict[Ref, SectionRow] = {}
        self._scroll = panels.Column(WIDTH_PX)
        self._scroll.frame_with(12, 16, 8, 12)
        self._scroll.column.setSpacing(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)

    def refresh(self, current: Ref | None) -> None:
        """Sections appear and vanish with the answers: the list says what is asked now, no more."""
        states = self._entretien.sections()
        if tuple(self._rows) != tuple(state.ref for state in states):
            self._rebuild(states)
        for state in states:
            self._rows[state.ref].show_state(state, is_current=state.ref == current)

    def _rebuild(self, states: tuple[SectionState, ...]) -> None:
        panels.clear(self._scroll.column)
        self._rows = {}
        for state in states:
            row = SectionRow(state.ref, french_label(self._entretien, state.ref))
            row.clicked.connect(partial(self._asked, state.ref))
            self._rows[state.ref] = row
            self._scroll.add(row)
        self._scroll.close_with_space()

    def _asked(self, ref: Ref, _checked: bool = False) -> None:
        self.section_asked.emit(ref)


def progress(state: SectionState) -> str:
    """Dealt with (answered, or said why not) out of what is asked as things stand."""
    if state.asked == 0:
        return _("À lire")
    return ngettext("{n} sur {m} question posée", "{n} sur {m} questions posées", state.asked).format(
        n=state.answered, m=state.asked
    )
