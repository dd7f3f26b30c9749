"""Saves a document in a folder through the real dialog of the window. Usage: choose_folder.py PROFILE FOLDER"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.ui import desk
from tests.ui.running import Running

profile, folder = Path(sys.argv[1]), sys.argv[2]
running = Running.start(profile)


def choose() -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    dialog.setDirectory(folder)
    dialog.accept()


QTimer.singleShot(300, choose)
print(desk.ask_where_to_save(running.application.shell, "document.pdf"))
running.close()
