"""The pages of exchange keys, and a store that holds some."""

from desktop.demonstration.reception import NOM
from desktop.echange.identite import Identite
from desktop.storage.coffre import Coffre
from desktop.ui.cles.add_page import AddKeyPage
from desktop.ui.cles.list_page import KeysPage
from desktop.ui.cles.own_page import OwnKeyPage
from desktop.ui.cles.verify_page import VerifyPage
from desktop.ui.paper.sealed_page import SealedPage
from desktop.ui.reponse.entry_page import AnswerEntryPage
from tests.storage.furnished import T0
from tests.ui.stop import FIRST_OF, YES_IF_ASKED, Stop

REVIEW = ("orientations", f"{FIRST_OF}orientations-list", "review")
KEYS = ("settings", "settings-keys")
VERIFIED, UNVERIFIED, REVOKED = "amicale-du-nid", "urgence-europe", "refuge"


def keep_keys(coffre: Coffre) -> None:
    """One key verified, one not, one revoked."""
    for partenaire_id in (VERIFIED, UNVERIFIED, REVOKED):
        cle = Identite.generate(f"Structure {partenaire_id}").publique
        coffre.cles.add(partenaire_id, cle, T0)
        if partenaire_id == VERIFIED:
            coffre.cles.verify(partenaire_id, cle, T0, NOM)
    coffre.cles.revoke(REVOKED, T0)


ENVOI = {
    "clés": Stop(KeysPage, KEYS),
    "clé du poste": Stop(OwnKeyPage, KEYS, ("own-key",)),
    "ajouter une clé": Stop(AddKeyPage, (*KEYS, "add-key")),
    "enveloppe scellée": Stop(SealedPage, (*REVIEW, "seal", YES_IF_ASKED)),
    "un partenaire répond": Stop(AnswerEntryPage, ("partner-answers",)),
    "vérifier une clé": Stop(VerifyPage, (*KEYS, f"verify-{UNVERIFIED}")),
}
