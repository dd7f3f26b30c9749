"""XPath's and ODK's functions, one file a subject. Importing this package declares them all."""

from desktop.entretiens.xpath.functions import (
    choices,
    dates,
    logic,
    nodes,
    numbers,
    strings,
    trigonometry,
)

__all__ = ["choices", "dates", "logic", "nodes", "numbers", "strings", "trigonometry"]
