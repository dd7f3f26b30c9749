"""Exchange keys: that of this post on paper, those of its partners, and whether their six words were compared."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from desktop.annuaire.complement import partenaire_of, structure_of
from desktop.echange import qr_codes
from desktop.errors import (
    CleChangedError,
    CleError,
    NoCleInPictureError,
    NotCleError,
    NotKeptError,
    UnreadablePictureError,
)
from desktop.export.raster import scanned_pages
from desktop.partenaires.model import Origine, Partenaire, PartenaireId
from desktop.poste.cles import CleConnue, ClePartenaire, ClePublique
from desktop.poste.journal import Action
from desktop.services.confirmation import NOTHING, Confirmed
from desktop.services.identites import Identites
from desktop.services.ouverture import draw_public, save_public
from desktop.services.partenaires import Partenaires
from desktop.storage.coffre import Coffre

_MAX_TEXT_BYTES = 64 * 1024


class Cles:
    def __init__(
        self, coffre: Coffre, identites: Identites, partenaires: Partenaires, now: Callable[[], datetime]
    ) -> None:
        self._coffre = coffre
        self._identites = identites
        self._partenaires = partenaires
        self._now = now

    def own(self) -> ClePublique:
        """That of this post, made the first time it is asked for."""
        return self._identites.get().publique

    def draw(self) -> bytes:
        """The sheet of this post's key, which holds nothing of anybody. Raises: DocumentError."""
        return draw_public(self.own())

    def save_line(self, target: Path) -> None:
        """Write the key of this post as a file of one line. Raises: ExportError."""
        save_public(self.own(), target)

    def renew(self) -> ClePublique:
        """Make another key for this post. Raises: NotAllowedError to an agent."""
        return self._identites.renew().publique

    def list(self) -> tuple[CleConnue, ...]:
        """Those of partners, by name."""
        known = {partenaire.partenaire_id: partenaire for partenaire in self._partenaires.list()}
        found = [self._connue(kept, known) for kept in self._coffre.cles.list()]
        return tuple(sorted(found, key=lambda connue: connue.partenaire.nom.casefold()))

    def find(self, partenaire_id: PartenaireId) -> ClePartenaire | None:
        return self._coffre.cles.find(partenaire_id)

    def read_text(self, text: str) -> ClePublique:
        """Read a key as it was typed, pasted or scanned. Raises: CleError."""
        return ClePublique.from_line(text)

    def read_file(self, path: Path) -> ClePublique:
        """Read a key in a file: its line, or a picture or a scan that holds its QR code. Raises: CleError."""
        try:
            with path.open("rb") as file:
                data = file.read(qr_codes.MAX_FILE_BYTES + 1)
        except OSError as error:
            raise UnreadablePictureError from error
        if data.startswith(b"%PDF-"):
            return _of_codes(
                code
                for page in scanned_pages(data)
                for code in qr_codes.read_pixels(page.width, page.height, page.data)
            )
        if qr_codes.is_picture(data):
            return _of_codes(qr_codes.read_picture(data))
        if len(data) > _MAX_TEXT_BYTES:
            raise UnreadablePictureError
        return ClePublique.from_line(data.decode("utf-8-sig", errors="replace"))

    def add(self, partenaire: Partenaire, cle: ClePublique, confirmed: Confirmed = NOTHING) -> CleConnue:
        """Keep the key of a partner, to be verified; a partner without an identifier is entered on this post.

        Raises: RevokedCleError, InvalidPartenaireError, NotAllowedError, and to be confirmed CleChangedError.
        """
        with self._coffre.transaction():
            if not partenaire.partenaire_id:
                partenaire = self._partenaires.add(partenaire)
            partenaire_id = partenaire.partenaire_id
            former = self._coffre.cles.find(partenaire_id)
            instead_of = former.cle if former and CleChangedError in confirmed else None
            kept = self._coffre.cles.add(partenaire_id, cle, self._now(), instead_of=instead_of)
            if former is None or not former.cle.is_same_as(cle):
                self._coffre.journal.add(
                    Action.CLE_PARTENAIRE, partenaire_id, "ajoutee" if former is None else "remplacee"
                )
        return CleConnue(kept, partenaire)

    def verify(self, connue: CleConnue) -> CleConnue:
        """Note that both sides read the same words. Raises: NotKeptError when the key is no longer that one."""
        kept = connue.kept
        nom = self._coffre.titulaire.nom
        with self._coffre.transaction():
            verified = self._coffre.cles.verify(kept.partenaire_id, kept.cle, self._now(), nom)
            self._coffre.journal.add(Action.CLE_PARTENAIRE, kept.partenaire_id, "verifiee")
        return CleConnue(verified, connue.partenaire)

    def throw_away(self, connue: CleConnue) -> None:
        """The words differ: this key is not that of the partner, and is erased."""
        with self._coffre.transaction():
            self._coffre.cles.erase(connue.kept.partenaire_id)
            self._coffre.journal.add(Action.CLE_PARTENAIRE, connue.kept.partenaire_id, "differente")

    def revoke(self, connue: CleConnue) -> None:
        """Nothing is sealed to this key any more, and nobody can bring it back. Raises: NotKeptError."""
        with self._coffre.transaction():
            self._coffre.cles.revoke(connue.kept.partenaire_id, self._now())
            self._coffre.journal.add(Action.CLE_PARTENAIRE, connue.kept.partenaire_id, "revoquee")

    def _connue(self, kept: ClePartenaire, known: Mapping[PartenaireId, Partenaire]) -> CleConnue:
        partenaire_id = PartenaireId(kept.partenaire_id)
        found = known.get(partenaire_id) or self._of_directory(partenaire_id)
        return CleConnue(kept, found or Partenaire(partenaire_id, kept.cle.nom, Origine.LOCAL))

    def _of_directory(self, partenaire_id: PartenaireId) -> Partenaire | None:
        """A structure chosen in the directory, None when it is no longer there."""
        structure_id = structure_of(partenaire_id)
        if structure_id is None:
            return None
        with suppress(NotKeptError):
            return partenaire_of(self._coffre.annuaire.inscription(structure_id), self._now().astimezone().date())
        return None


def _of_codes(codes: Iterable[str]) -> ClePublique:
    """The first of these codes that is a key. Raises: MistypedCleError, NewerCleError, NoCleInPictureError."""
    refused: CleError = NoCleInPictureError()
    for code in codes:
        try:
            return ClePublique.from_line(code)
        except NotCleError:
            continue
        except CleError as error:
            refused = error
    raise refused
