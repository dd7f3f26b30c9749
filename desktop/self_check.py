"""`--check`: tries every part of this installation on fictitious data, one line a check, and keeps nothing."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from desktop import fonts, paths
from desktop.bootstrap import build
from desktop.echange.enveloppe import open_envelope, seal_orientation
from desktop.echange.identite import Identite
from desktop.entretiens.model import Etat, Kind, Question, Reponse
from desktop.errors import PolitiqueError, RepereError
from desktop.fiches.contenu import Contenu
from desktop.fiches.model import FicheId
from desktop.langues.langue import Langue
from desktop.orientations.model import (
    Accord,
    Besoin,
    BesoinExprime,
    Contact,
    Emetteur,
    Explication,
    Item,
    OrientationId,
    Personne,
    PriseEnChargeId,
    Retour,
    TrancheAge,
    Urgence,
)
from desktop.orientations.reglages import Reglages
from desktop.orientations.transmission import transmissible
from desktop.partenaires.directory import national
from desktop.poste.cles import empreinte
from desktop.poste.politique_file import VERSION, is_changeable, load_politique
from desktop.services.acces import Acces, Services
from desktop.services.pdf import preview
from desktop.services.recovery_code import new_recovery_code
from desktop.ui.error_messages import sentence

_PASSPHRASE = "vérification granit tramway orchidée velours cerise moulin"  # noqa: S105 - opens a store that lives a few seconds
_EMETTEUR = Emetteur(service="Poste de vérification", agent="000", rappel="17")


@dataclass(slots=True)
class _Post:
    """A throw-away post; each check uses what those before it made."""

    profile: Path
    acces: Acces
    contenu: Contenu
    services: Services | None = None
    prise_id: PriseEnChargeId | None = None
    orientation_id: OrientationId | None = None

    @property
    def opened(self) -> Services:
        assert self.services is not None
        return self.services


def run_checks(resources: Path = paths.RESOURCES, politique: Path | None = None) -> int:
    """Print one line a check; return 0 when all passed, 1 otherwise. `politique` is that of the system by default."""
    passed = _tell("polices de caractères", _check_fonts)
    policy_file = politique or paths.politique_file()
    passed = _tell("politique du service", partial(_check_politique, policy_file)) and passed
    try:
        contenu = Contenu.load(resources)
    except RepereError as error:
        print(f"ÉCHEC  fiches, articles et contacts : {sentence(error)}")
        return 1
    print(
        f"ok     fiches, articles et contacts : {len(contenu.fiches)}, {len(contenu.articles)}, {len(contenu.contacts)}"
    )
    for remark in _politique_remarks(policy_file, contenu):
        print(f"À VOIR politique du service : {remark}")
    with tempfile.TemporaryDirectory(prefix="repere-") as folder:
        post = _Post(Path(folder), Acces(Path(folder), contenu, resources, _now), contenu)
        for label, check in _checks(post, resources, policy_file):
            passed = _tell(label, check) and passed
        post.acces.lock()
    return 0 if passed else 1


def _checks(post: _Post, resources: Path, politique: Path) -> Iterator[tuple[str, Callable[[], str]]]:
    yield "fenêtre", partial(_check_window, post, resources, politique)
    yield "coffre créé, fermé, rouvert", partial(_check_store, post)
    yield "entretien d’accueil", partial(_check_entretien, post)
    yield "fiche d’orientation", partial(_check_slip, post)
    yield "enveloppe scellée, ouverte", partial(_check_envelope, post)
    yield "annuaire lu à part", partial(_check_directory, post, resources / "annuaire" / "exemple-psp.csv")
    for langue in Langue:
        yield f"carte de poche ({langue.nom})", partial(_check_card, post, langue)


def _tell(label: str, check: Callable[[], str]) -> bool:
    try:
        found = check()
    except Exception as error:  # noqa: BLE001 - a check reports every failure, and goes on to the next
        why = sentence(error) if isinstance(error, RepereError) else f"{type(error).__name__}"
        print(f"ÉCHEC  {label} : {why}")
        return False
    print(f"ok     {label} : {found}")
    return True


def _now() -> datetime:
    return datetime.now(UTC)


def _check_politique(path: Path) -> str:
    """What the service imposes here."""
    read = load_politique(path)
    if read.source is None:
        return f"aucune (il n’y a pas de fichier {path})"
    return f"{path}, version {VERSION}, fixe : {', '.join(read.keys) or 'rien'}"


def _politique_remarks(path: Path, contenu: Contenu) -> Iterator[str]:
    """What keeps nobody from working, but is not what the service wanted."""
    if is_changeable(path):
        yield f"qui lance Repère peut changer {path} sans être administrateur, elle n’oblige donc personne"
    with suppress(PolitiqueError):
        known = {partenaire.partenaire_id for partenaire in national(contenu.contacts.values())}
        for unknown in sorted(set(load_politique(path).nationaux or ()) - known):
            yield f"« {unknown} » n’est pas un service national auquel une fiche peut aller"


def _check_fonts() -> str:
    found = {fonts.find(langue).regular.name for langue in Langue}
    return ", ".join(sorted(found))


def _check_window(post: _Post, resources: Path, politique: Path) -> str:
    application = build(post.profile / "fenetre", resources=resources, politique=politique)
    application.routes.home()
    application.shell.show()
    application.qt.processEvents()
    shown = application.shell.page
    application.shell.hide()
    application.background.finish()
    assert shown is not None
    return shown.heading


def _check_store(post: _Post) -> str:
    post.acces.create(
        _PASSPHRASE,
        (new_recovery_code(),),
        Reglages(conservation_jours=7, emetteur=_EMETTEUR, responsable="Vérification"),
    )
    post.acces.lock()
    post.services = post.acces.unlock(_PASSPHRASE).services
    return "phrase de passe et chiffrement en ordre"


def _check_entretien(post: _Post) -> str:
    post.prise_id = post.opened.prises_en_charge.open(FicheId("accueil")).prise_id
    en_cours = post.opened.entretiens.start_or_resume(post.prise_id, "accueil", Langue.ARABE)
    entretien = en_cours.entretien
    page, asked = entretien.first_page(), 0
    while page is not None:
        for question in page.questions:
            reponse = _fictitious(question)
            if reponse is not None:
                entretien.answer(reponse)
                post.opened.entretiens.save(en_cours.entretien_id, reponse)
                asked += 1
        page = entretien.next_page(page.ref)
    post.opened.entretiens.finish(en_cours.entretien_id)
    return f"{asked} questions parcourues et enregistrées"


def _fictitious(question: Question) -> Reponse | None:
    """The last choice of a list, which says no or nothing; no answer to the rest."""
    if question.kind is Kind.NOTE or question.is_readonly:
        return None
    if question.kind is Kind.SELECT_ONE and question.choices:
        return Reponse(question.ref, Etat.ANSWERED, question.choices[-1], _now(), Langue.ARABE)
    return Reponse(question.ref, Etat.UNKNOWN, "", _now(), Langue.ARABE)


def _check_slip(post: _Post) -> str:
    assert post.prise_id is not None
    draft = post.opened.orientations.draft(post.prise_id)
    partenaire = post.opened.partenaires.list()[0]
    everything = frozenset(Item)
    complete = replace(
        draft.with_partenaire(partenaire),
        personne=Personne("Essai", TrancheAge.DE_21_A_25, Langue.ARABE),
        contact=Contact(declined=True),
        besoins=(BesoinExprime(Besoin.HEBERGEMENT, Urgence.CE_JOUR),),
        accord=Accord(partenaire.partenaire_id, everything, frozenset(), _now(), Langue.ARABE, Explication.ORAL),
        retour=Retour("le partenaire", "sous 72 heures"),
        emetteur=_EMETTEUR,
    )
    saved = post.opened.orientations.save(complete)
    post.orientation_id = post.opened.orientations.hand_over(saved.orientation_id).orientation_id
    return _pages(post, post.opened.papiers.slip(post.orientation_id))


def _check_envelope(post: _Post) -> str:
    assert post.orientation_id is not None
    told = transmissible(post.opened.orientations.get(post.orientation_id))
    identite, now = Identite.generate(_EMETTEUR.service), _now()
    sealed = seal_orientation(
        told,
        b"",
        orientation_id=post.orientation_id,
        expires_on=now.date(),
        expediteur=identite,
        destinataire=identite.publique,
        now=now,
    )
    assert open_envelope(sealed, identite).contenu == told
    return " ".join(empreinte(identite.publique))


def _check_directory(post: _Post, example: Path) -> str:
    done = post.opened.annuaire.import_read(post.opened.annuaire.examine(example))
    return f"{done.structures.nouvelles} structures fictives"


def _check_card(post: _Post, langue: Langue) -> str:
    numbered = tuple(contact.contact_id for contact in post.contenu.emergency_contacts() if contact.numero)
    return _pages(post, post.opened.papiers.card(langue, numbered))


def _pages(post: _Post, pdf: bytes) -> str:
    pages = preview(pdf)
    assert len(pages) == 1
    return f"une page A4, {len(pdf) // 1024} Kio"
