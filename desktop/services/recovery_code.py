"""A recovery code as it is given and checked: made here, kept on paper, two of its groups typed again to be sure."""

import secrets
from collections.abc import Mapping

from desktop.storage.recovery import generate_recovery_code

_MISREAD = str.maketrans("OIL", "011")


def new_recovery_code() -> str:
    """Return a code in groups joined by hyphens."""
    return generate_recovery_code()


def confirm_groups(code: str, typed: Mapping[int, str]) -> bool:
    """Tell whether each group typed again is that of the code. Positions count from 0; case does not matter."""
    groups = code.split("-")
    return bool(typed) and all(
        0 <= position < len(groups) and secrets.compare_digest(_read(groups[position]), _read(text))
        for position, text in typed.items()
    )


def _read(group: str) -> bytes:
    """As the recovery code is read when it is typed whole."""
    return "".join(c for c in group.upper().translate(_MISREAD) if c.isalnum()).encode()
