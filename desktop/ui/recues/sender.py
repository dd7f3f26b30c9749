"""Who sent what came, as far as this post can tell: a name, the six words of a key, whether they were compared."""

from PySide6.QtCore import Signal

from desktop.langues.interface import _, marked
from desktop.poste.cles import ClePublique, empreinte
from desktop.poste.recues import Confiance
from desktop.ui.kit import buttons, icons, panels, texts

_SAID = {
    Confiance.VERIFIEE: marked("La clé de « {nom} » est vérifiée : ses six mots ont été comparés."),
    Confiance.NON_VERIFIEE: marked(
        "La clé de « {nom} » est connue de ce poste, mais personne ne l’a vérifiée sous ce nom."
    ),
    Confiance.INCONNUE: marked("Ce poste ne connaît pas la clé de « {nom} ». N’importe qui peut prendre ce nom."),
    Confiance.REVOQUEE: marked(
        "ATTENTION : la clé de « {nom} » est révoquée sur ce poste : elle est perdue, ou entre d’autres mains. Ne vous "
        "fiez à rien de ce fichier. Appelez cette unité à un numéro que vous connaissez."
    ),
    Confiance.CHANGEE: marked(
        "ATTENTION : ce n’est pas la clé que ce poste connaît pour « {nom} ». Quelqu’un se fait peut-être passer pour "
        "cette unité. Appelez-la à un numéro que vous connaissez avant toute chose."
    ),
}
_TONES = {
    Confiance.VERIFIEE: panels.Tone.DONE,
    Confiance.NON_VERIFIEE: panels.Tone.CAUTION,
    Confiance.INCONNUE: panels.Tone.CAUTION,
    Confiance.REVOQUEE: panels.Tone.DANGER,
    Confiance.CHANGEE: panels.Tone.DANGER,
}


def told(cle: ClePublique, confiance: Confiance) -> panels.Banner:
    """What the post knows of the key, as loud as it must be."""
    said = _(_SAID[confiance]).format(nom=cle.nom)
    return panels.Banner(_TONES[confiance], said, name=f"sender-{confiance.value}")


class Words(panels.Card):
    """The six words of a key, to be compared aloud with its holder."""

    verified = Signal()

    def __init__(self, cle: ClePublique, *, can_verify: bool = True) -> None:
        """`can_verify`: the post can remember that the words were compared."""
        super().__init__(_("Vérifier qui envoie"))
        self.column.addWidget(
            texts.body(
                _(
                    "Appelez cette unité à un numéro que vous connaissez, pas à un numéro lu dans ce fichier, et "
                    "faites-lui lire les six mots de sa clé :"
                )
            )
        )
        words = empreinte(cle)
        for line in (words[:3], words[3:]):
            self.column.addWidget(texts.heading("   ".join(line)))
        if can_verify:
            verify = buttons.secondary(
                _("Les six mots sont les mêmes"), "sender-verify", lambda: self.verified.emit(), icons.CHECK
            )
            self.column.addWidget(buttons.row(verify))
