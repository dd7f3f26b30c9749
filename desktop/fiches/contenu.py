"""All the shipped content, read and cross-checked: nothing cites what does not exist."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from desktop.errors import ContentError
from desktop.fiches.arbre import Arbre, load_arbre
from desktop.fiches.attributes import Place
from desktop.fiches.contacts import load_contacts
from desktop.fiches.files import RAISED, Faults, line_of
from desktop.fiches.law import load_articles, load_sources
from desktop.fiches.locaux import load_locaux
from desktop.fiches.model import Article, ArticleId, Contact, ContactId, Coordonnees, Feuille, Fiche, FicheId, Rang
from desktop.fiches.reader import Cited, FicheRead, load_fiche
from desktop.fiches.vocabulaire import Vocabulaire, load_vocabulaire


@dataclass(frozen=True, slots=True)
class Contenu:
    """Sheets, articles, contacts and sources by id, each in the order it is shown; and the words to avoid."""

    fiches: Mapping[FicheId, Fiche]
    articles: Mapping[ArticleId, Article]
    contacts: Mapping[ContactId, Contact]
    sources: Mapping[str, str] = field(default_factory=dict)  # what was read, in words, by key of the research file
    vocabulaire: Vocabulaire = field(default_factory=Vocabulaire)
    arbres: Mapping[FicheId, Arbre] = field(default_factory=dict)  # by the sheet each opens from

    @classmethod
    def load(cls, resources: Path) -> "Contenu":
        """Raises: ContentError, at the file and line of the first fault."""
        return survey(resources, RAISED)[0]

    def of_rang(self, rang: Rang) -> tuple[Fiche, ...]:
        return tuple(fiche for fiche in self.fiches.values() if fiche.rang is rang)

    def feuille(self, fiche: Fiche) -> Feuille:
        """The sheet with all that it cites."""
        articles = tuple(self.articles[article_id] for article_id in fiche.articles)
        return Feuille(fiche, articles, tuple(self.contacts[contact_id] for contact_id in fiche.contacts))

    def local_contacts(self) -> tuple[Contact, ...]:
        return tuple(contact for contact in self.contacts.values() if contact.is_local)

    def with_numeros(
        self, numeros: Mapping[ContactId, Coordonnees], today: date, *, is_checked: bool = True
    ) -> "Contenu":
        """This content with the local services as the post knows them; what it knows of no service is left out."""
        known = {
            c.contact_id: c.reached_by(numeros.get(c.contact_id), today, is_checked=is_checked)
            for c in self.local_contacts()
        }
        return replace(self, contacts={**self.contacts, **known})

    def emergency_contacts(self) -> tuple[Contact, ...]:
        return tuple(contact for contact in self.contacts.values() if contact.is_emergency)


def survey(resources: Path, faults: Faults) -> tuple[Contenu, tuple[FicheRead, ...]]:
    """All that can be read, and where each thing is written. Raises: ContentError, unless faults are gathered."""
    droit = resources / "droit"
    sources = faults.keep(lambda: load_sources(droit / "sources.toml", faults)) or {}
    articles = faults.keep(lambda: load_articles(droit / "articles.toml", sources, faults)) or {}
    contacts = _read_contacts(resources / "contacts", faults)
    read = _read_fiches(resources / "fiches", faults)
    fiches = {found.fiche.fiche_id: found.fiche for found in read}
    known = {
        Cited.ARTICLE: articles.keys(),
        Cited.CONTACT: contacts.keys(),
        Cited.FICHE: fiches.keys(),
        Cited.SOURCE: sources.keys(),
        Cited.ENTRETIEN: {path.stem for path in (resources / "entretiens").glob("*.*")},
    }
    for citation in (citation for found in read for citation in found.citations):
        if citation.wanted not in known[citation.cited] and citation.wanted not in faults.broken:
            faults.add(citation.place.error(f"{citation.cited} « {citation.wanted} » n’existe pas."))
    mots = resources / "vocabulaire" / "mots.toml"
    vocabulaire = faults.keep(lambda: load_vocabulaire(mots, faults)) or Vocabulaire()
    arbres = _read_arbres(resources, faults)
    for path, arbre in arbres.items():
        cited = {key for issue in arbre.issues.values() for key in (*issue.articles, *issue.appui)}
        unknown = [f"l’article « {key} »" for key in sorted(cited - articles.keys() - faults.broken)]
        sheets = {arbre.fiche_id, *(issue.suite for issue in arbre.issues.values())}
        unknown += [f"la fiche « {key} »" for key in sorted(sheets - fiches.keys() - faults.broken)]
        for what in unknown:
            faults.add(ContentError(path, 0, f"{what} n’existe pas."))
    by_fiche = {arbre.fiche_id: arbre for arbre in arbres.values()}
    return Contenu(fiches, articles, contacts, sources, vocabulaire, by_fiche), tuple(read)


def _read_contacts(folder: Path, faults: Faults) -> dict[ContactId, Contact]:
    """National services, then local ones."""
    services, locaux = folder / "services.toml", folder / "locaux.toml"
    national = faults.keep(lambda: load_contacts(services, faults)) or {}
    local = faults.keep(lambda: load_locaux(locaux, faults)) or {}
    for key in national.keys() & local.keys():
        faults.add(Place(locaux, line_of(locaux, f"[{key}]")).error(f"« {key} » est déjà un service national."))
    return {**national, **local}


def _read_arbres(resources: Path, faults: Faults) -> dict[Path, Arbre]:
    found = {}
    for path in sorted((resources / "arbres").glob("*.toml")):
        arbre = faults.keep(partial(load_arbre, path, resources / "droit" / "infractions.csv"))
        if arbre is not None:
            found[path] = arbre
    return found


def _read_fiches(folder: Path, faults: Faults) -> list[FicheRead]:
    paths = sorted(folder.glob("*/fiche.md"))
    if not paths:
        faults.add(ContentError(folder, 0, "aucune fiche."))
    read = []
    for path in paths:
        found = faults.keep(partial(load_fiche, path, faults))
        if found is None:
            faults.broken.add(path.parent.name)
        else:
            read.append(found)
    return sorted(read, key=lambda found: (found.ordre, found.fiche.fiche_id))
