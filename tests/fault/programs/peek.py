"""Tries to read the memory of another process as a process of the same user. Usage: peek.py PID

As root it first becomes nobody. Prints "read" or "refused".
"""

import os
import re
import sys
from pathlib import Path

NOBODY = 65534

pid = int(sys.argv[1])
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)
try:
    maps = Path(f"/proc/{pid}/maps").read_text(encoding="utf-8")
    found = re.search(r"^([0-9a-f]+)-[0-9a-f]+ rw.*\[stack\]$", maps, re.M)
    assert found is not None
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        memory.seek(int(found[1], 16))
        memory.read(4096)
    print("read")
except PermissionError:
    print("refused")
