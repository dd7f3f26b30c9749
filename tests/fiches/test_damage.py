"""Every kind of damage to the content is told with its file and its line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.errors import ContentError
from desktop.fiches.contenu import Contenu

FICHE = "fiches/accueil/fiche.md"
ARTICLES = "droit/articles.toml"
SERVICES = "contacts/services.toml"
LOCAUX = "contacts/locaux.toml"

DAMAGES = {
    "an unknown article in a step": (
        FICHE,
        'articles="cpp-40" acte',
        'articles="cpp-41" acte',
        23,
        "l’article « cpp-41 »",
    ),
    "an unknown article in the header": (FICHE, "  - cp-611-1", "  - cp-612", 13, "l’article « cp-612 »"),
    "an unknown article in an interdiction": (FICHE, '{sur=V articles="cpp-40"}', '{sur=V articles="x"}', 34, "« x »"),
    "an unknown contact": (FICHE, 'contacts="samu"', 'contacts="smur"', 19, "le contact « smur »"),
    "an unknown local service": (FICHE, 'contacts="samu"', 'contacts="samu tribunal"', 19, "le contact « tribunal »"),
    "a local service with a number": (LOCAUX, "objet", 'numero = "17"\nobjet', 1, "« numero »"),
    "a local service without a short name": (LOCAUX, 'court = "Parquet"\n', "", 1, "« court »"),
    "a local service named as a national one": (LOCAUX, "[parquet]", "[samu]", 1, "déjà un service national"),
    "an unknown sheet": (FICHE, "vers=accueil", "vers=fugue", 23, "la fiche « fugue »"),
    "an unknown interview in a step": (FICHE, "vers=accueil entretien=accueil", "entretien=retour", 23, "« retour »"),
    "an unknown interview in the header": (FICHE, "entretien: accueil", "entretien: retour", 12, "« retour »"),
    "an unknown source": (FICHE, 'sources="LEGI"', 'sources="LEGO"', 40, "la source « LEGO »"),
    "an unknown act": (FICHE, "acte=parquet_avise", "acte=parquet", 23, "acte=parquet"),
    "an unknown certainty": (FICHE, "{#A1 sur=D", "{#A1 sur=W", 19, "sur=W"),
    "a missing certainty": (FICHE, "{#A1 sur=D", "{#A1", 19, "degré de certitude"),
    "a reading without certainty": (FICHE, "### Le risque {sur=D}", "### Le risque", 25, "degré de certitude"),
    "a missing id": (FICHE, "{#A1 sur=D", "{sur=D", 19, "identifiant"),
    "an id used twice": (FICHE, "{#A2 ", "{#A1 ", 23, "déjà pris"),
    "a malformed id": (FICHE, "{#A1 ", "{#etape-1 ", 19, "identifiant"),
    "a section id used twice": (FICHE, "{#lire ", "{#minutes ", 36, "déjà pris"),
    "an unknown attribute": (FICHE, "{#A1 sur=D", "{#A1 sur=D couleur=rouge", 19, "« couleur »"),
    "an attribute given twice": (FICHE, "{#A1 sur=D", "{#A1 sur=D sur=V", 19, "deux fois"),
    "an attribute without value": (FICHE, "{#A1 sur=D", "{#A1 sur", 19, "illisible"),
    "an attribute block left open": (FICHE, 'contacts="samu"}', 'contacts="samu"', 19, "mal fermé"),
    "a step that is not a task": (FICHE, "- [ ] **Isoler.**", "- **Isoler.**", 19, "- [ ]"),
    "a step without words": (FICHE, "**Isoler.** Fermer la porte. ", "", 19, "- [ ]"),
    "a section without kind": (FICHE, "{#lire .lecture sur=M}", "{#lire sur=M}", 36, "une section s’écrit"),
    "an unknown kind of section": (FICHE, ".lecture", ".roman", 36, "roman"),
    "a text where a list is expected": (FICHE, "- Promettre.", "Promettre.\n", 33, "liste"),
    "a title with nothing under it": (FICHE, "\nUn texte sous un titre.\n", "", 40, "suivi de son texte"),
    "a text before the first section": (
        FICHE,
        "## Premières",
        "Bonjour.\n\n## Premières",
        17,
        "avant la première section",
    ),
    "a missing header key": (FICHE, "pour_qui: Agents\n", "", 1, "« pour_qui »"),
    "an unknown header key": (FICHE, "pour_qui:", "pour_quoi:", 5, "« pour_quoi »"),
    "a header key given twice": (FICHE, "titre: Accueil", "titre: Accueil\ntitre: Autre", 4, "deux fois"),
    "a bad date": (FICHE, "2026-11-23", "2026-13-23", 8, "a_jour_au"),
    "a date that is not one": (FICHE, "2026-11-23", "bientôt", 8, "une date"),
    "a review before the update": (FICHE, "2027-05-23", "2025-05-23", 9, "doit suivre"),
    "an unknown review state": (FICHE, "relecture: projet", "relecture: parfait", 11, "parfait"),
    "an unknown rank": (FICHE, "relecture: projet", "rang: secondaire\nrelecture: projet", 11, "secondaire"),
    "an id that is not the folder": (FICHE, "id: accueil", "id: client", 2, "dossier du même nom"),
    "a header that is not YAML": (FICHE, "titre: Accueil", "titre: [Accueil", 4, "en-tête illisible"),
    "no header": (FICHE, "---\nid", "id", 1, "en-tête"),
    "an article without source": (ARTICLES, 'sources = ["LEGI"]\n', "", 1, "« sources »"),
    "an article with an unknown source": (ARTICLES, '"LEGI"', '"LEGO"', 1, "LEGO"),
    "an article without words": (ARTICLES, 'dit = "Achat."\n', "", 7, "« dit »"),
    "an article with an unknown field": (ARTICLES, "dit = ", "texte = ", 1, "« texte »"),
    "an article with a bad date": (ARTICLES, "2025-06-13", '"hier"', 7, "date"),
    "a law file that is not TOML": (ARTICLES, 'dit = "Avis', "dit = Avis", 3, "TOML"),
    "a number badly written": (SERVICES, '"116 000"', '"116000"', 9, "116000"),
    "an emergency without number": (SERVICES, 'numero = "15"\n', "", 1, "urgence"),
    "a service without source": (SERVICES, 'source = "x"\n', "", 1, "« source »"),
}


@pytest.mark.parametrize(("name", "old", "new", "line", "reason"), DAMAGES.values(), ids=DAMAGES.keys())
def test_damage_is_told_with_its_file_and_line(
    damage: Callable[[str, str, str], Path], resources: Path, name: str, old: str, new: str, line: int, reason: str
):
    path = damage(name, old, new)

    with pytest.raises(ContentError) as raised:
        Contenu.load(resources)

    assert (raised.value.path, raised.value.line) == (path, line)
    assert reason in raised.value.reason


def test_the_small_content_is_sound_before_any_damage(resources: Path):
    assert len(Contenu.load(resources).fiches) == 1


def test_a_file_that_is_not_utf8_is_told_with_its_line(resources: Path):
    path = resources / FICHE
    path.write_bytes(path.read_bytes().replace(b"Accueillir", b"Accueillir \xe0 l'abri"))

    with pytest.raises(ContentError, match="UTF-8") as raised:
        Contenu.load(resources)

    assert raised.value.line == 4


def test_a_missing_file_is_told(resources: Path):
    (resources / SERVICES).unlink()

    with pytest.raises(ContentError, match="absent"):
        Contenu.load(resources)


def test_no_sheet_at_all_is_told(resources: Path):
    (resources / FICHE).unlink()

    with pytest.raises(ContentError, match="aucune fiche"):
        Contenu.load(resources)
