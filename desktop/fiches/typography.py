"""French typography set when content is read, so that its authors type on a plain keyboard.

Not for source text that still has its attribute blocks: their quotes are syntax.
"""

import re

_NBSP = "\N{NO-BREAK SPACE}"

# A colon before a dash is the alignment of a Markdown table, not a sentence.
_BEFORE = re.compile(r" (?=[;!?»%€]|:(?!-))")
_AFTER = re.compile(r"(?<=«) ")
_IN_NUMBERS = re.compile(r"(?<=\d) (?=\d{2,3}(?!\d))|(?<=\+\d\d) (?=\d)")
_BEFORE_UNITS = re.compile(r"(?<=\d) (?=(?:h|min|ans|an|mois|jours|jour|heures|j|millions?)\b)")
_AFTER_REFERENCE = re.compile(r"(?<=\b[LRD]\.) (?=\d)|(?<=\bart\.) |(?<=\balinéa) (?=\d)|(?<=\bn°) ")


def french(text: str) -> str:
    """Return the text with curved apostrophes, and spaces that may not break where French forbids it."""
    text = text.replace("'", "’")
    for pattern in (_BEFORE, _AFTER, _IN_NUMBERS, _BEFORE_UNITS, _AFTER_REFERENCE):
        text = pattern.sub(_NBSP, text)
    return text
