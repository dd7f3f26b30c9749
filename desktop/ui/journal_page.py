"""The journal, newest first: one sentence a line, loaded by pages as one scrolls, and whether its chain is whole."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.langues.dates import format_moment
from desktop.langues.interface import _, spoken
from desktop.poste.journal import Verification
from desktop.poste.sentences import verdict
from desktop.services.journal import Line
from desktop.ui.kit import buttons, icons, panels, texts
from desktop.ui.kit.line_list import LineList
from desktop.ui.kit.line_window import Row, Wanted
from desktop.ui.page import Page


class JournalPage(Page):
    export_asked = Signal()
    more_asked = Signal(object)

    def __init__(self, first: tuple[Line, ...], count: int, page_lines: int) -> None:
        """`count` is how many lines there are in all; an answer brings `page_lines` at most."""
        super().__init__()
        self.heading = _("Journal")
        self._view = LineList(
            "journal-lines", _("Lignes du journal, de la plus récente à la plus ancienne"), page_lines, _row
        )
        self._view.show_lines(first, count)
        self._view.more_asked.connect(self.more_asked)
        self._state = QWidget()
        QVBoxLayout(self._state).setContentsMargins(0, 0, 0, 0)
        self._tell(panels.Tone.INFO, _("Vérification du journal…"))
        self._build()

    def focus_first(self) -> None:
        self._view.setFocus()

    def fill(self, wanted: Wanted, lines: tuple[Line, ...]) -> None:
        """Show a page that was asked for."""
        self._view.fill(wanted, lines)

    def give_up(self) -> None:
        """A page that was asked for could not be read."""
        self._view.give_up()

    def show_verification(self, verification: Verification) -> None:
        self._tell(panels.Tone.DONE if verification.holds else panels.Tone.DANGER, verdict(verification))

    def _build(self) -> None:
        column = panels.centred_column(self.root)
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

    def _tell(self, tone: panels.Tone, sentence: str) -> None:
        layout = self._state.layout()
        assert isinstance(layout, QVBoxLayout)
        panels.clear(layout)
        layout.addWidget(panels.Banner(tone, sentence, name="journal-state"))


def _row(line: Line) -> Row:
    when = format_moment(line.at, spoken())
    return Row(str(line.seq), line.seq, line.sentence, _("n° {n}, {moment}").format(n=line.seq, moment=when))
