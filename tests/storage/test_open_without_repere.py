"""The formats are those that `docs/SECURITE.md` says: a program that knows nothing else opens the store."""

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.fiches.model import FicheId
from desktop.orientations.model import PriseEnCharge, PriseEnChargeId
from desktop.poste.titulaires import Role
from desktop.storage.recovery import generate_recovery_code

PROGRAM = Path(__file__).parent / "programs" / "open_without_repere.py"


@pytest.fixture
def query(tmp_path):
    """Run the program, alone in a folder where nothing of Repère can be imported."""
    alone = tmp_path / "ailleurs"
    alone.mkdir()
    shutil.copy(PROGRAM, alone / "ouvrir.py")

    def run(profile: Path, secret: str, sql: str) -> list[list[object]]:
        command = [sys.executable, "-I", "ouvrir.py", str(profile), sql]
        done = subprocess.run(
            command,
            input=secret + "\n",
            capture_output=True,
            text=True,
            cwd=alone,
        )
        assert done.returncode == 0, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]

    return run


@pytest.fixture
def kept(coffre, profile, passphrase, now):
    coffre.prises_en_charge.add(PriseEnCharge(PriseEnChargeId("prise"), FicheId("accueil"), now))
    coffre.trousseau.add(passphrase, "Léa", Role.AGENT, "lune tapis nuage cerf bocal")
    return profile


def test_a_passphrase_opens_it(coffre, kept, passphrase, query):
    coffre.close()

    for secret in (passphrase, "lune tapis nuage cerf bocal"):
        assert query(kept, secret, "SELECT prise_id, fiche_id FROM prise_en_charge") == [["prise", "accueil"]]


def test_the_recovery_code_opens_it(coffre, kept, recovery_code, query):
    coffre.close()

    assert query(kept, recovery_code, "SELECT nom, role FROM titulaire ORDER BY nom") == [
        ["Léa", "agent"],
        ["Responsable", "responsable"],
    ]


def test_two_recovery_codes_open_it_joined_as_the_document_says(coffre, kept, passphrase, query):
    codes = sorted((generate_recovery_code(), generate_recovery_code()))
    coffre.trousseau.renew_recovery(passphrase, tuple(codes))
    coffre.close()

    assert query(kept, "+".join(codes), "PRAGMA user_version") != []


def test_it_opens_it_after_a_change_of_data_key(coffre, kept, passphrase, query):
    coffre.trousseau.rekey(passphrase, (generate_recovery_code(),))
    coffre.close()

    assert query(kept, passphrase, "SELECT count(*) FROM prise_en_charge") == [[1]]


def test_the_journal_is_chained_as_the_document_says(coffre, kept, passphrase, query):
    coffre.close()
    chain = bytes(32)
    for *line, kept_chain in query(kept, passphrase, "SELECT * FROM journal ORDER BY seq"):
        fields = (str(value).encode() for value in line)
        chain = hashlib.sha256(chain + b"".join(len(f).to_bytes(4, "big") + f for f in fields)).digest()
        assert chain.hex() == kept_chain
    assert query(kept, passphrase, "SELECT head FROM journal_borne") == [[chain.hex()]]
