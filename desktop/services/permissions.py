"""What the policy of the service lets be done on this post. The actions ask; the window only shows it."""

from desktop.errors import NotAllowedError
from desktop.langues.langue import Langue
from desktop.partenaires.model import Partenaire
from desktop.poste.politique import Droit, Politique, Sortie
from desktop.storage.coffre import Coffre


class Permissions:
    """Every method raises NotAllowedError, `by_politique`, and returns nothing."""

    def __init__(self, coffre: Coffre, politique: Politique) -> None:
        self._coffre = coffre
        self._politique = politique

    def require(self, droit: Droit) -> None:
        """What an *agent* may not do everywhere."""
        self._require(self._politique.allows(self._coffre.titulaire.role, droit))

    def require_sortie(self, sortie: Sortie) -> None:
        """A document may leave that way, at the hands of who is there."""
        self._require(self._politique.allows_sortie(sortie))
        if sortie.is_file:
            self.require(Droit.EXPORTER)

    def require_recipient(self, partenaire: Partenaire | None) -> None:
        """A slip may go to that partner; one without a recipient goes to nobody."""
        self._require(partenaire is None or self._politique.allows_recipient(partenaire))

    def require_local_entry(self) -> None:
        self._require(self._politique.allows_local_entry)

    def require_own_entretiens(self) -> None:
        """Questionnaires of the service may be imported and removed on this post."""
        self._require(self._politique.import_entretiens)

    def require_directory_import(self) -> None:
        """Files of structures and services may be imported on this post."""
        self._require(self._politique.import_annuaire)

    def require_langue(self, langue: Langue) -> None:
        self._require(self._politique.allows_langue(langue))

    @staticmethod
    def _require(is_allowed: bool) -> None:
        if not is_allowed:
            raise NotAllowedError(by_politique=True)
