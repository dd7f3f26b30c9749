"""Repère as `python -m desktop` starts it, on the profile given."""

import sys
from pathlib import Path

from desktop.hardening import harden, start_again_forgetful

start_again_forgetful()
harden()

from desktop.bootstrap import build  # noqa: E402 - imported twice otherwise: the real one starts again before
from desktop.ui.unlock import UnlockPage  # noqa: E402 - the same
from tests.bench.programs.first_paint import FirstPaint  # noqa: E402 - the same

application = build(Path(sys.argv[1]))
first_paint = FirstPaint(lambda watched: isinstance(watched, UnlockPage))
application.qt.installEventFilter(first_paint)
application.shell.show()
application.routes.home()
application.qt.exec()
