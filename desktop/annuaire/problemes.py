"""What may be wrong with a file of a directory, or with one value in it, and the sentence that says so."""

from dataclasses import dataclass
from enum import StrEnum

from desktop.langues.interface import _, marked


class FileFault(StrEnum):
    """Why a file cannot be read at all."""

    UNREADABLE = "unreadable"
    EMPTY = "empty"
    NOT_TEXT = "not_text"
    BROKEN_ENCODING = "broken_encoding"
    MALFORMED = "malformed"
    TOO_MANY_COLUMNS = "too_many_columns"
    CELL_TOO_LONG = "cell_too_long"
    TOO_HEAVY = "too_heavy"
    NO_TABLE = "no_table"
    UNKNOWN = "unknown"


_FILE_SENTENCES = {
    FileFault.UNREADABLE: marked("Ce fichier ne peut pas être lu. Vérifiez qu’il existe et que vous pouvez l’ouvrir."),
    FileFault.EMPTY: marked("Ce fichier est vide. Choisissez-en un autre."),
    FileFault.NOT_TEXT: marked("Ce fichier n’est ni un texte ni un classeur. Enregistrez-le en CSV ou en XLSX."),
    FileFault.BROKEN_ENCODING: marked(
        "Le texte de ce fichier est abîmé : des lettres y sont illisibles. Enregistrez-le de nouveau, en UTF-8."
    ),
    FileFault.MALFORMED: marked("Ce fichier est abîmé ou incomplet. Redemandez-le, ou enregistrez-le de nouveau."),
    FileFault.TOO_MANY_COLUMNS: marked("Ce fichier a trop de colonnes pour un annuaire. Vérifiez que c’est le bon."),
    FileFault.CELL_TOO_LONG: marked(
        "Une cellule de ce fichier est trop longue. Un guillemet y est peut-être mal fermé."
    ),
    FileFault.TOO_HEAVY: marked(
        "Ce fichier demande trop de mémoire ou de temps. Coupez-le en plusieurs fichiers, ou choisissez un CSV."
    ),
    FileFault.NO_TABLE: marked("Ce fichier ne contient pas de liste de structures ni de services."),
    FileFault.UNKNOWN: marked(
        "Les colonnes de ce fichier ne disent pas ce qu’il est. Dites quelle colonne est le nom, l’identifiant…"
    ),
}


def file_sentence(fault: FileFault, line: int) -> str:
    """Why a file was refused, and what to do; nothing was then changed."""
    where = _(" (ligne {n})").format(n=line) if line else ""
    first, _dot, rest = _(_FILE_SENTENCES[fault]).partition(".")
    return f"{first}{where}.{rest} " + _("Rien n’a été changé.")


class Probleme(StrEnum):
    """What is wrong with a value."""

    MISSING = "missing"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    UNKNOWN_VALUE = "unknown_value"
    NOT_A_DATE = "not_a_date"
    FUTURE_OR_OLD = "future_or_old"
    NOT_A_NUMBER = "not_a_number"
    NOT_A_CODE = "not_a_code"
    NOT_A_COURRIEL = "not_a_courriel"
    NOT_A_SITE = "not_a_site"
    ALONE = "alone"
    SEEN = "seen"
    NO_STRUCTURE = "no_structure"
    TOO_MANY_CELLS = "too_many_cells"
    UNFIT = "unfit"


_SENTENCES = {
    Probleme.MISSING: marked("il faut une valeur"),
    Probleme.TOO_SHORT: marked("« {value} » est trop court"),
    Probleme.TOO_LONG: marked("« {value} » est trop long"),
    Probleme.UNKNOWN_VALUE: marked("« {value} » n’est pas une valeur connue"),
    Probleme.NOT_A_DATE: marked("« {value} » n’est pas une date (AAAA-MM-JJ ou JJ/MM/AAAA)"),
    Probleme.FUTURE_OR_OLD: marked("« {value} » n’est pas entre l’an 2000 et aujourd’hui"),
    Probleme.NOT_A_NUMBER: marked("« {value} » n’est pas un nombre"),
    Probleme.NOT_A_CODE: marked("« {value} » n’a pas le bon nombre de chiffres"),
    Probleme.NOT_A_COURRIEL: marked("« {value} » n’est pas une adresse de courriel"),
    Probleme.NOT_A_SITE: marked("« {value} » n’est pas une adresse de site (https://…)"),
    Probleme.ALONE: marked("« {value} » doit être la seule valeur"),
    Probleme.SEEN: marked("« {value} » est déjà plus haut dans le fichier"),
    Probleme.NO_STRUCTURE: marked("la structure « {value} » n’est ni dans ce fichier ni dans l’annuaire"),
    Probleme.TOO_MANY_CELLS: marked("plus de cellules que de colonnes"),
    Probleme.UNFIT: marked("« {value} » ne convient pas"),
}
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Anomalie:
    """Where a value is unfit, and why. `is_error`: its line cannot be imported; else the line is, without the value.

    `column` is as the file names it; `value` is cut to what can be shown.
    """

    line: int
    column: str
    probleme: Probleme
    value: str = ""
    is_error: bool = True

    def __str__(self) -> str:
        said = _(_SENTENCES[self.probleme]).format(value=self.value)
        if not self.column:
            return _("Ligne {n} : {said}.").format(n=self.line, said=said)
        return _("Ligne {n}, colonne « {column} » : {said}.").format(n=self.line, column=self.column, said=said)


def excerpt(value: object) -> str:
    """As much of a value as is shown."""
    said = " ".join(str(value).split())
    return said if len(said) <= _SHOWN else said[: _SHOWN - 1] + "…"
