"""How a document leaves the store: printed, or in a file. The journal says it before it leaves."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from desktop.echange.enveloppe import seal_orientation
from desktop.errors import AlreadyExportedError, ClearOnRemovableError, NoCleError, UnverifiedCleError
from desktop.export.drives import is_removable
from desktop.export.encryption import encrypt_pdf
from desktop.export.raster import PageImage, render_pages
from desktop.orientations.completeness import require_complete
from desktop.orientations.model import Orientation, OrientationId
from desktop.orientations.paper import (
    ENCRYPTED_FICHE,
    FICHE_FORMS,
    NOT_SAVED,
    ON_REMOVABLE,
    SEALED_FICHE,
    Document,
    Paper,
)
from desktop.orientations.transmission import transmissible
from desktop.poste.journal import Action, Entree
from desktop.poste.politique import Sortie
from desktop.services.confirmation import NOTHING, Confirmed, ask
from desktop.services.dictee import draw_phrase
from desktop.services.enregistrement import write_out
from desktop.services.identites import Identites
from desktop.services.permissions import Permissions
from desktop.storage.coffre import Coffre


class Envoi:
    def __init__(
        self, coffre: Coffre, identites: Identites, now: Callable[[], datetime], permissions: Permissions
    ) -> None:
        self._coffre = coffre
        self._identites = identites
        self._now = now
        self._permissions = permissions

    def print_pages(self, pdf: bytes, dpi: float, paper: Paper) -> tuple[PageImage, ...]:
        """Pages for a printer, at its resolution in dots an inch. The journal says first that they are asked for.

        Raises: NotAllowedError.
        """
        self._require_may_leave(paper, Sortie.IMPRESSION)
        self._coffre.journal.add(Action.IMPRESSION, paper.objet_id, paper.document.value)
        return render_pages(pdf, dpi)

    def save(self, pdf: bytes, target: Path, paper: Paper, confirmed: Confirmed = NOTHING) -> None:
        """Write the document in clear where the officer chose, whole or not at all.

        Raises: ExportError, NotAllowedError, and to be confirmed AlreadyExportedError, ClearOnRemovableError.
        """
        self._require_may_leave(paper, Sortie.PDF)
        self._ask_again(paper, confirmed)
        detail = paper.document.value
        if is_removable(target.parent):
            ask(ClearOnRemovableError(), confirmed)
            detail += ON_REMOVABLE
        write_out(self._coffre, pdf, target, paper.objet_id, detail)

    def save_encrypted_slip(
        self, pdf: bytes, target: Path, orientation_id: OrientationId, confirmed: Confirmed = NOTHING
    ) -> str:
        """Write the slip encrypted, whole or not at all, and return the phrase that opens it, kept nowhere.

        Raises: ExportError, ContentError, as `_for_its_recipient`, and to be confirmed AlreadyExportedError.
        """
        self._for_its_recipient(orientation_id, Sortie.PDF_CHIFFRE)
        paper = Paper(Document.FICHE, orientation_id)
        self._ask_again(paper, confirmed)
        phrase = draw_phrase()
        write_out(self._coffre, encrypt_pdf(pdf, phrase), target, paper.objet_id, ENCRYPTED_FICHE)
        return phrase

    def seal(self, pdf: bytes, target: Path, orientation_id: OrientationId, confirmed: Confirmed = NOTHING) -> None:
        """Write the slip in an envelope that its recipient alone opens, whole or not at all.

        Raises: NoCleError, UnusableCleError, ExportError, as `_for_its_recipient`, and to be confirmed
        AlreadyExportedError, UnverifiedCleError.
        """
        orientation = self._for_its_recipient(orientation_id, Sortie.ENVELOPPE)
        assert orientation.partenaire is not None
        cle = self._coffre.cles.find(orientation.partenaire.partenaire_id)
        if cle is None or cle.is_revoked:
            raise NoCleError
        paper = Paper(Document.FICHE, orientation_id)
        self._ask_again(paper, confirmed)
        if not cle.is_verified:
            ask(UnverifiedCleError(), confirmed)
        sealed = seal_orientation(
            transmissible(orientation),
            pdf,
            orientation_id=orientation_id,
            expires_on=orientation.expires_on or self._would_expire_on(),
            expediteur=self._identites.get(),
            destinataire=cle.cle,
            now=self._now(),
        )
        write_out(self._coffre, sealed, target, paper.objet_id, SEALED_FICHE)

    def file_name(self, suffix: str = ".pdf") -> str:
        """A name to propose for any document: it tells neither who, nor what, nor for whom."""
        return f"document-{self._now().astimezone():%Y%m%d-%H%M}{suffix}"

    def _for_its_recipient(self, orientation_id: OrientationId, sortie: Sortie) -> Orientation:
        """The slip, if it may leave for good: whole, agreed to, for a recipient that the service allows.

        Raises: NotKeptError, NotAllowedError, IncompleteOrientationError, MissingAccordError.
        """
        self._require_may_leave(Paper(Document.FICHE, orientation_id), sortie)
        orientation = self._coffre.orientations.get(orientation_id)
        require_complete(orientation)
        transmissible(orientation)
        return orientation

    def _would_expire_on(self) -> date:
        """The day of erasure of a slip handed over today."""
        return self._coffre.reglages.get().erased_on(self._now().astimezone().date())

    def _ask_again(self, paper: Paper, confirmed: Confirmed) -> None:
        """A slip that is in a file already goes in a second one only if its officer says so."""
        if paper.document is not Document.FICHE:
            return
        before = _last_saved(self._coffre.journal.list_of(Action.EXPORT, paper.objet_id))
        if before is not None:
            nom = self._coffre.trousseau.names().get(before.titulaire_id, "")
            ask(AlreadyExportedError(before.at, nom, before.detail), confirmed)

    def _require_may_leave(self, paper: Paper, sortie: Sortie) -> None:
        """A slip on paper is as good as handed over: not to a recipient the service does not allow."""
        self._permissions.require_sortie(sortie)
        if paper.document is Document.FICHE:
            self._permissions.require_recipient(self._coffre.orientations.get(OrientationId(paper.objet_id)).partenaire)


def _last_saved(newest_first: tuple[Entree, ...]) -> Entree | None:
    """The last line that says the slip was saved, and was not followed by the word that it could not be."""
    is_saved = True
    for entree in newest_first:
        if entree.detail == NOT_SAVED:
            is_saved = False
        elif entree.detail.removesuffix(ON_REMOVABLE) in FICHE_FORMS and is_saved:
            return entree
        else:
            is_saved = True
    return None
