"""The checks of `fit.py` see what they look for."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from tests.ui.fit import cut_texts, small_targets


@pytest.fixture
def window(qtbot) -> QWidget:
    window = QWidget()
    QVBoxLayout(window)
    qtbot.addWidget(window)
    window.resize(400, 300)
    window.show()
    return window


def test_a_text_on_one_line_that_is_wider_than_its_place_is_seen(window):
    label = QLabel("Un texte bien plus large que la place qui lui est laissée", window)
    label.setFixedWidth(60)
    label.show()

    assert len(cut_texts(window)) == 1


def test_a_text_on_several_lines_that_lacks_height_is_seen(window):
    label = QLabel("Un texte bien plus haut que la place qui lui est laissée", window)
    label.setWordWrap(True)
    label.setFixedSize(80, 16)
    label.show()

    assert len(cut_texts(window)) == 1


def test_a_small_button_is_seen_and_a_hidden_one_is_not(window):
    for is_shown in (True, False):
        button = QPushButton("Non", window)
        # By its own sheet: that of the application, once it is dressed, would make it taller.
        button.setStyleSheet("min-width: 60px; max-width: 60px; min-height: 30px; max-height: 30px; padding: 0")
        button.setVisible(is_shown)

    assert len(small_targets(window)) == 1
