"""After a wrong passphrase, the next attempt waits."""

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QObject, Qt, QTimer

from desktop.errors import TooManyAttemptsError, WrongPassphraseError


def allow_after(error: Exception, owner: QObject, allow: Callable[[], object]) -> None:
    """Allow another attempt once its delay is over; never before, or it would be refused."""
    wait_s = error.wait_s if isinstance(error, WrongPassphraseError | TooManyAttemptsError) else 0
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setTimerType(Qt.TimerType.PreciseTimer)  # the usual ones come up to one twentieth early
    timer.timeout.connect(allow)
    timer.timeout.connect(timer.deleteLater)
    timer.start(ceil(wait_s * 1000))
