"""What an import would change, or has changed, in sentences."""

from collections.abc import Iterator

from desktop.annuaire.champs import Format, champ
from desktop.annuaire.changements import Changements, Compte
from desktop.langues.interface import _, ngettext

_FIELDS_SAID = 8


def changes(changements: Changements) -> tuple[str, ...]:
    """Of structures, of services, of approvals: a sentence each, none for what the file does not bring."""
    said = []
    if changements.structures != Compte():
        said.append(_("Structures : {counts}.").format(counts=_counts(changements.structures, Format.STRUCTURES)))
    if changements.services != Compte():
        said.append(_("Services : {counts}.").format(counts=_counts(changements.services, Format.SERVICES)))
    if changements.complements:
        count = changements.complements
        said.append(
            ngettext("{n} association agréée.", "{n} associations agréées.", count).format(n=count)
            + " "
            + _("Ce que ce poste a noté d’elles reste, sauf l’agrément, sa date, et une adresse que la liste cache.")
        )
    return tuple(said)


def _counts(compte: Compte, kind: Format) -> str:
    return " ; ".join(_parts(compte, kind))


def _parts(compte: Compte, kind: Format) -> Iterator[str]:
    if compte.nouvelles:
        yield ngettext("{n} nouvelle entrée", "{n} nouvelles entrées", compte.nouvelles).format(n=compte.nouvelles)
    changed = ngettext("{n} changée", "{n} changées", compte.changees).format(n=compte.changees)
    if compte.champs:
        by_count = sorted(compte.champs.items(), key=lambda item: -item[1])
        fields = ", ".join(f"{_label(kind, name)} {count}" for name, count in by_count[:_FIELDS_SAID])
        changed += _(" (dont : {fields})").format(fields=fields)
    if compte.changees:
        yield changed
    if compte.inchangees:
        yield ngettext("{n} inchangée", "{n} inchangées", compte.inchangees).format(n=compte.inchangees)
    if compte.absentes:
        said = ngettext("{n} absente, gardée et marquée", "{n} absentes, gardées et marquées", compte.absentes)
        yield said.format(n=compte.absentes)
    if compte.effacees:
        said = ngettext("{n} absente, effacée", "{n} absentes, effacées", compte.effacees)
        yield said.format(n=compte.effacees)


def _label(kind: Format, name: str) -> str:
    return _(champ(kind, name).label)


def faults(faulty: int, remarks: int) -> tuple[str, ...]:
    """How many lines cannot be imported, how many values are left out."""
    said = []
    if faulty:
        count = ngettext("{n} ligne ne peut pas être importée.", "{n} lignes ne peuvent pas être importées.", faulty)
        said.append(count.format(n=faulty))
    if remarks:
        count = ngettext(
            "{n} valeur facultative ne convient pas : elle est laissée de côté, et sa ligne entre sans elle.",
            "{n} valeurs facultatives ne conviennent pas : elles sont laissées de côté, "
            "et leurs lignes entrent sans elles.",
            remarks,
        )
        said.append(count.format(n=remarks))
    return tuple(said)
