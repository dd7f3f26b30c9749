"""The next day: unlock, find the slip, save it again, mark it received, erase it. Usage: come_back.py PROFILE PDF"""

import sys
from pathlib import Path

from PySide6.QtWidgets import QLabel

from desktop.demonstration import reception
from desktop.ui.orientation.list_page import OrientationListPage
from desktop.ui.paper.review_page import ReviewPage
from tests.ui.running import Running, unseen

profile, target = Path(sys.argv[1]), Path(sys.argv[2])
running = Running.start(profile)
player = running.player
reception.unlock(player)
found = reception.open_the_slip(player, unseen)
running.save_to(target)
player.click("review")
player.on(ReviewPage)
reception.save_pdf(player)
player.click("back")
reception.mark_received(player, unseen)
status = player.shell.findChild(QLabel, "status")
assert status is not None
print(status.text())
reception.erase(player, unseen)
player.on(OrientationListPage)
running.close()
print("closed")
