"""The envelope is written: how it is handed over, and how its recipient opens it."""

from PySide6.QtCore import Signal

from desktop.langues.interface import _
from desktop.ui.kit import buttons, icons, panels, texts
from desktop.ui.kit.flow import Flow
from desktop.ui.page import Page


class SealedPage(Page):
    done = Signal()
    hand_over_asked = Signal()

    def __init__(self, partenaire: str, file_name: str, *, is_to_hand_over: bool) -> None:
        super().__init__()
        self.heading = _("Enveloppe scellée")
        column = panels.Column(720)
        self.root.addWidget(column)
        column.add(texts.title(_("L’enveloppe est scellée")))
        column.add(
            texts.body(
                _("{fichier} : seule la clé de {nom} l’ouvre. Ce poste lui-même ne pourra pas la rouvrir.").format(
                    fichier=file_name, nom=partenaire
                )
            )
        )
        column.add(
            _card(
                _("La remettre"),
                (
                    _("Par clé USB, en main propre, ou par le courriel de votre service : nul ne la lit en chemin."),
                    _("N’écrivez rien de la personne dans le message qui l’accompagne."),
                    _("Prévenez la structure au téléphone qu’une enveloppe arrive."),
                ),
            )
        )
        column.add(
            _card(
                _("L’ouvrir, de l’autre côté"),
                (
                    _("Avec Repère : « Orientations reçues », « Ouvrir une orientation reçue »."),
                    _("Sans Repère, avec l’outil public age et sa clé : la fiche est dans l’archive, en PDF."),
                    _("Pour répondre : un code de quelques caractères, au téléphone, ou un fichier signé."),
                ),
            )
        )
        actions = [buttons.secondary(_("Revenir à la fiche"), "sealed-done", self.done.emit)]
        if is_to_hand_over:
            note = buttons.primary(_("Noter comme remise"), "sealed-hand-over", self.hand_over_asked.emit, icons.CHECK)
            actions.append(note)
        column.add(Flow(*actions))
        column.close_with_space()


def _card(title: str, lines: tuple[str, ...]) -> panels.Card:
    card = panels.Card(title)
    for line in lines:
        card.column.addWidget(texts.body(f"• {line}"))
    return card
