"""The slip as the partner will read it: look, print, save, hand over."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from desktop.langues.interface import _
from desktop.langues.langue import Langue
from desktop.orientations import labels
from desktop.orientations.model import Champ
from desktop.poste.cles import ClePartenaire
from desktop.ui import key_labels
from desktop.ui.imposed import Refusals
from desktop.ui.kit import buttons, fields, icons, panels, texts
from desktop.ui.paper.page import PaperPage


class ReviewPage(PaperPage):
    hand_over_asked = Signal()
    complete_asked = Signal()
    card_asked = Signal()
    seal_asked = Signal()
    key_asked = Signal()  # that of the recipient is to be taken in
    verify_asked = Signal()

    def __init__(
        self,
        partenaire: str,
        lacking: tuple[Champ, ...],
        refusals: Refusals,
        langue: Langue = Langue.FRANCAIS,
        cle: ClePartenaire | None = None,
        *,
        is_handed_over: bool,
    ) -> None:
        """`langue` is that of the person: the slip may be in both. `changed` asks for it in `langue()`.

        `cle` is the key of the recipient, None when this post has none.
        """
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
        if partenaire and not refusals.handing_over:
            self.side.addWidget(self._sealing(partenaire, cle, refusals.sealing, is_whole=not lacking))
        if lacking:
            for button in self.findChildren(QPushButton, "save-encrypted"):
                buttons.refuse(button, _("Il manque encore des éléments à cette fiche."))
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

    def _sealing(self, partenaire: str, cle: ClePartenaire | None, refusal: str, *, is_whole: bool) -> panels.Card:
        """The envelope that the recipient alone opens, and what is known of its key."""
        card = panels.Card()
        label = _("Sceller pour {nom}").format(nom=partenaire)
        seal = buttons.PanelButton("choice", "seal")
        seal.setAccessibleName(label)
        seal.setMinimumHeight(52)
        seal.row.addWidget(texts.strong(label), 1)
        seal.let_clicks_through()
        seal.clicked.connect(lambda _checked=False: self.seal_asked.emit())
        card.column.addWidget(seal)
        has_key = cle is not None and not cle.is_revoked
        if refusal:
            buttons.refuse(seal, refusal)
        elif not has_key:
            buttons.refuse(seal, _("Ce poste n’a pas de clé pour cette structure."))
        elif not is_whole:
            buttons.refuse(seal, _("Il manque encore des éléments à cette fiche."))
        if refusal:
            card.column.addWidget(texts.small(refusal))
            return card
        if cle is not None:
            card.column.addWidget(key_labels.tag(cle), 0, Qt.AlignmentFlag.AlignLeft)
            card.column.addWidget(texts.small(key_labels.since(cle)))
        else:
            card.column.addWidget(texts.small(_("Une enveloppe que cette structure seule ouvre : il faut sa clé.")))
        if not has_key:
            add = buttons.quiet(_("Ajouter sa clé"), "recipient-key", self.key_asked.emit, icons.KEY)
            card.column.addWidget(buttons.row(add))
        elif cle is not None and not cle.is_verified:
            verify = buttons.quiet(_("Vérifier sa clé"), "recipient-verify", self.verify_asked.emit, icons.PHONE)
            card.column.addWidget(buttons.row(verify))
        return card

    def langue(self) -> Langue:
        return Langue(self._langue.chosen()) if self._langue else Langue.FRANCAIS

    def choose_french(self) -> None:
        """Silently."""
        if self._langue:
            self._langue.choose(Langue.FRANCAIS.value)
