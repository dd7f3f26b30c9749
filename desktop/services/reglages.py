"""The settings of this post, as the officer reads and changes them."""

from desktop.errors import NotAllowedError
from desktop.orientations.reglages import Reglages
from desktop.poste.journal import Action
from desktop.poste.politique import Politique
from desktop.storage.coffre import Coffre


class ReglagesService:
    def __init__(self, coffre: Coffre, politique: Politique) -> None:
        self._coffre = coffre
        self._politique = politique

    def get(self) -> Reglages:
        """Raises: NotKeptError until the first start has come to its end."""
        return self._coffre.reglages.get()

    def save(self, reglages: Reglages) -> None:
        """Slips handed over already keep their date of erasure.

        Raises: NotAllowedError to an agent, and for anything else than what the service fixes.
        """
        self._coffre.trousseau.require_responsable()
        if self._politique.applied_to(reglages) != reglages:
            raise NotAllowedError(by_politique=True)
        with self._coffre.transaction():
            self._coffre.reglages.save(reglages)
            self._coffre.journal.add(Action.REGLAGES)
