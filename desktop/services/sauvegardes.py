"""Backups of this post, as people make, look at and restore them; and the ones that nobody has to think of."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event

from desktop.errors import DiskFullError, NotKeptError, StoreError
from desktop.poste.politique import Droit, Politique
from desktop.poste.sauvegardes import Bilan, Motif, Rotation, Sauvegarde
from desktop.poste.titulaires import TitulaireId
from desktop.services.imposition import impose
from desktop.services.permissions import Permissions
from desktop.storage.backup import name_of
from desktop.storage.backup_opening import holders
from desktop.storage.coffre import Coffre
from desktop.storage.restoration import Restoration
from desktop.storage.watch import Progress, Watch

EVERY = timedelta(days=1)
LATE = timedelta(days=7)


class Sauvegardes:
    """`purge` erases what is due. `progress` and `stop` are those of `storage.watch.Watch`: stopped, CancelledError."""

    def __init__(
        self,
        coffre: Coffre,
        purge: Callable[[], int],
        now: Callable[[], datetime],
        permissions: Permissions,
        politique: Politique,
    ) -> None:
        self._coffre = coffre
        self._kept = coffre.sauvegardes
        self._purge = purge
        self._now = now
        self._permissions = permissions
        self._politique = politique
        self._rotation = Rotation(
            politique.sauvegarde_dossier, politique.sauvegarde_nombre, politique.sauvegarde_age_max_jours
        )
        self._examined: Restoration | None = None

    def list(self) -> tuple[Sauvegarde, ...]:
        """Those of this post, newest first."""
        return self._kept.list(self._rotation)

    def place(self) -> str:
        """The folder the service chose for them; "" when they are beside the store."""
        return str(self._rotation.folder or "")

    def file_name(self) -> str:
        """A name to propose for a copy."""
        return name_of(self._now())

    def may_make(self) -> bool:
        """By the role of who is there and the policy of the service."""
        return self._politique.allows(self._coffre.titulaire.role, Droit.SAUVEGARDER)

    def may_restore(self) -> bool:
        """Restoring, and taking a copy away, is for those who look after the post."""
        return self._coffre.titulaire.is_responsable

    def make(self, progress: Progress | None = None, stop: Event | None = None) -> Sauvegarde:
        """Make a verified backup. Raises: NotAllowedError, what `storage.backup.write_backup` raises."""
        self._permissions.require(Droit.SAUVEGARDER)
        return self._kept.make(self._rotation, Motif.DEMANDEE, Watch(progress, stop))

    def copy_to(self, target: Path, progress: Progress | None = None, stop: Event | None = None) -> None:
        """Make one where the responsable chose; nothing looks after it. Raises: as `make`."""
        self._coffre.trousseau.require_responsable()
        self._kept.copy_to(target, Watch(progress, stop))

    def check(self, sauvegarde: Sauvegarde, progress: Progress | None = None, stop: Event | None = None) -> None:
        """Read one whole again. Raises: DamagedBackupError, DiskFullError, CancelledError."""
        self._kept.check(sauvegarde, Watch(progress, stop))

    def holders(self, path: Path) -> tuple[tuple[TitulaireId, str], ...]:
        """Who could open the post when a backup was made. Raises: DamagedBackupError, NewerStoreError."""
        return holders(path)

    def examine(
        self,
        path: Path,
        passphrase: str,
        titulaire_id: TitulaireId | None = None,
        progress: Progress | None = None,
        stop: Event | None = None,
    ) -> Bilan:
        """Open a backup and say what restoring it would give and take; it stays open until `restore` or `abandon`.

        Raises: NotAllowedError, WrongPassphraseError, TooManyAttemptsError, DamagedBackupError, NewerStoreError,
        DiskFullError, CancelledError.
        """
        self._coffre.trousseau.require_responsable()
        self.abandon()
        self._examined = self._kept.examine(path, passphrase, titulaire_id, Watch(progress, stop))
        return self._examined.bilan()

    def restore(self, progress: Progress | None = None, stop: Event | None = None) -> int:
        """Back up what is there, restore what was examined, erase what is due; return how many were.

        Raises: NotKeptError when nothing was examined, what `make` raises, DiskFullError: nothing has then changed.
        """
        self._coffre.trousseau.require_responsable()
        if self._examined is None:
            raise NotKeptError(Path())
        made = self._kept.make(self._rotation, Motif.AVANT_RESTAURATION, Watch(progress, stop), rotates=False)
        self._examined.apply()
        self.abandon()
        self._coffre.reglages.note_kept_within_days(0)
        impose(self._coffre, self._politique, self._coffre.reglages.get())
        purged = self._purge()
        self._kept.rotate(self._rotation, made)
        return purged

    def abandon(self) -> None:
        """Let go of the backup that was examined, if one was."""
        examined, self._examined = self._examined, None
        if examined is not None:
            examined.close()

    def late_since(self) -> datetime | None:
        """When the last backup was made, or the post, if that is too long ago; None when all is well."""
        last = self._kept.last(self._rotation)
        since = last.made_at if last else self._kept.store_created_at()
        return since if self._now() - since > LATE else None

    def keep_up(self) -> None:
        """Before the post is left: make the backup that is due, remove those that have lived their time.

        A refusal keeps nobody from leaving: `late_since` tells, once it has lasted.
        """
        if not self._coffre.is_open:
            return
        with suppress(StoreError):
            if self._kept.outdated(self._rotation):
                self._replace_all()
            elif self._is_due():
                self._kept.make(self._rotation, Motif.AUTOMATIQUE, Watch())
        with suppress(StoreError):
            self._kept.rotate(self._rotation)

    def replace_outdated(self) -> None:
        """After an erasure or a change of keys, and on opening: no backup may give back what was meant to go.

        Those too old go as well, once there is another.
        """
        last = self._kept.last(self._rotation)
        if self._kept.outdated(self._rotation) or (last and self._now() - last.made_at > self._rotation.age):
            with suppress(StoreError):
                self._replace_all()

    def _is_due(self) -> bool:
        last = self._kept.last(self._rotation)
        if last is None:
            return self._kept.changed_since(None)
        age = self._now() - last.made_at
        # Even if nothing changes, there is to be one when this one has lived its time.
        return age >= EVERY and (age >= self._rotation.age - EVERY or self._kept.changed_since(last.made_at))

    def _replace_all(self) -> None:
        try:
            made = self._kept.make(self._rotation, Motif.AUTOMATIQUE, Watch(), rotates=False)
        except DiskFullError:
            # What was erased must go, whatever becomes of the backup; and it gives its room back.
            self._kept.remove_others(self._rotation, None)
            made = self._kept.make(self._rotation, Motif.AUTOMATIQUE, Watch(), rotates=False)
        self._kept.remove_others(self._rotation, made)
