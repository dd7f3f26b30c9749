"""The language of the window: Repère's own words, dates, and Qt's dialogs (printer, file)."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.langues import interface
from desktop.langues.langue import Langue

_QT = {Langue.FRANCAIS: QLocale.Language.French, Langue.ANGLAIS: QLocale.Language.English}
_NAME = "qt-words"


def speak(qt: QApplication, langue: Langue) -> None:
    """Say all that is built from now on in `langue`, whatever the language of the system. Raises: ContentError."""
    interface.speak(langue)
    QLocale.setDefault(QLocale(_QT[langue]))
    for former in qt.findChildren(QTranslator, _NAME):
        qt.removeTranslator(former)
        former.deleteLater()
    translator = QTranslator(qt)
    translator.setObjectName(_NAME)
    if translator.load(f"qtbase_{langue.value}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        qt.installTranslator(translator)


def other() -> Langue:
    """Return the language that is offered instead of the one spoken."""
    return next(langue for langue in interface.LANGUES if langue is not interface.spoken())
