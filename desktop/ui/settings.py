"""The route of « Réglages »: what leads where from it, and the settings of the post themselves.

To add a place, add its `SettingsEntry` in `_entries`.
"""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject

from desktop.fiches.model import Contact, Fraicheur
from desktop.langues.interface import _, ngettext
from desktop.orientations.reglages import Reglages
from desktop.poste.titulaires import Titulaire
from desktop.services.journal import PAGE, Line
from desktop.ui import window_language
from desktop.ui.backups import Backups
from desktop.ui.desk import Desk
from desktop.ui.directory import Directory
from desktop.ui.directory_import import DirectoryImport
from desktop.ui.disposal import Disposal
from desktop.ui.journal_page import JournalPage
from desktop.ui.keys import Keys
from desktop.ui.kit import icons
from desktop.ui.kit.line_window import Wanted
from desktop.ui.local_numbers import LocalNumbers
from desktop.ui.own_forms import OwnForms
from desktop.ui.people import People, Pick
from desktop.ui.reglages import ReglagesPage
from desktop.ui.settings_page import SettingsEntry, SettingsPage

T = TypeVar("T")


class Settings(QObject):
    def __init__(
        self,
        desk: Desk,
        lock: Callable[[], None],
        change_langue: Callable[[], None],
        pick_positions: Pick,
        backups: Backups,
        disposal: Disposal,
        directory: Directory,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._change_langue = change_langue
        self._backups = backups
        self._people = People(desk, lock, pick_positions, self.open)
        self._own_forms = OwnForms(desk, self.open)
        self._directory = DirectoryImport(desk, self.open)
        self._keys = Keys(desk, directory)
        self._local_numbers = LocalNumbers(desk, self.open)
        self._disposal = disposal

    def open(self, *, said: str = "") -> None:
        """Show the list; `said` is what was just done elsewhere."""
        titulaires = self._desk.services.titulaires
        self._run(lambda: (titulaires.me(), titulaires.list()), lambda found: self._show(*found, said=said))

    def open_directory(self) -> None:
        """Show what was imported in the directory."""
        self._directory.open()

    def open_numbers(self) -> None:
        """Show the numbers of the post."""
        self._local_numbers.open()

    def _entries(self) -> tuple[SettingsEntry, ...]:
        return (
            SettingsEntry(
                "post",
                _("Ce poste"),
                _("Qui répond des données, comment rappeler, combien de temps garder, quand verrouiller"),
                icons.SETTINGS,
                self._open_post,
            ),
            SettingsEntry(
                "people",
                _("Personnes de ce poste"),
                _("Qui ouvre le coffre, dans quel rôle ; le code de récupération, la clé du coffre"),
                icons.PEOPLE,
                self._people.open,
            ),
            SettingsEntry(
                "numbers",
                _("Numéros du poste"),
                _told_numbers(self._desk.contenu.local_contacts()),
                icons.PHONE,
                self._local_numbers.open,
            ),
            SettingsEntry(
                "keys",
                _("Clés d’échange"),
                _("Pour sceller et ouvrir des orientations : la clé de ce poste, celles des structures"),
                icons.LOCK,
                partial(self._keys.open, self.open),
                responsable_only=False,
            ),
            SettingsEntry(
                "directory",
                _("Annuaire"),
                _("Importer des structures : data·inclusion, ou la liste des associations agréées"),
                icons.LIST,
                self._directory.open,
            ),
            SettingsEntry(
                "forms",
                _("Questionnaires du service"),
                _("Importer un entretien que le service a écrit, retirer l’un d’eux"),
                icons.CHAT,
                self._own_forms.open,
            ),
            SettingsEntry(
                "journal",
                _("Journal"),
                _("Qui a ouvert, lu, changé, enregistré, effacé, et quand ; jamais ce qui est écrit"),
                icons.JOURNAL,
                self._open_journal,
            ),
            SettingsEntry(
                "backups",
                _("Sauvegardes"),
                _("Copies chiffrées du coffre : en faire une, en emporter une, revenir à l’une d’elles"),
                icons.SAVE,
                self._backups.open,
                responsable_only=False,
            ),
            SettingsEntry(
                "passphrase",
                _("Ma phrase de passe"),
                _("La changer, sans rien demander à personne"),
                icons.KEY,
                self._people.change_passphrase,
                responsable_only=False,
            ),
            SettingsEntry(
                "interface",
                window_language.other().autonym,
                _("La langue de cette fenêtre, jusqu’à la fermeture de Repère"),
                icons.LANGUAGE,
                self._change_langue,
                responsable_only=False,
            ),
            SettingsEntry(
                "disposal",
                _("Mise au rebut"),
                _("Détruire les clés et le coffre, quand ce poste n’a plus à servir"),
                icons.ERASE,
                partial(self._disposal.ask, self.open),
            ),
        )

    def _show(self, me: Titulaire, people: tuple[Titulaire, ...], *, said: str) -> None:
        self._desk.titulaire = me
        responsables = tuple(titulaire.nom for titulaire in people if titulaire.is_responsable)
        self._desk.show(SettingsPage(self._entries(), me, responsables), self._desk.home)
        if said:
            self._desk.say(said)

    def _open_post(self) -> None:
        self._run(self._desk.services.reglages.get, self._show_post)

    def _show_post(self, reglages: Reglages) -> None:
        page = ReglagesPage(reglages, self._desk.politique)
        page.save_asked.connect(self._save_post)
        self._desk.show(page, self.open)

    def _save_post(self, reglages: Reglages) -> None:
        def saved(_nothing: object) -> None:
            self._desk.shell.lock_after(reglages.verrouillage_minutes)
            self._desk.say(_("Réglages enregistrés."))

        self._run(partial(self._desk.services.reglages.save, reglages), saved)

    def _open_journal(self) -> None:
        service = self._desk.services.journal
        self._run(lambda: (service.read(), service.count()), lambda found: self._show_journal(*found))

    def _show_journal(self, first: tuple[Line, ...], count: int) -> None:
        service = self._desk.services.journal
        page = JournalPage(first, count, PAGE)
        page.more_asked.connect(partial(self._read_on, page))
        page.export_asked.connect(lambda: self._export_journal(page))
        self._desk.show(page, self.open)
        self._desk.background.run(page, service.verify, on_success=page.show_verification)

    def _read_on(self, page: JournalPage, wanted: Wanted) -> None:
        def fail(error: Exception) -> None:
            page.give_up()
            self._desk.fail(error)

        more = partial(self._desk.services.journal.read, wanted.after, wanted.skip)
        self._desk.background.run(page, more, on_success=partial(page.fill, wanted), on_error=fail)

    def _export_journal(self, page: JournalPage) -> None:
        service = self._desk.services.journal
        target = self._desk.ask_target(page, service.file_name())
        if target is not None:
            said = _("Journal enregistré, en clair. Il dit qui a fait quoi : rangez-le sous clé.")
            export = partial(service.export, target)
            self._desk.background.run(page, export, on_success=lambda _nothing: self._desk.say(said))

    def _run(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        self._desk.background.run(self, work, on_success=then)


def _told_numbers(contacts: tuple[Contact, ...]) -> str:
    """What is left to do with the numbers of the post, if something is."""
    empty = sum(1 for contact in contacts if contact.is_to_fill)
    stale = sum(1 for contact in contacts if contact.fraicheur is not Fraicheur.A_JOUR)
    said = _("Parquet, CRIP, SIAO, UAPED… : les services locaux que citent les fiches")
    if empty:
        said += " ; " + ngettext("{n} à renseigner", "{n} à renseigner", empty).format(n=empty)
    if stale:
        said += " ; " + ngettext("{n} à revérifier", "{n} à revérifier", stale).format(n=stale)
    return said
