"""What the memory of a running Repère holds, seen from outside: copies of the key, the passphrase and confided words.

`python -m tests.fault.memory` prints the table of docs/SECURITE.md. Linux only, and with the right to read the process:
root's, or its parent's.
"""

import hashlib
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop.demonstration.reception import NOM, PASSPHRASE
from desktop.hardening import FORGETFUL
from desktop.storage import database
from desktop.storage.argon2_cost import derive
from desktop.storage.folder import Folder
from desktop.storage.key_copies import load_keys
from desktop.storage.key_slots import KEY_BYTES, Kind
from tests.fault.conftest import PROGRAMS, ROOT
from tests.ui.stops import furnish

Forms = tuple[bytes, ...]
"""One thing looked for, in every form it may have in memory."""

CONFIDED = ("Elle aime les hortensias.", "jamais Kerbastiou", "lieutenant Quéméneur", "Il s’appelle Tremblevif.")
"""Texts of the store that `furnish` makes: longer than the few bytes of a freed block that glibc leaves."""

MOMENTS = ("started", "open", "locked")


class How(StrEnum):
    """How memory is given back: as in the bundle, Python keeps its own blocks; as from the sources, it leaves all to
    glibc; and as it would be were glibc not asked to overwrite."""

    BUNDLE = "bundle"
    SOURCES = "sources"
    UNASKED = "unasked"


class Confided:
    """A store of its own, and Repère in another process, that opens it, shows what it holds, then locks."""

    def __init__(self, folder: Path, how: How) -> None:
        self._profile = folder / "profil"
        self.needles = _furnish(self._profile)
        self._how = how

    def visit(self, moments: tuple[str, ...] = MOMENTS) -> Iterator[tuple[str, dict[str, int]]]:
        """Give these moments, and how many copies of each thing are in memory while the process stands still."""
        command = [sys.executable, str(PROGRAMS / "confided.py"), self._how.value, str(self._profile), NOM]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
        if self._how is How.BUNDLE:
            environment["GLIBC_TUNABLES"] = FORGETFUL
        told = {"started": b"." + PASSPHRASE.encode() + b"\0"}
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            for moment in MOMENTS:
                assert process.stdout.readline().decode().strip() == moment
                if moment in moments:
                    yield moment, copies(process.pid, self.needles)
                process.stdin.write(told.get(moment, b"."))
                process.stdin.flush()


def copies(pid: int, needles: Mapping[str, Forms]) -> dict[str, int]:
    """How many times each needle is in what a process that stands still may write to."""
    found = dict.fromkeys(needles, 0)
    named = {form: name for name, forms in needles.items() for form in forms}
    any_form = re.compile(b"|".join(map(re.escape, named)), re.DOTALL)
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for start, end in _writable(pid):
            for form in any_form.findall(_read(memory, start, end)):
                found[named[form]] += 1
    return found


def in_memory(text: str) -> Forms:
    """A text as Python (1, 2 or 4 bytes a letter), Qt (UTF-16), SQLite and files (UTF-8) hold it."""
    return tuple({text.encode(encoding, "ignore") for encoding in ("utf-8", "latin-1", "utf-16-le", "utf-32-le")})


def _furnish(profile: Path) -> dict[str, Forms]:
    """Make the store; return what to look for."""
    keys: list[tuple[bytes, bytes]] = []
    make = database.Database.__init__

    def watched(self: database.Database, path: Path, data_key: bytes, store_id: bytes) -> None:
        keys.append((bytes(data_key), store_id))
        make(self, path, data_key, store_id)

    database.Database.__init__ = watched  # type: ignore[method-assign]
    try:
        furnish.anew(profile)
    finally:
        database.Database.__init__ = make  # type: ignore[method-assign]
    key, store_id = keys[-1]
    # How SQLCipher derives the key of its page checksums: https://www.zetetic.net/sqlcipher/design/
    hmac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in store_id), 2, 32)
    wrapping_key, private = _of_holder(Folder(profile), store_id)
    return {
        "clé de données": _key_forms(key),
        "clé des sommes de contrôle": _key_forms(hmac_key),
        "clé tirée de la phrase de passe": _key_forms(wrapping_key),
        "clé privée du titulaire": _key_forms(private),
        "phrase de passe": in_memory(PASSPHRASE),
        **{text: in_memory(text) for text in CONFIDED},
    }


def _of_holder(folder: Folder, store_id: bytes) -> tuple[bytes, bytes]:
    """What the passphrase gives: the key that opens the slot, and the private half that is in it (docs/SECURITE.md)."""
    slot = next(s for s in load_keys(folder, store_id=store_id).of_kind(Kind.PHRASE) if s.name == NOM)
    wrapping_key = derive(unicodedata.normalize("NFC", PASSPHRASE).encode(), slot.salt, slot.cost, KEY_BYTES)
    bound_to = b"repere-coffre/2|" + store_id + slot.slot_id + slot.kind.encode()
    return wrapping_key, AESGCM(wrapping_key).decrypt(slot.nonce, slot.wrapped, bound_to)[:KEY_BYTES]


def _key_forms(key: bytes) -> Forms:
    return (key, *in_memory(key.hex()), *in_memory(key.hex().upper()))


def _writable(pid: int) -> list[tuple[int, int]]:
    maps = Path(f"/proc/{pid}/maps").read_text(encoding="utf-8")
    return [(int(start, 16), int(end, 16)) for start, end in re.findall(r"^([0-9a-f]+)-([0-9a-f]+) rw", maps, re.M)]


def _read(memory: BinaryIO, start: int, end: int) -> bytes:
    memory.seek(start)
    chunks = []
    while start < end and (chunk := memory.read(end - start)):
        chunks.append(chunk)
        start += len(chunk)
    return b"".join(chunks)


def main() -> None:
    for how in How:
        with tempfile.TemporaryDirectory() as folder:
            confided = Confided(Path(folder), how)
            seen = dict(confided.visit())
        print(f"{how.value:32}" + "".join(f"{moment:>10}" for moment in MOMENTS))
        for name in confided.needles:
            print(f"{name:32}" + "".join(f"{seen[moment][name]:>10}" for moment in MOMENTS))


if __name__ == "__main__":
    main()
