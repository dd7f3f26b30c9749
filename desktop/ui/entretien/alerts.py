"""Alerts of the interview: over the questions as long as they hold, the most serious first, each with its way out."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.entretiens.entretien import Entretien
from desktop.entretiens.in_french import french_label
from desktop.entretiens.model import Alerte
from desktop.fiches.contenu import Contenu
from desktop.fiches.model import Contact, ContactId, FicheId
from desktop.langues.interface import _, ngettext
from desktop.ui.fiche.contact_card import named
from desktop.ui.kit import buttons, icons, panels, texts
from desktop.ui.kit.flow import Flow

_SHOWN = 2
"""Alerts shown in full; the others are one click away, so that the question stays in sight."""


class AlertBar(QWidget):
    fiche_asked = Signal(str)
    call_asked = Signal(str)

    def __init__(self, entretien: Entretien, contenu: Contenu) -> None:
        super().__init__()
        self.setObjectName("alerts")
        self._entretien = entretien
        self._contenu = contenu
        self._shown: tuple[Alerte, ...] = ()
        self._is_open = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 12, 24, 0)
        self._column.setSpacing(8)
        self.hide()

    def refresh(self) -> None:
        alertes = self._entretien.alertes()
        if alertes == self._shown:
            return
        self._shown = alertes
        self._draw()

    def _draw(self) -> None:
        panels.clear(self._column)
        full = self._shown if self._is_open else self._shown[:_SHOWN]
        for alerte in full:
            self._column.addWidget(self._banner(alerte))
        others = len(self._shown) - len(full)
        if others:
            label = ngettext("{n} autre alerte", "{n} autres alertes", others).format(n=others)
            self._column.addWidget(buttons.row(buttons.chip(label, "more-alerts", self._open)))
        self.setVisible(bool(self._shown))

    def _open(self) -> None:
        self._is_open = True
        self._draw()

    def _banner(self, alerte: Alerte) -> QFrame:
        tone = panels.Tone.DANGER if alerte.level == "danger" else panels.Tone.CAUTION
        text = french_label(self._entretien, alerte.ref)
        banner = QFrame()
        banner.setObjectName(f"alert-{alerte.ref.rsplit('/', 1)[-1]}")
        banner.setProperty("kind", f"banner-{tone.value}")
        banner.setAccessibleName(text)
        row = QHBoxLayout(banner)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(12)
        picture = QLabel()
        icons.dress(picture, icons.WARNING, QPalette.ColorRole.WindowText, 24)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(texts.body(text))
        row.addLayout(words, 1)
        ways = self._numbers(alerte)
        if FicheId(alerte.leads_to) in self._contenu.fiches:
            ways.append(self._way_out(alerte))
        ways += self._lacking(alerte)
        if len(ways) == 1:
            row.addWidget(ways[0], 0, Qt.AlignmentFlag.AlignVCenter)
        elif ways:
            words.addWidget(Flow(*ways))
        return banner

    def _numbers(self, alerte: Alerte) -> list[QWidget]:
        """What the alert leads to, called in one click."""
        return [self._number(contact) for contact in self._contacts(alerte) if contact.numero]

    def _lacking(self, alerte: Alerte) -> list[QWidget]:
        """Local services that this post has not filled in."""
        lacking = [contact for contact in self._contacts(alerte) if contact.is_to_fill]
        labels: list[QWidget] = []
        for contact in lacking:
            label = texts.small(named(contact))
            label.setObjectName(f"contact-{contact.contact_id}")
            label.setWordWrap(False)
            labels.append(label)
        return labels

    def _contacts(self, alerte: Alerte) -> list[Contact]:
        found = (self._contenu.contacts.get(ContactId(contact_id)) for contact_id in alerte.contacts)
        return [contact for contact in found if contact]

    def _number(self, contact: Contact) -> QWidget:
        ask = partial(self.call_asked.emit, contact.numero)
        number = buttons.secondary(named(contact), f"contact-{contact.contact_id}", ask, icons.PHONE)
        number.setToolTip(f"{contact.nom}. {contact.objet}")
        number.setAccessibleName(_("Appeler {nom} : {numero}").format(nom=contact.nom, numero=contact.numero))
        return number

    def _way_out(self, alerte: Alerte) -> QWidget:
        title = self._contenu.fiches[FicheId(alerte.leads_to)].titre
        leave = partial(self.fiche_asked.emit, alerte.leads_to)
        button = buttons.secondary(_("Ouvrir la fiche"), f"alert-fiche-{alerte.leads_to}", leave, icons.NEXT)
        said = _("Ouvrir la fiche « {titre} »").format(titre=title)
        button.setToolTip(said)
        button.setAccessibleName(said)
        return button
