"""When the store of this post cannot be opened, or is not there any more: restoring a backup whole."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Event

from desktop.poste.politique import Politique
from desktop.poste.sauvegardes import CoffreRestaure, Sauvegarde
from desktop.poste.titulaires import TitulaireId
from desktop.storage.backup_opening import holders
from desktop.storage.folder import Folder
from desktop.storage.sauvegardes import find_backups
from desktop.storage.watch import Progress, Watch
from desktop.storage.whole_restoration import restore_whole


class Secours:
    """The store must be closed. Runs on the thread that owns it."""

    def __init__(self, profile: Path, now: Callable[[], datetime], politique: Politique) -> None:
        self._profile = profile
        self._now = now
        self._politique = politique

    def found(self) -> tuple[Sauvegarde, ...]:
        """Backups within reach, newest first: beside the store, and where the service puts them."""
        places = (Folder(self._profile).backups, self._politique.sauvegarde_dossier)
        found = [s for place in places if place for s, _store_id in find_backups(place) if s.is_readable]
        return tuple(sorted(found, key=lambda s: s.made_at, reverse=True))

    def holders(self, path: Path) -> tuple[tuple[TitulaireId, str], ...]:
        """Who could open the post when a backup was made. Raises: DamagedBackupError, NewerStoreError."""
        return holders(path)

    def restore(
        self,
        path: Path,
        passphrase: str,
        titulaire_id: TitulaireId | None = None,
        progress: Progress | None = None,
        stop: Event | None = None,
    ) -> CoffreRestaure:
        """Put a backup in the place of what cannot be opened, which is set aside. Raises: as `restore_whole`."""
        watch = Watch(progress, stop)
        return restore_whole(self._profile, path, passphrase, titulaire_id, now=self._now, watch=watch)
