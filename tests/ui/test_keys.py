"""Exchange keys in the window: one taken in, its words compared, another that comes in its place."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit

from desktop.echange.identite import Identite
from desktop.export.cle import render_cle
from desktop.export.raster import render_pages
from desktop.poste.cles import CleConnue, ClePublique, empreinte
from desktop.ui.annuaire.search_page import SearchPage
from desktop.ui.cles.add_page import AddKeyPage
from desktop.ui.cles.attach_page import AttachPage
from desktop.ui.cles.list_page import KeysPage
from desktop.ui.cles.own_page import OwnKeyPage
from desktop.ui.cles.verify_page import VerifyPage
from desktop.ui.page import Page
from tests.ui.fit import cut_texts
from tests.ui.running import Running, texts_held
from tests.ui.stop import FIRST_OF
from tests.ui.stops import STOPS, furnish
from tests.ui.stops_annuaire import REFUGE_LINE

FIRST, SECOND = Identite.generate("Refuge fictif").publique, Identite.generate("Refuge fictif").publique


@pytest.fixture(scope="module")
def furnished(qapp, tmp_path_factory) -> Iterator[Running]:
    """One window for all."""
    profile = tmp_path_factory.mktemp("keys") / "profile"
    furnish(profile)
    running = Running.start(profile)
    yield running
    running.close()


def words_shown(page: Page) -> str:
    shown = [label.text() for label in page.findChildren(QLabel)]
    return " ".join(text.split(". ")[1] for text in shown if text[:1].isdigit() and ". " in text)


def give(running: Running, cle: ClePublique) -> VerifyPage | None:
    """Type a key, and say it is that of « Refuge fictif »."""
    STOPS["ajouter une clé"].reach(running)
    running.player.find("key-line", QLineEdit).setText(cle.line())
    running.player.click("key-given")
    running.player.on(AttachPage)
    running.player.click("attach")
    running.settle()
    page = running.application.shell.page
    return page if isinstance(page, VerifyPage) else None


def test_a_key_typed_wrong_stays_in_its_field_with_what_is_wrong(furnished):
    STOPS["ajouter une clé"].reach(furnished)
    wrong = FIRST.line()[:-1] + ("A" if FIRST.line()[-1] != "A" else "B")

    furnished.player.find("key-line", QLineEdit).setText(wrong)
    furnished.player.click("key-given")
    furnished.settle()

    assert "contient une faute" in texts_held(furnished.player.on(AddKeyPage))
    assert furnished.player.find("key-line", QLineEdit).text() == wrong


def test_a_key_is_compared_word_by_word_then_another_in_its_place_is_loud(furnished):
    page = give(furnished, FIRST)
    assert page is not None and words_shown(page) == " ".join(empreinte(FIRST))
    furnished.player.click("words-same")
    furnished.player.on(KeysPage)
    assert "Refuge fictif peut recevoir" in furnished.notice()

    assert give(furnished, SECOND) is None
    said = furnished.player.find("question-said", QLabel).text()
    assert "une clé vérifiée" in said and "se fait passer pour elle" in said
    for size in ((1366, 768), (900, 560)):
        furnished.application.shell.resize(*size)
        furnished.settle()
        assert cut_texts(furnished.application.shell) == []
    furnished.player.click("answer-no")
    furnished.player.on(AttachPage)

    assert give(furnished, SECOND) is None
    furnished.player.click("answer-yes")
    page = furnished.player.on(VerifyPage)
    assert words_shown(page) == " ".join(empreinte(SECOND))
    furnished.player.click("words-differ")
    furnished.player.on(KeysPage)
    assert "est jetée" in furnished.notice()
    assert not any(label.text() == "Refuge fictif" for label in furnished.player.on(KeysPage).findChildren(QLabel))


def test_a_photograph_of_the_paper_gives_the_key_and_later_leaves_it_unverified(furnished, tmp_path: Path):
    page = render_pages(render_cle(FIRST.nom, FIRST.line(), empreinte(FIRST)), 120)[0]
    photo = tmp_path / "photo.jpg"
    Image.frombytes("RGBA", (page.width, page.height), page.data).convert("L").rotate(4, fillcolor=99).save(photo)
    furnished.application.desk.ask_file = lambda _parent, _title, _files: photo
    STOPS["ajouter une clé"].reach(furnished)

    furnished.player.click("key-file")
    furnished.player.on(AttachPage)
    furnished.player.click("attach")
    furnished.player.on(VerifyPage)
    furnished.player.click("words-later")

    furnished.player.on(KeysPage)
    furnished.settle()
    (kept,) = [each for each in known(furnished) if each.partenaire.nom == "Refuge fictif"]
    assert kept.kept.cle == FIRST and not kept.kept.is_verified
    furnished.player.click(f"revoke-{kept.kept.partenaire_id}")
    furnished.player.click(f"confirm-revoke-{kept.kept.partenaire_id}")
    assert "révoquée" in furnished.notice()


def known(running: Running) -> tuple[CleConnue, ...]:
    found: list[tuple[CleConnue, ...]] = []
    service = running.application.desk.services.cles
    running.application.background.run(running.application.shell, service.list, on_success=found.append)
    running.settle()
    return found[0]


def test_the_key_of_the_post_is_shown_saved_and_renewed(furnished, tmp_path: Path):
    STOPS["clé du poste"].reach(furnished)
    before = words_shown(furnished.player.on(OwnKeyPage))
    furnished.save_to(tmp_path / "cle.txt")

    furnished.player.click("save-line")
    furnished.settle()
    saved = ClePublique.from_line((tmp_path / "cle.txt").read_text(encoding="ascii"))
    furnished.player.click("renew-key")
    furnished.player.click("confirm-renew")

    assert before == " ".join(empreinte(saved))
    furnished.player.until(lambda: words_shown(furnished.player.on(OwnKeyPage)) != before, "another key")


def test_a_key_is_that_of_a_structure_found_in_the_directory_and_keeps_its_name(furnished):
    other = Identite.generate("Un autre nom").publique
    STOPS["ajouter une clé"].reach(furnished)
    furnished.player.find("key-line", QLineEdit).setText(other.line())
    furnished.player.click("key-given")
    furnished.player.on(AttachPage)

    furnished.player.click("key-directory")
    furnished.player.on(SearchPage)
    furnished.settle()
    furnished.player.open_line(REFUGE_LINE.removeprefix(FIRST_OF))
    furnished.player.click("structure-choose")
    page = furnished.player.on(AttachPage)
    assert cut_texts(furnished.application.shell) == []
    nom = page.findChild(QComboBox, "key-structure").currentText()
    furnished.player.click("attach")
    furnished.player.on(VerifyPage)
    furnished.player.click("words-same")

    furnished.player.on(KeysPage)
    furnished.settle()
    (kept,) = [each for each in known(furnished) if each.kept.cle == other]
    assert kept.kept.partenaire_id.startswith("annuaire:")
    assert kept.partenaire.nom == nom != other.nom
