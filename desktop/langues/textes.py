"""Phrases said or handed to the person, other than questions: rights, agreement, pocket card.

To add one: a table in `resources/textes/personne.toml`, then `make translations`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from desktop import toml_text
from desktop.errors import ContentError
from desktop.langues.catalogue import Catalogues
from desktop.langues.langue import Langue
from desktop.langues.texte import Texte

_FIELDS = {"texte": str, "legal": bool, "articles": list, "commentaire": str}


@dataclass(frozen=True, slots=True)
class Phrase:
    """`is_legal`: it states the law, so its wording is a lawyer's. `{name}` in the text is filled when shown.

    `articles` are the ids of the texts of law it rests on.
    """

    key: str
    texte: str
    is_legal: bool
    commentaire: str
    articles: tuple[str, ...] = ()

    @property
    def contexte(self) -> str:
        return f"personne:{self.key}"


class TextesPersonne:
    """An unknown key is a bug: KeyError."""

    def __init__(self, phrases: Mapping[str, Phrase], catalogues: Catalogues, *, bars_law: bool = False) -> None:
        self._phrases = phrases
        self._catalogues = catalogues
        self._bars_law = bars_law

    @classmethod
    def load(cls, path: Path, catalogues: Catalogues) -> "TextesPersonne":
        """Raises: ContentError."""
        return cls({phrase.key: phrase for phrase in load_phrases(path)}, catalogues)

    def without_unapproved_law(self) -> "TextesPersonne":
        """The same, where a phrase that states the law is said in French until its translation is approved."""
        return TextesPersonne(self._phrases, self._catalogues, bars_law=True)

    def text(self, key: str, langue: Langue, **values: str) -> Texte:
        """The phrase with its `{name}` filled. Raises: ContentError when the catalogue is broken."""
        phrase = self._phrases[key]
        texte = self._catalogues.text(phrase.contexte, phrase.texte, langue)
        if self._bars_law and phrase.is_legal and not texte.is_approved:
            texte = Texte(phrase.texte, Langue.FRANCAIS, is_approved=False)
        return replace(texte, content=texte.content.format(**values)) if values else texte

    def is_legal(self, key: str) -> bool:
        return self._phrases[key].is_legal

    def articles(self, key: str) -> tuple[str, ...]:
        """Ids of the texts of law a phrase rests on."""
        return self._phrases[key].articles

    def keys(self, prefix: str = "") -> tuple[str, ...]:
        """Keys in the order of the file: those of one group when `prefix` is given ("droits.")."""
        return tuple(key for key in self._phrases if key.startswith(prefix))


def load_phrases(path: Path) -> tuple[Phrase, ...]:
    """Raises: ContentError."""
    try:
        source = toml_text.decode(path.read_bytes())
        tables = toml_text.parse(source)
    except toml_text.TomlError as error:
        raise ContentError(path, error.line, error.reason) from error
    except OSError as error:
        raise ContentError(path, 0, "fichier illisible") from error
    return tuple(_phrase(path, source, key, table) for key, table in tables.items())


def _phrase(path: Path, source: str, key: str, table: object) -> Phrase:
    fields = table if isinstance(table, dict) else {}
    for reason in _faults(fields):
        raise ContentError(path, _line_of(source, key), f"phrase « {key} » : {reason}")
    articles = tuple(str(article) for article in fields.get("articles", ()))
    return Phrase(key, fields["texte"], fields.get("legal", False), fields.get("commentaire", ""), articles)


def _faults(fields: Mapping[str, object]) -> Iterator[str]:
    if not fields.get("texte"):
        yield "« texte » manque"
    for name, value in fields.items():
        if name not in _FIELDS:
            yield f"champ « {name} » inconnu"
        elif not isinstance(value, _FIELDS[name]):
            yield f"« {name} » n'a pas le bon type"


def _line_of(source: str, key: str) -> int:
    """Line of the table's header."""
    headers = (f'["{key}"]', f"[{key}]", f"{key} =")
    lines = enumerate(source.splitlines(), start=1)
    return next((number for number, line in lines if line.strip().startswith(headers)), 0)
