"""Repère as `desktop.bootstrap.run` starts it, on the profile given."""

import sys
from pathlib import Path

from desktop.bootstrap import build
from desktop.ui.unlock import UnlockPage
from tests.bench.programs.first_paint import FirstPaint

application = build(Path(sys.argv[1]))
first_paint = FirstPaint(lambda watched: isinstance(watched, UnlockPage))
application.qt.installEventFilter(first_paint)
application.shell.show()
application.routes.home()
application.qt.exec()
