"""The shipped content, read once, and a small content of its own to be damaged."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.fiches.contenu import Contenu
from desktop.paths import RESOURCES

SMALL = {
    "droit/sources.toml": '[LEGI]\ntitre = "Légifrance"\n',
    "droit/articles.toml": (
        '[cpp-40]\nreference = "CPP, art. 40"\ndit = "Avis au procureur."\nsur = "V"\nsources = ["LEGI"]\n'
        "\n"
        '[cp-611-1]\nreference = "Code pénal, art. 611-1"\ndit = "Achat."\nsur = "V"\nsources = ["LEGI"]\n'
        "version_du = 2025-06-13\n"
    ),
    "contacts/services.toml": (
        '[samu]\nnom = "SAMU"\nnumero = "15"\npublic = "Tous"\nobjet = "Santé"\nurgence = true\nsource = "x"\n'
        "\n"
        '[disparus]\nnom = "Disparus"\nnumero = "116 000"\npublic = "Familles"\nobjet = "Fugue"\nsource = "x"\n'
    ),
    "contacts/locaux.toml": (
        '[parquet]\nnom = "Permanence"\ncourt = "Parquet"\nobjet = "Aviser."\nou_trouver = "Au tableau."\n'
    ),
    "vocabulaire/mots.toml": (
        '[personne]\neviter = ["prostituée"]\ndire = ["personne en situation de prostitution"]\n'
        'pourquoi = "Réduit la personne à un acte."\n'
    ),
    "entretiens/accueil.md": "# Entretien\n",
    "fiches/accueil/fiche.md": """---
id: accueil
titre: Accueil
objectif: Accueillir
pour_qui: Agents
mesure: mesure 5
version: "1.0"
a_jour_au: 2026-11-23
a_relire_le: 2027-05-23
responsable: Rédaction
relecture: projet
entretien: accueil
articles:
  - cp-611-1
---

## Premières minutes {#minutes .etapes}

- [ ] **Isoler.** Fermer la porte. {#A1 sur=D contacts="samu"}

  Rester calme : c'est l'essentiel.

- [ ] Aviser le parquet. {#A2 sur=V articles="cpp-40" acte=parquet_avise vers=accueil entretien=accueil}

### Le risque {sur=D}

| Élevé | Faible |
|---|---|
| menace | aucune |

## Ne jamais faire {#interdits .interdits sur=D}

- Promettre.
- Transmettre sans accord. {sur=V articles="cpp-40"}

## À lire {#lire .lecture sur=M}

Un texte sans titre.

### Un titre {sur=V sources="LEGI"}

Un texte sous un titre.
""",
}


@pytest.fixture(scope="session")
def contenu() -> Contenu:
    return Contenu.load(RESOURCES)


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    for name, text in SMALL.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def damage(resources: Path) -> Callable[[str, str, str], Path]:
    """Replace a text by another in one file of the small content."""

    def replace(name: str, old: str, new: str) -> Path:
        path = resources / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) >= 1
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return path

    return replace
