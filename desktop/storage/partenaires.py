"""The partners entered on this post. Those shipped with Repère, or of the directory, are not kept here."""

from desktop.errors import DamagedStoreError
from desktop.partenaires.model import Origine, Partenaire, PartenaireId, Visibilite
from desktop.storage.database import Database, Row


class Partenaires:
    def __init__(self, db: Database) -> None:
        self._db = db

    def save(self, partenaire: Partenaire) -> None:
        """Keep a local partner, in the place of its former state. Raises: ValueError for any other."""
        if partenaire.origine is not Origine.LOCAL:
            raise ValueError("only a local partner is kept in the store")
        self._db.run(
            "INSERT OR REPLACE INTO partenaire"
            " (partenaire_id, nom, objet, public, telephone, horaires, courriel, site, contact_nom, adresse,"
            " address_visibility) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            partenaire.partenaire_id,
            partenaire.nom,
            partenaire.objet,
            partenaire.public,
            partenaire.telephone,
            partenaire.horaires,
            partenaire.courriel,
            partenaire.site,
            partenaire.contact_nom,
            partenaire.adresse,
            partenaire.address_visibility.value,
        )

    def list(self) -> tuple[Partenaire, ...]:
        """All local partners, by name."""
        rows = self._db.rows(
            "SELECT partenaire_id, nom, objet, public, telephone, horaires, courriel, site, contact_nom, adresse,"
            " address_visibility FROM partenaire ORDER BY nom, partenaire_id"
        )
        return tuple(self._from_row(row) for row in rows)

    def erase(self, partenaire_id: PartenaireId) -> None:
        """Erase one partner, kept or not. Slips that name it keep what they say. Space is given back."""
        self._db.run("DELETE FROM partenaire WHERE partenaire_id = ?", partenaire_id)
        self._db.give_back_space()

    def _from_row(self, row: Row) -> Partenaire:
        partenaire_id, nom, *texts, visibility = row
        try:
            beside = (*texts, Visibilite(visibility))
            return Partenaire(PartenaireId(partenaire_id), nom, Origine.LOCAL, *beside)
        except ValueError as error:
            raise DamagedStoreError(self._db.path) from error
