"""Erasing one slip, or all of a person: each thing that goes, each that stays, said before the gesture."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.langues.dates import format_moment
from desktop.langues.interface import _, ngettext, spoken
from desktop.services.effacements import Accueil, Dossier
from desktop.ui.kit import buttons, icons, panels, texts
from desktop.ui.page import Page


class DossierPage(Page):
    slip_erasure_asked = Signal()
    person_erasure_asked = Signal()
    kept = Signal()

    def __init__(self, dossier: Dossier, fiche_titre: str, slip: str = "", refusal_of_person: str = "") -> None:
        """`fiche_titre` is the sheet of the reception, `slip` a line that tells the slip this was asked from.

        `refusal_of_person` is why all of the person cannot be erased; "" when it can.
        """
        super().__init__()
        self.heading = _("Effacer")
        column = panels.Column(820)
        self.root.addWidget(column)
        column.add(texts.title(_("Effacer de ce poste")))
        if slip:
            column.add(texts.soft(slip))
        said = _(
            "Ce qui est effacé ici l’est tout de suite, et les sauvegardes de ce poste sont refaites sans lui. "
            "Rien ne pourra le faire revenir."
        )
        column.add(texts.body(said))
        if slip and not dossier.is_one_slip:
            column.add(self._slip_only())
        column.add(self._person(dossier, fiche_titre, refusal_of_person))
        column.add(_not_concerned())
        self._keep = buttons.secondary(_("Ne rien effacer"), "erase-keep", self.kept.emit)
        column.add(buttons.row(self._keep))
        column.close_with_space()

    def focus_first(self) -> None:
        self._keep.setFocus()

    def _slip_only(self) -> QWidget:
        erase = buttons.danger(_("Effacer cette fiche"), "erase-slip", self.slip_erasure_asked.emit, icons.ERASE)
        said = _("Elle s’efface avec son suivi. L’accueil dont elle vient et les autres fiches de la personne restent.")
        return _card(_("Cette fiche d’orientation seulement"), (said,), erase)

    def _person(self, dossier: Dossier, fiche_titre: str, refusal: str) -> QWidget:
        erase = buttons.danger(_("Tout effacer"), "erase-person", self.person_erasure_asked.emit, icons.ERASE)
        buttons.refuse(erase, refusal)
        lines = _contents(dossier, fiche_titre)
        return _card(_("Tout ce que ce poste garde de cette personne"), lines, erase, refusal)


def _contents(dossier: Dossier, fiche_titre: str) -> tuple[str, ...]:
    """One line for each kind of thing that goes."""
    lines = list(_of_accueil(dossier.accueil, fiche_titre)) if dossier.accueil else []
    if dossier.brouillons:
        lines.append(
            ngettext(
                "{n} fiche d’orientation en préparation", "{n} fiches d’orientation en préparation", dossier.brouillons
            ).format(n=dossier.brouillons)
        )
    if dossier.fiches:
        lines.append(
            ngettext(
                "{n} fiche d’orientation remise, avec son suivi",
                "{n} fiches d’orientation remises, avec leur suivi",
                dossier.fiches,
            ).format(n=dossier.fiches)
        )
    return tuple(lines)


def _of_accueil(accueil: Accueil, fiche_titre: str) -> tuple[str, ...]:
    moment = format_moment(accueil.opened_at, spoken())
    steps = ngettext("{n} étape cochée", "{n} étapes cochées", accueil.etapes).format(n=accueil.etapes)
    reception = _("L’accueil commencé le {moment}, fiche « {titre} » : {etapes}")
    lines = [reception.format(moment=moment, titre=fiche_titre, etapes=steps)]
    if accueil.entretiens:
        answers = ngettext("{n} réponse", "{n} réponses", accueil.reponses).format(n=accueil.reponses)
        interviews = ngettext("L’entretien : {reponses}", "{n} entretiens : {reponses}", accueil.entretiens)
        lines.append(interviews.format(n=accueil.entretiens, reponses=answers))
    return tuple(lines)


def _not_concerned() -> QWidget:
    card = panels.Card(_("Ce qui n’est pas concerné"), kind="sunken")
    for sentence in (
        _("Le papier déjà remis, un PDF déjà enregistré, une sauvegarde emportée ailleurs."),
        _("Ce que le partenaire a reçu."),
        _("Le journal du poste : il garde quand et par qui, jamais le contenu."),
    ):
        card.column.addWidget(texts.body(f"• {sentence}"))
    return card


def _card(title: str, lines: tuple[str, ...], action: QPushButton, refusal: str = "") -> QWidget:
    card = panels.Card(title)
    for line in lines:
        card.column.addWidget(texts.body(f"• {line}" if len(lines) > 1 else line))
    card.column.addWidget(buttons.row(action))
    if refusal:
        card.column.addWidget(texts.small(refusal))
    return card
