"""The public vectors of the age format.

`data/cctv-age-0.2.0.json.gz` holds those of the npm package cctv-age 0.2.0 (https://c2sp.org/CCTV/age), by name, in
base64. They may be copied without condition (0BSD, CC0 1.0 or Unlicense).
"""

import base64
import gzip
import json
import zlib
from dataclasses import dataclass
from pathlib import Path

_DATA = Path(__file__).parent / "data" / "cctv-age-0.2.0.json.gz"


@dataclass(frozen=True)
class Vector:
    name: str
    expect: str
    payload: str
    identities: tuple[str, ...]
    passphrases: tuple[str, ...]
    file: bytes


def _read(name: str, content: bytes) -> Vector:
    head, file = content.split(b"\n\n", 1)
    said = [line.split(": ", 1) for line in head.decode().split("\n")]
    all_of = {key: tuple(v for k, v in said if k == key) for key in ("identity", "passphrase", "payload", "compressed")}
    if all_of["compressed"]:
        assert all_of["compressed"] == ("zlib",)
        file = zlib.decompress(file)
    payload = "".join(all_of["payload"])
    return Vector(name, dict(said)["expect"], payload, all_of["identity"], all_of["passphrase"], file)


VECTORS = [
    _read(name, base64.b64decode(content)) for name, content in json.loads(gzip.decompress(_DATA.read_bytes())).items()
]
