"""« Clés d’échange »: that of this post, and those of the partners, each verified or not."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.langues.interface import _
from desktop.poste.cles import CleConnue, ClePublique
from desktop.ui import key_labels
from desktop.ui.kit import buttons, icons, panels, texts
from desktop.ui.kit.flow import Flow
from desktop.ui.page import Page


class KeysPage(Page):
    own_asked = Signal()
    add_asked = Signal()
    verify_asked = Signal(object)  # CleConnue
    revoke_asked = Signal(object)  # CleConnue

    def __init__(self, own: ClePublique, known: tuple[CleConnue, ...]) -> None:
        super().__init__()
        self.heading = _("Clés d’échange")
        column = panels.Column(820)
        self.root.addWidget(column)
        column.add(texts.title(self.heading))
        column.add(
            texts.body(
                _(
                    "Une fiche scellée pour une structure ne s’ouvre qu’avec la clé de cette structure. "
                    "Les clés s’échangent sur papier, et se vérifient en lisant six mots au téléphone."
                )
            )
        )
        mine = panels.Card(_("La clé de ce poste"))
        mine.column.addWidget(texts.body(own.nom))
        see = buttons.secondary(_("La montrer, l’imprimer"), "own-key", self.own_asked.emit, icons.PRINT)
        mine.column.addWidget(buttons.row(see))
        column.add(mine)
        column.add(texts.heading(_("Les clés des structures")))
        if not known:
            column.add(texts.soft(_("Aucune pour l’instant.")))
        for connue in known:
            column.add(self._line(connue))
        column.add(buttons.row(buttons.primary(_("Ajouter une clé"), "add-key", self.add_asked.emit, icons.ADD)))
        column.close_with_space()

    def _line(self, connue: CleConnue) -> QWidget:
        kept, nom = connue.kept, connue.partenaire.nom
        card = panels.Card()
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(texts.strong(nom))
        words.addWidget(key_labels.tag(kept), 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(texts.small(key_labels.since(kept)))
        card.column.addLayout(words)
        if kept.is_revoked:
            return card
        key = kept.partenaire_id
        label = _("Revoir les six mots") if kept.is_verified else _("Vérifier au téléphone")
        verify = buttons.secondary(label, f"verify-{key}", partial(self.verify_asked.emit, connue), icons.PHONE)
        verify.setAccessibleDescription(nom)
        yes = buttons.danger(_("Révoquer"), f"confirm-revoke-{key}", partial(self.revoke_asked.emit, connue))
        asked = panels.Confirmation(
            _("Révoquer cette clé ? Rien ne sera plus scellé pour elle, et il faudra en recevoir une autre."), yes
        )
        revoke = buttons.danger_quiet(_("Révoquer…"), f"revoke-{key}", asked.ask)
        revoke.setAccessibleDescription(nom)
        card.column.addWidget(Flow(verify, revoke))
        card.column.addWidget(asked)
        return card
