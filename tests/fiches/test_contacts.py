"""A number, hours or a price is shown only when it is verified."""

import csv
import re

import pytest

from desktop.paths import RESOURCES

LISTED = (RESOURCES / "contacts" / "numeros_verifies.csv").read_text(encoding="utf-8")
VERIFIED = {row["id"]: row for row in csv.DictReader(LISTED.splitlines())}
WITHOUT_NUMBER = {"acse", "ccem"}
"""Services known to exist whose number must be confirmed first."""


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def test_each_national_service_is_on_the_verified_list(contenu):
    national = {key for key, contact in contenu.contacts.items() if not contact.is_local}

    assert national == set(VERIFIED) | WITHOUT_NUMBER


def test_each_number_is_the_verified_one(contenu):
    shown = {contact.contact_id: digits(contact.numero) for contact in contenu.contacts.values()}

    assert shown == {key: VERIFIED[key]["numero"] if key in VERIFIED else "" for key in contenu.contacts}


def test_hours_that_nobody_checked_are_not_shown(contenu):
    doubt = re.compile("confirmer|vérifier|demander|selon|sans objet")
    doubtful = [key for key, row in VERIFIED.items() if doubt.search(row["horaires"])]

    assert len(doubtful) > 5
    assert [key for key in doubtful if contenu.contacts[key].horaires] == []


def test_free_is_said_only_of_what_is_known_to_be(contenu):
    free = {contact.contact_id for contact in contenu.contacts.values() if contact.gratuit}

    assert free == {key for key, row in VERIFIED.items() if row["gratuit"] == "oui"}


def test_the_emergency_numbers_are_the_five_known_by_all(contenu):
    assert [contact.numero for contact in contenu.emergency_contacts()] == ["17", "112", "114", "15", "18"]


def test_a_slip_never_goes_to_an_emergency_service(contenu):
    both = [c.contact_id for c in contenu.contacts.values() if c.is_emergency and c.receives_orientations]

    assert both == []
    assert contenu.contacts["amicale-du-nid"].receives_orientations


@pytest.mark.parametrize("contact_id", sorted(WITHOUT_NUMBER))
def test_a_number_to_be_confirmed_stays_out(contenu, contact_id):
    assert contenu.contacts[contact_id].numero == ""
