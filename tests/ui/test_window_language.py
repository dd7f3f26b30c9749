"""The window in another language: changed where one stands, imposed by the service, nothing cut nor left in French."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from PySide6.QtWidgets import QPushButton

from desktop import paths
from desktop.langues import interface
from desktop.langues.catalogue import read_catalog
from desktop.langues.langue import Langue
from desktop.ui import window_language
from desktop.ui.home import HomePage
from desktop.ui.settings_page import SettingsPage
from desktop.ui.unlock import UnlockPage
from tests.ui.fit import cut_texts
from tests.ui.running import texts_held
from tests.ui.stops import STOPS, furnish

ENGLISH = read_catalog(paths.TRANSLATIONS / "en" / "LC_MESSAGES" / "interface.po")
ACCENTED = str.maketrans("aeiouycnsAEIOUYCNS", "áéíóúýçñšÁÉÍÓÚÝÇÑŠ")
# Words of the content, or of what an officer typed, that the window says too.
CONTENT = {"Besoins", "Sécurité", "Santé", "Situation", "Contact", "agent", "Client", "Conduire l’entretien"}
CONTENT |= {langue.autonym for langue in Langue}


@pytest.fixture(autouse=True)
def french_again(qapp) -> Iterator[None]:
    yield
    window_language.speak(qapp, Langue.FRANCAIS)


def test_the_locked_page_offers_the_other_language_and_all_follows(locked):
    locked.player.click("interface")

    page = locked.player.on(UnlockPage)
    assert "Repère is locked" in texts_held(page)
    assert "Emergency numbers (F1)" in locked.player.find("emergency", QPushButton).text()
    assert "Numéros d’urgence" not in texts_held(locked.application.shell)

    locked.player.click("interface")
    assert "Repère est verrouillé" in texts_held(locked.player.on(UnlockPage))


def test_an_officer_changes_it_in_the_settings(running):
    running.player.click("settings")
    running.player.on(SettingsPage)
    running.player.click("settings-interface")

    assert "What is happening?" in texts_held(running.player.on(HomePage))
    assert "manager" in running.player.find("change-person", QPushButton).text()


def test_the_service_chooses_it(start, profile, tmp_path: Path):
    politique = tmp_path / "politique.toml"
    politique.write_text('version = 1\n[langues]\ninterface = "en"\n', encoding="utf-8")

    running = start(politique=politique)

    assert interface.spoken() is Langue.ANGLAIS
    assert "First start" in running.application.shell.page.heading


def pseudo(text: str) -> str:
    """The same, accented and a third longer, its values kept."""
    parts = re.split(r"(\{[^}]*\}|\n)", text)
    said = "".join(part if part.startswith(("{", "\n")) else part.translate(ACCENTED) for part in parts)
    return f"{said} {'ž' * max(1, len(text) // 4)}"


@pytest.fixture
def pseudo_folder(tmp_path: Path) -> Path:
    catalog = Catalog(locale="en")
    for message in ENGLISH:
        if message.id:
            said = message.string or ""
            catalog.add(message.id, pseudo(said) if isinstance(said, str) else tuple(pseudo(text) for text in said))
    folder = tmp_path / "pseudo" / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "interface.po").open("wb") as file:
        write_po(file, catalog)
    return tmp_path / "pseudo"


def test_in_longer_words_nothing_is_cut_and_no_french_is_left(start, profile, pseudo_folder):
    french = {m.id for m in ENGLISH if isinstance(m.id, str) and "{" not in m.id and len(m.id) > 3}
    french -= CONTENT
    furnish(profile)
    running = start()
    interface.speak(Langue.ANGLAIS, pseudo_folder)
    running.application.shell.say_again()
    running.application.routes.home()
    left, cut = {}, {}
    for name, stop in STOPS.items():
        stop.reach_from_before(running)
        running.player.settle()
        running.player.settle()
        held = set(texts_held(running.application.shell).splitlines())
        if held & french:
            left[name] = held & french
        if texts := cut_texts(running.application.shell):
            cut[name] = texts

    assert (left, cut) == ({}, {})
