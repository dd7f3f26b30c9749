"""Draws slips and writes them, all at one go; prints the memory held then, in bytes.

Usage: draw_slips.py COUNT
"""

import os
import sys
import tempfile
from functools import partial
from pathlib import Path

from desktop.export.fiche_orientation import render_orientation
from desktop.orientations.transmission import transmissible
from desktop.services.lot import export_batch
from desktop.storage.watch import Watch
from tests.bench.slips import slips

drawn = (partial(render_orientation, transmissible(each), is_draft=False) for each in slips(int(sys.argv[1])))
documents = [(f"{number}.pdf", draw) for number, draw in enumerate(drawn)]
with tempfile.TemporaryDirectory() as folder:
    export_batch(documents, Path(folder), Watch())
resident = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
print(resident * os.sysconf("SC_PAGE_SIZE"))
