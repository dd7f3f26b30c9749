"""The policy file: understood entirely, or refused with the line at fault."""

import os
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.errors import PolitiqueError
from desktop.langues.langue import Langue
from desktop.orientations.reglages import NaturePoste
from desktop.poste.politique import NO_POLITIQUE, Droit, Politique, Recuperation, Sortie
from desktop.poste.politique_file import MAX_BYTES, is_changeable, known_keys, load_politique
from tests.fault.test_read_only import acting_without_rights
from tests.fault.test_read_only import folder as open_folder

__all__ = ["open_folder"]

WHOLE = """\
version = 1

[service]
organisme = "Préfecture fictive"
unite = "Brigade fictive"
rappel = "02 00 00 00 00"

[poste]
nature = "association"

[durees]
conservation_jours = 30
brouillon_heures = 12
verrouillage_minutes = 5
relance_ce_jour_heures = 8
relance_72h_heures = 48
relance_heures = 240
journal_mois = 24

[destinataires]
nationaux = ["hebergement-115"]
locaux = [
  "Amicale *",  # toutes les antennes
  "Refuge fictif",
]
saisie_locale = false

[sorties]
autorisees = ["impression"]

[langues]
offertes = ["ro", "fr"]
droit_relu = true
interface = "en"

[entretiens]
import = false

[annuaire]
import = false
a_reverifier_mois = 6

[personnes]
agent_peut = ["sauvegarder"]
responsables_min = 2
recuperation = "partagee"

[sauvegardes]
dossier = "/srv/repere"
nombre = 5
age_max_jours = 2
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "politique.toml"


def refused(path: Path, content: str | bytes) -> PolitiqueError:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(PolitiqueError) as caught:
        load_politique(path)
    assert caught.value.path == path
    return caught.value


def test_without_a_file_nothing_is_imposed(path):
    assert load_politique(path) == NO_POLITIQUE


def test_a_file_with_only_its_version_imposes_nothing(path):
    path.write_text("version = 1\n")

    assert load_politique(path) == Politique(source=path)


@pytest.mark.skipif(os.name == "nt", reason="the folder of the backups is written as on Linux and macOS")
def test_every_key_is_read(path):
    path.write_text(WHOLE, encoding="utf-8")

    assert load_politique(path) == Politique(
        source=path,
        keys=known_keys(),
        responsable="Préfecture fictive",
        service="Brigade fictive",
        rappel="02 00 00 00 00",
        conservation_jours=30,
        brouillon_heures=12,
        verrouillage_minutes=5,
        nature=NaturePoste.ASSOCIATION,
        relance_ce_jour_heures=8,
        relance_72h_heures=48,
        relance_heures=240,
        journal_mois=24,
        nationaux=("hebergement-115",),  # type: ignore[arg-type]
        locaux=("Amicale *", "Refuge fictif"),
        saisie_locale=False,
        sorties=(Sortie.IMPRESSION,),
        langues=(Langue.FRANCAIS, Langue.ROUMAIN),
        droit_relu=True,
        interface=Langue.ANGLAIS,
        import_entretiens=False,
        import_annuaire=False,
        annuaire_mois=6,
        agent_peut=(Droit.SAUVEGARDER,),
        responsables_min=2,
        recuperation=Recuperation.PARTAGEE,
        sauvegarde_dossier=Path("/srv/repere"),
        sauvegarde_nombre=5,
        sauvegarde_age_max_jours=2,
    )


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["unix", "windows"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["bare", "with a byte order mark"])
def test_the_ends_of_lines_and_the_mark_of_notepad_change_nothing(path, end, mark):
    path.write_bytes(mark + WHOLE.replace("\n", end).encode())

    assert load_politique(path).responsables_min == 2


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        ("", 0, "il manque la clé « version = 1 »"),
        ("# rien\n[durees]\nconservation_jours = 3\n", 0, "version"),
        ("version = 2\n", 1, "plus récente"),
        ("\nversion = 0\n", 2, "la version doit être 1"),
        ("version = true\n", 1, "la version doit être 1"),
        ('version = "1"\n', 1, "la version doit être 1"),
        ("version = 1.0\n", 1, "la version doit être 1"),
        ("version = 1\nversion = 1\n", 2, "une seconde fois"),
        ("version = 1\nversion = 1", 2, "une seconde fois"),
        ("version = 1\nduree = 3\n", 2, "« duree » est inconnu"),
        ('version = 1\n"\\u001b[31m" = 3\n', 2, "ce nom est inconnu"),
        ("version = 1\n\n[duree]\n", 3, "« duree » est inconnu"),
        ("version = 1\n[[durees]]\n", 2, "doit être un tableau"),
        ("version = 1\ndurees = 3\n", 2, "doit être un tableau"),
        ("version = 1\n[durees]\n\nconservation_jour = 30\n", 4, "« conservation_jour » est inconnu dans [durees]"),
        ("version = 1\n[durees]\nconservation_jours = 0\n", 3, "de 1 à 365"),
        ("version = 1\n[durees]\nconservation_jours = 366\n", 3, "de 1 à 365"),
        ("version = 1\n[durees]\nconservation_jours = true\n", 3, "de 1 à 365"),
        ('version = 1\n[durees]\nconservation_jours = "30"\n', 3, "de 1 à 365"),
        ("version = 1\n[durees]\nconservation_jours = 30.0\n", 3, "de 1 à 365"),
        ("version = 1\n[durees]\nbrouillon_heures = 25\n", 3, "de 1 à 24"),
        ("version = 1\n[durees]\nconservation_jours = 3\nconservation_jours = 3\n", 4, "une seconde fois"),
        ("version = 1\n[durees]\n[sorties]\n[durees]\n", 4, "une seconde fois"),
        ("version = 1\ndurees.verrouillage_minutes = 90\n", 2, "de 1 à 60"),
        ("version = 1\n\ndurees = { conservation_jours = 30, verrouillage_minutes = 90 }\n", 3, "de 1 à 60"),
        ('version = 1\n[durees]\n"verrouillage_minutes" = 90\n', 3, "de 1 à 60"),
        ("version = 1\n[durees.conservation_jours]\nx = 1\n", 2, "de 1 à 365"),
        ('version = 1\n[langues]\nofferts = ["fr"]\n', 3, "« offerts » est inconnu"),
        ('version = 1\n[langues]\noffertes = ["fr", "xx"]\n', 3, "« xx » n’existe pas"),
        ('version = 1\n[langues]\noffertes = [\n  "fr",\n  # ]\n  "xx",\n  "ar",\n]\n', 6, "« xx » n’existe pas"),
        ('version = 1\n[langues]\noffertes = [\n  "fr"\n  , "ar"\n  , "ar"]\n', 6, "« ar » y est deux fois"),
        ('version = 1\n[langues]\noffertes = ["ar"]\n', 3, "« fr »"),
        ('version = 1\n[langues]\ninterface = "ar"\n', 3, "« fr » ou « en »"),
        ("version = 1\n[langues]\nofferts = []\noffertes = []\n", 3, "« offerts » est inconnu"),
        ('version = 1\n[langues]\noffertes = "fr"\n', 3, "une liste entre crochets"),
        ("version = 1\n[sorties]\nautorisees = [\n1]\n", 4, "un texte entre guillemets"),
        ('version = 1\n[sorties]\nautorisees = ["usb"]\n', 3, "« usb » n’existe pas"),
        ('version = 1\n[destinataires]\nsaisie_locale = "non"\n', 3, "true ou false"),
        ('version = 1\n[destinataires]\nlocaux = [""]\n', 3, "vide"),
        ('version = 1\n[service]\norganisme = " "\n', 3, "vide"),
        ('version = 1\n[service]\norganisme = "x "\n', 3, "espace"),
        ('version = 1\n[service]\norganisme = """\na\nb"""\n', 3, "saut de ligne"),
        ('version = 1\n[service]\norganisme = "a\\u202Eb"\n', 3, "invisible"),
        (f'version = 1\n[service]\norganisme = "{"x" * 121}"\n', 3, "dépasse 120 caractères"),
        ('version = 1\n[personnes]\nrecuperation = "aucune"\n', 3, "« aucune » n’existe pas"),
        ('version = 1\n[sauvegardes]\ndossier = "sauvegardes"\n', 3, "un chemin complet"),
        ('version = 1\n[service]\nrappel = """\n[durees]\nx"""\nunite = 3\n', 3, "saut de ligne"),
        ("version = 1\n[durees\n", 2, "ceci n’est pas du TOML"),
        ("version = 1\nconservation\n", 2, "ceci n’est pas du TOML"),
        ("version = 1\n[langues]\noffertes = [\n'fr',\n", 3, "avant la fin"),
        (f"version = 1\nx = {'[' * 1900}\n", 2, "dépasse toute mesure"),
        (f"version = 1\n\nx = {'9' * 1990}{'9' * 3000}\n", 3, "cette ligne dépasse 2000 caractères"),
        ("version = 1\nnom = 2024-13-01\n", 2, "ceci n’est pas du TOML"),
    ],
)
def test_what_is_wrong_is_refused_with_its_line(path, content, line, words):
    error = refused(path, content)

    assert words in error.reason
    assert error.line == line


def test_a_byte_that_is_not_utf_8_is_refused_with_its_line(path):
    error = refused(path, "version = 1\n[service]\norganisme = 'Préfecture'\n".encode("latin-1"))

    assert (error.line, "UTF-8" in error.reason) == (3, True)


def test_a_file_too_large_is_refused(path):
    error = refused(path, "version = 1\n" + "# x\n" * (MAX_BYTES // 4))

    assert (error.line, error.reason) == (0, "le fichier dépasse 64 Kio.")


def test_a_folder_in_place_of_the_file_is_refused(path):
    path.mkdir()

    with pytest.raises(PolitiqueError, match="ce n’est pas un fichier"):
        load_politique(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipe on this system")
def test_a_pipe_in_place_of_the_file_is_refused_without_waiting(path):
    os.mkfifo(path)

    with pytest.raises(PolitiqueError, match="ce n’est pas un fichier"):
        load_politique(path)


def test_a_link_to_nowhere_is_not_taken_for_no_policy(path):
    path.symlink_to(path.with_name("absente.toml"))

    with pytest.raises(PolitiqueError, match="ne peut pas être lu"):
        load_politique(path)


def test_a_file_under_a_file_is_not_taken_for_no_policy(path):
    path.write_text("version = 1\n")

    with pytest.raises(PolitiqueError, match="ne peut pas être lu"):
        load_politique(path / "politique.toml")


LINES = WHOLE.splitlines()
KEYS = [number for number, line in enumerate(LINES) if " = " in line and number]
NOISE = st.lists(st.sampled_from(["", "\t", "# x = 1", "#[", '# """', "  # ]", "# '''"]), max_size=3)
PIECES = st.sampled_from(
    [*LINES, *"[]{}\"'=.,#", "[[", "]]", '"""', "'''", "\\u0000", "\r", "\x00", "\ufeff", "\u2028", "\x0b"]
)


def outcome(folder: Path, content: bytes) -> tuple[int, str] | None:
    """None when it is understood; anything but a refusal of ours is a failure."""
    path = folder / "politique.toml"
    path.write_bytes(content)
    try:
        found = load_politique(path)
    except PolitiqueError as error:
        return error.line, error.reason
    assert found.source == path
    return None


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("politiques")


@given(content=st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=30).map("\n".join))
@example(content="version = 1\nx = " + "[" * 1500)
@example(content="version = 1\nx = " + "9" * 1900)
@example(content="version = 1\n" + "a." * 900 + "a = 1")
@example(content="version = 1\n" + "[\n" * 20000)
@example(content="version = 1\nx=" + "[\n" * 20000)
@example(content="version = 1\n[langues]\noffertes = [" + "\n'fr'," * 8000 + "]")
def test_any_text_is_understood_or_refused_and_nothing_else(folder, content):
    refusal = outcome(folder, content.encode("utf-8", "surrogatepass"))

    assert refusal is None or 0 <= refusal[0] <= content.count("\n") + 1
    assert refusal is None or refusal[1].endswith(".")


@given(content=st.binary(max_size=200))
def test_any_bytes_are_understood_or_refused_and_nothing_else(folder, content):
    refusal = outcome(folder, b"version = 1\n" + content)

    assert refusal is None or 0 <= refusal[0] <= content.count(b"\n") + 2


@given(at=st.sampled_from(KEYS), data=st.data(), end=st.sampled_from(["\n", "\r\n"]))
def test_a_misspelt_key_is_told_at_its_line_whatever_stands_around_it(folder, at, data, end):
    before, after = LINES[:at], [LINES[at].replace(" = ", "_ = ", 1), *LINES[at + 1 :]]
    above = [line for each in before for line in (*data.draw(NOISE), each)]
    below = [line for each in after for line in (each, *data.draw(NOISE))]

    refusal = outcome(folder, end.join((*above, *below)).encode())

    assert refusal is not None
    assert refusal[0] == len(above) + 1
    assert "_ » est inconnu dans" in refusal[1]


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
@pytest.mark.parametrize(
    ("folder_mode", "file_mode", "changeable"),
    [(0o555, 0o444, False), (0o555, 0o644, True), (0o755, 0o444, True), (0o755, None, False)],
    ids=["both read-only", "the file", "the folder", "no file"],
)
def test_a_policy_that_whoever_runs_repere_can_change_is_known(open_folder, folder_mode, file_mode, changeable):
    path = open_folder / "politique.toml"
    if file_mode is not None:
        path.write_text("version = 1\n")
        path.chmod(file_mode)
    open_folder.chmod(folder_mode)

    with acting_without_rights(open_folder):
        assert is_changeable(path) is changeable
