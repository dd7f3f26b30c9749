"""What the page asks of the store. Each call runs on the worker and is committed when it returns."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from desktop.entretiens.model import EntretienId, Ref, Reponse
from desktop.langues.langue import Langue
from desktop.services.entretiens import Entretiens


@dataclass(frozen=True, slots=True)
class Calls:
    save: Callable[[Reponse], object]
    keep_position: Callable[[Ref], object]
    keep_langue: Callable[[Langue], object]
    finish: Callable[[], object]
    remove_instance: Callable[[Ref], object]

    @classmethod
    def to(cls, service: Entretiens, entretien_id: EntretienId) -> "Calls":
        """The calls of the real service for one interview."""
        return cls(
            save=partial(service.save, entretien_id),
            keep_position=partial(service.set_position, entretien_id),
            keep_langue=partial(service.set_langue, entretien_id),
            finish=partial(service.finish, entretien_id),
            remove_instance=partial(service.remove_instance, entretien_id),
        )

    @classmethod
    def nowhere(cls) -> "Calls":
        """For an interview that nobody keeps."""

        def ignore(*_kept: object) -> None:
            return None

        return cls(save=ignore, keep_position=ignore, keep_langue=ignore, finish=ignore, remove_instance=ignore)

    def keep(self, reponses: tuple[Reponse, ...], position: Ref | None) -> None:
        """Save answers, then where the interview stands."""
        for reponse in reponses:
            self.save(reponse)
        if position is not None:
            self.keep_position(position)
