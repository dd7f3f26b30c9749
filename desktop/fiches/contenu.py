"""All the shipped content, read and cross-checked: nothing cites what does not exist."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from desktop.errors import ContentError
from desktop.fiches.contacts import load_contacts
from desktop.fiches.law import load_articles, load_sources
from desktop.fiches.model import Article, ArticleId, Contact, ContactId, Fiche, FicheId, Rang
from desktop.fiches.reader import Cited, load_fiche
from desktop.fiches.vocabulaire import Vocabulaire, load_vocabulaire


@dataclass(frozen=True, slots=True)
class Contenu:
    """Sheets, articles, contacts and sources by id, each in the order it is shown; and the words to avoid."""

    fiches: Mapping[FicheId, Fiche]
    articles: Mapping[ArticleId, Article]
    contacts: Mapping[ContactId, Contact]
    sources: Mapping[str, str] = field(default_factory=dict)  # what was read, in words, by key of the research file
    vocabulaire: Vocabulaire = field(default_factory=Vocabulaire)

    @classmethod
    def load(cls, resources: Path) -> "Contenu":
        """Raises: ContentError, at the file and line of the first fault."""
        sources = load_sources(resources / "droit" / "sources.toml")
        articles = load_articles(resources / "droit" / "articles.toml", sources)
        contacts = load_contacts(resources / "contacts" / "services.toml")
        paths = sorted((resources / "fiches").glob("*/fiche.md"))
        if not paths:
            raise ContentError(resources / "fiches", 0, "aucune fiche.")
        read = sorted((load_fiche(path) for path in paths), key=lambda found: (found.ordre, found.fiche.fiche_id))
        fiches = {found.fiche.fiche_id: found.fiche for found in read}
        known = {
            Cited.ARTICLE: articles.keys(),
            Cited.CONTACT: contacts.keys(),
            Cited.FICHE: fiches.keys(),
            Cited.SOURCE: sources.keys(),
            Cited.ENTRETIEN: {path.stem for path in (resources / "entretiens").glob("*.*")},
        }
        for citation in (citation for found in read for citation in found.citations):
            if citation.wanted not in known[citation.cited]:
                raise citation.place.error(f"{citation.cited} « {citation.wanted} » n’existe pas.")
        vocabulaire = load_vocabulaire(resources / "vocabulaire" / "mots.toml")
        return cls(fiches, articles, contacts, sources, vocabulaire)

    def of_rang(self, rang: Rang) -> tuple[Fiche, ...]:
        return tuple(fiche for fiche in self.fiches.values() if fiche.rang is rang)

    def emergency_contacts(self) -> tuple[Contact, ...]:
        return tuple(contact for contact in self.contacts.values() if contact.is_emergency)
