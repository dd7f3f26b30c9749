"""The people of this post and their keys: who may open the store, with which passphrase, in which role."""

from desktop.errors import NotAllowedError
from desktop.poste.politique import Politique, Recuperation
from desktop.poste.titulaires import Role, Titulaire, TitulaireId, folded_name
from desktop.services.passphrase import require_strength
from desktop.services.recovery_code import require_recovery
from desktop.storage.coffre import Coffre


class TitulairesService:
    """`passphrase` is always that of who is there, asked again; what refuses is said by `storage.trousseau`."""

    def __init__(self, coffre: Coffre, politique: Politique) -> None:
        self._politique = politique
        self._trousseau = coffre.trousseau

    def me(self) -> Titulaire:
        """Who has opened the store, as they are known now. Raises: NotKeptError once removed."""
        return self._trousseau.titulaire

    def list(self) -> tuple[Titulaire, ...]:
        """Those who may open the store, by name."""
        return tuple(sorted(self._trousseau.list(), key=lambda titulaire: folded_name(titulaire.nom)))

    def is_recovery_split(self) -> bool:
        """Two persons each hold a recovery code, and both are needed."""
        return self._trousseau.is_recovery_split()

    @property
    def imposed_recovery(self) -> Recuperation | None:
        """What the service asks for, when it does not leave the choice."""
        return self._politique.recuperation

    def add(self, passphrase: str, nom: str, role: Role, new_passphrase: str) -> Titulaire:
        """Give someone a key. Raises: WeakPassphraseError, what `Trousseau.add` raises."""
        require_strength(new_passphrase)
        return self._trousseau.add(passphrase, nom, role, new_passphrase)

    def rename(self, titulaire_id: TitulaireId, nom: str) -> None:
        self._trousseau.rename(titulaire_id, nom)

    def set_role(self, titulaire_id: TitulaireId, role: Role) -> None:
        """Raises: NotAllowedError when the service asks for more responsables than would be left."""
        if role is Role.AGENT:
            self._keep_enough_responsables(titulaire_id)
        self._trousseau.set_role(titulaire_id, role)

    def remove(self, passphrase: str, titulaire_id: TitulaireId) -> None:
        """Take someone's key back; one's own is taken back by another responsable. Raises: NotAllowedError…"""
        if titulaire_id == self.me().titulaire_id:
            raise NotAllowedError
        self._keep_enough_responsables(titulaire_id)
        self._trousseau.remove(passphrase, titulaire_id)

    def change_passphrase(self, passphrase: str, new_passphrase: str) -> None:
        """Change one's own. Raises: WeakPassphraseError, WrongPassphraseError."""
        require_strength(new_passphrase)
        self._trousseau.change_passphrase(passphrase, new_passphrase)

    def replace_passphrase(self, passphrase: str, titulaire_id: TitulaireId, new_passphrase: str) -> None:
        """Replace a forgotten one. Raises: WeakPassphraseError, what `Trousseau.replace_passphrase` raises."""
        require_strength(new_passphrase)
        self._trousseau.replace_passphrase(passphrase, titulaire_id, new_passphrase)

    def renew_recovery(self, passphrase: str, codes: tuple[str, ...]) -> None:
        """Put one code, or two for two persons, in the place of the former. Raises: as `Trousseau.renew_recovery`."""
        require_recovery(self._politique, codes)
        self._trousseau.renew_recovery(passphrase, codes)

    def rekey(self, passphrase: str, codes: tuple[str, ...]) -> None:
        """Encrypt the store again under another key; it is closed then. Raises: as `Trousseau.rekey`."""
        require_recovery(self._politique, codes)
        self._trousseau.rekey(passphrase, codes)

    def _keep_enough_responsables(self, but: TitulaireId) -> None:
        people = self._trousseau.list()
        is_one = any(t.titulaire_id == but and t.is_responsable for t in people)
        left = sum(t.is_responsable for t in people if t.titulaire_id != but)
        if is_one and left and left < self._politique.responsables_min:
            raise NotAllowedError(by_politique=True)
