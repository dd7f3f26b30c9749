"""Why this one, what is to be checked, and what this post noted: cards of the page of a structure."""

from datetime import date, datetime

from PySide6.QtWidgets import QWidget

from desktop.annuaire import labels
from desktop.annuaire.departements import Departements
from desktop.annuaire.model import Complement
from desktop.annuaire.recherche import Trouvee
from desktop.langues.dates import format_date
from desktop.langues.interface import _, spoken
from desktop.orientations import labels as orientation_labels
from desktop.ui.kit import panels, texts


def why_card(found: Trouvee, departements: Departements, now: datetime) -> QWidget:
    card = panels.Card(_("Pourquoi celle-ci"))
    card.setObjectName("structure-why")
    reasons = [labels.raison(each, departements, now) for each in found.raisons]
    for said in reasons or [_("rien de ce que vous cherchez n’est précisé")]:
        card.column.addWidget(texts.body(f"• {said}"))
    if found.reserves:
        card.column.addWidget(texts.strong(_("À vérifier")))
        for each in found.reserves:
            card.column.addWidget(texts.body(f"• {labels.reserve(each, now)}"))
    return card


def noted_card(known: Complement) -> QWidget:
    card = panels.Card(_("Ce que ce poste en sait"))
    card.setObjectName("structure-noted")
    lines = _noted_lines(known)
    for said in lines or [_("Rien encore. « Compléter » note ce qu’un appel vous a appris.")]:
        card.column.addWidget(texts.body(said))
    return card


def _noted_lines(known: Complement) -> list[str]:
    """What this post noted, a line for each thing said."""
    yes_no = {True: _("oui"), False: _("non")}
    ages = _ages(known.age_min, known.age_max)
    until = _(" jusqu’au {date}").format(date=_day(known.agrement_jusqu_au)) if known.agrement_jusqu_au else ""
    said = (
        (_("Besoins"), ", ".join(_(orientation_labels.BESOIN[each]) for each in sorted(known.besoins))),
        (_("Publics"), ", ".join(_(labels.PUBLIC[each]) for each in sorted(known.publics))),
        (_("Langues"), ", ".join(each.nom for each in sorted(known.langues))),
        (_("Âges"), ages),
        (_("Agréée PSP"), yes_no[known.agrement_psp] + until if known.agrement_psp is not None else ""),
        (_("Accueil le jour même"), yes_no[known.accueil_urgent] if known.accueil_urgent is not None else ""),
        (_("Places"), known.capacite),
        (_("Note"), known.note),
        (_("Vérifiée"), _checked(known)),
    )
    return [_("{label} : {text}").format(label=label, text=text) for label, text in said if text]


def _ages(youngest: int | None, oldest: int | None) -> str:
    if youngest is not None and oldest is not None:
        return _("de {a} à {b} ans").format(a=youngest, b=oldest)
    if youngest is not None:
        return _("à partir de {a} ans").format(a=youngest)
    return _("jusqu’à {b} ans").format(b=oldest) if oldest is not None else ""


def _checked(known: Complement) -> str:
    if known.verifie_le is None:
        return ""
    said = _("le {date}").format(date=_day(known.verifie_le))
    return _("{when} ({who})").format(when=said, who=known.verifie_par) if known.verifie_par else said


def _day(day: date) -> str:
    return format_date(day, spoken())
