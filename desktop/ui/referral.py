"""The route of a slip: drafted, completed, followed, erased. `departure.py` is how it leaves."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.annuaire.demande import demande_of
from desktop.orientations.life_cycle import following
from desktop.orientations.line import OrientationLine
from desktop.orientations.model import Orientation, OrientationId, PriseEnCharge, PriseEnChargeId
from desktop.orientations.remarks import remarks
from desktop.partenaires.model import Partenaire
from desktop.services.orientations import FOUND_AT_MOST, LINES_A_PAGE
from desktop.services.suivi import Followed
from desktop.ui import imposed
from desktop.ui.answers import Answers
from desktop.ui.departure import Departure
from desktop.ui.desk import Back, Desk
from desktop.ui.directory import Choosing, Directory
from desktop.ui.erasure import Erasure
from desktop.ui.kit.line_window import Wanted
from desktop.ui.orientation.accord_section import AccordSection
from desktop.ui.orientation.detail_page import OrientationPage
from desktop.ui.orientation.editor import OrientationEditorPage
from desktop.ui.orientation.list_page import OrientationListPage
from desktop.ui.orientation.partenaire_section import PartenaireSection
from desktop.ui.orientation.person_sections import ContactSection, PersonneSection, SecuriteSection, SituationSection
from desktop.ui.orientation.work_sections import ActesSection, BesoinsSection, RetourSection
from desktop.ui.suivi.route import SuiviRoute
from desktop.ui.word_advice import advise

T = TypeVar("T")


class Referral(QObject):
    besoins_asked = Signal(str)  # id of the reception whose needs are to be assessed with the person

    def __init__(self, desk: Desk, erasure: Erasure, directory: Directory) -> None:
        super().__init__()
        self._desk = desk
        self._erasure = erasure
        self._directory = directory
        self._departure = Departure(desk, directory, self._edit, self._show_one)
        self._answers = Answers(desk, self.open, self._show_one)
        self._suivi = SuiviRoute(desk)
        self._suivi.changed.connect(self._show_one)
        self._suivi.slip_asked.connect(lambda orientation_id: self.open(orientation_id, self._suivi.list_rappels))
        self._back: Back = self.list_orientations

    def forget(self) -> None:
        """Drop the document in hand."""
        self._departure.forget()

    def list_orientations(self) -> None:
        page = OrientationListPage(LINES_A_PAGE, FOUND_AT_MOST, has_colleagues=self._desk.has_colleagues)
        page.orientation_asked.connect(lambda orientation_id: self.open(orientation_id, self.list_orientations))
        page.search_asked.connect(partial(self._find, page))
        page.more_asked.connect(partial(self._find_more, page))
        self._desk.show(page, self._desk.home)
        page.ask()

    def draft(self, prise: PriseEnCharge) -> None:
        """Open the slip of a reception, drafted from its ticks and answers."""
        self._run(partial(self._desk.services.orientations.draft, prise.prise_id), self._edit)

    def _find(self, page: OrientationListPage, text: str, question: int) -> None:
        service, is_mine = self._desk.services.orientations, page.is_mine()

        def work() -> tuple[tuple[OrientationLine, ...], int]:
            return service.lines(text, is_mine=is_mine), service.count(text, is_mine=is_mine)

        self._desk.background.run(page, work, on_success=lambda found: page.show_found(question, *found))

    def _find_more(self, page: OrientationListPage, text: str, wanted: Wanted, question: int) -> None:
        service, is_mine = self._desk.services.orientations, page.is_mine()
        more = partial(service.lines, text, after=wanted.after, skip=wanted.skip, is_mine=is_mine)

        def fail(error: Exception) -> None:
            page.give_up()
            self._desk.fail(error)

        self._desk.background.run(
            page, more, on_success=lambda lines: page.fill(question, wanted, lines), on_error=fail
        )

    def list_rappels(self, *, is_mine: bool = False) -> None:
        self._suivi.list_rappels(is_mine=is_mine)

    def show_fil(self, prise_id: PriseEnChargeId, back: Back) -> None:
        self._suivi.show_fil(prise_id, back)

    def entrust(self, prise_id: PriseEnChargeId, back: Back) -> None:
        self._suivi.entrust(prise_id, back)

    def take_answer(self) -> None:
        """Take in the answer of any partner."""
        self._answers.open(self._desk.home)

    def open(self, orientation_id: str, back: Back) -> None:
        """Show a slip; `back` is where one comes back to from it."""
        self._back = back
        self._open(orientation_id)

    def _open(self, orientation_id: str) -> None:
        services = self._desk.services

        def work() -> Followed:
            return services.suivi.look(services.orientations.get(OrientationId(orientation_id)))

        self._run(work, self._show_followed)

    def _show_one(self, orientation: Orientation, said: str = "") -> None:
        """`said` is what was just done."""
        self._run(partial(self._desk.services.suivi.look, orientation), partial(self._show_followed, said=said))

    def _show_followed(self, followed: Followed, *, said: str = "") -> None:
        self._departure.forget()
        orientation = followed.orientation
        refusal = imposed.refusal_of_erasure(self._desk.politique, self._desk.role)
        page = OrientationPage(
            followed,
            following(orientation.status),
            refusal if orientation.was_handed_over else "",
            self._desk.titulaire.titulaire_id if self._desk.titulaire else "",
            may_entrust=self._desk.has_colleagues,
        )
        service = self._desk.services.orientations
        orientation_id = orientation.orientation_id
        page.edit_asked.connect(partial(self._edit, orientation))
        page.review_asked.connect(partial(self._departure.review, orientation))
        page.advance_asked.connect(
            lambda status: self._run(partial(service.advance, orientation_id, status), self._show_one)
        )
        page.answer_asked.connect(partial(self._suivi.answer, orientation, partial(self._open, orientation_id)))
        page.code_asked.connect(partial(self._answers.open, partial(self._open, orientation_id), orientation))
        page.call_asked.connect(partial(self._suivi.call, orientation, partial(self._open, orientation_id)))
        page.entrust_asked.connect(
            partial(self._suivi.entrust, orientation.prise_id, partial(self._open, orientation_id))
        )
        page.withdraw_asked.connect(lambda: self._run(partial(service.withdraw_accord, orientation_id), self._show_one))
        ask_erasure = partial(self._erasure.ask_slip, orientation, partial(self._open, orientation_id))
        page.erase_asked.connect(partial(ask_erasure, self._back))
        self._desk.show(page, self._back)
        if said:
            self._desk.say(said)

    def _edit(self, orientation: Orientation, section: str = "") -> None:
        """Show the editor, at a section if one is said."""
        self._run(self._desk.services.partenaires.list, partial(self._show_editor, orientation, section))

    def _show_editor(self, orientation: Orientation, section: str, partenaires: tuple[Partenaire, ...]) -> None:
        services, politique = self._desk.services, self._desk.politique
        besoins = BesoinsSection()
        besoins.entretien_asked.connect(partial(self.besoins_asked.emit, orientation.prise_id))
        sections = (
            PersonneSection(),
            ContactSection(),
            SituationSection(remarks),
            besoins,
            SecuriteSection(),
            ActesSection(),
            PartenaireSection(partenaires, politique),
            AccordSection(
                services.papiers.accord_sentences, services.papiers.item_label, self._desk.now, politique.langues
            ),
            RetourSection(),
        )
        page = OrientationEditorPage(orientation, sections)
        advise(page, self._desk.contenu.vocabulaire)
        page.save_asked.connect(lambda changed: self._run(partial(services.orientations.save, changed), None))
        page.partenaire_added.connect(partial(self._add_partenaire, page))
        page.find_asked.connect(partial(self._find_partenaire, page))
        page.review_asked.connect(self._save_then_review)
        self._desk.show(page, self._desk.home)
        if section:
            page.go_to(section)

    def _find_partenaire(self, page: OrientationEditorPage) -> None:
        """Look in the directory for what the slip says; what is typed is kept as the page goes."""
        orientation = page.orientation

        def chosen(partenaire: Partenaire) -> None:
            changed = orientation.with_partenaire(partenaire)
            save = partial(self._desk.services.orientations.save, changed)
            self._run(save, partial(self._edit, section="partenaire"))

        back = partial(self._edit, orientation, "partenaire")
        self._directory.choose(demande_of(orientation), Choosing(chosen, back))

    def _add_partenaire(self, page: OrientationEditorPage, partenaire: Partenaire) -> None:
        service = self._desk.services.partenaires

        def work() -> tuple[tuple[Partenaire, ...], Partenaire]:
            added = service.add(partenaire)
            return service.list(), added

        self._run(work, lambda result: page.offer(result[0], result[1].partenaire_id))

    def _save_then_review(self, orientation: Orientation) -> None:
        self._run(partial(self._desk.services.orientations.save, orientation), self._departure.review)

    def _run(self, work: Callable[[], T], then: Callable[[T], None] | None) -> None:
        self._desk.background.run(self, work, on_success=then)
