"""Envelopes and the `age` command of the system, which nobody here wrote: each opens what the other made."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from desktop.echange.enveloppe import open_envelope
from desktop.echange.identite import Identite, secret_keys
from desktop.errors import ForeignEnveloppeError, NotEnveloppeError
from tests.echange.forging import members_of, plain
from tests.echange.samples import BRIGADE, OTHER, PDF, REFUGE, TOLD, sealed

pytestmark = pytest.mark.skipif(shutil.which("age") is None, reason="age is not installed (package age)")

PHRASE = "quatre chevaux dans la forêt"


def age(*arguments: object, given: bytes = b"", folder: Path) -> subprocess.CompletedProcess[bytes]:
    command = ["age", *map(str, arguments)]
    return subprocess.run(command, input=given, capture_output=True, cwd=folder, timeout=60, check=False)


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    """The identity of the shelter, in clear."""
    path = tmp_path / "cle.txt"
    path.write_bytes(REFUGE.to_bytes())
    return path


@pytest.mark.parametrize("pdf", [PDF, b"", PDF * 200])
def test_age_opens_an_envelope_and_finds_in_it_the_files_announced(keys, tmp_path, pdf):
    opened = age("--decrypt", "--identity", keys, given=sealed(pdf=pdf), folder=tmp_path)

    assert (opened.returncode, opened.stderr) == (0, b"")
    with zipfile.ZipFile(io.BytesIO(opened.stdout)) as archive:
        assert archive.testzip() is None
        assert archive.read("fiche.pdf") == pdf
        assert "effacez" in archive.read("LISEZMOI.txt").decode("utf-8-sig")
        assert archive.read("orientation.json") == members_of(sealed())["orientation.json"]


def test_age_does_not_open_an_envelope_for_someone_else(keys, tmp_path):
    refused = age("--decrypt", "--identity", keys, given=sealed(to=OTHER), folder=tmp_path)

    assert refused.returncode != 0 and refused.stdout == b""


def test_age_does_not_open_an_envelope_altered_or_cut_short(keys, tmp_path):
    sound = sealed()
    for damaged in (sound[:-1], sound[:150], sound[:-40] + b"\0" + sound[-39:], b"\0" + sound[1:]):
        assert age("--decrypt", "--identity", keys, given=damaged, folder=tmp_path).returncode != 0


@pytest.mark.parametrize("form", [(), ("--armor",)])
def test_what_age_encrypts_is_opened_here(tmp_path, form):
    recipient = REFUGE.publique.age
    made = age("--encrypt", *form, "--recipient", recipient, given=plain(sealed()), folder=tmp_path).stdout

    assert open_envelope(made, REFUGE).contenu == TOLD
    with pytest.raises(ForeignEnveloppeError):
        open_envelope(made, BRIGADE)


def test_a_file_of_age_that_is_no_envelope_is_called_so(tmp_path):
    made = age("--encrypt", "--recipient", REFUGE.publique.age, given=b"bonjour", folder=tmp_path).stdout

    with pytest.raises(NotEnveloppeError):
        open_envelope(made, REFUGE)


def test_a_key_made_by_age_keygen_opens_what_is_sealed_to_it(tmp_path):
    made = subprocess.run(["age-keygen"], capture_output=True, check=True, timeout=60).stdout
    (key,) = secret_keys(made)

    assert f"# public key: {key.recipient}\n".encode() in made
    # Its Ed25519 key is of no use to open.
    assert open_envelope(sealed(to=Identite(key.age, "Refuge", OTHER.signature)), key).contenu == TOLD


@pytest.mark.skipif(shutil.which("script") is None, reason="script is not installed (package bsdutils)")
def test_age_opens_an_envelope_with_an_identity_file_of_repere_and_its_passphrase(tmp_path):
    """age asks for it on a terminal and nowhere else."""
    (tmp_path / "identite.age").write_bytes(REFUGE.to_file(PHRASE))
    (tmp_path / "enveloppe.age").write_bytes(sealed())
    command = "age --decrypt --identity identite.age --output enveloppe.zip enveloppe.age"

    asked = subprocess.run(
        ["script", "--quiet", "--return", "--command", command, "/dev/null"],
        input=f"{PHRASE}\n".encode(),
        capture_output=True,
        cwd=tmp_path,
        timeout=120,
        check=False,
    )

    assert asked.returncode == 0, asked.stdout.decode(errors="replace")
    with zipfile.ZipFile(tmp_path / "enveloppe.zip") as archive:
        assert archive.read("fiche.pdf") == PDF
