"""The route of the numbers of the post: the list, one service, or those to fill in one after the other."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject

from desktop.errors import InvalidCoordonneesError
from desktop.fiches.model import Contact, ContactId, Coordonnees
from desktop.langues.interface import _
from desktop.ui.desk import Desk
from desktop.ui.numeros.entry_page import NumeroPage
from desktop.ui.numeros.list_page import NumerosPage
from desktop.ui.page import Page

Numeros = Mapping[ContactId, Coordonnees]


class LocalNumbers(QObject):
    def __init__(self, desk: Desk, back: Callable[[], None]) -> None:
        """`back` is the settings."""
        super().__init__()
        self._desk = desk
        self._back = back

    def open(self, *, said: str = "") -> None:
        """Show the list; `said` is what was just done."""
        page = NumerosPage(self._desk.contenu.local_contacts())
        page.entry_asked.connect(lambda contact: self._fill((contact,), 0))
        page.guide_asked.connect(self._guide)
        page.confirm_asked.connect(partial(self._confirm, page))
        self._desk.show(page, self._back)
        if said:
            self._desk.say(said)

    def _guide(self) -> None:
        self._fill(tuple(contact for contact in self._desk.contenu.local_contacts() if contact.is_to_fill), 0)

    def _fill(self, contacts: tuple[Contact, ...], index: int) -> None:
        """Fill in one, then those after it."""
        if index == len(contacts):
            self.open(said=_("C’est fait. Les services laissés pour plus tard restent à renseigner."))
            return
        contact = contacts[index]
        is_guided = len(contacts) > 1
        place = ""
        if is_guided:
            said = _("{n} sur {total}. Entrée enregistre et passe au suivant.")
            place = said.format(n=index + 1, total=len(contacts))
        page = NumeroPage(contact, self._cited_in(contact), place, self._desk.now().astimezone().date())
        go_on = partial(self._fill, contacts, index + 1) if is_guided else self._saved
        page.save_asked.connect(partial(self._save, page, go_on))
        page.skip_asked.connect(go_on)
        page.erase_asked.connect(partial(self._erase, page, contact.contact_id))
        self._desk.show(page, self.open)

    def _cited_in(self, contact: Contact) -> tuple[str, ...]:
        fiches = self._desk.contenu.fiches.values()
        return tuple(fiche.titre for fiche in fiches if contact.contact_id in fiche.contacts)

    def _save(self, page: NumeroPage, go_on: Callable[[], None], typed: Coordonnees) -> None:
        def refused(error: Exception) -> None:
            if isinstance(error, InvalidCoordonneesError):
                page.refuse(error)
            else:
                self._desk.fail(error)

        def saved(numeros: Numeros) -> None:
            self._desk.learn(numeros)
            go_on()

        save = partial(self._desk.services.numeros.save, typed)
        self._desk.background.run(page, save, on_success=saved, on_error=refused)

    def _saved(self) -> None:
        self.open(said=_("Le numéro est enregistré. Il paraît sur les fiches."))

    def _erase(self, page: NumeroPage, contact_id: ContactId) -> None:
        erase = partial(self._desk.services.numeros.erase, contact_id)
        self._change(page, erase, _("Le numéro est effacé : les fiches disent de nouveau « à renseigner »."))

    def _confirm(self, page: NumerosPage, contact_id: str) -> None:
        confirm = partial(self._desk.services.numeros.confirm, ContactId(contact_id))
        self._change(page, confirm, _("C’est noté : vérifié aujourd’hui."))

    def _change(self, page: Page, change: Callable[[], Numeros], said: str) -> None:
        def changed(numeros: Numeros) -> None:
            self._desk.learn(numeros)
            self.open(said=said)

        self._desk.background.run(page, change, on_success=changed)
