"""Says when nobody has touched a key, the mouse or the screen for too long, the time the machine slept included."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

_KEY = QEvent.Type.ShortcutOverride
"""Comes before a key, and before the shortcut it may be."""

_ACTIVITY = (
    _KEY,
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
)
_MAY_OPEN = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.KeyRelease)
"""What may open a menu or a list, which are windows that do not take the keyboard."""


def elapsed_s() -> float:
    """Seconds that went by, those when the machine slept included where the system counts them."""
    boot: int | None = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot is None else time.clock_gettime(boot)


class IdleWatch(QObject):
    """Watches windows, where all that is touched comes in: watching each widget would cost a call an event."""

    idle = Signal()

    def __init__(self, parent: QObject, clock_s: Callable[[], float] = elapsed_s) -> None:
        super().__init__(parent)
        self._clock_s = clock_s
        self._last_seen_s = clock_s()
        self._timer = QTimer(parent)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)
        qt = QGuiApplication.instance()
        assert isinstance(qt, QGuiApplication)
        qt.focusWindowChanged.connect(self._watch)

    def after(self, minutes: int) -> None:
        """Emit `idle` after that long without a key or a click; 0 stops watching."""
        self._last_seen_s = self._clock_s()
        self._timer.setInterval(minutes * 60_000)
        self._timer.stop() if minutes == 0 else self._timer.start()
        self._watch()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        kind = event.type()
        if kind in _MAY_OPEN:
            QTimer.singleShot(0, self._watch)
        if not self._timer.isActive() or kind not in _ACTIVITY:
            return super().eventFilter(watched, event)
        if self._is_too_late():
            return self._refuse(event)
        return super().eventFilter(watched, event)

    def _watch(self) -> None:
        """Every window there is now; one that is watched already is watched once."""
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)

    def _is_too_late(self) -> bool:
        """Put the moment off; True when it is past: the machine slept, and its timers did not count that time."""
        now_s = self._clock_s()
        if (now_s - self._last_seen_s) * 1000 > self._timer.interval():
            return True
        self._last_seen_s = now_s
        self._timer.start()
        return False

    def _refuse(self, event: QEvent) -> bool:
        """Who comes back does not act on what was on the screen: neither by a key nor by a shortcut."""
        if event.type() == _KEY:
            event.accept()  # no shortcut then; the key itself follows
        else:
            self._timer.stop()
            self.idle.emit()
        return True
