"""What a post is for: chosen at the first start, changed by a responsable, fixed by the service; home follows."""

from desktop.demonstration import reception
from desktop.orientations.reglages import NaturePoste
from desktop.poste.recues import Vue
from desktop.ui.fiche.list_page import FicheListPage
from desktop.ui.first_start.page import FirstStartPage
from desktop.ui.home import HomePage
from desktop.ui.recues.list_page import RecueListPage
from desktop.ui.reglages import ReglagesPage
from tests.storage.furnished import received
from tests.ui.fit import cut_texts
from tests.ui.running import Running, make_store
from tests.ui.stops import STOPS, go_through_first_start


def nature(running: Running) -> NaturePoste:
    """What the store says."""
    found: list[NaturePoste] = []
    services = running.application.desk.services
    running.application.background.run(
        running.application.shell, lambda: services.reglages.get().nature, on_success=found.append
    )
    running.player.until(lambda: bool(found), "the settings")
    return found[0]


def test_a_post_chosen_as_an_association_opens_on_what_it_receives(start):
    running = start()
    go_through_first_start(running, lambda step: running.player.click("nature-association") if step == 1 else None)
    running.player.click("next")

    running.player.on(HomePage)

    assert nature(running) is NaturePoste.ASSOCIATION
    assert running.player.shows("inbox")
    assert not running.player.shows("situation-accueil")
    running.player.click("sheets")
    running.player.on(FicheListPage)


def test_a_post_hands_slips_over_unless_it_says_otherwise(running):
    assert nature(running) is NaturePoste.UNITE
    assert running.player.shows("situation-accueil")
    running.player.click("inbox")
    running.player.on(RecueListPage)
    running.says("recues-count", "Aucune orientation reçue sur ce poste")


def test_a_responsable_makes_it_a_post_that_does_both_and_home_shows_both(running):
    STOPS["ce poste"].reach(running)
    running.player.on(ReglagesPage)
    running.player.click("nature-les_deux")
    running.player.click("save-settings")
    running.settle()

    running.application.routes.home()
    running.player.on(HomePage)
    running.player.until(lambda: running.player.shows("situation-accueil"), "the three situations")

    assert running.player.shows("inbox")


def test_what_the_service_fixes_is_not_asked(start, tmp_path):
    politique = tmp_path / "politique.toml"
    politique.write_text('version = 1\n[poste]\nnature = "association"\n', encoding="utf-8")
    running = start(politique=politique)
    page = running.player.on(FirstStartPage)
    go_through_first_start(running, lambda _step: None)

    assert not page.findChildren(object, "nature-unite")
    running.player.click("next")
    running.player.on(HomePage)
    assert nature(running) is NaturePoste.ASSOCIATION


def test_home_counts_what_is_left_to_do_and_leads_to_it(start, profile, tmp_path):
    politique = tmp_path / "politique.toml"
    politique.write_text('version = 1\n[poste]\nnature = "association"\n', encoding="utf-8")
    make_store(profile)
    running = start(politique=politique)
    reception.unlock(running.player)
    now = running.application.desk.now()
    recues = running.application.desk.services.recues._coffre.recues  # noqa: SLF001 - what opening an envelope keeps
    for name in ("ana", "béa"):
        running.application.background.run(
            running.application.shell,
            lambda name=name: recues.add(received(name, now), b"%PDF"),
        )
    running.settle()
    running.application.routes.home()
    running.player.until(lambda: running.player.shows("inbox-a_ouvrir"), "what is to be opened")
    for size in ((900, 560), (1366, 768)):
        running.application.shell.resize(*size)
        running.player.settle()
        running.player.settle()
        assert cut_texts(running.application.shell) == []

    running.player.click("inbox-a_ouvrir")

    page = running.player.on(RecueListPage)
    running.says("recues-count", "2 orientations reçues")
    assert page._vue() is Vue.A_OUVRIR  # noqa: SLF001 - the segment chosen
