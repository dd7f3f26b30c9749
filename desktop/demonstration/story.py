"""`--demo`: plays the fictitious reception offscreen and leaves what a person would have seen and printed."""

import tempfile
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from desktop.bootstrap import Application, build, utc_now
from desktop.demonstration import reception
from desktop.demonstration.player import Player
from desktop.ui.fiche.page import FichePage
from desktop.ui.theme import Scheme

SIZE = (1366, 768)
TICKED = ("A1", "A2", "A5", "A6b", "B1", "B5")


@dataclass(slots=True)
class Album:
    """Numbered pictures, in the order they were seen."""

    folder: Path
    player: Player
    names: list[str] = field(default_factory=list)

    def see(self, name: str) -> None:
        self.names.append(name)
        self.player.picture(self.folder / f"{len(self.names):02d}-{name}.png")


def play(target: Path) -> int:
    """Play the story; leave pictures, both PDFs and an account in `target`, and print where."""
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="repere-demo-") as profile:
        application = build(Path(profile), politique=Path(profile) / "politique.toml", scheme=Scheme.LIGHT)
        application.shell.resize(*SIZE)
        application.shell.show()
        player = Player(application.shell)
        album = Album(target, player)
        started = utc_now()
        application.routes.home()
        _play(application, player, album, target)
        _account(target, album, started)
        application.routes.lock()
        application.background.finish()
        application.shell.hide()
    print(f"Démonstration : {len(album.names)} images, fiche.pdf, carte.pdf et recit.txt dans {target}")
    return 0


def _play(application: Application, player: Player, album: Album, target: Path) -> None:
    reception.first_start(player, album.see)
    reception.follow_sheet(player, album.see, TICKED)
    player.click("emergency")
    album.see("numeros-urgence")
    player.click("emergency-close")
    player.click("to-entretien")
    reception.conduct_entretien(player, reception.SAMIRA, album.see)
    player.click("finish")
    reception.complete_slip(player, album.see)
    reception.hand_over(player, album.see)
    application.desk.ask_target = lambda _parent, _proposed: target / "fiche.pdf"
    player.click("review")
    reception.save_pdf(player)
    application.desk.ask_target = lambda _parent, _proposed: target / "carte.pdf"
    player.click("card")
    reception.save_pdf(player)
    player.click("card-done")
    reception.lock_and_unlock(player, album.see)
    reception.open_the_slip(player, album.see)
    reception.mark_received(player, album.see)
    reception.erase(player, album.see)
    player.click("back")
    player.click("scheme")
    album.see("accueil-sombre")
    player.click("situation-client")
    player.on(FichePage)
    album.see("fiche-client-sombre")


def _account(target: Path, album: Album, started: datetime) -> None:
    """One paragraph on what was played, for who opens the folder."""
    person = reception.SAMIRA
    took_s = round((utc_now() - started).total_seconds())
    text = (
        "Démonstration de Repère, entièrement fictive. Une brigade crée son coffre, accueille une personne qui parle "
        f"{person.langue.nom}, coche {len(TICKED)} étapes de la fiche, conduit l’entretien dans les deux langues, "
        "prépare une fiche d’orientation, note l’accord élément par élément, remet la fiche, imprime la carte. "
        "Le poste est ensuite verrouillé puis rouvert, la fiche est notée reçue, puis effacée. "
        f"{len(album.names)} images, dans l’ordre ; durée {took_s} secondes. "
        "fiche.pdf est ce que lit le partenaire, carte.pdf ce que garde la personne."
    )
    (target / "recit.txt").write_text(text + "\n", encoding="utf-8")
