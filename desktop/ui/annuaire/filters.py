"""What is asked of the directory: where, needs, public, age, language, tonight, open first."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from desktop.annuaire import labels as annuaire_labels
from desktop.annuaire.codes import CodeDepartement
from desktop.annuaire.demande import Demande
from desktop.annuaire.departements import Departements
from desktop.annuaire.model import Public
from desktop.langues.interface import _, ngettext
from desktop.langues.langue import Langue
from desktop.orientations import labels
from desktop.orientations.model import Besoin, TrancheAge
from desktop.ui.kit import buttons, fields, texts
from desktop.ui.kit.flow import Flow


class Filters(QWidget):
    changed = Signal()

    def __init__(self, departements: Departements, demande: Demande, stock: Mapping[str, int]) -> None:
        """`stock` is how many structures each department has in the directory."""
        super().__init__()
        self._departements = departements
        self._where = _box(
            _("Toute la France"),
            ((code, _named(f"{code} · {departements[code].nom}", stock.get(code, 0))) for code in departements),
        )
        self._voisins = self._toggle(_("Avec les départements voisins"), "find-voisins")
        self._beside = Flow(self._voisins)
        self._ce_soir = self._toggle(_("Ce soir : accueil le jour même"), "find-ce-soir")
        self._ouverte = self._toggle(_("Ouvertes d’abord"), "find-ouverte")
        self._age = _box(_("Peu importe"), ((age.value, _(labels.TRANCHE_AGE[age])) for age in TrancheAge))
        publics = ((public.value, _(annuaire_labels.PUBLIC[public])) for public in Public)
        self._public = _box(_("Peu importe"), publics)
        self._langue = _box(_("Peu importe"), ((langue.value, langue.nom) for langue in Langue))
        self._besoins = {besoin: self._toggle(_(labels.BESOIN[besoin]), f"find-{besoin}") for besoin in Besoin}
        self._build()
        self.show_demande(demande)
        for box in (self._where, self._age, self._public, self._langue):
            box.currentIndexChanged.connect(lambda _index: self._tell())

    def demande(self) -> Demande:
        where = self._where.currentData()
        chosen = frozenset([CodeDepartement(where)]) if where else frozenset[CodeDepartement]()
        beside = self._departements.with_neighbours(chosen) - chosen if self._voisins.isChecked() else frozenset()
        return Demande(
            departements=chosen,
            voisins=beside,
            besoins=frozenset(besoin for besoin, button in self._besoins.items() if button.isChecked()),
            public=Public(self._public.currentData()) if self._public.currentData() else None,
            tranche_age=TrancheAge(self._age.currentData()) if self._age.currentData() else None,
            langue=Langue(self._langue.currentData()) if self._langue.currentData() else None,
            ouverte=self._ouverte.isChecked(),
            ce_soir=self._ce_soir.isChecked(),
        )

    def show_demande(self, demande: Demande) -> None:
        """Show what is asked, silently."""
        self.blockSignals(True)
        where = next(iter(demande.departements), "")
        self._where.setCurrentIndex(self._where.findData(where))
        self._voisins.setChecked(bool(demande.voisins) or not demande.departements)
        self._ouverte.setChecked(demande.ouverte)
        self._ce_soir.setChecked(demande.ce_soir)
        chosen = ((self._age, demande.tranche_age), (self._public, demande.public), (self._langue, demande.langue))
        for box, value in chosen:
            box.setCurrentIndex(box.findData(value.value if value else ""))
        for besoin, button in self._besoins.items():
            button.setChecked(besoin in demande.besoins)
        self._beside.setVisible(bool(self._where.currentData()))
        self.blockSignals(False)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(fields.Field(_("Département"), self._where, name="find-where"))
        column.addWidget(self._beside)
        column.addWidget(Flow(self._ce_soir, self._ouverte))
        column.addWidget(texts.strong(_("Besoins")))
        column.addWidget(Flow(*self._besoins.values()))
        column.addWidget(fields.Field(_("Âge"), self._age, name="find-age"))
        column.addWidget(fields.Field(_("Public"), self._public, name="find-public"))
        column.addWidget(fields.Field(_("Langue parlée"), self._langue, name="find-langue"))
        column.addStretch(1)

    def _toggle(self, label: str, name: str) -> QPushButton:
        button = buttons.segment(label, name)
        button.clicked.connect(lambda _checked: self._tell())
        return button

    def _tell(self) -> None:
        self._beside.setVisible(bool(self._where.currentData()))
        self.changed.emit()


def _box(nothing: str, options: Iterable[tuple[str, str]]) -> QComboBox:
    box = QComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    box.addItem(nothing, "")
    for value, label in options:
        box.addItem(label, value)
    return box


def _named(nom: str, count: int) -> str:
    if not count:
        return nom
    return ngettext("{name} ({n} structure)", "{name} ({n} structures)", count).format(name=nom, n=count)


def summary(demande: Demande, departements: Departements) -> str:
    """What is asked, in one line."""
    where = ", ".join(departements[code].nom for code in sorted(demande.departements)) or _("toute la France")
    said = [where, *map(annuaire_labels.besoin, sorted(demande.besoins))]
    if demande.public:
        said.append(_(annuaire_labels.PUBLIC[demande.public]).lower())
    if demande.tranche_age:
        said.append(_(labels.TRANCHE_AGE[demande.tranche_age]))
    if demande.langue:
        said.append(demande.langue.nom)
    said += [_("ouvertes maintenant")] if demande.ouverte else []
    said += [_("accueil le jour même")] if demande.ce_soir else []
    return " · ".join(said)
