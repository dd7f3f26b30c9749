"""Views that hide each other. Those that are hidden are measured again at no change of the one that shows."""

from PySide6.QtWidgets import QStackedWidget, QWidget


class Views(QStackedWidget):
    """Shows the first one, then whichever is put forward; the others stay its children, out of its layout."""

    def __init__(self, *views: QWidget) -> None:
        super().__init__()
        for view in views:
            view.setParent(self)
            view.hide()
        self.addWidget(views[0])

    def put_forward(self, view: QWidget) -> None:
        former = self.currentWidget()
        if former is not None and former is not view:
            self.addWidget(view)
            self.setCurrentWidget(view)
            self.removeWidget(former)
