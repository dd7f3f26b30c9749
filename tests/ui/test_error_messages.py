import inspect
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop import errors
from desktop.annuaire.problemes import FileFault
from desktop.ui.error_messages import sentence

ARGUMENTS: dict[str, object] = {
    "path": Path("/profil/coffre.db"),
    "target": Path("/dossier/fiche.pdf"),
    "line": 12,
    "reason": "l’article cp-1 n’existe pas",
    "wait_s": 8.2,
    "langue": "ar",
    "package": "fonts-noto-core",
    "character": "ሀ",
    "section": "La situation",
    "ref": "/accueil/q",
    "champ": "telephone",
    "missing": ("accord",),
    "status": "close",
    "current": "brouillon",
    "wanted": "close",
    "partenaire_id": "p",
    "needed_bytes": 200_000,
    "free_bytes": 12_000,
    "at": datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
    "nom": "Camille Durand",
    "detail": "fiche",
    "fault": FileFault.UNREADABLE,
    "count": 3,
}

ABSTRACT = {
    errors.RepereError,
    errors.DocumentError,
    errors.EnveloppeError,
    errors.CleError,
    errors.IdentiteError,
    errors.CodeError,
    errors.AnswerFileError,
    errors.FaultyFileError,
    errors.InvalidFieldError,
    errors.ReponseError,
    errors.RuleError,
    errors.ToConfirmError,
}


def every_error() -> list[type[errors.RepereError]]:
    kinds = [kind for _name, kind in inspect.getmembers(errors, inspect.isclass)]
    return [kind for kind in kinds if issubclass(kind, errors.RepereError) and kind not in ABSTRACT]


def make(kind: type[errors.RepereError]) -> errors.RepereError:
    names = [name for name in inspect.signature(kind.__init__).parameters if name in ARGUMENTS]
    return kind(*(ARGUMENTS[name] for name in names))


@pytest.mark.parametrize("kind", every_error())
def test_every_error_says_what_happened_and_what_to_do(kind: type[errors.RepereError]) -> None:
    said = sentence(make(kind))

    assert said != sentence(RuntimeError())
    assert said.endswith(".")
    assert "{" not in said


def test_a_bug_reveals_nothing_of_what_was_handled() -> None:
    assert "Maria" not in sentence(ValueError("Maria"))


def test_a_broken_content_file_is_named_with_its_line() -> None:
    said = sentence(errors.ContentError(Path("resources/fiches/accueil/fiche.md"), 12, "l’article manque"))

    assert "accueil/fiche.md, ligne 12" in said
    assert "l’article manque" in said


@pytest.mark.parametrize(
    ("wait_s", "expected"), [(0.0, "tout de suite"), (1.0, "1 seconde,"), (8.2, "9 secondes"), (61, "2 minutes")]
)
def test_a_wrong_passphrase_says_how_long_to_wait_and_that_nothing_is_erased(wait_s: float, expected: str) -> None:
    said = sentence(errors.WrongPassphraseError(Path("coffre"), wait_s))

    assert expected in said
    assert "Rien n’est effacé" in said


def test_a_missing_font_names_the_language_and_what_to_install() -> None:
    said = sentence(errors.MissingFontError("ar", "fonts-noto-core"))

    assert "arabe" in said
    assert "fonts-noto-core" in said


@pytest.mark.parametrize(
    ("character", "named"), [("🙂", "U+1F642, slightly smiling face"), ("\ue123", "U+E123"), ("ሀ", "U+1200, ethiopic")]
)
def test_a_character_that_cannot_be_printed_is_told_by_its_code_and_its_name(character: str, named: str) -> None:
    told = sentence(errors.MissingGlyphError(character, "ar"))

    assert named in told and character in told and "arabe" in told
