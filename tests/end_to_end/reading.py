"""What is on a paper, and in a closed store."""

from dataclasses import dataclass
from pathlib import Path

from desktop.demonstration.reception import PASSPHRASE
from desktop.entretiens.model import Reponse
from desktop.orientations.model import Orientation, PriseEnCharge
from desktop.storage.coffre import Coffre
from tests.export.samples import pdfium_text


@dataclass(frozen=True)
class Kept:
    """What the store of a post holds about people."""

    orientations: tuple[Orientation, ...]
    prises: tuple[PriseEnCharge, ...]
    reponses: tuple[Reponse, ...]

    @classmethod
    def read(cls, profile: Path) -> "Kept":
        """Open a closed store, check it whole, read it and close it."""
        coffre = Coffre.open(profile, PASSPHRASE)
        try:
            coffre.verify()
            prises = coffre.prises_en_charge.list()
            found = [entretien for prise in prises for entretien in coffre.entretiens.list_for_prise(prise.prise_id)]
            reponses = tuple(reponse for entretien in found for reponse in entretien.reponses)
            return cls(coffre.orientations.list(), prises, reponses)
        finally:
            coffre.close()


NOTHING = Kept((), (), ())


def text_of(pdf: Path) -> str:
    """The text of a paper of one page, on one line."""
    return pdfium_text(pdf.read_bytes())


def files_of(profile: Path) -> dict[str, bytes]:
    return {str(path.relative_to(profile)): path.read_bytes() for path in profile.rglob("*") if path.is_file()}
