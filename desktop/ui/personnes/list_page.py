"""Who opens the store of this post, in which role; and what looks after its keys."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.langues.interface import _, marked
from desktop.poste.labels import ROLE
from desktop.poste.politique import Recuperation
from desktop.poste.titulaires import Titulaire, TitulaireId
from desktop.ui.kit import buttons, icons, panels, texts
from desktop.ui.page import Page

_IMPOSED = {
    Recuperation.SIMPLE: marked("Votre service demande un seul code. Changez le code de récupération."),
    Recuperation.PARTAGEE: marked(
        "Votre service demande deux codes, confiés à deux personnes. Changez le code de récupération."
    ),
}


class PeoplePage(Page):
    person_asked = Signal(object)  # Titulaire
    add_asked = Signal()
    recovery_asked = Signal()
    rekey_asked = Signal()

    def __init__(
        self,
        people: tuple[Titulaire, ...],
        me: TitulaireId,
        *,
        is_split: bool,
        imposed: Recuperation | None = None,
        removed: str = "",
    ) -> None:
        """`removed` names who has just lost their key: the key of the store may be changed too."""
        super().__init__()
        self.heading = _("Personnes de ce poste")
        column = panels.Column(820)
        self.root.addWidget(column)
        column.add(texts.title(_("Personnes de ce poste")))
        column.add(
            texts.body(
                _(
                    "Chacune ouvre le coffre avec sa propre phrase de passe. Une personne responsable tient aussi "
                    "ces réglages, et lit le journal."
                )
            )
        )
        if removed:
            column.add(self._offer(removed))
        for titulaire in people:
            column.add(self._line(titulaire, is_me=titulaire.titulaire_id == me))
        column.add(buttons.row(buttons.primary(_("Ajouter une personne"), "add", self.add_asked.emit, icons.ADD)))
        column.add(panels.line())
        column.add(texts.heading(_("Si une phrase de passe est oubliée")))
        said = (
            _("Deux codes de récupération, tenus par deux personnes, rouvrent le coffre ensemble.")
            if is_split
            else _("Un code de récupération imprimé rouvre le coffre.")
        )
        column.add(texts.body(said))
        if imposed is not None and is_split is not (imposed is Recuperation.PARTAGEE):
            column.add(panels.Banner(panels.Tone.CAUTION, _(_IMPOSED[imposed]), name="recovery-imposed"))
        column.add(
            buttons.row(
                buttons.secondary(_("Changer le code de récupération"), "renew-recovery", self.recovery_asked.emit),
                buttons.quiet(_("Changer la clé du coffre"), "rekey", self.rekey_asked.emit),
            )
        )
        column.close_with_space()

    def _line(self, titulaire: Titulaire, *, is_me: bool) -> QWidget:
        name = _("{nom} (vous)").format(nom=titulaire.nom) if is_me else titulaire.nom
        tile = buttons.PanelButton("tile", f"person-{titulaire.titulaire_id}")
        tile.setAccessibleName(f"{name}, {_(ROLE[titulaire.role])}")
        words = QVBoxLayout()
        words.addWidget(texts.strong(name))
        tile.row.setContentsMargins(20, 12, 20, 12)
        tile.row.addLayout(words, 1)
        role = texts.tag(_(ROLE[titulaire.role]), "done" if titulaire.is_responsable else "")
        tile.row.addWidget(role, 0, Qt.AlignmentFlag.AlignVCenter)
        tile.setMinimumHeight(52)
        tile.let_clicks_through()
        tile.clicked.connect(partial(self._ask, titulaire))
        return tile

    def _ask(self, titulaire: Titulaire, _checked: bool = False) -> None:
        self.person_asked.emit(titulaire)

    def _offer(self, removed: str) -> QWidget:
        said = _(
            "{nom} ne peut plus ouvrir ce coffre. Qui a gardé une copie des fichiers de ce poste ouvre toujours cette "
            "copie. Changer la clé du coffre empêche qu’elle ouvre aussi ce qui sera écrit désormais."
        ).format(nom=removed)
        rekey = buttons.secondary(_("Changer aussi la clé du coffre"), "rekey-offer", self.rekey_asked.emit, icons.KEY)
        return panels.Banner(panels.Tone.CAUTION, said, rekey, name="removed")
