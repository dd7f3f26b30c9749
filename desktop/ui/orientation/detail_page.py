"""One slip: where it is in its life, what comes next, and its erasure."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.langues.interface import _, marked
from desktop.orientations import labels
from desktop.orientations.life_cycle import OVER
from desktop.orientations.model import Orientation, Status
from desktop.services.suivi import Followed
from desktop.ui.kit import buttons, icons, panels, texts
from desktop.ui.kit.flow import Flow
from desktop.ui.orientation.list_page import TONES, dates
from desktop.ui.page import Page
from desktop.ui.suivi import history, whose, words
from desktop.ui.suivi.answer_page import answers_to


class OrientationPage(Page):
    advance_asked = Signal(object)  # Status
    answer_asked = Signal()
    code_asked = Signal()  # an answer came as a code or a file
    call_asked = Signal()
    entrust_asked = Signal()
    edit_asked = Signal()
    review_asked = Signal()
    withdraw_asked = Signal()
    erase_asked = Signal()

    def __init__(
        self,
        followed: Followed,
        following: tuple[Status, ...],
        refusal_of_erasure: str = "",
        me: str = "",
        *,
        may_entrust: bool = False,
    ) -> None:
        """`following` are the states the slip may enter now, the usual one first; `me` who is there.

        `may_entrust`: there is a colleague to entrust it to.
        """
        super().__init__()
        orientation = followed.orientation
        self.heading = _("Orientation")
        self._column = panels.Column(820)
        self.root.addWidget(self._column)
        self._column.add(texts.title(orientation.partenaire.nom if orientation.partenaire else _("Sans destinataire")))
        self._column.add(self._state(orientation))
        entrusted = whose.told(followed.charge, followed.names, me)
        if entrusted:
            said = texts.soft(_("{quoi}.").format(quoi=entrusted))
            said.setObjectName("charge")
            self._column.add(said)
        for rappel in followed.rappels:
            name = f"rappel-{rappel.kind.value}"
            self._column.add(
                panels.Banner(panels.Tone.CAUTION, _("{quoi}.").format(quoi=words.said(rappel)), name=name)
            )
        self._column.add(self._history(followed))
        self._column.add(self._actions(orientation, following, may_entrust=may_entrust))
        self._column.add(panels.line())
        erase = buttons.danger_quiet(_("Effacer…"), "erase", self.erase_asked.emit, icons.ERASE)
        buttons.refuse(erase, refusal_of_erasure)
        self._column.add(buttons.row(erase))
        if refusal_of_erasure:
            self._column.add(texts.small(refusal_of_erasure))
        self._column.close_with_space()

    def _state(self, orientation: Orientation) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        tag = texts.tag(_(labels.STATUS[orientation.status]), TONES[orientation.status])
        tag.setObjectName("status")
        row.addWidget(tag)
        row.addWidget(texts.soft(dates(orientation)), 1)
        return holder

    def _history(self, followed: Followed) -> QWidget:
        card = panels.Card(_("Ce qui s’est passé"))
        for line in history.lines(followed.orientation, followed.names):
            card.column.addWidget(texts.body(line))
        return card

    def _actions(self, orientation: Orientation, following: tuple[Status, ...], *, may_entrust: bool) -> QWidget:
        made = []
        if orientation.status in (Status.BROUILLON, Status.PRETE):
            made.append(buttons.primary(_("Compléter"), "edit", self.edit_asked.emit, icons.EDIT))
        if answers_to(orientation):
            made.append(buttons.primary(_("Noter la réponse"), "note-answer", self.answer_asked.emit, icons.CHAT))
        if orientation.was_handed_over:
            made.append(buttons.secondary(_("Code ou fichier reçu"), "answer-code", self.code_asked.emit, icons.KEY))
        if orientation.status not in OVER:
            made.append(buttons.secondary(_("Noter un appel"), "call", self.call_asked.emit, icons.PHONE))
        for status in following:
            if status in _ADVANCE and (status is not Status.EXPIREE or orientation.was_handed_over):
                make = buttons.secondary if made else buttons.primary
                made.append(
                    make(_(_ADVANCE[status]), f"advance-{status.value}", partial(self.advance_asked.emit, status))
                )
        made.append(buttons.secondary(_("Voir la fiche"), "review", self.review_asked.emit, icons.EYE))
        if may_entrust:
            made.append(buttons.secondary(_("Confier…"), "entrust", self.entrust_asked.emit, icons.PEOPLE))
        if orientation.accord is not None and orientation.accord.holds:
            made.append(buttons.quiet(_("La personne retire son accord"), "withdraw", self.withdraw_asked.emit))
        return Flow(*made)


_ADVANCE = {
    Status.CLOSE: marked("Clore"),
    Status.EXPIREE: marked("Clore sans réponse"),
    Status.ANNULEE: marked("Annuler la fiche"),
}
