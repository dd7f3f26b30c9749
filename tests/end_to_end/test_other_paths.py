"""Paths beside the main one: a minor, an interview left and taken up again, a sheet read without a key."""

import re
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QPushButton, QWidget

from desktop.demonstration import reception
from desktop.demonstration.reception import SAMIRA
from desktop.orientations.model import PriseEnCharge
from desktop.ui.entretien.page import EntretienPage
from desktop.ui.fiche.list_page import FicheListPage
from desktop.ui.fiche.page import FichePage
from desktop.ui.home import HomePage
from desktop.ui.orientation.editor import OrientationEditorPage
from tests.end_to_end.reading import NOTHING, Kept, files_of, text_of
from tests.ui.running import Running, unseen

MINOR = replace(SAMIRA, choices={**SAMIRA.choices, "age": ("de_15_a_17",)})


def begin_entretien(running: Running) -> None:
    running.player.click("situation-accueil")
    running.player.click("to-entretien")
    running.player.on(EntretienPage)


def read_a_sheet(running: Running) -> None:
    """Read one of the sheets, all of it, and come back."""
    running.player.click("sheets")
    running.player.on(FicheListPage)
    running.player.click("fiche-accueil")
    running.player.on(FichePage)


def test_a_minor_in_the_interview_is_told_at_once_and_leads_to_the_sheet_of_minors(running):
    begin_entretien(running)
    reception.conduct_entretien(running.player, MINOR, unseen, stop_at="mineur_medecin")

    alert = running.player.find("alert-alerte_mineur", QFrame)
    words, number = alert.accessibleName(), running.player.find("contact-enfance-119", QPushButton, alert).text()
    running.player.click("alert-fiche-fugue")

    assert "Avisez le parquet" in words
    assert "119" in number
    assert running.player.on(FichePage).fiche_id == "fugue"


def test_the_sheet_of_adults_leads_out_for_a_minor_from_its_first_line(running):
    running.player.click("situation-accueil")

    running.player.click("leave-for-minor")

    running.player.until(lambda: running.player.on(FichePage).fiche_id == "fugue", "the sheet of minors")


def test_a_sheet_beside_the_one_followed_adds_its_ticks_to_the_same_reception(running):
    player = running.player
    player.click("situation-accueil")
    player.click("tick-A1")
    player.until(lambda: player.find("when-A1", QLabel).isVisible(), "the time of the tick")
    player.click("leads-C1")
    player.until(lambda: player.on(FichePage).fiche_id == "hebergement", "the sheet consulted")
    player.click("tick-H5")
    player.until(lambda: player.find("when-H5", QLabel).isVisible(), "the time of the tick")

    player.click("back")
    player.until(lambda: player.on(FichePage).fiche_id == "accueil", "the sheet followed")

    kept: list[PriseEnCharge] = []
    current = running.application.desk.services.prises_en_charge.current
    running.application.background.run(running.application.shell, current, on_success=kept.extend)
    player.until(lambda: bool(kept), "what is kept")
    assert player.find("when-A1", QLabel).isVisible()
    assert [(p.fiche_id, {coche.etape_id for coche in p.coches}) for p in kept] == [("accueil", {"A1", "H5"})]


def test_the_slip_of_a_minor_carries_the_reports_and_asks_for_no_agreement(running, tmp_path: Path):
    player = running.player
    begin_entretien(running)
    reception.conduct_entretien(player, MINOR, unseen)
    player.click("finish")
    player.on(OrientationEditorPage)
    player.click("go-partenaire")
    player.click("partenaire-acpe")
    player.click("go-accord")
    player.find("accord-minor", QWidget)
    player.click("parquet")
    player.click("go-retour")
    player.write("retour-qui", "la brigade")
    player.write("retour-quand", "demain")
    player.click("next")
    running.save_to(tmp_path / "mineur.pdf")
    reception.save_pdf(player)

    paper = text_of(tmp_path / "mineur.pdf")

    assert "la protection ne dépend d’aucun accord" in paper
    assert re.search(r"Parquet avisé (le )?\d", paper), paper
    assert "CRIP informée le ...." in paper


def test_an_interview_stopped_and_locked_is_taken_up_where_it_was(running):
    player = running.player
    begin_entretien(running)
    reception.conduct_entretien(player, SAMIRA, unseen, stop_at="age")
    reception.lock_and_unlock(player, unseen)

    resume = next(b for b in player.on(HomePage).findChildren(QAbstractButton) if b.objectName().startswith("resume-"))
    resume.click()
    player.on(FichePage)
    player.click("to-entretien")

    page = player.on(EntretienPage)
    assert page.findChild(QWidget, "question-age") is not None


def test_a_sheet_read_before_any_store_is_made_writes_nothing(start, profile: Path):
    running = start()

    read_a_sheet(running)
    running.close()

    assert not profile.exists()


def test_a_sheet_read_on_a_locked_post_changes_nothing(locked, profile: Path):
    before = files_of(profile)

    read_a_sheet(locked)

    assert not [tick for tick in locked.player.on(FichePage).findChildren(QAbstractButton) if _is_tick(tick)]
    assert files_of(profile) == before


def test_a_sheet_read_on_an_unlocked_post_keeps_nothing(running, profile: Path):
    running.player.click("situation-accueil")
    running.player.on(FichePage)
    running.player.click("back")
    running.player.on(HomePage)
    running.close()

    assert Kept.read(profile) == NOTHING


def _is_tick(button: QAbstractButton) -> bool:
    return button.objectName().startswith("tick-") and button.isVisible()
