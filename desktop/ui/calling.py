"""A number called or copied: called by what the desktop has for it, if it has something."""

import re

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from desktop.langues.interface import _
from desktop.ui.desk import Desk
from desktop.ui.kit.panels import Tone


def call(desk: Desk, numero: str) -> None:
    """Hand the number to the telephone of the desktop; say so when there is none."""
    if not QDesktopServices.openUrl(QUrl(f"tel:{re.sub(r'[^+0-9]', '', numero)}")):
        said = _("Ce poste n’a pas de logiciel pour téléphoner. Composez le {numero}.").format(numero=numero)
        desk.shell.notify(Tone.INFO, said)


def copy(desk: Desk, numero: str) -> None:
    QGuiApplication.clipboard().setText(numero)
    desk.say(_("{numero} est copié.").format(numero=numero))
