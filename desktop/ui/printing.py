"""Sends pages to a printer. Nothing is written in clear by Repère: what the system's queue keeps is the system's.

Qt's CUPS driver goes through a file it erases at once; that file is put in memory where the system offers a
folder for it (`XDG_RUNTIME_DIR`, private to the user and never on disk).
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from desktop.errors import PrintError
from desktop.langues.interface import _

if TYPE_CHECKING:
    from desktop.services.pdf import PageImage

DPI = 300
"""Dots an inch of the images sent to a printer."""


def refuse_without_printer() -> None:
    """Raises: PrintError when this computer has no printer."""
    if not QPrinterInfo.availablePrinterNames():
        raise PrintError


def to_image(page: "PageImage") -> QImage:
    """A copy that owns its bytes: those of `page` may go."""
    return QImage(page.data, page.width, page.height, QImage.Format.Format_RGBA8888).copy()


def print_images(parent: QWidget, images: Sequence[QImage]) -> bool:
    """Ask which printer, then print one A4 page an image at its true size. False when the user gives up.

    Raises: PrintError when there is no printer, or when it refuses.
    """
    printer = _chosen_printer(parent)
    if printer is None:
        return False
    with _spool_in_memory():
        painter = QPainter()
        if not painter.begin(printer):
            raise PrintError
        for number, image in enumerate(images):
            if number:
                printer.newPage()
            painter.drawImage(QRectF(printer.paperRect(QPrinter.Unit.DevicePixel)), image)
        if not painter.end():
            raise PrintError
    return True


def print_recovery_code(parent: QWidget, code: str, mention: str = "") -> bool:
    """Print a recovery code, alone on a page, without saying what it opens. Raises: PrintError."""
    printer = _chosen_printer(parent)
    if printer is None:
        return False
    with _spool_in_memory():
        painter = QPainter()
        if not painter.begin(printer):
            raise PrintError
        area = QRectF(printer.pageRect(QPrinter.Unit.DevicePixel))
        font = QFont("monospace")
        font.setPointSize(18)
        painter.setFont(font)
        lines = (_("À garder sous clé, loin de tout ordinateur"), mention, code.replace("-", "  "))
        text = "\n\n".join(line for line in lines if line)
        painter.drawText(area, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, text)
        if not painter.end():
            raise PrintError
    return True


def _chosen_printer(parent: QWidget) -> QPrinter | None:
    refuse_without_printer()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
    )
    printer.setDocName("Document")
    dialog = QPrintDialog(printer, parent.window())  # a lock may take the page away meanwhile
    # A file is saved by its own button, which the journal, the service and a drive that can be lost all know of.
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, False)
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


@contextmanager
def _spool_in_memory() -> Iterator[None]:
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if not runtime or not Path(runtime).is_dir():
        yield
        return
    former = os.environ.get("TMPDIR")
    os.environ["TMPDIR"] = runtime
    try:
        yield
    finally:
        if former is None:
            del os.environ["TMPDIR"]
        else:
            os.environ["TMPDIR"] = former
