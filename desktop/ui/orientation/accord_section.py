"""What may be passed on: an adult agrees item by item for one recipient; a minor is protected by the duty to report."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QDateTime, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateTimeEdit, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.langues.dates import format_moment
from desktop.langues.interface import _, spoken
from desktop.langues.langue import Langue
from desktop.langues.texte import Texte
from desktop.orientations import labels
from desktop.orientations.model import Accord, Champ, Explication, Item, Orientation, ProtectionMineur
from desktop.ui.kit import fields, panels, texts
from desktop.ui.orientation.section import Section

_OUI, _NON = "oui", "non"


class AccordSection(Section):
    """`explain(langue, partenaire)` gives what to say to the person, `item_label(item, langue)` their words."""

    champs = (Champ.ACCORD, Champ.PARQUET)
    withdraw_asked = Signal()

    def __init__(
        self,
        explain: Callable[[Langue, str], tuple[Texte, ...]],
        item_label: Callable[[Item, Langue], Texte],
        now: Callable[[], datetime],
        langues: tuple[Langue, ...] = tuple(Langue),
    ) -> None:
        super().__init__("accord", _("L’accord de la personne"))
        self._adult = _AdultAccord(explain, item_label, now, langues)
        self._minor = _MinorProtection()
        self._missing = panels.Banner(
            panels.Tone.INFO,
            _("Choisissez d’abord un destinataire : l’accord se donne pour lui seul."),
            name="accord-no-partenaire",
        )
        for widget in (self._missing, self._adult, self._minor):
            self.column.addWidget(widget)
        self._adult.changed.connect(self.changed)
        self._minor.changed.connect(self.changed)

    def load(self, orientation: Orientation) -> None:
        is_minor = orientation.concerns_minor
        self._missing.setVisible(not is_minor and orientation.partenaire is None)
        self._adult.setVisible(not is_minor and orientation.partenaire is not None)
        self._minor.setVisible(is_minor)
        self._adult.load(orientation)
        self._minor.load(orientation.protection)

    def collect(self, orientation: Orientation) -> Orientation:
        if orientation.concerns_minor:
            return replace(orientation, protection=self._minor.collect(), accord=None)
        return replace(orientation, accord=self._adult.collect(orientation))


class _AdultAccord(QWidget):
    changed = Signal()

    def __init__(
        self,
        explain: Callable[[Langue, str], tuple[Texte, ...]],
        item_label: Callable[[Item, Langue], Texte],
        now: Callable[[], datetime],
        langues: tuple[Langue, ...],
    ) -> None:
        super().__init__()
        self._explain = explain
        self._item_label = item_label
        self._now = now
        self._partenaire = ""
        self._given_at: datetime | None = None
        self._items: dict[Item, fields.Segments] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._to = texts.lead("")
        self._read = QVBoxLayout()
        self._read.setSpacing(8)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._grid.setVerticalSpacing(6)
        self._langue = QComboBox()
        self._langue.setObjectName("accord-langue")
        for langue in langues:
            self._offer(langue)
        self._langue.activated.connect(self._language_chosen)
        self._how = fields.Segments(tuple((e.value, _(labels.EXPLICATION[e])) for e in Explication), "explication")
        self._how.changed.connect(self._touch)
        self._when = texts.small("")
        self._withdrawn = QCheckBox(_("Elle retire son accord"))
        self._withdrawn.setObjectName("accord-withdrawn")
        self._withdrawn.clicked.connect(self.changed)
        self._withdrawn_at: datetime | None = None
        self._column.addWidget(self._to)
        self._column.addWidget(fields.Field(_("Langue de l’explication"), self._langue))
        self._column.addLayout(self._read)
        self._column.addLayout(self._grid)
        self._column.addWidget(fields.Field(_("Comment elle donne son accord"), self._how))
        self._column.addWidget(self._when)
        self._column.addWidget(self._withdrawn)

    def load(self, orientation: Orientation) -> None:
        accord = orientation.accord
        partenaire = orientation.partenaire
        self._partenaire = partenaire.nom if partenaire else ""
        self._to.setText(_("Destinataire : {nom}").format(nom=partenaire.nom if partenaire else ""))
        langue = accord.langue if accord else self._offered(orientation.personne.langue)
        self._offer(langue)  # the language it was given in, though the service offers it no more
        self._langue.setCurrentIndex(self._langue.findData(langue.value))
        self._show_language(langue)
        for item, segments in self._items.items():
            accepted = accord is not None and item in accord.accepted
            refused = accord is not None and item in accord.refused
            segments.choose(_OUI if accepted else _NON if refused else "")
        self._how.choose(accord.explication.value if accord else "")
        self._given_at = accord.given_at if accord else None
        self._withdrawn_at = accord.withdrawn_at if accord else None
        self._withdrawn.setChecked(self._withdrawn_at is not None)
        self._show_when()

    def collect(self, orientation: Orientation) -> Accord | None:
        """An agreement exists once it was said how it was given and at least one item was accepted."""
        chosen = {item: segments.chosen() for item, segments in self._items.items()}
        accepted = frozenset(item for item, answer in chosen.items() if answer == _OUI)
        if not (self._how.chosen() and accepted and orientation.partenaire):
            return None
        return Accord(
            partenaire_id=orientation.partenaire.partenaire_id,
            accepted=accepted,
            refused=frozenset(Item) - accepted,
            given_at=self._given_at or self._now(),
            langue=Langue(self._langue.currentData()),
            explication=Explication(self._how.chosen()),
            withdrawn_at=(self._withdrawn_at or self._now()) if self._withdrawn.isChecked() else None,
        )

    def _offer(self, langue: Langue) -> None:
        if self._langue.findData(langue.value) < 0:
            self._langue.addItem(langue.both_names, langue.value)

    def _offered(self, langue: Langue | None) -> Langue:
        is_offered = langue is not None and self._langue.findData(langue.value) >= 0
        return langue if langue is not None and is_offered else Langue.FRANCAIS

    def _show_language(self, langue: Langue) -> None:
        kept = {item: segments.chosen() for item, segments in self._items.items()}
        panels.clear(self._read)
        while (cell := self._grid.takeAt(0)) is not None:
            widget = cell.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        self._read.addWidget(self._to_read(langue))
        for line, item in enumerate(Item):
            segments = fields.Segments(((_OUI, _("accepte")), (_NON, _("refuse"))), f"item-{item.value}")
            segments.setAccessibleName(_(labels.ITEM[item]))
            segments.choose(kept.get(item, ""))
            segments.changed.connect(self._touch)
            self._grid.addWidget(texts.strong(_(labels.ITEM[item])), line, 0)
            if langue is not Langue.FRANCAIS:
                self._grid.addWidget(texts.of(self._item_label(item, langue), "body"), line, 1)
            self._grid.addWidget(segments, line, 2)
            self._items[item] = segments

    def _to_read(self, langue: Langue) -> QWidget:
        """What to say before asking, in French for the officer and in the person's language beside it."""
        card = panels.Card(kind="sunken")
        said = self._explain(Langue.FRANCAIS, self._partenaire)
        theirs = self._explain(langue, self._partenaire) if langue is not Langue.FRANCAIS else ()
        for place, french in enumerate(said):
            row = QHBoxLayout()
            row.setSpacing(24)
            row.addWidget(texts.of(french, "body"), 1)
            if theirs:
                row.addWidget(texts.of(theirs[place], "body"), 1)
            card.column.addLayout(row)
        if any(not texte.is_approved for texte in theirs):
            card.column.addWidget(texts.tag(_("traduction non relue"), "caution"))
        return card

    def _language_chosen(self) -> None:
        self._show_language(Langue(self._langue.currentData()))
        self._touch()

    def _touch(self) -> None:
        """What was agreed changed: the agreement is given anew, now."""
        self._given_at = self._now()
        self._show_when()
        self.changed.emit()

    def _show_when(self) -> None:
        moment = format_moment(self._given_at, spoken()) if self._given_at else ""
        self._when.setText(_("Accord noté le {moment}.").format(moment=moment) if moment else "")
        self._withdrawn.setVisible(self._given_at is not None)


class _MinorProtection(QWidget):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(
            panels.Banner(
                panels.Tone.CAUTION,
                _("Personne mineure : sa protection ne dépend pas d’un accord. Notez les avis donnés, et quand."),
                name="accord-minor",
            )
        )
        self._parquet = _DatedBox(_("Parquet avisé"), "parquet")
        self._crip = _DatedBox(_("CRIP informée"), "crip")
        self._parents = fields.Segments(((_OUI, _("oui")), (_NON, _("non"))), "parents")
        self._motif = fields.line_edit()
        column.addWidget(self._parquet)
        column.addWidget(self._crip)
        column.addWidget(fields.Field(_("Parents informés"), self._parents))
        column.addWidget(
            fields.Field(
                _("Motif"), self._motif, _("En particulier si les informer la mettrait en danger."), "parents-motif"
            )
        )
        for signal in (self._parquet.changed, self._crip.changed, self._parents.changed, self._motif.textEdited):
            signal.connect(self.changed)

    def load(self, protection: ProtectionMineur) -> None:
        self._parquet.load(protection.parquet_avise_at)
        self._crip.load(protection.crip_informee_at)
        self._parents.choose({True: _OUI, False: _NON, None: ""}[protection.parents_informes])
        self._motif.setText(protection.parents_motif)

    def collect(self) -> ProtectionMineur:
        return ProtectionMineur(
            parquet_avise_at=self._parquet.moment(),
            crip_informee_at=self._crip.moment(),
            parents_informes={_OUI: True, _NON: False}.get(self._parents.chosen()),
            parents_motif=self._motif.text().strip(),
        )


class _DatedBox(QWidget):
    """Something done, and when: checked now by default, the time can be corrected."""

    changed = Signal()

    def __init__(self, label: str, name: str) -> None:
        super().__init__()
        self._box = QCheckBox(label)
        self._box.setObjectName(name)
        self._when = QDateTimeEdit()
        self._when.setObjectName(f"{name}-when")
        self._when.setAccessibleName(_("{what}, le").format(what=label))
        self._when.setDisplayFormat("dd/MM/yyyy HH:mm")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._box)
        row.addWidget(self._when)
        row.addStretch(1)
        self._box.clicked.connect(self._checked)
        self._when.dateTimeChanged.connect(lambda _moment: self.changed.emit())

    def load(self, moment: datetime | None) -> None:
        self._when.blockSignals(True)
        self._box.setChecked(moment is not None)
        self._when.setVisible(moment is not None)
        if moment:
            self._when.setDateTime(QDateTime.fromSecsSinceEpoch(int(moment.timestamp())))
        self._when.blockSignals(False)

    def moment(self) -> datetime | None:
        if not self._box.isChecked():
            return None
        return datetime.fromtimestamp(self._when.dateTime().toSecsSinceEpoch(), UTC)

    def _checked(self, is_checked: bool) -> None:
        self._when.setDateTime(QDateTime.currentDateTime())
        self._when.setVisible(is_checked)
        self.changed.emit()
