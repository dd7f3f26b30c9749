"""A slip that leaves in a file: asked about over its page, whatever the way, and nothing of the page is lost."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped] # ships no types
import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from desktop.echange.enveloppe import open_envelope
from desktop.echange.identite import Identite
from desktop.orientations.transmission import Transmissible
from desktop.ui.cles.verify_page import VerifyPage
from desktop.ui.orientation.detail_page import OrientationPage
from desktop.ui.paper.declaration_page import DeclarationPage
from desktop.ui.paper.phrase_page import PhrasePage
from desktop.ui.paper.review_page import ReviewPage
from desktop.ui.paper.sealed_page import SealedPage
from tests.export.stick import make_stick
from tests.ui.fit import cut_texts, small_targets
from tests.ui.running import Running, texts_held
from tests.ui.stops import STOPS, furnish


@pytest.fixture(scope="module")
def furnished(qapp, tmp_path_factory) -> Iterator[Running]:
    """One window for all."""
    profile = tmp_path_factory.mktemp("sending") / "profile"
    furnish(profile)
    running = Running.start(profile)
    yield running
    running.close()


@pytest.fixture
def save(furnished, tmp_path) -> Callable[..., Path]:
    """Save what is on screen by the button of that name; return where."""

    def run(button: str, folder: Path = tmp_path, name: str = "document.pdf") -> Path:
        furnished.save_to(folder / name)
        furnished.player.click(button)
        furnished.settle()
        return folder / name

    return run


def asked(running: Running) -> str:
    """The question over the page, once it is; "" when there is none."""
    running.settle()
    said = running.application.shell.findChild(QLabel, "question-said")
    return said.text() if said is not None and said.isVisible() else ""


def is_encrypted(path: Path) -> bool:
    try:
        pypdfium2.PdfDocument(path.read_bytes())
    except pypdfium2.PdfiumError:
        return True
    return False


def test_a_second_file_of_a_slip_asks_whatever_the_way_and_no_leaves_the_page_as_it_was(furnished, save):
    STOPS["relire"].reach(furnished)
    furnished.player.click("slip-langue-ar")
    save("save-pdf")
    said_yes = asked(furnished)

    for button in ("save-pdf", "save-encrypted"):
        target = save(button, name="second.pdf")
        assert "Déjà enregistrée par Adjudante Martin le" in asked(furnished)
        furnished.player.click("answer-no")
        assert not target.exists()
        assert asked(furnished) == ""
        assert furnished.player.on(ReviewPage).langue().value == "ar"

    target = save("save-encrypted", name="second.pdf")
    furnished.player.click("answer-yes")
    furnished.player.on(PhrasePage)
    assert said_yes == ""
    assert is_encrypted(target)


@pytest.mark.parametrize("size", [(1366, 768), (900, 560)])
def test_on_a_stick_the_slip_is_encrypted_in_clear_all_the_same_or_not_there(
    furnished, save, tmp_path, monkeypatch, size
):
    stick = make_stick(tmp_path, monkeypatch)
    shell = furnished.application.shell
    shell.resize(*size)

    def reach_the_question() -> Path:
        STOPS["relire"].reach(furnished)
        target = save("save-pdf", stick)
        if "Déjà enregistrée" in asked(furnished):
            furnished.player.click("answer-yes")
        assert "peut se perdre" in asked(furnished)
        return target

    target = reach_the_question()
    assert (cut_texts(shell), small_targets(shell)) == ([], [])
    furnished.player.click("answer-no")
    assert not target.exists()

    reach_the_question()
    furnished.player.click("answer-instead")
    furnished.player.on(PhrasePage)
    assert is_encrypted(target)

    reach_the_question()
    furnished.player.click("answer-yes")
    assert "en clair" in furnished.notice()
    assert not is_encrypted(target)


def test_what_was_typed_for_a_document_kept_nowhere_is_there_after_the_question(furnished, save, tmp_path, monkeypatch):
    stick = make_stick(tmp_path, monkeypatch)
    STOPS["déclaration"].reach(furnished)
    furnished.player.write("age-de_18_a_20", "3")

    save("save-pdf", stick)

    assert "peut se perdre" in asked(furnished)
    assert not furnished.player.shows("answer-instead")
    furnished.player.click("answer-no")
    assert furnished.player.on(DeclarationPage).declaration().total == 3
    assert list(stick.iterdir()) == []


def test_a_disk_without_room_is_told_with_what_is_needed_and_what_is_left(furnished, save, monkeypatch):
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: type("Usage", (), {"free": 20_480})())
    STOPS["carte"].reach(furnished)

    target = save("save-pdf")

    said = furnished.notice()
    assert "il n’en reste que 20 Kio" in said
    assert not target.exists()


def test_a_stick_taken_out_is_one_sentence(furnished, save, tmp_path):
    STOPS["carte"].reach(furnished)

    save("save-pdf", tmp_path / "cle retirée")

    assert "la clé a pu être retirée" in furnished.notice()


def test_a_slip_is_sealed_once_its_key_is_there_then_noted_as_handed_over(furnished, save, tmp_path):
    service = furnished.application.desk.services.cles
    refuge = Identite.generate("Amicale du Nid")
    furnished.application.background.run(
        furnished.application.shell, lambda: service.throw_away(service.list()[0]), on_success=None
    )
    STOPS["relire"].reach(furnished)
    seal = furnished.player.on(ReviewPage).findChild(QAbstractButton, "seal")
    assert not seal.isEnabled() and "pas de clé" in seal.toolTip()

    furnished.player.click("recipient-key")
    furnished.player.find("key-line", QLineEdit).setText(refuge.publique.line())
    furnished.player.click("key-given")
    furnished.player.on(VerifyPage)
    furnished.player.click("words-later")
    furnished.settle()
    furnished.player.until(furnished.player.on(ReviewPage).has_papers, "the slip again")
    target = save("seal", name="document.age")
    while (said := asked(furnished)) and "six mots" not in said:
        furnished.player.click("answer-yes")
    assert "Personne n’a comparé les six mots" in said
    furnished.player.click("answer-no")
    assert not target.exists()

    furnished.player.click("recipient-verify")
    furnished.player.click("words-same")
    furnished.player.until(lambda: "clé vérifiée" in texts_held(furnished.application.shell), "the key verified")
    furnished.player.until(furnished.player.on(ReviewPage).has_papers, "the slip again")
    target = save("seal", name="document.age")
    while asked(furnished):
        furnished.player.click("answer-yes")
    furnished.player.on(SealedPage)
    opened = open_envelope(target.read_bytes(), refuge)
    assert isinstance(opened.contenu, Transmissible) and opened.contenu.personne.prenom == "Zénobie"

    furnished.player.click("sealed-hand-over")
    furnished.player.on(OrientationPage)
    assert "Fiche remise" in furnished.notice()
