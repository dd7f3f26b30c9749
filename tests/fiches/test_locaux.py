"""Local services: a closed list without a single number, each cited by a sheet, shown as the post knows them."""

import re
from datetime import date, timedelta

from desktop.fiches.model import ContactId, Coordonnees, Fraicheur
from desktop.fiches.search import Index, Sorte
from desktop.paths import RESOURCES

PARQUET = ContactId("parquet")
TODAY = date(2026, 11, 25)
KNOWN = Coordonnees(PARQUET, "01 23 45 67 89", TODAY, nom="Parquet fictif", horaires="jour et nuit")
LISTED = (
    "parquet crip siao association-psp ddfe uaped umj crp cegidd brigade-mineurs intervenant-social interprete barreau"
)


def test_the_list_is_that_of_the_research_file(contenu):
    assert [contact.contact_id for contact in contenu.local_contacts()] == LISTED.split()


def test_no_number_is_shipped_for_a_local_service(contenu):
    written = (RESOURCES / "contacts" / "locaux.toml").read_text(encoding="utf-8")

    assert {contact.numero for contact in contenu.local_contacts()} == {""}
    assert re.findall(r"\d{3,}", written.replace("115", "")) == []


def test_each_local_service_is_cited_by_a_sheet_and_its_step(contenu):
    cited = {key for fiche in contenu.fiches.values() for etape in fiche.etapes() for key in etape.contacts}

    assert {contact.contact_id for contact in contenu.local_contacts()} <= cited


def test_each_step_that_alerts_the_prosecutor_offers_their_number(contenu):
    silent = [
        (fiche.fiche_id, etape.etape_id)
        for fiche in contenu.fiches.values()
        for etape in fiche.etapes()
        if re.search(r"[Aa]viser le parquet", etape.texte) and PARQUET not in etape.contacts
    ]

    assert silent == []


def test_content_with_the_numbers_of_the_post_shows_them_and_how_old_they_are(contenu):
    filled = contenu.with_numeros({PARQUET: KNOWN}, TODAY + timedelta(days=200)).contacts[PARQUET]

    assert (filled.numero, filled.horaires, filled.is_to_fill) == ("01 23 45 67 89", "jour et nuit", False)
    assert filled.fraicheur is Fraicheur.A_REVERIFIER
    assert contenu.contacts[PARQUET].is_to_fill


def test_numbers_are_taken_back_as_they_came_and_those_of_unknown_services_left_out(contenu):
    stranger = Coordonnees(ContactId("ailleurs"), "01 11 11 11 11", TODAY)
    filled = contenu.with_numeros({PARQUET: KNOWN, stranger.contact_id: stranger}, TODAY)

    assert stranger.contact_id not in filled.contacts
    assert filled.with_numeros({}, TODAY).contacts == contenu.contacts


def test_a_local_service_is_found_by_its_name_filled_in_or_not(contenu):
    filled = contenu.with_numeros({PARQUET: KNOWN}, TODAY)

    assert PARQUET in _found(contenu, "permanence parquet")
    assert PARQUET in _found(filled, "parquet fictif")
    assert PARQUET in _found(filled, "0123456789")


def _found(contenu, text: str) -> list[str]:
    groups = Index(contenu).search(text)
    return [found.key for group in groups if group.sorte is Sorte.CONTACT for found in group.found]
