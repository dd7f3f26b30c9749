"""Which column of the file each field comes from: as it was guessed, for the user to change."""

from PySide6.QtWidgets import QComboBox, QGridLayout

from desktop.annuaire.apercu import TableauLu
from desktop.annuaire.champs import CHAMPS, FORMATS, Champ, Format
from desktop.langues.interface import _
from desktop.ui.kit import panels, texts

_NONE = ""


class Columns(panels.Card):
    """One table of the file. What its rows are changes which fields are shown: the file is then read again."""

    def __init__(self, tableau: TableauLu, number: int) -> None:
        super().__init__(tableau.nom and _("Feuille « {nom} »").format(nom=tableau.nom))
        self._tableau = tableau
        self._boxes: dict[str, QComboBox] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        self._format = QComboBox()
        self._format.setObjectName(f"format-{number}")
        self._format.setAccessibleName(_("Chaque ligne est"))
        self._format.addItem(_("Je ne sais pas : ne rien en lire"), _NONE)
        for each, label in FORMATS.items():
            self._format.addItem(_(label), each.value)
        self._format.setCurrentIndex(max(0, self._format.findData(tableau.format.value if tableau.format else _NONE)))
        grid.addWidget(texts.strong(_("Chaque ligne est")), 0, 0)
        grid.addWidget(self._format, 0, 1)
        for row, champ in enumerate(CHAMPS[tableau.format] if tableau.format else (), start=1):
            label = _(champ.label)
            grid.addWidget(
                texts.body(_("{champ} (obligatoire)").format(champ=label) if champ.is_required else label), row, 0
            )
            grid.addWidget(self._box(champ, number), row, 1)
        self.column.addLayout(grid)

    @property
    def nom(self) -> str:
        return self._tableau.nom

    def format(self) -> Format | None:
        chosen = self._format.currentData()
        return Format(chosen) if chosen else None

    def correspondance(self) -> dict[str, str] | None:
        """None when the rows are now said to be something else: the columns are then guessed anew."""
        if self.format() is not self._tableau.format:
            return None
        chosen = {name: box.currentData() for name, box in self._boxes.items()}
        return {name: column for name, column in chosen.items() if column}

    def _box(self, champ: Champ, number: int) -> QComboBox:
        box = QComboBox()
        box.setObjectName(f"column-{number}-{champ.name}")
        box.setAccessibleName(_(champ.label))
        # As wide as its place, not as the longest header of the file.
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(16)
        box.addItem(_("Aucune colonne"), _NONE)
        for column in self._tableau.colonnes:
            if column:
                box.addItem(column, column)
        box.setCurrentIndex(max(0, box.findData(self._tableau.correspondance.get(champ.name, _NONE))))
        self._boxes[champ.name] = box
        return box
