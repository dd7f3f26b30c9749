"""What is typed on a plain keyboard is shown as French is printed. Here `~` stands for a no-break space."""

import pytest

from desktop.fiches.typography import french


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Qui l'attend ?", "Qui l’attend~?"),
        ("Il dit : « oui » ; puis non !", "Il dit~: «~oui~»~; puis non~!"),
        ("1 500 000 € et 20 %", "1~500~000~€ et 20~%"),
        ("moins de 15 ans, sous 72 h, 3 mois", "moins de 15~ans, sous 72~h, 3~mois"),
        ("CESEDA, art. R. 425-1, alinéa 2", "CESEDA, art.~R.~425-1, alinéa~2"),
        ("0 800 05 95 95 ou 116 000", "0~800~05~95~95 ou 116~000"),
        ("+33 1 80 52 33 76", "+33~1~80~52~33~76"),
        ("loi n° 2016-444", "loi n°~2016-444"),
        ("| a | b |\n| :-- | :-: |", "| a | b |\n| :-- | :-: |"),
        ("de 9 h à 20 h, du 2 mai 2024", "de 9~h à 20~h, du 2 mai 2024"),
    ],
)
def test_spaces_that_must_not_break_and_apostrophes_are_set(typed, shown):
    assert french(typed) == shown.replace("~", "\N{NO-BREAK SPACE}")
