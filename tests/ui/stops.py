"""Every page of the window, how to reach it, and a store in which each has something personal to show."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from desktop import bootstrap, paths
from desktop.demonstration.reception import NOM, PASSPHRASE
from desktop.entretiens.importation import examine
from desktop.entretiens.model import Etat, Ref, Reponse
from desktop.fiches.contenu import Contenu
from desktop.fiches.model import EtapeId, FicheId
from desktop.langues.langue import Langue
from desktop.orientations.model import (
    Accord,
    Besoin,
    BesoinExprime,
    Contact,
    Explication,
    Item,
    Orientation,
    Personne,
    PriseEnChargeId,
    Retour,
    TrancheAge,
    Urgence,
)
from desktop.poste.sauvegardes import Motif, Rotation
from desktop.poste.titulaires import Role
from desktop.services.acces import Acces, Services
from desktop.services.recovery_code import new_recovery_code
from desktop.storage.coffre import Coffre
from desktop.storage.watch import Watch
from desktop.ui.effacement.disposal_pages import DisposalPage
from desktop.ui.effacement.dossier_page import DossierPage
from desktop.ui.entretien.page import EntretienPage
from desktop.ui.fiche.arbre_page import ArbrePage
from desktop.ui.fiche.list_page import FicheListPage
from desktop.ui.fiche.page import FichePage
from desktop.ui.first_start.page import FirstStartPage
from desktop.ui.formulaires.examined_page import ExaminedPage
from desktop.ui.formulaires.list_page import OwnFormsPage
from desktop.ui.home import HomePage
from desktop.ui.journal_page import JournalPage
from desktop.ui.numeros.entry_page import NumeroPage
from desktop.ui.numeros.list_page import NumerosPage
from desktop.ui.orientation.detail_page import OrientationPage
from desktop.ui.orientation.editor import OrientationEditorPage
from desktop.ui.orientation.list_page import OrientationListPage
from desktop.ui.paper.card_page import CardPage
from desktop.ui.paper.declaration_page import DeclarationPage
from desktop.ui.paper.droits_page import DroitsPage
from desktop.ui.paper.feuille_page import FeuillePage
from desktop.ui.paper.imprimes_page import ImprimesPage
from desktop.ui.paper.langues_page import LanguesPage
from desktop.ui.paper.note_page import NotePage
from desktop.ui.paper.phrase_page import PhrasePage
from desktop.ui.paper.review_page import ReviewPage
from desktop.ui.paper.vierges_page import ViergesPage
from desktop.ui.personnes.key_pages import AddPersonPage, ChangePassphrasePage, ReplacePassphrasePage
from desktop.ui.personnes.list_page import PeoplePage
from desktop.ui.personnes.person_page import PersonPage
from desktop.ui.personnes.store_pages import RekeyPage, RenewRecoveryPage
from desktop.ui.recovery import RecoveryPage
from desktop.ui.reglages import ReglagesPage
from desktop.ui.sauvegardes.list_page import BackupsPage
from desktop.ui.sauvegardes.opening_page import BackupOpeningPage
from desktop.ui.settings_page import SettingsPage
from desktop.ui.unlock import UnlockPage
from tests.ui.posts import MadeOnce
from tests.ui.running import FAST, FORM, OTHER_PASSPHRASE, REGLAGES, Running
from tests.ui.stop import FIRST_OF, YES_IF_ASKED, Stop
from tests.ui.stops_annuaire import ANNUAIRE, keep_directory
from tests.ui.stops_envoi import ENVOI, keep_keys
from tests.ui.stops_import import IMPORT
from tests.ui.stops_recues import RECUES, keep_received
from tests.ui.stops_suivi import SUIVI, call_again

PERSONAL = ("Zénobie", "hortensias", "glycine", "98 76 54 32", "Kerbastiou", "Quéméneur", "Tremblevif")
"""Words that only the store of `furnish` holds."""

ACCUEIL = FicheId("accueil")
RECIT = Ref("/accueil/vie/recit")


@MadeOnce
def furnish(profile: Path) -> None:
    """Make a store two people open, a reception under way, its ticks, its interview, its draft, a slip handed over."""
    now = bootstrap.utc_now
    acces = Acces(profile, Contenu.load(paths.RESOURCES), paths.RESOURCES, now, cost=FAST)
    services = acces.create(PASSPHRASE, (new_recovery_code(),), REGLAGES, nom=NOM).services
    services.titulaires.add(PASSPHRASE, "Abel Bernard", Role.AGENT, OTHER_PASSPHRASE)
    handed = services.prises_en_charge.open(ACCUEIL)
    slip = services.orientations.save(_completed(services, services.orientations.draft(handed.prise_id)))
    services.orientations.hand_over(slip.orientation_id)
    call_again(services, slip.orientation_id)
    prise = services.prises_en_charge.open(ACCUEIL)
    services.prises_en_charge.tick(prise.prise_id, EtapeId("A1"))
    entretien = services.entretiens.start_or_resume(prise.prise_id, "accueil", Langue.ARABE)
    for ref, value in ANSWERS.items():
        reponse = Reponse(Ref(ref), Etat.ANSWERED, value, now(), Langue.ARABE)
        entretien.entretien.answer(reponse)
        services.entretiens.save(entretien.entretien_id, reponse)
    services.entretiens.set_position(entretien.entretien_id, RECIT)
    services.orientations.save(_completed(services, services.orientations.draft(prise.prise_id)))
    services.formulaires.add(examine(FORM))
    acces.lock()
    _erase_reception(profile, handed.prise_id)


def _erase_reception(profile: Path, prise_id: PriseEnChargeId) -> None:
    """As its day has passed: the slip handed over outlives it. A backup is made then."""
    coffre = Coffre.open(profile, PASSPHRASE)
    coffre.prises_en_charge.erase(prise_id)
    keep_received(coffre)
    keep_keys(coffre)
    keep_directory(coffre)
    coffre.sauvegardes.make(Rotation(), Motif.DEMANDEE, Watch())
    coffre.close()


ANSWERS = {
    "/accueil/securite/prenom": "Zénobie",
    "/accueil/securite/danger_immediat": "oui",
    "/accueil/age_langue/age": "de_21_a_25",
    RECIT: "Il s’appelle Tremblevif.",
}


def _completed(services: Services, slip: Orientation) -> Orientation:
    partenaire = next(p for p in services.partenaires.list() if p.partenaire_id == "amicale-du-nid")
    accord = Accord(
        partenaire.partenaire_id,
        frozenset(Item),
        frozenset(),
        bootstrap.utc_now(),
        Langue.ARABE,
        Explication.ORAL,
    )
    return replace(
        slip,
        personne=Personne("Zénobie", TrancheAge.DE_21_A_25, Langue.ARABE),
        contact=Contact("06 98 76 54 32", "le soir", "glycine", "jamais Kerbastiou"),
        situation="Elle aime les hortensias.",
        besoins=(BesoinExprime(Besoin.HEBERGEMENT, Urgence.CE_JOUR),),
        partenaire=partenaire,
        accord=accord,
        retour=Retour("lieutenant Quéméneur", "sous 72 heures", "prévenir la brigade"),
    )


PEOPLE = ("settings", "settings-people")
TWO_CODES = ("recovery-split-deux", "next")
RESUMED = ("resume-**",)
IN_ENTRETIEN = (*RESUMED, "to-entretien")
IN_SLIP = (*RESUMED, "to-orientation")
FIRST_SLIP = f"{FIRST_OF}orientations-list"
HANDED = ("orientations", FIRST_SLIP)
SECTIONS = ("contact", "situation", "besoins", "securite", "actes", "accord", "retour", "partenaire")

STOPS = {
    "verrouillé": Stop(UnlockPage, (), is_open=False),
    "phrase oubliée": Stop(RecoveryPage, ("forgotten",), is_open=False),
    "fiches sans clé": Stop(FicheListPage, ("sheets",), is_open=False),
    "fiche sans clé": Stop(FichePage, ("sheets",), ("fiche-client",), is_open=False),
    "feuille sans clé": Stop(FeuillePage, ("sheets", "fiche-client"), ("to-paper",), is_open=False),
    "arbre sans clé": Stop(ArbrePage, ("sheets", "fiche-client", "to-arbre"), is_open=False),
    "issue sans clé": Stop(
        ArbrePage, ("sheets", "fiche-client", "to-arbre"), ("choix-0", "choix-1", "choix-0"), is_open=False
    ),
    "imprimés sans clé": Stop(ImprimesPage, ("imprimes",), is_open=False),
    "droits sans clé": Stop(DroitsPage, ("sheets", "fiche-traite", "droits-T8"), is_open=False),
    "accueil": Stop(HomePage, ()),
    "réglages": Stop(SettingsPage, (), ("settings",)),
    "personnes": Stop(PeoplePage, ("settings",), ("settings-people",)),
    "une personne": Stop(PersonPage, PEOPLE, ("person-*",)),
    "retirer": Stop(PersonPage, (*PEOPLE, "person-*"), ("remove",)),
    "phrase remplacée": Stop(ReplacePassphrasePage, (*PEOPLE, "person-*"), ("replace",)),
    "ajouter": Stop(AddPersonPage, (*PEOPLE, "add")),
    "code de récupération": Stop(RenewRecoveryPage, (*PEOPLE, "renew-recovery")),
    "deux codes": Stop(RenewRecoveryPage, (*PEOPLE, "renew-recovery"), TWO_CODES),
    "vérifier un code": Stop(RenewRecoveryPage, (*PEOPLE, "renew-recovery", *TWO_CODES), ("next",)),
    "clé du coffre": Stop(RekeyPage, (*PEOPLE, "rekey")),
    "ma phrase": Stop(ChangePassphrasePage, ("settings", "settings-passphrase")),
    "numéros du poste": Stop(NumerosPage, ("settings", "settings-numbers")),
    "un numéro": Stop(NumeroPage, ("settings", "settings-numbers"), ("guide",)),
    "questionnaires": Stop(OwnFormsPage, ("settings", "settings-forms")),
    "un questionnaire": Stop(ExaminedPage, ("settings", "settings-forms"), ("import",)),
    "journal": Stop(JournalPage, ("settings", "settings-journal")),
    "ce poste": Stop(ReglagesPage, ("settings", "settings-post")),
    "sauvegardes": Stop(BackupsPage, ("settings", "settings-backups")),
    "ouvrir une sauvegarde": Stop(BackupOpeningPage, ("settings", "settings-backups"), ("restore-0",)),
    "fiches": Stop(FicheListPage, ("sheets",)),
    "fiche fugue": Stop(FichePage, ("situation-fugue",)),
    "fiche": Stop(FichePage, RESUMED),
    "entretien": Stop(EntretienPage, RESUMED, ("to-entretien",)),
    "résumé": Stop(EntretienPage, IN_ENTRETIEN, ("to-summary",)),
    "note": Stop(NotePage, (*IN_ENTRETIEN, "to-summary"), ("summary-note",)),
    "entretien tourné": Stop(EntretienPage, (*IN_ENTRETIEN, "turn")),
    "entretien en pause": Stop(EntretienPage, (*IN_ENTRETIEN, "pause")),
    "orientation personne": Stop(OrientationEditorPage, IN_SLIP),
    **{f"orientation {name}": Stop(OrientationEditorPage, IN_SLIP, (f"go-{name}",)) for name in SECTIONS},
    "structure locale": Stop(OrientationEditorPage, (*IN_SLIP, "go-partenaire"), ("partenaire-add",)),
    "mes orientations": Stop(OrientationListPage, ("orientations",)),
    "une orientation": Stop(OrientationPage, ("orientations",), (FIRST_SLIP,)),
    "relire": Stop(ReviewPage, HANDED, ("review",)),
    "carte": Stop(CardPage, (*HANDED, "review"), ("card",)),
    "phrase à dicter": Stop(PhrasePage, (*HANDED, "review", "save-encrypted", YES_IF_ASKED)),
    "déjà enregistrée": Stop(ReviewPage, (*HANDED, "review", "save-pdf", YES_IF_ASKED, "save-pdf")),
    "effacer": Stop(DossierPage, (*HANDED, "erase")),
    "effacer une personne": Stop(DossierPage, (*RESUMED, "to-erasure")),
    "imprimés": Stop(ImprimesPage, ("imprimes",)),
    "droits": Stop(DroitsPage, (*IN_ENTRETIEN, "to-summary", "summary-droits")),
    "formulaires vierges": Stop(ViergesPage, ("imprimes", "imprime-vierges")),
    "langues": Stop(LanguesPage, ("imprimes", "imprime-langues")),
    "déclaration": Stop(DeclarationPage, ("sheets", "fiche-demantelement", "to-declaration")),
    "mise au rebut": Stop(DisposalPage, ("settings", "settings-disposal")),
    **RECUES,
    **ENVOI,
    **SUIVI,
    **ANNUAIRE,
    **IMPORT,
}
"""In the order of a visit. The first start is not here: it has no store to come back to."""

FIRST_START_STEPS = 7


def go_through_first_start(running: Running, see: Callable[[int], None]) -> None:
    """Show each step of the first start, filled, and call `see` with its number."""
    player = running.player
    page = player.on(FirstStartPage)
    typed = {1: ("organisme", "service", "rappel"), 2: ("nom",), 3: ("passphrase", "passphrase-again")}
    for step in range(FIRST_START_STEPS):
        for name in typed.get(step, ()):
            player.write(name, PASSPHRASE)
        if step == 5:
            for position, group in enumerate(page.codes[0].split("-")):
                if player.shows(f"code-group-{position}"):
                    player.write(f"code-group-{position}", group)
        if step == 6:
            player.click("conservation-30")
        see(step)
        if step + 1 < FIRST_START_STEPS:
            player.click("next")
