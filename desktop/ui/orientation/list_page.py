"""My slips: what each is waiting for, and its date of erasure, found as one types. Never a name in the list."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from desktop.langues.dates import format_date, format_moment
from desktop.langues.folding import words
from desktop.langues.interface import _, ngettext, spoken
from desktop.langues.numbers import format_count
from desktop.orientations import labels
from desktop.orientations.line import OrientationLine
from desktop.orientations.model import Orientation, Status
from desktop.ui.kit import fields, panels, texts
from desktop.ui.kit.line_list import LineList
from desktop.ui.kit.line_window import Row, Wanted
from desktop.ui.page import Page
from desktop.ui.suivi.whose import WhoseSegments

TONES = {
    Status.BROUILLON: "caution",
    Status.PRETE: "caution",
    Status.REMISE: "",
    Status.RECUE: "done",
    Status.ACCEPTEE: "done",
    Status.REFUSEE: "danger",
    Status.CLOSE: "",
    Status.EXPIREE: "",
    Status.ANNULEE: "",
}


class OrientationListPage(Page):
    """What is typed asks for other lines: `search_asked` tells it with the number of the question.

    `more_asked` tells the text, which page of its lines is wanted, and the same number. An answer to a question that is
    not the last is dropped: it never takes the place of a newer one.
    """

    orientation_asked = Signal(str)
    search_asked = Signal(str, int)
    more_asked = Signal(str, object, int)

    def __init__(self, page_lines: int, found_at_most: int, *, has_colleagues: bool = False) -> None:
        """An answer brings `page_lines` at most. Beyond `found_at_most` found, how many there are is not said.

        With colleagues on this post, the slips entrusted to who is there may be shown alone.
        """
        super().__init__()
        self.heading = _("Mes orientations")
        self._found_at_most = found_at_most
        self._question = 0
        self._search = fields.line_edit(_("Partenaire, besoin, état, prénom choisi"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._ask)
        self._search.installEventFilter(self)
        self._count = texts.soft("")
        self._count.setObjectName("orientations-count")
        self._view = LineList(
            "orientations-list", _("Orientations, de la plus récente à la plus ancienne"), page_lines, _row
        )
        self._view.opened.connect(self.orientation_asked)
        self._view.more_asked.connect(lambda page: self.more_asked.emit(self._search.text(), page, self._question))
        self._whose = WhoseSegments(is_mine=False)
        if not has_colleagues:
            self._whose.hide()
        self._whose.changed.connect(self.ask)
        self._build()

    def is_mine(self) -> bool:
        """Only the slips entrusted to who is there are asked for."""
        return self._whose.is_mine()

    def focus_first(self) -> None:
        self._search.setFocus()

    def leave(self) -> None:
        self._search.clear()
        self._view.show_lines((), 0)

    def ask(self) -> None:
        """Ask for the first lines: to be called once the signals are connected."""
        self._ask(self._search.text())

    def show_found(self, question: int, lines: tuple[OrientationLine, ...], count: int) -> None:
        """Show the first lines of an answer, and how many there are in all."""
        if question == self._question:
            is_bounded = self._is_search() or self.is_mine()
            self._view.show_lines(lines, min(count, self._found_at_most) if is_bounded else count)
            self._count.setText(self._counted(count))

    def fill(self, question: int, wanted: Wanted, lines: tuple[OrientationLine, ...]) -> None:
        """Show a page that was asked for."""
        if question == self._question:
            self._view.fill(wanted, lines)

    def give_up(self) -> None:
        """A page that was asked for could not be read."""
        self._view.give_up()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """From the search: an arrow goes down to the list, Enter opens its first line, Escape empties the search."""
        if watched is not self._search or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.KeyPress:
            return self._key_in_search(event.key())
        if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape and self._search.text():
            event.accept()  # ours, before it is the window's
        return super().eventFilter(watched, event)

    def _key_in_search(self, key: int) -> bool:
        if key == Qt.Key.Key_Escape and self._search.text():
            self._search.clear()
            return True
        return self._view.take_key(key)

    def _ask(self, text: str) -> None:
        self._question += 1
        self.search_asked.emit(text, self._question)

    def _is_search(self) -> bool:
        return bool(words(self._search.text()))

    def _counted(self, count: int) -> str:
        if self._is_search():
            if not count:
                return _("Rien ne correspond. Essayez un autre mot, ou son début.")
            if count > self._found_at_most:
                return _("Plus de {n} fiches correspondent. Ajoutez un mot.").format(n=_written(self._found_at_most))
            found = ngettext("{n} fiche correspond.", "{n} fiches correspondent.", count)
            return found.format(n=_written(count))
        if self.is_mine():
            said = ngettext(
                "{n} fiche d’orientation vous est confiée.", "{n} fiches d’orientation vous sont confiées.", count
            )
            return said.format(n=_written(count)) if count else _("Aucune fiche d’orientation ne vous est confiée.")
        if not count:
            return _("Aucune fiche d’orientation sur ce poste. Elles naissent d’un accueil.")
        said = ngettext("{n} fiche d’orientation sur ce poste.", "{n} fiches d’orientation sur ce poste.", count)
        return said.format(n=_written(count))

    def _build(self) -> None:
        column = panels.centred_column(self.root)
        column.addWidget(texts.title(_("Mes orientations")))
        column.addWidget(fields.Field(_("Chercher"), self._search, name="orientations-search"))
        column.addWidget(self._whose)
        column.addWidget(self._count)
        column.addWidget(self._view, 1)


def _written(count: int) -> str:
    return format_count(count, spoken())


def _row(line: OrientationLine) -> Row:
    """One line that tells slips apart without telling who."""
    created = format_moment(line.created_at, spoken())
    said = _("Commencée le {date}. {dates}").format(date=created, dates=dates(line))
    return Row(
        line.orientation_id,
        line.place,
        line.partenaire or _("Destinataire à choisir"),
        said,
        _(labels.STATUS[line.status]),
        TONES[line.status],
    )


def dates(orientation: Orientation | OrientationLine) -> str:
    if orientation.expires_on is None:
        return _("Brouillon : s’efface au plus tard 24 heures après l’ouverture de l’accueil.")
    return _("S’efface de ce poste le {date}.").format(date=format_date(orientation.expires_on, spoken()))
