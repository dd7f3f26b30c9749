"""Creates a store, and kills itself at the given file operation in the profile. Prints them at the end.

Usage: create_until.py PROFILE PASSPHRASE CODE OPERATION
"""

import sys
from pathlib import Path

from desktop.storage.argon2_cost import Argon2
from desktop.storage.coffre import Coffre
from tests.fault.programs.until import Fatal

profile, passphrase, code, operation = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
fatal = Fatal(profile, operation)
Coffre.create(profile, passphrase, code, cost=Argon2(passes=1, memory_kib=32, lanes=4))
sys.stdout.write(fatal.told())
