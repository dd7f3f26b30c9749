"""The French words for the closed sets of a post: one wording for the window, the journal and its export."""

from desktop.langues.interface import _, marked
from desktop.orientations.reglages import NaturePoste
from desktop.poste.titulaires import Role, Titulaire

ROLE = {
    Role.AGENT: marked("agent"),
    Role.RESPONSABLE: marked("responsable"),
}

NATURE = {
    NaturePoste.UNITE: marked("Il oriente des personnes"),
    NaturePoste.ASSOCIATION: marked("Il reçoit des orientations"),
    NaturePoste.LES_DEUX: marked("Les deux"),
}


def presented(titulaire: Titulaire) -> str:
    """A name and its role: "Léa Martin, agent"."""
    return _("{nom}, {role}").format(nom=titulaire.nom, role=_(ROLE[titulaire.role]))
