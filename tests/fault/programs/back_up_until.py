"""Backs a store up, and kills itself at the given operation. Prints the operations if it gets to the end.

Usage: back_up_until.py PROFILE PASSPHRASE OPERATION
"""

import sys
from pathlib import Path

from desktop.poste.sauvegardes import Motif, Rotation
from desktop.storage.coffre import Coffre
from desktop.storage.watch import Watch
from tests.fault.programs.until import Fatal

profile, passphrase, operation = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
coffre = Coffre.open(profile, passphrase)
fatal = Fatal(profile, operation)
coffre.sauvegardes.make(Rotation(), Motif.DEMANDEE, Watch(fatal.count))
sys.stdout.write(fatal.told())
coffre.close()
