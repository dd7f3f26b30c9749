"""Repère in a process where Python, Qt and a library have something to say of a person. Usage: talkative.py PROFILE"""

import logging
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QTimer, qCritical, qDebug, qWarning
from PySide6.QtWidgets import QApplication

from desktop import bootstrap
from desktop.ui.shell import Shell

WORD = "Zénobie"


class Held:
    def __del__(self) -> None:
        raise ValueError(WORD)


def fail() -> None:
    raise KeyError(WORD)


def talk() -> None:
    for say in (qDebug, qWarning, qCritical):
        say(WORD)
    logging.getLogger("library").warning("seen: %s", WORD)
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    held = Held()
    del held
    next(window for window in QApplication.topLevelWidgets() if isinstance(window, Shell)).close()


application = QApplication(sys.argv[:1])
QTimer.singleShot(300, talk)
sys.exit(bootstrap.run(Path(sys.argv[1])))
