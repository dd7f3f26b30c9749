"""The French words for the closed sets of the slip: one wording for the window and for paper."""

from desktop.fiches.model import Acte
from desktop.langues.interface import _
from desktop.orientations.model import Besoin, Champ, Explication, Item, Plainte, Status, TrancheAge, Urgence

BESOIN = {
    Besoin.HEBERGEMENT: _("Mise à l’abri, hébergement"),
    Besoin.SECURITE: _("Sécurité"),
    Besoin.SANTE: _("Santé"),
    Besoin.PSYCHOTRAUMATISME: _("Psychotraumatisme"),
    Besoin.SEJOUR: _("Droits et séjour"),
    Besoin.JURIDIQUE: _("Aide juridique"),
    Besoin.PARCOURS_SORTIE: _("Parcours de sortie (PSP)"),
    Besoin.SOCIAL: _("Aide sociale"),
    Besoin.PROTECTION_ENFANCE: _("Protection de l’enfance"),
    Besoin.NUMERIQUE: _("Violences numériques"),
    Besoin.LANGUE: _("Interprète, traduction"),
}

BESOIN_QUESTION = {
    Besoin.HEBERGEMENT: _("Où dort-elle ce soir ?"),
    Besoin.SECURITE: _("Qui la menace, quand ?"),
    Besoin.SANTE: _("Urgence, grossesse, produits ?"),
    Besoin.PSYCHOTRAUMATISME: _("Sidération, cauchemars, idées suicidaires ?"),
    Besoin.SEJOUR: _("Titre, délai de réflexion, asile ?"),
    Besoin.JURIDIQUE: _("Plainte, partie civile, indemnisation ?"),
    Besoin.PARCOURS_SORTIE: _("Majeure, veut s’engager ?"),
    Besoin.SOCIAL: _("Ressources, dette, compte bancaire, enfants ?"),
    Besoin.PROTECTION_ENFANCE: _("Moins de 18 ans, ou enfant à charge ?"),
    Besoin.NUMERIQUE: _("Images diffusées, annonces ?"),
    Besoin.LANGUE: _("Quelle langue ?"),
}

URGENCE = {
    Urgence.CE_JOUR: _("ce jour"),
    Urgence.SOUS_72H: _("sous 72 h"),
    Urgence.PLUS_TARD: _("plus tard"),
}

TRANCHE_AGE = {
    TrancheAge.MOINS_DE_15: _("moins de 15 ans"),
    TrancheAge.DE_15_A_17: _("15 à 17 ans"),
    TrancheAge.DE_18_A_20: _("18 à 20 ans"),
    TrancheAge.DE_21_A_25: _("21 à 25 ans"),
    TrancheAge.DE_26_A_40: _("26 à 40 ans"),
    TrancheAge.PLUS_DE_40: _("plus de 40 ans"),
}

PLAINTE = {
    Plainte.OUI: _("oui, plainte déposée"),
    Plainte.NON: _("non"),
    Plainte.REFLECHIT: _("la personne réfléchit"),
}

EXPLICATION = {
    Explication.ORAL: _("accord oral, après explication"),
    Explication.SIGNATURE: _("signature"),
    Explication.CROIX: _("croix"),
}

ITEM = {
    Item.PRENOM: _("Le prénom ou pseudonyme choisi"),
    Item.AGE: _("La tranche d’âge"),
    Item.LANGUE: _("La langue parlée"),
    Item.CONTACT: _("Le moyen de contact"),
    Item.SITUATION: _("La situation, en trois lignes"),
    Item.BESOINS: _("Les besoins"),
    Item.SECURITE: _("Ce qui touche à la sécurité"),
    Item.ACTES: _("Ce qui a déjà été fait"),
}

ACTE = {
    Acte.EXAMEN_MEDICAL: _("Examen médical"),
    Acte.PLAINTE_RECUE: _("Plainte reçue"),
    Acte.DROITS_NOTIFIES: _("Droits notifiés"),
    Acte.DELAI_REFLEXION: _("Délai de réflexion demandé"),
    Acte.APPEL_115: _("115 appelé"),
    Acte.PARQUET_AVISE: _("Parquet avisé"),
    Acte.EVALUATION_EVVI: _("Évaluation personnalisée (EVVI) faite"),
    Acte.INTERPRETE: _("Interprète présent"),
    Acte.ASSOCIATION_PREVENUE: _("Association prévenue"),
}

CHAMP = {
    Champ.PARTENAIRE: _("le destinataire"),
    Champ.PRENOM: _("un prénom ou pseudonyme choisi"),
    Champ.TRANCHE_AGE: _("la tranche d’âge"),
    Champ.BESOINS: _("au moins un besoin"),
    Champ.ACCORD: _("l’accord de la personne pour ce destinataire"),
    Champ.CONTACT_SUR: _("un moyen de contact sûr, ou le refus d’être recontactée"),
    Champ.RETOUR: _("le retour attendu"),
    Champ.PARQUET: _("la date de l’avis au parquet"),
    Champ.EMETTEUR: _("le service émetteur et son contact de rappel"),
}

STATUS = {
    Status.BROUILLON: _("brouillon"),
    Status.PRETE: _("prête"),
    Status.REMISE: _("remise"),
    Status.RECUE: _("reçue par le partenaire"),
    Status.ACCEPTEE: _("acceptée"),
    Status.REFUSEE: _("refusée"),
    Status.CLOSE: _("close"),
    Status.EXPIREE: _("expirée"),
    Status.ANNULEE: _("annulée"),
}
