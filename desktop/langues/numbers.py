"""Numbers as a language writes them."""

from babel import numbers

from desktop.langues.langue import Langue


def format_count(count: int, langue: Langue) -> str:
    """Digits by threes: "100 000"."""
    return str(numbers.format_decimal(count, locale=langue.locale))
