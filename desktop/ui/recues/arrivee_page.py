"""What a file brings, told before anything of it is kept: who sent it, what is in it, until when."""

from PySide6.QtCore import Signal

from desktop.langues.dates import format_date, format_moment
from desktop.langues.interface import _, spoken
from desktop.poste.recues import Arrivee, Confiance
from desktop.ui.kit import buttons, icons, panels, texts
from desktop.ui.kit.flow import Flow
from desktop.ui.page import Page
from desktop.ui.recues import sender


class ArriveePage(Page):
    keep_asked = Signal()
    drop_asked = Signal()
    verified = Signal()

    def __init__(self, arrivee: Arrivee) -> None:
        super().__init__()
        self.heading = _("Orientation reçue")
        column = panels.Column(820)
        self.root.addWidget(column)
        column.add(texts.title(_("Ce que ce fichier apporte")))
        if arrivee.deja is not None:
            said = _("Cette orientation est déjà gardée sur ce poste : l’ouvrir de nouveau n’ajoute rien.")
            column.add(panels.Banner(panels.Tone.INFO, said, name="already-kept"))
        if arrivee.autre_at is not None:
            said = _(
                "Cette unité vous avait déjà remis la même fiche le {moment} : gardée aussi, lisez la plus récente."
            )
            moment = format_moment(arrivee.autre_at, spoken())
            column.add(panels.Banner(panels.Tone.INFO, said.format(moment=moment), name="sent-before"))
        column.add(sender.told(arrivee.expediteur, arrivee.confiance))
        if arrivee.confiance is not Confiance.VERIFIEE:
            words = sender.Words(arrivee.expediteur, can_verify=arrivee.confiance is not Confiance.REVOQUEE)
            words.verified.connect(self.verified)
            column.add(words)
        card = panels.Card(_("Une fiche d’orientation"))
        for sentence in _told(arrivee):
            card.column.addWidget(texts.body(sentence))
        column.add(card)
        keep = buttons.primary(
            _("Garder et lire") if arrivee.deja is None else _("Lire celle qui est gardée"),
            "keep",
            lambda: self.keep_asked.emit(),
            icons.EYE,
        )
        drop = buttons.secondary(_("Ne pas garder"), "drop", lambda: self.drop_asked.emit())
        column.add(Flow(keep) if arrivee.deja is not None else Flow(keep, drop))
        column.add(
            texts.small(_("Le fichier reçu reste où il est : effacez-le, et videz la clé USB, une fois gardée."))
        )
        column.close_with_space()


def _told(arrivee: Arrivee) -> tuple[str, ...]:
    """Nothing of the person: who reads that is written in the journal."""
    sealed = format_moment(arrivee.sent_at, spoken())
    partenaire = arrivee.contenu.partenaire.nom
    said = (
        _("Scellée le {moment}, pour « {partenaire} ».").format(moment=sealed, partenaire=partenaire),
        _("Elle concerne une personne mineure.") if arrivee.contenu.concerns_minor else "",
        _("Avec son document, à imprimer au besoin.") if arrivee.pdf else _("Sans document."),
        _("Gardée, elle s’effacera de ce poste le {date}.").format(date=format_date(arrivee.erase_on, spoken())),
    )
    return tuple(sentence for sentence in said if sentence)
