"""References of texts, as short as a lawyer writes them in a margin."""

_SHORT = (
    ("Code pénal, art. ", "CP "),
    ("Code de procédure pénale, art. ", "CPP "),
    ("CPP, art. ", "CPP "),
    ("CESEDA, art. ", "CESEDA "),
    ("CASF, art. ", "CASF "),
    ("Code civil, art. ", "C. civ. "),
)


def short_reference(reference: str) -> str:
    plain = reference.replace("\N{NO-BREAK SPACE}", " ")
    for long, short in _SHORT:
        if plain.startswith(long):
            return short + plain.removeprefix(long)
    return plain
