"""`python -m desktop contenu verifier`: the shipped content passes, and each kind of damage done to it is told."""

import shutil
from pathlib import Path

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
DAMAGES = {
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


TOGETHER = ("a sheet too long for its paper", "an unknown article", "an alert that leads to no sheet")


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


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_each_damage_is_told_with_its_file_and_its_line(content, capsys, damage):
    name, old, new, reason, *mark = damage
    path = content / name
    sound = path.read_text(encoding="utf-8")
    assert old in sound
    damaged = sound.replace(old, new, 1)
    path.write_text(damaged, encoding="utf-8")
    try:
        status, said = verified(content / "resources", capsys)
    finally:
        path.write_text(sound, encoding="utf-8")

    anchor = damaged.index(mark[0]) if mark and mark[0] else sound.index(old)
    line = damaged.count("\n", 0, anchor) + 1
    told = [each for each in said.splitlines() if reason in each]
    assert status == 1
    assert told, said
    if not mark or mark[0]:  # no one line is meant otherwise
        where = f"{Path(*Path(name).parts[1:]).as_posix()}, ligne "
        assert any(
            each.startswith(where) and line <= int(each[len(where) :].split(" ")[0]) <= line + 2 for each in told
        )


def test_several_faults_are_told_at_once_a_sheet_too_long_among_them(content, capsys):
    sound = {name: (content / name).read_text(encoding="utf-8") for name in (ACCUEIL, DANGER)}
    for name, old, new, *_said in (DAMAGES[each] for each in TOGETHER):
        path = content / name
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    try:
        _status, said = verified(content / "resources", capsys)
    finally:
        for name, text in sound.items():
            (content / name).write_text(text, encoding="utf-8")

    reasons = [DAMAGES[each][3] or "" for each in TOGETHER]
    assert [reason for reason in reasons if reason not in said] == []
