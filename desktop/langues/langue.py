"""The languages Repère speaks to a person in. To add one: a member here, a PO file, a font."""

from dataclasses import dataclass
from enum import StrEnum

from babel import Locale


class Direction(StrEnum):
    LTR = "ltr"
    RTL = "rtl"


class Langue(StrEnum):
    """Values are BCP 47 codes; folder names under `translations/` are the same."""

    FRANCAIS = "fr"
    ANGLAIS = "en"
    ESPAGNOL = "es"
    PORTUGAIS_BRESIL = "pt-BR"
    ROUMAIN = "ro"
    BULGARE = "bg"
    ALBANAIS = "sq"
    RUSSE = "ru"
    UKRAINIEN = "uk"
    TURC = "tr"
    ARABE = "ar"
    PERSAN = "fa"
    CHINOIS = "zh-Hans"
    VIETNAMIEN = "vi"
    THAI = "th"

    @property
    def autonym(self) -> str:
        return _TRAITS[self].autonym

    @property
    def nom(self) -> str:
        """French name, lower case."""
        return _TRAITS[self].nom

    @property
    def both_names(self) -> str:
        """For a list that the officer reads and the person may read too."""
        return f"{self.nom} · {self.autonym}"

    @property
    def direction(self) -> Direction:
        return _TRAITS[self].direction

    @property
    def locale(self) -> Locale:
        """What Babel knows of it: dates, numbers, plural forms."""
        return Locale.parse(self.value, sep="-")


@dataclass(frozen=True, slots=True)
class _Traits:
    nom: str
    autonym: str
    direction: Direction = Direction.LTR


_TRAITS = {
    Langue.FRANCAIS: _Traits("français", "Français"),
    Langue.ANGLAIS: _Traits("anglais", "English"),
    Langue.ESPAGNOL: _Traits("espagnol", "Español"),
    Langue.PORTUGAIS_BRESIL: _Traits("portugais (Brésil)", "Português (Brasil)"),
    Langue.ROUMAIN: _Traits("roumain", "Română"),
    Langue.BULGARE: _Traits("bulgare", "Български"),
    Langue.ALBANAIS: _Traits("albanais", "Shqip"),
    Langue.RUSSE: _Traits("russe", "Русский"),
    Langue.UKRAINIEN: _Traits("ukrainien", "Українська"),
    Langue.TURC: _Traits("turc", "Türkçe"),
    Langue.ARABE: _Traits("arabe", "العربية", Direction.RTL),
    Langue.PERSAN: _Traits("persan", "فارسی", Direction.RTL),
    Langue.CHINOIS: _Traits("chinois", "中文"),
    Langue.VIETNAMIEN: _Traits("vietnamien", "Tiếng Việt"),
    Langue.THAI: _Traits("thaï", "ไทย"),
}
