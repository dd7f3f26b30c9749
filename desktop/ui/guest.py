"""The route of who has no store here: a slip opened with an identity file and forgotten, a key prepared to receive."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.errors import NotAllowedError
from desktop.langues.interface import _
from desktop.poste.cles import ClePublique
from desktop.poste.recues import Arrivee
from desktop.poste.titulaires import Role
from desktop.services import ouverture
from desktop.services.confirmation import Confirmed
from desktop.ui import imposed
from desktop.ui.cles.own_page import OwnKeyPage
from desktop.ui.desk import Desk
from desktop.ui.imposed import Refusals
from desktop.ui.paper.in_hand import Outlet, PaperInHand
from desktop.ui.recues.document_page import RecueDocumentPage
from desktop.ui.recues.guest_pages import GuestPage, GuestSlipPage
from desktop.ui.recues.identity_pages import IdentityMadePage, MakeIdentityPage

IDENTITY_NAME = "identite-repere.age"
PUBLIC_NAME = "cle-publique-repere.txt"
SHOWN_MINUTES = 5
"""Without a gesture, what is shown is forgotten: nobody chose a delay where there is no store."""


class Guest(QObject):
    left = Signal()
    """Who looked at a slip is done with it: nothing of it may stay."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._paper = PaperInHand(desk)
        self._is_showing = False

    @property
    def is_showing(self) -> bool:
        """Something of a person is on the screen, and no store is open."""
        return self._is_showing

    def forget(self) -> None:
        """Drop what was opened, and the document in hand."""
        self._paper.forget()
        self._is_showing = False

    def open(self, envelope: Path | None = None) -> None:
        """Ask for the slip and for the identity file; « Retour » leads to the locked page, or to the first start."""
        self.forget()
        page = GuestPage()
        page.envelope_asked.connect(partial(self._choose_envelope, page))
        page.identity_asked.connect(partial(self._choose_identity, page))
        page.open_asked.connect(lambda *chosen: self._open(page, *chosen))
        page.make_asked.connect(self.make)
        self._desk.show(page, self._desk.home)
        if envelope is not None:
            page.show_envelope(envelope)

    def make(self) -> None:
        """Prepare a key."""
        page = MakeIdentityPage()
        page.make_asked.connect(partial(self._make, page))
        self._desk.show(page, self.open)

    def _choose_envelope(self, page: GuestPage) -> None:
        path = ask_envelope(self._desk, page)
        if path is not None:
            page.show_envelope(path)

    def _choose_identity(self, page: GuestPage) -> None:
        files = ";;".join((_("Fichiers d’identité (*.age *.txt *.key)"), _("Tous les fichiers (*)")))
        path = self._desk.ask_file(page, _("Choisir votre fichier d’identité"), files)
        if path is not None:
            self._desk.background.run(
                page,
                partial(ouverture.is_protected, path),
                on_success=lambda is_protected: page.show_identity(path, is_protected=is_protected),
            )

    def _open(self, page: GuestPage, envelope: Path, identity: Path, passphrase: str) -> None:
        def refused(error: Exception) -> None:
            page.release()
            self._desk.fail(error)

        today = self._desk.now().astimezone().date()
        work = partial(ouverture.open_without_store, envelope, identity, passphrase, today)
        self._desk.background.run(page, work, on_success=self._show, on_error=refused)

    def _show(self, arrivee: Arrivee) -> None:
        self.forget()
        page = GuestSlipPage(arrivee, ouverture.answer_codes(arrivee))
        page.document_asked.connect(partial(self._show_document, arrivee))
        page.leave_asked.connect(self.left)
        self._is_showing = True
        self._desk.shell.lock_after(SHOWN_MINUTES)
        self._desk.show(page, self.left.emit)

    def _show_document(self, arrivee: Arrivee) -> None:
        printing = imposed.refusals(self._desk.politique, Role.AGENT).printing
        saving = _("Cet ordinateur ne garde rien de ce qui s’ouvre ainsi : imprimez le document au besoin.")
        page = RecueDocumentPage(arrivee.expediteur.nom, Refusals(printing=printing, saving=saving))
        from desktop.services import pdf  # noqa: PLC0415 - the window opens without what draws

        printed = _("Envoyé à l’imprimante. Allez chercher le papier tout de suite.")
        self._paper.let_out(page, Outlet(pdf.pages, _keep_nothing, lambda: "", printed, ""))
        self._desk.show(page, partial(self._show, arrivee))
        self._paper.draw(page, lambda: arrivee.pdf)

    def _make(self, page: MakeIdentityPage, nom: str, passphrase: str) -> None:
        target = self._desk.ask_target(page, IDENTITY_NAME)
        if target is None:
            return
        work = partial(ouverture.make_identite, nom, passphrase, target)
        self._desk.background.run(page, work, on_success=self._show_made)

    def _show_made(self, cle: ClePublique) -> None:
        page = IdentityMadePage(cle)
        page.sheet_asked.connect(partial(self._show_sheet, cle))
        page.done.connect(self._desk.home)
        self._desk.show(page, self.open)

    def _show_sheet(self, cle: ClePublique) -> None:
        page = OwnKeyPage(cle, may_renew=False)
        self._paper.let_out_freely(
            page,
            lambda: "cle-publique-repere.pdf",
            printed=_("Document envoyé à l’imprimante."),
            saved=_("Document enregistré en PDF."),
        )
        page.text_asked.connect(partial(self._save_public, page, cle))
        self._desk.show(page, partial(self._show_made, cle))
        self._paper.draw(page, partial(ouverture.draw_public, cle))

    def _save_public(self, page: OwnKeyPage, cle: ClePublique) -> None:
        target = self._desk.ask_target(page, PUBLIC_NAME)
        if target is not None:
            said = _("Clé publique enregistrée. Donnez ce fichier aux unités.")
            save = partial(ouverture.save_public, cle, target)
            self._desk.background.run(page, save, on_success=lambda _nothing: self._desk.say(said))


def ask_envelope(desk: Desk, parent: QWidget) -> Path | None:
    """Let the user choose a sealed file; a drive or a mailer may have changed its name."""
    files = ";;".join((_("Fichiers scellés (*.age)"), _("Tous les fichiers (*)")))
    return desk.ask_file(parent, _("Choisir le fichier reçu"), files)


def _keep_nothing(_pdf: bytes, _target: Path, _confirmed: Confirmed) -> None:
    raise NotAllowedError
