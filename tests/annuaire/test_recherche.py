"""Finding: who is left out, who comes first, why, and what is to be checked."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import paths
from desktop.annuaire import labels
from desktop.annuaire.codes import CodeDepartement
from desktop.annuaire.correspondance import CONTACTS, PUBLICS, THEMATIQUES
from desktop.annuaire.demande import Demande, suits
from desktop.annuaire.departements import load_departements
from desktop.annuaire.horaires import ouverture
from desktop.annuaire.index import Index, bits_of, places_of
from desktop.annuaire.model import Complement, Public, StructureId
from desktop.annuaire.profil import Entree, Profil, offre_of, profil_of, profil_of_contact
from desktop.annuaire.recherche import AVerifier, Motif, Raison, Recherche, Reserve, Valeur
from desktop.fiches.contenu import Contenu
from desktop.fiches.model import ContactId
from desktop.langues.langue import Langue
from desktop.orientations.model import Besoin, TrancheAge
from desktop.partenaires.model import Visibilite

NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)  # a Wednesday, 11 o'clock in Paris
DEPARTEMENTS = load_departements(paths.RESOURCES)
NORD, AISNE, PARIS = (CodeDepartement(code) for code in ("59", "02", "75"))


def profil(nom="Abri", departement=NORD, thematiques="", pour="", horaires="", **complement) -> Profil:
    entree = Entree(
        StructureId(nom), nom, "Lille", departement, nom.lower(), horaires, date(2026, 10, 1),
        (offre_of(thematiques, pour),) if thematiques or pour else (),
    )  # fmt: skip
    return profil_of(entree, Complement(StructureId(nom), **complement), DEPARTEMENTS)


def motifs(asked: Demande, found: Profil) -> set[Motif]:
    return {raison.motif for raison in Recherche(asked, NOW).explained(found).raisons}


def reserves(asked: Demande, found: Profil) -> set[Reserve]:
    return {each.reserve for each in Recherche(asked, NOW).explained(found).reserves}


HEBERGEMENT = "logement-hebergement--rechercher-une-solution-dhebergement-temporaire"
SANTE = "sante--acces-aux-soins"


@pytest.mark.parametrize(
    ("asked", "known"),
    [
        (Demande(departements=frozenset({NORD})), {"departement": PARIS}),
        (Demande(besoins=frozenset({Besoin.SANTE})), {"thematiques": HEBERGEMENT}),
        (Demande(public=Public.HOMMES), {"pour": "femmes"}),
        (Demande(public=Public.HOMMES), {"publics": frozenset({Public.FEMMES})}),
        (Demande(public=Public.MINEURS), {"age_min": 18}),
        (Demande(tranche_age=TrancheAge.DE_15_A_17), {"age_min": 18}),
        (Demande(tranche_age=TrancheAge.DE_26_A_40), {"age_max": 25}),
    ],
)
def test_a_known_fact_leaves_a_structure_out(asked, known):
    assert not suits(profil(**known), asked)
    assert suits(profil(), asked)


@pytest.mark.parametrize(
    ("asked", "reserve"),
    [
        (Demande(besoins=frozenset({Besoin.SANTE})), Reserve.BESOIN_INCONNU),
        (Demande(public=Public.HOMMES), Reserve.PUBLIC_INCONNU),
        (Demande(tranche_age=TrancheAge.DE_15_A_17), Reserve.AGE_INCONNU),
        (Demande(langue=Langue.ROUMAIN), Reserve.LANGUE_INCONNUE),
        (Demande(ce_soir=True), Reserve.CE_SOIR_INCONNU),
        (Demande(ouverte=True), Reserve.HORAIRES_INCONNUS),
        (Demande(besoins=frozenset({Besoin.PARCOURS_SORTIE})), Reserve.BESOIN_INCONNU),
    ],
)
def test_what_nobody_knows_hides_nothing_and_is_to_be_checked(asked, reserve):
    assert suits(profil(), asked)
    assert reserve in reserves(asked, profil())


def test_a_structure_that_receives_women_for_shelter_and_anybody_for_care_is_found_by_a_man_for_care_only():
    both = replace(
        profil(),
        offres=(offre_of(HEBERGEMENT, "femmes"), offre_of(SANTE, "tous-publics")),
        besoins=frozenset({Besoin.HEBERGEMENT, Besoin.SANTE}),
    )

    assert suits(both, Demande(besoins=frozenset({Besoin.SANTE}), public=Public.HOMMES))
    assert not suits(both, Demande(besoins=frozenset({Besoin.HEBERGEMENT}), public=Public.HOMMES))


def test_neighbours_come_after_the_department_asked_and_the_others_are_left_out():
    profils = [profil("Z", AISNE), profil("A", PARIS), profil("M", NORD)]
    asked = Demande(departements=frozenset({NORD}), voisins=DEPARTEMENTS[NORD].voisins)

    assert Recherche(asked, NOW).ranked(profils) == [2, 0]
    assert motifs(asked, profils[0]) == {Motif.VOISIN}


def test_each_reason_is_told_by_its_words():
    known = profil(
        thematiques=HEBERGEMENT,
        horaires="Mo-Fr 09:00-17:00",
        langues=frozenset({Langue.ROUMAIN}),
        age_min=12,
        age_max=21,
        agrement_psp=True,
        accueil_urgent=True,
        verifie_le=date(2026, 11, 1),
    )
    asked = Demande(
        departements=frozenset({NORD}),
        besoins=frozenset({Besoin.HEBERGEMENT}),
        tranche_age=TrancheAge.DE_15_A_17,
        langue=Langue.ROUMAIN,
        ouverte=True,
        ce_soir=True,
    )

    found = Recherche(asked, NOW).explained(known)

    assert [labels.raison(raison, DEPARTEMENTS, NOW) for raison in found.raisons] == [
        "mise à l’abri, hébergement",
        "accueil le jour même",
        "dans le département : Nord",
        "ouverte, ferme à 17 h",
        "agréée PSP",
        "reçoit cet âge : 15 à 17 ans",
        "parle roumain",
        "vérifiée le 1er novembre 2026",
    ]
    assert not found.reserves


def test_a_need_within_a_sentence_keeps_its_initials():
    assert labels.besoin(Besoin.PARCOURS_SORTIE) == "parcours de sortie (PSP)"


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ("Mo-Fr 14:00-18:00", "fermée, ouvre à 14 h"),
        ("Th 09:00-12:00", "fermée, ouvre demain à 9 h"),
        ("Mo 09:00-12:30", "fermée, ouvre lundi à 9 h"),
        ("off", "fermée"),
    ],
)
def test_a_closed_structure_says_when_it_opens(hours, said):
    found = Recherche(Demande(), NOW).explained(profil(horaires=hours))

    assert [labels.reserve(each, NOW) for each in found.reserves] == [said]


def test_what_was_last_seen_long_ago_is_to_be_checked_again_whoever_saw_it():
    noted = profil(verifie_le=date(2025, 9, 20))
    imported = replace(profil(), date_maj=date(2025, 9, 20))

    for old in (noted, imported):
        (last,) = Recherche(Demande(), NOW).explained(old).reserves
        assert labels.reserve(last, NOW) == "pas vérifiée depuis 14 mois"
        assert Recherche(Demande(), NOW, stale_months=15).explained(old).reserves == ()


def test_an_agreement_that_is_over_is_no_reason_and_is_said():
    over = profil(agrement_psp=True, agrement_jusqu_au=date(2026, 11, 24))

    assert Motif.AGREEE not in motifs(Demande(), over)
    assert Recherche(Demande(), NOW).explained(over).reserves == (AVerifier(Reserve.AGREMENT_ECHU, date(2026, 11, 24)),)


def test_an_agreement_is_no_reason_once_the_list_leaves_a_structure_out_until_somebody_asks_it_again():
    left_out = replace(profil(agrement_psp=True), absente_le=date(2026, 11, 2))

    assert Motif.AGREEE not in motifs(Demande(), left_out)
    assert Reserve.DISPARUE in reserves(Demande(), left_out)
    assert Motif.AGREEE in motifs(Demande(), replace(left_out, verifie_le=date(2026, 11, 20)))


def test_the_town_of_an_address_that_is_never_told_is_not_shown():
    assert profil(visibilite=Visibilite.JAMAIS).commune == ""
    assert profil(visibilite=Visibilite.PROFESSIONNELS).commune == "Lille"


def test_every_reason_and_every_reserve_has_its_words():
    opening = ouverture("24/7", "Europe/Paris", NOW)
    values: dict[Motif | Reserve, Valeur] = {
        Motif.BESOIN: Besoin.SANTE,
        Motif.PUBLIC: Public.FEMMES,
        Motif.AGE: TrancheAge.DE_15_A_17,
        Motif.LANGUE: Langue.TURC,
        Motif.DEPARTEMENT: "59",
        Motif.VOISIN: "2A",
        Motif.OUVERTE: opening,
        Motif.VERIFIEE: date(2026, 1, 1),
        Reserve.BESOIN_ABSENT: Besoin.SANTE,
        Reserve.PUBLIC_INCONNU: Public.FEMMES,
        Reserve.A_REVERIFIER: 14,
        Reserve.LANGUE_INCONNUE: Langue.TURC,
        Reserve.LANGUE_ABSENTE: Langue.TURC,
        Reserve.AGREMENT_ECHU: date(2026, 1, 1),
        Reserve.DISPARUE: date(2026, 1, 1),
        Reserve.FERMEE: opening,
    }

    assert all(labels.raison(Raison(motif, values.get(motif)), DEPARTEMENTS, NOW) for motif in Motif)
    assert all(labels.reserve(AVerifier(reserve, values.get(reserve)), NOW) for reserve in Reserve)


def test_counting_for_the_map_looks_everywhere_and_counts_what_is_open_when_asked():
    profils = [profil("A", NORD, horaires="24/7"), profil("B", PARIS, horaires="off"), profil("C", NORD)]
    nord_alone = Demande(departements=frozenset({NORD}))

    assert Recherche(nord_alone, NOW).counted(profils) == {NORD: 2, PARIS: 1}
    assert Recherche(replace(nord_alone, ouverte=True), NOW).counted(profils) == {NORD: 1}


def test_words_typed_begin_words_of_what_is_found():
    index = Index(["maison des femmes", "abri du nord", "la maison verte"])

    assert places_of(index.find("mais") or 0) == [0, 2]
    assert places_of(index.find("VERTE maïs") or 0) == [2]
    assert index.find("aison") == 0
    assert index.find(" - ") is None


def test_a_word_that_many_hold_is_found_as_one_that_few_do():
    index = Index([f"commun {'pair' if number % 2 else 'impair'} n{number}" for number in range(3000)])

    assert places_of(index.find("commun") or 0) == list(range(3000))
    assert places_of(index.find("pair com") or 0) == list(range(1, 3000, 2))
    assert places_of(index.find("n12") or 0) == [12, *range(120, 130), *range(1200, 1300)]
    assert places_of(bits_of([0, 7, 8, 2999], 3000)) == [0, 7, 8, 2999]


def test_national_services_and_the_numbers_of_the_post_are_found_wherever_one_looks():
    contenu = Contenu.load(paths.RESOURCES)
    profils = [profil_of_contact(contenu.contacts[contact_id]) for contact_id in CONTACTS]
    asked = Demande(departements=frozenset({NORD}), besoins=frozenset({Besoin.NUMERIQUE}))

    found = [profils[place] for place in Recherche(asked, NOW).ranked(profils)]

    assert [each.contact_id for each in found] == ["violences-numeriques"]
    assert {Motif.NATIONAL, Motif.BESOIN} == motifs(asked, found[0])


def test_a_service_for_young_adults_is_found_whatever_the_age_when_no_bound_is_known():
    koutcha = profil_of_contact(Contenu.load(paths.RESOURCES).contacts[ContactId("koutcha")])
    older = Demande(tranche_age=TrancheAge.DE_26_A_40)

    assert suits(koutcha, older)
    assert Reserve.AGE_INCONNU in reserves(older, koutcha)
    assert Motif.PUBLIC in motifs(Demande(tranche_age=TrancheAge.DE_15_A_17), koutcha)


def test_what_services_are_for_is_told_of_services_there_are():
    assert set(CONTACTS) <= set(Contenu.load(paths.RESOURCES).contacts)


def test_the_words_of_the_schema_that_are_read_are_its_own():
    schema = pytest.importorskip("data_inclusion.schema.v1")

    assert set(THEMATIQUES) <= {each.value for each in schema.Thematique}
    assert set(PUBLICS) <= {each.value for each in schema.Public}


FACTS = {
    "besoins": frozenset({Besoin.HEBERGEMENT, Besoin.SANTE}),
    "langues": frozenset({Langue.ROUMAIN}),
    "publics": frozenset({Public.FEMMES, Public.MINEURS}),
    "age_min": 15,
    "age_max": 20,
    "agrement_psp": True,
    "accueil_urgent": True,
    "verifie_le": NOW.date(),
    "horaires": "24/7",
}
ASKED = Demande(
    departements=frozenset({NORD}),
    besoins=frozenset({Besoin.HEBERGEMENT, Besoin.SANTE}),
    public=Public.FEMMES,
    tranche_age=TrancheAge.DE_15_A_17,
    langue=Langue.ROUMAIN,
    ouverte=True,
    ce_soir=True,
)


@given(st.sets(st.sampled_from(sorted(FACTS))), st.sampled_from(sorted(FACTS)))
def test_a_fact_that_matches_never_lowers_the_rank_nor_hides(known, added):
    ages = {"age_min", "age_max"}
    before, after = known - ages, (known - ages) | {added}
    # Half of an age is another fact than both its ends.
    before, after = (names | (ages if names & ages else set()) for names in (before, after))
    one, other = (profil(thematiques="", **{name: FACTS[name] for name in names}) for names in (before, after))
    search = Recherche(ASKED, NOW)

    assert suits(one, ASKED) and suits(other, ASKED)
    assert search.explained(other).points >= search.explained(one).points
    assert {r.motif for r in search.explained(one).raisons} <= {r.motif for r in search.explained(other).raisons}
    assert search.ranked([one, other])[0] == 1 or search.explained(one).points == search.explained(other).points
