"""Taking the files out of an envelope, for scripts and for who has no store: all of them in a folder, or none."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.echange.enveloppe import open_envelope
from desktop.errors import ExpiredEnveloppeError, OtherSenderError, UnreadableFileError
from desktop.export.folder import export_folder
from desktop.poste.cles import ClePublique
from desktop.services.ouverture import load_envelope, load_keys

_KEY_FILE_BYTES = 4096
"""Far more than one line: what is longer is no key."""


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


def load_public_key(path: Path) -> ClePublique:
    """Read a file that holds the line of a key. Raises: UnreadableFileError, CleError."""
    try:
        with path.open("rb") as file:
            return ClePublique.from_line(file.read(_KEY_FILE_BYTES).decode("utf-8-sig", errors="replace"))
    except OSError as error:
        raise UnreadableFileError(path) from error
