"""A page that is a list of places to go to, one tile each."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from desktop.ui.kit import buttons, panels, texts
from desktop.ui.page import Page


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the list; its button is named `<list>-<name>`."""

    name: str
    title: str
    said: str
    icon: str
    open: Callable[[], None]


class PlacesPage(Page):
    """`name` begins that of each button; `ahead` and `after` are said around the list, "" for nothing."""

    def __init__(self, name: str, heading: str, entries: Iterable[Entry], *, ahead: str = "", after: str = "") -> None:
        super().__init__()
        self.heading = heading
        column = panels.Column(820)
        column.column.setSpacing(10)
        self.root.addWidget(column)
        column.add(texts.title(heading))
        if ahead:
            column.add(texts.soft(ahead))
        for entry in entries:
            column.add(buttons.Tile(entry.title, entry.said, entry.icon, f"{name}-{entry.name}", entry.open))
        if after:
            column.add(texts.soft(after))
        column.close_with_space()
