"""Finding a structure in the real window, from the key to the paint, and how long the window does not answer.

Usage: find_window.py PROFILE. Prints, in JSON, the milliseconds of each key.
"""

import json
import sys
from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from desktop.bootstrap import build
from desktop.demonstration.player import Player
from desktop.ui.home import HomePage
from desktop.ui.kit.line_list import LineList
from desktop.ui.unlock import UnlockPage
from tests.bench.painting import Paints, keys
from tests.bench.slips import NOW, PASSPHRASE

TYPED = ("amicale", "maison femmes", "lille", "hebergement", "accueil jour", "centre social")

application = build(Path(sys.argv[1]), now=lambda: NOW)
application.shell.resize(1366, 768)
application.shell.show()
application.routes.home()
player = Player(application.shell)
player.on(UnlockPage)
player.write("passphrase", PASSPHRASE)
player.click("unlock")
player.on(HomePage)
player.click("directory")
view = player.find("find-list", LineList)
player.until(lambda: bool(view.rows()), "the first lines")
typed = keys(player.find("find-search", QLineEdit), view, Paints(view), TYPED)
application.shell.close()
player.until(lambda: not application.shell.isVisible(), "the window closed")
print(json.dumps(typed))
