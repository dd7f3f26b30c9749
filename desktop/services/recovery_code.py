"""A recovery code as it is given and checked: made here, kept on paper, two of its groups typed again to be sure."""

import secrets
from collections.abc import Mapping

from desktop.errors import NotAllowedError
from desktop.poste.politique import Politique, Recuperation
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


def require_recovery(politique: Politique, codes: tuple[str, ...]) -> None:
    """One code, or two for two persons, as the service wants it. Raises: NotAllowedError."""
    given = Recuperation.SIMPLE if len(codes) == 1 else Recuperation.PARTAGEE
    if politique.recuperation not in (None, given):
        raise NotAllowedError(by_politique=True)
