"""What keeps content from being shipped: everything that can be told without paper nor interview, each with its line.

To add a check: a function that takes what was read and adds to `faults`, called by `verify_fiches`.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

from desktop.fiches.attributes import Place
from desktop.fiches.contenu import Contenu, survey
from desktop.fiches.files import Faults, line_of, load_text
from desktop.fiches.model import Certitude, Etape, FicheId, Rang
from desktop.fiches.reader import FicheRead
from desktop.fiches.typography import french

_TELEPHONE = re.compile(
    r"(?<![\d-])(?:\+33 ?\d(?: ?\d{2}){4}|0 ?\d(?:[ .]?\d{2,3}){3,4}|3\d{3}|116 ?\d{3}|11\d)(?![\d-])"
)
_TOML_TEXT = re.compile(r"^\s*[\w-]+\s*=\s*(?P<value>.*)$|^\s*(?P<item>\".*)$")


def verify_fiches(resources: Path, today: date, faults: Faults) -> Contenu:
    """Read all that can be, and add to `faults` what is wrong."""
    contenu, read = survey(resources, faults)
    for found in read:
        _check_review(found, today, faults)
        _check_certainty(found, contenu, faults)
        _check_branches(found, faults)
        _check_publics(found, faults)
    _check_reached(read, contenu, faults)
    _check_locaux(resources, contenu, faults)
    _check_numbers(resources, contenu, faults)
    _check_words(resources, contenu, faults)
    return contenu


def _check_review(found: FicheRead, today: date, faults: Faults) -> None:
    if found.fiche.a_relire_le < today:
        past = f"{found.fiche.a_relire_le:%d/%m/%Y}"
        faults.add(found.header.place("a_relire_le").error(f"la fiche devait être relue avant le {past}."))


def _check_certainty(found: FicheRead, contenu: Contenu, faults: Faults) -> None:
    """What is shown as certain rests on what was read and is certain."""
    for item, place in found.items:
        if item.certitude is not Certitude.VERIFIE:
            continue
        if not item.articles and not item.sources:
            faults.add(place.error("« sur=V » demande un article vérifié ou une source."))
        for article_id in item.articles:
            article = contenu.articles.get(article_id)
            if article and article.certitude is not Certitude.VERIFIE:
                faults.add(place.error(f"« sur=V » s’appuie sur « {article_id} », qui n’est pas vérifié."))


def _check_branches(found: FicheRead, faults: Faults) -> None:
    """The steps of a branch come right after the step that opens it."""
    places = _places(found)
    for section in found.fiche.sections:
        current = ""
        for etape, following in pairwise([*section.etapes, None]):
            assert etape is not None
            if etape.branch and etape.branch != current:
                reason = f"la branche « {etape.branch} » est inatteignable : l’étape d’avant ne l’ouvre pas."
                faults.add(places[etape.etape_id].error(reason))
            elif not etape.branch:
                current = etape.opens_branch
            if etape.opens_branch and (following is None or following.branch != etape.opens_branch):
                faults.add(places[etape.etape_id].error(f"la branche « {etape.opens_branch} » n’a aucune étape."))


def _check_publics(found: FicheRead, faults: Faults) -> None:
    places = _places(found)
    for section in found.fiche.sections:
        for etape in section.etapes:
            if section.publics and etape.publics and not set(section.publics) & set(etape.publics):
                reason = "cette étape n’est montrée à personne : sa section est pour un autre public."
                faults.add(places[etape.etape_id].error(reason))


def _check_reached(read: Iterable[FicheRead], contenu: Contenu, faults: Faults) -> None:
    """Each sheet is a main one, or some step leads to it, from one to the next."""
    reached: set[FicheId] = set()
    ahead = [fiche.fiche_id for fiche in contenu.of_rang(Rang.PRINCIPALE)]
    while ahead:
        fiche_id = ahead.pop()
        if fiche_id not in reached and fiche_id in contenu.fiches:
            reached.add(fiche_id)
            ahead += [etape.leads_to for etape in contenu.fiches[fiche_id].etapes() if etape.leads_to]
    for found in read:
        if found.fiche.fiche_id not in reached and not faults.broken:
            faults.add(found.header.place("id").error("aucune étape ne mène à cette fiche (« vers= »)."))


def _check_locaux(resources: Path, contenu: Contenu, faults: Faults) -> None:
    """A post is not asked for a number that no sheet shows."""
    path = resources / "contacts" / "locaux.toml"
    cited = {key for fiche in contenu.fiches.values() for key in fiche.contacts}
    for contact in contenu.local_contacts():
        if contact.contact_id not in cited and not faults.broken:
            place = Place(path, line_of(path, f"[{contact.contact_id}]"))
            faults.add(place.error(f"aucune fiche ne cite « {contact.contact_id} »."))


def _check_numbers(resources: Path, contenu: Contenu, faults: Faults) -> None:
    """A number is shown only when it is on the list of those that were checked."""
    path = resources / "contacts" / "numeros_verifies.csv"
    text = faults.keep(lambda: load_text(path))
    if text is None:
        return
    listed = {row["id"]: row["numero"] for row in csv.DictReader(text.splitlines())}
    verified = {*listed.values(), *(_digits(number) for number in _TELEPHONE.findall(text))}
    services = resources / "contacts" / "services.toml"
    locaux = resources / "contacts" / "locaux.toml"
    for contact in contenu.contacts.values():
        if contact.numero and listed.get(contact.contact_id) != _digits(contact.numero):
            place = Place(services, line_of(services, f"[{contact.contact_id}]"))
            faults.add(place.error(f"le numéro de « {contact.contact_id} » n’est pas dans numeros_verifies.csv."))
    for place, said in _written([*_fiche_files(resources), services, locaux], faults):
        for number in _TELEPHONE.findall(said):
            if _digits(number) not in verified:
                faults.add(place.error(f"le numéro « {number} » n’est pas dans numeros_verifies.csv."))


def _check_words(resources: Path, contenu: Contenu, faults: Faults) -> None:
    files = [
        *_fiche_files(resources),
        resources / "droit" / "articles.toml",
        resources / "contacts" / "services.toml",
        resources / "contacts" / "locaux.toml",
        resources / "textes" / "personne.toml",
        *sorted((resources / "arbres").glob("*.toml")),
        *(path for path in sorted((resources / "entretiens").glob("*.md")) if path.name.islower()),
    ]
    for place, said in _written([path for path in files if path.exists()], faults):
        for emploi in contenu.vocabulaire.refused(french(said)):
            word, instead = french(said)[emploi.start : emploi.end], emploi.mot.dire[0]
            faults.add(place.error(f"« {word} » est un mot à éviter ; dire par exemple « {instead} »."))


def _written(files: Iterable[Path], faults: Faults) -> Iterator[tuple[Place, str]]:
    """Each line that says something, and where it is."""
    for path in files:
        text = faults.keep(lambda path=path: load_text(path))  # type: ignore[misc]
        for number, line in enumerate((text or "").splitlines(), 1):
            said = line
            if path.suffix == ".toml":
                found = _TOML_TEXT.match(line)
                said = (found["value"] or found["item"]).strip()[1:-1] if found else ""
            yield Place(path, number), said


def _fiche_files(resources: Path) -> list[Path]:
    return sorted((resources / "fiches").glob("*/fiche.md"))


def _places(found: FicheRead) -> dict[str, Place]:
    return {item.etape_id: place for item, place in found.items if isinstance(item, Etape)}


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)
