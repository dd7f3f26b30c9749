"""A small interview, translated into Arabic and Romanian, conducted in the real window against a written store."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop import paths
from desktop.entretiens.entretien import Entretien
from desktop.entretiens.formulaire import Formulaire
from desktop.entretiens.model import Ref, Reponse
from desktop.entretiens.source import read_source
from desktop.entretiens.translation import translate
from desktop.fiches.contenu import Contenu
from desktop.fiches.model import Article, ArticleId, Certitude, Contact, ContactId, Fiche, FicheId, Relecture
from desktop.langues.catalogue import Catalogues
from desktop.langues.langue import Langue
from desktop.langues.textes import TextesPersonne
from desktop.ui import theme
from desktop.ui.background import Background
from desktop.ui.entretien.calls import Calls
from desktop.ui.entretien.page import EntretienPage
from desktop.ui.shell import Shell

HERE = Path(__file__).parent
ROOT = "/accueil_essai"
T = TypeVar("T")
NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


@dataclass
class Kept:
    """What a store would have kept, in order; `failure` is raised by the next calls."""

    reponses: list[Reponse] = field(default_factory=list)
    removed: list[Ref] = field(default_factory=list)
    position: Ref | None = None
    langue: Langue | None = None
    is_finished: bool = False
    failure: Exception | None = None
    on_save: Callable[[], None] = lambda: None

    def values(self) -> dict[str, str]:
        return {r.ref.rsplit("/", 1)[-1]: r.value or r.etat.value for r in self.reponses}

    def calls(self) -> Calls:
        return Calls(self._save, self._keep_position, self._keep_langue, self._finish, self._remove)

    def _save(self, reponse: Reponse) -> None:
        self.on_save()
        self._fail()
        self.reponses.append(reponse)

    def _keep_position(self, ref: Ref) -> None:
        self._fail()
        self.position = ref

    def _keep_langue(self, langue: Langue) -> None:
        self._fail()
        self.langue = langue

    def _finish(self) -> None:
        self._fail()
        self.is_finished = True

    def _remove(self, ref: Ref) -> None:
        self._fail()
        self.removed.append(ref)

    def _fail(self) -> None:
        if self.failure:
            raise self.failure


class Conducted:
    """The page and what a user does with it. `open` shows it at a question."""

    def __init__(self, qtbot, formulaire: Formulaire, textes: TextesPersonne, background: Background) -> None:
        self.qtbot = qtbot
        self.kept = Kept()
        self._formulaire = formulaire
        self._textes = textes
        self._background = background
        self.page: EntretienPage

    def open(self, position: str | None = None, langue: Langue = Langue.ARABE, *given: Reponse) -> EntretienPage:
        entretien = Entretien(self._formulaire, given, now=NOW)
        return self.show(entretien, self.kept.calls(), langue, Ref(f"{ROOT}/{position}") if position else None)

    def show(self, entretien: Entretien, calls: Calls, langue: Langue, position: Ref | None) -> EntretienPage:
        """Show an interview, whatever keeps it."""
        self.entretien = entretien
        self.page = EntretienPage(
            entretien,
            calls,
            self._background,
            CONTENU,
            self._textes,
            langue=langue,
            position=position,
            now=lambda: NOW,
        )
        shell = Shell(tuple(CONTENU.contacts.values()), theme.Scheme.LIGHT)
        self.qtbot.addWidget(shell)
        shell.resize(1366, 768)
        shell.show_page(self.page, back=True, lockable=True)
        with self.qtbot.waitActive(shell):
            shell.show()
            shell.activateWindow()
        self.page.focus_first()
        return self.page

    def find(self, name: str, kind: type[QWidget] = QWidget) -> QWidget:
        """The widget of that name in what is shown."""
        found = [widget for widget in self.page.findChildren(kind, name) if widget.isVisibleTo(self.page)]
        assert found, name
        return found[-1]

    def sees(self, name: str) -> bool:
        return any(widget.isVisibleTo(self.page) for widget in self.page.findChildren(QWidget, name))

    def is_header_shown(self) -> bool:
        return any(button.isVisible() for button in self.page.window().findChildren(QWidget, "emergency"))

    def click(self, name: str) -> None:
        """Click, and let the worker answer."""
        button = self.find(name)
        assert isinstance(button, QAbstractButton)
        button.click()
        self.settle()

    def key(self, *keys: str) -> None:
        """Type keys where the keyboard is: one character, or a Qt name."""
        for key in keys:
            focus = self.page.focusWidget()
            if len(key) == 1:
                self.qtbot.keyClicks(focus, key)
            else:
                self.qtbot.keyClick(focus, getattr(Qt.Key, f"Key_{key}"))
        self.settle()

    def settle(self) -> None:
        """Wait for the worker, then for the window."""
        self.work(lambda: None)
        QApplication.processEvents()

    def work(self, job: Callable[[], T]) -> T:
        """Do something on the worker, and wait for it."""
        done: list[T] = []
        self._background.run(self._background, job, on_success=done.append)
        self.qtbot.waitUntil(lambda: bool(done), timeout=60_000)
        return done[0]


FUGUE = Fiche(
    fiche_id=FicheId("fugue"),
    titre="Un mineur en fugue",
    objectif="",
    pour_qui="",
    mesure="",
    version="1",
    a_jour_au=date(2026, 1, 1),
    a_relire_le=date(2026, 7, 1),
    responsable="",
    relecture=Relecture.PROJET,
    sections=(),
    articles=(),
    contacts=(),
)
CONTENU = Contenu(
    fiches={FUGUE.fiche_id: FUGUE},
    articles={
        ArticleId("cpp-10-3"): Article(
            ArticleId("cpp-10-3"), "CPP, art. 10-3", "Interprète.", "", "", Certitude.VERIFIE
        )
    },
    contacts={
        ContactId(number): Contact(ContactId(number), f"Service {number}", number, "", "", "", True, "", True)
        for number in ("17", "119")
    },
    sources={},
)


@pytest.fixture(scope="session")
def formulaire() -> Formulaire:
    source = HERE / "accueil_essai.md"
    return translate(read_source(source), Catalogues(HERE / "translations"), source)


@pytest.fixture(scope="session")
def textes() -> TextesPersonne:
    return TextesPersonne.load(paths.RESOURCES / "textes" / "personne.toml", Catalogues(HERE / "translations"))


@pytest.fixture
def background(qapp) -> Iterator[Background]:
    theme.apply(qapp, theme.Scheme.LIGHT, ())
    running = Background()
    running.set_default_on_error(lambda _error: None)
    yield running
    running.finish()


@pytest.fixture
def conducted(qtbot, formulaire, textes, background) -> Conducted:
    return Conducted(qtbot, formulaire, textes, background)
