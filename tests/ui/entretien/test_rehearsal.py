"""An author conducts a form in the real window, and nothing of it is kept."""

import os
import subprocess
import sys
from pathlib import Path

from desktop import paths
from tests.entretiens.tables import sheets, write_xlsx

PROGRAM = Path(__file__).parents[1] / "programs" / "rehearse.py"


def test_a_form_is_conducted_to_its_end_and_nothing_is_kept(tmp_path):
    survey = [{"type": "text", "name": "q", "label": "Que dites-vous ?", "label::English (en)": "What do you say?"}]
    form = write_xlsx(tmp_path / "essai.xlsx", sheets(survey, []))
    home = tmp_path / "home"
    home.mkdir()
    environment = {**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    environment |= {"PYTHONPATH": str(paths.ROOT), "TMPDIR": str(home)}

    command = [sys.executable, str(PROGRAM), str(form)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=120)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Essai ''\n"
    written = [path for path in home.rglob("*") if path.is_file()]
    assert [path for path in written if b"Tremblevif" in path.read_bytes() or path.suffix == ".db"] == []
