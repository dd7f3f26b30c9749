"""Mounts what Linux takes for a share of another machine, without any network, and tries to make a store there.

Usage: share.py FOLDER, in a namespace of its own. The kernel's protocol for file systems in user space (FUSE, see
linux/fuse.h) is spoken just enough for a folder that is there and empty. Prints what `is_on_network` says, and how the
creation is refused.
"""

import ctypes
import errno
import os
import stat
import struct
import sys
from pathlib import Path

from desktop.errors import StoreError
from desktop.storage.coffre import Coffre
from desktop.storage.network_folder import is_on_network

UNMOUNT_NOW = 2
LOOKUP, GETATTR, STATFS, INIT, ACCESS = 1, 3, 17, 26, 34
FOLDER = struct.pack("<6Q10I", 1, 0, 0, 0, 0, 0, 0, 0, 0, stat.S_IFDIR | 0o700, 2, 0, 0, 0, 4096, 0)
ANSWERS = {
    INIT: (0, struct.pack("<4I2H2I2H8I", 7, 31, 0, 0, 0, 0, 4096, 1, *(0,) * 10)),
    GETATTR: (0, struct.pack("<QII", 1, 0, 0) + FOLDER),
    STATFS: (0, struct.pack("<5Q10I", 1, 1, 1, 1, 1, 4096, 255, 4096, *(0,) * 7)),
    ACCESS: (0, b""),
    LOOKUP: (errno.ENOENT, b""),
}


def serve(device: int) -> None:
    """Answer the kernel until the folder is unmounted."""
    while True:
        try:
            request = os.read(device, 1 << 17)
        except OSError:
            return
        _length, operation, unique = struct.unpack_from("<IIQ", request)
        error, body = ANSWERS.get(operation, (errno.ENOSYS, b""))
        os.write(device, struct.pack("<IiQ", 16 + len(body), -error, unique) + body)


folder = Path(sys.argv[1])
device = os.open("/dev/fuse", os.O_RDWR)
libc = ctypes.CDLL(None, use_errno=True)
options = f"fd={device},rootmode=40000,user_id=0,group_id=0"
if libc.mount(b"agent@nas:/srv", os.fsencode(folder), b"fuse.sshfs", 0, options.encode()):
    raise OSError(ctypes.get_errno(), "mount")
server = os.fork()
if server == 0:
    serve(device)
    os._exit(0)
os.close(device)
print(is_on_network(folder / "repere"))
try:
    Coffre.create(folder / "repere", "quatre chevaux dans la forêt", "0000-0000-0000-0000-0000-0000-0000")
except StoreError as error:
    print(type(error).__name__)
libc.umount2(os.fsencode(folder), UNMOUNT_NOW)
os.waitpid(server, 0)
