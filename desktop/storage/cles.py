"""The identity of this post, as bytes that `echange` reads, and the public keys of its partners.

A former identity is kept for as long as what was sealed to it, or the codes it gave, may still come back.
"""

from dataclasses import replace
from datetime import datetime

from desktop.errors import CleChangedError, NotKeptError, RevokedCleError
from desktop.poste.cles import ClePartenaire, ClePublique
from desktop.storage.database import Database, Row
from desktop.storage.instants import from_text, to_text


class Cles:
    def __init__(self, db: Database) -> None:
        self._db = db

    def find_identite(self) -> bytes | None:
        """The identity in use, in clear; None until the first was made."""
        row = self._db.find_row("SELECT secret FROM identite WHERE renewed_at IS NULL")
        return None if row is None else bytes(row[0])

    def former_identites(self) -> tuple[bytes, ...]:
        """Those that were renewed, the last one first."""
        rows = self._db.rows("SELECT secret FROM identite WHERE renewed_at IS NOT NULL ORDER BY identite_id DESC")
        return tuple(bytes(secret) for (secret,) in rows)

    def save_identite(self, secret: bytes, at: datetime) -> None:
        """Keep a new identity; the one in use is a former one from then on."""
        with self._db.transaction():
            self._db.run("UPDATE identite SET renewed_at = ? WHERE renewed_at IS NULL", to_text(at))
            self._db.run("INSERT INTO identite (secret, made_at) VALUES (?, ?)", secret, to_text(at))

    def forget_former(self, before: datetime) -> int:
        """Erase the identities renewed before that instant; return how many."""
        count = self._db.run("DELETE FROM identite WHERE renewed_at < ?", to_text(before))
        if count:
            self._db.give_back_space()
        return count

    def list(self) -> tuple[ClePartenaire, ...]:
        """The keys of all partners, by partner."""
        return tuple(map(_cle, self._db.rows(f"{_SELECT} ORDER BY partenaire_id")))

    def find(self, partenaire_id: str) -> ClePartenaire | None:
        row = self._db.find_row(f"{_SELECT} WHERE partenaire_id = ?", partenaire_id)
        return None if row is None else _cle(row)

    def get(self, partenaire_id: str) -> ClePartenaire:
        """Raises: NotKeptError."""
        found = self.find(partenaire_id)
        if found is None:
            raise NotKeptError(self._db.path)
        return found

    def find_holder(self, cle: ClePublique) -> ClePartenaire | None:
        """The partner who has this very key, one that was verified if there are several."""
        same = sorted((kept for kept in self.list() if kept.cle.is_same_as(cle)), key=lambda kept: not kept.is_verified)
        return same[0] if same else None

    def add(
        self, partenaire_id: str, cle: ClePublique, at: datetime, *, instead_of: ClePublique | None = None
    ) -> ClePartenaire:
        """Keep the key of a partner, not verified. The same key again changes its name at most.

        Raises: CleChangedError while another key is kept that nobody revoked, unless `instead_of` is that one: someone
        was then told. RevokedCleError for a key that was revoked, whoever it was said to be that of.
        """
        with self._db.transaction():
            holder, former = self.find_holder(cle), self.find(partenaire_id)
            kept = ClePartenaire(partenaire_id, cle, at)
            if holder is not None and holder.is_revoked:
                raise RevokedCleError
            if former is not None and former.cle.is_same_as(cle):
                kept = replace(former, cle=cle)
            elif (
                former is not None and not former.is_revoked and not (instead_of and former.cle.is_same_as(instead_of))
            ):
                raise CleChangedError(partenaire_id, was_verified=former.is_verified)
            self._save(kept)
        return kept

    def verify(self, partenaire_id: str, cle: ClePublique, at: datetime, by: str) -> ClePartenaire:
        """Note that the words of this key were compared, by whom. Raises: NotKeptError when it is not the one kept."""
        with self._db.transaction():
            kept = self.get(partenaire_id)
            if not kept.cle.is_same_as(cle):
                raise NotKeptError(self._db.path)
            kept = replace(kept, verified_at=at, verified_by=by)
            self._save(kept)
        return kept

    def revoke(self, partenaire_id: str, at: datetime) -> ClePartenaire:
        """Note that nothing is to be sealed to this key, nor believed of it, any more, whoever else has it.

        Raises: NotKeptError.
        """
        with self._db.transaction():
            cle = self.get(partenaire_id).cle
            for kept in self.list():
                if kept.cle.is_same_as(cle):
                    self._save(replace(kept, revoked_at=at))
            return self.get(partenaire_id)

    def erase(self, partenaire_id: str) -> None:
        """Erase the key of one partner, kept or not. Space is given back."""
        self._db.run("DELETE FROM cle_partenaire WHERE partenaire_id = ?", partenaire_id)
        self._db.give_back_space()

    def _save(self, kept: ClePartenaire) -> None:
        self._db.run(
            "INSERT OR REPLACE INTO cle_partenaire"
            " (partenaire_id, line, added_at, verified_at, verified_by, revoked_at) VALUES (?, ?, ?, ?, ?, ?)",
            kept.partenaire_id,
            kept.cle.line(),
            to_text(kept.added_at),
            None if kept.verified_at is None else to_text(kept.verified_at),
            kept.verified_by,
            None if kept.revoked_at is None else to_text(kept.revoked_at),
        )


_SELECT = "SELECT partenaire_id, line, added_at, verified_at, verified_by, revoked_at FROM cle_partenaire"


def _cle(row: Row) -> ClePartenaire:
    partenaire_id, line, added_at, verified_at, verified_by, revoked_at = row
    return ClePartenaire(
        partenaire_id,
        ClePublique.from_line(line),
        from_text(added_at),
        None if verified_at is None else from_text(verified_at),
        verified_by,
        None if revoked_at is None else from_text(revoked_at),
    )
