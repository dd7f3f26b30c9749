"""Between the screen and the store: what the interview accepted and the store has not kept yet."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from desktop.entretiens.entretien import Entretien
from desktop.entretiens.model import Etat, Ref, Reponse
from desktop.langues.langue import Langue


@dataclass(frozen=True, slots=True)
class Draft:
    """What the screen says of one question. ANSWERED without a value is a blank."""

    etat: Etat = Etat.ANSWERED
    value: str = ""

    @property
    def is_blank(self) -> bool:
        return self.etat is Etat.ANSWERED and not self.value


class Answers:
    """Gives drafts to the running interview, and remembers which ones still have to be committed."""

    def __init__(self, entretien: Entretien, now: Callable[[], datetime]) -> None:
        self._entretien = entretien
        self._now = now
        self._pending: dict[Ref, Reponse] = {}

    def draft(self, ref: Ref) -> Draft:
        reponse = self._entretien.reponse(ref)
        return Draft(reponse.etat, reponse.value) if reponse else Draft()

    def accept(self, ref: Ref, draft: Draft, langue: Langue) -> None:
        """Answer with a draft, unless it is what the interview already holds. Raises: InvalidAnswerError."""
        if draft == self.draft(ref):
            return
        reponse = Reponse(ref, draft.etat, draft.value, self._now(), langue)
        self._entretien.answer(reponse)
        self._pending[ref] = reponse

    def pending(self) -> tuple[Reponse, ...]:
        return tuple(self._pending.values())

    def forget(self, committed: Iterable[Reponse]) -> None:
        """Drop what the store has kept; an answer changed meanwhile stays pending."""
        for reponse in committed:
            if self._pending.get(reponse.ref) is reponse:
                del self._pending[reponse.ref]
