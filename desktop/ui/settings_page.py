"""« Réglages »: the places where this post is set up and looked after, for who is there."""

from dataclasses import dataclass

from desktop.langues.interface import _
from desktop.poste.titulaires import Titulaire
from desktop.ui.places import Entry, PlacesPage


@dataclass(frozen=True, slots=True)
class SettingsEntry(Entry):
    responsable_only: bool = True


class SettingsPage(PlacesPage):
    def __init__(self, entries: tuple[SettingsEntry, ...], me: Titulaire, responsables: tuple[str, ...]) -> None:
        """An agent sees what an agent may open, and the names of those who may open the rest."""
        kept = _("Le reste est tenu par les personnes responsables de ce poste : {noms}.")
        super().__init__(
            "settings",
            _("Réglages"),
            (entry for entry in entries if me.is_responsable or not entry.responsable_only),
            after="" if me.is_responsable else kept.format(noms=", ".join(responsables)),
        )
