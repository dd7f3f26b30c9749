"""The partners entered on this post. Those shipped with Repère are not kept here."""

from desktop.partenaires.model import Origine, Partenaire, PartenaireId
from desktop.storage.database import Database


class Partenaires:
    def __init__(self, db: Database) -> None:
        self._db = db

    def save(self, partenaire: Partenaire) -> None:
        """Keep a local partner, in the place of its former state. Raises: ValueError for a national one."""
        if partenaire.origine is not Origine.LOCAL:
            raise ValueError("only a local partner is kept in the store")
        self._db.run(
            "INSERT OR REPLACE INTO partenaire"
            " (partenaire_id, nom, objet, public, telephone, horaires, courriel, site, contact_nom)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            partenaire.partenaire_id,
            partenaire.nom,
            partenaire.objet,
            partenaire.public,
            partenaire.telephone,
            partenaire.horaires,
            partenaire.courriel,
            partenaire.site,
            partenaire.contact_nom,
        )

    def list(self) -> tuple[Partenaire, ...]:
        """All local partners, by name."""
        rows = self._db.rows(
            "SELECT partenaire_id, nom, objet, public, telephone, horaires, courriel, site, contact_nom"
            " FROM partenaire ORDER BY nom, partenaire_id"
        )
        return tuple(
            Partenaire(PartenaireId(partenaire_id), nom, Origine.LOCAL, *texts) for partenaire_id, nom, *texts in rows
        )

    def erase(self, partenaire_id: PartenaireId) -> None:
        """Erase one partner, kept or not. Slips that name it keep what they say. Space is given back."""
        self._db.run("DELETE FROM partenaire WHERE partenaire_id = ?", partenaire_id)
        self._db.give_back_space()
