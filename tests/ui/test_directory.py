"""Finding a structure through the window: from home, from a sheet, for a slip, on the map; and what is noted of it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from desktop import paths
from desktop.annuaire.codes import CodeDepartement
from desktop.annuaire.contours import load_contours
from desktop.annuaire.departements import load_departements
from desktop.demonstration import reception
from desktop.ui import theme
from desktop.ui.annuaire.carte import STEPS, Carte, colour_of, ink_of, step_of
from desktop.ui.annuaire.carte_page import CartePage
from desktop.ui.annuaire.complement_page import ComplementPage
from desktop.ui.annuaire.import_page import ImportPage
from desktop.ui.annuaire.search_page import SearchPage
from desktop.ui.annuaire.service_page import ServicePage
from desktop.ui.annuaire.structure_page import StructurePage
from desktop.ui.home import HomePage
from desktop.ui.kit.line_list import LineList
from desktop.ui.numeros.list_page import NumerosPage
from desktop.ui.orientation.editor import OrientationEditorPage
from tests.ui.running import Running, make_store, texts_held
from tests.ui.stops import STOPS, furnish
from tests.ui.stops_annuaire import SECRET
from tests.ui.test_theme import contrast

NORD = CodeDepartement("59")


@pytest.fixture(scope="module")
def running(qapp, tmp_path_factory) -> Iterator[Running]:
    profile = tmp_path_factory.mktemp("directory") / "profile"
    furnish(profile)
    running = Running.start(profile)
    STOPS["accueil"].reach(running)
    yield running
    running.close()


@pytest.fixture
def search(running) -> SearchPage:
    """What is asked is forgotten first."""
    running.application.routes._directory.forget()  # noqa: SLF001 - as a lock does, without its minute
    STOPS["trouver une structure"].reach(running)
    running.says("find-count", "trouvée")
    return running.player.on(SearchPage)


def rows(running: Running):
    running.settle()
    return running.player.find("find-list", LineList).rows()


def test_what_is_typed_narrows_what_is_found_and_says_why(running, search):
    running.player.write("find-search", "tilleuls")
    running.says("find-count", "1 structure")

    (row,) = rows(running)
    assert row.text == "Refuge des Tilleuls, Nord"
    assert "agréée PSP" in row.small
    assert row.tag == "ouverte"


def test_needs_age_and_place_are_asked_and_what_is_for_others_goes(running, search):
    running.player.pick("find-where", "59")
    running.player.click("find-hebergement")
    running.player.pick("find-age", "de_15_a_17")
    running.says("find-count", "trouvée")

    found = [row.text for row in rows(running)]
    assert "Refuge des Tilleuls, Nord" not in found  # adults only
    assert "Maison de santé, Ajaccio" not in found
    assert any("à vérifier : âge non précisé" in row.note for row in rows(running))


def test_nothing_found_says_what_to_do(running, search):
    running.player.write("find-search", "zzz")

    running.says("find-count", "Retirez un critère")


def test_an_address_that_is_never_told_is_nowhere_on_the_page(running, search):
    running.player.write("find-search", "tilleuls")
    running.says("find-count", "1 structure")
    running.player.open_line("find-list")
    running.player.on(StructurePage)

    held = texts_held(running.application.shell)
    assert SECRET not in held
    assert "Adresse tenue secrète" in held
    assert "Sonner au portail vert." in held


def test_an_address_nobody_spoke_of_is_for_professionals_and_says_so(running, search):
    running.player.write("find-search", "canal")
    running.says("find-count", "1 structure")
    running.player.open_line("find-list")
    running.player.on(StructurePage)

    held = texts_held(running.application.shell)
    assert "3 quai du Wault" in held
    assert "jamais sur un papier laissé à la personne" in held
    assert "pas vérifiée depuis 14 mois" in held


def test_what_a_call_taught_is_kept_and_found(running, search):
    running.player.write("find-search", "canal")
    running.says("find-count", "1 structure")
    running.player.open_line("find-list")
    running.player.click("structure-edit")
    running.player.on(ComplementPage)
    running.player.click("noted-langue-ro")
    running.player.write("noted-age-min", "40")
    running.player.write("noted-age-max", "20")
    running.player.click("noted-save")
    running.settle()
    assert "Ces âges ne vont pas ensemble" in texts_held(running.application.shell)

    running.player.write("noted-age-max", "60")
    running.player.click("noted-save")
    running.player.on(StructurePage)
    running.player.click("structure-verified")
    running.player.until(lambda: "vérifiée aujourd’hui" in running.notice(), "what was noted")

    held = texts_held(running.application.shell)
    assert "Langues : roumain" in held
    assert "Âges : de 40 à 60 ans" in held
    assert "pas vérifiée depuis 14 mois" not in held


def test_hours_typed_are_read_back_as_they_are_understood(running, search):
    running.player.open_line("find-list", "Refuge")
    running.player.click("structure-edit")
    running.player.on(ComplementPage)

    running.player.write("noted-horaires", "Mo-Fr 09:00-12:00")
    running.says("noted-hours-read", "lundi à vendredi, 9 h à 12 h")

    running.player.write("noted-horaires", "le matin")
    running.says("noted-hours-read", "montrés tels quels")


def test_the_map_goes_by_arrows_and_enter_looks_in_that_department(running, search):
    running.player.click("find-map")
    page = running.player.on(CartePage)
    carte = running.player.find("carte", Carte)
    assert carte.hasFocus()
    assert "Nord (59) : 2 structures" in carte.accessibleName()

    QTest.keyClick(carte, Qt.Key.Key_Left)
    running.says("carte-here", "Pas-de-Calais (62) : 0 structure")
    QTest.keyClick(carte, Qt.Key.Key_Right)
    running.says("carte-here", "Nord")
    QTest.keyClick(carte, Qt.Key.Key_Return)

    running.player.on(SearchPage)
    assert running.player.on(SearchPage).demande().departements == {NORD}
    assert page is not running.application.shell.page


def test_the_map_is_clicked_and_its_list_says_the_same(running, search):
    running.player.click("find-map")
    running.player.on(CartePage)
    carte = running.player.find("carte", Carte)
    lines = running.player.find("carte-list", LineList).rows()
    assert [(line.text, line.small) for line in lines[:2]] == [
        ("59 · Nord", "2 structures"),
        ("2A · Corse-du-Sud", "1 structure"),
    ]

    QTest.mouseClick(carte, Qt.MouseButton.LeftButton, pos=carte.place_of(CodeDepartement("974")).toPoint())

    assert running.player.on(SearchPage).demande().departements == {"974"}


def test_a_slip_asks_for_what_it_says_and_gets_its_recipient(running, search):
    STOPS["orientation partenaire"].reach(running)
    running.player.click("partenaire-find")
    found = running.player.on(SearchPage)
    assert {besoin.value for besoin in found.demande().besoins} == {"hebergement", "securite"}
    assert (found.demande().langue, found.demande().ce_soir) == ("ar", True)

    running.player.open_line("find-list", "Refuge des Tilleuls")
    running.player.on(StructurePage)
    running.player.click("structure-choose")

    editor = running.player.on(OrientationEditorPage)
    chosen = editor.orientation.partenaire
    assert chosen is not None
    assert (chosen.nom, chosen.adresse, chosen.origine) == ("Refuge des Tilleuls", "", "annuaire")
    assert editor.orientation.accord is None
    assert running.player.find(f"partenaire-{chosen.partenaire_id}", QAbstractButton).isChecked()
    assert SECRET not in texts_held(running.application.shell)


def test_back_from_the_directory_leads_to_the_slip_as_it_was(running, search):
    STOPS["orientation partenaire"].reach(running)
    before = running.player.on(OrientationEditorPage).orientation
    running.player.click("partenaire-find")
    running.player.on(SearchPage)

    running.application.shell.back_asked.emit()

    assert running.player.on(OrientationEditorPage).orientation == before


def test_a_national_service_is_opened_and_called_like_a_structure(running, search):
    running.player.write("find-search", "enfance danger")
    running.says("find-count", "trouvée")
    running.player.open_line("find-list", "Allô enfance")

    running.player.on(ServicePage)
    assert running.player.shows("call-enfance-119")
    assert not running.player.shows("structure-choose")


def test_a_sheet_leads_to_the_directory_and_back(running, search):
    STOPS["fiche"].reach(running)
    sheet = type(running.application.shell.page)
    running.player.click("find-from-sheet")
    running.player.on(SearchPage)

    running.application.shell.back_asked.emit()

    running.player.on(sheet)


def test_nothing_of_what_was_asked_outlives_a_lock(running, search):
    running.player.write("find-search", "tilleuls")
    running.says("find-count", "1 structure")

    STOPS["verrouillé"].reach(running)
    STOPS["trouver une structure"].reach(running)

    assert running.player.on(SearchPage).typed == ""


def test_every_department_is_reached_by_arrows_and_drawn_where_it_can_be_clicked(qapp):
    departements = load_departements(paths.RESOURCES)
    contours = load_contours(paths.RESOURCES, departements)
    carte = Carte(contours, departements)
    carte.resize(430, 460)
    clicked: list[str] = []
    carte.chosen.connect(clicked.append)

    for code in departements:
        QTest.mouseClick(carte, Qt.MouseButton.LeftButton, pos=carte.place_of(code).toPoint())

    assert clicked == list(departements)
    seen, ahead = {NORD}, [NORD]
    while ahead:
        here = ahead.pop()
        near = {contours.toward(here, *step) for step in ((1, 0), (-1, 0), (0, 1), (0, -1))} - seen
        seen |= near
        ahead += near
    assert seen == set(departements)


@pytest.mark.parametrize("scheme", list(theme.Scheme))
def test_numbers_are_read_on_every_colour_of_the_map_and_colours_go_one_way(scheme):
    worn = theme.colours(scheme)
    colours = [colour_of(step, worn) for step in range(len(STEPS) + 1)]
    lightness = [colour.lightnessF() for colour in colours]

    assert all(contrast(ink_of(step, worn).name(), colour.name()) >= 4.5 for step, colour in enumerate(colours))
    assert lightness == sorted(lightness, reverse=scheme is theme.Scheme.LIGHT)
    assert len(set(lightness)) == len(colours)
    assert [step_of(count) for count in (0, 1, 3, 10, 30)] == [0, 1, 2, 3, 4]


def test_home_leads_to_the_directory(running):
    running.application.routes.home()
    running.player.on(HomePage)

    running.player.click("directory")

    running.player.on(SearchPage)


def test_an_empty_directory_leads_to_the_import_and_to_the_numbers_of_the_post(qapp, tmp_path):
    make_store(tmp_path / "poste")
    running = Running.start(tmp_path / "poste")
    reception.unlock(running.player)
    running.player.click("directory")
    running.player.on(SearchPage)
    running.says("find-count", "trouvée")  # national services are there

    running.player.click("find-import")
    running.player.on(ImportPage)
    running.application.routes.home()
    running.player.on(HomePage)
    running.player.click("directory")
    running.player.click("find-numbers")

    running.player.on(NumerosPage)
    running.close()


def test_a_service_that_lets_nothing_be_entered_shows_it_and_why(qapp, tmp_path):
    furnish(tmp_path / "poste")
    (tmp_path / "politique.toml").write_text("version = 1\n[destinataires]\nsaisie_locale = false\n", encoding="utf-8")
    running = Running.start(tmp_path / "poste")
    reception.unlock(running.player)
    running.player.click("directory")
    running.player.open_line("find-list", "Refuge")
    running.player.on(StructurePage)

    edit = running.application.shell.findChild(QAbstractButton, "structure-edit")
    assert edit is not None
    assert not edit.isEnabled()
    assert "n’autorise pas" in edit.accessibleDescription()
    running.close()
