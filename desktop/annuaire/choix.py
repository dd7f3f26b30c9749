"""What the user decides of a file before it is read, and what the process that reads it tells."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop.annuaire.champs import Format

Told = list[Any]
"""["tableau", name, format, columns, correspondance], ["structures"|"services"|"complements", rows],
["anomalies", [[line, column, probleme, value, is_error]…]], ["lu", part], last ["fin", lines at fault, remarks]."""


@dataclass(frozen=True, slots=True)
class Choix:
    """Of each table, by its name: what its rows are, and the column of each field. What is not there is guessed.

    A table whose format is None is not read.
    """

    formats: Mapping[str, Format | None] = field(default_factory=dict)
    correspondances: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def to_json(self) -> str:
        correspondances = {name: dict(each) for name, each in self.correspondances.items()}
        return json.dumps({"formats": dict(self.formats), "correspondances": correspondances})

    @classmethod
    def from_json(cls, text: str) -> "Choix":
        """Raises: ValueError, KeyError when it is not what `to_json` writes."""
        data = json.loads(text)
        return cls({name: each and Format(each) for name, each in data["formats"].items()}, data["correspondances"])
