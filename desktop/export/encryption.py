"""A PDF that opens only with its phrase: AES-256, revision 6 (ISO 32000-2), over all it holds, metadata included."""

import io
import secrets

import pikepdf


def encrypt_pdf(pdf: bytes, phrase: str) -> bytes:
    """Return `pdf` encrypted; `phrase` opens it. Who opens it may print and copy, and a screen reader may read it."""
    # Whoever has the phrase may do everything with it: the owner's password serves nobody and is forgotten.
    protection = pikepdf.Encryption(user=phrase, owner=secrets.token_urlsafe(32), R=6, aes=True, metadata=True)
    encrypted = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(encrypted, encryption=protection)
    return encrypted.getvalue()
