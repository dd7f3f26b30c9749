"""The route of people and keys: who opens this store, their passphrases, the recovery code, the key of the store."""

from collections.abc import Callable
from functools import partial
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

from desktop.errors import NotAllowedError, TooManyAttemptsError, WrongPassphraseError
from desktop.langues.interface import _
from desktop.poste.titulaires import Role, Titulaire, TitulaireId
from desktop.ui import error_messages, last_resort
from desktop.ui.desk import Desk
from desktop.ui.kit.panels import Tone
from desktop.ui.page import Page
from desktop.ui.personnes.key_pages import AddPersonPage, ChangePassphrasePage, ReplacePassphrasePage
from desktop.ui.personnes.list_page import PeoplePage
from desktop.ui.personnes.person_page import PersonPage
from desktop.ui.personnes.store_pages import CodesPage, RekeyPage, RenewRecoveryPage
from desktop.ui.steps.recovery import NewCodes

T = TypeVar("T")

_STILL_OPEN = (WrongPassphraseError, TooManyAttemptsError, NotAllowedError)
"""Refusals that come before anything of the store is changed."""


Pick = Callable[[int], tuple[int, ...]]


class Saying(Protocol):
    """Shows a page, then says there what was just done."""

    def __call__(self, *, said: str = "") -> None: ...


class People(QObject):
    def __init__(self, desk: Desk, lock: Callable[[], None], pick_positions: Pick, back: Saying) -> None:
        """`pick_positions(n)` chooses which of n groups of a recovery code are asked again; `back` is the settings."""
        super().__init__()
        self._desk = desk
        self._lock = lock
        self._pick = pick_positions
        self._back = back

    def open(self, *, removed: str = "", said: str = "") -> None:
        """Show who may open the store. `removed` names who has just lost their key, `said` what was just done."""
        self._list(partial(self._show_list, removed=removed, said=said))

    def change_passphrase(self) -> None:
        page = ChangePassphrasePage()
        page.change_asked.connect(
            lambda own, new: self._ask(
                page,
                partial(self._desk.services.titulaires.change_passphrase, own, new),
                lambda _nothing: self._back(said=_("Votre phrase de passe est changée.")),
            )
        )
        self._desk.show(page, self._back)

    def _list(self, then: Callable[[tuple[Titulaire, ...], Titulaire, bool], None]) -> None:
        service = self._desk.services.titulaires

        def work() -> tuple[tuple[Titulaire, ...], Titulaire, bool]:
            return service.list(), service.me(), service.is_recovery_split()

        self._desk.background.run(self, work, on_success=lambda found: then(*found))

    def _show_list(
        self, people: tuple[Titulaire, ...], me: Titulaire, is_split: bool, *, removed: str, said: str
    ) -> None:
        self._desk.titulaire = me
        if not me.is_responsable:
            self._desk.home()
            return
        imposed = self._desk.services.titulaires.imposed_recovery
        page = PeoplePage(people, me.titulaire_id, is_split=is_split, imposed=imposed, removed=removed)
        page.person_asked.connect(lambda titulaire: self._show_one(titulaire, me.titulaire_id))
        page.add_asked.connect(self._add)
        page.recovery_asked.connect(partial(self._renew, is_split=is_split))
        page.rekey_asked.connect(partial(self._rekey, is_split=is_split))
        self._desk.show(page, self._back)
        if said:
            self._desk.say(said)

    def _show_one(self, titulaire: Titulaire, me: TitulaireId) -> None:
        service = self._desk.services.titulaires
        who = titulaire.titulaire_id
        page = PersonPage(titulaire, is_me=who == me)
        page.rename_asked.connect(lambda nom: self._run(page, partial(service.rename, who, nom), self._changed))
        page.role_asked.connect(lambda role: self._run(page, partial(service.set_role, who, role), self._changed))
        page.replace_asked.connect(lambda: self._replace(titulaire))
        page.remove_asked.connect(
            lambda own: self._ask(
                page, partial(service.remove, own, who), lambda _nothing: self.open(removed=titulaire.nom)
            )
        )
        self._desk.show(page, self.open)

    def _changed(self, _nothing: object) -> None:
        self.open(said=_("C’est enregistré."))

    def _add(self) -> None:
        page = AddPersonPage()

        def ask(own: str, nom: str, role: Role, new: str) -> None:
            add = partial(self._desk.services.titulaires.add, own, nom, role, new)
            self._ask(page, add, lambda added: self.open(said=_told_added(added)))

        page.add_asked.connect(ask)
        self._desk.show(page, self.open)

    def _replace(self, titulaire: Titulaire) -> None:
        page = ReplacePassphrasePage(titulaire)

        def ask(own: str, new: str) -> None:
            replace = partial(self._desk.services.titulaires.replace_passphrase, own, titulaire.titulaire_id, new)
            said = _("{nom} a une nouvelle phrase de passe.").format(nom=titulaire.nom)
            self._ask(page, replace, lambda _nothing: self.open(said=said))

        page.replace_asked.connect(ask)
        self._desk.show(page, self.open)

    def _renew(self, *, is_split: bool) -> None:
        page = RenewRecoveryPage(self._new_codes(is_split=is_split))
        said = _("Le code de récupération est changé. Détruisez les anciennes feuilles.")

        def ask(own: str, codes: tuple[str, ...]) -> None:
            renew = partial(self._desk.services.titulaires.renew_recovery, own, codes)
            self._ask(page, renew, lambda _nothing: self.open(said=said))

        self._show_codes(page, ask)

    def _rekey(self, *, is_split: bool) -> None:
        page = RekeyPage(self._new_codes(is_split=is_split))

        def ask(own: str, codes: tuple[str, ...]) -> None:
            rekey = partial(self._desk.services.titulaires.rekey, own, codes)
            refused = partial(self._rekey_refused, page)
            # Not the page's: the store is closed afterwards, even if the user has gone elsewhere meanwhile.
            self._desk.background.run(self, rekey, on_success=self._rekeyed, on_error=refused)

        self._show_codes(page, ask)

    def _rekeyed(self, _nothing: object) -> None:
        self._lock()
        self._desk.say(_("La clé du coffre est changée. Déverrouillez avec votre phrase de passe : c’est la même."))

    def _rekey_refused(self, page: CodesPage, error: Exception) -> None:
        """Once the change has begun the store is closed, and the new codes may be those that count."""
        if isinstance(error, _STILL_OPEN):
            page.refuse(error) if isValid(page) else self._desk.tell(error)
            return
        last_resort.record(error)
        self._lock()
        kept = _("Gardez les nouvelles feuilles et les anciennes jusqu’à ce que le changement réussisse.")
        self._desk.shell.notify(Tone.DANGER, f"{error_messages.sentence(error)} {kept}")

    def _new_codes(self, *, is_split: bool) -> NewCodes:
        imposed = self._desk.services.titulaires.imposed_recovery
        sentence = _("Si une phrase de passe est oubliée, ce code rouvre le coffre. L’ancien code ne vaudra plus rien.")
        return NewCodes(self._pick, sentence, is_split=is_split, imposed=imposed)

    def _show_codes(self, page: CodesPage, ask: Callable[[str, tuple[str, ...]], None]) -> None:
        page.confirmed.connect(ask)
        page.failed.connect(lambda sentence: self._desk.shell.notify(Tone.DANGER, sentence))
        self._desk.show(page, self.open)

    def _ask(self, page: "Confirming", work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do what asks for the passphrase of who is there; a refusal is told where it was typed."""

        def refused(error: Exception) -> None:
            last_resort.record(error)
            page.refuse(error)

        self._desk.background.run(page, work, on_success=then, on_error=refused)

    def _run(self, page: Page, work: Callable[[], T], then: Callable[[T], None]) -> None:
        self._desk.background.run(page, work, on_success=then)


Confirming = AddPersonPage | ReplacePassphrasePage | ChangePassphrasePage | PersonPage | CodesPage


def _told_added(titulaire: Titulaire) -> str:
    return _("{nom} a maintenant une clé, et peut ouvrir ce coffre.").format(nom=titulaire.nom)
