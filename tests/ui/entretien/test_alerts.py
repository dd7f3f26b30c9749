"""The numbers of an alert: one click calls; a local one that the post lacks is named, and calls nobody."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.entretiens.entretien import Entretien
from desktop.entretiens.model import Etat, Ref, Reponse
from desktop.fiches.contenu import Contenu
from desktop.fiches.model import ContactId, Coordonnees
from desktop.langues.langue import Langue
from desktop.ui.entretien.alerts import AlertBar

from .conftest import CONTENU, NOW, ROOT

LOCAL = ContactId("119")
TODAY = date(2026, 11, 25)


@pytest.fixture
def contenu() -> Contenu:
    """The service that the alert on a minor names is a local one."""
    local = replace(CONTENU.contacts[LOCAL], numero="", is_local=True, court="Parquet")
    return replace(CONTENU, contacts={LOCAL: local})


@pytest.fixture
def shown(qtbot, formulaire):
    def show(contenu: Contenu) -> AlertBar:
        minor = Reponse(Ref(f"{ROOT}/personne/doute"), Etat.ANSWERED, "oui", NOW, Langue.FRANCAIS)
        bar = AlertBar(Entretien(formulaire, (minor,), now=NOW), contenu)
        qtbot.addWidget(bar)
        bar.refresh()
        return bar

    return show


def test_a_local_number_the_post_knows_is_called_in_one_click(shown, contenu, qtbot):
    bar = shown(contenu.with_numeros({LOCAL: Coordonnees(LOCAL, "01 23 45 67 89", TODAY)}, TODAY))
    button = bar.findChild(QPushButton, "contact-119")

    assert button.text() == "Parquet : 01 23 45 67 89"
    with qtbot.waitSignal(bar.call_asked) as asked:
        button.click()
    assert asked.args == ["01 23 45 67 89"]


def test_a_local_number_to_be_filled_in_is_named_and_calls_nobody(shown, contenu):
    bar = shown(contenu)

    assert bar.findChild(QPushButton, "contact-119") is None
    assert bar.findChild(QLabel, "contact-119").text() == "Parquet : à renseigner"
