"""What `docs/echange.md` says of an envelope is enough to check it with OpenSSL and no line of Repère."""

import base64
import hashlib
import io
import json
import shutil
import subprocess
import zipfile

import pytest

from tests.echange.forging import plain
from tests.echange.samples import sealed

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed (package openssl)")

ED25519_DER = bytes.fromhex("302a300506032b6570032100")
"""What comes before the 32 bytes of an Ed25519 key in a public key file (RFC 8410)."""


def verified(folder, manifest: bytes, key: bytes, signature: bytes) -> bool:
    for name, content in (
        ("cle.der", ED25519_DER + key),
        ("signe", b"repere-enveloppe-1\0" + manifest),
        ("signature", signature),
    ):
        (folder / name).write_bytes(content)
    command = "openssl pkeyutl -verify -pubin -keyform DER -inkey cle.der -rawin -in signe -sigfile signature"
    return subprocess.run(command.split(), cwd=folder, capture_output=True, timeout=60, check=False).returncode == 0


def test_the_signature_and_the_digests_are_checked_without_repere(tmp_path):
    with zipfile.ZipFile(io.BytesIO(plain(sealed()))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    line, signature = members["manifeste.sig"].decode("ascii").split()
    mark, _age, key, _name, checksum = line.split(":")
    manifest = json.loads(members["manifeste.json"])

    assert mark == "REPERE-CLE-1" and manifest["expediteur"] == line
    digest = hashlib.sha256(line.rpartition(":")[0].encode()).digest()[:5]
    assert base64.b32encode(digest).decode() == checksum
    for membre in manifest["membres"]:
        content = members[membre["name"]]
        assert (membre["size"], membre["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
    raw = base64.b32decode(key + "====")
    assert verified(tmp_path, members["manifeste.json"], raw, base64.b64decode(signature))
    assert not verified(tmp_path, members["manifeste.json"] + b" ", raw, base64.b64decode(signature))
