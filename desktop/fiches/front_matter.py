"""The header of a sheet: YAML between two lines of dashes, each key known, each fault with its line."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

import yaml

from desktop.fiches.attributes import Place
from desktop.fiches.typography import french

REQUIRED = (
    "id",
    "titre",
    "objectif",
    "pour_qui",
    "mesure",
    "version",
    "a_jour_au",
    "a_relire_le",
    "responsable",
    "relecture",
)
OPTIONAL = ("ordre", "rang", "entretien", "meme_personne", "articles", "contacts")

E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`start` is where the header begins; keys are given at their own line by `place`."""

    start: Place
    values: dict[str, object]
    lines: dict[str, int]

    def place(self, key: str) -> Place:
        return Place(self.start.path, self.lines.get(key, self.start.line))

    def raw(self, key: str) -> str:
        """The value as written, "" when absent. Raises: ContentError when it is a list or a date."""
        value = self.values.get(key, "")
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str) or (key in REQUIRED and not value.strip()):
            raise self.place(key).error(f"l’en-tête « {key} » doit être un texte (entre guillemets au besoin).")
        return value.strip()

    def text(self, key: str) -> str:
        return french(self.raw(key))

    def day(self, key: str) -> date:
        """Raises: ContentError when it is not a date."""
        value = self.values.get(key)
        if type(value) is not date:
            raise self.place(key).error(f"l’en-tête « {key} » doit être une date, comme 2026-11-23.")
        return value

    def number(self, key: str) -> int:
        """0 when absent. Raises: ContentError when it is not a whole number."""
        value = self.values.get(key, 0)
        if type(value) is not int:
            raise self.place(key).error(f"l’en-tête « {key} » doit être un nombre entier.")
        return value

    def words(self, key: str) -> tuple[str, ...]:
        """Empty when absent. Raises: ContentError when it is not a list of texts."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            raise self.place(key).error(f"l’en-tête « {key} » doit être une liste, un identifiant par ligne.")
        return tuple(value)

    def member(self, key: str, members: type[E], default: E | None = None) -> E:
        """`default` when absent, if there is one. Raises: ContentError when the value is not one of `members`."""
        value = self.raw(key)
        if default is not None and key not in self.values:
            return default
        if value not in tuple(members):
            raise self.place(key).error(f"« {key}: {value} » n’existe pas ; valeurs possibles : {', '.join(members)}.")
        return members(value)


def parse_front_matter(text: str, start: Place) -> FrontMatter:
    """`start` is the line of the first dashes. Raises: ContentError."""
    loader = yaml.SafeLoader(text)
    try:
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line if error.problem_mark else 0
        raise _below(start, line).error("en-tête illisible : vérifiez les deux-points et les retraits.") from error
    if not isinstance(node, yaml.MappingNode):
        raise start.error("l’en-tête doit être une suite de lignes « nom: valeur ».")
    values: dict[str, object] = {}
    lines: dict[str, int] = {}
    for key_node, value_node in node.value:
        key, place = str(key_node.value), _below(start, key_node.start_mark.line)
        if key not in REQUIRED + OPTIONAL:
            raise place.error(f"l’en-tête « {key} » est inconnu.")
        if key in lines:
            raise place.error(f"l’en-tête « {key} » est donné deux fois.")
        try:
            values[key] = loader.construct_object(value_node, deep=True)
        except (yaml.YAMLError, ValueError) as error:
            raise place.error(f"la valeur de l’en-tête « {key} » est impossible.") from error
        lines[key] = place.line
    for key in REQUIRED:
        if key not in lines:
            raise start.error(f"il manque l’en-tête « {key} ».")
    return FrontMatter(start, values, lines)


def _below(start: Place, line: int) -> Place:
    """`line` counts from 0 just under the first dashes."""
    return Place(start.path, start.line + 1 + line)
