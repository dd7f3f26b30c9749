"""What an administrator or a script does to a store, without the window: verify, back up, restore, read the journal."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.errors import InvalidTitulaireError
from desktop.poste.journal import Verification
from desktop.poste.politique import Politique
from desktop.poste.sauvegardes import Sauvegarde
from desktop.poste.titulaires import TitulaireId
from desktop.services.annuaire import AnnuaireService
from desktop.services.echeances import Echeances
from desktop.services.imposition import impose
from desktop.services.journal import JournalService
from desktop.services.permissions import Permissions
from desktop.services.sauvegardes import Sauvegardes
from desktop.storage.coffre import Coffre


@dataclass(frozen=True, slots=True)
class Administration:
    """An open store, with what is due erased. To be closed."""

    sauvegardes: Sauvegardes
    journal: JournalService
    annuaire: AnnuaireService
    _coffre: Coffre

    @classmethod
    def open(
        cls, profile: Path, passphrase: str, nom: str | None, now: Callable[[], datetime], politique: Politique
    ) -> "Administration":
        """`nom` says whose passphrase it is; each is tried without it.

        Raises: InvalidTitulaireError when nobody has this name, what `Coffre.open` raises.
        """
        coffre = Coffre.open(profile, passphrase, _find_holder(profile, nom), now=now)
        try:
            echeances = Echeances(coffre, now, politique.journal_mois)
            permissions = Permissions(coffre, politique)
            sauvegardes = Sauvegardes(coffre, echeances.purge_decided, now, permissions, politique)
            reglages = coffre.reglages.find()
            if reglages is not None:
                impose(coffre, politique, reglages)
                echeances.purge()
        except BaseException:
            coffre.close()
            raise
        return cls(sauvegardes, JournalService(coffre, now), AnnuaireService(coffre, now, permissions), coffre)

    def verify(self) -> Verification:
        """Read the whole store, then the chain of its journal. Raises: DamagedStoreError."""
        self._coffre.verify()
        return self._coffre.journal.verify()

    def back_up(self, folder: Path | None) -> Path:
        """Make a verified backup, where the post keeps them or in `folder`; return its path.

        Raises: NotAllowedError, what `Sauvegardes.make` raises.
        """
        if folder is None:
            made: Sauvegarde = self.sauvegardes.make()
            return made.path
        target = folder / self.sauvegardes.file_name()
        self.sauvegardes.copy_to(target)
        return target

    def close(self) -> None:
        self.sauvegardes.abandon()
        self._coffre.close()


def _find_holder(profile: Path, nom: str | None) -> TitulaireId | None:
    if nom is None:
        return None
    wanted = " ".join(nom.split()).casefold()
    found = [titulaire_id for titulaire_id, name in Coffre.holders(profile) if name.casefold() == wanted]
    if not found:
        raise InvalidTitulaireError
    return found[0]
