"""Reading the policy file: a closed schema, strictly. What is not understood is refused, never skipped.

To add a key: its line in `_SCHEMA`, and in `docs/politique.md`.
"""

import ctypes
import os
import re
import stat
import sys
import unicodedata
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from desktop import toml_text
from desktop.errors import PolitiqueError
from desktop.langues.interface import LANGUES as INTERFACE_LANGUES
from desktop.langues.langue import Langue
from desktop.orientations.reglages import BROUILLON_HEURES_MAX, NaturePoste
from desktop.partenaires.model import PartenaireId
from desktop.poste.politique import NO_POLITIQUE, Droit, Politique, Recuperation, Sortie

VERSION = 1
MAX_BYTES = 64 * 1024
_MAX_LINE = 2000
_MAX_TEXT = 120

E = TypeVar("E", bound=StrEnum)
Read = Callable[[Any], object]


def load_politique(path: Path) -> Politique:
    """Read the policy of the service; one that imposes nothing when there is no file.

    Raises:
        PolitiqueError: the file is there and is not entirely understood.
    """
    content = _load_bytes(path)
    if content is None:
        return NO_POLITIQUE
    try:
        text = _decode(content)
        values = toml_text.parse(text)
    except toml_text.TomlError as error:
        raise PolitiqueError(path, error.line, error.reason) from error
    try:
        return Politique(source=path, keys=_keys(values), **_read_document(values))
    except _WrongError as wrong:
        raise PolitiqueError(path, toml_text.line_of(text, wrong.place), wrong.reason) from wrong


def known_keys() -> tuple[str, ...]:
    """Every key there is beside the version, as `table.key`."""
    return tuple(f"{name}.{key}" for name, keys in _SCHEMA.items() for key in keys)


def is_changeable(path: Path) -> bool:
    """Whether who runs Repère can write that file, or put another in its place, without being an administrator."""
    if _is_administrator():
        return False
    try:
        with path.open("r+b"):
            return True
    except FileNotFoundError:
        return False
    except OSError:
        # On Windows, `os.access` does not know the rights on a folder.
        as_effective = os.access in os.supports_effective_ids
        return os.name != "nt" and os.access(path.parent, os.W_OK | os.X_OK, effective_ids=as_effective)


def _is_administrator() -> bool:
    if sys.platform == "win32":
        return bool(ctypes.windll.shell32.IsUserAnAdmin())
    return os.geteuid() == 0


class _WrongError(Exception):
    """`place` is the path of the key at fault, as `toml_text.line_of` takes it; empty for the whole file."""

    def __init__(self, reason: str, *place: str | int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.place = place


def _load_bytes(path: Path) -> bytes | None:
    """None when there is no file: nothing else may pass for its absence."""
    try:
        # Not followed: a link to nowhere is a policy that was meant to be there.
        path.lstat()
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise PolitiqueError(path, 0, "le fichier ne peut pas être lu.") from error
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise PolitiqueError(path, 0, "ce n’est pas un fichier.")
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise PolitiqueError(path, 0, "le fichier ne peut pas être lu.") from error
    if len(content) > MAX_BYTES:
        raise PolitiqueError(path, 0, f"le fichier dépasse {MAX_BYTES // 1024} Kio.")
    return content


def _decode(content: bytes) -> str:
    text = toml_text.decode(content)
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > _MAX_LINE:
            raise toml_text.TomlError(number, f"cette ligne dépasse {_MAX_LINE} caractères.")
    return text


def _read_document(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of `Politique`. Raises: _WrongError."""
    if "version" not in values:
        raise _WrongError(f"il manque la clé « version = {VERSION} » en tête.")
    _check_version(values["version"])
    fields: dict[str, Any] = {}
    for name, table in values.items():
        if name == "version":
            continue
        if name not in _SCHEMA:
            raise _WrongError(f"{_shown(name)} est inconnu ; tableaux possibles : {', '.join(_SCHEMA)}.", name)
        if not isinstance(table, dict):
            raise _WrongError(f"« {name} » doit être un tableau : [{name}].", name)
        fields |= _read_table(name, table)
    return fields


def _keys(values: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(f"{name}.{key}" for name, table in values.items() if isinstance(table, dict) for key in table)


def _check_version(version: object) -> None:
    if type(version) is int and version > VERSION:
        raise _WrongError("ce fichier est écrit pour une version plus récente de Repère.", "version")
    if type(version) is not int or version != VERSION:
        raise _WrongError(f"la version doit être {VERSION}.", "version")


def _read_table(name: str, table: Mapping[str, Any]) -> dict[str, Any]:
    known = _SCHEMA[name]
    fields = {}
    for key, value in table.items():
        if key not in known:
            raise _WrongError(
                f"{_shown(key)} est inconnu dans [{name}] ; clés possibles : {', '.join(known)}.", name, key
            )
        field, read = known[key]
        try:
            fields[field] = read(value)
        except _WrongError as wrong:
            raise _WrongError(f"« {key} » : {wrong.reason}", name, key, *wrong.place) from None
    return fields


def _shown(name: str) -> str:
    """A name nobody checked, as it may stand in a sentence."""
    return f"« {name} »" if re.fullmatch(r"[\w.-]{1,60}", name) else "ce nom"


def _number(least: int, most: int) -> Read:
    def read(value: object) -> int:
        if type(value) is not int or not least <= value <= most:
            raise _WrongError(f"un nombre entier de {least} à {most} est attendu.")
        return value

    return read


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise _WrongError("true ou false est attendu.")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _WrongError("un texte entre guillemets est attendu.")
    if not value.strip() or value != value.strip():
        raise _WrongError("ce texte est vide, ou commence ou finit par un espace.")
    if len(value) > _MAX_TEXT:
        raise _WrongError(f"ce texte dépasse {_MAX_TEXT} caractères.")
    # Controls, invisible marks and line ends; a no-break space is a space like another.
    if any(unicodedata.category(character) in {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"} for character in value):
        raise _WrongError("ce texte contient un caractère invisible ou un saut de ligne.")
    return value


def _id(value: object) -> PartenaireId:
    return PartenaireId(_text(value))


def _member(members: type[E]) -> Callable[[object], E]:
    def read(value: object) -> E:
        text = _text(value)
        if text not in set(members):
            raise _WrongError(f"« {text} » n’existe pas ; valeurs possibles : {', '.join(members)}.")
        return members(text)

    return read


def _list(read_item: Read) -> Callable[[object], tuple[Any, ...]]:
    def read(value: object) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise _WrongError("une liste entre crochets est attendue.")
        items: list[object] = []
        for index, each in enumerate(value):
            try:
                item = read_item(each)
            except _WrongError as wrong:
                raise _WrongError(wrong.reason, index) from None
            if item in items:
                raise _WrongError(f"« {item} » y est deux fois.", index)
            items.append(item)
        return tuple(items)

    return read


def _langues(value: object) -> tuple[Langue, ...]:
    found = _list(_member(Langue))(value)
    if Langue.FRANCAIS not in found:
        raise _WrongError("le français (« fr ») doit y être : tout est traduit de lui.")
    return tuple(langue for langue in Langue if langue in found)


def _window_langue(value: object) -> Langue:
    found = next((langue for langue in INTERFACE_LANGUES if langue == value), None)
    if found is None:
        raise _WrongError("« fr » ou « en » est attendu.")
    return found


def _folder(value: object) -> Path:
    folder = Path(_text(value))
    if not folder.is_absolute():
        raise _WrongError("un chemin complet est attendu, depuis la racine du disque.")
    return folder


# Table, key: the field of `Politique`, and how its value is read.
_SCHEMA: Mapping[str, Mapping[str, tuple[str, Read]]] = {
    "service": {
        "organisme": ("responsable", _text),
        "unite": ("service", _text),
        "rappel": ("rappel", _text),
    },
    "poste": {"nature": ("nature", _member(NaturePoste))},
    "durees": {
        "conservation_jours": ("conservation_jours", _number(1, 365)),
        "brouillon_heures": ("brouillon_heures", _number(1, BROUILLON_HEURES_MAX)),
        "verrouillage_minutes": ("verrouillage_minutes", _number(1, 60)),
        "relance_ce_jour_heures": ("relance_ce_jour_heures", _number(1, 72)),
        "relance_72h_heures": ("relance_72h_heures", _number(1, 168)),
        "relance_heures": ("relance_heures", _number(1, 720)),
        "journal_mois": ("journal_mois", _number(6, 36)),
    },
    "destinataires": {
        "nationaux": ("nationaux", _list(_id)),
        "locaux": ("locaux", _list(_text)),
        "saisie_locale": ("saisie_locale", _flag),
    },
    "sorties": {"autorisees": ("sorties", _list(_member(Sortie)))},
    "langues": {
        "offertes": ("langues", _langues),
        "droit_relu": ("droit_relu", _flag),
        "interface": ("interface", _window_langue),
    },
    "entretiens": {"import": ("import_entretiens", _flag)},
    "annuaire": {
        "import": ("import_annuaire", _flag),
        "a_reverifier_mois": ("annuaire_mois", _number(1, 60)),
    },
    "personnes": {
        "agent_peut": ("agent_peut", _list(_member(Droit))),
        "responsables_min": ("responsables_min", _number(1, 9)),
        "recuperation": ("recuperation", _member(Recuperation)),
    },
    "sauvegardes": {
        "dossier": ("sauvegarde_dossier", _folder),
        "nombre": ("sauvegarde_nombre", _number(1, 30)),
        "age_max_jours": ("sauvegarde_age_max_jours", _number(1, 31)),
    },
}
