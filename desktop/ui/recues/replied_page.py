"""The answer that was given, and the two ways it goes back to the unit: a code to dictate, a sealed file."""

from PySide6.QtCore import Signal

from desktop.langues.interface import _
from desktop.orientations.reponse import Reponse
from desktop.poste.recues import Recue
from desktop.ui.kit import buttons, icons, panels, texts
from desktop.ui.kit.flow import Flow
from desktop.ui.page import Page
from desktop.ui.recues.wording import answered


class RepliedPage(Page):
    save_asked = Signal()
    call_asked = Signal(str)
    done = Signal()

    def __init__(self, recue: Recue, reponse: Reponse, code: str, refusal_of_file: str = "") -> None:
        """`refusal_of_file` says why no file may leave this post; "" when it may."""
        super().__init__()
        self.heading = _("Réponse")
        rappel = recue.contenu.emetteur.rappel
        column = panels.Column(720)
        self.root.addWidget(column)
        column.add(texts.title(_("Votre réponse est notée")))
        said = answered(reponse)
        column.add(texts.lead(said[:1].upper() + said[1:]))
        if len(recue.reponses) > 1:
            said = _("Elle remplace la précédente. Faites-la connaître : l’unité croit encore la précédente.")
            column.add(panels.Banner(panels.Tone.CAUTION, said, name="replaced"))
        dictated = panels.Card(_("À dicter au téléphone"))
        label = texts.title("   ".join(code.split("-")))
        label.setObjectName("reply-code")
        label.setAccessibleName(" ".join(code.replace("-", " ")))
        dictated.column.addWidget(label)
        dictated.column.addWidget(
            texts.body(
                _("Appelez l’unité, dites les caractères un par un, groupe par groupe. Repère l’aide à les taper.")
            )
        )
        dictated.column.addWidget(texts.small(_("Il n’a ni lettre O, ni I, ni L : dites zéro, dites un.")))
        if rappel:
            dictated.column.addWidget(texts.strong(_("Rappel : {rappel}").format(rappel=rappel)))
            call = buttons.secondary(_("Appeler"), "reply-call", lambda: self.call_asked.emit(rappel), icons.PHONE)
            dictated.column.addWidget(buttons.row(call))
        column.add(dictated)
        sealed = panels.Card(_("Ou un fichier à lui remettre"))
        sealed.column.addWidget(
            texts.body(_("Signé par ce poste, et scellé : seule l’unité qui a fait la fiche peut l’ouvrir."))
        )
        save = buttons.secondary(
            _("Enregistrer la réponse scellée"), "reply-save", lambda: self.save_asked.emit(), icons.SAVE
        )
        buttons.refuse(save, refusal_of_file)
        sealed.column.addWidget(buttons.row(save))
        if refusal_of_file:
            sealed.column.addWidget(texts.small(refusal_of_file))
        column.add(sealed)
        column.add(Flow(buttons.primary(_("Revenir à l’orientation"), "reply-done", lambda: self.done.emit())))
        column.close_with_space()
