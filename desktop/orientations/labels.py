"""The French words for the closed sets of the slip: one wording for the window and for paper."""

from desktop.fiches.model import Acte
from desktop.langues.interface import marked
from desktop.orientations.appel import Appele, IssueAppel
from desktop.orientations.fugue import EvenementKind
from desktop.orientations.model import Besoin, Champ, Explication, Item, Plainte, Status, TrancheAge, Urgence
from desktop.orientations.reponse import Canal, MotifRefus, ReponseKind

BESOIN = {
    Besoin.HEBERGEMENT: marked("Mise à l’abri, hébergement"),
    Besoin.SECURITE: marked("Sécurité"),
    Besoin.SANTE: marked("Santé"),
    Besoin.PSYCHOTRAUMATISME: marked("Psychotraumatisme"),
    Besoin.SEJOUR: marked("Droits et séjour"),
    Besoin.JURIDIQUE: marked("Aide juridique"),
    Besoin.PARCOURS_SORTIE: marked("Parcours de sortie (PSP)"),
    Besoin.SOCIAL: marked("Aide sociale"),
    Besoin.PROTECTION_ENFANCE: marked("Protection de l’enfance"),
    Besoin.NUMERIQUE: marked("Violences numériques"),
    Besoin.LANGUE: marked("Interprète, traduction"),
}

BESOIN_QUESTION = {
    Besoin.HEBERGEMENT: marked("Où dort-elle ce soir ?"),
    Besoin.SECURITE: marked("Qui la menace, quand ?"),
    Besoin.SANTE: marked("Urgence, grossesse, produits ?"),
    Besoin.PSYCHOTRAUMATISME: marked("Sidération, cauchemars, idées suicidaires ?"),
    Besoin.SEJOUR: marked("Titre, délai de réflexion, asile ?"),
    Besoin.JURIDIQUE: marked("Plainte, partie civile, indemnisation ?"),
    Besoin.PARCOURS_SORTIE: marked("Majeure, veut s’engager ?"),
    Besoin.SOCIAL: marked("Ressources, dette, compte bancaire, enfants ?"),
    Besoin.PROTECTION_ENFANCE: marked("Moins de 18 ans, ou enfant à charge ?"),
    Besoin.NUMERIQUE: marked("Images diffusées, annonces ?"),
    Besoin.LANGUE: marked("Quelle langue ?"),
}

URGENCE = {
    Urgence.CE_JOUR: marked("ce jour"),
    Urgence.SOUS_72H: marked("sous 72 h"),
    Urgence.PLUS_TARD: marked("plus tard"),
}

TRANCHE_AGE = {
    TrancheAge.MOINS_DE_15: marked("moins de 15 ans"),
    TrancheAge.DE_15_A_17: marked("15 à 17 ans"),
    TrancheAge.DE_18_A_20: marked("18 à 20 ans"),
    TrancheAge.DE_21_A_25: marked("21 à 25 ans"),
    TrancheAge.DE_26_A_40: marked("26 à 40 ans"),
    TrancheAge.PLUS_DE_40: marked("plus de 40 ans"),
}

PLAINTE = {
    Plainte.OUI: marked("oui, plainte déposée"),
    Plainte.NON: marked("non"),
    Plainte.REFLECHIT: marked("la personne réfléchit"),
}

EXPLICATION = {
    Explication.ORAL: marked("accord oral, après explication"),
    Explication.SIGNATURE: marked("signature"),
    Explication.CROIX: marked("croix"),
}

ITEM = {
    Item.PRENOM: marked("Le prénom ou pseudonyme choisi"),
    Item.AGE: marked("La tranche d’âge"),
    Item.LANGUE: marked("La langue parlée"),
    Item.CONTACT: marked("Le moyen de contact"),
    Item.SITUATION: marked("La situation, en trois lignes"),
    Item.BESOINS: marked("Les besoins"),
    Item.SECURITE: marked("Ce qui touche à la sécurité"),
    Item.ACTES: marked("Ce qui a déjà été fait"),
}

ACTE = {
    Acte.EXAMEN_MEDICAL: marked("Examen médical"),
    Acte.PLAINTE_RECUE: marked("Plainte reçue"),
    Acte.DROITS_NOTIFIES: marked("Droits notifiés"),
    Acte.DELAI_REFLEXION: marked("Délai de réflexion demandé"),
    Acte.APPEL_115: marked("115 appelé"),
    Acte.PARQUET_AVISE: marked("Parquet avisé"),
    Acte.EVALUATION_EVVI: marked("Évaluation personnalisée (EVVI) faite"),
    Acte.INTERPRETE: marked("Interprète présent"),
    Acte.ASSOCIATION_PREVENUE: marked("Association prévenue"),
}

CHAMP = {
    Champ.PARTENAIRE: marked("le destinataire"),
    Champ.PRENOM: marked("un prénom ou pseudonyme choisi"),
    Champ.TRANCHE_AGE: marked("la tranche d’âge"),
    Champ.BESOINS: marked("au moins un besoin"),
    Champ.ACCORD: marked("l’accord de la personne pour ce destinataire"),
    Champ.CONTACT_SUR: marked("un moyen de contact sûr, ou le refus d’être recontactée"),
    Champ.RETOUR: marked("le retour attendu"),
    Champ.PARQUET: marked("la date de l’avis au parquet"),
    Champ.EMETTEUR: marked("le service émetteur et son contact de rappel"),
}

STATUS = {
    Status.BROUILLON: marked("brouillon"),
    Status.PRETE: marked("prête"),
    Status.REMISE: marked("remise"),
    Status.RECUE: marked("reçue par le partenaire"),
    Status.ACCEPTEE: marked("acceptée"),
    Status.REFUSEE: marked("refusée"),
    Status.CLOSE: marked("close"),
    Status.EXPIREE: marked("expirée"),
    Status.ANNULEE: marked("annulée"),
}

REPONSE = {
    ReponseKind.RECUE: marked("reçue"),
    ReponseKind.ACCEPTEE: marked("acceptée"),
    ReponseKind.REFUSEE: marked("refusée"),
    ReponseKind.RENDEZ_VOUS: marked("acceptée, avec un rendez-vous"),
}

MOTIF_REFUS = {
    MotifRefus.PLUS_DE_PLACE: marked("plus de place"),
    MotifRefus.HORS_PUBLIC: marked("hors public ou hors âge"),
    MotifRefus.HORS_SECTEUR: marked("hors secteur"),
    MotifRefus.DELAI_TROP_LONG: marked("délai trop long"),
    MotifRefus.INJOIGNABLE: marked("personne non venue ou injoignable"),
    MotifRefus.AUTRE: marked("autre raison"),
}

CANAL = {
    Canal.TELEPHONE: marked("par téléphone"),
    Canal.CODE: marked("par code"),
    Canal.FICHIER: marked("par fichier signé"),
    Canal.FICHIER_NON_VERIFIE: marked("par fichier signé, clé non vérifiée"),
    Canal.MAIN_PROPRE: marked("en main propre"),
}

EVENEMENT = {
    EvenementKind.CONSTATEE: marked("Fugue constatée"),
    EvenementKind.SIGNALEE: marked("Fugue signalée, déclaration reçue"),
    EvenementKind.FPR_INSCRIT: marked("Inscription au FPR"),
    EvenementKind.PARQUET_AVISE: marked("Parquet avisé"),
    EvenementKind.CRIP_INFORMEE: marked("CRIP informée"),
    EvenementKind.MAGISTRAT_INFORME: marked("Juge des enfants ou magistrat informé"),
    EvenementKind.PARENTS_INFORMES: marked("Parents informés"),
    EvenementKind.PARENTS_NON_INFORMES: marked("Parents non informés"),
    EvenementKind.APPEL: marked("Appel ou message"),
    EvenementKind.RETOUR: marked("Retrouvé ou de retour"),
    EvenementKind.FPR_CESSE: marked("Fin de l’inscription au FPR"),
    EvenementKind.MISE_A_L_ABRI: marked("Mise à l’abri, remise à un adulte vérifié"),
    EvenementKind.EXAMEN: marked("Examen (UAPED, UMJ, urgences)"),
    EvenementKind.ENTRETIEN_RETOUR: marked("Entretien de retour"),
    EvenementKind.REUNION: marked("Réunion des professionnels"),
}

APPELE = {
    Appele.PARTENAIRE: marked("la structure"),
    Appele.PERSONNE: marked("la personne"),
}

ISSUE_APPEL = {
    IssueAppel.JOINT: marked("joint"),
    IssueAppel.PAS_DE_REPONSE: marked("pas de réponse"),
    IssueAppel.MESSAGE_LAISSE: marked("message laissé"),
    IssueAppel.RAPPELLE: marked("va rappeler"),
    IssueAppel.A_RAPPELER: marked("à rappeler"),
}
