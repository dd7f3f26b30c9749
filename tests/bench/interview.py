"""From Enter to the next question painted, its answer committed in between: the interview against bare widgets."""

import json
import subprocess
import sys
from pathlib import Path

from desktop import paths
from tests.bench.measure import Row, percentile_row


def measure_interview(folder: Path, count: int) -> list[Row]:
    """`folder` receives both stores; the two take turns in one process, in its windows."""
    folder.mkdir()
    command = [sys.executable, "-m", "tests.bench.programs.next_question", str(folder), str(count)]
    answer = subprocess.run(command, cwd=paths.ROOT, capture_output=True, text=True, check=True, timeout=600)
    ours, bare = json.loads(answer.stdout)
    return [
        percentile_row(f"question suivante à l'écran, p{percent}", ours, bare, "ms", percent) for percent in (50, 99)
    ]
