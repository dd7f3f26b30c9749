"""What a slip received says, laid out to be read: what may harm the person first, then what she needs."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.langues.dates import format_moment
from desktop.langues.interface import _, spoken
from desktop.orientations import labels
from desktop.orientations.model import BesoinExprime, Contact, Personne, Plainte, ProtectionMineur, Urgence
from desktop.orientations.transmission import AccordTransmis, Transmissible
from desktop.ui.kit import panels, texts

_TONES = {Urgence.CE_JOUR: "danger", Urgence.SOUS_72H: "caution", Urgence.PLUS_TARD: ""}


class SlipContent(QWidget):
    """A part with nothing to say is not shown."""

    def __init__(self, told: Transmissible) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self._add_warnings(told)
        self._add_pairs(_("La personne"), _person(told.personne))
        self._add_needs(told.besoins)
        self._add_contact(told.contact)
        self._add_text(_("Situation"), told.situation)
        self._add_text(_("Sécurité"), told.securite.consigne)
        self._add_done(told)
        if told.accord is not None:
            self._add_accord(told.accord)
        if told.protection is not None:
            self._add_pairs(_("Mineur : la protection ne dépend d’aucun accord"), _protection(told.protection))
        self._add_pairs(
            _("Retour attendu"),
            (
                (_("Qui rappelle"), told.retour.qui),
                (_("Quand"), told.retour.quand),
                (_("Si elle ne vient pas"), told.retour.si_absente),
            ),
        )
        self._add_pairs(
            _("Qui oriente"),
            (
                (_("Service"), told.emetteur.service),
                (_("Agent"), told.emetteur.agent),
                (_("Rappel"), told.emetteur.rappel),
                (_("Fiche du"), format_moment(told.dated_at, spoken())),
            ),
        )

    def _add_warnings(self, told: Transmissible) -> None:
        if told.securite.is_in_danger:
            said = _("La personne est en danger.")
            self._column.addWidget(panels.Banner(panels.Tone.DANGER, said, name="recue-danger"))
        if told.contact.interdit:
            said = _("À ne jamais faire, ne jamais joindre : {interdit}").format(interdit=told.contact.interdit)
            self._column.addWidget(panels.Banner(panels.Tone.DANGER, said, name="recue-interdit"))

    def _add_needs(self, besoins: tuple[BesoinExprime, ...]) -> None:
        if not besoins:
            return
        order = list(Urgence)
        card = panels.Card(_("Besoins"))
        for besoin in sorted(besoins, key=lambda each: order.index(each.urgence)):
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(12)
            row.addWidget(texts.tag(_(labels.URGENCE[besoin.urgence]), _TONES[besoin.urgence]))
            row.addWidget(texts.body(_(labels.BESOIN[besoin.besoin])), 1)
            card.column.addWidget(holder)
        self._column.addWidget(card)

    def _add_contact(self, contact: Contact) -> None:
        title = _("Pour joindre la personne sans danger")
        if contact.declined:
            refusal = _("Elle ne veut pas être recontactée : ne pas l’appeler, ne pas lui écrire.")
            self._add_text(title, refusal)
            return
        self._add_pairs(
            title,
            (
                (_("Moyen"), contact.moyen),
                (_("Heures"), contact.heures),
                (_("Mot convenu"), contact.mot_convenu),
            ),
        )

    def _add_done(self, told: Transmissible) -> None:
        done = [
            (_(labels.ACTE[each.acte]), format_moment(each.done_at, spoken()) if each.done_at else _("fait"))
            for each in told.actes
        ]
        if told.plainte is not None:
            done.append((_("Plainte"), _plainte(told.plainte)))
        self._add_pairs(_("Ce qui a déjà été fait"), done)

    def _add_accord(self, accord: AccordTransmis) -> None:
        given = _("Accord donné le {moment}, expliqué en {langue}. Elle peut le retirer à tout moment.").format(
            moment=format_moment(accord.given_at, spoken()), langue=accord.langue.nom
        )
        card = panels.Card(_("Accord de la personne"))
        card.column.addWidget(texts.body(given))
        card.column.addWidget(texts.soft(_(labels.EXPLICATION[accord.explication])))
        if accord.refused:
            refused = " ; ".join(_(labels.ITEM[item]) for item in accord.refused)
            said = _("Elle a refusé de transmettre : {items}. Ne le lui redemandez pas sans raison.")
            card.column.addWidget(texts.body(said.format(items=refused)))
        self._column.addWidget(card)

    def _add_text(self, title: str, text: str) -> None:
        if text:
            card = panels.Card(title)
            card.column.addWidget(texts.body(text))
            self._column.addWidget(card)

    def _add_pairs(self, title: str, pairs: Iterable[tuple[str, str]]) -> None:
        told = [(label, value) for label, value in pairs if value]
        if not told:
            return
        card = panels.Card(title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for number, (label, value) in enumerate(told):
            name = texts.soft(label)
            name.setWordWrap(False)
            grid.addWidget(name, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(texts.body(value), number, 1)
        card.column.addLayout(grid)
        self._column.addWidget(card)


def _person(personne: Personne) -> Iterable[tuple[str, str]]:
    langue = personne.langue_autre or (personne.langue.nom if personne.langue else "")
    return (
        (_("Prénom ou pseudonyme choisi"), personne.prenom),
        (_("Âge"), _(labels.TRANCHE_AGE[personne.tranche_age]) if personne.tranche_age else ""),
        (_("Langue"), langue),
        (_("Interprète"), _("nécessaire") if personne.needs_interprete else ""),
    )


def _protection(protection: ProtectionMineur) -> Iterable[tuple[str, str]]:
    informed = {True: _("oui"), False: _("non"), None: _("à préciser")}[protection.parents_informes]
    if protection.parents_motif:
        informed += _(" (motif : {motif})").format(motif=protection.parents_motif)
    dated = (
        (_("Parquet avisé"), protection.parquet_avise_at),
        (_("CRIP informée"), protection.crip_informee_at),
    )
    said = [(label, format_moment(at, spoken()) if at else _("date non dite")) for label, at in dated]
    return (*said, (_("Parents informés"), informed))


def _plainte(plainte: Plainte) -> str:
    return _(labels.PLAINTE[plainte])
