"""What home says of the slips received: what is left to do with them, and the way to open another."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.langues.interface import _, ngettext
from desktop.poste.recues import Boite, Vue
from desktop.ui.kit import buttons, icons, texts
from desktop.ui.kit.flow import Flow

_ICONS = {
    Vue.A_OUVRIR: icons.INBOX,
    Vue.A_REPONDRE: icons.CHAT,
    Vue.RENDEZ_VOUS: icons.CALENDAR,
    Vue.A_EFFACER: icons.ERASE,
}


class InboxPanel(QWidget):
    vue_asked = Signal(object)  # Vue
    open_asked = Signal()

    def __init__(self, boite: Boite) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(texts.title(_("Orientations reçues")))
        told = tuple((vue, sentence) for vue, sentence in counted(boite).items() if sentence)
        for vue, (title, subtitle) in told:
            show = partial(self.vue_asked.emit, vue)
            column.addWidget(buttons.Tile(title, subtitle, _ICONS[vue], f"inbox-{vue.value}", show))
        if not told:
            column.addWidget(texts.body(_("Aucune orientation reçue n’attend.")))
        every = buttons.secondary(
            _("Toutes les orientations reçues"), "inbox", partial(self.vue_asked.emit, Vue.TOUTES), icons.LIST
        )
        opening = buttons.primary(
            _("Ouvrir une orientation reçue"), "receive", lambda: self.open_asked.emit(), icons.INBOX
        )
        column.addWidget(Flow(opening, every))


def counted(boite: Boite) -> dict[Vue, tuple[str, str] | None]:
    """What each view holds, in words, and what is to be done with it; None where there is nothing."""
    said = {
        Vue.A_OUVRIR: (
            boite.a_ouvrir,
            ngettext("{n} à ouvrir", "{n} à ouvrir", boite.a_ouvrir),
            _("Gardées sur ce poste, et que personne n’a encore lues"),
        ),
        Vue.A_REPONDRE: (
            boite.a_repondre,
            ngettext("{n} à répondre", "{n} à répondre", boite.a_repondre),
            _("Lues : l’unité attend de savoir si vous acceptez"),
        ),
        Vue.RENDEZ_VOUS: (
            boite.rendez_vous,
            ngettext("{n} rendez-vous à venir", "{n} rendez-vous à venir", boite.rendez_vous),
            _("Donnés à l’unité, qui prévient la personne"),
        ),
        Vue.A_EFFACER: (
            boite.a_effacer,
            ngettext("{n} à effacer bientôt", "{n} à effacer bientôt", boite.a_effacer),
            _("Dans trois jours au plus, elles ne seront plus sur ce poste"),
        ),
    }
    return {vue: (title.format(n=n), subtitle) if n else None for vue, (n, title, subtitle) in said.items()}
