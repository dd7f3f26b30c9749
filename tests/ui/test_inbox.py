"""The association in its window: a file opened, kept, read, verified, answered, erased; or opened without a store."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel
from shiboken6 import isValid

from desktop.demonstration import reception
from desktop.echange.codes import answer_key, matches, printed_codes
from desktop.echange.enveloppe import open_envelope, seal_orientation
from desktop.echange.identite import Identite
from desktop.export.fiche_orientation import render_orientation
from desktop.orientations.reponse import MotifRefus, Reponse, ReponseKind
from desktop.poste.cles import ClePublique
from desktop.ui.cles.own_page import OwnKeyPage
from desktop.ui.first_start.page import FirstStartPage
from desktop.ui.home import HomePage
from desktop.ui.paper.page import PaperPage
from desktop.ui.recues.arrivee_page import ArriveePage
from desktop.ui.recues.document_page import RecueDocumentPage
from desktop.ui.recues.guest_pages import GuestPage, GuestSlipPage
from desktop.ui.recues.identity_pages import IdentityMadePage, MakeIdentityPage
from desktop.ui.recues.list_page import RecueListPage
from desktop.ui.recues.recue_page import RecuePage
from desktop.ui.recues.replied_page import RepliedPage
from desktop.ui.recues.reply_page import ReplyPage
from desktop.ui.unlock import UnlockPage
from tests.echange.samples import BRIGADE, SLIP, TOLD
from tests.ui.fit import cut_texts, small_targets
from tests.ui.running import Running, texts_held

PHRASE = "girafe encrier volcan trapèze ardoise citron moulin"


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render_orientation(TOLD, is_draft=False)


@pytest.fixture
def send(running: Running, tmp_path: Path, pdf: bytes):
    """Seal a slip for the post of the window, and let it be the file chosen."""

    def run(sender: Identite = BRIGADE, *, to: ClePublique | None = None) -> Path:
        path = tmp_path / "recu.age"
        path.write_bytes(sealed(running, pdf, sender, to or own_key(running)))
        running.application.desk.ask_file = lambda _parent, _title, _files: path
        return path

    return run


def sealed(running: Running, pdf: bytes, sender: Identite, to: ClePublique) -> bytes:
    now = running.application.desk.now()
    return seal_orientation(
        TOLD,
        pdf,
        orientation_id=SLIP,
        expires_on=now.date() + timedelta(days=20),
        expediteur=sender,
        destinataire=to,
        now=now,
    )


def own_key(running: Running) -> ClePublique:
    """The public key of the post whose store is open."""
    found: list[Identite] = []
    identites = running.application.desk.services.recues._identites  # noqa: SLF001 - no page shows it here
    running.application.background.run(running.application.shell, identites.get, on_success=found.append)
    running.player.until(lambda: bool(found), "the identity")
    return found[0].publique


def drop(running: Running, path: Path) -> None:
    """Let a file go over the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    shell = running.application.shell
    held = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(shell, QDragEnterEvent(QPoint(9, 9), *held))
    QApplication.sendEvent(shell, QDropEvent(QPointF(9, 9), *held))
    running.player.settle()


def fits(running: Running) -> None:
    """The page in sight is whole in a small window and in a large one."""
    shell = running.application.shell
    for size in ((900, 560), (1366, 768)):
        shell.resize(*size)
        running.player.settle()
        running.player.settle()
        assert cut_texts(shell) == []
        assert small_targets(shell) == []


def choose_to_receive(running: Running) -> None:
    """From home, the list of the slips received, then a file."""
    running.player.on(HomePage)
    running.player.click("inbox")
    running.player.on(RecueListPage)
    running.player.click("receive")


def test_a_slip_is_opened_verified_kept_read_answered_and_erased(running, send, tmp_path):
    player = running.player
    send()
    choose_to_receive(running)
    arrived = player.on(ArriveePage)
    assert player.shows("sender-inconnue")
    assert "Zénobie" not in texts_held(arrived)
    fits(running)

    player.click("sender-verify")
    player.until(lambda: player.shows("sender-verifiee"), "the key verified")
    player.click("keep")
    page = player.on(RecuePage)
    held = texts_held(page)
    assert [w for w in ("Zénobie", "jamais d’appel", "bleuet", "Mise à l’abri", "jeudi") if w not in held] == []
    assert player.shows("recue-interdit")
    assert player.shows("recue-danger")

    player.click("document")
    document = player.on(RecueDocumentPage)
    player.until(document.has_papers, "the document")
    running.application.shell.back_asked.emit()
    player.on(RecuePage)

    player.click("reply")
    player.on(ReplyPage)
    player.click("reply-kind-rendez_vous")
    player.write("reply-rendez-vous-jour", "27/11/2027")
    player.write("reply-rendez-vous-heure", "14:20")
    player.click("reply-give")
    assert isinstance(running.application.shell.page, ReplyPage), "no code says twenty past"
    player.write("reply-rendez-vous-heure", "14:30")
    player.click("reply-give")
    replied = player.on(RepliedPage)
    code = "-".join(replied.findChild(QLabel, "reply-code").text().split())
    said = matches(answer_key(BRIGADE, SLIP), code)
    assert said is not None
    assert said.rendez_vous_at is not None
    assert f"{said.rendez_vous_at.astimezone():%d/%m/%Y %H:%M}" == "27/11/2027 14:30"
    running.save_to(tmp_path / "reponse.age")
    player.click("reply-save")
    assert "Réponse enregistrée" in running.notice()
    opened = open_envelope((tmp_path / "reponse.age").read_bytes(), BRIGADE).contenu
    assert isinstance(opened, Reponse)
    assert replace(opened, answered_at=None) == said

    player.click("reply-done")
    player.on(RecuePage)
    running.says("recue-state", "rendez-vous donné")
    player.click("reply")
    player.on(ReplyPage)
    assert player.shows("already-answered")
    player.click("reply-kind-refusee")
    player.click(f"reply-motif-{MotifRefus.PLUS_DE_PLACE.value}")
    player.click("reply-give")
    player.on(RepliedPage)
    assert player.shows("replaced")
    fits(running)
    player.click("reply-done")
    player.on(RecuePage)
    running.says("recue-state", "refusée")

    player.click("erase")
    player.click("erase-yes")
    player.on(RecueListPage)
    running.says("recues-count", "Aucune orientation reçue sur ce poste")


def test_another_key_under_a_known_name_is_loud_and_the_same_file_twice_is_told(running, send):
    player = running.player
    send()
    choose_to_receive(running)
    player.on(ArriveePage)
    player.click("keep")
    player.on(RecuePage)

    path = send(Identite.generate(BRIGADE.nom))
    drop(running, path)
    player.on(ArriveePage)
    assert player.shows("sender-changee")
    player.click("keep")
    player.on(RecuePage)
    drop(running, path)
    player.on(ArriveePage)

    assert player.shows("already-kept")
    player.click("keep")
    player.on(RecuePage)


def test_a_file_that_is_not_for_this_post_is_refused_in_one_sentence(running, send):
    send(to=BRIGADE.publique)
    choose_to_receive(running)

    assert "n’est pas scellée pour ce poste" in running.notice()
    running.player.on(RecueListPage)


def test_a_file_let_go_over_a_locked_post_opens_once_it_is_unlocked(running, send):
    path = send()
    running.application.routes.lock()
    running.settle()

    drop(running, path)

    assert "Déverrouillez ce poste" in running.notice()
    reception.unlock(running.player)
    running.player.on(ArriveePage)


def test_without_a_store_a_key_is_prepared_and_a_slip_shown_printed_and_forgotten(start, tmp_path, pdf):
    running = start()
    player = running.player
    player.on(FirstStartPage)
    player.click("guest")
    player.on(GuestPage)
    player.click("guest-make")
    player.on(MakeIdentityPage)
    player.write("identity-nom", "Refuge fictif")
    player.write("passphrase", PHRASE)
    player.write("passphrase-again", PHRASE)
    running.save_to(tmp_path / "identite.age")
    player.click("identity-make")
    player.on(IdentityMadePage)
    fits(running)
    running.save_to(tmp_path / "cle.txt")
    player.click("identity-sheet")
    sheet = player.on(OwnKeyPage)
    player.until(sheet.has_papers, "the sheet of the key")
    player.click("save-line")
    assert "Clé publique enregistrée" in running.notice()
    cle = ClePublique.from_line((tmp_path / "cle.txt").read_text(encoding="ascii"))
    running.application.shell.back_asked.emit()
    player.on(IdentityMadePage)
    player.click("identity-done")
    player.on(FirstStartPage)

    path = tmp_path / "recu.age"
    path.write_bytes(sealed(running, pdf, BRIGADE, cle))
    running.application.desk.ask_file = lambda _parent, _title, _files: tmp_path / "identite.age"
    before = sorted(p.name for p in tmp_path.rglob("*"))
    drop(running, path)
    player.on(GuestPage)
    player.click("guest-identity")
    player.until(lambda: player.shows("guest-passphrase"), "the passphrase of the identity")
    player.write("guest-passphrase", "autre chose")
    player.click("guest-open")
    assert "n’ouvre pas ce fichier d’identité" in running.notice()
    player.write("guest-passphrase", PHRASE)
    player.click("guest-open")
    page = player.on(GuestSlipPage)
    held = texts_held(page)
    assert "Zénobie" in held
    assert [code for _said, code in printed_codes(answer_key(BRIGADE, SLIP)) if code not in held] == []
    fits(running)
    player.click("document")
    document = player.on(RecueDocumentPage)
    player.until(document.has_papers, "the document")
    assert isinstance(document, PaperPage)
    running.application.shell.back_asked.emit()
    page = player.on(GuestSlipPage)
    running.application.shell.idle.emit()
    player.on(FirstStartPage)
    player.until(lambda: not isValid(page), "the slip forgotten")
    running.settle()

    assert "Zénobie" not in texts_held(running.application.shell)
    assert sorted(p.name for p in tmp_path.rglob("*")) == before


def test_a_slip_shown_beside_a_locked_store_is_left_for_the_locked_page(running, tmp_path, pdf):
    player = running.player
    refuge = Identite.generate("Refuge fictif")
    (tmp_path / "cle.txt").write_bytes(refuge.to_bytes())
    (tmp_path / "recu.age").write_bytes(sealed(running, pdf, BRIGADE, refuge.publique))
    running.application.routes.lock()
    player.on(UnlockPage)
    player.click("guest")
    page = player.on(GuestPage)
    page.show_envelope(tmp_path / "recu.age")
    running.application.desk.ask_file = lambda _parent, _title, _files: tmp_path / "cle.txt"
    player.click("guest-identity")
    player.click("guest-open")
    player.on(GuestSlipPage)
    player.click("guest-leave")

    player.on(UnlockPage)
    running.settle()
    assert "Zénobie" not in texts_held(running.application.shell)


def test_a_closed_list_says_every_answer(running, send):
    """Each can be given in the window: none is only in a code."""
    send()
    choose_to_receive(running)
    running.player.on(ArriveePage)
    running.player.click("keep")
    running.player.on(RecuePage)
    running.player.click("reply")
    running.player.on(ReplyPage)

    assert [kind for kind in ReponseKind if not running.player.shows(f"reply-kind-{kind.value}")] == []
