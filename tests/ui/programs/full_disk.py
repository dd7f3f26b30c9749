"""Fills a file system of its own while steps are ticked; run it under `unshare -rm`.

Prints one JSON object. Usage: full_disk.py EMPTY_FOLDER
"""

import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from PySide6.QtWidgets import QToolButton

from desktop.demonstration import reception
from desktop.ui.fiche.page import FichePage
from desktop.ui.kit.panels import Banner
from tests.ui.running import Running, make_store, unseen
from tests.ui.stops import STOPS


def fill(ballast: Path) -> None:
    with suppress(OSError), ballast.open("wb", buffering=0) as file:
        while True:
            file.write(b"\0" * 1024)


def ticks(page: FichePage) -> list[QToolButton]:
    return [b for b in page.findChildren(QToolButton) if b.objectName().startswith("tick-")]


def ticked(page: FichePage) -> list[str]:
    return [button.objectName() for button in ticks(page) if button.isChecked()]


folder = Path(sys.argv[1])
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)], check=True)
make_store(folder / "profil")
running = Running.start(folder / "profil")
reception.unlock(running.player)
reception.follow_sheet(running.player, unseen, ("A1", "A2"))
page = running.player.on(FichePage)
fill(folder / "ballast")
for button in ticks(page)[2:]:
    before = ticked(page)
    button.click()
    running.settle()
    if running.application.shell.findChild(Banner, "notice"):
        break
told, shown = running.notice(), ticked(page)
(folder / "ballast").unlink()
button.click()
running.settle()
again = ticked(page)
running.application.routes.home()
STOPS["fiche"].reach(running)
kept = ticked(running.player.on(FichePage))
print(json.dumps({"told": told, "before": before, "shown": shown, "again": again, "kept": kept}))
running.close()
