"""Whether content may be shipped: sheets, law, services, words, interviews, translations; told line by line."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

from desktop.entretiens.compiled import check_expressions, load_formulaire
from desktop.entretiens.extraction import FIELDS, is_for_person, source_of
from desktop.entretiens.formulaire import FormText, Formulaire
from desktop.entretiens.program import program_of
from desktop.entretiens.xpath.syntax import XPathError
from desktop.errors import ContentError
from desktop.export.fiche_reflexe import fits_its_paper
from desktop.fiches.attributes import Place
from desktop.fiches.contenu import Contenu
from desktop.fiches.files import Faults
from desktop.fiches.model import Article, ArticleId, Certitude, Contact, ContactId, Coordonnees, Feuille, Fiche
from desktop.fiches.verification import verify_fiches
from desktop.langues.catalogue import Catalogues
from desktop.langues.langue import Langue
from desktop.langues.textes import load_phrases
from desktop.poste.numeros import LENGTHS

_FOREIGN = tuple(langue for langue in Langue if langue is not Langue.FRANCAIS)


def content_folder(given: Path) -> Path | None:
    """The folder of content that `given` is, or is in: the one that has a folder `fiches`. None when there is none."""
    return next((folder for folder in (given, *given.resolve().parents) if (folder / "fiches").is_dir()), None)


def verify_content(resources: Path, translations: Path, today: date) -> tuple[ContentError, ...]:
    """All that is wrong, in the order of the files and of their lines; empty when the content may be shipped."""
    faults = Faults()
    contenu = verify_fiches(resources, today, faults)
    _check_paper(resources, contenu, today, faults)
    entretiens = resources / "entretiens"
    for path in sorted(entretiens.glob("*.json")):
        form = faults.keep(partial(load_formulaire, path))
        if form is not None:
            _check_citations(form, _source(path), contenu, faults)
            _check_expressions(form, path, faults)
            _check_wordings(form, _source(path), faults)
    _check_sources(entretiens, contenu, faults)
    _check_phrases(resources / "textes" / "personne.toml", Catalogues(translations), faults)
    found = {(fault.path, fault.line, fault.reason): fault for fault in faults.found}
    return tuple(found[key] for key in sorted(found))


def _check_paper(resources: Path, contenu: Contenu, today: date, faults: Faults) -> None:
    """What is at fault is left out of a sheet: one that does not fit without it does not fit with it."""
    filled = contenu.with_numeros({c.contact_id: _longest(c.contact_id) for c in contenu.local_contacts()}, today)
    for fiche in contenu.fiches.values():
        if not (fits_its_paper(_feuille(contenu, fiche)) and fits_its_paper(_feuille(filled, fiche))):
            place = Place(resources / "fiches" / fiche.fiche_id / "fiche.md")
            reason = "la fiche ne tient plus sur sa feuille A4 ; écourter, ou écrire papier=non sur un titre."
            faults.add(place.error(reason))


def _feuille(contenu: Contenu, fiche: Fiche) -> Feuille:
    """As `Contenu.feuille`, where what is cited may not exist: told elsewhere, it stands under its identifier."""
    articles = (contenu.articles.get(key) or _unknown_article(key) for key in fiche.articles)
    contacts = (contenu.contacts.get(key) or _unknown_contact(key) for key in fiche.contacts)
    return Feuille(fiche, tuple(articles), tuple(contacts))


def _unknown_article(key: ArticleId) -> Article:
    return Article(key, key, "", "", "", Certitude.MEMOIRE)


def _unknown_contact(key: ContactId) -> Contact:
    return Contact(key, key, "", "", "", "", False, "", False)


def _longest(contact_id: ContactId) -> Coordonnees:
    """What takes the most room on paper of all that a post may fill in."""
    telephone, horaires = ("0" * LENGTHS["telephone"], "jour et nuit " * LENGTHS["horaires"])
    return Coordonnees(contact_id, telephone, date.min, horaires=horaires[: LENGTHS["horaires"]])


def _source(compiled: Path) -> Path:
    """The file its authors write."""
    written = compiled.with_suffix(".md")
    return written if written.exists() else compiled


def _check_citations(form: Formulaire, path: Path, contenu: Contenu, faults: Faults) -> None:
    for node in form.nodes:
        unknown = [f"l’article « {key} »" for key in node.articles if key not in contenu.articles]
        unknown += [f"le contact « {key} »" for key in node.contacts if key not in contenu.contacts]
        if node.leads_to and node.leads_to not in contenu.fiches:
            unknown.append(f"la fiche « {node.leads_to} »")
        for what in unknown:
            faults.add(Place(path, _line_naming(path, node.name)).error(f"{what} n’existe pas."))


def _check_expressions(form: Formulaire, path: Path, faults: Faults) -> None:
    try:
        program_of(form)
        check_expressions(form)
    except XPathError as error:
        faults.add(ContentError(path, 0, str(error)))


def _check_sources(folder: Path, contenu: Contenu, faults: Faults) -> None:
    """The interviews as they are written, each thing at its row. An installed Repère reads the compiled ones only."""
    try:
        from desktop.entretiens.lint.report import verify  # noqa: PLC0415 - its library is not in an installed Repère
    except ImportError:
        return
    for path in sorted(folder.glob("*.md")):
        report = faults.keep(partial(verify, path, contenu)) if path.name.islower() else None
        for finding in report.refusals if report else ():
            faults.add(ContentError(path, finding.place.line or finding.place.row, str(finding)))


def _check_phrases(phrases: Path, catalogues: Catalogues, faults: Faults) -> None:
    """What is said to the person is said in every language."""
    for phrase in faults.keep(partial(load_phrases, phrases)) or ():
        for langue in _FOREIGN:
            texte = faults.keep(partial(catalogues.text, phrase.contexte, phrase.texte, langue))
            if texte is not None and texte.langue is Langue.FRANCAIS:
                _add_missing(phrases, phrase.key, langue, faults)


def _check_wordings(form: Formulaire, path: Path, faults: Faults) -> None:
    """The same, for what an interview asks; the compiled form holds its translations."""
    for name, text in _said(form):
        for langue in _FOREIGN:
            if source_of(text) and langue.value not in text.wordings:
                _add_missing(path, name, langue, faults)


def _said(form: Formulaire) -> Iterator[tuple[str, FormText]]:
    """What the person may read, and the name of what says it. Questions to the officer stay French."""
    for_person = [node for node in form.nodes if is_for_person(node)]
    for node in for_person:
        texts: tuple[FormText | None, ...] = tuple(getattr(node, field) for field in FIELDS)
        yield from ((node.name, text) for text in texts if text is not None)
    lists = {node.choices.list_id for node in for_person if node.choices}
    for key, text in form.choice_texts.items():
        list_id, _slash, name = key.rpartition("/")
        if list_id in lists:
            yield name, text


def _add_missing(path: Path, name: str, langue: Langue, faults: Faults) -> None:
    place = Place(path, _line_naming(path, name))
    faults.add(place.error(f"« {name} » n’est pas traduit (langue : {langue.nom})."))


def _line_naming(path: Path, name: str) -> int:
    """The first line that is about `name`, as a table of a TOML file or a row of an interview; 0 when none is."""
    marks = (f"| {name} |", f"[{name}]", f'["{name}"]')
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return next((number for number, line in enumerate(lines, 1) if any(mark in line for mark in marks)), 0)
