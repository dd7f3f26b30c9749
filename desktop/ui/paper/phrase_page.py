"""The words that open an encrypted document, shown once: they are dictated, never sent with it."""

from PySide6.QtCore import Signal

from desktop.langues.interface import _
from desktop.ui.kit import buttons, icons, panels, texts
from desktop.ui.kit.flow import Flow
from desktop.ui.page import Page


class PhrasePage(Page):
    done = Signal()
    hand_over_asked = Signal()

    def __init__(self, phrase: str, telephone: str = "", *, is_to_hand_over: bool = False) -> None:
        """`telephone` is where to dictate it; "" when it is not known."""
        super().__init__()
        self.heading = _("Dicter la phrase")
        column = panels.Column(720)
        self.root.addWidget(column)
        column.add(texts.title(_("Le PDF chiffré est enregistré")))
        column.add(
            texts.body(
                _(
                    "Il s’ouvre avec ces six mots, dans cet ordre, en minuscules, sans accent, "
                    "séparés par une espace. Repère ne les garde pas."
                )
            )
        )
        card = panels.Card()
        card.setAccessibleName(_("Phrase à dicter"))
        words = phrase.split()
        half = (len(words) + 1) // 2
        for line in (words[:half], words[half:]):
            card.column.addWidget(texts.title("   ".join(line)))
        column.add(card)
        column.add(texts.heading(_("À dicter au téléphone")))
        if telephone:
            column.add(texts.body(_("Téléphone du destinataire : {numero}").format(numero=telephone)))
        column.add(
            texts.body(
                _(
                    "Appelez le destinataire, dites les mots un par un, épelez ceux qui hésitent. "
                    "Jamais dans le courriel qui porte le PDF, ni sur la même clé USB."
                )
            )
        )
        column.add(
            panels.Banner(
                panels.Tone.CAUTION,
                _("Cette page ne reviendra pas. Si les mots se perdent, enregistrez un nouveau PDF chiffré."),
                name="phrase-once",
            )
        )
        done = buttons.primary(_("C’est dicté"), "phrase-done", self.done.emit, icons.CHECK)
        note = buttons.secondary(_("C’est dicté : noter comme remise"), "phrase-hand-over", self.hand_over_asked.emit)
        column.add(Flow(done, note) if is_to_hand_over else buttons.row(done))
        column.close_with_space()
