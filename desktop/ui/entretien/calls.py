"""What the page asks of the store. Each call runs on the worker and is committed when it returns."""

from collections.abc import Callable
from dataclasses import dataclass

from desktop.entretiens.model import Ref, Reponse
from desktop.langues.langue import Langue


@dataclass(frozen=True, slots=True)
class Calls:
    save: Callable[[Reponse], object]
    keep_position: Callable[[Ref], object]
    keep_langue: Callable[[Langue], object]
    finish: Callable[[], object]

    def keep(self, reponses: tuple[Reponse, ...], position: Ref | None) -> None:
        """Save answers, then where the interview stands."""
        for reponse in reponses:
            self.save(reponse)
        if position is not None:
            self.keep_position(position)
