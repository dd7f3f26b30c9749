"""The journal, newest first: one sentence a line, loaded by pages as one scrolls, and whether its chain is whole."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.langues.dates import format_moment
from desktop.langues.interface import _
from desktop.langues.langue import Langue
from desktop.poste.journal import Verification
from desktop.poste.sentences import verdict
from desktop.services.journal import Line
from desktop.ui.kit import buttons, icons, panels, texts
from desktop.ui.kit.line_list import LineList, Row
from desktop.ui.page import Page

_WIDTH_PX = 980


class JournalPage(Page):
    export_asked = Signal()
    more_asked = Signal(object)

    def __init__(self, first: tuple[Line, ...]) -> None:
        super().__init__()
        self.heading = _("Journal")
        self._view = LineList("journal-lines", _("Lignes du journal, de la plus récente à la plus ancienne"))
        self._view.replace(_row(line) for line in first)
        self._view.more_asked.connect(self.more_asked)
        self._state = QWidget()
        QVBoxLayout(self._state).setContentsMargins(0, 0, 0, 0)
        self._tell(panels.Tone.INFO, _("Vérification du journal…"))
        self._build()

    def focus_first(self) -> None:
        self._view.setFocus()

    def append(self, lines: tuple[Line, ...]) -> None:
        self._view.append(tuple(_row(line) for line in lines))

    def show_verification(self, verification: Verification) -> None:
        self._tell(panels.Tone.DONE if verification.holds else panels.Tone.DANGER, verdict(verification))

    def _build(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(_WIDTH_PX)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        export = buttons.secondary(
            _("Enregistrer dans un fichier"), "export-journal", self.export_asked.emit, icons.SAVE
        )
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(texts.title(_("Journal")), 1)
        row.addWidget(export)
        column.addWidget(head)
        column.addWidget(self._state)
        column.addWidget(self._view, 1)
        outer = QHBoxLayout()
        outer.setContentsMargins(24, 24, 24, 24)
        outer.addStretch(1)
        outer.addWidget(inner, 100)
        outer.addStretch(1)
        self.root.addLayout(outer)

    def _tell(self, tone: panels.Tone, sentence: str) -> None:
        layout = self._state.layout()
        assert isinstance(layout, QVBoxLayout)
        panels.clear(layout)
        layout.addWidget(panels.Banner(tone, sentence, name="journal-state"))


def _row(line: Line) -> Row:
    when = format_moment(line.at, Langue.FRANCAIS)
    return Row(str(line.seq), line.seq, line.sentence, _("n° {n}, {moment}").format(n=line.seq, moment=when))
