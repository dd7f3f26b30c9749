"""A brigade and an association, each on its own post, closed and opened again between any two steps."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped] # ships no types
import pytest
from PySide6.QtWidgets import QLabel

from desktop.demonstration import reception
from desktop.orientations.model import Emetteur
from desktop.orientations.reglages import NaturePoste
from desktop.storage.coffre import Coffre
from desktop.ui.cles.own_page import OwnKeyPage
from desktop.ui.cles.verify_page import VerifyPage
from desktop.ui.home import HomePage
from desktop.ui.orientation.detail_page import OrientationPage
from desktop.ui.orientation.list_page import OrientationListPage
from desktop.ui.paper.phrase_page import PhrasePage
from desktop.ui.paper.review_page import ReviewPage
from desktop.ui.paper.sealed_page import SealedPage
from desktop.ui.recues.arrivee_page import ArriveePage
from desktop.ui.recues.recue_page import RecuePage
from desktop.ui.recues.replied_page import RepliedPage
from desktop.ui.recues.reply_page import ReplyPage
from desktop.ui.reponse.entry_page import AnswerEntryPage
from desktop.ui.reponse.lue_page import LuePage
from tests.ui.running import REGLAGES, Running, make_store, texts_held
from tests.ui.stops import STOPS, furnish

REFUGE = replace(
    REGLAGES, nature=NaturePoste.ASSOCIATION, emetteur=Emetteur("Refuge fictif", "Mme Lune", "02 11 11 11 11")
)
RECIPIENT = "amicale-du-nid"
"""To whom the slips of `furnish` go: the refuge is that structure here."""


@dataclass
class Posts:
    """The two profiles, and what goes from hand to hand between them."""

    brigade: Path
    refuge: Path
    hand: Path

    def unlocked(self, profile: Path) -> Running:
        """Open Repère again on one of the posts, unlocked."""
        running = Running.start(profile)
        reception.unlock(running.player)
        running.player.on(HomePage)
        return running


@dataclass(frozen=True)
class Exchange:
    """What each post showed: the slip as the refuge read it, its home afterwards; the answers as the brigade knew them,
    by the codes then by the file; the paper that the phrase opened.
    """

    posts: Posts
    read: str
    home: str
    by_code: str
    by_file: str
    again: str
    paper: str
    by_paper: str


@pytest.fixture(scope="module")
def posts(qapp, tmp_path_factory) -> Posts:
    folder = tmp_path_factory.mktemp("deux-postes")
    hand = folder / "cle-usb"
    hand.mkdir()
    made = Posts(folder / "brigade" / "profil", folder / "refuge" / "profil", hand)
    furnish(made.brigade)
    make_store(made.refuge, REFUGE)
    coffre = Coffre.open(made.brigade, reception.PASSPHRASE)
    coffre.cles.erase(RECIPIENT)  # the key is to come from the refuge
    coffre.close()
    return made


@pytest.fixture(scope="module")
def exchange(posts: Posts) -> Exchange:
    """Way B for one slip: a key, the sealed slip, a dictated code, the sealed answer. Way A for another: an encrypted
    PDF, its phrase, a code read on the paper. Nothing else goes between the two posts.
    """
    give_key(posts)
    paper = send_slips(posts)
    read, received = receive_slip(posts)
    by_code, by_paper = take_codes_in(posts, received, code_on(paper, "acceptée"))
    home = give_appointment(posts)
    by_file, again = take_file_in(posts)
    return Exchange(posts, read, home, by_code, by_file, again, paper, by_paper)


def give_key(posts: Posts) -> None:
    refuge = posts.unlocked(posts.refuge)
    for name in ("settings", "settings-keys", "own-key"):
        refuge.player.click(name)
    page = refuge.player.on(OwnKeyPage)
    refuge.player.until(page.has_papers, "the sheet of the key")
    refuge.save_to(posts.hand / "cle.txt")
    refuge.player.click("save-line")
    refuge.notice()
    refuge.close()


def send_slips(posts: Posts) -> str:
    """Seal one slip and hand it over; save another encrypted, and return what its phrase lets read."""
    brigade = posts.unlocked(posts.brigade)
    player = brigade.player
    player.click("orientations")
    player.on(OrientationListPage)
    player.open_line("orientations-list", "remise")
    player.on(OrientationPage)
    player.click("review")
    player.until(player.on(ReviewPage).has_papers, "the slip")
    brigade.save_to(posts.hand / "fiche.pdf")
    player.click("save-encrypted")
    words = [label.text() for label in player.on(PhrasePage).findChildren(QLabel)]
    phrase = " ".join(" ".join(w for w in words if re.fullmatch(r"[a-z]+(   [a-z]+){2}", w)).split())

    STOPS["relire"].reach(brigade)
    brigade.application.desk.ask_file = lambda _parent, _title, _files: posts.hand / "cle.txt"
    player.click("recipient-key")
    player.click("key-file")
    player.on(VerifyPage)
    player.click("words-same")
    player.until(player.on(ReviewPage).has_papers, "the slip")
    brigade.save_to(posts.hand / "fiche.age")
    player.click("seal")
    player.on(SealedPage)
    player.click("sealed-hand-over")
    player.on(OrientationPage)
    brigade.close()
    document = pypdfium2.PdfDocument((posts.hand / "fiche.pdf").read_bytes(), password=phrase)
    text: str = document[0].get_textpage().get_text_bounded()
    document.close()
    return text


def code_on(paper: str, said: str) -> str:
    """The code printed on the slip for that answer."""
    found = re.search(rf"{said}\s+([0-9A-Z]{{4}})\W([0-9A-Z]{{4}})", paper)
    assert found is not None, paper
    return f"{found[1]}-{found[2]}"


def receive_slip(posts: Posts) -> tuple[str, str]:
    """The refuge opens the slip, reads it, and dictates that it has it; return what it read, and the code."""
    refuge = posts.unlocked(posts.refuge)
    player = refuge.player
    refuge.application.routes.receive(posts.hand / "fiche.age")
    player.on(ArriveePage)
    player.click("sender-verify")
    player.until(lambda: player.shows("sender-verifiee"), "the key of the brigade verified")
    player.click("keep")
    read = texts_held(player.on(RecuePage))
    player.click("reply")
    player.on(ReplyPage)
    player.click("reply-kind-recue")
    player.click("reply-give")
    player.on(RepliedPage)
    code = player.find("reply-code", QLabel).text()
    refuge.close()
    return read, code


def take_codes_in(posts: Posts, *codes: str) -> tuple[str, ...]:
    """The brigade types each code as it is dictated, and notes it; return what its slip then says."""
    brigade = posts.unlocked(posts.brigade)
    known = []
    for code in codes:
        take_answer_in(brigade)
        brigade.player.write("answer-code", code)
        brigade.player.click("answer-read")
        known.append(note(brigade))
    brigade.close()
    return tuple(known)


def take_answer_in(brigade: Running) -> None:
    """From wherever the window is."""
    brigade.application.routes.home()
    brigade.settle()
    brigade.player.on(HomePage)
    brigade.player.click("partner-answers")
    brigade.player.on(AnswerEntryPage)


def note(brigade: Running) -> str:
    brigade.player.on(LuePage)
    brigade.player.click("lue-note-0")
    return texts_held(brigade.player.on(OrientationPage))


def give_appointment(posts: Posts) -> str:
    """The refuge comes back to its inbox, and answers by a file; return what home said."""
    refuge = posts.unlocked(posts.refuge)
    player = refuge.player
    player.until(lambda: player.shows("inbox-a_repondre"), "a slip to be answered")
    home = texts_held(player.on(HomePage))
    player.click("inbox-a_repondre")
    player.open_line("recues-list")
    player.on(RecuePage)
    player.click("reply")
    player.on(ReplyPage)
    player.click("reply-kind-rendez_vous")
    player.write("reply-rendez-vous-jour", "27/11/2027")
    player.write("reply-rendez-vous-heure", "14:30")
    player.click("reply-give")
    player.on(RepliedPage)
    refuge.save_to(posts.hand / "reponse.age")
    player.click("reply-save")
    refuge.notice()
    refuge.close()
    return home


def take_file_in(posts: Posts) -> tuple[str, str]:
    """The brigade opens the answer and notes it; return what its slip then says, and what the same file says again."""
    brigade = posts.unlocked(posts.brigade)
    brigade.application.desk.ask_file = lambda _parent, _title, _files: posts.hand / "reponse.age"
    take_answer_in(brigade)
    brigade.player.click("answer-file")
    noted = note(brigade)
    take_answer_in(brigade)
    brigade.player.click("answer-file")
    again = texts_held(brigade.player.on(LuePage))
    brigade.close()
    return noted, again


def test_the_association_reads_all_that_was_agreed(exchange):
    said = ("Zénobie", "06 98 76 54 32", "glycine", "jamais Kerbastiou", "hortensias", "Quéméneur", "Mise à l’abri")

    assert [words for words in said if words not in exchange.read] == []


def test_its_home_says_what_is_left_to_do_and_never_of_whom(exchange):
    assert "1 à répondre" in exchange.home
    assert "Zénobie" not in exchange.home


def test_nothing_that_went_from_hand_to_hand_says_who(exchange):
    for path in exchange.posts.hand.iterdir():
        content = path.read_bytes()
        assert [w for w in ("Zénobie", "hortensias", "Brigade", "Refuge") if w.encode() in content] == [], path.name


def test_the_brigade_knows_by_the_dictated_code_that_the_slip_was_received(exchange):
    assert "reçue par le partenaire" in exchange.by_code
    assert "par code" in exchange.by_code


def test_the_brigade_knows_the_appointment_by_the_file_once(exchange):
    assert "27 novembre 2027" in exchange.by_file
    assert "14:30" in exchange.by_file
    assert "par fichier signé" in exchange.by_file
    assert "déjà notée" in exchange.again


def test_an_association_that_has_only_the_paper_answers_by_the_code_on_it(exchange):
    assert "Zénobie" in exchange.paper
    assert "acceptée" in exchange.by_paper
    assert "par code" in exchange.by_paper
