"""A number called or copied: called by what the desktop has for it, if it has something."""

import re

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from desktop.langues.interface import _
from desktop.ui.desk import Desk
from desktop.ui.kit.panels import Tone


def call(desk: Desk, numero: str) -> None:
    """Hand the number to the telephone of the desktop; when there is none, say so and copy it."""
    if not QDesktopServices.openUrl(QUrl(f"tel:{re.sub(r'[^+0-9]', '', numero)}")):
        QGuiApplication.clipboard().setText(numero)
        said = _("Ce poste n’a pas de logiciel pour téléphoner. Composez le {numero} : il est copié.")
        desk.shell.notify(Tone.INFO, said.format(numero=numero))


def copy(desk: Desk, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    desk.say(_("{numero} est copié.").format(numero=text))
