"""gettext for the window: every visible literal goes through `_`, formatted after translation."""

import gettext as _gettext

from desktop import paths

_translations = _gettext.translation("interface", paths.TRANSLATIONS, languages=["fr"], fallback=True)

_ = _translations.gettext
ngettext = _translations.ngettext


def marked(text: str) -> str:
    """Mark a literal for extraction; it is translated when shown."""
    return text
