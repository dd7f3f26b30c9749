"""« Un partenaire répond » in the window: what is typed is told at once, what is read is shown before it is noted."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from desktop.echange.codes import code_of
from desktop.echange.enveloppe import open_envelope, seal_reponse
from desktop.echange.identite import Identite
from desktop.errors import AlreadyExportedError, UnverifiedCleError
from desktop.orientations.model import OrientationId, Status
from desktop.orientations.reponse import Canal, MotifRefus, Reponse, ReponseKind
from desktop.services.identites import Identites
from desktop.ui.orientation.detail_page import OrientationPage
from desktop.ui.reponse.entry_page import AnswerEntryPage
from desktop.ui.reponse.lue_page import LuePage
from tests.ui.fit import cut_texts
from tests.ui.running import Running, texts_held
from tests.ui.stops import PERSONAL, STOPS, furnish

T = TypeVar("T")

FULL = Reponse(ReponseKind.REFUSEE, MotifRefus.PLUS_DE_PLACE)
_ALL = frozenset({AlreadyExportedError, UnverifiedCleError})
SET = Reponse(ReponseKind.RENDEZ_VOUS, rendez_vous_at=datetime(2026, 12, 1, 13, 30, tzinfo=UTC))


@pytest.fixture(scope="module")
def furnished(qapp, tmp_path_factory) -> Iterator[Running]:
    """One window for all."""
    profile = tmp_path_factory.mktemp("answers") / "profile"
    furnish(profile)
    running = Running.start(profile)
    STOPS["accueil"].reach(running)
    yield running
    running.close()


def at_work(running: Running, work: Callable[[], T]) -> T:
    """What the worker answers, over the open store."""
    found: list[T] = []
    running.application.background.run(running.application.shell, work, on_success=found.append)
    running.settle()
    return found[0]


def handed(running: Running) -> OrientationId:
    """The slip that was handed over."""
    service = running.application.desk.services.orientations
    lines = at_work(running, service.lines)
    return next(line.orientation_id for line in lines if line.status in (Status.REMISE, Status.ACCEPTEE))


def code(running: Running, reponse: Reponse) -> str:
    # The window offers no way to the secret of the post, as it should.
    identites: Identites = running.application.desk.services.reponses._identites  # noqa: SLF001 - see above
    slip = handed(running)
    return at_work(running, lambda: code_of(next(identites.keys_of([slip]))[1], reponse))


def type_code(running: Running, text: str) -> str:
    """Type as one does; return what the field shows."""
    running.player.write("answer-code", text)
    return running.player.find("answer-code", QLineEdit).text()


def test_a_code_is_shown_by_groups_as_it_is_typed_and_what_is_wrong_is_told_at_once(furnished):
    said = code(furnished, FULL)
    STOPS["un partenaire répond"].reach(furnished)
    page = furnished.player.on(AnswerEntryPage)
    read = page.findChild(QAbstractButton, "answer-read")

    assert type_code(furnished, said.lower().replace("-", "")) == said and read.isEnabled()
    assert type_code(furnished, "ab4u") == "AB4U" and "« U »" in texts_held(page)
    wrong = ("2" if said[0] != "2" else "3") + said[1:]
    type_code(furnished, wrong)
    assert "n° 1" in texts_held(page) and not read.isEnabled()
    for size in ((1366, 768), (900, 560)):
        furnished.application.shell.resize(*size)
        furnished.settle()
        assert cut_texts(furnished.application.shell) == []


def test_a_code_of_no_slip_stays_in_its_field_with_the_reason(furnished):
    STOPS["un partenaire répond"].reach(furnished)

    type_code(furnished, code_of(bytes(32), FULL))
    furnished.player.click("answer-read")
    furnished.settle()

    assert "ne répond à aucune fiche de ce poste" in texts_held(furnished.player.on(AnswerEntryPage))


def test_what_a_code_says_is_shown_without_a_name_then_noted_then_known(furnished):
    said = code(furnished, SET)
    STOPS["un partenaire répond"].reach(furnished)
    type_code(furnished, said)
    furnished.player.click("answer-read")
    page = furnished.player.on(LuePage)

    assert "rendez-vous" in page.findChild(QLabel, "lue-said-0").text()
    held = texts_held(page)
    assert "Amicale du Nid" in held and not any(word in held for word in PERSONAL)
    furnished.player.click("lue-note-0")
    furnished.player.on(OrientationPage)
    assert "Réponse notée" in furnished.notice()

    furnished.player.click("answer-code")
    type_code(furnished, said)
    furnished.player.click("answer-read")
    page = furnished.player.on(LuePage)
    assert "déjà notée" in texts_held(page)
    assert "Depuis" not in texts_held(page)
    assert page.findChild(QAbstractButton, "lue-note-0") is None

    moved = replace(SET, rendez_vous_at=datetime(2026, 12, 2, 9, 0, tzinfo=UTC))
    service = furnished.application.desk.services.orientations
    slip = handed(furnished)
    at_work(furnished, lambda: service.answer(slip, moved, Canal.TELEPHONE))
    STOPS["un partenaire répond"].reach(furnished)
    type_code(furnished, said)
    furnished.player.click("answer-read")
    page = furnished.player.on(LuePage)
    assert "Depuis, la fiche garde le rendez-vous du 2 décembre 2026" in texts_held(page)


def test_a_file_signed_by_a_key_nobody_verified_asks_and_is_marked(furnished, tmp_path: Path):
    refuge = Identite.generate("Amicale du Nid")
    services = furnished.application.desk.services
    slip = handed(furnished)
    partenaire = at_work(furnished, lambda: services.orientations.get(slip)).partenaire
    at_work(furnished, lambda: services.cles.throw_away(services.cles.list()[0]))
    at_work(furnished, lambda: services.cles.add(partenaire, refuge.publique))

    def seal() -> None:
        pdf = services.papiers.slip(slip)
        services.envoi.seal(pdf, tmp_path / "fiche.age", slip, _ALL)
        recue = open_envelope((tmp_path / "fiche.age").read_bytes(), refuge).manifeste
        (tmp_path / "reponse.age").write_bytes(
            seal_reponse(FULL, recue, expediteur=refuge, now=datetime(2030, 1, 1, tzinfo=UTC))
        )

    at_work(furnished, seal)
    furnished.application.desk.ask_file = lambda _parent, _title, _files: tmp_path / "reponse.age"
    STOPS["un partenaire répond"].reach(furnished)
    furnished.player.click("answer-file")
    page = furnished.player.on(LuePage)
    assert "clé non vérifiée" in texts_held(page)
    furnished.player.click("lue-note-0")
    furnished.settle()
    assert "Personne n’a comparé" in furnished.player.find("question-said", QLabel).text()
    furnished.player.click("answer-yes")

    page = furnished.player.on(OrientationPage)
    assert "clé non vérifiée" in texts_held(page)


def test_a_file_of_any_name_may_be_chosen_and_is_refused_in_one_sentence(furnished, tmp_path: Path):
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"bonjour")
    furnished.application.desk.ask_file = lambda _parent, _title, files: path if "(*)" in files else None
    STOPS["un partenaire répond"].reach(furnished)

    furnished.player.click("answer-file")

    assert "n’est pas une enveloppe de Repère" in furnished.notice()
