"""What was copied from Repère: hidden from the histories of the desktop, and gone when the post is locked.

As KeePassXC does: what comes from elsewhere is left alone, unless it is our own text that a clipboard manager took
over.
"""

import secrets
from hashlib import blake2b

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QClipboard, QGuiApplication

Mode = QClipboard.Mode

_HINTS = {
    "x-kde-passwordManagerHint": b"secret",  # KDE, and the managers that follow it
    "ExcludeClipboardContentFromMonitorProcessing": b"\0\0\0\0",  # Windows: neither history nor cloud
    "CanIncludeInClipboardHistory": b"\0\0\0\0",
    "CanUploadToCloudClipboard": b"\0\0\0\0",
    "application/x-nspasteboard-concealed-type": b"",  # macOS
}
# Their clipboard is that of the process: all that is there is ours.
_WITHOUT_SYSTEM = ("offscreen", "minimal")


class OwnClipboard(QObject):
    """Follows the clipboard, and the selection that the middle button pastes where there is one."""

    def __init__(self, clipboard: QClipboard) -> None:
        super().__init__()
        self._clipboard = clipboard
        self._salt = secrets.token_bytes(16)
        self._ours: dict[Mode, bytes] = {}
        clipboard.changed.connect(self._changed)

    def clear(self) -> None:
        """Take back what came from Repère."""
        for mode in (Mode.Clipboard, Mode.Selection):
            if self._owns(mode) or self._was_taken_over(mode):
                self._clipboard.clear(mode)
        self._ours.clear()

    def _was_taken_over(self, mode: Mode) -> bool:
        """Asks who owns it now, which may take time: only where there is something to find."""
        if not self._ours:
            return False
        text = self._clipboard.text(mode)
        return bool(text) and self._mark(text) in self._ours.values()

    def _changed(self, mode: Mode) -> None:
        text = self._clipboard.text(mode) if self._owns(mode) else ""
        if not text:
            return
        self._ours[mode] = self._mark(text)
        # The selection changes with each move of the mouse: no manager keeps it by default.
        if mode is Mode.Clipboard and not self._clipboard.mimeData(mode).hasFormat(next(iter(_HINTS))):
            self._clipboard.setMimeData(_hidden(text), mode)

    def _owns(self, mode: Mode) -> bool:
        if QGuiApplication.platformName() in _WITHOUT_SYSTEM:
            return mode is Mode.Clipboard
        return self._clipboard.ownsSelection() if mode is Mode.Selection else self._clipboard.ownsClipboard()

    def _mark(self, text: str) -> bytes:
        """Recognises a text without keeping it."""
        return blake2b(text.encode(errors="surrogatepass"), key=self._salt, digest_size=16).digest()


def _hidden(text: str) -> QMimeData:
    hidden = QMimeData()
    hidden.setText(text)
    for mime_type, value in _HINTS.items():
        hidden.setData(mime_type, value)
    return hidden
