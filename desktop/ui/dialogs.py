"""What is open over the window: dialogs, menus, drop-down lists."""

from PySide6.QtWidgets import QApplication, QWidget

_MOST = 32
"""A dialog may open another as it closes; not without end."""


def close_all() -> None:
    """Make each give up, the last opened first, as with Escape; who waits for its answer hears that there is none."""
    for _turn in range(_MOST):
        widget: QWidget | None = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if widget is None:
            return
        if not widget.close():
            widget.hide()
