"""What ends up on the terminal: the kind of what went wrong, never a word of what was handled."""

import os
import subprocess
import sys
from pathlib import Path

from desktop import paths

PROGRAM = Path(__file__).parent / "programs" / "talkative.py"


def test_what_python_qt_and_libraries_print_by_themselves_is_said_by_its_kind_only(profile: Path):
    environment = {**os.environ, "PYTHONPATH": str(paths.ROOT), "QT_QPA_PLATFORM": "offscreen"}

    done = subprocess.run(
        [sys.executable, str(PROGRAM), str(profile)], env=environment, capture_output=True, text=True, encoding="utf-8"
    )

    assert done.returncode == 0
    assert [line for line in done.stderr.splitlines() if not line.startswith("  ")] == [
        "Repère: QtWarningMsg (default)",
        "Repère: QtCriticalMsg (default)",
        "Repère: KeyError",
        "Repère: ValueError",
    ]
    assert "Zénobie" not in done.stdout + done.stderr
