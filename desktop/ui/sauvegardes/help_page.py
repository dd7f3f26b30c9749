"""When the store of this post does not open, or is not there: which backup to go back to."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from desktop.langues.dates import format_moment
from desktop.langues.interface import _, spoken
from desktop.poste.sauvegardes import Sauvegarde
from desktop.ui import sizes
from desktop.ui.kit import buttons, panels, texts
from desktop.ui.page import Page


class BackupHelpPage(Page):
    chosen = Signal(object)  # Path
    other_asked = Signal()

    def __init__(self, found: tuple[Sauvegarde, ...]) -> None:
        super().__init__()
        self.heading = _("Restaurer une sauvegarde")
        column = panels.Column(720)
        self.root.addWidget(column)
        column.add(texts.title(_("Restaurer une sauvegarde")))
        column.add(
            texts.body(
                _(
                    "À faire quand le coffre de ce poste ne s’ouvre plus, ou n’est plus là. Une personne responsable "
                    "donne sa phrase de passe. Ce qui est sur ce poste est mis de côté, jamais effacé."
                )
            )
        )
        if not found:
            column.add(texts.body(_("Aucune sauvegarde n’a été trouvée sur ce poste.")))
        for number, sauvegarde in enumerate(found):
            tile = buttons.PanelButton("tile", f"backup-{number}")
            words = QVBoxLayout()
            words.setSpacing(2)
            made = _("Sauvegarde du {date}").format(date=format_moment(sauvegarde.made_at, spoken()))
            words.addWidget(texts.strong(made))
            words.addWidget(texts.small(sizes.told(sauvegarde.size)))
            tile.setAccessibleName(made)
            tile.row.setContentsMargins(20, 12, 20, 12)
            tile.row.addLayout(words, 1)
            tile.let_clicks_through()
            tile.clicked.connect(partial(self._choose, sauvegarde))
            column.add(tile)
        column.add(buttons.row(buttons.secondary(_("Choisir un fichier…"), "choose-file", self.other_asked.emit)))
        column.close_with_space()

    def _choose(self, sauvegarde: Sauvegarde, _checked: bool = False) -> None:
        self.chosen.emit(sauvegarde.path)
