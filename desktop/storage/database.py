"""One connection to the encrypted file. SQL goes through here, so that every refusal is told as one of our errors."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from desktop.errors import DamagedStoreError, DiskFullError, StoreAccessError, StoreError
from desktop.storage.failures import translated
from desktop.storage.wal import check_wal

Row = tuple[Any, ...]

PAGE_BYTES = 4096  # the default of SQLCipher 4

# Below, a closing writes the whole file anew: some 700 ms at most.
_REWRITTEN_WHOLE_BYTES = 32 * 1024 * 1024

# Some 50 ms at each opening. SQLCipher checks each page of a larger store when it is read.
_VERIFIED_WHOLE_BYTES = 4 * 1024 * 1024

# A statement that is kept holds room that SQLite has at hand. Once there is none, each small block is locked in memory
# by the system, then wiped: a row of the directory takes thirty times longer to insert (measured).
_STATEMENTS_KEPT = 4

_PRAGMAS = (
    "journal_mode = WAL",
    "wal_autocheckpoint = 256",
    "synchronous = FULL",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "foreign_keys = ON",
    "recursive_triggers = ON",  # or a row that is replaced would leave without its triggers
    "trusted_schema = OFF",
    "cell_size_check = ON",
)


def raw_key(data_key: bytes, store_id: bytes) -> str:
    """A key and a salt as SQLCipher takes them without deriving anything."""
    return f"x'{data_key.hex()}{store_id.hex()}'"


class Database:
    """Usable by the thread that made it only."""

    def __init__(self, path: Path, data_key: bytes, store_id: bytes) -> None:
        """Open an existing file, empty or not; the content is neither read nor checked yet.

        `store_id` is the salt of SQLCipher, thus the first 16 bytes of the file, in clear.
        """
        self.path = path
        self.is_open = True
        self._reader: FileIO | None = None
        self._gives_space_back = False
        self._changes_rewritten = -1
        self._was_left_open = check_wal(path)
        existing = f"{path.absolute().as_uri()}?mode=rw"
        with translated(path):
            self._connection: Any = sqlite.connect(
                existing, uri=True, isolation_level=None, cached_statements=_STATEMENTS_KEPT
            )
        try:
            self.run("PRAGMA cipher_log_level = NONE")
            self.run("PRAGMA cipher_memory_security = ON")
            self._run_with_key(f'PRAGMA key = "{raw_key(data_key, store_id)}"')
            # One process by design: set before the first read, it spares a shared-memory file beside the store.
            self.rows("PRAGMA locking_mode = EXCLUSIVE")
        except BaseException:
            self.close()
            raise

    def set_up(self) -> None:
        """Check that the key is the right one, and that what a crash has left holds; then make the store writable.

        Raises: DamagedStoreError.
        """
        if self.schema_version() == 0:
            # Kept in the file, and written again each time it is asked for: an opening would need room on the disk.
            self.rows("PRAGMA auto_vacuum = INCREMENTAL")
        is_small = self.path.stat().st_size <= _VERIFIED_WHOLE_BYTES
        if self._was_left_open and not self._empty_journal():
            self._verify_structure()
        elif self._was_left_open or is_small:
            self.verify()
        for pragma in _PRAGMAS:
            self.rows(f"PRAGMA {pragma}")

    def schema_version(self) -> int:
        """0 when nothing was ever written. Raises: DamagedStoreError when the first page cannot be read."""
        self.rows("SELECT count(*) FROM sqlite_schema")
        version: int = self.rows("PRAGMA user_version")[0][0]
        return version

    def verify(self) -> None:
        """Read everything. Raises: DamagedStoreError when a page was altered or the structure does not hold."""
        if self.failing_pages():
            raise DamagedStoreError(self.path)
        self._verify_structure()

    def _verify_structure(self) -> None:
        if self.rows("PRAGMA quick_check") != [("ok",)]:
            raise DamagedStoreError(self.path)

    def _empty_journal(self) -> bool:
        """Bring the journal into the file, where a page torn by a crash is then whole; False when the disk is full."""
        try:
            self.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        except DiskFullError:
            return False
        return True

    def failing_pages(self) -> int:
        """How many pages of the file are not what was written with this key."""
        return len(self.rows("PRAGMA cipher_integrity_check"))

    def rows(self, sql: str, *parameters: object) -> list[Row]:
        with translated(self.path):
            found: list[Row] = self._connection.execute(sql, parameters).fetchall()
            return found

    def find_row(self, sql: str, *parameters: object) -> Row | None:
        rows = self.rows(sql, *parameters)
        return rows[0] if rows else None

    def define(self, name: str, count: int, function: Callable[..., object]) -> None:
        """Let SQL call a function of `count` parameters, which always answers the same to the same."""
        self._connection.create_function(name, count, function, deterministic=True)

    def run(self, sql: str, *parameters: object) -> int:
        """Run one statement, committed when this returns unless in a `transaction`. Returns: rows changed."""
        with translated(self.path):
            count: int = self._connection.execute(sql, parameters).rowcount
            return count

    def run_many(self, sql: str, rows: Iterable[Row]) -> None:
        """Run one statement for each row of parameters; in a `transaction`, or each would be committed by itself."""
        with translated(self.path):
            self._connection.executemany(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that the block runs, or nothing; committed when the block ends. One inside another is part of it."""
        if self._connection.in_transaction:
            yield
            return
        self._gives_space_back = False
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            # SQLite has already rolled back by itself after a full disk.
            with suppress(StoreError):
                if self._connection.in_transaction:
                    self.run("ROLLBACK")
            raise
        if self._gives_space_back:
            self.give_back_space()

    @contextmanager
    def trial(self) -> Iterator[None]:
        """Nothing that the block does is kept."""
        self.run("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            if self._connection.in_transaction:
                self.run("ROLLBACK")

    def encrypt_under(self, data_key: bytes, store_id: bytes) -> None:
        """Encrypt the whole file again, under another key. Only for a copy: a crash halfway leaves nothing readable."""
        self.rows("PRAGMA journal_mode = DELETE")
        self._run_with_key(f'PRAGMA rekey = "{raw_key(data_key, store_id)}"')
        self.rows("PRAGMA journal_mode = WAL")

    def bring_journal_in(self) -> None:
        """Make the file whole by itself. Raises: DiskFullError, StoreAccessError."""
        if self.rows("PRAGMA main.wal_checkpoint(TRUNCATE)")[0][0] != 0:
            raise StoreAccessError(self.path)

    def encrypted_content(self, chunk_bytes: int) -> Iterator[bytes]:
        """The whole file as it is on the disk; `bring_journal_in` first, and write nothing until the last chunk."""
        with translated(self.path):
            if self._reader is None:
                # Closed after the connection: closing any descriptor of a file drops the locks SQLite holds on it.
                self._reader = self.path.open("rb", buffering=0)
            self._reader.seek(0)
            while chunk := self._reader.read(chunk_bytes):
                yield chunk

    @contextmanager
    def attached(self, path: Path, schema: str, key: str | None = None) -> Iterator[None]:
        """Put another encrypted file within reach of this connection, as `schema`, read only; by default same key.

        `key` is in the form of `raw_key`. The file must not change meanwhile, and have no journal.
        """
        self.attach(path, schema, key)
        try:
            yield
        finally:
            self.detach(schema)

    def attach(self, path: Path, schema: str, key: str | None = None) -> None:
        uri = f"{path.absolute().as_uri()}?immutable=1"
        if key is None:
            self.rows("ATTACH ? AS " + schema, uri)
        else:
            quoted = uri.replace("'", "''")
            self._run_with_key(f"ATTACH '{quoted}' AS {schema} KEY \"{key}\"")

    def detach(self, schema: str) -> None:
        if self.is_open:
            self.rows(f"DETACH {schema}")

    def _run_with_key(self, sql: str) -> None:
        """Not by `execute`, which keeps its statements, and so the key in clear, as long as the store is open."""
        with translated(self.path):
            self._connection.executescript(sql)

    def give_back_space(self) -> None:
        """After an erasure: nothing erased stays in the journal, and the file shrinks. In a transaction: at its end."""
        self._gives_space_back = self._connection.in_transaction
        if self._gives_space_back:
            return
        # The erasure is committed already. What cannot be done now, on a full disk, is done at the next closing.
        with suppress(StoreError):
            self.rows("PRAGMA incremental_vacuum")
            self.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def leave_no_gap(self) -> None:
        """Write the file anew, unless it is large or nothing changed since: what was erased or corrected is in no page.

        `secure_delete` is not enough: when rows move from a page to another, SQLite leaves copies of some in the gaps.
        """
        changes = self._connection.total_changes
        # MemoryError is how SQLCipher tells a damaged page here: who reads it next is told properly.
        with suppress(StoreError, OSError, MemoryError):
            if changes != self._changes_rewritten and self.path.stat().st_size <= _REWRITTEN_WHOLE_BYTES:
                self.rows("VACUUM")
                self._changes_rewritten = self._connection.total_changes

    def close(self) -> None:
        """Close; closing twice is harmless. All committed work is on disk already, in the file or in its journal."""
        with suppress(StoreError), translated(self.path):
            self._connection.close()
        self.is_open = False
        if self._reader is not None:
            self._reader.close()
            self._reader = None
