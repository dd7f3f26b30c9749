"""Opens Repère as its user does, then closes its window. Usage: open_and_close.py PROFILE"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop import bootstrap
from desktop.ui.shell import Shell


def close() -> None:
    for window in QApplication.topLevelWidgets():
        if isinstance(window, Shell):
            window.close()


application = QApplication(sys.argv[:1])
QTimer.singleShot(500, close)
status = bootstrap.run(Path(sys.argv[1]))
print("closed", flush=True)
sys.exit(status)
