"""Documents where their user looks for them: each leaves as it is shown."""

from collections.abc import Iterator
from dataclasses import replace

import pypdfium2  # type: ignore[import-untyped] # ships no types
import pytest
from PySide6.QtWidgets import QLineEdit

from desktop.bootstrap import utc_now
from desktop.fiches.model import Acte
from desktop.langues.langue import Langue
from desktop.orientations.model import ActeFait, Besoin, BesoinExprime, Urgence
from desktop.ui.kit.panels import Banner
from desktop.ui.paper.declaration_page import DeclarationPage
from desktop.ui.paper.droits_page import DroitsPage
from desktop.ui.paper.review_page import ReviewPage
from tests.ui.running import Running
from tests.ui.stops import STOPS, furnish


@pytest.fixture(scope="module")
def furnished(qapp, tmp_path_factory) -> Iterator[Running]:
    """One window for all."""
    profile = tmp_path_factory.mktemp("documents") / "profile"
    furnish(profile)
    running = Running.start(profile)
    yield running
    running.close()


@pytest.fixture
def saved(furnished, tmp_path):
    """Save what is on screen, under the name of its button, and return its words."""
    target = tmp_path / "document.pdf"
    furnished.save_to(target)

    def save(button: str = "save-pdf") -> str:
        furnished.settle()
        furnished.player.click(button)
        furnished.player.until(target.exists, "the document saved")
        return " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(target))

    return save


def test_the_slip_is_saved_in_two_languages_once_they_are_chosen(furnished, saved):
    STOPS["relire"].reach(furnished)

    furnished.player.click("slip-langue-ar")

    assert "الاحتياجات" in saved()


def test_a_slip_too_long_to_be_said_twice_comes_back_to_french(start, profile):
    furnish(profile)
    running = start()
    STOPS["relire"].reach(running)
    service = running.application.desk.services.orientations

    def lengthen() -> None:
        slip = service.get(service.lines()[0].orientation_id)
        besoins = tuple(BesoinExprime(besoin, Urgence.CE_JOUR) for besoin in Besoin)
        actes = tuple(ActeFait(acte, utc_now()) for acte in Acte)
        service.save(replace(slip, besoins=besoins, actes=actes, situation="Arrivée seule, sans bagage. " * 12))

    running.application.background.run(running.application.shell, lengthen)
    running.settle()
    STOPS["relire"].reach(running)
    page = running.player.on(ReviewPage)

    running.player.click("slip-langue-ar")

    assert "français seul" in running.notice()
    assert page.langue() is Langue.FRANCAIS


def test_the_rights_come_from_the_interview_in_her_language_and_lead_back_to_it(furnished, saved):
    STOPS["droits"].reach(furnished)
    page = furnished.player.on(DroitsPage)

    assert page.langue() is Langue.ARABE
    assert "حقوقك" in saved()


def test_a_declaration_counts_what_is_typed_and_remarks_an_address(furnished, saved):
    STOPS["déclaration"].reach(furnished)
    page = furnished.player.on(DeclarationPage)

    furnished.player.write("lieu", "12 rue des Lilas")
    furnished.player.write("age-de_18_a_20", "3")
    furnished.player.click("besoin-sante")

    furnished.player.find("lieu", QLineEdit).editingFinished.emit()

    assert "une adresse" in page.findChild(Banner, "remarks").label.text()
    assert page.declaration().total == 3
    assert "12 rue des Lilas" in saved()
