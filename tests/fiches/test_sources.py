"""The table of what is claimed: it follows the content, and nothing certain lacks a source."""

from dataclasses import replace

from desktop import paths
from desktop.fiches.contenu import Contenu
from desktop.fiches.model import ArticleId, Certitude
from desktop.fiches.sources import render_sources, unsupported


def test_the_document_follows_the_content(contenu):
    assert (paths.ROOT / "docs" / "sources.md").read_text(encoding="utf-8") == render_sources(contenu)


def test_nothing_is_shown_as_certain_without_a_verified_source(contenu):
    assert unsupported(contenu) == ()


def test_a_certain_step_on_a_doubtful_article_is_counted(contenu):
    articles = dict(contenu.articles)
    articles[ArticleId("cpp-15-3")] = replace(articles[ArticleId("cpp-15-3")], certitude=Certitude.A_RELIRE)
    doubtful = Contenu(contenu.fiches, articles, contenu.contacts, contenu.sources)

    assert "accueil B7" in unsupported(doubtful)
    assert "sans source vérifiée : **0**" not in render_sources(doubtful)


def test_every_article_shown_is_in_the_document(contenu):
    document = render_sources(contenu)

    assert [key for key in contenu.articles if f"| {key} |" not in document] == []
