"""SIGKILL in the middle of each interview that is shipped: what was shown as kept is resumed, and is on the slip."""

import json
import signal
import subprocess
from pathlib import Path

import pytest

from desktop import paths
from desktop.demonstration.reception import PASSPHRASE
from desktop.entretiens.model import EntretienId
from desktop.fiches.contenu import Contenu
from desktop.fiches.model import FicheId
from desktop.langues.langue import Langue
from desktop.orientations.model import Besoin, PriseEnCharge, PriseEnChargeId
from desktop.services.acces import load_ressources, open_services
from desktop.storage.coffre import Coffre
from desktop.storage.instants import utc_now
from tests.ui.running import make_store

PRISE = PriseEnChargeId("prise")
PAGES = 5


def begin(profile: Path, sheet: str, form: str, langue: Langue) -> None:
    make_store(profile)
    coffre = Coffre.open(profile, PASSPHRASE)
    coffre.prises_en_charge.add(PriseEnCharge(PRISE, FicheId(sheet), utc_now()))
    coffre.entretiens.start(EntretienId("entretien"), PRISE, form, "1", langue, utc_now())
    coffre.close()


def kept_before_the_kill(process: "subprocess.Popen[str]") -> dict[str, list[str]]:
    """Let it turn some pages, kill it, and return what it said was kept."""
    kept: dict[str, list[str]] = {}
    turned = 0
    assert process.stdout is not None
    while turned < PAGES:
        line = json.loads(process.stdout.readline())
        turned += "kept" in line
        kept |= line.get("kept", {})
    process.send_signal(signal.SIGKILL)
    process.communicate()
    return kept


@pytest.mark.parametrize(
    ("sheet", "form", "button", "langue"),
    [
        ("accueil", "accueil", "to-entretien", Langue.ARABE),
        ("accueil", "danger", "open-entretien-danger", Langue.ROUMAIN),
        ("accueil", "besoins", "open-entretien-besoins", Langue.ARABE),
        ("fugue", "retour", "to-entretien", Langue.ROUMAIN),
        ("client", "client", "to-entretien", Langue.ARABE),
    ],
)
def test_an_interview_killed_in_the_middle_is_resumed_and_drafts_its_slip(profile, start, sheet, form, button, langue):
    begin(profile, sheet, form, langue)

    kept = kept_before_the_kill(start("conduct.py", profile, 7, button))

    coffre = Coffre.open(profile, PASSPHRASE)
    coffre.verify()
    contenu = Contenu.load(paths.RESOURCES)
    services = open_services(coffre, load_ressources(contenu, paths.RESOURCES), utc_now, iter(("slip",)).__next__)
    resumed = services.entretiens.start_or_resume(PRISE, form)
    found = {r.ref: [r.etat.value, r.value] for r in resumed.kept.reponses}
    assert {ref: said for ref, said in kept.items() if said[1] or said[0] != "repondu"}.items() <= found.items()
    assert (resumed.position is None, resumed.langue) == (False, langue)
    slip = services.orientations.draft(PRISE)
    given = {besoin for besoin in Besoin if resumed.entretien.value(f"besoin_{besoin.value}")}
    assert slip.personne.prenom == resumed.entretien.value("orientation_prenom")
    assert {exprime.besoin for exprime in slip.besoins} == given
    coffre.close()
