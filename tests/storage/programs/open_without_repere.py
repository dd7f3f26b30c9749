"""Opens a store from `docs/SECURITE.md` alone: nothing of Repère is used, nor SQLCipher.

    python open_without_repere.py PROFILE "SELECT …"      the secret is one line of standard input

Prints one JSON list a row. The store must have been closed: its journal is not read.
"""

import getpass
import hashlib
import hmac
import json
import sqlite3
import sys
import unicodedata
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

PAGE, RESERVE, IV, MAC = 4096, 80, 16, 64


def read_key_file(path: Path) -> dict[str, Any]:
    mark, checksum, text = path.read_bytes().split(b"\n", 2)
    assert mark == b"REPERE-COFFRE 2"
    assert checksum == b"sha256 " + hashlib.sha256(mark + b"\n" + text).hexdigest().encode()
    keys: dict[str, Any] = json.loads(text)
    return keys


def open_slot(slot: dict[str, Any], secret: str, store_id: bytes) -> bytes:
    """Return the data key that this slot keeps for who knows the secret."""
    cost = slot["argon2id"]
    derived = Argon2id(
        salt=bytes.fromhex(slot["salt"]),
        length=32,
        iterations=cost["passes"],
        lanes=cost["lanes"],
        memory_cost=cost["memory_kib"],
    ).derive(unicodedata.normalize("NFC", secret).encode())
    public, sealed = bytes.fromhex(slot["public"]), bytes.fromhex(slot["sealed"])
    bound_to = b"repere-coffre/2|" + store_id + bytes.fromhex(slot["slot_id"]) + slot["kind"].encode()
    known = AESGCM(derived).decrypt(bytes.fromhex(slot["nonce"]), bytes.fromhex(slot["wrapped"]), bound_to)
    private, signed_by = known[:32], known[32:]
    signature = bytes.fromhex(slot["signature"])
    Ed25519PublicKey.from_public_bytes(signed_by).verify(signature, bound_to + public + sealed)
    suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
    return suite.decrypt(sealed, X25519PrivateKey.from_private_bytes(private), bound_to)[:32]


def decrypt_pages(content: bytes, data_key: bytes) -> bytes:
    """Return the SQLite file that the SQLCipher 4 file holds."""
    salt = content[:16]
    mac_key = hashlib.pbkdf2_hmac("sha512", data_key, bytes(b ^ 0x3A for b in salt), 2, 32)
    pages = []
    for number, start in enumerate(range(0, len(content), PAGE), start=1):
        page = content[start : start + PAGE]
        clear_start = 16 if number == 1 else 0
        body, iv, mac = page[clear_start : PAGE - RESERVE], page[PAGE - RESERVE :][:IV], page[-MAC:]
        expected = hmac.digest(mac_key, body + iv + number.to_bytes(4, "little"), "sha512")
        assert hmac.compare_digest(mac, expected), f"page {number}"
        decryptor = Cipher(algorithms.AES(data_key), modes.CBC(iv)).decryptor()
        head = b"SQLite format 3\0" if number == 1 else b""
        pages.append(head + decryptor.update(body) + decryptor.finalize() + bytes(RESERVE))
    whole = bytearray(b"".join(pages))
    whole[18:20] = b"\x01\x01"  # no write-ahead journal beside a file in memory
    return bytes(whole)


def main() -> None:
    profile, query = Path(sys.argv[1]), sys.argv[2]
    secret = getpass.getpass() if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    keys = read_key_file(profile / "coffre.cle")
    for slot in keys["slots"]:
        try:
            data_key = open_slot(slot, secret, bytes.fromhex(keys["store_id"]))
        except Exception:  # noqa: BLE001 - another slot may be the right one
            continue
        connection = sqlite3.connect(":memory:")
        connection.deserialize(decrypt_pages((profile / "coffre.db").read_bytes(), data_key))
        for row in connection.execute(query):
            print(json.dumps([v.hex() if isinstance(v, bytes) else v for v in row], ensure_ascii=False))
        return
    sys.exit("no slot opens with this secret")


if __name__ == "__main__":
    main()
