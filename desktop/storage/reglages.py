"""The settings of this post, one row."""

from desktop.errors import NotKeptError
from desktop.orientations.model import Emetteur
from desktop.orientations.reglages import NaturePoste, Reglages
from desktop.storage.database import Database


class ReglagesDuPoste:
    def __init__(self, db: Database) -> None:
        self._db = db

    def find(self) -> Reglages | None:
        """None until the first start has come to its end."""
        row = self._db.find_row(
            "SELECT service, agent, rappel, responsable, conservation_jours, brouillon_heures, verrouillage_minutes,"
            " nature, relance_ce_jour_heures, relance_72h_heures, relance_heures FROM reglages"
        )
        if row is None:
            return None
        service, agent, rappel, responsable, conservation_jours, brouillon_heures, minutes, nature, *relances = row
        emetteur = Emetteur(service, agent, rappel)
        return Reglages(
            conservation_jours, emetteur, responsable, brouillon_heures, minutes, NaturePoste(nature), *relances
        )

    def get(self) -> Reglages:
        """Raises: NotKeptError until the first start has come to its end."""
        reglages = self.find()
        if reglages is None:
            raise NotKeptError(self._db.path)
        return reglages

    def kept_within_days(self) -> int:
        """How long slips handed over are kept at most; 0 when it is not known."""
        row = self._db.find_row("SELECT kept_within_days FROM reglages")
        return int(row[0]) if row else 0

    def note_kept_within_days(self, days: int) -> None:
        """Settings saved after this make it unknown again."""
        self._db.run("UPDATE reglages SET kept_within_days = ?", days)

    def save(self, reglages: Reglages) -> None:
        self._db.run(
            "INSERT OR REPLACE INTO reglages"
            " (only, service, agent, rappel, responsable, conservation_jours, brouillon_heures, verrouillage_minutes,"
            " nature, relance_ce_jour_heures, relance_72h_heures, relance_heures)"
            " VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            reglages.emetteur.service,
            reglages.emetteur.agent,
            reglages.emetteur.rappel,
            reglages.responsable,
            reglages.conservation_jours,
            reglages.brouillon_heures,
            reglages.verrouillage_minutes,
            reglages.nature.value,
            reglages.relance_ce_jour_heures,
            reglages.relance_72h_heures,
            reglages.relance_heures,
        )
