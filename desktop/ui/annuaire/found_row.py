"""One structure found, as a line of the list: its name and town, why this one, what to check, open or not."""

from collections.abc import Callable
from datetime import datetime

from desktop.annuaire import labels
from desktop.annuaire.departements import Departements
from desktop.annuaire.recherche import Motif, Reserve, Trouvee
from desktop.langues.interface import _
from desktop.ui.kit.line_window import Row

Clock = Callable[[], datetime]


def row_of(departements: Departements, now: Clock, found: Trouvee) -> Row:
    profil, moment = found.profil, now()
    is_open = any(raison.motif is Motif.OUVERTE for raison in found.raisons)
    is_closed = any(each.reserve is Reserve.FERMEE for each in found.reserves)
    where = profil.commune or (departements[profil.departement].nom if profil.departement else "")
    reasons = " · ".join(labels.raison(raison, departements, moment) for raison in found.raisons)
    reserves = " · ".join(labels.reserve(each, moment) for each in found.reserves)
    return Row(
        key=profil.profil_id,
        place=0,
        text=f"{profil.nom}, {where}" if where else profil.nom,
        small=reasons or _("rien de ce que vous cherchez n’est précisé"),
        tag=_("ouverte") if is_open else _("fermée") if is_closed else "",
        tone="done" if is_open else "",
        note=reserves,
    )
