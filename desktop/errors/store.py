"""The store and its keys."""

from pathlib import Path

from desktop.errors.root import RepereError


class StoreError(RepereError):
    """The store cannot be opened, read or written."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class WrongPassphraseError(StoreError):
    """`wait_s` is the delay before the next attempt is taken."""

    def __init__(self, path: Path, wait_s: float) -> None:
        super().__init__(path)
        self.wait_s = wait_s


class WrongRecoveryCodeError(WrongPassphraseError): ...


class MistypedRecoveryCodeError(WrongRecoveryCodeError): ...


class TooManyAttemptsError(StoreError):
    """`wait_s` is what remains of the delay."""

    def __init__(self, path: Path, wait_s: float) -> None:
        super().__init__(path)
        self.wait_s = wait_s


class DamagedHeaderError(StoreError): ...


class DamagedStoreError(StoreError): ...


class ForeignStoreError(StoreError): ...


class NewerStoreError(StoreError): ...


class StoreExistsError(StoreError): ...


class ReadOnlyFolderError(StoreError): ...


class DiskFullError(StoreError): ...


class AlreadyRunningError(StoreError): ...


class RevokedAccessError(StoreError): ...


class NetworkFolderError(StoreError): ...


class DamagedBackupError(StoreError): ...


class NotKeptError(StoreError):
    """What was asked for is not in the store: erased meanwhile, or never kept."""


class StoreAccessError(StoreError): ...
