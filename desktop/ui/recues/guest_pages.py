"""Opening a slip on a computer that keeps nothing: with an identity file, shown, printed, then forgotten."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from desktop.langues.dates import format_date
from desktop.langues.interface import _, spoken
from desktop.orientations.reponse import Reponse
from desktop.poste.recues import Arrivee
from desktop.ui.kit import buttons, fields, icons, panels, texts
from desktop.ui.kit.flow import Flow
from desktop.ui.page import Page
from desktop.ui.recues import sender
from desktop.ui.recues.content import SlipContent
from desktop.ui.recues.wording import answered


class GuestPage(Page):
    """Which slip, with which identity file; its passphrase when it has one."""

    envelope_asked = Signal()
    identity_asked = Signal()
    open_asked = Signal(object, object, str)  # Path, Path, passphrase
    make_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.heading = _("Ouvrir une orientation reçue")
        self._envelope: Path | None = None
        self._identity: Path | None = None
        self._envelope_name = texts.soft(_("Aucun fichier choisi"))
        self._identity_name = texts.soft(_("Aucun fichier choisi"))
        self._passphrase = fields.PassphraseEdit()
        self._passphrase_field = fields.Field(
            _("Phrase de passe de ce fichier d’identité"), self._passphrase, name="guest-passphrase"
        )
        self._passphrase_field.hide()
        self._open = buttons.primary(_("Ouvrir"), "guest-open", self._ask, icons.UNLOCK)
        self._passphrase.returnPressed.connect(self._open.click)
        self._passphrase.textChanged.connect(self._allow)
        column = panels.Column(720)
        self.root.addWidget(column)
        column.add(texts.title(_("Ouvrir une orientation reçue")))
        said = _("Sans coffre : l’orientation est montrée, peut s’imprimer, et rien n’en est gardé sur cet ordinateur.")
        column.add(panels.Banner(panels.Tone.INFO, said, name="guest-nothing-kept"))
        choose = _("Choisir…")
        envelope = panels.Card(_("1. Le fichier que l’unité vous a remis"))
        envelope.column.addWidget(self._envelope_name)
        envelope.column.addWidget(
            buttons.row(buttons.secondary(choose, "guest-envelope", lambda: self.envelope_asked.emit(), icons.INBOX))
        )
        identity = panels.Card(_("2. Votre fichier d’identité"))
        said = _("Votre clé secrète, faite ici par « Préparer une clé pour recevoir », ou par l’outil age.")
        identity.column.addWidget(texts.small(said))
        identity.column.addWidget(self._identity_name)
        identity.column.addWidget(
            buttons.row(buttons.secondary(choose, "guest-identity", lambda: self.identity_asked.emit(), icons.KEY))
        )
        identity.column.addWidget(self._passphrase_field)
        column.add(envelope)
        column.add(identity)
        make = buttons.quiet(_("Préparer une clé pour recevoir"), "guest-make", lambda: self.make_asked.emit())
        column.add(Flow(self._open, make))
        column.close_with_space()
        self._allow()

    def show_envelope(self, path: Path) -> None:
        self._envelope = path
        self._envelope_name.setText(path.name)
        self._allow()

    def show_identity(self, path: Path, *, is_protected: bool) -> None:
        self._identity = path
        self._identity_name.setText(path.name)
        self._passphrase.clear()
        self._passphrase_field.setVisible(is_protected)
        self._allow()
        if is_protected:
            self._passphrase.setFocus()

    def release(self) -> None:
        """It could not be opened: let it be tried again."""
        self._passphrase.clear()
        self._allow()

    def leave(self) -> None:
        self._passphrase.clear()

    def _allow(self) -> None:
        needs = not self._passphrase_field.isHidden()
        is_ready = self._envelope is not None and self._identity is not None
        self._open.setEnabled(is_ready and (not needs or bool(self._passphrase.text())))

    def _ask(self) -> None:
        if self._open.isEnabled():
            self._open.setEnabled(False)
            self.open_asked.emit(self._envelope, self._identity, self._passphrase.text())


class GuestSlipPage(Page):
    document_asked = Signal()
    leave_asked = Signal()

    def __init__(self, arrivee: Arrivee, codes: tuple[tuple[Reponse, str], ...]) -> None:
        """`codes` are what is dictated to the unit for each answer."""
        super().__init__()
        self.heading = _("Orientation reçue")
        column = panels.Column(820)
        self.root.addWidget(column)
        column.add(texts.title(_("Orientation reçue de « {unite} »").format(unite=arrivee.expediteur.nom)))
        said = _(
            "Cet ordinateur n’en garde rien : en quittant cette page, elle est oubliée. Le fichier reçu reste où il "
            "est ; l’unité demande qu’il soit effacé le {date} au plus tard."
        )
        told = said.format(date=format_date(arrivee.erase_on, spoken()))
        column.add(panels.Banner(panels.Tone.INFO, told, name="guest-nothing-kept"))
        document = buttons.secondary(
            _("Voir et imprimer le document"), "document", lambda: self.document_asked.emit(), icons.PRINT
        )
        leave = buttons.secondary(_("Oublier et quitter"), "guest-leave", lambda: self.leave_asked.emit())
        column.add(Flow(document, leave) if arrivee.pdf else Flow(leave))
        column.add(sender.told(arrivee.expediteur, arrivee.confiance))
        column.add(SlipContent(arrivee.contenu))
        column.add(_codes(codes, arrivee.contenu.emetteur.rappel))
        column.add(sender.Words(arrivee.expediteur, can_verify=False))
        column.close_with_space()


def _codes(codes: tuple[tuple[Reponse, str], ...], rappel: str) -> panels.Card:
    """The answers that can be given over the telephone, without anything written here."""
    card = panels.Card(_("Répondre par téléphone"))
    card.setObjectName("guest-codes")
    said = _("Appelez l’unité au {rappel}, et dictez-lui le code de votre réponse :") if rappel else ""
    card.column.addWidget(texts.body(said.format(rappel=rappel) or _("Dictez à l’unité le code de votre réponse :")))
    grid = QGridLayout()
    grid.setHorizontalSpacing(20)
    grid.setColumnStretch(1, 1)
    for number, (reponse, code) in enumerate(codes):
        grid.addWidget(texts.code(code), number, 0)
        grid.addWidget(texts.body(answered(reponse)), number, 1)
    card.column.addLayout(grid)
    return card
