"""The slip as the partner will read it: look, print, save, hand over."""

from PySide6.QtCore import Signal

from desktop.langues.interface import _
from desktop.langues.langue import Langue
from desktop.orientations import labels
from desktop.orientations.model import Champ
from desktop.ui.imposed import Refusals
from desktop.ui.kit import buttons, fields, icons, panels, texts
from desktop.ui.paper.page import PaperPage


class ReviewPage(PaperPage):
    hand_over_asked = Signal()
    complete_asked = Signal()
    card_asked = Signal()

    def __init__(
        self,
        partenaire: str,
        lacking: tuple[Champ, ...],
        refusals: Refusals,
        langue: Langue = Langue.FRANCAIS,
        *,
        is_handed_over: bool,
    ) -> None:
        """`langue` is that of the person: the slip may be in both. `changed` asks for it in `langue()`."""
        super().__init__(
            _("Relire avant de remettre"),
            _("Ce papier contient des données sensibles. Savez-vous où il ira, et qui le lira ?"),
            refusals,
            encrypts=True,
        )
        self.side.addWidget(texts.title(_("Relire, puis remettre")))
        if partenaire:
            self.side.addWidget(texts.body(_("Destinataire : {nom}").format(nom=partenaire)))
        if lacking:
            what = "\n".join(f"• {_(labels.CHAMP[champ])}" for champ in lacking)
            self.side.addWidget(
                panels.Banner(panels.Tone.DANGER, _("Il manque encore :\n{what}").format(what=what), name="lacking")
            )
            self.side.addWidget(buttons.primary(_("Compléter"), "complete", self.complete_asked.emit))
        elif is_handed_over:
            self.side.addWidget(panels.Banner(panels.Tone.DONE, _("Cette fiche est déjà remise."), name="handed-over"))
        elif refusals.handing_over:
            self.side.addWidget(panels.Banner(panels.Tone.DANGER, refusals.handing_over, name="recipient-refused"))
            self.side.addWidget(
                buttons.primary(_("Choisir un autre destinataire"), "complete", self.complete_asked.emit)
            )
        else:
            self.side.addWidget(
                texts.soft(_("Remettez-la en main propre, ou par la voie sûre de votre service, puis notez-le ici."))
            )
            self.side.addWidget(
                buttons.primary(_("Noter comme remise"), "hand-over", self.hand_over_asked.emit, icons.CHECK)
            )
        self._langue: fields.Segments | None = None
        if langue is not Langue.FRANCAIS:
            both = _("Français et {langue}").format(langue=langue.nom)
            options = ((Langue.FRANCAIS.value, _("Français")), (langue.value, both))
            self._langue = fields.Segments(options, "slip-langue")
            self._langue.choose(Langue.FRANCAIS.value)
            self._langue.changed.connect(self.changed)
            self.side.addWidget(self._langue)
        self.side.addWidget(
            buttons.secondary(_("Carte de poche pour la personne"), "card", self.card_asked.emit, icons.CARD)
        )

    def langue(self) -> Langue:
        return Langue(self._langue.chosen()) if self._langue else Langue.FRANCAIS

    def choose_french(self) -> None:
        """Silently."""
        if self._langue:
            self._langue.choose(Langue.FRANCAIS.value)
