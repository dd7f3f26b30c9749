"""What the service forbids is refused by the actions themselves, and what it fixes holds from the opening on."""

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop import paths
from desktop.errors import NotAllowedError
from desktop.fiches.contenu import Contenu
from desktop.langues.langue import Langue
from desktop.orientations.model import Status
from desktop.orientations.paper import Document, Paper
from desktop.orientations.reglages import Reglages
from desktop.partenaires.model import Origine, Partenaire, PartenaireId
from desktop.poste.journal import Action
from desktop.poste.politique import NO_POLITIQUE, Droit, Politique, Sortie
from desktop.poste.titulaires import Role
from desktop.services.acces import Acces, load_ressources, open_services
from desktop.services.imposition import impose
from desktop.services.recovery_code import new_recovery_code
from tests.services.conftest import ACCUEIL
from tests.services.test_acces import PHRASE, resources

__all__ = ["resources"]

WEEK = Politique(conservation_jours=7)


@pytest.fixture
def under(coffre, ressources, clock, new_id):
    """Open the store again under a policy."""

    def open_(politique=NO_POLITIQUE, coffre=coffre):
        impose(coffre, politique, coffre.reglages.get())
        return open_services(coffre, ressources, clock, new_id, politique)

    return open_


@pytest.fixture
def opened_by_agent(coffre, clock):
    """Make who has opened the store an agent, another being responsable."""
    coffre.trousseau.add("une phrase", "Autre", Role.RESPONSABLE, "une autre phrase")
    coffre.trousseau.set_role(coffre.titulaire.titulaire_id, Role.AGENT)


def _is_refused(act, *arguments):
    with pytest.raises(NotAllowedError) as caught:
        act(*arguments)
    return caught.value.by_politique


def test_what_the_service_fixes_is_the_setting_of_the_post(under, reglages):
    services = under(Politique(responsable="Préfecture", verrouillage_minutes=3))

    assert services.reglages.get() == replace(reglages, responsable="Préfecture", verrouillage_minutes=3)


def test_a_setting_that_is_fixed_cannot_be_changed_and_the_others_can(under):
    services = under(WEEK)
    kept = services.reglages.get()

    services.reglages.save(replace(kept, verrouillage_minutes=2))

    assert _is_refused(services.reglages.save, replace(kept, conservation_jours=30))
    assert services.reglages.get() == replace(kept, verrouillage_minutes=2)


@pytest.mark.usefixtures("opened_by_agent")
def test_an_agent_changes_no_setting_even_without_a_policy(services, reglages):
    assert _is_refused(services.reglages.save, replace(reglages, conservation_jours=7)) is False
    assert services.reglages.get() == reglages


def test_a_policy_that_goes_away_leaves_the_post_free_to_change_what_it_fixed(under):
    under(WEEK)
    services = under(NO_POLITIQUE)

    services.reglages.save(replace(services.reglages.get(), conservation_jours=30))

    assert services.reglages.get().conservation_jours == 30


def test_the_journal_says_once_that_the_policy_changed_the_settings(under, coffre):
    for _ in range(2):
        under(WEEK)

    lines = [line.detail for line in coffre.journal.list() if line.action is Action.REGLAGES]
    assert lines == ["politique"]


def test_a_store_is_made_under_the_policy_whatever_was_chosen(profile, contenu, resources, clock, fast, reglages):
    acces = Acces(profile, contenu, resources, clock, cost=fast, politique=Politique(verrouillage_minutes=1))

    opened = acces.create(PHRASE, (new_recovery_code(),), reglages)
    acces.lock()

    assert opened.verrouillage_minutes == 1


def test_slips_already_handed_over_follow_a_shorter_retention_from_the_opening_on(under, handed_over, clock):
    clock.pass_(days=3)
    services = under(WEEK)

    assert services.orientations.get(handed_over.orientation_id).expires_on == handed_over.expires_on - timedelta(23)


def test_slips_already_too_old_are_erased_before_anything_is_shown(under, handed_over, clock):
    clock.pass_(days=7)
    services = under(WEEK)

    services.echeances.purge()

    assert services.orientations.lines() == ()


def test_a_longer_retention_puts_no_date_off(under, handed_over):
    services = under(Politique(conservation_jours=90))

    assert services.orientations.get(handed_over.orientation_id).expires_on == handed_over.expires_on


def test_a_slip_kept_longer_than_settings_shortened_since_follows_the_policy_too(under, handed_over, reglages):
    under().reglages.save(replace(reglages, conservation_jours=7))

    services = under(WEEK)

    assert services.orientations.get(handed_over.orientation_id).expires_on == handed_over.expires_on - timedelta(23)


def test_a_slip_handed_over_between_two_policies_follows_the_second(under, complete, clock):
    under(WEEK)
    services = under(Politique(conservation_jours=60))
    prise = services.prises_en_charge.open(ACCUEIL)
    saved = services.orientations.save(complete(services.orientations.draft(prise.prise_id)))
    slip = services.orientations.hand_over(saved.orientation_id)

    services = under(WEEK)

    assert services.orientations.get(slip.orientation_id).expires_on == slip.expires_on - timedelta(53)


def test_a_clock_set_back_does_not_prolong_a_slip_brought_forward(under, handed_over, clock):
    clock.pass_(days=-60)
    under().echeances.purge()
    services = under(WEEK)
    clock.pass_(days=7)

    services.echeances.purge()

    assert services.orientations.lines() == ()


def test_a_slip_drafted_the_day_before_keeps_all_its_days(under, services, complete, clock):
    prise = services.prises_en_charge.open(ACCUEIL)
    saved = services.orientations.save(complete(services.orientations.draft(prise.prise_id)))
    clock.pass_(hours=20)
    slip = services.orientations.hand_over(saved.orientation_id)

    services = under(Politique(conservation_jours=30))

    assert services.orientations.get(slip.orientation_id).expires_on == slip.expires_on


@pytest.mark.parametrize(
    ("sorties", "print_refused", "save_refused"),
    [((Sortie.IMPRESSION,), False, True), ((Sortie.PDF,), True, False), ((), True, True)],
)
def test_a_way_out_that_is_not_allowed_is_refused(under, handed_over, tmp_path, sorties, print_refused, save_refused):
    services = under(Politique(sorties=sorties))
    envoi, paper = services.envoi, Paper(Document.FICHE, handed_over.orientation_id)
    pdf = services.papiers.slip(handed_over.orientation_id)
    target = tmp_path / "document.pdf"

    refused = []
    for act in (lambda: envoi.print_pages(pdf, 30, paper), lambda: envoi.save(pdf, target, paper)):
        try:
            act()
        except NotAllowedError:
            refused.append(True)
        else:
            refused.append(False)

    assert refused == [print_refused, save_refused]
    assert target.exists() is not save_refused


def test_what_is_refused_leaves_no_line_that_says_it_was_done(under, handed_over, coffre, tmp_path):
    envoi = under(Politique(sorties=())).envoi
    paper = Paper(Document.FICHE, handed_over.orientation_id)

    assert _is_refused(envoi.save, b"%PDF", tmp_path / "document.pdf", paper)
    assert Action.EXPORT not in {line.action for line in coffre.journal.list()}


def test_a_recipient_that_is_not_allowed_gets_no_slip(under, complete, partenaire, tmp_path):
    services = under(Politique(locaux=("Amicale *",)))
    prise = services.prises_en_charge.open(ACCUEIL)
    saved = services.orientations.save(complete(services.orientations.draft(prise.prise_id)))
    envoi, paper = services.envoi, Paper(Document.FICHE, saved.orientation_id)
    pdf = services.papiers.slip(saved.orientation_id)

    assert _is_refused(services.orientations.hand_over, saved.orientation_id)
    assert _is_refused(services.orientations.advance, saved.orientation_id, Status.REMISE)
    assert _is_refused(envoi.print_pages, pdf, 30, paper)
    assert _is_refused(envoi.save, pdf, tmp_path / "document.pdf", paper)
    assert services.orientations.get(saved.orientation_id).status is Status.PRETE


def test_the_card_of_the_person_has_no_recipient(under, complete, tmp_path):
    services = under(Politique(locaux=()))
    prise = services.prises_en_charge.open(ACCUEIL)
    saved = services.orientations.save(complete(services.orientations.draft(prise.prise_id)))
    card = services.papiers.card(Langue.FRANCAIS, ("samu",))
    target = tmp_path / "carte.pdf"

    services.envoi.save(card, target, Paper(Document.CARTE, saved.orientation_id))

    assert target.read_bytes() == card


def test_a_local_partner_is_entered_only_where_the_service_lets_it_be(under):
    typed = Partenaire(PartenaireId(""), "Refuge", Origine.LOCAL)

    assert _is_refused(under(Politique(saisie_locale=False)).partenaires.add, typed)
    assert _is_refused(under(Politique(locaux=())).partenaires.add, typed)
    assert _is_refused(under(Politique(locaux=("Amicale*",))).partenaires.add, typed)
    assert under(Politique(locaux=("refuge",))).partenaires.add(typed).nom == "Refuge"


def test_a_local_partner_is_not_changed_into_another_where_none_may_be_entered(under):
    added = under().partenaires.add(Partenaire(PartenaireId(""), "Refuge", Origine.LOCAL))

    assert _is_refused(under(Politique(saisie_locale=False)).partenaires.edit, replace(added, nom="Autre"))


def test_a_language_that_is_not_offered_is_refused(under):
    services = under(Politique(langues=(Langue.FRANCAIS, Langue.ROUMAIN)))
    prise = services.prises_en_charge.open(ACCUEIL)

    assert _is_refused(services.entretiens.start_or_resume, prise.prise_id, "accueil", Langue.ARABE)
    begun = services.entretiens.start_or_resume(prise.prise_id, "accueil", Langue.ROUMAIN)
    assert _is_refused(services.entretiens.set_langue, begun.entretien_id, Langue.ARABE)
    assert _is_refused(services.papiers.card, Langue.ARABE, ("samu",))
    assert services.papiers.card(Langue.ROUMAIN, ("samu",))


@pytest.mark.usefixtures("opened_by_agent")
def test_an_agent_exports_and_erases_only_where_the_service_lets_them(under, handed_over, tmp_path):
    services = under(Politique(agent_peut=(Droit.SAUVEGARDER,)))
    orientation_id = handed_over.orientation_id
    pdf = services.papiers.slip(orientation_id)
    paper = Paper(Document.FICHE, orientation_id)

    assert _is_refused(services.envoi.save, pdf, tmp_path / "document.pdf", paper)
    assert _is_refused(services.envoi.save_encrypted_slip, pdf, tmp_path / "document.pdf", orientation_id)
    assert _is_refused(services.effacements.erase_slip, orientation_id)
    assert services.envoi.print_pages(pdf, 30, paper)


@pytest.mark.usefixtures("opened_by_agent")
def test_an_agent_erases_a_draft_whatever_the_service_says(under):
    services = under(Politique(agent_peut=()))
    drafted = services.orientations.draft(services.prises_en_charge.open(ACCUEIL).prise_id)

    services.effacements.erase_slip(drafted.orientation_id)

    assert services.orientations.lines() == ()


def test_a_responsable_is_kept_from_nothing_by_what_an_agent_may_not(under, handed_over):
    services = under(Politique(agent_peut=()))

    services.effacements.erase_slip(handed_over.orientation_id)

    assert services.orientations.lines() == ()


def test_the_settings_of_a_first_start_cut_short_are_those_of_the_service(coffre):
    assert impose(coffre, WEEK, Reglages(30)).conservation_jours == 7


def test_what_states_the_law_waits_for_its_review_where_the_service_wants_it(profile, clock):
    contenu = Contenu.load(paths.RESOURCES)
    waiting = Acces(profile, contenu, paths.RESOURCES, clock, politique=Politique(droit_relu=True)).ressources()
    free = Acces(profile, contenu, paths.RESOURCES, clock).ressources()

    assert waiting.textes.text("droits.avocat", Langue.ROUMAIN).langue is Langue.FRANCAIS
    assert waiting.textes.text("ecran.pause", Langue.ROUMAIN).langue is Langue.ROUMAIN
    assert free.textes.text("droits.avocat", Langue.ROUMAIN).langue is Langue.ROUMAIN


def test_a_shipped_interview_says_the_law_in_french_until_it_is_read_over():
    shipped = load_ressources(Contenu.load(paths.RESOURCES), paths.RESOURCES).without_unapproved_law()
    said = {node.name: set(node.label.wordings) for node in shipped.formulaires["client"].nodes if node.label}

    assert said["droit_taire"] == {"fr"}
    assert said["dit_contact"] > {"fr", "ro"}
