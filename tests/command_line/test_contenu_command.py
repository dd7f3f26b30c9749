"""`python -m desktop contenu verifier`: the shipped content passes, and each kind of damage done to it is told."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop import paths
from desktop.command_line import main

ACCUEIL = "resources/fiches/accueil/fiche.md"
CLIENT = "resources/fiches/client/fiche.md"
SIGNES = "resources/fiches/signes/fiche.md"
ARTICLES = "resources/droit/articles.toml"
SERVICES = "resources/contacts/services.toml"
LOCAUX = "resources/contacts/locaux.toml"
PERSONNE = "resources/textes/personne.toml"
COMPILED = "resources/entretiens/accueil.json"
DANGER = "resources/entretiens/danger.md"
SPANISH = "translations/es/LC_MESSAGES/personne.po"

# What is damaged, how, and what is said of it; the line is that of the damage, or of the mark that is given.
DAMAGES: dict[str, tuple[Any, ...]] = {
    "an unknown article": (ACCUEIL, 'articles="cpp-15-3"', 'articles="cpp-15-33"', "l’article « cpp-15-33 »"),
    "an article without source": (ARTICLES, 'sources = ["DALLOZ-40"]\n', "", "il manque « sources »", "[cpp-40]"),
    "a verified step that rests on nothing": (
        ACCUEIL,
        '{#B10 sur=V articles="cpp-10-4" contacts="barreau"}',
        '{#B10 sur=V contacts="barreau"}',
        "demande un article vérifié",
    ),
    "a verified step that rests on what is not": (
        ACCUEIL,
        '{#B10 sur=V articles="cpp-10-4" contacts="barreau"}',
        '{#B10 sur=V articles="cpp-10-5" contacts="barreau"}',
        "qui n’est pas vérifié",
    ),
    "an unverified number in a service": (
        SERVICES,
        'numero = "116 000"',
        'numero = "116 111"',
        "le numéro de « enfants-disparus »",
        "[enfants-disparus]",
    ),
    "an unverified number in a sheet": (
        ACCUEIL,
        "Même d'un « ami »",
        "Le 0 825 009 907. Même d'un « ami »",
        "le numéro « 0 825 009 907 »",
    ),
    "a number given to a service that has none": (
        SERVICES,
        "[acse]\nnom",
        '[acse]\nnumero = "0 825 009 907"\nnom',
        "le numéro de « acse »",
        "[acse]",
    ),
    "a step without id": (ACCUEIL, "{#A2 sur=D", "{sur=D", "identifiant"),
    "an id used twice": (ACCUEIL, "{#A3 sur=D", "{#A2 sur=D", "déjà pris"),
    "an id unlike the others": (ACCUEIL, "{#A3 sur=D", "{#sante sur=D", "identifiant"),
    "a link to a sheet that is not there": (ACCUEIL, "vers=sante", "vers=soins", "la fiche « soins »"),
    "a link to an interview that is not there": (ACCUEIL, "entretien=accueil}", "entretien=debut}", "« debut »"),
    "a service that is not there": (ACCUEIL, 'contacts="samu suicide-3114"', 'contacts="smur"', "le contact « smur »"),
    "a local service that is not there": (
        ACCUEIL,
        'contacts="parquet"',
        'contacts="tribunal"',
        "le contact « tribunal »",
    ),
    "a local service that no sheet cites": (
        LOCAUX,
        "[barreau]",
        "[notaires]",
        "aucune fiche ne cite « notaires »",
        "[notaires]",
    ),
    "a number written for all posts": (
        LOCAUX,
        "Ordre des avocats",
        "Le 01 99 00 12 34. Ordre des avocats",
        "le numéro « 01 99 00 12 34 »",
    ),
    "a source that is not there": (ACCUEIL, 'sources="OCRTEH-3Q"', 'sources="OCRTEH-4Q"', "la source « OCRTEH-4Q »"),
    "a branch that nothing opens": (ACCUEIL, "{#A8 sur=D}", "{#A8 sur=D si=jamais}", "inatteignable"),
    "a branch without a step": (ACCUEIL, "{#A8 sur=D}", "{#A8 sur=D ouvre=rien}", "n’a aucune étape"),
    "a step shown to nobody": (ACCUEIL, "{#A8 sur=D}", "{#A8 sur=D public=sdf}", "le public « sdf »"),
    "a sheet that nothing leads to": (ACCUEIL, " vers=signes}", "}", "aucune étape ne mène", None),
    "a review that is late": (CLIENT, "a_relire_le: 2027-05-23", "a_relire_le: 2026-11-24", "devait être relue"),
    "a word to avoid in a sheet": (ACCUEIL, "Porte fermée, loin", "La prostituée, loin", "« personne en situation"),
    "a word to avoid in the law": (
        ARTICLES,
        'dit = "Le viol est',
        'dit = "Un mineur de quinze ans. Le viol est',
        "mot à",
    ),
    "a phrase that is not translated": (
        SPANISH,
        'msgstr "Usted decide lo que me cuenta."',
        'msgstr ""',
        "n’est pas traduit (langue : espagnol)",
        None,
    ),
    "a new phrase": (
        PERSONNE,
        '["accueil.liberte"]',
        '["accueil.neuve"]\ntexte = "Bonjour."\n\n["accueil.liberte"]',
        "arabe",
    ),
    "a question that is not translated": (
        COMPILED,
        '"es":{"unapproved":["¿Quiere',
        '"xx":{"unapproved":["¿Quiere',
        "espagnol",
        None,
    ),
    "an article an interview does not know": (COMPILED, '"cpp-10-2"', '"cpp-99"', "l’article « cpp-99 »", None),
    "an alert compiled that leads to no sheet": (
        COMPILED,
        '"leads_to":"fugue"',
        '"leads_to":"retour"',
        "« retour »",
        None,
    ),
    "a condition compiled that cannot be read": (COMPILED, "= 'mineur'", "= 'mineur", "signe inattendu", None),
    "an alert that leads to no sheet": (DANGER, "| danger | hebergement |", "| danger | foyer |", "« foyer »"),
    "an alert that leads to no service": (DANGER, "police-secours parquet", "police-secours tribunal", "« tribunal »"),
    "an alert that rests on no article": (DANGER, "| cp-434-5 |", "| cp-434-55 |", "« cp-434-55 »"),
    "a branch on a question that is not there": (DANGER, "${arme} = 'oui'", "${armes} = 'oui'", "« armes »"),
    "a branch on an answer that is not there": (DANGER, "${arme} = 'oui'", "${arme} = 'certes'", "« certes »"),
    "a branch that is never open": (
        DANGER,
        "${avis_danger} = 'ce_soir' and",
        "${avis_danger} = 'ce_soir' and ${avis_danger} = 'non' and",
        "jamais",
    ),
    "a sheet too long for its paper": (
        ACCUEIL,
        "### Ce qu'il vaut mieux ne pas dire {sur=D papier=non}",
        f"### Trop {{sur=D}}\n\n{'Un mot de trop, et un autre. ' * 400}\n\n### Ne pas dire {{sur=D papier=non}}",
        "ne tient plus sur sa feuille",
        None,
    ),
    "an unreadable header": (SIGNES, "titre: Signes", "titre: [Signes", "en-tête illisible"),
    "a table of the law that is unreadable": (ARTICLES, 'sur = "V"', "sur = V", "TOML"),
}


# What is unreadable hides other faults; what nothing cites is told only where all could be read.
ALONE = {
    "an unreadable header",
    "a table of the law that is unreadable",
    "a condition compiled that cannot be read",
    "a local service that no sheet cites",
    "a sheet that nothing leads to",
}
APART = 4  # lines, between two damages that are told one from the other


@dataclass(frozen=True)
class Damage:
    """What a text of a file becomes; where it is told, `mark` when it is not there."""

    name: str
    path: str
    old: str
    new: str
    reason: str
    mark: str | None = ""

    def start(self) -> int:
        return (paths.ROOT / self.path).read_text(encoding="utf-8").index(self.old)

    def line(self) -> int:
        return (paths.ROOT / self.path).read_text(encoding="utf-8").count("\n", 0, self.start()) + 1

    def hides(self, other: "Damage") -> bool:
        is_near = self.path == other.path and abs(self.line() - other.line()) < APART
        return is_near or bool({self.name, other.name} & ALONE)


def rounds() -> list[list[Damage]]:
    """Each damage once, in as few copies of the content as tell each from the others: verifying one is long."""
    found: list[list[Damage]] = []
    for name, what in DAMAGES.items():
        damage = Damage(name, *what)
        free = [done for done in found if not any(damage.hides(other) for other in done)]
        if not free:
            found.append([])
        (free or found[-1:])[0].append(damage)
    return found


def do(damages: list[Damage], content: Path) -> dict[str, int]:
    """Do all that is to one file; the line where each is then to be told, by name."""
    (name,) = {damage.path for damage in damages}
    text = (content / name).read_text(encoding="utf-8")
    starts: dict[str, int] = {}
    for damage in sorted(damages, key=Damage.start, reverse=True):
        start = damage.start()
        text = text[:start] + damage.new + text[start + len(damage.old) :]
        starts = {each: place + len(damage.new) - len(damage.old) for each, place in starts.items()}
        starts[damage.name] = start
    (content / name).write_text(text, encoding="utf-8")
    marked = {damage.name: text.index(damage.mark) for damage in damages if damage.mark}
    return {each: text.count("\n", 0, place) + 1 for each, place in {**starts, **marked}.items()}


def is_told(damage: Damage, line: int, said: str) -> bool:
    told = [each for each in said.splitlines() if damage.reason in each]
    if damage.mark is None:  # no one line is meant
        return bool(told)
    where = f"{Path(*Path(damage.path).parts[1:]).as_posix()}, ligne "
    return any(each.startswith(where) and line <= int(each[len(where) :].split(" ")[0]) <= line + 2 for each in told)


@pytest.fixture(scope="module")
def content(tmp_path_factory) -> Path:
    """A copy of what is installed: interviews are there compiled only, but one, to be damaged as it is written."""
    folder = tmp_path_factory.mktemp("contenu")
    written = shutil.ignore_patterns("accueil.md", "besoins.md", "client.md", "retour.md", "*.png")
    shutil.copytree(paths.RESOURCES, folder / "resources", ignore=written)
    shutil.copytree(paths.TRANSLATIONS, folder / "translations")
    return folder


def verified(folder: Path, capsys) -> tuple[int, str]:
    status = main(["contenu", "verifier", str(folder)])
    return status, capsys.readouterr().out


def test_the_content_shipped_may_be_shipped(capsys):
    status, said = verified(paths.RESOURCES, capsys)

    assert (status, said) == (0, "Rien à corriger : ce contenu peut être livré.\n")


@pytest.mark.parametrize("damages", rounds(), ids=lambda damages: f"{len(damages)} together")
def test_each_damage_is_told_with_its_file_and_its_line(content, capsys, damages):
    sound = {path: (content / path).read_bytes() for path in {damage.path for damage in damages}}
    lines: dict[str, int] = {}
    for path in sound:
        lines |= do([damage for damage in damages if damage.path == path], content)
    try:
        status, said = verified(content / "resources", capsys)
    finally:
        for path, whole in sound.items():
            (content / path).write_bytes(whole)

    assert status == 1
    assert [damage.name for damage in damages if not is_told(damage, lines[damage.name], said)] == [], said
