"""Opens a store, reads the first page and looks for a few words; prints the memory held then, in bytes.

Usage: hold_store.py PROFILE
"""

import os
import sys
from pathlib import Path

from desktop.services.orientations import LINES_A_PAGE
from desktop.storage.coffre import Coffre
from tests.bench.slips import NOW, PASSPHRASE

coffre = Coffre.open(Path(sys.argv[1]), PASSPHRASE, now=lambda: NOW)
for text in ("", "amicale", "sante", "helene"):
    coffre.orientations.lines(text, limit=LINES_A_PAGE)
resident = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
print(resident * os.sysconf("SC_PAGE_SIZE"))
coffre.close()
