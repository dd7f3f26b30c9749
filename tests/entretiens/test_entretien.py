"""The running interview: what is asked, what is refused, what is kept."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.entretiens.entretien import Entretien
from desktop.entretiens.model import Audience, Etat, Kind
from desktop.entretiens.snapshot import snapshot
from desktop.entretiens.versions import Fate
from desktop.errors import InvalidAnswerError
from desktop.langues.langue import Langue
from tests.entretiens.conftest import NOW, ref, reponse


def page_refs(entretien):
    return [page.ref.removeprefix("/echantillon/") for page in entretien.pages()]


def test_only_relevant_questions_have_a_page(entretien):
    assert page_refs(entretien) == ["securite/seule", "personne"]


def test_an_answer_makes_what_depends_on_it_appear(entretien):
    entretien.answer(reponse("securite/seule", "oui"))

    assert page_refs(entretien) == ["securite/seule", "securite/dangers", "personne"]


def test_the_questions_of_a_field_list_share_one_page(entretien):
    entretien.answer(reponse("personne/age", "16"))

    questions = entretien.page(ref("personne")).questions

    assert [q.ref.rpartition("/")[2] for q in questions] == ["prenom", "age", "naissance"]
    assert [q.kind for q in questions] == [Kind.TEXT, Kind.INTEGER, Kind.DATE]
    assert questions[2].audience is Audience.AGENT


def test_a_section_that_is_not_relevant_is_not_listed(entretien):
    assert ref("lieu") not in [section.ref for section in entretien.sections()]

    entretien.answer(reponse("personne/age", "30"))

    assert ref("lieu") in [section.ref for section in entretien.sections()]


def test_an_answer_no_longer_relevant_is_kept_but_blank_for_expressions(entretien):
    entretien.answer(reponse("securite/seule", "oui"))
    entretien.answer(reponse("securite/dangers", "domicile"))
    entretien.answer(reponse("securite/seule", "non"))

    assert entretien.value("besoin_hebergement") == ""
    assert entretien.reponse(ref("securite/dangers")).value == "domicile"

    entretien.answer(reponse("securite/seule", "oui"))

    assert entretien.value("besoin_hebergement") == "ce_jour"


def test_a_choice_filtered_out_is_kept_but_blank(entretien):
    for path, value in (("personne/age", "30"), ("lieu/region", "bretagne"), ("lieu/ville", "brest")):
        entretien.answer(reponse(path, value))

    entretien.answer(reponse("lieu/region", "occitanie"))

    assert entretien.value("ville") == ""
    assert entretien.reponse(ref("lieu/ville")).value == "brest"
    assert entretien.page(ref("lieu/ville")).questions[0].choices == ("toulouse",)


@pytest.mark.parametrize("etat", [Etat.DECLINED, Etat.NOT_ASKED, Etat.UNKNOWN, Etat.WITHHELD])
def test_a_state_satisfies_required_and_is_blank_for_expressions(entretien, etat):
    page = entretien.page(ref("securite/seule"))
    assert entretien.missing(page) == (ref("securite/seule"),)

    entretien.answer(reponse("securite/seule", etat=etat))

    assert entretien.missing(page) == ()
    assert entretien.value("seule") == ""


def test_what_is_not_to_be_passed_on_is_kept_and_blank_for_expressions(entretien):
    entretien.answer(reponse("securite/seule", "oui"))

    entretien.answer(reponse("securite/dangers", "domicile", Etat.WITHHELD))

    assert entretien.reponse(ref("securite/dangers")).value == "domicile"
    assert entretien.value("besoin_hebergement") == ""
    assert entretien.alertes() == ()
    assert entretien.sections()[0].answered == 2


@pytest.mark.parametrize("etat", [Etat.DECLINED, Etat.WITHHELD])
def test_a_state_obeys_relevance(entretien, etat):
    entretien.answer(reponse("securite/seule", "oui"))
    entretien.answer(reponse("securite/dangers", "", etat))
    entretien.answer(reponse("securite/seule", "non"))

    assert not entretien.is_relevant(ref("securite/dangers"))
    assert (entretien.sections()[0].answered, entretien.sections()[0].asked) == (1, 1)
    with pytest.raises(InvalidAnswerError):
        entretien.answer(reponse("securite/dangers", "", etat))


def test_what_is_withheld_must_be_an_answer_to_the_question(entretien):
    with pytest.raises(InvalidAnswerError):
        entretien.answer(reponse("personne/age", "douze", Etat.WITHHELD))


def test_a_blank_answer_leaves_a_required_question_missing(entretien):
    entretien.answer(reponse("securite/seule", "oui"))
    entretien.answer(reponse("securite/seule", ""))

    assert entretien.missing(entretien.page(ref("securite/seule"))) == (ref("securite/seule"),)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("personne/age", "douze"),
        ("personne/age", "120"),
        ("personne/age", "1.5"),
        ("securite/seule", "peut_etre"),
        ("securite/seule", "oui non"),
        ("securite/dangers", "domicile"),  # not relevant yet
        ("lieu/bilan", "texte"),
        ("orientation_age", "mineur"),
        ("inconnue", "1"),
    ],
)
def test_an_answer_the_question_cannot_take_is_refused_and_changes_nothing(entretien, path, value):
    before = snapshot(entretien.instance)

    with pytest.raises(InvalidAnswerError):
        entretien.answer(reponse(path, value))

    assert entretien.reponse(ref(path)) is None
    assert snapshot(entretien.instance) == before


def test_a_state_carries_no_value(entretien):
    with pytest.raises(InvalidAnswerError):
        entretien.answer(reponse("personne/prenom", "Ana", Etat.DECLINED))


def test_a_constraint_says_why_with_the_values_of_the_moment(entretien):
    entretien.answer(reponse("personne/prenom", "Ana"))

    message = entretien.constraint_message(ref("personne/age"), Langue.FRANCAIS)

    assert message.content == "L'âge de Ana est entre 0 et 119 ans"


def test_a_date_after_today_is_refused(entretien):
    entretien.answer(reponse("personne/age", "16"))

    with pytest.raises(InvalidAnswerError):
        entretien.answer(reponse("personne/naissance", "2026-11-24"))
    entretien.answer(reponse("personne/naissance", "2026-11-23"))

    assert entretien.value("naissance") == "2026-11-23"


def test_alerts_come_most_serious_first_and_are_no_page(entretien):
    entretien.answer(reponse("personne/age", "16"))
    entretien.answer(reponse("securite/seule", "oui"))
    entretien.answer(reponse("securite/dangers", "domicile rue"))

    alertes = entretien.alertes()

    assert [alerte.level for alerte in alertes] == ["danger", "attention"]
    assert alertes[0].leads_to == "fugue"
    assert alertes[0].contacts == ("police-secours", "enfance-119")
    assert not [page for page in page_refs(entretien) if "alerte" in page]


def test_progress_counts_what_is_asked_now(entretien):
    entretien.answer(reponse("securite/seule", "oui"))

    section = entretien.sections()[0]

    assert (section.answered, section.asked) == (1, 2)
    assert section.first_page.ref == ref("securite/seule")


def test_pages_follow_each_other_even_from_one_that_vanished(entretien):
    entretien.answer(reponse("securite/seule", "oui"))
    assert entretien.next_page(ref("securite/seule")).ref == ref("securite/dangers")

    entretien.answer(reponse("securite/seule", "non"))

    assert entretien.next_page(ref("securite/dangers")).ref == ref("personne")
    assert entretien.previous_page(ref("securite/dangers")).ref == ref("securite/seule")
    assert entretien.previous_page(ref("securite/seule")) is None
    assert entretien.next_page(ref("personne")) is None


def test_texts_show_values_and_guidance_stays_apart(entretien):
    entretien.answer(reponse("personne/prenom", "Ana"))

    assert entretien.label(ref("personne/age"), Langue.FRANCAIS).content == "Quel âge a Ana ?"
    assert entretien.hint(ref("securite/seule"), Langue.FRANCAIS).content == "Sans personne à côté"
    assert entretien.guidance(ref("securite/seule")) == "Vérifier la pièce"
    assert entretien.choice_label(ref("lieu/ville"), "brest", Langue.FRANCAIS).content == "Brest"
    assert entretien.label(ref("personne"), Langue.FRANCAIS).content == "La personne"


def test_french_in_place_of_a_translation_is_marked(entretien):
    label = entretien.label(ref("securite/seule"), Langue.ARABE)

    assert (label.langue, label.is_approved) == (Langue.FRANCAIS, False)


def test_answers_that_fit_no_question_are_set_apart_not_lost(formulaire):
    gone = (reponse("disparue", "1"), reponse("personne/age", "treize"), reponse("securite/seule", "jamais"))

    entretien = Entretien(formulaire, (*gone, reponse("personne/prenom", "Ana")), now=NOW)

    assert [change.reponse for change in entretien.changes] == list(gone)
    assert [change.fate for change in entretien.changes] == [Fate.GONE, Fate.UNFIT, Fate.UNFIT]
    assert [r.value for r in entretien.reponses()] == ["Ana"]


ANSWERS = st.one_of(
    st.tuples(st.just("securite/seule"), st.sampled_from(["oui", "non", ""])),
    st.tuples(st.just("securite/dangers"), st.sampled_from(["domicile", "rue", "domicile rue", ""])),
    st.tuples(st.just("personne/prenom"), st.text(max_size=5)),
    st.tuples(st.just("personne/age"), st.integers(-5, 150).map(str)),
    st.tuples(st.just("personne/naissance"), st.dates().map(str)),
    st.tuples(st.just("lieu/region"), st.sampled_from(["bretagne", "occitanie", ""])),
    st.tuples(st.just("lieu/ville"), st.sampled_from(["rennes", "brest", "toulouse", ""])),
)
GESTURES = st.lists(st.tuples(ANSWERS, st.sampled_from([*Etat])), max_size=25)


@settings(max_examples=150)
@given(gestures=GESTURES)
def test_whatever_was_answered_reopening_gives_the_same_interview(formulaire, gestures):
    entretien = Entretien(formulaire, now=NOW)
    for (path, value), etat in gestures:
        try:
            entretien.answer(reponse(path, value if etat is Etat.ANSWERED else "", etat))
        except InvalidAnswerError:
            continue

    again = Entretien(formulaire, entretien.reponses(), now=NOW)

    assert again.changes == ()
    assert again.pages() == entretien.pages()
    assert again.sections() == entretien.sections()
    assert again.alertes() == entretien.alertes()
    ours, theirs = (snapshot(e.instance) for e in (entretien, again))
    assert [n for n in ours if "meta" not in n["ref"]] == [n for n in theirs if "meta" not in n["ref"]]
