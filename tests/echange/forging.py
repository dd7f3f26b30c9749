"""Envelopes written by hand, by who holds every key but that of the sender, or even that one."""

import base64
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any

import pyrage

from desktop.echange.identite import Identite
from tests.echange.samples import BRIGADE, REFUGE, sealed

Members = dict[str, bytes]


def plain(data: bytes, to: Identite = REFUGE) -> bytes:
    return pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(to.age)])


def encrypted(content: bytes, to: Identite = REFUGE) -> bytes:
    return pyrage.encrypt(content, [pyrage.x25519.Recipient.from_str(to.publique.age)])


def members_of(data: bytes, to: Identite = REFUGE) -> Members:
    with zipfile.ZipFile(io.BytesIO(plain(data, to))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(members: Mapping[str, bytes], compressed: str = "") -> bytes:
    """All members as they are, but the one that is named."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            compression = zipfile.ZIP_DEFLATED if name == compressed else zipfile.ZIP_STORED
            archive.writestr(zipfile.ZipInfo(name), content, compression)
    return out.getvalue()


def signed(manifest: bytes, sender: Identite = BRIGADE) -> bytes:
    signature = base64.b64encode(sender.sign(b"repere-enveloppe-1\0" + manifest))
    return f"{sender.publique.line()}\n{signature.decode()}\n".encode()


def resealed(change: Callable[[Members], Members | None], to: Identite = REFUGE) -> bytes:
    """A sound envelope whose members are changed, then encrypted again; nothing is signed again."""
    members = members_of(sealed())
    return encrypted(zipped(change(members) or members), to)


def resigned(
    change: Callable[[dict[str, Any]], None] = lambda manifest: None,
    content: Mapping[str, bytes] | None = None,
    to: Identite = REFUGE,
) -> bytes:
    """A sound envelope whose content, then manifest, are changed by the sender: it is signed, whatever it says."""
    members = {**members_of(sealed()), **(content or {})}
    manifest = json.loads(members["manifeste.json"])
    for membre in manifest["membres"]:
        inside = members[membre["name"]]
        membre.update(size=len(inside), sha256=sha256(inside).hexdigest())
    change(manifest)
    members["manifeste.json"] = json.dumps(manifest, separators=(",", ":")).encode()
    members["manifeste.sig"] = signed(members["manifeste.json"])
    return encrypted(zipped(members), to)
