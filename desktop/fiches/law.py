"""Reads `resources/droit/`: the articles, and the sources they were read in.

To add an article: a table in `articles.toml`, whose `sources` name tables of `sources.toml`.
"""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from desktop.fiches.files import RAISED, Faults, Table, load_tables
from desktop.fiches.model import Article, ArticleId, Certitude
from desktop.fiches.typography import french

_FIELDS = ("reference", "dit", "peine", "note", "sources", "sur", "version_du", "infractions")


def load_sources(path: Path, faults: Faults = RAISED) -> dict[str, str]:
    """Return the words for each source, by its key. Raises: ContentError."""
    return dict(faults.each(_source, load_tables(path)))


def load_articles(path: Path, sources: Mapping[str, str], faults: Faults = RAISED) -> dict[ArticleId, Article]:
    """Raises: ContentError."""
    articles = faults.each(partial(_article, sources), load_tables(path))
    return {article.article_id: article for article in articles}


def _source(table: Table) -> tuple[str, str]:
    return table.key, french(table.required("titre"))


def _article(sources: Mapping[str, str], table: Table) -> Article:
    table.allow(*_FIELDS)
    keys = table.words("sources")
    if not keys:
        raise table.place.error(f"« {table.key} » : il manque « sources ».")
    for key in keys:
        if key not in sources:
            raise table.place.error(f"« {table.key} » : la source « {key} » n’est pas dans sources.toml.")
    return Article(
        article_id=ArticleId(table.key),
        reference=french(table.required("reference")),
        dit=french(table.required("dit")),
        peine=french(table.text("peine")),
        source=" ; ".join(sources[key] for key in keys),
        certitude=_certitude(table),
        version_du=table.day("version_du"),
        note=french(table.text("note")),
        source_keys=keys,
    )


def _certitude(table: Table) -> Certitude:
    value = table.required("sur")
    if value not in tuple(Certitude):
        raise table.place.error(f"« {table.key} » : sur = « {value} » n’existe pas ({', '.join(Certitude)}).")
    return Certitude(value)
