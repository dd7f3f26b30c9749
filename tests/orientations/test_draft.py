"""A slip drafted from ticks and answers, then drafted again."""

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop.fiches.model import Acte, Certitude, Etape, EtapeId, FicheId
from desktop.langues.langue import Langue
from desktop.orientations.draft import Answers, draft_orientation, merged
from desktop.orientations.model import (
    ActeFait,
    Besoin,
    BesoinExprime,
    Coche,
    Contact,
    Emetteur,
    OrientationId,
    Personne,
    Plainte,
    PriseEnCharge,
    PriseEnChargeId,
    Securite,
    TrancheAge,
    Urgence,
)

UNIT = Emetteur("Brigade fictive", "123456", "02 00 00 00 00")


def _etape(name, acte=None):
    return Etape(EtapeId(name), "", "", Certitude.VERIFIE, acte=acte)


ETAPES = (
    _etape("seul"),
    _etape("droits", Acte.DROITS_NOTIFIES),
    _etape("droits-etranger", Acte.DROITS_NOTIFIES),
    _etape("plainte", Acte.PLAINTE_RECUE),
    _etape("115", Acte.APPEL_115),
    _etape("parquet", Acte.PARQUET_AVISE),
    _etape("interprete", Acte.INTERPRETE),
)


@pytest.fixture
def draft(t0):
    def make(ticks=(), declined=(), **values):
        coches = tuple(Coche(EtapeId(name), t0 + timedelta(minutes=n)) for n, name in enumerate(ticks))
        prise = PriseEnCharge(PriseEnChargeId("p-1"), FicheId("accueil"), t0, coches)
        answers = Answers(lambda name: values.get(name, ""), lambda name: name in declined)
        return draft_orientation(OrientationId("o-1"), prise, ETAPES, answers, UNIT, t0)

    return make


def test_nothing_ticked_and_nothing_answered_gives_a_blank_slip(t0):
    prise = PriseEnCharge(PriseEnChargeId("p-1"), FicheId("accueil"), t0)

    drafted = draft_orientation(OrientationId("o-1"), prise, ETAPES, Answers.of(), UNIT, t0)

    blank = type(drafted)(OrientationId("o-1"), PriseEnChargeId("p-1"), t0, emetteur=UNIT)
    assert drafted == blank


def test_a_tick_says_what_was_done_and_when(draft, t0):
    drafted = draft(ticks=("seul", "115", "droits"))

    assert drafted.actes == (
        ActeFait(Acte.DROITS_NOTIFIES, t0 + timedelta(minutes=2)),
        ActeFait(Acte.APPEL_115, t0 + timedelta(minutes=1)),
    )


def test_an_act_done_by_two_steps_is_there_once_at_the_first_tick(draft, t0):
    assert draft(ticks=("droits-etranger", "droits")).actes == (ActeFait(Acte.DROITS_NOTIFIES, t0),)


def test_a_complaint_received_needs_no_answer(draft):
    assert draft(ticks=("plainte",)).plainte is Plainte.OUI
    assert draft(ticks=("plainte",), orientation_plainte="reflechit").plainte is Plainte.REFLECHIT


def test_the_report_to_the_parquet_is_dated_by_its_tick(draft, t0):
    assert draft(ticks=("parquet",)).protection.parquet_avise_at == t0


def test_an_interpreter_who_is_there_was_needed(draft):
    assert draft(ticks=("interprete",)).personne.needs_interprete


def test_the_named_calculations_fill_the_slip(draft):
    drafted = draft(
        orientation_prenom=" Naïma ",
        orientation_tranche_age="de_21_a_25",
        orientation_langue="ar",
        orientation_interprete="oui",
        orientation_contact_moyen="06 00 00 00 00",
        orientation_contact_heures="le soir",
        orientation_contact_mot="citron",
        orientation_contact_interdit="le 07",
        orientation_situation="mise à l’abri",
        orientation_danger="oui",
        orientation_consigne="aucun message",
        besoin_hebergement="ce_jour",
        besoin_langue="plus_tard",
    )

    assert drafted.personne == Personne("Naïma", TrancheAge.DE_21_A_25, Langue.ARABE, "", needs_interprete=True)
    assert drafted.contact == Contact("06 00 00 00 00", "le soir", "citron", "le 07")
    assert drafted.securite == Securite(is_in_danger=True, consigne="aucun message")
    assert drafted.situation == "mise à l’abri"
    assert drafted.besoins == (
        BesoinExprime(Besoin.HEBERGEMENT, Urgence.CE_JOUR),
        BesoinExprime(Besoin.LANGUE, Urgence.PLUS_TARD),
    )


@pytest.mark.parametrize(
    ("value", "meant"), [("oui", True), ("1", True), ("non", False), ("", None), ("sais_pas", None)]
)
def test_danger_that_was_not_assessed_is_not_no_danger(draft, value, meant):
    assert draft(orientation_danger=value).securite.is_in_danger is meant


def test_a_value_outside_the_closed_set_gives_a_blank(draft):
    drafted = draft(orientation_tranche_age="22", orientation_langue="tlh", besoin_sante="oui")

    assert (drafted.personne.tranche_age, drafted.personne.langue, drafted.besoins) == (None, None, ())


def test_another_language_is_named_only_when_it_is_not_one_of_ours(draft):
    assert draft(orientation_langue_autre="edo").personne.langue_autre == "edo"
    assert draft(orientation_langue="en", orientation_langue_autre="edo").personne.langue_autre == ""


@pytest.mark.parametrize("said", [{"orientation_contact_refuse": "oui"}, {"declined": ("contact_moyen",)}])
def test_a_contact_refused_is_declined_and_keeps_what_is_forbidden(draft, said):
    drafted = draft(orientation_contact_moyen="06 00 00 00 00", orientation_contact_interdit="le 07", **said)

    assert drafted.contact == Contact(interdit="le 07", declined=True)


def test_a_contact_that_was_not_asked_is_not_declined(draft):
    assert draft(orientation_contact_refuse="").contact == Contact()


def test_drafting_again_without_news_changes_nothing(draft, adult):
    again = draft(ticks=("droits", "115"), orientation_prenom="Naïma", besoin_hebergement="ce_jour")

    assert merged(merged(adult, again), again) == merged(adult, again)
    assert merged(adult, replace(again, actes=())) == replace(adult)


def test_drafting_again_fills_blanks_and_adds_needs_and_acts(draft):
    kept = draft(ticks=("droits",), besoin_sante="ce_jour")

    later = draft(("droits", "115"), orientation_prenom="Léa", besoin_sante="plus_tard", besoin_social="plus_tard")
    again = merged(kept, later)

    assert again.personne.prenom == "Léa"
    assert [fait.acte for fait in again.actes] == [Acte.DROITS_NOTIFIES, Acte.APPEL_115]
    assert again.besoins == (
        BesoinExprime(Besoin.SANTE, Urgence.CE_JOUR),
        BesoinExprime(Besoin.SOCIAL, Urgence.PLUS_TARD),
    )


def test_drafting_again_never_overwrites_what_the_officer_completed(draft, adult):
    other = draft(
        ticks=("plainte",),
        orientation_prenom="Autre",
        orientation_tranche_age="plus_de_40",
        orientation_langue="en",
        orientation_contact_moyen="un autre",
        orientation_contact_mot="orange",
        orientation_situation="autre",
        orientation_danger="non",
        orientation_plainte="non",
        besoin_hebergement="plus_tard",
    )

    again = merged(adult, other)

    assert replace(again, actes=adult.actes) == adult


def test_danger_denied_by_the_officer_stays_denied(draft, adult):
    denied = replace(adult, securite=Securite(is_in_danger=False))

    assert merged(denied, draft(orientation_danger="oui")).securite.is_in_danger is False


def test_hours_and_word_are_not_mixed_with_another_means(draft, adult):
    kept = replace(adult, contact=Contact(moyen="par sa sœur"))

    again = merged(kept, draft(orientation_contact_moyen="06 00 00 00 00", orientation_contact_mot="citron"))

    assert again.contact == Contact(moyen="par sa sœur")


def test_a_refusal_typed_by_the_officer_is_not_undone_by_an_answer(draft, adult):
    kept = replace(adult, contact=Contact(declined=True))

    again = merged(kept, draft(orientation_contact_moyen="06 00 00 00 00", orientation_contact_interdit="le 07"))

    assert again.contact == Contact(interdit="le 07", declined=True)


def test_a_refusal_answered_later_fills_a_blank_contact_and_no_other(draft, adult):
    refusal = draft(orientation_contact_refuse="oui")

    assert merged(replace(adult, contact=Contact()), refusal).contact.declined
    assert merged(adult, refusal).contact == adult.contact


def test_a_language_is_merged_whole(draft, adult):
    kept = replace(adult, personne=Personne(langue_autre="edo"))

    assert merged(kept, draft(orientation_langue="en")).personne == Personne(langue_autre="edo")
    assert merged(draft(), draft(orientation_langue="en")).personne.langue is Langue.ANGLAIS


def test_drafting_again_leaves_history_recipient_and_agreement_alone(draft, adult):
    again = merged(adult, draft(orientation_prenom="Autre"))

    assert (again.orientation_id, again.etats, again.partenaire, again.accord, again.retour) == (
        adult.orientation_id,
        adult.etats,
        adult.partenaire,
        adult.accord,
        adult.retour,
    )
