"""A slip saved encrypted: the file opens with the words shown once, and the window forgets them."""

import re
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped] # ships no types
import pytest
from PySide6.QtWidgets import QLabel

from desktop.ui.paper.phrase_page import PhrasePage
from desktop.ui.paper.review_page import ReviewPage
from tests.ui.running import texts_held
from tests.ui.stops import STOPS, furnish


@pytest.fixture
def reviewed(start, profile: Path, tmp_path: Path):
    furnish(profile)
    running = start()
    STOPS["relire"].reach(running)
    running.save_to(tmp_path / "document.pdf")
    return running


def phrase_shown(running) -> str:
    shown = [label.text() for label in running.player.on(PhrasePage).findChildren(QLabel)]
    lines = [text for text in shown if re.fullmatch(r"[a-z]+(   [a-z]+){2}", text)]
    return " ".join(" ".join(lines).split())


def test_the_words_shown_once_open_the_file(reviewed, tmp_path):
    reviewed.player.click("save-encrypted")
    phrase = phrase_shown(reviewed)

    opened = pypdfium2.PdfDocument((tmp_path / "document.pdf").read_bytes(), password=phrase)
    assert "Zénobie" in opened[0].get_textpage().get_text_bounded()
    assert len(phrase.split()) == 6

    reviewed.player.click("phrase-done")
    reviewed.player.until(reviewed.player.on(ReviewPage).has_papers, "the slip again")
    assert "   ".join(phrase.split()[:3]) not in texts_held(reviewed.application.shell)
