"""Coming in and going out: first start, unlocking, recovery, locking. Opens the services once the store is open."""

import importlib
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import paths
from desktop.annuaire.contours import Contours, load_contours
from desktop.annuaire.departements import Departements, load_departements
from desktop.entretiens.compiled import load_formulaire
from desktop.entretiens.formulaire import Formulaire
from desktop.entretiens.translation import without_unapproved_law
from desktop.fiches.contenu import Contenu
from desktop.fiches.model import ContactId, Coordonnees
from desktop.langues.catalogue import Catalogues
from desktop.langues.textes import TextesPersonne
from desktop.orientations.reglages import Reglages
from desktop.poste.politique import NO_POLITIQUE, Politique
from desktop.poste.titulaires import Titulaire, TitulaireId, checked_name
from desktop.services.annuaire import AnnuaireService
from desktop.services.charges import Charges
from desktop.services.echeances import ClockJump, Echeances, Echus
from desktop.services.effacements import Effacements
from desktop.services.entretiens import Entretiens
from desktop.services.formulaires import Formulaires, FormulairesService
from desktop.services.fugues import Fugues
from desktop.services.identites import Identites
from desktop.services.imposition import impose
from desktop.services.journal import JournalService
from desktop.services.numeros import Numeros, NumerosLus
from desktop.services.orientations import Orientations
from desktop.services.partenaires import Partenaires
from desktop.services.passphrase import require_strength
from desktop.services.permissions import Permissions
from desktop.services.prises_en_charge import PrisesEnCharge
from desktop.services.recherche import Recherches
from desktop.services.recovery_code import require_recovery
from desktop.services.recues import Recues
from desktop.services.reglages import ReglagesService
from desktop.services.reponses import Reponses
from desktop.services.sauvegardes import Sauvegardes
from desktop.services.secours import Secours
from desktop.services.suivi import Suivi
from desktop.services.titulaires import TitulairesService
from desktop.storage.admission import FIRST_NAME
from desktop.storage.argon2_cost import Argon2
from desktop.storage.coffre import Coffre
from desktop.storage.disposal import finish_disposal, is_disposed
from desktop.storage.network_folder import is_on_network
from desktop.storage.numeros import load_public_numeros

if TYPE_CHECKING:
    from desktop.services.cles import Cles
    from desktop.services.envoi import Envoi
    from desktop.services.papiers import Papiers

# A first start cut short before its settings were kept: the shortest retention until the unit chooses.
_UNTIL_CHOSEN = Reglages(conservation_jours=7)


@dataclass(frozen=True, slots=True)
class Services:
    """All the actions there are while the store is open. Dropped on lock, made again on unlock."""

    prises_en_charge: PrisesEnCharge
    entretiens: Entretiens
    formulaires: FormulairesService
    orientations: Orientations
    suivi: Suivi
    charges: Charges
    fugues: Fugues
    recues: Recues
    partenaires: Partenaires
    annuaire: AnnuaireService
    recherches: Recherches
    numeros: Numeros
    reglages: ReglagesService
    papiers: "Papiers"
    envoi: "Envoi"
    reponses: Reponses
    cles: "Cles"
    echeances: Echeances
    effacements: Effacements
    titulaires: TitulairesService
    journal: JournalService
    sauvegardes: Sauvegardes
    textes: TextesPersonne


@dataclass(frozen=True, slots=True)
class Opened:
    """`purged` is what was erased before anything was shown, its time having come; or what is to be decided first.

    `is_on_network`: the store is in a folder of the network, to be told again and again. `lus` is what this post
    knows of local services, and whether what was shown of them while it was locked had been changed.
    """

    services: Services
    titulaire: Titulaire
    purged: Echus | ClockJump
    verrouillage_minutes: int
    is_on_network: bool
    lus: NumerosLus


@dataclass(frozen=True, slots=True)
class Ressources:
    """What is shipped and read only."""

    contenu: Contenu
    formulaires: Mapping[str, Formulaire]
    textes: TextesPersonne
    departements: Departements
    load_contours: Callable[[], Contours]  # only the map needs them

    def without_unapproved_law(self) -> "Ressources":
        """The same, where what states the law is said in French until its translation is approved."""
        formulaires = {name: without_unapproved_law(form) for name, form in self.formulaires.items()}
        return replace(self, formulaires=formulaires, textes=self.textes.without_unapproved_law())


def load_ressources(contenu: Contenu, resources: Path, translations: Path = paths.TRANSLATIONS) -> Ressources:
    """Read the interviews and the phrases beside the content already read. Raises: ContentError."""
    found = sorted((resources / "entretiens").glob("*.json"))
    textes = TextesPersonne.load(resources / "textes" / "personne.toml", Catalogues(translations))
    formulaires = {path.stem: load_formulaire(path) for path in found}
    departements = load_departements(resources)
    contours = partial(load_contours, resources, departements)
    return Ressources(contenu, formulaires, textes, departements, contours)


def open_services(
    coffre: Coffre,
    ressources: Ressources,
    now: Callable[[], datetime],
    new_id: Callable[[], str],
    politique: Politique = NO_POLITIQUE,
) -> Services:
    """Put the actions together over an open store, brought under the policy already."""
    # Imported here: drawing documents is a quarter of the time of a start, and serves only once the store is open.
    from desktop.services.cles import Cles  # noqa: PLC0415 - see above
    from desktop.services.envoi import Envoi  # noqa: PLC0415 - see above
    from desktop.services.papiers import Papiers  # noqa: PLC0415 - see above

    contenu = ressources.contenu
    permissions = Permissions(coffre, politique)
    prises = PrisesEnCharge(coffre, now, new_id)
    echeances = Echeances(coffre, now, politique.journal_mois)
    coffre.formulaires.forget_unused()
    formulaires = Formulaires(coffre, ressources.formulaires, only_approved_law=politique.droit_relu)
    entretiens = Entretiens(coffre, formulaires, now, new_id, permissions)

    numeros = Numeros(coffre, now)
    identites = Identites(coffre, now)
    charges = Charges(coffre, now)
    orientations = Orientations(coffre, contenu.fiches, prises, entretiens, now, new_id, permissions)
    partenaires = Partenaires(coffre, contenu.contacts, new_id, permissions)

    recherches = Recherches(
        coffre,
        contenu.contacts,
        ressources.departements,
        ressources.load_contours,
        now,
        permissions,
        politique.annuaire_mois,
    )

    def purge_restored() -> int:
        formulaires.refresh()
        recherches.forget()
        numeros.settle()
        return echeances.purge_decided()

    return Services(
        prises_en_charge=prises,
        entretiens=entretiens,
        formulaires=FormulairesService(coffre, formulaires, now, permissions),
        orientations=orientations,
        recues=Recues(coffre, identites, now, new_id, permissions),
        annuaire=AnnuaireService(coffre, now, permissions),
        partenaires=partenaires,
        recherches=recherches,
        suivi=Suivi(coffre, now, charges),
        charges=charges,
        fugues=Fugues(coffre, contenu.fiches.values(), now, new_id),
        numeros=numeros,
        reglages=ReglagesService(coffre, politique),
        papiers=Papiers(coffre, entretiens, contenu.contacts, ressources.textes, permissions, identites),
        reponses=Reponses(coffre, identites, orientations, now),
        envoi=Envoi(coffre, identites, now, permissions),
        cles=Cles(coffre, identites, partenaires, now),
        echeances=echeances,
        effacements=Effacements(coffre, permissions, politique),
        titulaires=TitulairesService(coffre, politique),
        journal=JournalService(coffre, now),
        sauvegardes=Sauvegardes(coffre, purge_restored, now, permissions, politique),
        textes=ressources.textes,
    )


class Acces:
    """The door of one profile. All runs on the thread that owns the store, but `is_new`, `is_disposed`
    and what is about a recovery code."""

    def __init__(
        self,
        profile: Path,
        contenu: Contenu,
        resources: Path,
        now: Callable[[], datetime],
        *,
        politique: Politique = NO_POLITIQUE,
        new_id: Callable[[], str] = lambda: secrets.token_hex(16),
        cost: Argon2 | None = None,
    ) -> None:
        """`cost` is that of the key derivation for the slots made here; fitted to this machine when not given."""
        self._profile = profile
        self._contenu = contenu
        self._resources = resources
        self._now = now
        self._politique = politique
        self._new_id = new_id
        self._cost = cost
        self._ressources: Ressources | None = None
        self._coffre: Coffre | None = None
        self._sauvegardes: Sauvegardes | None = None

    def prepare(self) -> None:
        """Read what opening will need, while the user types; not needed, only quicker. Raises: ContentError."""
        self._load()
        importlib.import_module("desktop.services.papiers")

    def ressources(self) -> Ressources:
        """What is shipped, which needs no key. Raises: ContentError."""
        return self._load()

    def is_new(self) -> bool:
        return not Coffre.exists(self._profile)

    def holders(self) -> tuple[tuple[TitulaireId, str], ...]:
        """Who may try to open, with their names. Raises: what `Coffre.holders` raises."""
        return Coffre.holders(self._profile)

    def public_numeros(self) -> Mapping[ContactId, Coordonnees]:
        """How this post reaches local services, as whoever could write in its folder may have changed it."""
        return load_public_numeros(self._profile)

    def is_recovery_split(self) -> bool:
        """Recovery takes two codes, held by two persons. Raises: what `Coffre.holders` raises."""
        return Coffre.is_recovery_split(self._profile)

    def create(self, passphrase: str, codes: tuple[str, ...], reglages: Reglages, nom: str = FIRST_NAME) -> Opened:
        """Make the store of this post, with its settings; `nom` is its first responsable, `codes` those of recovery.

        Raises: WeakPassphraseError, InvalidTitulaireError, NotAllowedError when the policy wants another number of
        codes, what `Coffre.create` raises.
        """
        require_recovery(self._politique, codes)
        require_strength(passphrase)
        name = checked_name(nom)
        ressources = self._load()
        coffre = Coffre.create(self._profile, passphrase, *codes, nom=name, now=self._now, cost=self._cost)
        return self._opened(coffre, ressources, reglages)

    def unlock(self, passphrase: str, titulaire_id: TitulaireId | None = None) -> Opened:
        """Raises: what `Coffre.open` raises, ContentError."""
        ressources = self._load()
        coffre = Coffre.open(self._profile, passphrase, titulaire_id, now=self._now, cost=self._cost)
        return self._opened(coffre, ressources)

    def recover(self, codes: tuple[str, ...], new_passphrase: str, titulaire_id: TitulaireId | None = None) -> Opened:
        """Open with the recovery code, or both when it is split. Raises: WeakPassphraseError, as `Coffre.recover`."""
        require_strength(new_passphrase)
        ressources = self._load()
        coffre = Coffre.recover(self._profile, codes, new_passphrase, titulaire_id, now=self._now, cost=self._cost)
        return self._opened(coffre, ressources)

    def secours(self) -> Secours:
        """What can be done while the store does not open."""
        return Secours(self._profile, self._now, self._politique)

    def leave(self) -> None:
        """Make the backup that is due, then close: when the user locks or goes, not when the post falls asleep."""
        try:
            if self._sauvegardes is not None:
                self._sauvegardes.keep_up()
        finally:
            self.lock()

    def lock(self) -> None:
        """Close the store; harmless when it is closed already."""
        self._sauvegardes = None
        coffre, self._coffre = self._coffre, None
        if coffre is not None:
            coffre.close()

    def dispose(self, passphrase: str) -> None:
        """Destroy the store of this post and its keys, for good. Raises: as `Coffre.dispose`."""
        if self._coffre is None:
            return
        try:
            self._coffre.dispose(passphrase)
        finally:
            if not self._coffre.is_open:
                self._coffre = self._sauvegardes = None

    def is_disposed(self) -> bool:
        """A disposal was cut short: `finish_disposal` is to be called before anything else."""
        return is_disposed(self._profile)

    def finish_disposal(self) -> None:
        """Raises: what `storage.disposal.finish_disposal` raises."""
        finish_disposal(self._profile)

    def _load(self) -> Ressources:
        """Before the store is touched: broken content must not leave it open."""
        if self._ressources is None:
            found = load_ressources(self._contenu, self._resources)
            self._ressources = found.without_unapproved_law() if self._politique.droit_relu else found
        return self._ressources

    def _opened(self, coffre: Coffre, ressources: Ressources, reglages: Reglages | None = None) -> Opened:
        try:
            kept = impose(coffre, self._politique, reglages or coffre.reglages.find() or _UNTIL_CHOSEN)
            services = open_services(coffre, ressources, self._now, self._new_id, self._politique)
            purged = services.echeances.purge()
            lus = services.numeros.settle()
        except BaseException:
            coffre.close()
            raise
        self._coffre = coffre
        self._sauvegardes = services.sauvegardes
        is_remote = is_on_network(self._profile)
        return Opened(services, coffre.titulaire, purged, kept.verrouillage_minutes, is_remote, lus)
