"""A questionnaire that changed since the interview was left: what became of each answer, shown before going on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.entretiens.entretien import Entretien
from desktop.entretiens.in_french import french_label, name_of
from desktop.entretiens.model import Etat, Ref, Reponse
from desktop.entretiens.versions import Change, Fate
from desktop.langues.interface import _, marked, ngettext
from desktop.ui.kit import buttons, panels, texts
from desktop.ui.page import Page


class ChangesPage(Page):
    """`accepted` when the officer goes on with the new version; coming back leaves everything as it was."""

    accepted = Signal()

    def __init__(self, entretien: Entretien, changes: tuple[Change, ...]) -> None:
        super().__init__()
        self.heading = _("Questionnaire modifié")
        column = panels.Column(820)
        self.root.addWidget(column)
        column.add(texts.title(_("Ce questionnaire a changé depuis")))
        column.add(texts.body(_("Les réponses déjà données sont gardées. Voici celles que le changement touche.")))
        for fate in Fate:
            concerned = [change for change in changes if change.fate is fate]
            if concerned:
                column.add(texts.heading(_(_TITLES[fate])))
                for change in concerned:
                    column.add(_card(entretien, change))
        column.add(texts.small(said_of_the_rest(changes)))
        column.add(buttons.row(buttons.primary(_("Continuer l’entretien"), "changes-accept", self.accepted.emit)))
        column.close_with_space()


_TITLES = {
    Fate.MOVED: marked("Déplacées, reprises telles quelles"),
    Fate.UNFIT: marked("À poser de nouveau : la question attend une autre réponse"),
    Fate.GONE: marked("La question n’est plus posée"),
}


def said_of_the_rest(changes: tuple[Change, ...]) -> str:
    """What becomes of those that have no place any more."""
    left = sum(change.carried is None for change in changes)
    if not left:
        return _("Rien n’est laissé de côté.")
    return ngettext(
        "{n} réponse n’a plus de place : elle ne va pas dans la fiche, et s’efface avec l’accueil.",
        "{n} réponses n’ont plus de place : elles ne vont pas dans la fiche, et s’effacent avec l’accueil.",
        left,
    ).format(n=left)


def _card(entretien: Entretien, change: Change) -> QWidget:
    card = panels.Card()
    card.setObjectName("change")
    card.column.addWidget(texts.soft(_question(entretien, change)))
    card.column.addWidget(texts.strong(_said(change.reponse)))
    return card


def _question(entretien: Entretien, change: Change) -> str:
    """As it is asked now; its name in the questionnaire when it is asked no more."""
    if change.fate is Fate.GONE:
        return change.reponse.ref.rpartition("/")[2]
    ref: Ref = change.carried.ref if change.carried else change.reponse.ref
    return french_label(entretien, ref)


def _said(reponse: Reponse) -> str:
    return reponse.value if reponse.etat is Etat.ANSWERED else _(name_of(reponse.etat))
