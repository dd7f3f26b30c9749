"""« Documents à imprimer »: what can be printed without opening the store; nothing there is about anybody."""

from desktop.langues.interface import _
from desktop.ui.places import Entry, PlacesPage


class ImprimesPage(PlacesPage):
    def __init__(self, entries: tuple[Entry, ...]) -> None:
        super().__init__(
            "imprime",
            _("Documents à imprimer"),
            entries,
            ahead=_("Rien ici ne parle d’une personne : aucune clé n’est demandée, rien n’est gardé."),
        )
