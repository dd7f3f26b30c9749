"""A prefecture's list of approved associations: each row made a structure, and what is known of it beside.

The format is ours (`docs/annuaire.md`): what these lists say has no place in data·inclusion.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from enum import Enum
from typing import Any

from desktop.annuaire.champs import plain
from desktop.annuaire.complement import checked
from desktop.annuaire.conversion import Donnees
from desktop.annuaire.model import Complement, Lieu, Public, StructureId
from desktop.annuaire.problemes import Anomalie, Probleme, excerpt
from desktop.errors import InvalidComplementError
from desktop.langues.langue import Langue
from desktop.orientations import labels
from desktop.orientations.model import Besoin
from desktop.partenaires.model import Visibilite

_VISIBILITES = {
    **dict.fromkeys(("publique", "public", "oui", "visible"), Visibilite.PUBLIQUE),
    **dict.fromkeys(("professionnels", "professionnel", "pro"), Visibilite.PROFESSIONNELS),
    **dict.fromkeys(("jamais", "confidentielle", "confidentiel", "secrete", "cachee", "non"), Visibilite.JAMAIS),
}
_LANGUES = {
    **{plain(each.value): each for each in Langue},
    **{plain(each.autonym): each for each in Langue},
    **{plain(each.nom): each for each in Langue},
}
_BESOINS = {
    **{plain(each.value): each for each in Besoin},
    **{plain(labels.BESOIN[each]): each for each in Besoin},
}
_PUBLICS = {plain(each.value): each for each in Public}
_OF_STRUCTURE = (
    *("nom", "siret", "adresse", "complement_adresse", "code_postal", "commune", "code_insee", "longitude", "latitude"),
    *("telephone", "courriel", "site_web", "horaires_accueil"),
)


def structure_of(said: Donnees, today: date) -> Donnees:
    """What the row says of a structure, as the schema takes it, with an identifier that the next list gives again."""
    made: Donnees = {name: said[name] for name in _OF_STRUCTURE if name in said}
    departement = departement_of(said)
    known = said.get("siret") or plain(f"{said.get('nom', '')} {said.get('code_postal', '')}")
    made["source"] = f"liste-psp-{departement}" if departement else "liste-psp"
    made["id"] = f"{made['source']}--{known}"
    dated = said.get("date_maj") or said.get("date_agrement")
    made["date_maj"] = min(str(dated), today.isoformat()) if dated else today.isoformat()
    return made


def departement_of(said: Donnees) -> str:
    """As the list says, else that of the address."""
    given = str(said.get("departement", "")).upper()
    if given.isdecimal():
        return given.zfill(2)
    return (
        given
        or Lieu(code_insee=str(said.get("code_insee", "")), code_postal=str(said.get("code_postal", ""))).departement
    )


def complement_of(
    said: Donnees, structure_id: StructureId, line: int, columns: Mapping[str, str]
) -> tuple[Complement, list[Anomalie]]:
    """What this post then knows of it. An address whose visibility cannot be read must not become public: an error."""
    faults: list[Anomalie] = []

    def unknown(name: str, value: object, *, is_error: bool = False) -> None:
        faults.append(
            Anomalie(line, columns.get(name, name), Probleme.UNKNOWN_VALUE, excerpt(value), is_error=is_error)
        )

    def members(name: str, known: Mapping[str, Enum]) -> frozenset[Enum]:
        values = said.get(name, [])
        assert isinstance(values, list)
        for each in values:
            if plain(each) not in known:
                unknown(name, each)
        return frozenset(known[plain(each)] for each in values if plain(each) in known)

    seen = said.get("visibilite_adresse")
    visibilite = _VISIBILITES.get(plain(str(seen))) if seen else None
    if seen and visibilite is None:
        unknown("visibilite_adresse", seen, is_error=True)
    until = said.get("agrement_jusqu_au")
    made = _kept(
        Complement(
            structure_id,
            besoins=members("besoins", _BESOINS),  # type: ignore[arg-type]
            publics=members("publics", _PUBLICS),  # type: ignore[arg-type]
            langues=members("langues", _LANGUES),  # type: ignore[arg-type]
            age_min=_whole(said.get("age_min")),
            age_max=_whole(said.get("age_max")),
            visibilite=visibilite,
            agrement_psp=True,
            agrement_jusqu_au=date.fromisoformat(str(until)) if until else None,
            accueil_urgent={"oui": True, "non": False}.get(str(said.get("accueil_urgent"))),
            capacite=str(said.get("capacite", "")),
            note=str(said.get("note", "")),
        ),
        lambda name: faults.append(Anomalie(line, columns[name], Probleme.UNFIT, excerpt(said[name]), is_error=False)),
    )
    return made, faults


def _kept(complement: Complement, leave_out: Callable[[str], None]) -> Complement:
    """Without what could not be noted here: the structure could never be marked as checked."""
    try:
        return checked(complement)
    except InvalidComplementError as error:
        names = ("age_min", "age_max") if error.champ == "age" else (error.champ,)
        for name in names:
            if getattr(complement, name) not in (None, ""):
                leave_out(name)
        blank: dict[str, Any] = dict.fromkeys(names, None if error.champ == "age" else "")
        return _kept(replace(complement, **blank), leave_out)


def _whole(value: object) -> int | None:
    return int(value) if isinstance(value, float) else None
