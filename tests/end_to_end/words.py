"""A reception where every field gets a word of its own, found nowhere else. Nobody in it exists."""

from dataclasses import replace

from desktop.demonstration.reception import PASSPHRASE, SAMIRA

ANSWERS = {
    "prenom": "Zénobie",
    "langue_autre": "Kwényi",
    "recit": "Il s’appelle Tremblevif",
    "aide_ce_soir": "revoir Ploumanac’h",
    "contact_moyen": "06 98 76 54 32",
    "contact_heures": "après l’angélus",
    "contact_mot": "glycine",
    "contact_interdit": "jamais Kerbastiou",
    "inquietude": "perdre Grisouille",
}
SLIP = {
    "situation": "hortensias bleus",
    "consigne": "sonner chez Fanchon",
    "retour-qui": "lieutenant Quéméneur",
    "retour-quand": "avant la Chandeleur",
    "retour-si-absente": "prévenir Maupertuis",
    "retour-agent": "matricule 8675309",
}
PARTENAIRE = {
    "partenaire-nom": "Maison Volubilis",
    "partenaire-objet": "abri du Guilvinec",
    "partenaire-telephone": "02 98 12 34 56",
    "partenaire-horaires": "le soir à Pâques",
    "partenaire-courriel": "contact@volubilis.example",
    "partenaire-contact": "madame Rosporden",
}
CARD = "samedi chez Ludivine"
BUG = "Évariste"

PERSON = replace(
    SAMIRA,
    choices={**SAMIRA.choices, "langue_parlee": ("autre",)},
    texts=ANSWERS,
    states={},
)

WORDS = (
    *("Zénobie", "Kwényi", "Tremblevif", "Ploumanac", "98 76 54 32", "0698765432", "angélus", "glycine", "Kerbastiou"),
    *("Grisouille", "hortensias", "Fanchon", "Quéméneur", "Chandeleur", "Maupertuis", "8675309"),
    *("Volubilis", "volubilis", "Guilvinec", "98 12 34 56", "Pâques", "Rosporden", "Ludivine", "Évariste"),
    *PASSPHRASE.split(),
)
"""Looked for in every file. A word typed in an answer or a field is here by the part that no other text holds."""

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "latin-1")

TICKED = ("A1", "B1")
LAST_BEFORE_THE_CRASH = "recit"
