"""« à tous » or « à moi »: whether all cases are shown, or those entrusted to who is there; and how that is told."""

from collections.abc import Mapping

from desktop.langues.dates import format_moment
from desktop.langues.interface import _, spoken
from desktop.poste.charges import Charge
from desktop.ui.kit import fields

_ALL, _MINE = "tous", "moi"


class WhoseSegments(fields.Segments):
    def __init__(self, *, is_mine: bool) -> None:
        super().__init__(((_ALL, _("à tous")), (_MINE, _("à moi"))), "whose")
        self.setAccessibleName(_("Quels dossiers montrer"))
        self.choose(_MINE if is_mine else _ALL)

    def is_mine(self) -> bool:
        return self.chosen() == _MINE


def told(charge: Charge | None, names: Mapping[str, str], me: str) -> str:
    """Who has a case, and since when; "" when nobody in particular has it."""
    if charge is None:
        return ""
    par, moment = names.get(charge.par, _("quelqu’un")), format_moment(charge.at, spoken())
    if charge.titulaire_id == me:
        if charge.par == me:
            return _("À vous depuis le {moment}").format(moment=moment)
        return _("Confié par {qui} le {moment}").format(qui=par, moment=moment)
    return _("Confié à {personne} le {moment}").format(
        personne=names.get(charge.titulaire_id, _("quelqu’un")), moment=moment
    )
