"""What each line of the journal says, in French: who did what, to which slip. The window and the export read it here.

An action has its sentence in `SENTENCES`, and others in `_VARIANTS` where its detail changes what happened.
"""

from collections.abc import Mapping
from dataclasses import replace

from desktop.langues.interface import _, marked, ngettext
from desktop.orientations import labels as orientation_labels
from desktop.orientations.model import Status
from desktop.orientations.paper import ENCRYPTED_FICHE, NOT_SAVED, ON_REMOVABLE, SEALED_FICHE, Document
from desktop.orientations.reponse import Canal, ReponseKind
from desktop.poste import labels
from desktop.poste.journal import Action, Entree, Verification
from desktop.poste.titulaires import Role, TitulaireId

SHORT_ID = 8
"""Characters of an identifier that are shown: enough to tell slips apart on one post."""

SENTENCES: dict[Action, str] = {
    Action.OUVERTURE: marked("{qui} a ouvert le coffre."),
    Action.OUVERTURES_REFUSEES: marked("Des phrases de passe fausses ont été essayées avant l’arrivée de {qui}."),
    Action.FERMETURE: marked("{qui} a fermé le coffre."),
    Action.PRISE_EN_CHARGE: marked("{qui} a commencé l’accueil {objet}."),
    Action.CONFIE: marked("{qui} a confié le dossier {objet} à {detail}."),
    Action.ENTRETIEN: marked("{qui} a ouvert l’entretien de l’accueil {objet}."),
    Action.RECEPTION: marked("{qui} a ouvert et gardé l’orientation reçue {objet}."),
    Action.REPONSE_DONNEE: marked("{qui} a répondu à l’orientation reçue {objet} : {detail}."),
    Action.FUGUE: marked("{qui} a noté un événement sur le fil de fugue de l’accueil {objet}."),
    Action.LECTURE: marked("{qui} a lu la fiche d’orientation {objet}."),
    Action.BROUILLON: marked("{qui} a enregistré le brouillon de la fiche d’orientation {objet}."),
    Action.MODIFICATION: marked("{qui} a modifié la fiche d’orientation {objet}."),
    Action.ETAT: marked("{qui} a noté la fiche d’orientation {objet} comme {detail}."),
    Action.REPONSE: marked("{qui} a noté la réponse à la fiche d’orientation {objet} : {detail}."),
    Action.APPEL: marked("{qui} a noté un appel pour la fiche d’orientation {objet} : {detail}."),
    Action.ACCORD_RETIRE: marked("{qui} a noté que la personne retire son accord, sur la fiche d’orientation {objet}."),
    Action.EXPORT: marked("{qui} a enregistré dans un fichier {detail} de l’orientation {objet}."),
    Action.IMPRESSION: marked("{qui} a imprimé {detail} de l’orientation {objet}."),
    Action.EFFACEMENT: marked("{qui} a effacé le dossier {objet}."),
    Action.ECHEANCE: marked("Le dossier {objet} a été effacé : sa date était passée."),
    Action.HORLOGE: marked("L’horloge de cet ordinateur avait avancé de {detail}."),
    Action.REGLAGES: marked("{qui} a changé les réglages du poste."),
    Action.PARTENAIRE: marked("{qui} a ajouté, changé ou effacé la structure {objet}."),
    Action.COMPLEMENT: marked("{qui} a changé ce que ce poste note de la structure {objet}."),
    Action.NUMERO: marked("{qui} a changé le numéro local « {objet} » de ce poste."),
    Action.ANNUAIRE: marked("{qui} a importé un fichier dans l’annuaire : {detail}."),
    Action.FORMULAIRE: marked("{qui} a importé ou retiré un questionnaire du service."),
    Action.TITULAIRE_AJOUTE: marked("{qui} a donné une clé à {personne}, {detail}."),
    Action.TITULAIRE_RETIRE: marked("{qui} a retiré la clé de {personne}."),
    Action.TITULAIRE_RENOMME: marked("{qui} a changé le nom de {personne}."),
    Action.ROLE: marked("{qui} a changé le rôle de {personne} : {detail}."),
    Action.PHRASE: marked("{qui} a changé sa phrase de passe."),
    Action.PHRASE_REMPLACEE: marked("{qui} a fait remplacer la phrase de passe de {personne}."),
    Action.RECUPERATION: marked(
        "Le coffre a été rouvert par récupération, et la phrase de passe de {personne} remplacée."
    ),
    Action.RECUPERATION_RENOUVELEE: marked("{qui} a changé le code de récupération."),
    Action.CLE: marked("{qui} a changé la clé du coffre."),
    Action.IDENTITE: marked("Les clés d’échange de ce poste ont été créées."),
    Action.CLE_PARTENAIRE: marked("{qui} a ajouté la clé d’échange de la structure {objet}."),
    Action.SAUVEGARDE: marked("{qui} a fait une sauvegarde."),
    Action.RESTAURATION: marked("{qui} a restauré une sauvegarde."),
    Action.JOURNAL: marked("{qui} a lu le journal."),
}

_VARIANTS: dict[tuple[Action, str], str] = {
    (Action.CLE_PARTENAIRE, "remplacee"): marked(
        "{qui} a remplacé la clé d’échange de la structure {objet} par une autre, à vérifier."
    ),
    (Action.CLE_PARTENAIRE, "verifiee"): marked(
        "{qui} a vérifié la clé d’échange de la structure {objet} : les six mots étaient les mêmes."
    ),
    (Action.CLE_PARTENAIRE, "differente"): marked(
        "{qui} a jeté la clé d’échange de la structure {objet} : les six mots différaient."
    ),
    (Action.CLE_PARTENAIRE, "revoquee"): marked("{qui} a révoqué la clé d’échange de la structure {objet}."),
    (Action.FUGUE, "retire"): marked("{qui} a retiré un événement du fil de fugue de l’accueil {objet}."),
    (Action.CONFIE, ""): marked("{qui} a rendu le dossier {objet} à tous : il n’est confié à personne."),
    (Action.REGLAGES, "politique"): marked("Les réglages du poste ont suivi la politique du service."),
    (Action.LECTURE, "recue"): marked("{qui} a lu l’orientation reçue {objet}."),
    (Action.NUMERO, "verifie"): marked("{qui} a vérifié le numéro local « {objet} » de ce poste."),
    (Action.NUMERO, "efface"): marked("{qui} a effacé le numéro local « {objet} » de ce poste."),
    (Action.NUMERO, "copie_alteree"): marked(
        "Les numéros lus sans déverrouiller avaient été modifiés hors de Repère ; ils ont été rétablis."
    ),
    (Action.FORMULAIRE, "importe"): marked("{qui} a importé un questionnaire du service."),
    (Action.FORMULAIRE, "retire"): marked("{qui} a retiré un questionnaire du service."),
    (Action.EXPORT, Document.NOTE.value): marked(
        "{qui} a enregistré dans un fichier la note d’entretien de l’accueil {objet}."
    ),
    (Action.IMPRESSION, Document.NOTE.value): marked("{qui} a imprimé la note d’entretien de l’accueil {objet}."),
    (Action.EXPORT, Document.RECUE.value): marked(
        "{qui} a enregistré dans un fichier le document de l’orientation reçue {objet}."
    ),
    (Action.IMPRESSION, Document.RECUE.value): marked("{qui} a imprimé le document de l’orientation reçue {objet}."),
    (Action.EXPORT, "reponse"): marked("{qui} a enregistré la réponse scellée à l’orientation reçue {objet}."),
    (Action.EXPORT, Document.DECLARATION.value): marked(
        "{qui} a enregistré dans un fichier une déclaration aux associations."
    ),
    (Action.IMPRESSION, Document.DECLARATION.value): marked("{qui} a imprimé une déclaration aux associations."),
    (Action.EXPORT, NOT_SAVED): marked("L’enregistrement annoncé à la ligne d’avant n’a pas pu se faire."),
    (Action.EXPORT, "journal"): marked("{qui} a enregistré le journal dans un fichier."),
    (Action.RESTAURATION, "contenu"): marked("{qui} a restauré le contenu d’une sauvegarde."),
    (Action.RESTAURATION, "coffre"): marked("{qui} a restauré tout le coffre depuis une sauvegarde."),
    (Action.RESTAURATION, "cles"): marked("{qui} a remis en place le fichier de clés depuis une sauvegarde."),
    (Action.IDENTITE, "renouvelee"): marked("{qui} a renouvelé les clés d’échange de ce poste."),
    (Action.SAUVEGARDE, "automatique"): marked("Une sauvegarde automatique a été faite."),
    (Action.SAUVEGARDE, "copie"): marked("{qui} a copié le coffre, chiffré, dans un fichier."),
    (Action.SAUVEGARDE, "avant_restauration"): marked("Une sauvegarde a été faite avant de restaurer."),
    (Action.SAUVEGARDE, "echec"): marked("La sauvegarde annoncée à la ligne d’avant n’a pas pu être faite."),
}

_WORDS: dict[tuple[Action, str], str] = {
    **{(Action.APPEL, issue.value): word for issue, word in orientation_labels.ISSUE_APPEL.items()},
    **{(Action.REPONSE_DONNEE, kind.value): word for kind, word in orientation_labels.REPONSE.items()},
    **{(Action.ETAT, status.value): orientation_labels.STATUS[status] for status in Status},
    **{(action, role.value): labels.ROLE[role] for action in (Action.ROLE, Action.TITULAIRE_AJOUTE) for role in Role},
    **{
        (action, document.value): word
        for action in (Action.EXPORT, Action.IMPRESSION)
        for document, word in ((Document.FICHE, marked("la fiche")), (Document.CARTE, marked("la carte de poche")))
    },
    (Action.EXPORT, ENCRYPTED_FICHE): marked("la fiche, chiffrée,"),
    (Action.EXPORT, SEALED_FICHE): marked("la fiche, scellée dans une enveloppe,"),
    (Action.HORLOGE, "juste"): marked("{jours} ; elle a été dite juste"),
    (Action.HORLOGE, "fausse"): marked("{jours} ; elle a été dite fausse, et rien n’a été effacé"),
    (Action.HORLOGE, "sans_effet"): marked("{jours}, sans rien à effacer"),
}


def sentence(entree: Entree, names: Mapping[TitulaireId, str]) -> str:
    """Tell a line. `names` are those of all who ever had a key."""
    if entree.action is Action.EXPORT and entree.detail.endswith(ON_REMOVABLE):
        plain = replace(entree, detail=entree.detail.removesuffix(ON_REMOVABLE))
        return f"{sentence(plain, names)} {_('C’était en clair, sur un support qui peut se perdre.')}"
    template = _VARIANTS.get((entree.action, entree.detail), SENTENCES[entree.action])
    if entree.action is Action.OUVERTURES_REFUSEES and entree.detail.isdecimal():
        template = _refused(int(entree.detail))
    return _(template).format(
        qui=names.get(entree.titulaire_id, _("Quelqu’un")),
        personne=names.get(TitulaireId(entree.objet_id), _("quelqu’un")),
        objet=entree.objet_id if entree.action is Action.NUMERO else entree.objet_id[:SHORT_ID],
        detail=_detail(entree, names),
    )


def verdict(verification: Verification) -> str:
    """What a verification of the journal found."""
    if verification.broken_at is not None:
        return _("La ligne n° {n} a été modifiée ou effacée.").format(n=verification.broken_at)
    return _("Journal intact : aucune ligne n’a été modifiée ni effacée.")


def _refused(count: int) -> str:
    said = ngettext(
        "{n} phrase de passe fausse a été essayée avant l’arrivée de {{qui}}.",
        "{n} phrases de passe fausses ont été essayées avant l’arrivée de {{qui}}.",
        count,
    )
    return said.format(n=count)


def _detail(entree: Entree, names: Mapping[TitulaireId, str]) -> str:
    """The words for a detail; a detail of a later version is shown as it is kept."""
    if entree.action is Action.CONFIE:
        return names.get(TitulaireId(entree.detail), _("quelqu’un"))
    count, _space, word = entree.detail.partition(" ")
    if entree.action is Action.ANNUAIRE and count.isdecimal():
        entries = int(count)
        return ngettext("{n} inscription changée", "{n} inscriptions changées", entries).format(n=entries)
    if entree.action is Action.REPONSE and word in set(Canal) and count in set(ReponseKind):
        kind, canal = orientation_labels.REPONSE[ReponseKind(count)], orientation_labels.CANAL[Canal(word)]
        return _("{reponse}, {canal}").format(reponse=_(kind), canal=_(canal))
    if entree.action is Action.HORLOGE and count.lstrip("-").isdecimal():
        days = int(count)
        jours = ngettext("{n} jour", "{n} jours", days).format(n=days)
        return _(_WORDS.get((Action.HORLOGE, word), "{jours}")).format(jours=jours)
    return _(_WORDS.get((entree.action, entree.detail), entree.detail))
