"""Opening the envelope of a slip, with the keys of a post or with an identity file, before anything of it is kept."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

from desktop.echange import manifeste
from desktop.echange.codes import printed_codes
from desktop.echange.enveloppe import MAX_BYTES, Ouverte, open_envelope
from desktop.echange.identite import MAX_FILE_BYTES as MAX_IDENTITE_BYTES
from desktop.echange.identite import CleSecrete, Identite, decrypted, is_encrypted, secret_keys
from desktop.errors import (
    ExpiredEnveloppeError,
    FileThereError,
    NotIdentiteError,
    NotOrientationError,
    TooLargeEnveloppeError,
    UnreadableFileError,
)
from desktop.export.files import export_file
from desktop.orientations.reponse import Reponse
from desktop.orientations.transmission import Transmissible
from desktop.poste.cles import ClePublique, empreinte
from desktop.poste.recues import Arrivee, Confiance
from desktop.services.passphrase import require_strength


def open_file(path: Path, cles: tuple[CleSecrete, ...], today: date) -> Ouverte:
    """Open the slip of a file. Nothing is written anywhere.

    Raises: UnreadableFileError, ExpiredEnveloppeError once its date of erasure has come, NotOrientationError for an
    answer, and what `open_envelope` raises.
    """
    ouverte = open_envelope(load_envelope(path), *cles)
    if not isinstance(ouverte.contenu, Transmissible):
        raise NotOrientationError
    if ouverte.manifeste.expires_on <= today:
        raise ExpiredEnveloppeError
    return ouverte


def arrived(ouverte: Ouverte, confiance: Confiance, erase_on: date) -> Arrivee:
    """What is told of a slip that was opened."""
    assert isinstance(ouverte.contenu, Transmissible)
    said = ouverte.manifeste
    return Arrivee(
        said.expediteur,
        confiance,
        said.enveloppe_id,
        said.orientation_id,
        said.created_at,
        erase_on,
        ouverte.contenu,
        manifeste.to_bytes(said),
        ouverte.pdf,
    )


def load_envelope(path: Path) -> bytes:
    """Read a file no larger than an envelope may be. Raises: UnreadableFileError, TooLargeEnveloppeError."""
    return _load(path, MAX_BYTES, TooLargeEnveloppeError())


def load_keys(identite: Path, ask: Callable[[], str]) -> tuple[CleSecrete, ...]:
    """Read an identity file of Repère or of age; `ask` gives its passphrase, if it needs one.

    Raises: UnreadableFileError, NotIdentiteError, WrongIdentitePassphraseError.
    """
    content = _load(identite, MAX_IDENTITE_BYTES, NotIdentiteError())
    return secret_keys(decrypted(content, ask()) if is_encrypted(content) else content)


def is_protected(identite: Path) -> bool:
    """Whether a passphrase opens this identity file. Raises: UnreadableFileError, NotIdentiteError."""
    return is_encrypted(_load(identite, MAX_IDENTITE_BYTES, NotIdentiteError()))


def open_without_store(path: Path, identite: Path, passphrase: str, today: date) -> Arrivee:
    """Open the slip of a file with an identity file; this computer keeps nothing, and knows nobody's key.

    Raises: NotIdentiteError, WrongIdentitePassphraseError, and what `open_file` raises.
    """
    ouverte = open_file(path, load_keys(identite, lambda: passphrase), today)
    return arrived(ouverte, Confiance.INCONNUE, ouverte.manifeste.expires_on)


def answer_codes(arrivee: Arrivee) -> tuple[tuple[Reponse, str], ...]:
    """Every answer without a date, and what is dictated to the unit to give it."""
    return printed_codes(manifeste.from_bytes(arrivee.manifeste).answer_key)


def make_identite(nom: str, passphrase: str, target: Path) -> ClePublique:
    """Write a new identity file where the user chose, protected by a passphrase; return its public key.

    Raises: WeakPassphraseError, FileThereError, ExportError.
    """
    require_strength(passphrase)
    if os.path.lexists(target):  # replaced, an identity would take with it all that was sealed to it
        raise FileThereError(target)
    identite = Identite.generate(nom)
    export_file(identite.to_file(passphrase), target)
    return identite.publique


def draw_public(cle: ClePublique) -> bytes:
    """The sheet of a public key, which holds nothing of anybody. Raises: DocumentError."""
    from desktop.export.cle import render_cle  # noqa: PLC0415 - the window opens without what draws

    return render_cle(cle.nom, cle.line(), empreinte(cle))


def save_public(cle: ClePublique, target: Path) -> None:
    """Write a public key where the user chose, as one line. Raises: ExportError."""
    export_file(cle.line().encode("ascii") + b"\r\n", target)


def _load(path: Path, most: int, too_large: Exception) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError as error:
        raise UnreadableFileError(path) from error
    if len(content) > most:
        raise too_large
    return content
