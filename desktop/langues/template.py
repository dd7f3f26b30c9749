"""Makes the template of sentences to translate, and brings a language's file up to date with it.

A sentence is known by its context. When its French changed, the old translation stays, marked `fuzzy`, for the
translator to correct; a sentence that is gone is dropped. Same sentences, same bytes.
"""

import io
import re
from collections.abc import Iterable
from typing import NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import write_po

from desktop.langues.catalogue import APPROVED_FLAG
from desktop.langues.langue import Langue

LEGAL_COMMENT = "Phrase de droit : relecture par un juriste."
# These headers change at each writing and say nothing git does not.
_CHANGING = re.compile(
    rb'^"(POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator|Language-Team|Report-.*?): .*\n', re.M
)


class Sentence(NamedTuple):
    contexte: str
    source: str
    comment: str = ""
    is_legal: bool = False


class Progress(NamedTuple):
    """Counts of sentences: `translated` ones can be shown, `approved` ones were read over."""

    total: int
    translated: int
    approved: int


def template(sentences: Iterable[Sentence]) -> Catalog:
    """A catalogue without translations, in the order given."""
    return _catalog(None, sentences, {})


def updated(sentences: Iterable[Sentence], previous: Catalog, langue: Langue) -> Catalog:
    """The sentences with the translations and states of `previous`."""
    known = {message.context: message for message in previous if message.id}
    return _catalog(langue, sentences, known)


def render(catalog: Catalog) -> bytes:
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=0)
    return _CHANGING.sub(b"", buffer.getvalue())


def progress(catalog: Catalog) -> Progress:
    messages = [message for message in catalog if message.id]
    translated = [message for message in messages if message.string and not message.fuzzy]
    return Progress(len(messages), len(translated), sum(APPROVED_FLAG in message.flags for message in translated))


def _catalog(langue: Langue | None, sentences: Iterable[Sentence], known: dict[str | None, Message]) -> Catalog:
    catalog = Catalog(
        locale=langue.locale if langue else None,
        project="Repère",
        version="1",
        header_comment="# Phrases dites, montrées ou remises à la personne. `#, relue` : phrase relue et approuvée.",
        fuzzy=False,
    )
    for sentence in sentences:
        comments = [text for text in (sentence.comment, LEGAL_COMMENT if sentence.is_legal else "") if text]
        old = known.get(sentence.contexte)
        catalog.add(
            sentence.source,
            string=old.string if old else "",
            flags=_flags(sentence, old),
            auto_comments=comments,
            user_comments=old.user_comments if old else (),
            previous_id=_previous_id(sentence, old),
            context=sentence.contexte,
        )
    return catalog


def _flags(sentence: Sentence, old: Message | None) -> set[str]:
    if old is None or not old.string:
        return set()
    if old.id != sentence.source:
        return {"fuzzy"}
    return set(old.flags)


def _previous_id(sentence: Sentence, old: Message | None) -> list[str]:
    if old is None or not old.string or old.id == sentence.source:
        return list(old.previous_id) if old else []
    return [str(old.id)]
