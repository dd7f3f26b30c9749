"""Which page follows which. Pages do not know each other: this does, and nothing else.

Others share the work: `arrival.py` (home, and the date to be decided), `reception.py` (sheets, ticks, interview),
`referral.py` (slip, papers, follow-up), `erasure.py` (before the date), `settings.py` (what is set and looked after on
this post), `disposal.py` (the post put out of use); this one has first start, unlock and lock.
"""

import secrets
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from desktop.hardening import give_back_memory
from desktop.langues.interface import _
from desktop.poste.sauvegardes import CoffreRestaure
from desktop.poste.titulaires import TitulaireId
from desktop.services.acces import Acces, Opened
from desktop.ui import dialogs, last_resort, theme, window_language
from desktop.ui.arrival import Arrival
from desktop.ui.backups import Backups
from desktop.ui.clipboard import OwnClipboard
from desktop.ui.desk import Back, Desk
from desktop.ui.directory import Directory
from desktop.ui.disposal import Disposal
from desktop.ui.entretien.page import EntretienPage
from desktop.ui.erasure import Erasure
from desktop.ui.file_drops import FileDrops
from desktop.ui.first_start.page import FirstStartPage
from desktop.ui.guest import Guest
from desktop.ui.home import HomePage
from desktop.ui.imprimes import ImprimesRoute
from desktop.ui.inbox import Inbox
from desktop.ui.kit.panels import Tone
from desktop.ui.reception import Reception
from desktop.ui.recovery import RecoveryPage
from desktop.ui.referral import Referral
from desktop.ui.settings import Settings
from desktop.ui.stop import ClosingPage
from desktop.ui.theme import Scheme
from desktop.ui.unlock import UnlockPage

CODE_GROUPS_ASKED = 2


class Routes(QObject):
    """`opened` and `locked` tell when the store is open, and when it is closed and forgotten."""

    opened = Signal()
    locked = Signal()

    def __init__(self, app: QApplication, desk: Desk, acces: Acces, families: Sequence[str], scheme: Scheme) -> None:
        super().__init__()
        self._app = app
        self._desk = desk
        self._acces = acces
        self._families = families
        self._scheme = scheme
        self._clipboard = OwnClipboard(app.clipboard())
        self._backups = Backups(desk, lambda: self._settings.open())
        erasure = Erasure(desk, self._backups)
        self._directory = Directory(
            desk, lambda: self._settings.open_directory(), lambda: self._settings.open_numbers()
        )
        self._referral = Referral(desk, erasure, self._directory)
        self._imprimes = ImprimesRoute(desk, acces.ressources)
        self._inbox = Inbox(desk, self._backups)
        self._guest = Guest(desk)
        self._guest.left.connect(self.lock)
        self._reception = Reception(desk, self._referral, erasure, self._imprimes, self._directory)
        self._reception.handed.connect(self._hand_over)
        self._to_receive: Path | None = None
        self._handed: tuple[str, str, TitulaireId] | None = None
        self._disposal = Disposal(desk, acces, self._drop)
        self._settings = Settings(
            desk, self.lock, self._change_langue, _pick_positions, self._backups, self._disposal, self._directory
        )
        self._arrival = Arrival(desk, self._connect_home)
        desk.home = self.home
        desk.background.set_default_on_error(desk.fail)
        desk.background.busy_changed.connect(desk.shell.show_busy)
        desk.shell.back_asked.connect(self._go_back)
        desk.shell.lock_asked.connect(self.lock_by_hand)
        desk.shell.idle.connect(self.lock_by_hand)
        desk.shell.search_asked.connect(self._search)
        desk.shell.scheme_asked.connect(self._change_scheme)
        desk.shell.closing.connect(self._close)
        self._drops = FileDrops(desk.shell)
        self._drops.dropped.connect(self.receive)

    def home(self) -> None:
        """Show the first page that makes sense: first start, locked, or home."""
        if self._desk.opened is not None:
            self._arrival.home()
        elif self._disposal.is_unfinished():
            self._disposal.show_unfinished()
        elif self._acces.is_new():
            self._show_first_start()
        else:
            self._show_unlock()

    def receive(self, path: Path) -> None:
        """Open the slip of a sealed file: at once, once the store is open, or without one where there is none."""
        if isinstance(self._desk.shell.page, ClosingPage | EntretienPage):
            return
        if self._desk.opened is not None:
            self._inbox.receive(path)
        elif self._acces.is_new():
            self._guest.open(path)
        else:
            self._to_receive = path
            said = _("Déverrouillez ce poste : « {fichier} » s’ouvrira ensuite.")
            self._desk.shell.notify(Tone.INFO, said.format(fichier=path.name))

    def prepare(self) -> None:
        """Get ready to open the store, on the worker, while the user reads or types."""
        self._desk.background.run(self, self._acces.prepare, on_error=last_resort.record)

    def lock(self) -> None:
        """Show the locked page, drop all that was open, then close the store, even one that is just being opened."""
        self._lock(self._acces.lock)

    def lock_by_hand(self) -> None:
        """The same, for who is there: the backup that is due is made first. A post that falls asleep has no time."""
        self._lock(self._acces.leave)

    def _hand_over(self, prise_id: str, form: str) -> None:
        """Lock; whoever comes in next, under their own name, goes on with this interview. Only ids are remembered."""
        par = self._desk.titulaire.titulaire_id if self._desk.titulaire else TitulaireId("")
        self.lock_by_hand()
        self._handed = (prise_id, form, par)
        self._desk.say(_("Tout est enregistré. Votre collègue entre sous son nom, et reprend à la même question."))

    def _lock(self, close: Callable[[], None]) -> None:
        is_asking = isinstance(self._desk.shell.page, UnlockPage | RecoveryPage)
        if self._desk.opened is not None or is_asking or self._guest.is_showing:
            is_alone = self._guest.is_showing and self._acces.is_new()
            self._leave()
            if is_alone:
                self._desk.shell.lock_after(0)
                self._show_first_start()
            else:
                self._show_unlock()
            self._desk.shell.repaint()  # what the screen shows on waking up is what it showed last
            self._clipboard.clear()
        self._desk.background.run(self, close, on_success=self._forget)

    def _leave(self) -> None:
        """Keep what is typed, then drop all that shows or holds something of a person. The store is still open."""
        dialogs.close_all()
        self._desk.shell.leave_page()
        self._desk.opened = None
        self._desk.titulaire = None
        self._desk.has_colleagues = False
        self._desk.background.forget()
        self._reception.forget()
        self._directory.forget()
        self._referral.forget()
        self._inbox.forget()
        self._guest.forget()

    def _forget(self, _closed: object) -> None:
        give_back_memory()
        self.locked.emit()
        if isinstance(self._desk.shell.page, UnlockPage) and self._acces.is_new():
            self.home()  # locked while the store was being destroyed

    def _drop(self) -> None:
        """Forget a store that was destroyed."""
        self._handed = None
        self._leave()
        self._desk.shell.lock_after(0)
        self._clipboard.clear()
        self._forget(None)

    def _show_first_start(self) -> None:
        page = FirstStartPage(self._acces, self._desk.background, _pick_positions, self._desk.politique)
        page.created.connect(self._opened)
        page.failed.connect(lambda sentence: self._desk.shell.notify(Tone.DANGER, sentence))
        page.sheets_asked.connect(self._reception.list_sheets)
        page.backup_asked.connect(lambda: self._restore_whole(self._show_first_start))
        page.guest_asked.connect(self._guest.open)
        page.langue_asked.connect(self._change_langue)
        self._desk.show(page, None)

    def _restore_whole(self, back: Back) -> None:
        """Show the way back in from a backup, when the store of this post does not open or is not there."""

        def restored(what: CoffreRestaure) -> None:
            self._show_unlock()
            self._desk.say(_told_restored(what))

        self._backups.help(self._acces.secours(), back, restored)

    def _show_unlock(self) -> None:
        page = UnlockPage(self._acces, self._desk.background)
        page.opened.connect(self._opened)
        page.sheets_asked.connect(self._reception.list_sheets)
        page.imprimes_asked.connect(self._imprimes.open)
        page.recovery_asked.connect(self._show_recovery)
        page.backup_asked.connect(lambda: self._restore_whole(self._show_unlock))
        page.guest_asked.connect(self._guest.open)
        page.langue_asked.connect(self._change_langue)
        self._desk.shell.lock_after(0)
        self._desk.show(page, None)

    def _show_recovery(self) -> None:
        page = RecoveryPage(self._acces, self._desk.background)
        page.opened.connect(self._opened)
        self._desk.show(page, self._show_unlock)

    def _opened(self, opened: Opened) -> None:
        self._desk.opened = opened.services
        self._desk.learn(opened.lus.numeros)
        self._desk.titulaire = opened.titulaire
        self._desk.shell.lock_after(opened.verrouillage_minutes)
        self.opened.emit()
        self._arrival.first(opened)

    def _connect_home(self, page: HomePage) -> None:
        page.situation_chosen.connect(self._reception.receive)
        page.sheets_asked.connect(self._reception.list_sheets)
        page.imprimes_asked.connect(self._imprimes.open)
        page.orientations_asked.connect(self._referral.list_orientations)
        page.answer_asked.connect(self._referral.take_answer)
        page.directory_asked.connect(lambda: self._directory.open())
        page.resume_asked.connect(self._reception.resume)
        page.recues_asked.connect(self._inbox.open)
        page.rappel_asked.connect(lambda orientation_id: self._referral.open(orientation_id, self.home))
        page.receive_asked.connect(self._inbox.choose)
        page.rappels_asked.connect(lambda is_mine: self._referral.list_rappels(is_mine=is_mine))
        page.mine_chosen.connect(self._arrival.show_mine)
        page.settings_asked.connect(self._settings.open)
        page.backups_asked.connect(self._backups.open)
        self._backups.replace_outdated()
        if self._handed is not None:
            (prise_id, form, par), self._handed = self._handed, None
            self._reception.go_on(prise_id, form, par)
        elif self._to_receive is not None:
            path, self._to_receive = self._to_receive, None
            self._inbox.receive(path)

    def _go_back(self) -> None:
        if self._desk.back is not None:
            self._desk.back()

    def _search(self) -> None:
        """From anywhere but an interview, which the person may be looking at."""
        if not isinstance(self._desk.shell.page, ClosingPage | EntretienPage | FirstStartPage):
            self._reception.list_sheets()

    def _change_scheme(self) -> None:
        self._scheme = self._scheme.other
        theme.apply(self._app, self._scheme, self._families)
        self._desk.shell.show_scheme(self._scheme)

    def _change_langue(self) -> None:
        """The window speaks its other language, from the page in sight on, until Repère is closed."""
        window_language.speak(self._app, window_language.other())
        self._desk.shell.say_again()
        self.home()

    def _close(self) -> None:
        """Hide all, close the store once the work under way is done, then the window: nothing is half written."""
        if isinstance(self._desk.shell.page, ClosingPage):
            return
        self._leave()
        self._desk.shell.lock_after(0)
        self._desk.show(ClosingPage(), None)
        self._clipboard.clear()
        self._desk.background.run(self, self._acces.leave, on_success=self._quit, on_error=self._quit)

    def _quit(self, _result: object) -> None:
        self._desk.background.finish()
        self._desk.shell.close_for_good()
        self._app.quit()


def _told_restored(what: CoffreRestaure) -> str:
    if what.keys_only:
        return _("Le fichier de clés est réparé : rien n’est perdu. Déverrouillez avec la phrase de passe d’alors.")
    said = _("La sauvegarde est restaurée. Déverrouillez avec la phrase de passe d’alors.")
    if what.aside is None:
        return said
    return said + " " + _("Ce qui était là est mis de côté dans « {dossier} ».").format(dossier=what.aside.name)


def _pick_positions(groups: int) -> tuple[int, ...]:
    return tuple(sorted(secrets.SystemRandom().sample(range(groups), CODE_GROUPS_ASKED)))
