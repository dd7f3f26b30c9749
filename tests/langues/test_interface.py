"""What the window says: all of it in English too, with the same values; French where nothing is said better."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import paths
from desktop.errors import ContentError
from desktop.langues import interface, paper
from desktop.langues.catalogue import read_catalog
from desktop.langues.interface import _, marked, ngettext, speak, spoken
from desktop.langues.langue import Langue
from desktop.langues.window_catalogue import window_catalogues

# The same in both languages.
SAME = {"Besoins"}


@pytest.fixture(autouse=True)
def french_again() -> Iterator[None]:
    yield
    speak(Langue.FRANCAIS)


def messages() -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """French and English of each, singular and plural."""
    path = paths.TRANSLATIONS / "en" / "LC_MESSAGES" / "interface.po"
    return [(_forms(m.id), _forms(m.string)) for m in read_catalog(path) if m.id]


def _forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def test_the_catalogue_follows_the_sources_and_lacks_nothing():
    for path, content in window_catalogues(paths.ROOT / "desktop", paths.TRANSLATIONS):
        assert path.read_bytes() == content
    assert [french for french, english in messages() if not all(english)] == []
    assert len(messages()) > 900


def test_a_translation_keeps_the_values_and_no_french():
    def values(forms: tuple[str, ...]) -> list[set[str]]:
        return [set(re.findall(r"\{[^}]*\}", form)) for form in forms]

    assert [french for french, english in messages() if values(french) != values(english)] == []
    assert [f for f, english in messages() if "«" in "".join(english) or "\u00a0:" in "".join(english)] == []
    same = {french[0] for french, english in messages() if french == english}
    assert {text for text in same if re.search(r"[éèàùçêîôû’]", text)} == set()


def test_the_window_speaks_what_it_is_told_to():
    assert (_("Retour"), spoken()) == ("Retour", Langue.FRANCAIS)

    speak(Langue.ANGLAIS)

    assert (_("Retour"), spoken()) == ("Back", Langue.ANGLAIS)
    assert _(marked("Une phrase que personne n’a écrite")) == "Une phrase que personne n’a écrite"


def test_paper_is_in_french_whatever_the_window_speaks():
    speak(Langue.ANGLAIS)

    assert paper._("Retour attendu") == "Retour attendu"
    for path in (paths.ROOT / "desktop" / "export").glob("*.py"):
        assert "langues.interface import" not in path.read_text(encoding="utf-8"), path.name


@pytest.mark.parametrize(("langue", "none"), [(Langue.FRANCAIS, "jour"), (Langue.ANGLAIS, "days")])
def test_each_language_counts_as_it_does(langue, none, tmp_path: Path):
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "interface.po").write_text(
        'msgid "jour"\nmsgid_plural "jours"\nmsgstr[0] "day"\nmsgstr[1] "days"\n', encoding="utf-8"
    )
    speak(langue, tmp_path)

    assert ngettext("jour", "jours", 0) == none
    assert ngettext("jour", "jours", 1) in ("jour", "day")
    assert ngettext("jour", "jours", 2) in ("jours", "days")


def test_a_broken_catalogue_is_told_and_what_was_spoken_goes_on(tmp_path: Path):
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "interface.po").write_text('msgid "Retour\nmsgstr "Back"\n', encoding="utf-8")

    with pytest.raises(ContentError):
        speak(Langue.ANGLAIS, tmp_path)

    assert interface.spoken() is Langue.FRANCAIS
