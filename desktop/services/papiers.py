"""What goes out on paper: slip for the partner, card for the person, note for the officer. Drawn in memory only."""

from collections.abc import Iterable, Mapping
from contextlib import suppress

from desktop.entretiens.model import EntretienId
from desktop.errors import StoreError
from desktop.export.carte import render_carte
from desktop.export.declaration import render_declaration
from desktop.export.fiche_orientation import render_orientation
from desktop.export.note_entretien import render_note
from desktop.fiches.model import Contact, ContactId
from desktop.langues.langue import Langue
from desktop.langues.paper import _
from desktop.langues.texte import Texte
from desktop.langues.textes import TextesPersonne
from desktop.orientations import labels
from desktop.orientations.declaration import Declaration
from desktop.orientations.model import Item, OrientationId, PriseEnChargeId, Status
from desktop.orientations.reponse import Reponse
from desktop.orientations.transmission import transmissible
from desktop.partenaires.directory import address_for_person
from desktop.services.carte import compose_carte
from desktop.services.entretiens import Entretiens
from desktop.services.fiche_bilingue import words_beside
from desktop.services.identites import Identites
from desktop.services.note import compose_note
from desktop.services.permissions import Permissions
from desktop.storage.coffre import Coffre

_ACCORD_SENTENCES = ("accord.qui", "accord.quoi", "accord.jamais", "accord.refus", "accord.retrait")


class Papiers:
    def __init__(
        self,
        coffre: Coffre,
        entretiens: Entretiens,
        contacts: Mapping[ContactId, Contact],
        textes: TextesPersonne,
        permissions: Permissions,
        identites: Identites,
    ) -> None:
        self._coffre = coffre
        self._entretiens = entretiens
        self._contacts = contacts
        self._textes = textes
        self._permissions = permissions
        self._identites = identites

    def slip(self, orientation_id: OrientationId, langue: Langue = Langue.FRANCAIS) -> bytes:
        """Draw the slip as a PDF: what may leave, and nothing else; in French, and beside it in `langue`.

        Raises: NotKeptError, MissingAccordError, IncompleteOrientationError, DocumentError, NotAllowedError.
        """
        self._permissions.require_langue(langue)
        orientation = self._coffre.orientations.get(orientation_id)
        beside = words_beside(self._textes, langue)
        return render_orientation(
            transmissible(orientation),
            is_draft=orientation.status is Status.BROUILLON,
            beside=beside,
            is_handed_over=orientation.was_handed_over,
            codes=() if orientation.status is Status.BROUILLON else self._codes(orientation_id),
        )

    def _codes(self, orientation_id: OrientationId) -> tuple[tuple[str, str], ...]:
        """Each answer that needs no date, in a few words, and its code. None while the post cannot keep an identity."""
        with suppress(StoreError):
            return said_codes(self._identites.printed_codes(orientation_id))
        return ()

    def card(
        self,
        langue: Langue,
        contact_ids: tuple[str, ...],
        rendez_vous: str = "",
        address_of: OrientationId | None = None,
    ) -> bytes:
        """Draw the pocket card. Only numbers that are verified are on it.

        `address_of` is the slip whose recipient's address is on it, when that address is public.
        Raises: DocumentError, NotAllowedError, NotKeptError.
        """
        self._permissions.require_langue(langue)
        adresse = address_for_person(self._coffre.orientations.get(address_of).partenaire) if address_of else ""
        return render_carte(compose_carte(self._textes, self._contacts, langue, contact_ids, rendez_vous, adresse))

    def note(self, entretien_id: EntretienId, *, has_texts: bool) -> bytes:
        """Draw the working note of an interview. Raises: NotKeptError, DocumentError."""
        en_cours = self._entretiens.get(entretien_id)
        names = self._entretiens.names()
        fil = self._coffre.fugues.list_for_prise(PriseEnChargeId(en_cours.kept.prise_id))
        return render_note(compose_note(en_cours.kept, en_cours.entretien, names, fil, has_texts=has_texts))

    def declaration(self, declaration: Declaration) -> bytes:
        """Draw what is told to the associations of a network; the store keeps nothing of it. Raises: DocumentError."""
        return render_declaration(declaration)

    def accord_sentences(self, langue: Langue, partenaire: str = "") -> tuple[Texte, ...]:
        """What to read to the person before asking for the agreement; the recipient is named when it is given."""
        keys = (key for key in _ACCORD_SENTENCES if partenaire or key != _ACCORD_SENTENCES[0])
        return tuple(self._textes.text(key, langue, partenaire=partenaire) for key in keys)

    def item_label(self, item: Item, langue: Langue) -> Texte:
        """What the person is asked to accept or refuse, in her words."""
        return self._textes.text(f"accord.item.{item.value}", langue)


def said_codes(codes: Iterable[tuple[Reponse, str]]) -> tuple[tuple[str, str], ...]:
    """Each answer in a few words of French, and its code."""
    return tuple((_said(reponse), code) for reponse, code in codes)


def _said(reponse: Reponse) -> str:
    said = labels.REPONSE[reponse.kind]
    if reponse.motif is None:
        return said
    return _("{reponse} ({motif})").format(reponse=said, motif=labels.MOTIF_REFUS[reponse.motif])
