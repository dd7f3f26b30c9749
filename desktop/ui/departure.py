"""The route by which a slip leaves: read again, printed, saved, encrypted, sealed, handed over; and its card."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject

from desktop.errors import DocumentTooLongError, IncompleteOrientationError, MissingAccordError
from desktop.langues.interface import _
from desktop.langues.langue import Langue
from desktop.orientations.completeness import missing
from desktop.orientations.life_cycle import is_open
from desktop.orientations.model import Orientation
from desktop.orientations.paper import NUMEROS, Document, Paper
from desktop.orientations.transmission import spoken_langue
from desktop.partenaires.directory import address_for_person
from desktop.poste.cles import CleConnue, ClePartenaire
from desktop.services.confirmation import Confirmed
from desktop.ui import imposed
from desktop.ui.desk import Desk
from desktop.ui.directory import Directory
from desktop.ui.keys import Keys
from desktop.ui.kit.panels import Tone
from desktop.ui.paper.card_page import CardPage
from desktop.ui.paper.in_hand import PaperInHand, Way
from desktop.ui.paper.phrase_page import PhrasePage
from desktop.ui.paper.review_page import ReviewPage
from desktop.ui.paper.sealed_page import SealedPage

T = TypeVar("T")
Edit = Callable[[Orientation], None]
Show = Callable[[Orientation, str], None]

ENVELOPE_SUFFIX = ".age"


class Departure(QObject):
    def __init__(self, desk: Desk, directory: Directory, edit: Edit, show_one: Show) -> None:
        """`edit` completes a slip, `show_one` shows where it is and what was just done, "" for nothing."""
        super().__init__()
        self._desk = desk
        self._edit = edit
        self._show_one = show_one
        self._paper = PaperInHand(desk)
        self._keys = Keys(desk, directory)

    def forget(self) -> None:
        """Drop the document in hand."""
        self._paper.forget()

    def review(self, orientation: Orientation) -> None:
        """Show the slip as its recipient will read it, and each way it may leave."""
        self._review(orientation, "", Tone.DONE)

    def _review(self, orientation: Orientation, said: str, tone: Tone) -> None:
        recipient = orientation.partenaire
        service = self._desk.services.cles

        def find() -> ClePartenaire | None:
            return service.find(recipient.partenaire_id) if recipient else None

        def show(cle: ClePartenaire | None) -> None:
            self._show_review(orientation, cle)
            if said:
                self._desk.shell.notify(tone, said)

        self._run(find, show)

    def _show_review(self, orientation: Orientation, cle: ClePartenaire | None) -> None:
        refusals = imposed.refusals(self._desk.politique, self._desk.role, orientation.partenaire)
        spoken = spoken_langue(orientation)
        langue = spoken if spoken in self._desk.politique.langues else Langue.FRANCAIS
        is_kept_open = is_open(orientation)
        nom = orientation.partenaire.nom if orientation.partenaire else ""
        page = ReviewPage(nom, missing(orientation), refusals, langue, cle, is_handed_over=not is_kept_open)
        page.hand_over_asked.connect(partial(self._hand_over, orientation))
        page.complete_asked.connect(partial(self._edit, orientation))
        page.card_asked.connect(partial(self._card, orientation))
        self._connect_ways(page, orientation, refusals)
        self._connect_key(page, orientation, cle)
        back = partial(self._edit, orientation) if is_kept_open else partial(self._show_one, orientation, "")
        self._desk.show(page, back)
        slip = partial(self._desk.services.papiers.slip, orientation.orientation_id)

        def refused(error: Exception) -> None:
            if not isinstance(error, DocumentTooLongError) or page.langue() is Langue.FRANCAIS:
                self._refused(error)
                return
            # Said twice, it may not fit where it fits once.
            page.choose_french()
            page.changed.emit()
            said = _("En deux langues, cette fiche ne tient pas sur une page : la voici en français seul.")
            self._desk.shell.notify(Tone.INFO, said)

        self._paper.follow(page, lambda: partial(slip, page.langue()), refused)

    def _connect_ways(self, page: ReviewPage, orientation: Orientation, refusals: imposed.Refusals) -> None:
        envoi = self._desk.services.envoi
        encrypted, sealed = self._encrypted(orientation), self._sealed(orientation)
        page.encrypted_asked.connect(lambda: self._paper.save(page, envoi.file_name(), encrypted))
        page.seal_asked.connect(lambda: self._paper.save(page, envoi.file_name(ENVELOPE_SUFFIX), sealed))
        may_encrypt = not refusals.encrypting and not missing(orientation)
        paper = Paper(Document.FICHE, orientation.orientation_id)
        self._paper.let_out_of_store(
            page, paper, encrypted if may_encrypt else None, is_to_hand_over=is_open(orientation)
        )

    def _connect_key(self, page: ReviewPage, orientation: Orientation, cle: ClePartenaire | None) -> None:
        recipient = orientation.partenaire
        if recipient is None:
            return
        done, back = partial(self._review, orientation), partial(self.review, orientation)
        page.key_asked.connect(partial(self._keys.add, done, back, recipient))
        if cle is not None:
            page.verify_asked.connect(partial(self._keys.verify, CleConnue(cle, recipient), done, back))

    def _hand_over(self, orientation: Orientation) -> None:
        hand_over = partial(self._desk.services.orientations.hand_over, orientation.orientation_id)
        self._run(hand_over, self._handed_over)

    def _handed_over(self, orientation: Orientation) -> None:
        self._show_one(orientation, _("Fiche remise. Elle s’effacera d’elle-même à sa date."))

    def _card(self, orientation: Orientation) -> None:
        contacts = tuple(c for c in self._desk.contenu.contacts.values() if c.numero and not c.is_local)
        politique = self._desk.politique
        page = CardPage(
            contacts,
            NUMEROS,
            orientation.personne.langue or Langue.FRANCAIS,
            politique.langues,
            imposed.refusals(politique, self._desk.role),
            address_for_person(orientation.partenaire),
        )
        papiers = self._desk.services.papiers
        page.done.connect(partial(self.review, orientation))
        self._paper.let_out_of_store(page, Paper(Document.CARTE, orientation.orientation_id))
        self._desk.show(page, partial(self.review, orientation))

        def draw() -> Callable[[], bytes]:
            address_of = orientation.orientation_id if page.has_address() else None
            return partial(papiers.card, page.langue(), page.contact_ids(), page.rendez_vous(), address_of)

        self._paper.follow(page, draw, self._refused)

    def _refused(self, error: Exception) -> None:
        """What is still missing is said by the page itself."""
        if not isinstance(error, MissingAccordError | IncompleteOrientationError):
            self._desk.tell(error)

    def _encrypted(self, orientation: Orientation) -> Way[str]:
        envoi = self._desk.services.envoi

        def save(pdf: bytes, target: Path, confirmed: Confirmed) -> str:
            return envoi.save_encrypted_slip(pdf, target, orientation.orientation_id, confirmed)

        return Way(save, partial(self._dictate, orientation), _("Enregistrer chiffré"))

    def _dictate(self, orientation: Orientation, phrase: str) -> None:
        telephone = orientation.partenaire.telephone if orientation.partenaire else ""
        page = PhrasePage(phrase, telephone, is_to_hand_over=is_open(orientation))
        back = partial(self.review, orientation)
        page.done.connect(back)
        page.hand_over_asked.connect(partial(self._hand_over, orientation))
        self._desk.show(page, back)

    def _sealed(self, orientation: Orientation) -> Way[str]:
        envoi = self._desk.services.envoi

        def save(pdf: bytes, target: Path, confirmed: Confirmed) -> str:
            envoi.seal(pdf, target, orientation.orientation_id, confirmed)
            return target.name

        return Way(save, partial(self._tell_sealed, orientation))

    def _tell_sealed(self, orientation: Orientation, name: str) -> None:
        nom = orientation.partenaire.nom if orientation.partenaire else ""
        page = SealedPage(nom, name, is_to_hand_over=is_open(orientation))
        back = partial(self.review, orientation)
        page.done.connect(back)
        page.hand_over_asked.connect(partial(self._hand_over, orientation))
        self._desk.show(page, back)

    def _run(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        self._desk.background.run(self, work, on_success=then)
