"""The journal of the store: append-only, each line chained to the one before, so that a change is found and located.

`chain` is SHA-256 of the chain before it, then each field of the line, its length first. It begins with 32 zeros.
"""

import hashlib
import struct
from contextlib import suppress
from datetime import datetime

from desktop.errors import DamagedStoreError, DiskFullError
from desktop.poste.journal import Action, Entree, Verification
from desktop.poste.titulaires import TitulaireId
from desktop.storage.database import Database, Row
from desktop.storage.instants import Clock, from_text, to_text

_COLUMNS = "SELECT seq, at, titulaire_id, action, objet_id, detail, chain"
_SELECT = f"{_COLUMNS} FROM journal"
_CHECKED_AT_ONCE = 1000

_AFTER_ALL = 2**63 - 1


class Journal:
    def __init__(self, db: Database, titulaire_id: TitulaireId, now: Clock) -> None:
        """`titulaire_id` is who has opened the store: all that is done is theirs."""
        self._db = db
        self._titulaire_id = titulaire_id
        self._now = now

    def add(self, action: Action, objet_id: str = "", detail: str = "") -> None:
        """Write one line, in the transaction under way if there is one."""
        with self._db.transaction():
            # A line slipped in by another hand is found by `verify`; it must not stop what is done since.
            ((seq, head),) = self._db.rows(
                "SELECT 1 + max(last_seq, coalesce((SELECT max(seq) FROM journal), 0)), head FROM journal_borne"
            )
            line = (seq, to_text(self._now()), self._titulaire_id, action.value, objet_id, detail)
            chain = _chained(head, line)
            self._db.run("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?)", *line, chain)
            self._db.run("UPDATE journal_borne SET last_seq = ?, head = ?", seq, chain)

    def add_once(self, action: Action, objet_id: str = "", detail: str = "") -> None:
        """Like `add`, unless the line before says the same: what is saved at each key is one line, not a hundred."""
        if not self._repeats(action, objet_id, detail):
            self.add(action, objet_id, detail)

    def note(self, action: Action, objet_id: str = "", detail: str = "") -> None:
        """Like `add_once`, for what a full disk must not forbid: opening, reading. The line is then lost.

        Never inside a transaction, which a full disk ends.
        """
        with suppress(DiskFullError):
            self.add_once(action, objet_id, detail)

    def list(self, before: int | None = None, limit: int = 100) -> tuple[Entree, ...]:
        """The newest first: those of a `seq` under `before`, `limit` at most."""
        rows = self._db.rows(
            f"{_SELECT} WHERE seq < ? ORDER BY seq DESC LIMIT ?", _AFTER_ALL if before is None else before, limit
        )
        return tuple(self._from_row(row) for row in rows)

    def count(self) -> int:
        """How many lines there are: their `seq` has no gap."""
        ((count,),) = self._db.rows("SELECT last_seq - first_seq + 1 FROM journal_borne")
        return int(count)

    def list_of(self, action: Action, objet_id: str) -> tuple[Entree, ...]:
        """All the lines that say this of this, the newest first."""
        rows = self._db.rows(f"{_SELECT} WHERE action = ? AND objet_id = ? ORDER BY seq DESC", action, objet_id)
        return tuple(self._from_row(row) for row in rows)

    def last_of(self, *actions: Action) -> Entree | None:
        """The newest line that says one of these; None when there is none, or it has lived its time."""
        among = ", ".join("?" * len(actions))
        row = self._db.find_row(f"{_SELECT} WHERE action IN ({among}) ORDER BY seq DESC LIMIT 1", *actions)
        return self._from_row(row) if row else None

    def verify(self) -> Verification:
        """Compute the chain again from its beginning."""
        return verify_chain(self._db)

    def forget_before(self, instant: datetime) -> int:
        """Erase the lines that have lived their time; return how many. The chain goes on from the last of them."""
        text = to_text(instant)
        ((first_kept,),) = self._db.rows("SELECT min(seq) FROM journal WHERE at >= ?", text)
        row = self._db.find_row(
            "SELECT seq, chain FROM journal WHERE ? IS NULL OR seq < ? ORDER BY seq DESC LIMIT 1",
            first_kept,
            first_kept,
        )
        if row is None:
            return 0
        seq, chain = row
        with self._db.transaction():
            self._db.run("UPDATE journal_borne SET first_seq = ?, before = ?", seq + 1, chain)
            return self._db.run("DELETE FROM journal WHERE seq <= ?", seq)

    def _repeats(self, action: Action, objet_id: str, detail: str) -> bool:
        row = self._db.find_row(f"{_SELECT} ORDER BY seq DESC LIMIT 1")
        return row is not None and row[2:6] == (self._titulaire_id, action.value, objet_id, detail)

    def _from_row(self, row: Row) -> Entree:
        seq, at, titulaire_id, action, objet_id, detail, _chain = row
        try:
            return Entree(seq, from_text(at), TitulaireId(titulaire_id), Action(action), objet_id, detail)
        except ValueError as error:
            raise DamagedStoreError(self._db.path) from error


def verify_chain(db: Database, schema: str = "main") -> Verification:
    """Compute the chain of a journal again; `schema` names the database attached that holds it."""
    ((first_seq, before, last_seq, head),) = db.rows(
        f"SELECT first_seq, before, last_seq, head FROM {schema}.journal_borne"
    )
    select = f"{_COLUMNS} FROM {schema}.journal WHERE seq >= ? ORDER BY seq LIMIT ?"
    expected, chain = first_seq, before
    while rows := db.rows(select, expected, _CHECKED_AT_ONCE):
        for *line, kept in rows:
            chain = _chained(chain, tuple(line))
            if line[0] != expected or chain != kept:
                return Verification(expected - first_seq, expected, head.hex())
            expected += 1
    is_whole = expected - 1 == last_seq and chain == head
    return Verification(expected - first_seq, None if is_whole else expected, head.hex())


def _chained(before: bytes, line: Row) -> bytes:
    digest = hashlib.sha256(before)
    for value in line:
        content = str(value).encode("utf-8")
        digest.update(struct.pack(">I", len(content)) + content)
    return digest.digest()
