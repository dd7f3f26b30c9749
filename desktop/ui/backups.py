"""The route of backups: made, copied, checked, restored; and the way back in when the store does not open."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject

from desktop.errors import CancelledError, TooManyAttemptsError, WrongPassphraseError
from desktop.langues.interface import _, ngettext
from desktop.poste.sauvegardes import Bilan, CoffreRestaure, Sauvegarde
from desktop.poste.titulaires import TitulaireId
from desktop.services.secours import Secours
from desktop.ui.desk import Desk
from desktop.ui.holders import Holders
from desktop.ui.sauvegardes.bilan_page import BilanPage
from desktop.ui.sauvegardes.help_page import BackupHelpPage
from desktop.ui.sauvegardes.list_page import BackupsPage
from desktop.ui.sauvegardes.opening_page import BackupOpeningPage
from desktop.ui.sauvegardes.progress import ProgressPanel

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

Progress = Callable[[int, int], None]


class Long(Protocol[T_co]):
    """A work that tells how far it is, and stops when it is asked to."""

    def __call__(self, *, progress: Progress, stop: Event) -> T_co: ...


class Backups(QObject):
    def __init__(self, desk: Desk, back: Callable[[], None]) -> None:
        """`back` is the settings."""
        super().__init__()
        self._desk = desk
        self._back = back

    def open(self, *, said: str = "") -> None:
        """Show the backups of this post; `said` is what was just done."""
        service = self._desk.services.sauvegardes

        def work() -> tuple[tuple[Sauvegarde, ...], bool, bool]:
            service.abandon()
            return service.list(), service.may_make(), service.may_restore()

        self._desk.background.run(self, work, on_success=lambda found: self._show_list(*found, said=said))

    def replace_outdated(self) -> None:
        """Once something was erased, or on coming in: no backup gives back what was meant to go."""
        self._desk.background.run(self, self._desk.services.sauvegardes.replace_outdated)

    def _show_list(self, backups: tuple[Sauvegarde, ...], may_make: bool, may_restore: bool, *, said: str) -> None:
        service = self._desk.services.sauvegardes
        page = BackupsPage(backups, may_make=may_make, may_restore=may_restore, place=service.place())
        page.make_asked.connect(partial(self._make, page))
        page.copy_asked.connect(partial(self._copy, page))
        page.check_asked.connect(partial(self._check, page))
        page.restore_asked.connect(self._choose)
        page.other_asked.connect(lambda: self._choose_file(page, self._choose))
        self._desk.show(page, self._back)
        if said:
            self._desk.say(said)

    def _make(self, page: BackupsPage) -> None:
        work = self._desk.services.sauvegardes.make
        self._from_list(page, _("Sauvegarde en cours…"), work, _("La sauvegarde est faite, et vérifiée."))

    def _copy(self, page: BackupsPage) -> None:
        service = self._desk.services.sauvegardes
        target = self._desk.ask_target(page, service.file_name())
        if target is not None:
            done = _("La copie est faite, et vérifiée. Elle reste chiffrée ; Repère ne l’effacera pas pour vous.")
            self._from_list(page, _("Copie en cours…"), partial(service.copy_to, target), done)

    def _check(self, page: BackupsPage, sauvegarde: Sauvegarde) -> None:
        work = partial(self._desk.services.sauvegardes.check, sauvegarde)
        self._from_list(page, _("Lecture de la sauvegarde…"), work, _("Cette sauvegarde est entière."))

    def _from_list(self, page: BackupsPage, doing: str, work: Long[object], done: str) -> None:
        def refused(error: Exception) -> None:
            page.progress.end()
            page.allow(True)
            self._desk.fail(error)

        page.allow(False)
        self._run(page, page.progress, doing, work, lambda _made: self.open(said=done), refused)

    def _choose_file(self, page: BackupsPage | BackupHelpPage, then: Callable[[Path], None]) -> None:
        path = self._desk.ask_source(page)
        if path is not None:
            then(path)

    def _choose(self, path: Path) -> None:
        read = partial(self._desk.services.sauvegardes.holders, path)
        self._desk.background.run(self, read, on_success=partial(self._show_opening, path))

    def _show_opening(self, path: Path, holders: Holders) -> None:
        page = BackupOpeningPage(
            holders,
            title=_("Ouvrir la sauvegarde"),
            said=_("Rien ne change encore : vous verrez d’abord ce qui reviendrait et ce qui disparaîtrait."),
            action=_("Voir ce qu’elle changerait"),
        )

        def ask(passphrase: str, titulaire_id: TitulaireId | None) -> None:
            examine = partial(self._desk.services.sauvegardes.examine, path, passphrase, titulaire_id)
            refused = partial(self._refuse_opening, page)
            self._run(page, page.progress, _("Lecture de la sauvegarde…"), examine, self._show_bilan, refused)

        page.open_asked.connect(ask)
        self._desk.show(page, self.open)

    def _show_bilan(self, bilan: Bilan) -> None:
        page = BilanPage(bilan)

        def refused(error: Exception) -> None:
            page.release()
            self._desk.fail(error)

        restore = self._desk.services.sauvegardes.restore
        page.restore_asked.connect(
            lambda: self._run(page, page.progress, _("Restauration en cours…"), restore, self._restored, refused)
        )
        self._desk.show(page, self.open)

    def _restored(self, purged: int) -> None:
        said = _("La sauvegarde est restaurée.")
        if purged:
            said += " " + ngettext(
                "{n} dossier dont la date était passée a été effacé.",
                "{n} dossiers dont la date était passée ont été effacés.",
                purged,
            ).format(n=purged)
        learned = self._desk.services.numeros.list
        self._desk.background.run(self, learned, on_success=self._desk.learn)
        self.open(said=said)

    def help(self, secours: Secours, back: Callable[[], None], done: Callable[[CoffreRestaure], None]) -> None:
        """Show the way back in when the store does not open; `done` comes after."""

        def show(found: tuple[Sauvegarde, ...]) -> None:
            page = BackupHelpPage(found)
            choose = partial(self._choose_whole, secours, back, done)
            page.chosen.connect(choose)
            page.other_asked.connect(lambda: self._choose_file(page, choose))
            self._desk.show(page, back)

        self._desk.background.run(self, secours.found, on_success=show)

    def _choose_whole(
        self, secours: Secours, back: Callable[[], None], done: Callable[[CoffreRestaure], None], path: Path
    ) -> None:
        def show(holders: Holders) -> None:
            page = BackupOpeningPage(
                holders,
                title=_("Restaurer tout le coffre"),
                said=_(
                    "Le coffre, les personnes et le journal de cette sauvegarde prennent la place de ceux de ce poste, "
                    "qui sont mis de côté. Si seul le fichier de clés était abîmé, rien d’autre ne change."
                ),
                action=_("Restaurer"),
            )

            def ask(passphrase: str, titulaire_id: TitulaireId | None) -> None:
                restore = partial(secours.restore, path, passphrase, titulaire_id)
                refused = partial(self._refuse_opening, page)
                self._run(page, page.progress, _("Restauration en cours…"), restore, done, refused)

            page.open_asked.connect(ask)
            self._desk.show(page, partial(self.help, secours, back, done))

        self._desk.background.run(self, partial(secours.holders, path), on_success=show)

    def _refuse_opening(self, page: BackupOpeningPage, error: Exception) -> None:
        page.refuse(error)
        if not isinstance(error, WrongPassphraseError | TooManyAttemptsError | CancelledError):
            self._desk.fail(error)

    def _run(
        self,
        page: QObject,
        panel: ProgressPanel,
        doing: str,
        work: Long[T],
        then: Callable[[T], None],
        refused: Callable[[Exception], None],
    ) -> None:
        stop = panel.begin(doing)
        progress = self._desk.background.reporter(panel, panel.show_progress)
        self._desk.background.run(page, partial(work, progress=progress, stop=stop), on_success=then, on_error=refused)
