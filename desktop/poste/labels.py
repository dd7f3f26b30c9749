"""The French words for the closed sets of a post: one wording for the window, the journal and its export."""

from desktop.langues.interface import _, marked
from desktop.poste.titulaires import Role, Titulaire

ROLE = {
    Role.AGENT: marked("agent"),
    Role.RESPONSABLE: marked("responsable"),
}


def presented(titulaire: Titulaire) -> str:
    """A name and its role: "Léa Martin, agent"."""
    return _("{nom}, {role}").format(nom=titulaire.nom, role=_(ROLE[titulaire.role]))
