"""What a magistrate would check in the sheets we ship."""

import csv
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date

import pytest

from desktop.fiches.contenu import Contenu
from desktop.fiches.markup import to_html, to_plain
from desktop.fiches.model import Acte, Certitude, Etape, Nature, Paragraphe, Rang
from desktop.paths import RESOURCES

NUMEROS = (RESOURCES / "contacts" / "numeros_verifies.csv").read_text(encoding="utf-8")
INFRACTIONS = (RESOURCES / "droit" / "infractions.csv").read_text(encoding="utf-8")

TELEPHONE = re.compile(
    r"(?<![\d-])(?:\+33 ?\d(?: ?\d{2}){4}|0 ?\d(?:[ .]?\d{2,3}){3,4}|3\d{3}|116 ?\d{3}|11\d)(?![\d-])"
)


def texts(value: object) -> Iterator[str]:
    """Every text of a value, whatever it is made of."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


def items(contenu: Contenu) -> Iterator[Etape | Paragraphe]:
    for fiche in contenu.fiches.values():
        for section in fiche.sections:
            said: tuple[Etape | Paragraphe, ...] = (*section.etapes, *section.interdits, *section.lecture)
            yield from said


def test_the_three_main_sheets_come_first_in_the_order_of_the_home_page(contenu):
    main = contenu.of_rang(Rang.PRINCIPALE)

    assert [fiche.fiche_id for fiche in main] == ["accueil", "fugue", "client"] == list(contenu.fiches)[:3]
    assert [fiche.mesure for fiche in main] == [
        f"mesure {number} de la stratégie du 2 mai 2024" for number in (5, 19, 4)
    ]


def test_the_other_measures_have_their_sheet_beside(contenu):
    beside = {
        fiche.fiche_id: set(map(int, re.findall(r"\d+", fiche.mesure.split(" de la ")[0])))
        for fiche in contenu.of_rang(Rang.COMPLEMENTAIRE)
    }

    assert list(beside) == [
        "logee",
        "sante",
        "uaped",
        "hebergement",
        "sortie",
        "traite",
        "demantelement",
        "conduite",
        "signes",
    ]
    assert set().union(*beside.values()) >= {5, 6, 7, 8, 9, 10, 11, 17}


def test_each_sheet_says_what_to_do_what_never_to_do_the_law_and_who_to_call(contenu):
    for fiche in contenu.fiches.values():
        assert fiche.etapes() and fiche.articles and fiche.contacts and fiche.objectif and fiche.pour_qui
        assert any(section.nature is Nature.INTERDITS for section in fiche.sections)


def test_each_sheet_beside_is_reached_from_a_main_one(contenu):
    reached = {fiche.fiche_id for fiche in contenu.of_rang(Rang.PRINCIPALE)}
    for _ in contenu.fiches:
        reached |= {e.leads_to for fiche_id in reached for e in contenu.fiches[fiche_id].etapes() if e.leads_to}

    assert reached == set(contenu.fiches)


@pytest.mark.parametrize(
    ("fiche_id", "expected"),
    [
        ("accueil", [f"A{n}" for n in range(1, 9)] + [f"B{n}" for n in range(1, 11)] + [f"C{n}" for n in range(1, 10)]),
        ("fugue", [f"F{n}" for n in range(1, 15)] + [f"R{n}" for n in range(1, 19)]),
        ("client", [f"C{n}" for n in range(1, 17)]),
    ],
)
def test_the_steps_are_all_there_in_order(contenu, fiche_id, expected):
    ids = [etape.etape_id for etape in contenu.fiches[fiche_id].etapes()]

    assert [etape_id for etape_id in ids if not etape_id[-1].islower()] == expected
    assert len(ids) == len(set(ids))


def test_the_steps_of_a_sheet_beside_have_a_letter_of_their_own_and_no_gap(contenu):
    beside = contenu.of_rang(Rang.COMPLEMENTAIRE)
    letters = {fiche.fiche_id: {etape.etape_id[0] for etape in fiche.etapes()} for fiche in beside}

    assert all(len(found) == 1 for found in letters.values())
    assert len(set().union(*letters.values(), "ABCFR")) == len(beside) + 5
    for fiche in beside:
        numbers = [int(etape.etape_id[1:]) for etape in fiche.etapes() if not etape.etape_id[-1].islower()]
        assert numbers == list(range(1, len(numbers) + 1))


def test_a_step_that_completes_another_follows_it(contenu):
    for fiche in contenu.fiches.values():
        ids = [etape.etape_id for etape in fiche.etapes()]
        for position, etape_id in enumerate(ids):
            if etape_id[-1].islower():
                assert ids[position - 1] == etape_id[:-1]


@pytest.mark.parametrize("fiche_id", ["accueil", "client", "logee", "hebergement", "sortie", "traite"])
def test_a_minor_or_a_doubt_leaves_the_sheet_within_the_first_minutes(contenu, fiche_id):
    first = contenu.fiches[fiche_id].sections[0]
    exits = [etape for etape in first.etapes if etape.leads_to == "fugue"]

    assert len(exits) == 1
    assert "moins de 18 ans, ou doute" in to_plain(exits[0].texte).replace("\N{NO-BREAK SPACE}", " ").lower()


def test_the_victim_met_with_a_client_leads_to_the_reception_sheet(contenu):
    assert [e.etape_id for e in contenu.fiches["client"].etapes() if e.leads_to == "accueil"] == ["C14"]


def test_a_step_opens_an_interview_that_its_sheet_offers(contenu):
    opening = [(f, e.opens_entretien) for f in contenu.fiches.values() for e in f.etapes() if e.opens_entretien]

    assert {(f.fiche_id, form) for f, form in opening} == {
        ("accueil", "accueil"), ("accueil", "danger"), ("fugue", "retour"), ("client", "client"),
    }  # fmt: skip
    assert all(form in f.entretiens for f, form in opening)


def test_sheets_the_same_person_is_followed_on_share_no_step(contenu):
    """Ticks are kept under the id of their step, whichever sheet it is on."""
    shared = [
        (fiche.fiche_id, other, etape.etape_id)
        for fiche in contenu.fiches.values()
        for other in fiche.meme_personne
        for etape in fiche.etapes()
        if etape.etape_id in {e.etape_id for e in contenu.fiches[other].etapes()}
    ]

    assert shared == []


def test_who_turns_out_to_be_a_minor_stays_the_same_person_and_a_buyer_is_not_the_victim(contenu):
    same = {fiche.fiche_id: fiche.meme_personne for fiche in contenu.fiches.values() if fiche.meme_personne}

    assert same == {"accueil": ("fugue",), "fugue": ("accueil",)}


def test_ticking_the_reception_sheet_may_tell_the_slip_every_act(contenu):
    acts = [etape.acte for etape in contenu.fiches["accueil"].etapes() if etape.acte]

    assert sorted(acts) == sorted(Acte)


def test_what_is_said_to_be_verified_rests_on_a_text_or_a_source(contenu):
    verified = [item for item in items(contenu) if item.certitude is Certitude.VERIFIE]

    assert len(verified) > 50
    assert [item for item in verified if not item.articles and not item.sources] == []


def test_what_is_said_to_be_verified_rests_on_no_text_still_to_be_read_again(contenu):
    verified = [item for item in items(contenu) if item.certitude is Certitude.VERIFIE]

    weak = [item for item in verified if {contenu.articles[a].certitude for a in item.articles} - {Certitude.VERIFIE}]
    assert weak == []


def test_medical_delays_are_never_presented_as_certain(contenu):
    delays = [item for item in items(contenu) if "VIH" in "".join(texts(item))]

    assert [item.certitude for item in delays] == [Certitude.MEMOIRE, Certitude.MEMOIRE]
    assert all("À confirmer auprès d’un médecin" in "".join(texts(item)) for item in delays)


def test_words_to_avoid_appear_in_quotations_only(contenu):
    shown = texts([*items(contenu), *contenu.articles.values(), *contenu.contacts.values()])

    assert [text for text in shown if contenu.vocabulaire.refused(text)] == []


def test_numbers_written_in_the_sheets_are_verified_ones(contenu):
    shown = "\n".join(texts([*items(contenu), *contenu.contacts.values()])).replace("\N{NO-BREAK SPACE}", " ")
    written = {re.sub(r"[^\d]", "", number) for number in TELEPHONE.findall(shown)}
    listed = {row["numero"] for row in csv.DictReader(NUMEROS.splitlines())}
    listed |= {re.sub(r"[^\d]", "", number) for number in TELEPHONE.findall(NUMEROS)}

    assert {"115", "116000", "3039", "0800059595"} <= written
    assert written - listed == set()


def test_what_must_never_be_shown_is_not(contenu):
    everything = " ".join(texts([*contenu.fiches.values(), *contenu.articles.values(), *contenu.contacts.values()]))
    plain = everything.replace("\N{NO-BREAK SPACE}", " ")

    assert not re.search(r"\b3020\b|0 ?825|01 44 52|R\. 425-11|343,20|Thésée|Perceval|131-16, 9", plain)
    assert "mineur de quinze ans" not in plain


def test_a_fixed_fine_is_only_named_to_be_excluded(contenu):
    naming = [text for item in items(contenu) for text in texts(item) if "amende forfaitaire" in text.lower()]

    assert len(naming) == 1
    assert naming[0].startswith("### Pas d’amende forfaitaire")


def test_penalties_of_the_client_table_are_those_of_the_list(contenu):
    rows = {row["id"]: row["peine_principale"].replace("EUR", "€") for row in csv.DictReader(INFRACTIONS.splitlines())}
    qualification = next(s for s in contenu.fiches["client"].sections if s.section_id == "qualification")
    table = qualification.lecture[0].markdown.replace("\N{NO-BREAK SPACE}", " ")

    for key in ("client-mineur-15-17", "client-mineur-aggrave", "client-moins-15", "viol-moins-15-remunere"):
        assert rows[key] in table


def test_each_sheet_tells_its_state_and_is_not_past_its_review(contenu):
    for fiche in contenu.fiches.values():
        assert fiche.a_jour_au < fiche.a_relire_le
        assert fiche.a_jour_au >= date(2026, 11, 23)


def test_an_action_is_short_enough_to_be_read_at_a_glance(contenu):
    long = [e.texte for f in contenu.fiches.values() for e in f.etapes() if len(to_plain(e.texte)) > 110]

    assert long == []


def test_no_mark_of_the_source_is_left_in_what_is_shown(contenu):
    shown = [text for item in items(contenu) for text in texts(item)]

    assert [text for text in shown if re.search(r"[{}']| [;:?!»%€]|« ", text) and "|--" not in text] == []
    assert all(to_html(text) for text in shown if text)
