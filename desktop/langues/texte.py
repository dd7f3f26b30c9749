"""A text as it is shown: its words, its language, and whether a reviewer approved them."""

from dataclasses import dataclass

from desktop.langues.langue import Langue


@dataclass(frozen=True, slots=True)
class Texte:
    """`langue` is that of `content`: French when the translation asked for does not exist."""

    content: str
    langue: Langue
    is_approved: bool

    def __str__(self) -> str:
        return self.content
