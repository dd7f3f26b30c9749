"""What the slip in two languages says beside its French: phrases shown to the person, by the French words they follow.

A title, a label or a closed answer added to the slip has its phrase in `resources/textes/personne.toml`, and its line
here; « Sécurité » is that of the needs. What an agent types is never there: it stays as it was typed.
"""

from desktop.export.fiche_accord import CAPTIONS, ITEM_SHORT, MINEUR
from desktop.export.fiche_orientation import EXPLICATION
from desktop.langues.langue import Langue
from desktop.langues.paper import _
from desktop.langues.texte import Texte
from desktop.langues.textes import TextesPersonne
from desktop.orientations import labels

PHRASES = {
    _("Fiche d’orientation"): "fiche.titre",
    EXPLICATION: "fiche.explication",
    _("Émetteur"): "fiche.emetteur",
    _("Destinataire"): "fiche.destinataire",
    _("La personne"): "fiche.personne",
    _("Prénom ou pseudonyme choisi"): "fiche.prenom",
    _("Âge"): "fiche.age",
    _("Langue"): "fiche.langue",
    _("nécessaire"): "fiche.interprete",
    _("Pour joindre la personne sans danger"): "fiche.contact",
    _("Elle ne veut pas être recontactée : ne pas l’appeler, ne pas lui écrire."): "fiche.contact_refuse",
    _("À ne jamais faire, ne jamais joindre"): "fiche.jamais",
    _("Moyen"): "fiche.moyen",
    _("Heures"): "fiche.heures",
    _("Mot convenu"): "fiche.mot_convenu",
    _("Situation"): "fiche.situation",
    _("Besoins"): "fiche.besoins",
    _("Danger"): "fiche.danger",
    _("Ce qui a déjà été fait"): "fiche.actes",
    _("Accord de la personne"): "fiche.accord",
    MINEUR: "fiche.protection",
    _("Retour attendu"): "fiche.retour",
    **dict.fromkeys(CAPTIONS.values(), "fiche.signature"),
    **{words: f"accord.item.{item.value}" for item, words in ITEM_SHORT.items()},
    **{words: f"besoin.{besoin.value}" for besoin, words in labels.BESOIN.items()},
    **{words: f"urgence.{urgence.value}" for urgence, words in labels.URGENCE.items()},
    **{words: f"acte.{acte.value}" for acte, words in labels.ACTE.items()},
    **{
        words: f"age.{tranche.value.removeprefix('de_').replace('_a_', '_')}"
        for tranche, words in labels.TRANCHE_AGE.items()
    },
}


def words_beside(textes: TextesPersonne, langue: Langue) -> dict[str, Texte]:
    """Return what is said in `langue`, by its French; what nobody translated is left out, and all of it in French."""
    if langue is Langue.FRANCAIS:
        return {}
    found = {french: textes.text(key, langue) for french, key in PHRASES.items()}
    return {french: texte for french, texte in found.items() if texte.langue is langue}
