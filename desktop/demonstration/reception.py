"""The fictitious reception: who comes, what she answers, and the gestures of the officer, page after page.

Nobody in it exists. It is played by `story.py` for the eyes, and by the end-to-end test for what it leaves.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from desktop.demonstration.player import Player
from desktop.entretiens.model import Etat
from desktop.langues.langue import Langue
from desktop.orientations.model import Explication, Item
from desktop.ui.effacement.dossier_page import DossierPage
from desktop.ui.entretien.page import EntretienPage
from desktop.ui.entretien.question import QuestionPanel
from desktop.ui.fiche.page import FichePage
from desktop.ui.first_start.page import FirstStartPage
from desktop.ui.holders import HolderList
from desktop.ui.home import HomePage
from desktop.ui.kit.line_list import LineList
from desktop.ui.kit.panels import Banner
from desktop.ui.orientation.detail_page import OrientationPage
from desktop.ui.orientation.editor import OrientationEditorPage
from desktop.ui.orientation.list_page import OrientationListPage
from desktop.ui.paper.card_page import CardPage
from desktop.ui.paper.page import PaperPage
from desktop.ui.paper.review_page import ReviewPage
from desktop.ui.unlock import UnlockPage

NOM = "Adjudante Martin"
PASSPHRASE = "bocal tramway orchidée granit velours cerise moulin"  # noqa: S105 - opens a store of fiction

Seen = Callable[[str], None]
"""Called with a name where there is something to look at."""


@dataclass(frozen=True, slots=True)
class Person:
    """Answers by question name: choices' names, or a text. What is not here is left as not asked."""

    langue: Langue
    choices: dict[str, tuple[str, ...]]
    texts: dict[str, str]
    states: dict[str, Etat] = field(default_factory=dict)


SAMIRA = Person(
    langue=Langue.ARABE,
    choices={
        "seul": ("oui",),
        "besoin_immediat": ("boire_manger",),
        "danger_immediat": ("non",),
        "attendue": ("ailleurs",),
        "telephone_surveille": ("oui",),
        "langue_parlee": ("ar",),
        "interprete": ("oui",),
        "age": ("de_21_a_25",),
        "age_doute": ("non",),
        "voir_medecin": ("plus_tard",),
        "agression": ("non",),
        "etat_sante": ("rien",),
        "sommeil": ("cauchemars", "peur"),
        "nuits": ("quelquun",),
        "papiers": ("autre",),
        "telephone": ("moi",),
        "argent": ("autre",),
        "dette": ("oui",),
        "images": ("non",),
        "enfants": ("non",),
        "nuit": ("nulle_part",),
        "nationalite": ("autre",),
        "delai": ("reflechit",),
        "souhait": ("reflechir",),
        "contact_veut": ("oui",),
        "accord_principe": ("oui",),
        "carte": ("oui",),
    },
    texts={
        "prenom": "Samira",
        "contact_moyen": "07 00 00 00 00",
        "contact_heures": "le matin, avant 11 h",
        "contact_mot": "bibliothèque",
        "contact_interdit": "ne jamais écrire par messagerie",
        "aide_ce_soir": "dormir en sécurité",
    },
    states={"recit": Etat.NOT_ASKED, "idees_noires": Etat.DECLINED, "produits": Etat.UNKNOWN},
)


def first_start(player: Player, seen: Seen) -> str:
    """Create the store of the post; return the recovery code, as a person would read it."""
    code = ask_for_a_store(player, seen)
    player.on(HomePage)
    seen("accueil")
    return code


def ask_for_a_store(player: Player, seen: Seen) -> str:
    """Up to the last step, which creates it or says why not; return the recovery code."""
    page = player.on(FirstStartPage)
    seen("premier-demarrage")
    player.click("next")
    player.write("organisme", "Organisme de démonstration")
    player.write("service", "Brigade de démonstration")
    player.write("rappel", "01 99 00 00 00")
    player.click("next")
    player.write("nom", NOM)
    seen("qui-etes-vous")
    player.click("next")
    player.write("passphrase", PASSPHRASE)
    player.write("passphrase-again", PASSPHRASE)
    player.find("next", QWidget)
    seen("phrase-de-passe")
    player.click("next")
    (code,) = page.codes
    seen("code-de-recuperation")
    player.click("next")
    for position, group in enumerate(code.split("-")):
        if player.shows(f"code-group-{position}"):
            player.write(f"code-group-{position}", group)
    player.click("next")
    player.click("conservation-30")
    seen("conservation")
    player.click("next")
    return code


def follow_sheet(player: Player, seen: Seen, ticked: tuple[str, ...]) -> None:
    """Open the reception sheet and tick steps; each tick is awaited."""
    player.click("situation-accueil")
    page = player.on(FichePage)
    seen("fiche-accueil")
    for etape_id in ticked:
        player.click(f"tick-{etape_id}")
        player.until(partial(_is_shown, page, f"when-{etape_id}"), f"tick {etape_id}")
    seen("fiche-cochee")


def _is_shown(page: QWidget, name: str) -> bool:
    widget = page.findChild(QWidget, name)
    return widget is not None and widget.isVisibleTo(page)


def conduct_entretien(player: Player, person: Person, seen: Seen, stop_at: str = "") -> None:
    """Answer the interview to its summary, in the person's language; `stop_at` halts at that question, unanswered."""
    page = player.on(EntretienPage)
    player.pick("langue", person.langue.value)
    while not _is_shown(page, "summary"):
        if stop_at in _asked(page):
            return
        _answer_page(player, page, person)
        before = _asked(page)
        for name in set(before) & set(LOOKED_AT):
            seen(f"entretien-{name}")
        player.click("next")
        player.until(partial(_has_moved_on, page, before), f"after {before}")
    seen("entretien-resume")


LOOKED_AT = ("danger_immediat", "alerte_mineur", "age", "papiers", "nuit", "delai", "contact_moyen")


def _panels(page: EntretienPage) -> list[QuestionPanel]:
    return [panel for panel in page.findChildren(QuestionPanel) if panel.isVisible()]


def _asked(page: EntretienPage) -> list[str]:
    """Names of the questions on screen; none on the summary."""
    return [panel.objectName().removeprefix("question-") for panel in _panels(page)]


def _has_moved_on(page: EntretienPage, before: list[str]) -> bool:
    now = _asked(page)
    return _is_shown(page, "summary") or (bool(now) and now != before)


def _answer_page(player: Player, page: EntretienPage, person: Person) -> None:
    """Answer question after question: an answer may open another one on the same page."""
    done: set[str] = set()
    while (name := next((name for name in _asked(page) if name not in done), None)) is not None:
        done.add(name)
        panel = player.find(f"question-{name}", QuestionPanel)
        if panel.question.is_asked:
            _answer(player, panel, name, person)


def _answer(player: Player, panel: QuestionPanel, name: str, person: Person) -> None:
    if name in person.texts:
        player.write("answer-text", person.texts[name], panel)
        return
    wanted = [f"choice-{choice}" for choice in person.choices.get(name, ())]
    for button in wanted or [f"state-{person.states.get(name, Etat.NOT_ASKED).value}"]:
        panel = player.find(f"question-{name}", QuestionPanel)  # an answer may have drawn the page anew
        if not player.find(button, QAbstractButton, panel).isChecked():
            player.click(button, panel)


def complete_slip(player: Player, seen: Seen, partenaire: str = "amicale-du-nid") -> None:
    """Complete the drafted slip, record the agreement item by item, and look at it."""
    player.on(OrientationEditorPage)
    seen("orientation-personne")
    player.click("go-besoins")
    seen("orientation-besoins")
    player.click("go-situation")
    player.write("situation", "Orientée pour une mise à l’abri et une information sur ses droits.")
    player.click("go-partenaire")
    player.click(f"partenaire-{partenaire}")
    seen("orientation-destinataire")
    player.click("go-accord")
    for item in Item:
        player.click(f"item-{item.value}-{'non' if item is Item.AGE else 'oui'}")
    player.click(f"explication-{Explication.ORAL.value}")
    seen("orientation-accord")
    player.click("go-retour")
    player.write("retour-qui", "L’association appelle la brigade")
    player.write("retour-quand", "sous 72 heures")
    player.write("retour-si-absente", "prévenir la brigade, ne pas appeler la personne")
    seen("orientation-retour")
    player.click("next")


def hand_over(player: Player, seen: Seen) -> None:
    """Read the slip again, make the card, note the slip as handed over."""
    page = player.on(ReviewPage)
    player.until(page.has_papers, "the slip on screen")
    seen("relire")
    player.click("card")
    card = player.on(CardPage)
    player.until(card.has_papers, "the card on screen")
    seen("carte")
    player.click("card-done")
    page = player.on(ReviewPage)
    player.until(page.has_papers, "the slip again")
    player.click("hand-over")
    player.on(OrientationPage)
    seen("remise")


def save_pdf(player: Player) -> None:
    """Save the document on screen where the desk says, and wait to be told it is done."""
    page = player.on(PaperPage)
    player.until(page.has_papers, "a document on screen")
    player.click("save-pdf")
    player.until(lambda: player.shell.findChild(Banner, "notice") is not None, "the word that it is saved")


def lock_and_unlock(player: Player, seen: Seen) -> None:
    player.click("lock")
    player.on(UnlockPage)
    seen("verrouille")
    unlock(player)


def unlock(player: Player, nom: str = NOM, passphrase: str = PASSPHRASE) -> None:
    """Come in; when several people have a key, say first who one is."""
    say_who(player, nom)
    player.write("passphrase", passphrase)
    player.click("unlock")
    player.on(HomePage)


def say_who(player: Player, nom: str) -> None:
    page = player.on(UnlockPage)
    passphrase = player.shell.findChild(QLineEdit, "passphrase")
    assert passphrase is not None
    player.until(lambda: _is_shown(page, "holders") or passphrase.isEnabled(), "who may come in")
    people = page.findChild(HolderList)
    if people is not None:
        people.setCurrentItem(people.findItems(nom, Qt.MatchFlag.MatchExactly)[0])
        player.settle()


def open_the_slip(player: Player, seen: Seen) -> OrientationPage:
    """Find the only slip of this post in the list, and open it."""
    player.click("orientations")
    player.on(OrientationListPage)
    player.until(lambda: bool(player.find("orientations-list", LineList).rows()), "the slips of this post")
    seen("mes-orientations")
    player.open_line("orientations-list")
    return player.on(OrientationPage)


def mark_received(player: Player, seen: Seen) -> None:
    player.click("note-answer")
    player.click("answer-kind-recue")
    player.click("answer-save")
    player.until(lambda: _says(player, "status", "reçue"), "received")
    seen("recue")


def erase(player: Player, seen: Seen) -> None:
    player.click("erase")
    player.on(DossierPage)
    seen("effacer")
    player.click("erase-person")
    player.on(OrientationListPage)
    seen("effacee")


def _says(player: Player, name: str, words: str) -> bool:
    label = player.shell.findChild(QLabel, name)
    return label is not None and words in label.text()
