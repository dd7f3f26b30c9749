"""The card in Arabic on a computer without a font for it; prints what is said.

Usage: without_arabic.py PROFILE EMPTY_FOLDER
"""

import sys
from pathlib import Path

from desktop import fonts
from desktop.langues.langue import Langue
from desktop.ui.paper.card_page import CardPage
from tests.ui.running import Running
from tests.ui.stops import STOPS, furnish

profile, folder = Path(sys.argv[1]), Path(sys.argv[2])
latin = fonts.find("fr")
for path in (latin.regular, latin.bold):
    (folder / path.name).symlink_to(path)
fonts.font_folders = lambda: (folder,)

furnish(profile)
running = Running.start(profile)
STOPS["relire"].reach(running)
running.player.click("card")
card = running.player.on(CardPage)
assert card.langue() is Langue.ARABE
print(running.notice())
running.player.pick("card-langue", Langue.ROUMAIN.value)
running.player.until(card.has_papers, "the card in another language")
print("the card in another language")
running.close()
