"""One structure: why this one, what to check, how to reach it, what it does, and what this post notes of it."""

from datetime import datetime

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.annuaire import labels
from desktop.annuaire.complement import address, visibility
from desktop.annuaire.departements import Departements
from desktop.annuaire.horaires import en_clair
from desktop.annuaire.model import Inscription, Service
from desktop.annuaire.recherche import Motif, Reserve, Trouvee
from desktop.langues.dates import format_date
from desktop.langues.interface import _, spoken
from desktop.partenaires.model import Visibilite
from desktop.ui.annuaire.why import noted_card, why_card
from desktop.ui.kit import buttons, icons, panels, texts
from desktop.ui.kit.flow import Flow
from desktop.ui.page import Page


class StructurePage(Page):
    call_asked = Signal(str)
    copied = Signal(str)
    edit_asked = Signal()
    verified_asked = Signal()
    chosen = Signal()

    def __init__(
        self,
        found: Trouvee,
        inscription: Inscription,
        departements: Departements,
        now: datetime,
        *,
        no_entry: str,
        choice: str = "",
        no_choice: str = "",
    ) -> None:
        """`choice` is what choosing it does, "" when there is nothing to choose for; the others, why one may not."""
        super().__init__()
        self.heading = _("Structure")
        self._found = found
        self._inscription = inscription
        self._now = now
        self._departements = departements
        column = panels.Column()
        self.root.addWidget(column)
        column.add(texts.title(inscription.structure.nom))
        column.add(texts.small(self._origin()))
        tags = self._tags()
        if tags:
            column.add(Flow(*tags))
        column.add(self._actions(no_entry, choice, no_choice))
        if no_entry or no_choice:
            column.add(texts.small(no_choice or no_entry))
        column.add(self._contact())
        column.add(why_card(found, departements, now))
        column.add(self._address())
        for service in inscription.services:
            column.add(_service(service))
        column.add(noted_card(inscription.complement))
        column.close_with_space()

    def _origin(self) -> str:
        when = format_date(self._inscription.structure.date_maj, spoken())
        return _("Annuaire « {name} », mis à jour le {date}").format(name=self._inscription.jeu, date=when)

    def _tags(self) -> list[QWidget]:
        opened = (each for each in self._found.raisons if each.motif is Motif.OUVERTE)
        tags: list[QWidget] = [texts.tag(labels.raison(each, self._departements, self._now), "done") for each in opened]
        stale = (Reserve.FERMEE, Reserve.A_REVERIFIER, Reserve.DISPARUE)
        for each in self._found.reserves:
            if each.reserve in stale:
                tone = "" if each.reserve is Reserve.FERMEE else "caution"
                tags.append(texts.tag(labels.reserve(each, self._now), tone))
        return tags

    def _actions(self, no_entry: str, choice: str, no_choice: str) -> QWidget:
        check = buttons.secondary(
            _("Vérifiée aujourd’hui"), "structure-verified", self.verified_asked.emit, icons.CHECK
        )
        edit = buttons.secondary(_("Compléter"), "structure-edit", self.edit_asked.emit, icons.EDIT)
        for button in (check, edit):
            buttons.refuse(button, no_entry)
        made: list[QPushButton] = [check, edit]
        if choice:
            choose = buttons.primary(choice, "structure-choose", self.chosen.emit, icons.NEXT)
            buttons.refuse(choose, no_choice)
            made.insert(0, choose)
        return Flow(*made)

    def _contact(self) -> QWidget:
        structure, known = self._inscription.structure, self._inscription.complement
        card = panels.Card(_("La joindre"))
        card.setObjectName("structure-contact")
        numbers = [known.telephone, structure.telephone, *(each.telephone for each in self._inscription.services)]
        for number in dict.fromkeys(filter(None, numbers)):
            card.column.addWidget(texts.title(number))
            card.column.addWidget(self._reach(number, _("Appeler"), self.call_asked, icons.PHONE))
        mails = (known.courriel, structure.courriel, *(each.courriel for each in self._inscription.services))
        for mail in dict.fromkeys(filter(None, mails)):
            card.column.addWidget(texts.body(mail))
            card.column.addWidget(self._reach(mail, "", None, ""))
        if known.contact_nom:
            card.column.addWidget(texts.body(_("Demander : {name}").format(name=known.contact_nom)))
        if structure.site_web:
            card.column.addWidget(texts.small(structure.site_web))
        hours = self._found.profil.horaires
        today = self._now.astimezone().date()
        card.column.addWidget(texts.body(en_clair(hours, today) if hours else _("Horaires non précisés")))
        return card

    def _reach(self, text: str, label: str, signal: SignalInstance | None, icon: str) -> QWidget:
        made = []
        if signal is not None:
            call = buttons.secondary(label, "structure-call", lambda: signal.emit(text), icon)
            call.setAccessibleDescription(text)
            made.append(call)
        copy = buttons.quiet(_("Copier"), "structure-copy", lambda: self.copied.emit(text))
        copy.setAccessibleDescription(text)
        return Flow(*made, copy)

    def _address(self) -> QWidget:
        told = visibility(self._inscription.complement)
        card = panels.Card(_("Adresse"))
        card.setObjectName("structure-address")
        if told is not Visibilite.JAMAIS:
            written = address(self._inscription.structure.lieu)
            card.column.addWidget(texts.body(written or _("Adresse non précisée")))
        if told in labels.VISIBILITE_MENTION:
            card.column.addWidget(texts.tag(_("adresse : {who}").format(who=_(labels.VISIBILITE[told])), "caution"))
            card.column.addWidget(texts.small(_(labels.VISIBILITE_MENTION[told])))
        return card


def _service(service: Service) -> QWidget:
    card = panels.Card(service.nom)
    said = (
        service.description,
        service.publics_precisions,
        service.conditions_acces,
        service.mobilisation_precisions,
    )
    for text in said:
        if text:
            card.column.addWidget(texts.body(text))
    if service.horaires_accueil:
        card.column.addWidget(texts.small(service.horaires_accueil))
    return card
