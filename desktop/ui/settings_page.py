"""« Réglages »: the places where this post is set up and looked after, for who is there."""

from collections.abc import Callable
from dataclasses import dataclass

from desktop.langues.interface import _
from desktop.poste.titulaires import Titulaire
from desktop.ui.kit import buttons, panels, texts
from desktop.ui.page import Page


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the list; its button is named `settings-<name>`."""

    name: str
    title: str
    said: str
    icon: str
    open: Callable[[], None]
    responsable_only: bool = True


class SettingsPage(Page):
    def __init__(self, entries: tuple[Entry, ...], me: Titulaire, responsables: tuple[str, ...]) -> None:
        """An agent sees what an agent may open, and the names of those who may open the rest."""
        super().__init__()
        self.heading = _("Réglages")
        column = panels.Column(820)
        column.column.setSpacing(10)
        self.root.addWidget(column)
        column.add(texts.title(_("Réglages")))
        for entry in entries:
            if me.is_responsable or not entry.responsable_only:
                column.add(buttons.Tile(entry.title, entry.said, entry.icon, f"settings-{entry.name}", entry.open))
        if not me.is_responsable:
            said = _("Le reste est tenu par les personnes responsables de ce poste : {noms}.")
            column.add(texts.soft(said.format(noms=", ".join(responsables))))
        column.close_with_space()
