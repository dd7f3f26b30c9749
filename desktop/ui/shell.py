"""The window: a header that never changes, one page below, the emergency drawer over it, notices in between."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from desktop.fiches.model import Contact
from desktop.langues.interface import _
from desktop.poste.labels import presented
from desktop.poste.titulaires import Titulaire
from desktop.ui.emergency import WIDTH_PX, EmergencyDrawer
from desktop.ui.idle import IdleWatch, elapsed_s
from desktop.ui.kit import buttons, icons, panels, texts
from desktop.ui.page import Page
from desktop.ui.theme import Scheme


class Shell(QMainWindow):
    """Knows no page by name: `routes.py` gives it the page to show and hears its gestures."""

    back_asked = Signal()
    lock_asked = Signal()
    scheme_asked = Signal()
    search_asked = Signal()
    idle = Signal()
    closing = Signal()

    def __init__(
        self, emergency_contacts: tuple[Contact, ...], scheme: Scheme, *, clock_s: Callable[[], float] = elapsed_s
    ) -> None:
        super().__init__()
        self.setWindowTitle("Repère")
        self.resize(1280, 760)
        self.setMinimumSize(900, 560)
        self._scheme = scheme
        self._page: Page | None = None
        self._may_close = False
        self._titulaire: Titulaire | None = None
        self._focus_before: QWidget | None = None
        self._contacts = emergency_contacts
        self._drawer = EmergencyDrawer(emergency_contacts)
        self._idle_watch = IdleWatch(self, clock_s)
        self._idle_watch.idle.connect(self.idle)
        self._build()
        self._listen()

    def show_page(self, page: Page, *, back: bool, lockable: bool) -> None:
        """Replace the page; the former one is destroyed with all it showed."""
        former, self._page = self._page, page
        if former is not None:
            former.leave()
            self._stack.removeWidget(former)
            former.setParent(None)
            former.deleteLater()
        page.alone_asked.connect(self._leave_alone)
        self._leave_alone(False)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        for button, is_useful in ((self._back, back), (self._lock, lockable)):
            button.setVisible(is_useful)
            button.setEnabled(is_useful)
        self._fit_heading()
        self.dismiss_notice()
        page.focus_first()

    def _leave_alone(self, is_alone: bool) -> None:
        """Hide the header, which keeps its keys: lock, emergency numbers."""
        self._top.setVisible(not is_alone)
        if is_alone:
            self.dismiss_notice()

    def show_titulaire(self, titulaire: Titulaire | None) -> None:
        """Tell who is there; a click lets somebody else come in."""
        self._titulaire = titulaire
        self._tell_titulaire()
        self._fit_heading()

    def leave_page(self) -> None:
        """Let the page keep what is typed, while the store is still open."""
        if self._page is not None:
            self._page.leave()

    @property
    def page(self) -> Page | None:
        return self._page

    def notify(self, tone: panels.Tone, sentence: str) -> None:
        """Say one sentence under the header, until it is dismissed or the page changes."""
        self.dismiss_notice()
        dismiss = buttons.quiet(_("Compris"), "notice-dismiss", self.dismiss_notice)
        self._notices.addWidget(panels.Banner(tone, sentence, dismiss, name="notice"))
        self._notice_holder.show()

    def dismiss_notice(self) -> None:
        panels.clear(self._notices)
        self._notice_holder.hide()

    def show_busy(self, is_busy: bool) -> None:
        """Show that the worker works, once it has lasted long enough to be worth saying."""
        if is_busy:
            self._busy_delay.start(150)
        else:
            self._busy_delay.stop()
            self._busy.setRange(0, 1)

    def toggle_emergency(self) -> None:
        if self._drawer.isVisible():
            self.close_emergency()
            return
        self._focus_before = self.focusWidget()
        self._place_drawer()
        self._drawer.show()
        self._drawer.raise_()
        self._drawer.focus_first()

    def close_emergency(self) -> None:
        self._drawer.hide()
        if self._focus_before is not None and isValid(self._focus_before):
            self._focus_before.setFocus()

    def show_scheme(self, scheme: Scheme) -> None:
        """Draw every icon again in the colours of a scheme, once the theme is applied."""
        self._scheme = scheme
        icons.dress(self._theme, icons.DARK if scheme is Scheme.LIGHT else icons.LIGHT)
        self._theme.setToolTip(_("Passer en sombre") if scheme is Scheme.LIGHT else _("Passer en clair"))
        icons.redraw(self)

    def lock_after(self, minutes: int) -> None:
        """Emit `idle` after that long without a key or a click; 0 stops watching."""
        self._idle_watch.after(minutes)

    def close_for_good(self) -> None:
        self._may_close = True
        self.close()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._say(event.size().width())
        self._fit_heading()
        self._place_drawer()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        if self._may_close:
            event.accept()
            return
        event.ignore()
        self.leave_page()
        self.closing.emit()

    def _build(self) -> None:
        self._stack = QStackedWidget()
        self._notice_holder = QWidget()
        self._notices = QVBoxLayout(self._notice_holder)
        self._notices.setContentsMargins(24, 12, 24, 0)
        self._notice_holder.hide()
        self._busy = QProgressBar()
        self._busy.setProperty("kind", "busy")
        self._busy.setRange(0, 1)
        self._busy.setTextVisible(False)
        self._busy_delay = QTimer(self)
        self._busy_delay.setSingleShot(True)
        self._busy_delay.timeout.connect(lambda: self._busy.setRange(0, 0))
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._top = self._header()
        for widget in (self._top, self._busy, self._notice_holder):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(self._body)
        self._put_drawer()

    def _put_drawer(self) -> None:
        self._drawer.setParent(self._body)
        self._drawer.closed.connect(self.close_emergency)
        self._drawer.hide()

    def say_again(self) -> None:
        """Say what the header and the drawer say in the language the window speaks now."""
        self._drawer.deleteLater()
        self._drawer = EmergencyDrawer(self._contacts)
        self._put_drawer()
        self._say(self.width())
        self.show_scheme(self._scheme)

    def _say(self, width_px: int) -> None:
        is_wide = width_px >= _WIDE_PX
        self._back.setText(_("Retour"))
        self._theme.setAccessibleName(_("Clair ou sombre"))
        self._numbers.setText(_("Numéros d’urgence (F1)") if is_wide else _("Urgence (F1)"))
        self._lock.setText(_("Verrouiller (Ctrl+L)") if is_wide else _("Verrouiller"))
        self._heading.setVisible(is_wide)
        self._tell_titulaire()

    def _header(self) -> QFrame:
        header = QFrame()
        header.setProperty("kind", "header")
        row = QHBoxLayout(header)
        row.setContentsMargins(_HEADER_MARGIN_PX, 8, _HEADER_MARGIN_PX, 8)
        row.setSpacing(_HEADER_SPACING_PX)
        self._back = buttons.quiet(_("Retour"), "back", self.back_asked.emit, icons.BACK)
        name = QLabel("Repère")
        name.setProperty("kind", "strong")
        self._heading = texts.soft("")
        self._heading.setObjectName("page-heading")
        self._heading.setWordWrap(False)
        self._numbers = buttons.danger(_("Numéros d’urgence (F1)"), "emergency", self.toggle_emergency, icons.PHONE)
        self._theme = buttons.quiet("", "scheme", self.scheme_asked.emit, icons.DARK)
        self._who = buttons.quiet("", "change-person", self.lock_asked.emit, icons.CHANGE)
        self._lock = buttons.secondary(_("Verrouiller (Ctrl+L)"), "lock", self.lock_asked.emit, icons.LOCK)
        for widget in (self._back, name, self._heading):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self._who, self._numbers, self._theme, self._lock):
            row.addWidget(widget)
        self._header_row = (self._back, name, self._who, self._numbers, self._theme, self._lock)
        return header

    def _fit_heading(self) -> None:
        """The page says its title whole: the header gives as much of it as there is room for."""
        heading = self._page.heading if self._page is not None else ""
        room_px = self._room_left()
        metrics = self._heading.fontMetrics()
        self._heading.setText(metrics.elidedText(heading, Qt.TextElideMode.ElideRight, max(0, room_px)))

    def _room_left(self) -> int:
        """Width that the buttons of the header leave, in pixels."""
        others = [w for w in self._header_row if w.isVisibleTo(self._body)]
        taken_px = sum(w.sizeHint().width() + _HEADER_SPACING_PX for w in others) + 2 * _HEADER_MARGIN_PX
        return self.width() - taken_px - _HEADER_SPACING_PX

    def _tell_titulaire(self) -> None:
        who = self._titulaire
        self._who.setVisible(who is not None)
        self._who.setEnabled(who is not None)
        for set_text in (self._who.setText, self._who.setToolTip, self._who.setAccessibleName):
            set_text("")
        if who is None:
            return
        room_px = min(_WHO_PX, self._room_left())
        metrics = self._who.fontMetrics()
        full = presented(who)
        fits = metrics.horizontalAdvance(full) <= room_px
        shown = full if fits else metrics.elidedText(who.nom, Qt.TextElideMode.ElideRight, room_px)
        self._who.setText(shown.replace("&", "&&"))
        told = _("{titulaire}. Changer de personne (Ctrl+L)").format(titulaire=full)
        self._who.setToolTip(told)
        self._who.setAccessibleName(told)

    def _listen(self) -> None:
        self.show_scheme(self._scheme)
        shortcuts: dict[str, Callable[[], None]] = {
            "F1": self.toggle_emergency,
            "Ctrl+L": self._lock.click,
            "Ctrl+F": self.search_asked.emit,
            "Esc": self._escape,
            "Alt+Left": self._back.click,
        }
        for keys, act in shortcuts.items():
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _escape(self) -> None:
        if self._drawer.isVisible():
            self.close_emergency()
        elif self._notice_holder.isVisible():
            self.dismiss_notice()

    def _place_drawer(self) -> None:
        width = min(WIDTH_PX, self._body.width())
        top = self._stack.geometry().top()
        self._drawer.setGeometry(self._body.width() - width, top, width, self._body.height() - top)


_WHO_PX = 290
"""The most that the name of who is there takes."""

_HEADER_MARGIN_PX = 16
_HEADER_SPACING_PX = 12

_WIDE_PX = 1200
"""Under this width the header says the same in fewer words."""
