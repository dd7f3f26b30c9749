"""What a partner answers: a dictated code or a signed file is read, said, and only then noted on the slip."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.echange.codes import ALPHABET, LENGTHS, MISREAD, find_answered, grouped, read_code
from desktop.echange.enveloppe import Ouverte, answers_to, open_envelope
from desktop.errors import (
    CodeError,
    ForeignReponseError,
    GoneReponseError,
    InvalidTransitionError,
    NotKeptError,
    NotReponseError,
    ReponseError,
    RevokedCleError,
    RuleError,
    UnknownCodeError,
    UnverifiedReponseError,
)
from desktop.orientations.life_cycle import answered
from desktop.orientations.model import Orientation, OrientationId
from desktop.orientations.reponse import Canal, Reponse
from desktop.poste.cles import ClePublique
from desktop.services.confirmation import NOTHING, Confirmed, ask
from desktop.services.identites import Identites
from desktop.services.orientations import Orientations
from desktop.services.ouverture import load_envelope
from desktop.storage.coffre import Coffre


@dataclass(frozen=True, slots=True)
class Saisie:
    """A code being typed. `shown` is in capitals, by groups of four; `wrong` holds what no code holds.

    `is_faulty`: as long as a code is, and not one. `suspect` is then the place of the one character that could be wrong
    alone, counted from 1; 0 when there is none.
    """

    shown: str
    wrong: str = ""
    is_code: bool = False
    is_faulty: bool = False
    suspect: int = 0


@dataclass(frozen=True, slots=True)
class Lue:
    """An answer that was read, and the slip it is about. `is_known`: it was noted before, and changes nothing.

    `refusal` is why it cannot be noted, None when it can; `signataire` is the key of a signed file.
    """

    orientation: Orientation
    reponse: Reponse
    canal: Canal
    is_known: bool = False
    refusal: RuleError | None = None
    signataire: ClePublique | None = None
    is_verified: bool = True
    is_changed: bool = False  # not the key that is kept for this partner


class Reponses:
    def __init__(
        self, coffre: Coffre, identites: Identites, orientations: Orientations, now: Callable[[], datetime]
    ) -> None:
        self._coffre = coffre
        self._identites = identites
        self._orientations = orientations
        self._now = now

    def read_code(self, text: str) -> tuple[Lue, ...]:
        """The slips of this post that a code answers: one, or by a rare chance several.

        Raises: NotCodeError, MistypedCodeError, UnknownCodeError when it answers none that is still here.
        """
        code = read_code(text)
        found = dict(find_answered(code, self._identites.keys_of(self._coffre.orientations.ids())))
        if not found:
            raise UnknownCodeError
        return tuple(self._lue(orientation_id, reponse, Canal.CODE) for orientation_id, reponse in found.items())

    def read_file(self, path: Path) -> Lue:
        """Read a signed answer.

        Raises: EnveloppeError, UnreadableFileError, NotReponseError for a slip, ForeignReponseError for the answer to a
        slip of another post, GoneReponseError when the slip is no longer here, RevokedCleError.
        """
        identites = self._identites.all()
        ouverte = open_envelope(load_envelope(path), *identites)
        if not isinstance(ouverte.contenu, Reponse):
            raise NotReponseError
        if not answers_to(ouverte.manifeste, *identites):
            raise ForeignReponseError
        try:
            return self._signed(ouverte, ouverte.contenu)
        except NotKeptError as error:
            raise GoneReponseError from error

    def note(self, lue: Lue, confirmed: Confirmed = NOTHING) -> Orientation:
        """Note it on its slip. Raises: as `Orientations.answer`, and to be confirmed UnverifiedReponseError."""
        canal = lue.canal
        if canal is Canal.FICHIER and not lue.is_verified:
            ask(UnverifiedReponseError(is_changed=lue.is_changed), confirmed)
            canal = Canal.FICHIER_NON_VERIFIE
        return self._orientations.answer(lue.orientation.orientation_id, lue.reponse, canal)

    def _signed(self, ouverte: Ouverte, reponse: Reponse) -> Lue:
        partenaire = self._coffre.orientations.get(ouverte.manifeste.orientation_id).partenaire
        kept = self._coffre.cles.find(partenaire.partenaire_id) if partenaire else None
        is_same = kept is not None and kept.cle.is_same_as(ouverte.expediteur)
        holder = self._coffre.cles.find_holder(ouverte.expediteur)
        if holder is not None and holder.is_revoked:
            raise RevokedCleError
        return self._lue(
            ouverte.manifeste.orientation_id,
            reponse,
            Canal.FICHIER,
            ouverte.expediteur,
            is_verified=kept is not None and is_same and kept.is_verified,
            is_changed=kept is not None and not is_same,
        )

    def _lue(
        self,
        orientation_id: OrientationId,
        reponse: Reponse,
        canal: Canal,
        signataire: ClePublique | None = None,
        *,
        is_verified: bool = True,
        is_changed: bool = False,
    ) -> Lue:
        orientation = self._coffre.orientations.get(orientation_id)
        refusal: RuleError | None = None
        is_known = False
        try:
            is_known = answered(orientation, reponse, canal, self._now()) == orientation
        except (ReponseError, InvalidTransitionError) as error:
            refusal = error
        return Lue(orientation, reponse, canal, is_known, refusal, signataire, is_verified, is_changed)


def typed(text: str) -> Saisie:
    """What a code being typed is worth so far."""
    word = "".join(c for c in text.upper().translate(MISREAD) if c.isalnum())[: max(LENGTHS)]
    shown = grouped(word)
    wrong = "".join(dict.fromkeys(c for c in word if c not in ALPHABET))
    if wrong or len(word) not in LENGTHS:
        return Saisie(shown, wrong)
    if _is_code(word):
        return Saisie(shown, is_code=True)
    return Saisie(shown, is_faulty=True, suspect=_suspect(word))


def _suspect(word: str) -> int:
    """A code differs from any other in three places or more: at most one place, changed alone, makes one."""
    for place in range(len(word)):
        if any(_is_code(word[:place] + other + word[place + 1 :]) for other in ALPHABET):
            return place + 1
    return 0


def _is_code(word: str) -> bool:
    try:
        read_code(word)
    except CodeError:
        return False
    return True
