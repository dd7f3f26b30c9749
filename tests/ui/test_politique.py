"""The policy of the service, as the window shows it: what it fixes is greyed, what it forbids says why."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget

from desktop import bootstrap
from desktop.demonstration import reception
from desktop.langues.langue import Langue
from desktop.orientations import labels
from desktop.orientations.model import Status
from desktop.poste.titulaires import Role
from desktop.storage.coffre import Coffre
from desktop.ui.entretien.page import EntretienPage
from desktop.ui.first_start.page import FirstStartPage
from desktop.ui.home import HomePage
from desktop.ui.kit.fields import Field
from desktop.ui.orientation.detail_page import OrientationPage
from desktop.ui.orientation.editor import OrientationEditorPage
from desktop.ui.page import Page
from desktop.ui.paper.card_page import CardPage
from desktop.ui.paper.review_page import ReviewPage
from desktop.ui.reglages import ReglagesPage
from tests.ui.running import REGLAGES, Running, type_groups
from tests.ui.stop_window import read_stop
from tests.ui.stops import STOPS, furnish

Under = Callable[[str], Running]


@pytest.fixture
def politique(tmp_path: Path) -> Callable[[str], Path]:
    """Write a policy file; return where."""

    def write(content: str) -> Path:
        path = tmp_path / "repere" / "politique.toml"
        path.parent.mkdir()
        path.write_text(f"version = 1\n{content}", encoding="utf-8")
        return path

    return write


@pytest.fixture
def under(start, profile: Path, politique) -> Under:
    """Repère unlocked, at home, under a policy, on a post that has a slip ready and one handed over."""

    def run(content: str) -> Running:
        furnish(profile)
        running: Running = start(politique=politique(content))
        reception.unlock(running.player)
        return running

    return run


def settings(running: Running) -> ReglagesPage:
    running.player.click("settings")
    running.player.click("settings-post")
    return running.player.on(ReglagesPage)


def draft(running: Running) -> OrientationEditorPage:
    running.player.click("situation-accueil")
    running.player.click("to-orientation")
    return running.player.on(OrientationEditorPage)


def open_slip(running: Running, status: Status) -> OrientationPage:
    running.player.click("orientations")
    running.player.open_line("orientations-list", labels.STATUS[status].capitalize())
    return running.player.on(OrientationPage)


def review(running: Running, status: Status) -> ReviewPage:
    open_slip(running, status)
    running.player.click("review")
    return running.player.on(ReviewPage)


def act_as_agent(running: Running) -> None:
    desk = running.application.desk
    assert desk.titulaire is not None
    desk.titulaire = replace(desk.titulaire, role=Role.AGENT)


def named(page: Page, name: str) -> QWidget:
    found = page.findChild(QWidget, name)
    assert found is not None, name
    return found


def is_greyed(page: Page, name: str) -> bool:
    edit = line_edit(page, name)
    field = next(field for field in page.findChildren(Field) if field.control is edit)
    beside = {label.text() for label in field.findChildren(QLabel)}
    return edit.isReadOnly() and "fixé par votre service" in beside & {edit.accessibleDescription()}


def line_edit(page: Page, name: str) -> QLineEdit:
    edit = named(page, name)
    assert isinstance(edit, QLineEdit)
    return edit


def refusal(page: Page, name: str) -> str:
    """Why a button cannot be used; "" when it can. The eye and a screen reader are told the same."""
    button = named(page, name)
    assert isinstance(button, QAbstractButton)
    if button.isEnabled():
        return ""
    assert button.accessibleDescription() == button.toolTip()
    return button.accessibleDescription()


def offered(page: Page, name: str) -> list[str]:
    box = named(page, name)
    assert isinstance(box, QComboBox)
    return [box.itemData(index) for index in range(box.count())]


def test_a_malformed_policy_stops_repere_in_its_window_naming_file_and_line(qapp, profile, politique, capsys):
    path = politique("[durees]\n# un mois\nconservation_jour = 30\n")

    status, said = read_stop(lambda: bootstrap.run(profile, politique=path))

    assert status == 1
    assert f"{path}, ligne 4" in said
    assert "« conservation_jour » est inconnu" in said
    assert capsys.readouterr().err == f"{said}\n"
    assert not profile.exists()


def test_settings_that_are_fixed_are_greyed_and_the_others_are_not(under):
    running = under('[service]\nrappel = "02 11 11 11 11"\n[durees]\nconservation_jours = 45\nbrouillon_heures = 6\n')

    page = settings(running)

    assert [name for name in ("rappel", "conservation", "brouillon") if not is_greyed(page, name)] == []
    assert line_edit(page, "rappel").text() == "02 11 11 11 11"
    assert line_edit(page, "conservation").text() == "45 jours"
    assert line_edit(page, "brouillon").text() == "6 heures"
    assert not line_edit(page, "responsable").isReadOnly()
    assert named(page, f"verrouillage-{REGLAGES.verrouillage_minutes}").isEnabled()


def test_the_settings_that_are_left_are_saved_beside_those_that_are_fixed(under):
    running = under("[durees]\nconservation_jours = 45\n")
    settings(running)

    running.player.write("service", "Autre brigade")
    running.player.click("save-settings")

    assert running.notice() == "Réglages enregistrés."


def test_the_keyboard_begins_where_something_can_be_changed(under):
    page = settings(under('[service]\norganisme = "Préfecture fictive"\n'))

    assert page.focusWidget() is named(page, "service")


def test_the_page_of_settings_says_what_else_the_service_imposes(under):
    page = settings(under('[langues]\noffertes = ["fr"]\n[destinataires]\nlocaux = []\n'))

    said = [label.text() for label in page.findChildren(QLabel)]

    assert "Langues offertes : français." in said
    assert "Les fiches d’orientation ne vont qu’à des services nationaux." in said


def test_without_a_policy_nothing_says_that_the_service_fixed_it(running):
    page = settings(running)

    assert not any("votre service a" in label.text().lower() for label in page.findChildren(QLabel))


def test_the_first_start_asks_nothing_of_what_is_fixed(start, profile, politique):
    path = politique(
        '[service]\norganisme = "Préfecture fictive"\nunite = "Brigade fictive"\nrappel = "17"\n'
        "[durees]\nconservation_jours = 45\nverrouillage_minutes = 3\n"
    )
    running = start(politique=path)
    player = running.player
    page = player.on(FirstStartPage)
    player.click("next")
    fixed = [name for name in ("organisme", "service", "rappel") if is_greyed(page, name)]
    player.click("next")
    player.write("nom", "Adjudante fictive")
    player.click("next")
    for name in ("passphrase", "passphrase-again"):
        player.write(name, reception.PASSPHRASE)
    player.click("next")
    player.click("next")
    type_groups(running, page.codes[0])
    assert is_greyed(page, "conservation")
    player.click("next")
    player.on(HomePage)

    assert fixed == ["organisme", "service", "rappel"]
    assert is_greyed(settings(running), "verrouillage")
    running.close()


def test_the_first_start_gives_two_codes_where_the_service_wants_two(start, profile, politique):
    running = start(politique=politique('[personnes]\nrecuperation = "partagee"\n'))
    player = running.player
    page = player.on(FirstStartPage)
    player.click("next")
    for name in ("organisme", "service", "rappel"):
        player.write(name, "17")
    player.click("next")
    player.write("nom", "Adjudante fictive")
    player.click("next")
    for name in ("passphrase", "passphrase-again"):
        player.write(name, reception.PASSPHRASE)
    player.click("next")
    codes = page.codes
    for code in codes:
        player.click("next")
        type_groups(running, code)
    player.click("conservation-30")
    player.click("next")
    player.on(HomePage)

    assert len(codes) == 2
    assert Coffre.is_recovery_split(profile)


def test_recipients_that_are_not_allowed_cannot_be_chosen_and_say_why(under):
    page = draft(under('[destinataires]\nnationaux = ["hebergement-115"]\nlocaux = []\n'))

    assert refusal(page, "partenaire-hebergement-115") == ""
    assert refusal(page, "partenaire-amicale-du-nid") == "Destinataire non autorisé par votre service."
    assert refusal(page, "partenaire-add") == "Votre service n’autorise pas l’ajout de structures sur ce poste."


def test_documents_leave_only_as_the_service_lets_them(under):
    page = review(under('[sorties]\nautorisees = ["impression"]\n'), Status.PRETE)

    assert refusal(page, "print") == ""
    assert refusal(page, "save-pdf") == "Votre service n’autorise pas l’enregistrement d’un PDF en clair."
    assert refusal(page, "save-encrypted") == "Votre service n’autorise pas l’enregistrement d’un PDF chiffré."


def test_the_card_is_offered_in_the_languages_of_the_service_and_leaves_as_it_lets_it(under):
    running = under('[sorties]\nautorisees = ["pdf"]\n[langues]\noffertes = ["fr", "ro"]\n')
    review(running, Status.PRETE)
    running.player.click("card")
    page = running.player.on(CardPage)

    assert offered(page, "card-langue") == [Langue.FRANCAIS, Langue.ROUMAIN]
    assert page.langue() is Langue.FRANCAIS
    assert refusal(page, "print") == "Votre service n’autorise pas l’impression sur ce poste."
    assert refusal(page, "save-pdf") == ""


def test_a_slip_for_a_recipient_that_is_not_allowed_goes_nowhere_and_another_may_be_chosen(under):
    running = under("[destinataires]\nnationaux = []\n")
    page = review(running, Status.PRETE)

    refused = {refusal(page, name) for name in ("print", "save-pdf")}

    assert refused == {"Destinataire non autorisé par votre service."}
    assert page.findChild(QWidget, "hand-over") is None
    running.player.click("complete")
    running.player.on(OrientationEditorPage)


def test_the_interview_offers_the_languages_of_the_service(under):
    running = under('[langues]\noffertes = ["ro", "fr"]\n')
    running.player.click("situation-accueil")
    running.player.click("to-entretien")

    assert offered(running.player.on(EntretienPage), "langue") == [Langue.FRANCAIS, Langue.ROUMAIN]


def test_an_interview_begun_in_a_language_no_more_offered_goes_on_in_french(under):
    running = under('[langues]\noffertes = ["ro", "fr"]\n')
    STOPS["entretien"].reach(running)

    box = named(running.player.on(EntretienPage), "langue")

    assert isinstance(box, QComboBox)
    assert box.currentData() == Langue.FRANCAIS


def test_an_agreement_given_in_a_language_no_more_offered_is_still_told_as_it_was(under):
    running = under('[langues]\noffertes = ["fr"]\n')
    STOPS["orientation accord"].reach(running)
    page = running.player.on(OrientationEditorPage)

    assert offered(page, "accord-langue") == [Langue.FRANCAIS, Langue.ARABE]
    assert page.orientation.accord is not None
    assert page.orientation.accord.langue is Langue.ARABE


def test_an_agent_is_told_what_only_a_responsable_may_do(under):
    running = under("[personnes]\nagent_peut = []\n")
    act_as_agent(running)

    erasing = refusal(open_slip(running, Status.REMISE), "erase")
    running.player.click("review")
    saving = refusal(running.player.on(ReviewPage), "save-pdf")

    assert erasing.startswith("Avant sa date, seule une personne responsable")
    assert saving.startswith("Seule une personne responsable")


def test_an_agent_erases_a_slip_that_was_not_handed_over(under):
    running = under("[personnes]\nagent_peut = []\n")
    act_as_agent(running)

    assert refusal(open_slip(running, Status.PRETE), "erase") == ""
