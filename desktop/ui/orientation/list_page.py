"""My slips: what each is waiting for, and its date of erasure. Never a name in the list."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.langues.dates import format_date, format_moment
from desktop.langues.interface import _, ngettext
from desktop.langues.langue import Langue
from desktop.orientations import labels
from desktop.orientations.model import Orientation, OrientationId, Status
from desktop.ui.kit import buttons, panels, texts
from desktop.ui.page import Page

TONES = {
    Status.BROUILLON: "caution",
    Status.PRETE: "caution",
    Status.REMISE: "",
    Status.RECUE: "done",
    Status.ACCEPTEE: "done",
    Status.REFUSEE: "danger",
    Status.CLOSE: "",
    Status.EXPIREE: "",
    Status.ANNULEE: "",
}


class OrientationListPage(Page):
    orientation_asked = Signal(str)

    def __init__(self, orientations: tuple[Orientation, ...]) -> None:
        super().__init__()
        self.heading = _("Mes orientations")
        self._column = panels.Column(980)
        self.root.addWidget(self._column)
        self._column.add(texts.title(_("Mes orientations")))
        if orientations:
            count = len(orientations)
            said = ngettext("{n} fiche d’orientation sur ce poste.", "{n} fiches d’orientation sur ce poste.", count)
            self._column.add(texts.soft(said.format(n=count)))
        else:
            self._column.add(texts.body(_("Aucune fiche d’orientation sur ce poste. Elles naissent d’un accueil.")))
        for orientation in orientations:
            self._column.add(self._line(orientation))
        self._column.close_with_space()

    def _line(self, orientation: Orientation) -> QWidget:
        tile = buttons.PanelButton("tile", f"orientation-{orientation.orientation_id}")
        tile.setAccessibleName(summary(orientation))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(texts.strong(summary(orientation)))
        words.addWidget(texts.small(dates(orientation)))
        tile.row.setContentsMargins(20, 14, 20, 14)
        tile.row.addLayout(words, 1)
        state = texts.tag(labels.STATUS[orientation.status], TONES[orientation.status])
        tile.row.addWidget(state, 0, Qt.AlignmentFlag.AlignVCenter)
        tile.let_clicks_through()
        tile.clicked.connect(partial(self._ask, orientation.orientation_id))
        return tile

    def _ask(self, orientation_id: OrientationId, _checked: bool = False) -> None:
        self.orientation_asked.emit(orientation_id)


def summary(orientation: Orientation) -> str:
    """One line that tells slips apart without telling who."""
    partenaire = orientation.partenaire.nom if orientation.partenaire else _("destinataire à choisir")
    created = format_moment(orientation.created_at, Langue.FRANCAIS)
    return _("{partenaire}, commencée le {date}").format(partenaire=partenaire, date=created)


def dates(orientation: Orientation) -> str:
    if orientation.expires_on is None:
        return _("Brouillon : s’efface au plus tard 24 heures après l’ouverture de l’accueil.")
    return _("S’efface de ce poste le {date}.").format(date=format_date(orientation.expires_on, Langue.FRANCAIS))
