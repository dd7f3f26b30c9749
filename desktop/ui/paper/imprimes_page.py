"""« Documents à imprimer »: what can be printed without opening the store; nothing there is about anybody."""

from collections.abc import Callable
from dataclasses import dataclass

from desktop.langues.interface import _
from desktop.ui.kit import buttons, panels, texts
from desktop.ui.page import Page


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of the list; its button is named `imprime-<name>`."""

    name: str
    title: str
    said: str
    icon: str
    open: Callable[[], None]


class ImprimesPage(Page):
    def __init__(self, entries: tuple[Entry, ...]) -> None:
        super().__init__()
        self.heading = _("Documents à imprimer")
        column = panels.Column(820)
        column.column.setSpacing(10)
        self.root.addWidget(column)
        column.add(texts.title(_("Documents à imprimer")))
        column.add(texts.soft(_("Rien ici ne parle d’une personne : aucune clé n’est demandée, rien n’est gardé.")))
        for entry in entries:
            column.add(buttons.Tile(entry.title, entry.said, entry.icon, f"imprime-{entry.name}", entry.open))
        column.close_with_space()
