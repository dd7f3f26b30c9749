"""The top of a sheet: what it is for, for whom, how old it is, and where it leads beside its steps."""

from PySide6.QtCore import Signal

from desktop.fiches.contenu import Contenu
from desktop.fiches.model import Fiche
from desktop.langues.dates import format_date
from desktop.langues.interface import _, spoken
from desktop.ui.kit import buttons, icons, panels, texts

_DEMANTELEMENT = "demantelement"


class Introduction(panels.Card):
    arbre_asked = Signal()
    declaration_asked = Signal()
    fil_asked = Signal()

    def __init__(self, fiche: Fiche, contenu: Contenu, *, has_store: bool, is_late: bool, has_fil: bool) -> None:
        """`has_store`: what goes to others, and is journalled, is offered; `has_fil`: the thread of a minor is."""
        super().__init__(kind="sunken")
        self.column.addWidget(texts.body(fiche.objectif))
        self.column.addWidget(texts.small(_("Pour : {qui}").format(qui=fiche.pour_qui)))
        dated = _("{mesure}. Version {version}, à jour au {date}. État : {etat}.").format(
            mesure=fiche.mesure[:1].upper() + fiche.mesure[1:],
            version=fiche.version,
            date=format_date(fiche.a_jour_au, spoken()),
            etat=fiche.relecture.value,
        )
        self.column.addWidget(texts.small(dated))
        if fiche.fiche_id in contenu.arbres:
            title = contenu.arbres[fiche.fiche_id].titre
            ask = buttons.secondary(title, "to-arbre", self.arbre_asked.emit, icons.NEXT)
            self.column.addWidget(buttons.row(ask))
        if has_fil:
            said = _("Fil de la fugue : dates, avis, retour")
            self.column.addWidget(buttons.row(buttons.secondary(said, "to-fil", self.fil_asked.emit, icons.CLOCK)))
        if fiche.fiche_id == _DEMANTELEMENT and has_store:
            said = _("Déclaration aux associations")
            declare = buttons.secondary(said, "to-declaration", self.declaration_asked.emit, icons.PRINT)
            self.column.addWidget(buttons.row(declare))
        if is_late:
            late = _("Cette fiche devait être relue avant le {date} : à vérifier avant de s’y fier.")
            late = late.format(date=format_date(fiche.a_relire_le, spoken()))
            self.column.addWidget(panels.Banner(panels.Tone.CAUTION, late, name="review-late"))
