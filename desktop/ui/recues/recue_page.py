"""One slip received: what it says, who sent it, what was answered; and what can be done with it."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.langues.dates import format_date, format_moment
from desktop.langues.interface import _, spoken
from desktop.poste.recues import Confiance, Recue
from desktop.poste.titulaires import TitulaireId
from desktop.ui.kit import buttons, icons, panels, texts
from desktop.ui.kit.flow import Flow
from desktop.ui.page import Page
from desktop.ui.recues import sender
from desktop.ui.recues.content import SlipContent
from desktop.ui.recues.list_page import state
from desktop.ui.recues.wording import answered


class RecuePage(Page):
    reply_asked = Signal()
    again_asked = Signal()  # to see the answer that holds, with its code
    document_asked = Signal()
    verified = Signal()
    erase_asked = Signal()

    def __init__(self, recue: Recue, names: Mapping[TitulaireId, str], refusal_of_erasure: str = "") -> None:
        """`names` are those of all who ever had a key to this post."""
        super().__init__()
        self.heading = _("Orientation reçue")
        self._column = panels.Column(820)
        self.root.addWidget(self._column)
        self._column.add(texts.title(_("Orientation reçue de « {unite} »").format(unite=recue.unite)))
        self._column.add(self._state(recue))
        self._column.add(self._actions(recue))
        self._column.add(sender.told(recue.expediteur, recue.confiance))
        self._column.add(SlipContent(recue.contenu))
        if recue.confiance is not Confiance.VERIFIEE:
            words = sender.Words(recue.expediteur, can_verify=recue.confiance is not Confiance.REVOQUEE)
            words.verified.connect(self.verified)
            self._column.add(words)
        if recue.reponses:
            self._column.add(self._history(recue, names))
        self._column.add(panels.line())
        self._add_erasure(refusal_of_erasure)
        self._column.close_with_space()

    def _state(self, recue: Recue) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        words, tone = state(recue.reponse.kind if recue.reponse else None, is_read=True)
        tag = texts.tag(words, tone)
        tag.setObjectName("recue-state")
        row.addWidget(tag)
        row.addWidget(texts.soft(received(recue)), 1)
        return holder

    def _actions(self, recue: Recue) -> QWidget:
        reply = buttons.primary(
            _("Répondre") if recue.reponse is None else _("Répondre de nouveau"),
            "reply",
            lambda: self.reply_asked.emit(),
            icons.CHAT,
        )
        document = buttons.secondary(_("Voir le document"), "document", lambda: self.document_asked.emit(), icons.EYE)
        if recue.reponse is None:
            return Flow(reply, document)
        again = buttons.secondary(_("Revoir le code"), "reply-again", lambda: self.again_asked.emit(), icons.KEY)
        return Flow(reply, again, document)

    def _history(self, recue: Recue, names: Mapping[TitulaireId, str]) -> QWidget:
        card = panels.Card(_("Réponses données"))
        for donnee in recue.reponses:
            assert donnee.reponse.answered_at is not None
            line = _("{moment} : {reponse}, par {qui}").format(
                moment=format_moment(donnee.reponse.answered_at, spoken()),
                reponse=answered(donnee.reponse),
                qui=names.get(donnee.titulaire_id, _("quelqu’un")),
            )
            card.column.addWidget(texts.body(line))
        return card

    def _add_erasure(self, refusal: str) -> None:
        yes = buttons.danger(_("Oui, effacer"), "erase-yes", lambda: self.erase_asked.emit(), icons.ERASE)
        asked = panels.Confirmation(
            _(
                "L’orientation, son document et les réponses données disparaissent de ce poste et de ses sauvegardes, "
                "sans retour. L’unité n’en est pas prévenue, et garde ce qu’elle a. Le fichier reçu reste où il est : "
                "effacez-le aussi."
            ),
            yes,
        )
        erase = buttons.danger_quiet(_("Effacer de ce poste…"), "erase", asked.ask, icons.ERASE)
        buttons.refuse(erase, refusal)
        self._column.add(buttons.row(erase))
        if refusal:
            self._column.add(texts.small(refusal))
        self._column.add(asked)


def received(recue: Recue) -> str:
    return _("Reçue le {moment}. S’efface de ce poste le {date}.").format(
        moment=format_moment(recue.received_at, spoken()), date=format_date(recue.erase_on, spoken())
    )
