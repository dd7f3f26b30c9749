"""What each kind of file of a directory may say: its fields, and how their columns are named by those who write them.

To understand one more name of a column, add it among the `synonyms` of its field, without accents, words joined by `_`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.langues.folding import words
from desktop.langues.interface import marked


class Format(StrEnum):
    """What the rows of a table are."""

    STRUCTURES = "structures"  # data·inclusion
    SERVICES = "services"  # data·inclusion
    LISTE_PSP = "liste_psp"  # associations approved for the « parcours de sortie de la prostitution »


class Kind(StrEnum):
    TEXT = "text"
    LIST = "list"
    NUMBER = "number"
    INTEGER = "integer"
    DATE = "date"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True)
class Champ:
    """`max_length` is ours, in characters, where the schema sets no bound."""

    name: str
    label: str
    kind: Kind = Kind.TEXT
    synonyms: tuple[str, ...] = ()
    is_required: bool = False
    max_length: int = 2000


FORMATS = {
    Format.STRUCTURES: marked("Structures (data·inclusion)"),
    Format.SERVICES: marked("Services (data·inclusion)"),
    Format.LISTE_PSP: marked("Associations agréées pour le parcours de sortie"),
}

_NOM = ("raison_sociale", "denomination", "association", "nom_association", "intitule")
_DATE = ("date_mise_jour", "mise_jour", "maj", "date_derniere_modification", "derniere_modification")
_LIEU = (
    Champ("adresse", marked("Adresse"), synonyms=("adresse_postale", "voie", "rue")),
    Champ("complement_adresse", marked("Complément d’adresse"), synonyms=("complement",)),
    Champ("code_postal", marked("Code postal"), synonyms=("cp",)),
    Champ("commune", marked("Commune"), synonyms=("ville", "localite")),
    Champ("code_insee", marked("Code INSEE"), synonyms=("insee", "code_commune", "code_commune_insee")),
    Champ("longitude", marked("Longitude"), Kind.NUMBER, ("lon", "lng")),
    Champ("latitude", marked("Latitude"), Kind.NUMBER, ("lat",)),
)
_TELEPHONE = Champ("telephone", marked("Téléphone"), synonyms=("tel", "numero_telephone", "telephone_accueil"))
_COURRIEL = Champ("courriel", marked("Courriel"), synonyms=("email", "mail", "e_mail", "adresse_mail", "mel"))
_SITE = Champ("site_web", marked("Site"), synonyms=("site", "site_internet", "url"))
_HORAIRES = Champ("horaires_accueil", marked("Horaires"), synonyms=("horaires", "horaires_ouverture", "recurrence"))
_SIRET = Champ("siret", marked("SIRET"), synonyms=("numero_siret", "no_siret", "n_siret"))
_DESCRIPTION = ("presentation_detail", "presentation", "presentation_resume")

CHAMPS: Mapping[Format, tuple[Champ, ...]] = {
    Format.STRUCTURES: (
        Champ("id", marked("Identifiant"), synonyms=("identifiant",), is_required=True, max_length=200),
        Champ("source", marked("Producteur"), synonyms=("producteur",), is_required=True, max_length=200),
        Champ("nom", marked("Nom"), synonyms=("nom_structure", *_NOM), is_required=True),
        Champ("date_maj", marked("Mise à jour"), Kind.DATE, _DATE, is_required=True),
        Champ("description", marked("Description"), synonyms=_DESCRIPTION, max_length=10_000),
        _SIRET,
        *_LIEU,
        _TELEPHONE,
        _COURRIEL,
        _SITE,
        _HORAIRES,
        Champ("reseaux_porteurs", marked("Réseaux porteurs"), Kind.LIST),
    ),
    Format.SERVICES: (
        Champ("id", marked("Identifiant"), synonyms=("identifiant", "service_id"), is_required=True, max_length=200),
        Champ(*("structure_id", marked("Structure"), Kind.TEXT, ("id_structure",)), is_required=True, max_length=200),
        Champ("source", marked("Producteur"), synonyms=("producteur",), is_required=True, max_length=200),
        Champ("nom", marked("Nom"), synonyms=("nom_service", "intitule"), is_required=True),
        Champ("description", marked("Description"), Kind.TEXT, _DESCRIPTION, is_required=True, max_length=10_000),
        Champ("date_maj", marked("Mise à jour"), Kind.DATE, _DATE, is_required=True),
        Champ("type", marked("Type"), synonyms=("types",)),
        Champ("thematiques", marked("Thématiques"), Kind.LIST, ("thematique",)),
        Champ("publics", marked("Publics"), Kind.LIST, ("profils",)),
        Champ("publics_precisions", marked("Publics, précisions"), synonyms=("profils_precisions",)),
        Champ("conditions_acces", marked("Conditions d’accès"), synonyms=("conditions",), max_length=10_000),
        Champ("frais", marked("Frais")),
        *_LIEU,
        _TELEPHONE,
        _COURRIEL,
        _HORAIRES,
        Champ("modes_accueil", marked("Modes d’accueil"), Kind.LIST),
        Champ("zone_eligibilite", marked("Zone d’éligibilité"), Kind.LIST, ("zone_diffusion_code",)),
        Champ("modes_mobilisation", marked("Modes de mobilisation"), Kind.LIST),
        Champ("mobilisable_par", marked("Mobilisable par"), Kind.LIST),
        Champ("mobilisation_precisions", marked("Mobilisation, précisions"), max_length=10_000),
    ),
    Format.LISTE_PSP: (
        Champ("nom", marked("Nom"), synonyms=("nom_structure", *_NOM), is_required=True),
        _SIRET,
        *_LIEU,
        Champ("departement", marked("Département"), synonyms=("code_departement", "dept", "dep"), max_length=3),
        _TELEPHONE,
        _COURRIEL,
        _SITE,
        _HORAIRES,
        Champ("date_maj", marked("Mise à jour"), Kind.DATE, _DATE),
        Champ("date_agrement", marked("Agrément, depuis"), Kind.DATE, ("agrement", "agrement_depuis", "agree_le")),
        Champ(
            *("agrement_jusqu_au", marked("Agrément, jusqu’au"), Kind.DATE),
            ("agrement_jusqu", "fin_agrement", "date_fin_agrement", "echeance_agrement", "validite"),
        ),
        Champ("publics", marked("Publics"), Kind.LIST, ("public", "public_accueilli", "publics_accueillis")),
        Champ("langues", marked("Langues"), Kind.LIST, ("langue", "langues_parlees")),
        Champ("besoins", marked("Besoins"), Kind.LIST, ("besoin", "missions")),
        Champ("age_min", marked("Âge minimum"), Kind.INTEGER, ("age_minimum",)),
        Champ("age_max", marked("Âge maximum"), Kind.INTEGER, ("age_maximum",)),
        Champ("visibilite_adresse", marked("Adresse visible"), Kind.TEXT, ("visibilite", "adresse_visible")),
        Champ("accueil_urgent", marked("Accueil le jour même"), Kind.YES_NO, ("urgence", "accueil_jour_meme")),
        Champ("capacite", marked("Capacité"), synonyms=("places", "nombre_places")),
        Champ("note", marked("Note"), synonyms=("remarque", "remarques", "observations")),
    ),
}
_LINKING_WORDS = frozenset(("de", "du", "des", "d", "la", "le", "les", "l", "a", "au", "en", "et"))


def champ(kind: Format, name: str) -> Champ:
    """Raises: KeyError."""
    return _BY_NAME[kind][name]


def plain(header: str) -> str:
    """A header as it is compared: « Date d’agrément » is `date_agrement`."""
    return "_".join(word for word in words(header) if word not in _LINKING_WORDS)


def guess(kind: Format, columns: Sequence[str]) -> dict[str, str]:
    """The column of each field that is recognised: by its own name first, then by those others give it."""
    by_plain: dict[str, str] = {}
    for column in columns:
        by_plain.setdefault(plain(column), column)
    found: dict[str, str] = {}
    for each in CHAMPS[kind]:
        for name in (plain(each.name), *each.synonyms):
            if name in by_plain and by_plain[name] not in found.values():
                found[each.name] = by_plain[name]
                break
    return found


def recognise(columns: Sequence[str]) -> Format | None:
    """What the rows of a table with these columns are, as far as their names tell."""
    known = {kind: guess(kind, columns) for kind in Format}
    if "structure_id" in known[Format.SERVICES]:
        return Format.SERVICES
    if {"id", "nom"} <= known[Format.STRUCTURES].keys():
        return Format.STRUCTURES
    if "nom" in known[Format.LISTE_PSP]:
        return Format.LISTE_PSP
    return None


_BY_NAME = {kind: {each.name: each for each in champs} for kind, champs in CHAMPS.items()}
