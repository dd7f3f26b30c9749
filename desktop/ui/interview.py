"""The route of an interview: begun or taken up, left, handed to a colleague, and where its alerts lead."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.fiches.model import FicheId, Rang
from desktop.langues.interface import ngettext
from desktop.orientations.model import PriseEnCharge, PriseEnChargeId
from desktop.orientations.paper import Document, Paper
from desktop.services.entretiens import EnCours
from desktop.ui import calling, imposed
from desktop.ui.desk import Back, Desk
from desktop.ui.entretien.calls import Calls
from desktop.ui.entretien.changes_page import ChangesPage
from desktop.ui.entretien.page import EntretienPage
from desktop.ui.fiche.page import FichePage
from desktop.ui.imprimes import ImprimesRoute
from desktop.ui.paper.in_hand import PaperInHand
from desktop.ui.paper.note_page import NotePage


class Interview(QObject):
    """`back` is where one comes back to when the interview is left before its end."""

    finished = Signal(object)  # PriseEnCharge
    sheet_asked = Signal(object, str)  # PriseEnCharge, id of a main sheet
    handed = Signal(object, str)  # PriseEnCharge, form

    def __init__(self, desk: Desk, imprimes: ImprimesRoute) -> None:
        super().__init__()
        self._desk = desk
        self._imprimes = imprimes
        self._paper = PaperInHand(desk)

    def forget(self) -> None:
        """Drop the document in hand."""
        self._paper.forget()

    def open(self, prise: PriseEnCharge, form: str, back: Back) -> None:
        """Take up this person's interview of that form, or begin it."""
        services = self._desk.services

        def work() -> tuple[EnCours, _Post]:
            en_cours = services.entretiens.start_or_resume(prise.prise_id, form)
            return en_cours, _Post(services.entretiens.names(), len(services.titulaires.list()) > 1)

        self._desk.background.run(self, work, on_success=lambda found: self._open(prise, back, *found))

    def _open(self, prise: PriseEnCharge, back: Back, en_cours: EnCours, post: "_Post") -> None:
        """What another version of the questionnaire changes is read first."""
        if not en_cours.changes:
            self._show(prise, back, en_cours, post)
            return
        page = ChangesPage(en_cours.entretien, en_cours.changes)
        adopt = partial(self._desk.services.entretiens.adopt, en_cours)
        shown = partial(self._show, prise, back, en_cours, post)
        page.accepted.connect(lambda: self._desk.background.run(page, adopt, on_success=lambda _nothing: shown()))
        self._desk.show(page, back)

    def _show(self, prise: PriseEnCharge, back: Back, en_cours: EnCours, post: "_Post") -> None:
        page = EntretienPage(
            en_cours.entretien,
            Calls.to(self._desk.services.entretiens, en_cours.entretien_id),
            self._desk.background,
            self._desk.contenu,
            self._desk.services.textes,
            langue=en_cours.langue,
            langues=self._desk.politique.langues,
            position=en_cours.position,
            now=self._desk.now,
            may_hand=post.may_hand,
            names=post.names,
            has_documents=True,
        )
        page.finished.connect(partial(self.finished.emit, prise))
        page.left.connect(back)
        come_back = partial(self.open, prise, en_cours.formulaire_id, back)
        page.note_asked.connect(partial(self._show_note, en_cours, come_back))
        page.droits_asked.connect(partial(self._imprimes.show_droits, come_back))
        page.handed.connect(partial(self.handed.emit, prise, en_cours.formulaire_id))
        page.fiche_asked.connect(partial(self._follow_alert, prise, en_cours.formulaire_id, back))
        page.call_asked.connect(partial(calling.call, self._desk))
        self._desk.show(page, back)
        if en_cours.carried:
            self._desk.say(_carried(en_cours.carried))

    def _show_note(self, en_cours: EnCours, back: Back) -> None:
        page = NotePage(imposed.refusals(self._desk.politique, self._desk.role))
        papiers = self._desk.services.papiers
        self._paper.let_out_of_store(page, Paper(Document.NOTE, PriseEnChargeId(en_cours.kept.prise_id)))
        self._desk.show(page, back)
        self._paper.follow(page, lambda: partial(papiers.note, en_cours.entretien_id, has_texts=page.has_texts()))

    def _follow_alert(self, prise: PriseEnCharge, form: str, back: Back, asked: str) -> None:
        """A sheet beside is read, and one comes back to the interview; a main one is followed."""
        fiche = self._desk.contenu.fiches[FicheId(asked)]
        if fiche.rang is Rang.PRINCIPALE:
            self.sheet_asked.emit(prise, asked)
            return
        page = FichePage(fiche, self._desk.contenu, tickable=False)
        page.fiche_asked.connect(partial(self._follow_alert, prise, form, back))
        page.call_asked.connect(partial(calling.call, self._desk))
        page.copied.connect(partial(calling.copy, self._desk))
        self._desk.show(page, partial(self.open, prise, form, back))


@dataclass(frozen=True, slots=True)
class _Post:
    """Who has ever opened this post, by id; whether somebody else may now."""

    names: Mapping[str, str]
    may_hand: bool


def _carried(count: int) -> str:
    return ngettext(
        "{n} réponse déjà donnée est reprise. Elle reste modifiable.",
        "{n} réponses déjà données sont reprises. Elles restent modifiables.",
        count,
    ).format(n=count)
