"""The reference: what PySide6 costs by itself."""

import sys

from PySide6.QtWidgets import QApplication, QWidget

from tests.bench.programs.first_paint import FirstPaint

app = QApplication(sys.argv[:1])
window = QWidget()
first_paint = FirstPaint(lambda watched: watched is window)
app.installEventFilter(first_paint)
window.resize(1366, 768)
window.show()
app.exec()
