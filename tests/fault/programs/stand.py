"""Stands still, hardened or not, until its input ends; then ends, or crashes.

Usage: stand.py hardened|bare wait|crash. As root it first becomes nobody when it waits. Prints "ready".
"""

import ctypes
import os
import resource
import sys

from desktop.hardening import harden

NOBODY = 65534
PR_SET_DUMPABLE = 4
PR_SET_PTRACER = 0x59616D61


def crash() -> None:
    ctypes.string_at(0)


def become_nobody() -> None:
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)


is_hardened, crashes = sys.argv[1] == "hardened", sys.argv[2] == "crash"
if os.getuid() == 0 and not crashes:
    become_nobody()
# What a process that was simply started has, and a change of user took away.
libc = ctypes.CDLL(None)
libc.prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)
libc.prctl(PR_SET_PTRACER, ctypes.c_long(-1), 0, 0, 0)
hard_limit = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (hard_limit, hard_limit))
if is_hardened:
    harden()
print("ready", flush=True)
sys.stdin.read()
if crashes:
    crash()
