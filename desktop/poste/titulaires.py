"""Those who open the store of this post, and what each may do."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from desktop.errors import InvalidTitulaireError

TitulaireId = NewType("TitulaireId", str)

NAME_LENGTH = 60


class Role(StrEnum):
    """A *responsable* also looks after people, retention, backups and journal."""

    AGENT = "agent"
    RESPONSABLE = "responsable"


@dataclass(frozen=True, slots=True)
class Titulaire:
    """One person with a passphrase of their own. `nom` is a name or a service number, as the unit decides.

    `nom` is in clear on the disk: it is what the locked post offers to choose from.
    """

    titulaire_id: TitulaireId
    nom: str
    role: Role

    @property
    def is_responsable(self) -> bool:
        return self.role is Role.RESPONSABLE


def checked_name(nom: str) -> str:
    """Return a name with its spaces tidied. Raises: InvalidTitulaireError when it is blank, too long, or unreadable."""
    name = " ".join(nom.split())
    if not 0 < len(name) <= NAME_LENGTH or not name.isprintable():
        raise InvalidTitulaireError
    return name


def folded_name(text: str) -> str:
    """Without case or accents: what a name is sorted and found by."""
    return "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))
