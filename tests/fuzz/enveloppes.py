"""Damaged envelopes, answers, keys and codes: opened, and used if they open all the same; nothing written elsewhere.

A file is damaged at each depth: the encrypted file, the archive in it, its members, then what the sender signs, so that
every reader behind the signature is reached too.
"""

import io
import json
import random
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path

from desktop.echange.codes import answer_key, code_of, find_answered, matches, printed_codes, read_code
from desktop.echange.enveloppe import answers_to, open_envelope, seal_reponse
from desktop.echange.identite import Identite
from desktop.errors import CleError, CodeError, DocumentError, EnveloppeError, IdentiteError, UnreadableFileError
from desktop.export.fiche_orientation import render_orientation
from desktop.orientations.model import OrientationId
from desktop.orientations.reponse import Reponse, ReponseKind
from desktop.orientations.transmission import Transmissible
from desktop.poste.cles import ClePublique, empreinte
from desktop.services.extraction import extract
from tests.echange.forging import Members, encrypted, members_of, plain, signed, zipped
from tests.echange.samples import BRIGADE, NOW, REFUGE, SLIP, sealed
from tests.fuzz.attempts import Make, Run, Sorte
from tests.fuzz.mutations import change_value, flipped

_TODAY = date(2026, 11, 25)
_NAMES = ("../fiche.pdf", "/etc/x", "a/b", "fiche.pdf", "FICHE.PDF", "orientation.json", "\\x", "con", "é", "x" * 300)
_WORDS = (
    "",
    " ",
    "\n" * 40,
    "é" * 3000,
    "mot " * 500,
    "\u202eabc\u202c",
    "مرحبا",
    "ሀ",
    "🙂",
    "<b>&amp;",
    "=1+1",
    "x" * 70_000,
)
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZOILU -–é"
_DRAWN_ONCE_IN = 40
"""A slip that still opens is drawn that often: it takes far longer than the rest."""


@dataclass(frozen=True)
class _Sound:
    """An envelope, and to whom it was sealed by whom."""

    data: bytes
    sender: Identite
    to: Identite


def _prepare(folder: Path) -> Make:
    (folder / "dossier").mkdir()
    (folder / "refuge.txt").write_bytes(REFUGE.to_bytes())
    (folder / "brigade.txt").write_bytes(BRIGADE.to_bytes())
    slip = _Sound(sealed(), BRIGADE, REFUGE)
    answer = seal_reponse(
        Reponse(ReponseKind.RECUE), open_envelope(slip.data, REFUGE).manifeste, expediteur=REFUGE, now=NOW
    )
    sounds = (slip, _Sound(answer, REFUGE, BRIGADE))

    def make(source: random.Random, number: int) -> tuple[str, Run]:
        kind = _KINDS[number % len(_KINDS)]
        if kind in _TEXTS:
            return kind, partial(_TEXTS[kind], source)
        sound = sounds[source.randrange(2)]
        data = _DAMAGED[kind](source, sound)
        return kind, partial(_try, folder, data, sound, number)

    return make


def _try(folder: Path, data: bytes, sound: _Sound, number: int) -> bool:
    """Take the files out as the command does, then use what was opened."""
    (folder / "dossier" / "recue.age").write_bytes(data)
    identite = folder / ("refuge.txt" if sound.to is REFUGE else "brigade.txt")
    target = folder / "dossier" / "sortie"
    try:
        extract(folder / "dossier" / "recue.age", identite, str, target, _TODAY)
    finally:
        written = sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))
        for path in target.glob("*"):
            path.unlink()
        if target.exists():
            target.rmdir()
        _check_written(written)
    opened = open_envelope(data, sound.to)
    answers_to(opened.manifeste, BRIGADE, REFUGE)
    seal_reponse(Reponse(ReponseKind.ACCEPTEE), opened.manifeste, expediteur=sound.to, now=NOW)
    if isinstance(opened.contenu, Transmissible) and number % _DRAWN_ONCE_IN < len(_KINDS):
        render_orientation(opened.contenu, is_draft=False)
    return True


def _check_written(written: list[str]) -> None:
    inside = [name for name in written if name.startswith("dossier/sortie/")]
    others = sorted(set(written) - set(inside) - {"dossier/sortie"})
    if others != ["brigade.txt", "dossier", "dossier/recue.age", "refuge.txt"]:
        raise AssertionError(f"written elsewhere: {others}")
    if len(inside) not in (0, 4, 5):
        raise AssertionError(f"written in part: {inside}")


def _outer(source: random.Random, sound: _Sound) -> bytes:
    """The encrypted file: its header, most often, since a byte elsewhere is one case."""
    data = sound.data
    head, mark, body = data.partition(b"\n---")
    match source.randrange(6):
        case 0:
            return flipped(source, data)
        case 1:
            return data[: source.randrange(len(data))]
        case 2:
            return flipped(source, head) + mark + body
        case 3:
            lines = head.split(b"\n")
            lines.insert(source.randrange(len(lines) + 1), source.choice([*lines, b"-> x y", b"", b"\r", b"-> grease"]))
            return b"\n".join(lines) + mark + body
        case 4:
            lines = head.split(b"\n")
            return b"\n".join([*lines, *lines[1:3] * source.choice([1, 20, 20_000])]) + mark + body
    return data + source.randbytes(source.randint(1, 40))


def _inner(source: random.Random, sound: _Sound) -> bytes:
    """The archive: a byte, or a field of its directory."""
    content = plain(sound.data, sound.to)
    if source.random() < 0.5:
        return encrypted(flipped(source, content), sound.to)
    changed = bytearray(content)
    marks = [at for mark in (b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06") for at in _places(content, mark)]
    at = source.choice(marks) + source.randint(4, 46)
    value = source.choice([0, 1, 8, 0x7F, 0xFF])
    changed[at : at + source.choice([1, 2, 4])] = bytes([value]) * source.choice([1, 2, 4])
    return encrypted(bytes(changed), sound.to)


def _places(content: bytes, mark: bytes) -> list[int]:
    found, at = [], content.find(mark)
    while at >= 0:
        found.append(at)
        at = content.find(mark, at + 1)
    return found


def _members(source: random.Random, sound: _Sound) -> bytes:
    """Files that are others, more, fewer, compressed, or under another name."""
    members = members_of(sound.data, sound.to)
    name = source.choice(list(members))
    match source.randrange(6):
        case 0:
            del members[name]
        case 1:
            members[source.choice(_NAMES)] = source.randbytes(50)
        case 2:
            members = {(source.choice(_NAMES) if each == name else each): content for each, content in members.items()}
        case 3:
            return encrypted(zipped(members, compressed=name), sound.to)
        case 4:
            return encrypted(_twice(members, name), sound.to)
        case _:
            members[name] = flipped(source, members[name]) if source.random() < 0.8 else bytes(300_000)
    return encrypted(zipped(members), sound.to)


def _twice(members: Mapping[str, bytes], name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for each, content in members.items():
            for number in range(2 if each == name else 1):
                info = zipfile.ZipInfo(each if not number else each.swapcase())
                archive.writestr(info, content)
    return out.getvalue().replace(name.swapcase().encode(), name.encode())


def _manifest(source: random.Random, sound: _Sound) -> bytes:
    """The manifest, signed by the sender whatever it says."""
    members = members_of(sound.data, sound.to)
    return _signed_again(source, members, sound, lambda manifest: _change(source, manifest))


def _content(source: random.Random, sound: _Sound) -> bytes:
    """What is transmitted, which the sender describes and signs whatever it is."""
    members = members_of(sound.data, sound.to)
    name = next(name for name in members if name in ("orientation.json", "reponse.json"))
    members[name] = _changed_json(source, members[name])
    return _signed_again(source, members, sound, lambda manifest: None)


def _signed_again(
    source: random.Random, members: Members, sound: _Sound, change: Callable[[dict[str, object]], None]
) -> bytes:
    manifest = json.loads(members["manifeste.json"])
    for membre in manifest["membres"]:
        content = members[membre["name"]]
        membre.update(size=len(content), sha256=sha256(content).hexdigest())
    change(manifest)
    written = json.dumps(manifest, separators=(",", ":")).encode()
    members["manifeste.json"] = flipped(source, written) if source.random() < 0.1 else written
    members["manifeste.sig"] = signed(members["manifeste.json"], sound.sender)
    return encrypted(zipped(members), sound.to)


def _change(source: random.Random, data: object) -> None:
    for _ in range(source.randint(1, 3)):
        change_value(source, data)


def _changed_json(source: random.Random, content: bytes) -> bytes:
    if source.random() < 0.2:
        return flipped(source, content)
    data = json.loads(content)
    if source.random() < 0.5:
        _change(source, data)
    else:
        _change_words(source, data)
    text = json.dumps(data, ensure_ascii=source.random() < 0.5)
    if source.random() < 0.2:
        at = source.randrange(len(text))
        text = text[:at] + source.choice(["[" * 3000, "9" * 5000, '"\\ud800"', "\\u0000", "NaN", "1e999"]) + text[at:]
    return text.encode("utf-8", "surrogatepass")


def _change_words(source: random.Random, data: object) -> None:
    """Put other words in the place of some: what is free text is then read all the same."""
    holders = [data]
    for holder in holders:
        inner = holder.values() if isinstance(holder, dict) else holder if isinstance(holder, list) else ()
        holders.extend(inner)
    found = [(holder, key) for holder in holders if isinstance(holder, dict) for key in holder]
    for holder, key in source.sample(found, min(3, len(found))):
        if isinstance(holder[key], str):
            holder[key] = source.choice(_WORDS)


def _key(source: random.Random) -> bool:
    line = BRIGADE.publique.line()
    text = flipped(source, line.encode()).decode("latin-1") if source.random() < 0.9 else line[: source.randrange(170)]
    cle = ClePublique.from_line(text)
    return len(empreinte(cle)) == 6 and cle == ClePublique.from_line(cle.line())


def _identity(source: random.Random) -> bool:
    data = flipped(source, REFUGE.to_bytes())
    return bool(Identite.from_bytes(data).publique.line())


def _code(source: random.Random) -> bool:
    key = answer_key(BRIGADE, SLIP)
    reponse, code = source.choice(printed_codes(key))
    if source.random() < 0.3:
        at = datetime(2026, 1, 1, tzinfo=UTC)
        code = code_of(key, Reponse(ReponseKind.RENDEZ_VOUS, rendez_vous_at=at))
    letters = list(code)
    for _ in range(source.randint(1, 4)):
        letters[source.randrange(len(letters))] = source.choice(_ALPHABET)
    found = read_code("".join(letters))
    if matches(key, found) is not None and found != code:
        raise AssertionError(f"{''.join(letters)} was taken for an answer")
    return bool(find_answered(found, [(OrientationId("autre"), key)])) or reponse is not None


_TEXTS: dict[str, Callable[[random.Random], bool]] = {"clé": _key, "identité": _identity, "code": _code}
_DAMAGED: dict[str, Callable[[random.Random, _Sound], bytes]] = {
    "fichier": _outer,
    "archive": _inner,
    "membres": _members,
    "manifeste": _manifest,
    "contenu": _content,
}
_KINDS = (*_DAMAGED, *_TEXTS)
_REFUSALS = (EnveloppeError, CleError, IdentiteError, CodeError, UnreadableFileError, DocumentError)

ENVELOPPES = Sorte("enveloppes", 10_000, _REFUSALS, _prepare)
