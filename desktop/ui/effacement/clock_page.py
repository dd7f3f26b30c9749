"""The clock went far forwards: is it right? Shown before anything of anybody; nothing is erased before the answer."""

from datetime import datetime

from PySide6.QtCore import Signal

from desktop.langues.dates import format_date
from desktop.langues.interface import _, ngettext, spoken
from desktop.services.echeances import ClockJump, Echus
from desktop.ui.kit import buttons, icons, panels, texts
from desktop.ui.page import Page


class ClockPage(Page):
    accepted = Signal()
    distrusted = Signal()

    def __init__(self, jump: ClockJump) -> None:
        super().__init__()
        self.heading = _("Date de ce poste")
        today = _day(jump.now)
        column = panels.Column(820)
        self.root.addWidget(column)
        title = ngettext(
            "La date de ce poste a avancé de {n} jour", "La date de ce poste a avancé de {n} jours", jump.days
        )
        column.add(texts.title(title.format(n=jump.days)))
        said = _("Repère l’a vue pour la dernière fois le {since}. L’horloge dit maintenant : {today}.")
        column.add(texts.body(said.format(since=_day(jump.since), today=today)))
        column.add(texts.body(_("Si l’horloge se trompe, ce qui serait effacé aujourd’hui le serait trop tôt.")))
        column.add(texts.heading(_("Sommes-nous bien le {today} ?").format(today=today)))
        yes = _("Effacer ce qui est arrivé à sa date : {count}. Rien ne pourra le faire revenir.")
        column.add(
            buttons.Tile(
                _("Oui, nous sommes le {today}").format(today=today),
                yes.format(count=counted(jump.echus)),
                icons.ERASE,
                "clock-right",
                self.accepted.emit,
            )
        )
        self._no = buttons.Tile(
            _("Non, l’horloge est fausse"),
            _("Ne rien effacer. Les délais se comptent sans elle jusqu’à ce qu’elle soit réglée."),
            icons.CLOCK,
            "clock-wrong",
            self.distrusted.emit,
        )
        column.add(self._no)
        column.close_with_space()

    def focus_first(self) -> None:
        """On the answer that can be taken back."""
        self._no.setFocus()


def counted(echus: Echus) -> str:
    """How much has come to its date, in words."""
    parts = []
    if echus.fiches:
        parts.append(
            ngettext("{n} fiche d’orientation remise", "{n} fiches d’orientation remises", echus.fiches).format(
                n=echus.fiches
            )
        )
    if echus.brouillons:
        parts.append(
            ngettext("{n} accueil avec ses brouillons", "{n} accueils avec leurs brouillons", echus.brouillons).format(
                n=echus.brouillons
            )
        )
    if echus.recues:
        parts.append(ngettext("{n} orientation reçue", "{n} orientations reçues", echus.recues).format(n=echus.recues))
    return _(" et ").join(parts)


def _day(instant: datetime) -> str:
    return format_date(instant.astimezone().date(), spoken())
