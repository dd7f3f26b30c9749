"""Interviews that outlive their form: who asked what, what a new version changes, what goes with a repeat instance."""

from dataclasses import replace

import pytest

from desktop.entretiens.model import Etat, Ref, Reponse
from desktop.entretiens.versions import Fate
from desktop.entretiens.xlsform import read_xlsform
from desktop.fiches.model import FicheId
from desktop.langues.langue import Langue
from desktop.services.acces import open_services
from tests.services.conftest import FORM

PRENOM = Ref("/accueil/personne/prenom")
MOVED = Ref("/accueil/elle/prenom")


@pytest.fixture
def prise(services):
    return services.prises_en_charge.open(FicheId("accueil"))


@pytest.fixture
def en_cours(services, prise):
    return services.entretiens.start_or_resume(prise.prise_id, "accueil", Langue.ROUMAIN)


@pytest.fixture
def with_form(coffre, ressources, clock, new_id, tmp_path):
    """The services of this post, once its form was changed."""

    def build(*changes):
        text = FORM.read_text(encoding="utf-8")
        for former, new in changes:
            assert former in text
            text = text.replace(former, new)
        path = tmp_path / "accueil.md"
        path.write_text(text, encoding="utf-8")
        return open_services(coffre, replace(ressources, formulaires={"accueil": read_xlsform(path)}), clock, new_id)

    return build


def said(clock, ref, value, etat=Etat.ANSWERED):
    return Reponse(Ref(ref), etat, value, clock(), Langue.ROUMAIN)


def test_who_asked_when_and_in_which_language_is_kept_with_each_answer(services, prise, en_cours, clock, coffre):
    services.entretiens.save(en_cours.entretien_id, said(clock, PRENOM, "Naïma"))

    (kept,) = services.entretiens.start_or_resume(prise.prise_id, "accueil").kept.reponses

    assert (kept.answered_at, kept.langue) == (clock(), Langue.ROUMAIN)
    assert services.entretiens.names()[kept.asked_by] == coffre.titulaire.nom


def test_the_same_version_changes_nothing(services, prise, en_cours, clock):
    services.entretiens.save(en_cours.entretien_id, said(clock, PRENOM, "Naïma"))

    assert services.entretiens.start_or_resume(prise.prise_id, "accueil").changes == ()


def test_a_new_version_tells_what_moved_and_what_no_longer_fits(services, prise, en_cours, clock, with_form):
    services.entretiens.save(en_cours.entretien_id, said(clock, PRENOM, "Naïma"))
    services.entretiens.save(en_cours.entretien_id, said(clock, "/accueil/personne/nuit", "abri"))
    later = with_form(("| personne | La", "| elle | La"), ("| Accueil | accueil | 1 ", "| Accueil | accueil | 2 "),
                      ("| | nuit | abri | À l’abri | | |\n", ""))  # fmt: skip

    reopened = later.entretiens.start_or_resume(prise.prise_id, "accueil")

    assert {(c.fate, c.reponse.value) for c in reopened.changes} == {(Fate.MOVED, "Naïma"), (Fate.UNFIT, "abri")}
    assert reopened.entretien.value("prenom") == "Naïma"


def test_a_version_adopted_keeps_what_moved_and_what_fits_nothing(services, prise, en_cours, clock, with_form):
    services.entretiens.save(en_cours.entretien_id, said(clock, PRENOM, "Naïma"))
    services.entretiens.save(en_cours.entretien_id, said(clock, "/accueil/personne/nuit", "abri"))
    later = with_form(("| personne | La", "| elle | La"), ("| Accueil | accueil | 1 ", "| Accueil | accueil | 2 "),
                      ("| | nuit | abri | À l’abri | | |\n", ""))  # fmt: skip

    later.entretiens.adopt(later.entretiens.start_or_resume(prise.prise_id, "accueil"))

    again = later.entretiens.start_or_resume(prise.prise_id, "accueil")
    assert again.changes == ()
    assert {(r.ref, r.value) for r in again.kept.reponses} == {
        (MOVED, "Naïma"),
        ("/accueil/personne/nuit", "abri"),
    }
    assert [c.reponse.value for c in again.entretien.changes] == ["abri"]
    assert all(r.asked_by for r in again.kept.reponses)


def test_a_repeat_instance_removed_goes_with_its_answers_and_the_others_keep_who_asked(
    services, prise, en_cours, clock, with_form
):
    later = with_form(
        ("begin_group | personne", "begin_repeat | personne"), ("end_group |", "end_repeat |"),
        ("| calculate | orientation_prenom | | | ${prenom} |", "| calculate | orientation_prenom | | | '' |"),
        ("| calculate | orientation_contact_moyen | | | ${contact_moyen} |",
         "| calculate | orientation_contact_moyen | | | '' |"),
        ("if(${contact_veut} = 'non', 'oui', '')", "''"), ("if(${nuit} = 'nulle_part', 'ce_jour', '')", "''"),
    )  # fmt: skip
    for place, prenom in enumerate(("Ana", "Ion", "Mia"), 1):
        later.entretiens.save(en_cours.entretien_id, said(clock, f"/accueil/personne[{place}]/prenom", prenom))
    opened = later.entretiens.start_or_resume(prise.prise_id, "accueil")

    opened.entretien.remove_instance(Ref("/accueil/personne[2]"))
    later.entretiens.remove_instance(opened.entretien_id, Ref("/accueil/personne[2]"))

    again = later.entretiens.start_or_resume(prise.prise_id, "accueil")
    assert again.entretien.reponses() == opened.entretien.reponses()
    assert [(r.ref[-10:], r.value, bool(r.asked_by)) for r in again.kept.reponses] == [
        ("[1]/prenom", "Ana", True),
        ("[2]/prenom", "Mia", True),
    ]
