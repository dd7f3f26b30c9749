"""The ZIP archive inside an envelope: members stored as they are, named in advance, one after the other, nothing else.

Written always the same for the same members. Read as strictly: no compression, no encryption, no extra field, no
comment, no byte before, between or after; so nothing in it can grow, hide, or be read in two ways.
"""

import io
import re
import struct
import zipfile
from collections.abc import Iterable, Mapping

from desktop.errors import DamagedEnveloppeError, TooLargeEnveloppeError

_LOCAL_BYTES, _CENTRAL_BYTES, _END_BYTES = 30, 46, 22
_NO_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_END = struct.Struct("<4s4H2LH")
_LOCAL = struct.Struct("<4s2xHH4x3L2H")


def pack(members: Mapping[str, bytes]) -> bytes:
    """Names are plain ASCII, without a folder."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, _NO_DATE)
            info.create_system = _UNIX
            info.external_attr = 0o600 << 16
            archive.writestr(info, content)
    return out.getvalue()


def starts_as(data: bytes, name: str, pattern: bytes) -> re.Match[bytes] | None:
    """What `pattern` finds at the start of the first member, when it has this name: before anything is checked."""
    local = data[:_LOCAL_BYTES]
    if not local.startswith(b"PK\x03\x04") or data[_LOCAL_BYTES : _LOCAL_BYTES + len(name)] != name.encode("ascii"):
        return None
    return re.compile(pattern).match(data, _LOCAL_BYTES + len(name))


def unpack(data: bytes, *layouts: Mapping[str, int]) -> dict[str, bytes]:
    """Return exactly the members that one of the layouts names, in that order, each with its greatest size in bytes.

    Layouts differ by how many members they have. Raises: DamagedEnveloppeError, TooLargeEnveloppeError.
    """
    limits = _layout_of(data, layouts)
    names = list(limits)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            _check_layout(data, infos, names)
            if any(info.file_size > limits[info.filename] for info in infos):
                raise TooLargeEnveloppeError
            return {info.filename: archive.read(info) for info in infos}
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        ValueError,
        EOFError,
        OSError,
        struct.error,
    ) as error:
        raise DamagedEnveloppeError from error


def _layout_of(data: bytes, layouts: tuple[Mapping[str, int], ...]) -> Mapping[str, int]:
    """The directory has the size that one layout gives it: whatever it says, it is read within that."""
    if len(data) >= _END_BYTES:
        end = _END.unpack(data[-_END_BYTES:])
        for limits in layouts:
            size = _directory_bytes(limits)
            if end == (b"PK\x05\x06", 0, 0, len(limits), len(limits), size, len(data) - _END_BYTES - size, 0):
                return limits
    raise DamagedEnveloppeError


def _check_layout(data: bytes, infos: list[zipfile.ZipInfo], names: list[str]) -> None:
    """Each member says of itself what the directory says, and begins where the one before ends."""
    if [info.filename for info in infos] != names:
        raise DamagedEnveloppeError
    offset = 0
    for info in infos:
        size = info.file_size
        plain = (b"PK\x03\x04", 0, zipfile.ZIP_STORED, info.CRC, size, size, len(info.filename), 0)
        said = (info.flag_bits, info.compress_type, info.compress_size, info.header_offset)
        if said != (0, zipfile.ZIP_STORED, size, offset) or _LOCAL.unpack_from(data, offset) != plain:
            raise DamagedEnveloppeError
        offset += _LOCAL_BYTES + len(info.filename) + size
    if offset + _directory_bytes(names) + _END_BYTES != len(data):
        raise DamagedEnveloppeError


def _directory_bytes(names: Iterable[str]) -> int:
    return sum(_CENTRAL_BYTES + len(name) for name in names)
