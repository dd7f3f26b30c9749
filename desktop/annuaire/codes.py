"""Where a code belongs: the department of a commune, by its INSEE code or its postal code."""

from typing import NewType

CodeDepartement = NewType("CodeDepartement", str)
"""As INSEE writes it: "59", "2A", "974"; three digits overseas."""

# Two islands share the first three digits of the postal codes of Guadeloupe, which they left.
_POSTAL_EXCEPTIONS = {"97133": CodeDepartement("977"), "97150": CodeDepartement("978")}


def of_insee(code: str) -> CodeDepartement | None:
    """The department of the INSEE code of a commune: "2A004", "97411"."""
    code = code.strip().upper()
    if len(code) != 5 or not code[2:].isdecimal() or not code.isascii():
        return None
    return _of_digits(code) if code[:2] not in ("2A", "2B") else CodeDepartement(code[:2])


def of_postal(code: str) -> CodeDepartement | None:
    """The department a postal code is served from."""
    code = code.strip()
    if len(code) != 5 or not (code.isdecimal() and code.isascii()):
        return None
    if code[:2] == "20":
        return CodeDepartement("2A" if code[2] in "01" else "2B")
    return _POSTAL_EXCEPTIONS.get(code) or _of_digits(code)


def _of_digits(code: str) -> CodeDepartement | None:
    if code[:2] in ("97", "98"):
        overseas = code[:3]
        known = "971" <= overseas <= "978" or "986" <= overseas <= "988"
        return CodeDepartement(overseas) if known else None
    known = code[:2].isdecimal() and "01" <= code[:2] <= "95" and code[:2] != "20"
    return CodeDepartement(code[:2]) if known else None
