"""Disposes of a store, and kills itself at the given file operation in the profile. Prints them at the end.

Usage: dispose_until.py PROFILE PASSPHRASE OPERATION
"""

import sys
from pathlib import Path

from desktop.storage.coffre import Coffre
from tests.fault.programs.until import Fatal

profile, passphrase, operation = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
coffre = Coffre.open(profile, passphrase)
fatal = Fatal(profile, operation)
coffre.dispose(passphrase)
sys.stdout.write(fatal.told())
