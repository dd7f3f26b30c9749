"""`docs/politique.md` says what the reader of the policy does."""

import os
import re
from pathlib import Path

import pytest

from desktop import paths
from desktop.fiches.contenu import Contenu
from desktop.poste.politique import NO_POLITIQUE
from desktop.poste.politique_file import known_keys, load_politique

DOCUMENT = (paths.ROOT / "docs" / "politique.md").read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="the folder of the backups is written as on Linux and macOS")
def test_the_example_is_read_and_holds_every_key(tmp_path: Path):
    (example,) = re.findall(r"```toml\n(.*?)```", DOCUMENT, re.DOTALL)
    path = tmp_path / "politique.toml"
    path.write_text(example, encoding="utf-8")

    assert sorted(load_politique(path).keys) == sorted(known_keys())


def test_every_key_has_its_line_in_its_table():
    rows = re.findall(r"^\| (?:\*\*`\[(\w+)\]`\*\*|`(\w+)`) \|", DOCUMENT, re.MULTILINE)
    said, table = [], ""
    for name, key in rows:
        table = name or table
        if key:
            said.append(f"{table}.{key}")

    assert said == list(known_keys())


def test_the_national_services_are_those_shipped():
    said = re.search(r"les identifiants de cette version : (.*?)\. ", DOCUMENT, re.DOTALL)
    shipped = Contenu.load(paths.RESOURCES).contacts.values()

    assert said is not None
    assert re.findall(r"`([\w-]+)`", said[1]) == [
        c.contact_id for c in shipped if c.receives_orientations and not c.is_local
    ]


@pytest.mark.parametrize(
    ("key", "default"),
    [
        ("journal_mois", NO_POLITIQUE.journal_mois),
        ("responsables_min", NO_POLITIQUE.responsables_min),
        ("nombre", NO_POLITIQUE.sauvegarde_nombre),
        ("age_max_jours", NO_POLITIQUE.sauvegarde_age_max_jours),
    ],
)
def test_what_holds_without_a_key_is_what_is_said(key: str, default: int):
    assert re.search(rf"^\| `{key}` \|.*\| {default} \|$", DOCUMENT, re.MULTILINE)
