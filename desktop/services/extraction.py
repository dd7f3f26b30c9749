"""Taking the files out of an envelope, for scripts and for who has no store: all of them in a folder, or none."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.echange.enveloppe import MAX_BYTES, open_envelope
from desktop.echange.identite import MAX_FILE_BYTES, CleSecrete, Identite, decrypted, is_encrypted, secret_keys
from desktop.errors import (
    ExpiredEnveloppeError,
    NotCleError,
    NotIdentiteError,
    OtherSenderError,
    TooLargeEnveloppeError,
    UnreadableFileError,
)
from desktop.export.files import export_file
from desktop.export.folder import export_folder
from desktop.poste.cles import ClePublique
from desktop.services.passphrase import require_strength


@dataclass(frozen=True, slots=True)
class Extraite:
    """What was taken out, to be erased by `expires_on`. `is_known`: the sender is the one whose key was given."""

    expediteur: ClePublique
    expires_on: date
    is_known: bool


def extract(
    path: Path,
    identite: Path,
    ask: Callable[[], str],
    target: Path,
    today: date,
    sender: ClePublique | None = None,
) -> Extraite:
    """Write the files of an envelope in the folder `target`, made for them; `ask` gives a passphrase, if it needs one.

    Raises: OtherSenderError when it is not signed by `sender`, ExpiredEnveloppeError, another EnveloppeError,
    IdentiteError, UnreadableFileError, FolderNotEmptyError, ExportError: nothing was written.
    """
    ouverte = open_envelope(load_envelope(path), *load_keys(identite, ask))
    if ouverte.manifeste.expires_on <= today:
        raise ExpiredEnveloppeError
    if sender is not None and not sender.is_same_as(ouverte.expediteur):
        raise OtherSenderError
    export_folder(ouverte.members, target)
    return Extraite(ouverte.expediteur, ouverte.manifeste.expires_on, is_known=sender is not None)


def load_envelope(path: Path) -> bytes:
    """Raises: UnreadableFileError, TooLargeEnveloppeError."""
    return _load(path, MAX_BYTES, TooLargeEnveloppeError())


def load_keys(identite: Path, ask: Callable[[], str]) -> tuple[CleSecrete, ...]:
    """Read an identity file of Repère or of age. Raises: UnreadableFileError, IdentiteError."""
    content = _load(identite, MAX_FILE_BYTES, NotIdentiteError())
    return secret_keys(decrypted(content, ask()) if is_encrypted(content) else content)


def load_public_key(path: Path) -> ClePublique:
    """Read a file that holds the line of a key. Raises: UnreadableFileError, CleError."""
    return ClePublique.from_line(_load(path, MAX_FILE_BYTES, NotCleError()).decode("utf-8-sig", errors="replace"))


def make_identite(nom: str, passphrase: str, target: Path) -> ClePublique:
    """Write a new identity file, which this passphrase opens; return its public key.

    Raises: WeakPassphraseError, ExportError.
    """
    require_strength(passphrase)
    identite = Identite.generate(nom)
    export_file(identite.to_file(passphrase), target)
    return identite.publique


def _load(path: Path, most: int, too_large: Exception) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError as error:
        raise UnreadableFileError(path) from error
    if len(content) > most:
        raise too_large
    return content
