"""How sure a fact is, said in two words, and only when it is not simply verified."""

from PySide6.QtWidgets import QLabel

from desktop.fiches.model import Certitude
from desktop.langues.interface import _
from desktop.ui.kit import texts


def certitude_tag(certitude: Certitude) -> QLabel | None:
    if certitude is Certitude.VERIFIE:
        return None
    label, tone, why = {
        Certitude.PROPOSITION: (
            _("bonne pratique"),
            "",
            _("Recommandation de métier proposée par Repère. Ce n’est pas une règle de droit."),
        ),
        Certitude.A_RELIRE: (_("à relire"), "caution", _("Lu dans une source ancienne : à relire sur Légifrance.")),
        Certitude.MEMOIRE: (
            _("à confirmer"),
            "caution",
            _("Non vérifié dans une source : à confirmer avant de s’y fier."),
        ),
    }[certitude]
    tag = texts.tag(label, tone)
    tag.setToolTip(why)
    tag.setAccessibleDescription(why)
    return tag
