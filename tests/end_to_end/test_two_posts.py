"""A brigade and an association, each on its own post, closed and opened again between any two steps."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from desktop import bootstrap
from desktop.demonstration import reception
from desktop.echange.codes import matches, read_code
from desktop.echange.enveloppe import open_envelope
from desktop.orientations.model import Emetteur
from desktop.orientations.reglages import NaturePoste
from desktop.orientations.reponse import Reponse
from desktop.services.identites import Identites
from desktop.storage.coffre import Coffre
from desktop.ui.cles.own_page import OwnKeyPage
from desktop.ui.cles.verify_page import VerifyPage
from desktop.ui.home import HomePage
from desktop.ui.orientation.detail_page import OrientationPage
from desktop.ui.paper.review_page import ReviewPage
from desktop.ui.paper.sealed_page import SealedPage
from desktop.ui.recues.arrivee_page import ArriveePage
from desktop.ui.recues.recue_page import RecuePage
from desktop.ui.recues.replied_page import RepliedPage
from desktop.ui.recues.reply_page import ReplyPage
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
    """What each post showed: the slip as the refuge read it, its home afterwards, the code it would dictate."""

    posts: Posts
    read: str
    home: str
    code: str


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
    """Way B: the key of the refuge, the sealed slip, the sealed answer; nothing else goes between the two posts."""
    give_key(posts)
    send_slip(posts)
    return Exchange(posts, *answer_slip(posts))


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


def send_slip(posts: Posts) -> None:
    brigade = posts.unlocked(posts.brigade)
    player = brigade.player
    STOPS["relire"].reach(brigade)
    brigade.application.desk.ask_file = lambda _parent, _title, _files: posts.hand / "cle.txt"
    player.click("recipient-key")
    player.click("key-file")
    player.on(VerifyPage)
    player.click("words-same")
    page = player.on(ReviewPage)
    player.until(page.has_papers, "the slip")
    brigade.save_to(posts.hand / "fiche.age")
    player.click("seal")
    player.on(SealedPage)
    player.click("sealed-hand-over")
    player.on(OrientationPage)
    brigade.close()


def answer_slip(posts: Posts) -> tuple[str, str, str]:
    """The refuge opens the slip, reads it, gives an appointment."""
    refuge = posts.unlocked(posts.refuge)
    player = refuge.player
    refuge.application.routes.receive(posts.hand / "fiche.age")
    player.on(ArriveePage)
    player.click("sender-verify")
    player.until(lambda: player.shows("sender-verifiee"), "the key of the brigade verified")
    player.click("keep")
    read = texts_held(player.on(RecuePage))
    refuge.close()

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
    code = player.find("reply-code", QLabel).text()
    refuge.save_to(posts.hand / "reponse.age")
    player.click("reply-save")
    refuge.notice()
    refuge.close()
    return read, home, code


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


def test_the_brigade_knows_the_answer_by_its_file_and_by_its_code(exchange):
    coffre = Coffre.open(exchange.posts.brigade, reception.PASSPHRASE)
    identites = Identites(coffre, bootstrap.utc_now)
    opened = open_envelope((exchange.posts.hand / "reponse.age").read_bytes(), *identites.all())
    keys = identites.answer_keys(opened.manifeste.orientation_id)
    coffre.close()

    assert isinstance(opened.contenu, Reponse)
    assert opened.contenu.rendez_vous_at is not None
    assert f"{opened.contenu.rendez_vous_at.astimezone():%d/%m/%Y %H:%M}" == "27/11/2027 14:30"
    assert opened.expediteur.nom == "Refuge fictif"
    assert matches(keys[0], read_code(exchange.code)) == replace(opened.contenu, answered_at=None)
