"""Restoring the content of a backup into the open store, in one transaction; people, journal and time stay as they are.

The backup is taken out of its archive, checked, brought to this version if it is older, and attached read only. It may
be of a former key, or of another post: it is opened with its own key file, by a passphrase of that moment.
"""

from datetime import datetime

from desktop.poste.journal import Action
from desktop.poste.sauvegardes import Bilan, Motif
from desktop.storage.backup_opening import OpenedBackup, take_out
from desktop.storage.comparison import (
    CONTENT,
    ERASABLE,
    columns,
    compare,
    count_erased_since,
    erased_on_request,
    reglages_differ,
)
from desktop.storage.database import Database, raw_key
from desktop.storage.folder import Folder
from desktop.storage.instants import from_text
from desktop.storage.journal import Journal
from desktop.storage.search_index import indexed_at_once
from desktop.storage.watch import Watch

_BACKUP = "sauvegarde"


class Restoration:
    """A backup open beside the store. `close` it in all cases, before the store."""

    def __init__(self, folder: Folder, db: Database, journal: Journal, store_id: bytes) -> None:
        self._folder = folder
        self._db = db
        self._journal = journal
        self._store_id = store_id
        self._is_of_this_post = False
        self._is_open = False

    def open(self, opened: OpenedBackup, watch: Watch) -> None:
        """Raises: DamagedBackupError, NewerStoreError, DiskFullError, CancelledError."""
        taken, data_key = take_out(self._folder, opened, watch)
        taken.close()
        try:
            self._db.attach(self._folder.checked_db, _BACKUP, raw_key(data_key, opened.keys.store_id))
        except BaseException:
            self._folder.remove_checked()
            raise
        self._is_open = True
        self._is_of_this_post = opened.keys.store_id == self._store_id

    def bilan(self) -> Bilan:
        """What would be gained and lost."""
        made_at, made_by = self._made()
        return Bilan(
            made_at=made_at,
            made_by=made_by,
            is_of_this_post=self._is_of_this_post,
            ecarts=compare(self._db, _BACKUP),
            reglages_differ=reglages_differ(self._db, _BACKUP),
            erased_since=count_erased_since(self._db, _BACKUP),
        )

    def apply(self) -> None:
        """Put the content of the backup in the place of that of the store, but what was erased on request since.

        Raises: DiskFullError, with nothing changed.
        """
        with self._db.transaction():
            kept = [t for t in CONTENT if t != "reglages" or self._db.rows(f"SELECT 1 FROM {_BACKUP}.reglages")]
            with indexed_at_once(self._db, CONTENT):
                for table in reversed(kept):
                    self._db.run(f"DELETE FROM main.{table}")
                for table in kept:
                    names = columns(self._db, table)
                    self._db.run(f"INSERT INTO main.{table} ({names}) SELECT {names} FROM {_BACKUP}.{table}")
            for table, key in ERASABLE:
                self._db.run(f"DELETE FROM main.{table} WHERE {erased_on_request(key)}")
            self._journal.add(Action.RESTAURATION, detail="contenu")
        self._db.give_back_space()

    def close(self) -> None:
        """Let go of the backup, and leave no copy of it. Closing twice is harmless."""
        if self._is_open:
            self._is_open = False
            self._db.detach(_BACKUP)
            self._folder.remove_checked()

    def _made(self) -> tuple[datetime, str]:
        """When, and by whom: its own last line on backups; else the last time it knew."""
        row = self._db.find_row(
            f"SELECT j.at, coalesce(t.nom, '') FROM {_BACKUP}.journal j"
            f" LEFT JOIN {_BACKUP}.titulaire t USING (titulaire_id)"
            " WHERE j.action = ? AND j.detail <> ? ORDER BY j.seq DESC LIMIT 1",
            Action.SAUVEGARDE.value,
            Motif.ECHEC.value,
        )
        if row is None:
            ((last_seen_at,),) = self._db.rows(f"SELECT last_seen_at FROM {_BACKUP}.poste")
            return from_text(last_seen_at), ""
        return from_text(row[0]), row[1]
