"""The backups of this post: which there are, which are kept. What erases from them is that they are replaced."""

import re
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from desktop.errors import NewerStoreError, StoreError
from desktop.poste.journal import Action
from desktop.poste.sauvegardes import Motif, Rotation, Sauvegarde
from desktop.poste.titulaires import TitulaireId
from desktop.storage.archive import open_archive
from desktop.storage.backup import INSTANT, check_backup, name_of, prepared, unfinished_suffix, write_backup
from desktop.storage.backup_opening import unlock_backup
from desktop.storage.database import Database
from desktop.storage.failures import translated
from desktop.storage.folder import Folder
from desktop.storage.instants import Clock, from_text, to_text
from desktop.storage.journal import Journal
from desktop.storage.key_copies import load_keys
from desktop.storage.restoration import Restoration
from desktop.storage.watch import Watch

_NAME = re.compile(r"repere-(\d{8}-\d{6})\.sauvegarde")
# After any of these, what an earlier backup gives back must not come back: a slip erased, a key taken back.
_OUTDATING = (
    Action.EFFACEMENT,
    Action.TITULAIRE_RETIRE,
    Action.PHRASE,
    Action.PHRASE_REMPLACEE,
    Action.RECUPERATION,
    Action.RECUPERATION_RENOUVELEE,
    Action.CLE,
)
_CHANGES_NOTHING = (
    Action.OUVERTURE,
    Action.OUVERTURES_REFUSEES,
    Action.FERMETURE,
    Action.LECTURE,
    Action.SAUVEGARDE,
    Action.JOURNAL,
)


class Sauvegardes:
    def __init__(self, folder: Folder, db: Database, journal: Journal, store_id: bytes, now: Clock) -> None:
        self._folder = folder
        self._db = db
        self._journal = journal
        self._store_id = store_id
        self._now = now
        self._examined: Restoration | None = None

    def list(self, rotation: Rotation) -> tuple[Sauvegarde, ...]:
        """Those of this post, newest first: beside the store, and in the folder of the service if it can be read.

        Beside the store, one that is damaged is of this post; in a folder that others may share, nobody knows.
        """
        beside = [s for s, of in find_backups(self._folder.backups) if of in (self._store_id, None)]
        place = rotation.folder or self._folder.backups
        elsewhere = [] if place == self._folder.backups else find_backups(place)
        found = [*beside, *(s for s, of in elsewhere if of == self._store_id)]
        return tuple(sorted(found, key=_age, reverse=True))

    def last(self, rotation: Rotation) -> Sauvegarde | None:
        """The newest that can be read, if there is one."""
        return next((s for s in self.list(rotation) if s.is_readable), None)

    def store_created_at(self) -> datetime:
        ((created_at,),) = self._db.rows("SELECT created_at FROM poste")
        return from_text(created_at)

    def make(self, rotation: Rotation, motif: Motif, watch: Watch, *, rotates: bool = True) -> Sauvegarde:
        """Make a backup, then remove those that are too many or too old. The journal says it, and so does the backup.

        Raises: what `write_backup` raises.
        """
        place = prepared(rotation.folder or self._folder.backups)
        self._remove_unfinished(place)
        made_at = self._now().astimezone().replace(microsecond=0)
        while (target := place / name_of(made_at)).exists():
            made_at += timedelta(seconds=1)
        self._write(target, motif, watch)
        made = Sauvegarde(target, made_at, target.stat().st_size)
        if rotates:
            self.rotate(rotation, made)
        return made

    def copy_to(self, target: Path, watch: Watch) -> None:
        """Make a backup somewhere else, in the place of what is there. Raises: what `write_backup` raises."""
        self._write(target, Motif.COPIE, watch)

    def check(self, sauvegarde: Sauvegarde, watch: Watch) -> None:
        """Read a backup of this post whole. Raises: DamagedBackupError, DiskFullError, CancelledError."""
        check_backup(self._folder, self._db, sauvegarde.path, watch)

    def examine(self, path: Path, passphrase: str, titulaire_id: TitulaireId | None, watch: Watch) -> Restoration:
        """Open a backup beside the store, of this post or not, by a passphrase of that moment; one at a time.

        Raises: what `unlock_backup` and `take_out` raise.
        """
        if self._examined is not None:
            self._examined.close()
        opened = unlock_backup(self._folder, open_archive(path), passphrase, self._now(), titulaire_id)
        self._examined = Restoration(self._folder, self._db, self._journal, self._store_id)
        self._examined.open(opened, watch)
        return self._examined

    def outdated(self, rotation: Rotation) -> bool:
        """One at least gives back what must not come back any more, or is dated after now and would never leave."""
        last = self._journal.last_of(*_OUTDATING)
        now = self._now()
        return any(s.made_at > now or (last is not None and s.made_at <= last.at) for s in self.list(rotation))

    def changed_since(self, instant: datetime | None) -> bool:
        """Something is kept that was not at that instant; at all, when it is None."""
        text = to_text(instant) if instant else ""
        quiet = ", ".join("?" * len(_CHANGES_NOTHING))
        row = self._db.find_row(
            f"SELECT 1 FROM journal WHERE at > ? AND action NOT IN ({quiet})"
            " UNION ALL SELECT 1 FROM coche WHERE ticked_at > ? UNION ALL SELECT 1 FROM reponse WHERE answered_at > ?"
            " LIMIT 1",
            text,
            *_CHANGES_NOTHING,
            text,
            text,
        )
        return row is not None

    def rotate(self, rotation: Rotation, made: Sauvegarde | None = None) -> None:
        """Remove those too many or too old, and never `made`, which has just been."""
        now, kept = self._now(), 1 if made else 0
        for sauvegarde in self.list(rotation):
            is_fit = sauvegarde.is_readable and timedelta(0) <= now - sauvegarde.made_at <= rotation.age
            if made and sauvegarde.path == made.path:
                continue
            if is_fit and kept < rotation.count:
                kept += 1
            else:
                _remove(sauvegarde)

    def remove_others(self, rotation: Rotation, made: Sauvegarde | None) -> None:
        """Remove all but `made`."""
        for sauvegarde in self.list(rotation):
            if made is None or sauvegarde.path != made.path:
                _remove(sauvegarde)

    def _write(self, target: Path, motif: Motif, watch: Watch) -> None:
        keys = load_keys(self._folder, store_id=self._store_id)
        self._journal.add(Action.SAUVEGARDE, detail=motif)
        self._db.leave_no_gap()
        try:
            write_backup(self._folder, self._db, keys, target, watch)
        except BaseException:
            with suppress(StoreError):
                self._journal.add(Action.SAUVEGARDE, detail=Motif.ECHEC)
            raise

    def _remove_unfinished(self, place: Path) -> None:
        with translated(place):
            for path in place.glob(f"*{unfinished_suffix(self._store_id)}"):
                path.unlink(missing_ok=True)


def find_backups(place: Path) -> tuple[tuple[Sauvegarde, bytes | None], ...]:
    """The backups in a folder, newest first, each with the identifier of its store; None when it cannot be read."""
    found: list[tuple[Sauvegarde, bytes | None]] = []
    with suppress(OSError):
        for path in place.iterdir():
            if (made_at := _made_at(path.name)) is not None:
                store_id = _find_store_id(path)
                found.append((Sauvegarde(path, made_at, path.stat().st_size, store_id is not None), store_id))
    return tuple(sorted(found, key=lambda each: _age(each[0]), reverse=True))


def _age(sauvegarde: Sauvegarde) -> tuple[datetime, str]:
    return sauvegarde.made_at, sauvegarde.path.name


def _find_store_id(path: Path) -> bytes | None:
    try:
        return open_archive(path).keys().store_id
    except NewerStoreError:
        return b""  # whole, and not for this version to touch
    except StoreError:
        return None


def _made_at(name: str) -> datetime | None:
    found = _NAME.fullmatch(name)
    try:
        return datetime.strptime(found[1], INSTANT).astimezone() if found else None
    except ValueError:
        return None


def _remove(sauvegarde: Sauvegarde) -> None:
    # In use elsewhere, or the folder is out of reach: the next rotation tries again.
    with suppress(OSError):
        sauvegarde.path.unlink()
