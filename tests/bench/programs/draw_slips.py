"""Draws slips one after the other, keeping none; prints the memory held then, in bytes.

Usage: draw_slips.py COUNT
"""

import os
import sys
from pathlib import Path

from desktop.export.fiche_orientation import render_orientation
from desktop.orientations.transmission import transmissible
from tests.bench.slips import slips

for orientation in slips(int(sys.argv[1])):
    render_orientation(transmissible(orientation), is_draft=False)
resident = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
print(resident * os.sysconf("SC_PAGE_SIZE"))
