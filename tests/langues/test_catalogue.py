"""Translations and their review state, read from real PO files."""

import pytest

from desktop.errors import ContentError
from desktop.langues.catalogue import Catalogues
from desktop.langues.langue import Langue
from desktop.langues.texte import Texte

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


@pytest.fixture
def written(tmp_path):
    """Write entries as the Romanian catalogue and give the catalogues back."""

    def write(entries: str) -> Catalogues:
        catalogues = Catalogues(tmp_path)
        path = catalogues.path(Langue.ROUMAIN)
        path.parent.mkdir(parents=True)
        path.write_text(HEADER + entries, encoding="utf-8")
        return catalogues

    return write


def entry(translation: str, flag: str = "") -> str:
    return f'{flag}msgctxt "a:q|label"\nmsgid "oui"\nmsgstr "{translation}"\n'


def test_a_translation_nobody_read_over_is_shown_as_such(written):
    texte = written(entry("da")).text("a:q|label", "oui", Langue.ROUMAIN)

    assert texte == Texte("da", Langue.ROUMAIN, is_approved=False)


def test_a_translation_read_over_is_approved(written):
    texte = written(entry("da", "# relecteur : M.\n# date : 2026-11-23\n#, relue\n")).text(
        "a:q|label", "oui", Langue.ROUMAIN
    )

    assert texte == Texte("da", Langue.ROUMAIN, is_approved=True)


@pytest.mark.parametrize(
    ("content", "contexte", "source"),
    [
        (entry("da", "#, fuzzy, relue\n"), "a:q|label", "oui"),
        (entry(""), "a:q|label", "oui"),
        (entry("da"), "a:other|label", "oui"),
        (entry("da"), "a:q|label", "oui, peut-être"),
    ],
    ids=["fuzzy", "empty", "other context", "French changed since"],
)
def test_what_is_not_translated_is_french_and_not_approved(written, content, contexte, source):
    texte = written(content).text(contexte, source, Langue.ROUMAIN)

    assert texte == Texte(source, Langue.FRANCAIS, is_approved=False)


def test_a_language_without_a_file_falls_back_to_french(tmp_path):
    texte = Catalogues(tmp_path).text("a:q|label", "oui", Langue.ARABE)

    assert texte == Texte("oui", Langue.FRANCAIS, is_approved=False)


def test_french_is_the_source_and_needs_no_approval(tmp_path):
    assert Catalogues(tmp_path).text("a:q|label", "oui", Langue.FRANCAIS).is_approved


def test_a_broken_catalogue_is_named_with_its_line(written):
    catalogues = written(entry("da") + '\nmsgctxt "a:r|label"\nmsgid "non\nmsgstr "nu"\n')

    with pytest.raises(ContentError) as caught:
        catalogues.text("a:q|label", "oui", Langue.ROUMAIN)

    assert caught.value.path == catalogues.path(Langue.ROUMAIN)
    assert caught.value.line == 10


def test_a_catalogue_that_is_not_text_is_refused(written):
    catalogues = written("")
    catalogues.path(Langue.ROUMAIN).write_bytes(b"\xff\xfe\x00\x80")

    with pytest.raises(ContentError):
        catalogues.text("a:q|label", "oui", Langue.ROUMAIN)
