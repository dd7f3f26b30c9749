"""An encrypted slip as qpdf and Poppler see it: AES-256, opened by its phrase and by nothing less."""

import shutil
import subprocess
from pathlib import Path

import pytest

from desktop.export.encryption import encrypt_pdf
from desktop.export.fiche_orientation import render_orientation
from tests.echange.samples import TOLD
from tests.export.samples import HAS_POPPLER, plain

PHRASE = "lion pont ciel rame noix bois"
"""No longer than the 32 characters that the commands of Poppler keep of a password; its library, and qpdf, have no such
bound."""

WRONG = ("", PHRASE.upper(), PHRASE.rsplit(" ", 1)[0], PHRASE.replace(" ", ""))


@pytest.fixture(scope="module")
def slip(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("chiffre") / "fiche.pdf"
    path.write_bytes(encrypt_pdf(render_orientation(TOLD, is_draft=False), PHRASE))
    return path


def run(*command: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*map(str, command)], capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_it_sound_and_encrypted_as_announced(slip):
    found = run("qpdf", f"--password={PHRASE}", "--show-encryption", slip)
    checked = run("qpdf", f"--password={PHRASE}", "--check", slip)

    assert (found.returncode, checked.returncode) == (0, 0), checked.stdout + checked.stderr
    assert "R = 6" in found.stdout
    assert found.stdout.count("AESv3") == 3  # of streams, of texts, of files
    assert [run("qpdf", f"--password={wrong}", "--check", slip).returncode for wrong in WRONG] == [2] * len(WRONG)


@pytest.mark.skipif(not HAS_POPPLER, reason="pdftotext is not installed")
def test_poppler_reads_it_with_its_phrase_only(slip):
    opened = run("pdftotext", "-upw", PHRASE, slip, "-")
    refused = [run("pdftotext", "-upw", wrong, slip, "-") for wrong in WRONG]

    assert opened.returncode == 0 and "Zénobie" in plain(opened.stdout)
    assert [(done.returncode, done.stdout) for done in refused] == [(1, "")] * len(WRONG)
