"""Sealed envelopes: an age file for one recipient, that holds a signed archive. Byte by byte: `docs/echange.md`.

The recipient is named in what is signed, and the signature is within what is encrypted: nobody can send on under the
sender's name what they received, nor say who sent what by looking at the file.
"""

import base64
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from desktop.echange import archive, contenu
from desktop.echange.age_file import decrypted_by, encrypted_to
from desktop.echange.codes import answer_key
from desktop.echange.identite import CleSecrete, Identite, is_signed
from desktop.echange.lisezmoi import LISEZMOI, readme
from desktop.echange.manifeste import (
    MANIFESTE,
    VERSION,
    VERSION_PATTERN,
    Genre,
    Manifeste,
    Membre,
    from_bytes,
    new_enveloppe_id,
    to_bytes,
)
from desktop.errors import (
    CleError,
    DamagedEnveloppeError,
    ForgedEnveloppeError,
    NewerEnveloppeError,
    NotEnveloppeError,
    RedirectedEnveloppeError,
    TooLargeEnveloppeError,
)
from desktop.orientations.model import OrientationId
from desktop.orientations.reponse import Reponse
from desktop.orientations.transmission import Transmissible
from desktop.poste.cles import ClePublique

MAX_BYTES = 16 * 1024 * 1024
"""Of a whole envelope: far above what one slip weighs, so that opening one never takes much memory."""

SIGNATURE = "manifeste.sig"
FICHE = "fiche.pdf"

_DOMAIN = b"repere-enveloppe-1\0"
_SIGNATURE_FILE = re.compile(rb"(REPERE-CLE-[0-9A-Z:-]{1,600})\n([0-9A-Za-z+/]{86}==)\n")
_KIB = 1024
_LIMITS = {
    Genre.ORIENTATION: {
        MANIFESTE: 16 * _KIB,
        SIGNATURE: _KIB,
        "orientation.json": 64 * _KIB,
        FICHE: 15 * _KIB * _KIB,
        LISEZMOI: 16 * _KIB,
    },
    Genre.REPONSE: {MANIFESTE: 16 * _KIB, SIGNATURE: _KIB, "reponse.json": 16 * _KIB, LISEZMOI: 16 * _KIB},
}


@dataclass(frozen=True, slots=True)
class Ouverte:
    """An envelope that was opened: sealed for who opened it, whole, signed by `expediteur`. Whether that key is one
    that someone here has verified is for the caller to say. `members` are the files inside, as they are.
    """

    manifeste: Manifeste
    contenu: Transmissible | Reponse
    members: Mapping[str, bytes] = field(repr=False)

    @property
    def pdf(self) -> bytes:
        """The slip as its sender drew it; empty for an answer."""
        return self.members.get(FICHE, b"")

    @property
    def expediteur(self) -> ClePublique:
        return self.manifeste.expediteur


def seal_orientation(
    transmissible: Transmissible,
    pdf: bytes,
    *,
    orientation_id: OrientationId,
    expires_on: date,
    expediteur: Identite,
    destinataire: ClePublique,
    now: datetime,
) -> bytes:
    """Seal a slip for a partner. `expires_on` is when the partner must have erased it.

    Raises: UnusableCleError when no envelope can be sealed to this key, TooLargeEnveloppeError.
    """
    inside = {"orientation.json": contenu.to_bytes(transmissible), FICHE: pdf}
    key = answer_key(expediteur, orientation_id)
    return _sealed(Genre.ORIENTATION, inside, orientation_id, expires_on, key, expediteur, destinataire.age, now)


def seal_reponse(reponse: Reponse, recue: Manifeste, *, expediteur: Identite, now: datetime) -> bytes:
    """Seal an answer for who sent the slip that `recue` came with. Raises: UnusableCleError."""
    inside = {"reponse.json": contenu.to_bytes(reponse)}
    return _sealed(
        Genre.REPONSE,
        inside,
        recue.orientation_id,
        recue.expires_on,
        recue.answer_key,
        expediteur,
        recue.expediteur.age,
        now,
    )


def open_envelope(data: bytes, *cles: CleSecrete) -> Ouverte:
    """Open an envelope with one of these keys. The signature is checked before anything inside is read.

    Raises: NotEnveloppeError, TooLargeEnveloppeError, ForeignEnveloppeError, DamagedEnveloppeError,
    ForgedEnveloppeError, RedirectedEnveloppeError, NewerEnveloppeError.
    """
    if len(data) > MAX_BYTES:
        raise TooLargeEnveloppeError
    members = _members(decrypted_by(cles, data))
    manifeste = _signed(members[MANIFESTE], members[SIGNATURE])
    described = {name: content for name, content in members.items() if name not in (MANIFESTE, SIGNATURE)}
    if manifeste.destinataire not in {cle.recipient for cle in cles}:
        raise RedirectedEnveloppeError
    json_member = f"{manifeste.genre.value}.json"
    if json_member not in members or not manifeste.describes(described):
        raise DamagedEnveloppeError
    inside = contenu.from_bytes(members[json_member], manifeste.genre)
    return Ouverte(manifeste, inside, members)


def answers_to(manifeste: Manifeste, *identites: Identite) -> bool:
    """Whether who sealed this answer had the slip that it names, which one of these identities sent.

    It does not say who they are: the signature does.
    """
    expected = [answer_key(identite, manifeste.orientation_id) for identite in identites]
    return any(hmac.compare_digest(manifeste.answer_key, key) for key in expected)


def _sealed(
    genre: Genre,
    inside: dict[str, bytes],
    orientation_id: OrientationId,
    expires_on: date,
    key: bytes,
    expediteur: Identite,
    destinataire: str,
    now: datetime,
) -> bytes:
    inside[LISEZMOI] = readme(genre)
    publique = expediteur.publique
    membres = tuple(Membre.of(name, content) for name, content in inside.items())
    manifeste = to_bytes(
        Manifeste(genre, new_enveloppe_id(), orientation_id, publique, destinataire, now, expires_on, key, membres)
    )
    signature = base64.b64encode(expediteur.sign(_DOMAIN + manifeste))
    members = {MANIFESTE: manifeste, SIGNATURE: publique.line().encode("ascii") + b"\n" + signature + b"\n", **inside}
    if any(len(content) > _LIMITS[genre][name] for name, content in members.items()):
        raise TooLargeEnveloppeError
    return encrypted_to(destinataire, archive.pack(members))


def _members(plain: bytes) -> dict[str, bytes]:
    """Raises: NotEnveloppeError when an age file that opens holds something else."""
    start = archive.starts_as(plain, MANIFESTE, VERSION_PATTERN)
    if start is None:
        raise NotEnveloppeError
    if int(start[1]) > VERSION:
        raise NewerEnveloppeError
    return archive.unpack(plain, *_LIMITS.values())


def _signed(manifeste: bytes, signature_file: bytes) -> Manifeste:
    """Read the manifest once its signature holds. Raises: ForgedEnveloppeError, DamagedEnveloppeError."""
    found = _SIGNATURE_FILE.fullmatch(signature_file)
    if found is None:
        raise ForgedEnveloppeError
    try:
        cle = ClePublique.from_line(found[1].decode("ascii"))
    except CleError as error:
        raise ForgedEnveloppeError from error
    if not is_signed(cle, _DOMAIN + manifeste, base64.b64decode(found[2])):
        raise ForgedEnveloppeError
    read = from_bytes(manifeste)
    if read.expediteur != cle:
        raise ForgedEnveloppeError
    return read
