"""The recovery code: printed once, kept away from the post, opens the store when a passphrase is lost.

Recovery may be split: two codes, kept by two persons, neither of which opens anything alone.

26 random characters of Crockford's base 32 (130 bits), then two check characters: the 26 read as a number,
modulo 1021. 1021 is prime, so one wrong character, or two exchanged, is always noticed.
"""

import secrets

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans("OIL", "011")
_SECRET_LENGTH = 26
_CHECK_MODULUS = 1021
_GROUP = 4


def generate_recovery_code() -> str:
    """Return a new code, in seven groups of four characters joined by hyphens."""
    secret = "".join(secrets.choice(_ALPHABET) for _ in range(_SECRET_LENGTH))
    return _grouped(secret + _check(secret))


def normalise(typed: str) -> str:
    """Return the code as `generate_recovery_code` writes it, whatever the case, the spaces, O for 0, I or L for 1.

    Raises: ValueError when what was typed is not a code, or holds a typing error.
    """
    code = "".join(c for c in typed.upper().translate(_MISREAD) if c.isalnum())
    secret, check = code[:_SECRET_LENGTH], code[_SECRET_LENGTH:]
    if len(secret) != _SECRET_LENGTH or not set(secret) <= set(_ALPHABET) or check != _check(secret):
        raise ValueError("not a recovery code")
    return _grouped(code)


def joined(codes: tuple[str, ...]) -> str:
    """Return the secret that one code is, or that two make together, in whichever order they are typed.

    Raises: ValueError when one of them is not a code, when they are the same, or more than two.
    """
    found = sorted({normalise(code) for code in codes})
    if len(found) != len(codes) or len(found) not in (1, 2):
        raise ValueError("one code, or two different ones")
    return "+".join(found)


def is_well_typed(typed: str) -> bool:
    """Tell a code that may be right from one that holds a typing error. Says nothing of the store."""
    try:
        normalise(typed)
    except ValueError:
        return False
    return True


def _check(secret: str) -> str:
    number = 0
    for character in secret:
        number = (number * len(_ALPHABET) + _ALPHABET.index(character)) % _CHECK_MODULUS
    return _ALPHABET[number // len(_ALPHABET)] + _ALPHABET[number % len(_ALPHABET)]


def _grouped(code: str) -> str:
    return "-".join(code[i : i + _GROUP] for i in range(0, len(code), _GROUP))
