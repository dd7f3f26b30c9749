"""Preparing a key to receive slips, for a structure without a store: its file, then what the units need of it."""

from PySide6.QtCore import Signal

from desktop.langues.interface import _
from desktop.poste.cles import NAME_LENGTH, ClePublique
from desktop.ui.kit import buttons, fields, icons, panels, texts
from desktop.ui.kit.flow import Flow
from desktop.ui.page import Page
from desktop.ui.steps.passphrase import NewPassphrase


class MakeIdentityPage(Page):
    make_asked = Signal(str, str)  # name, passphrase

    def __init__(self) -> None:
        super().__init__()
        self.heading = _("Préparer une clé")
        self._nom = fields.line_edit(_("Exemple : Refuge des Lilas, Lyon"), NAME_LENGTH)
        self._nom.textChanged.connect(self._allow)
        self._phrase = NewPassphrase(_("Phrase de passe de ce fichier"))
        self._phrase.readiness_changed.connect(self._allow)
        self._make = buttons.primary(_("Enregistrer mon fichier d’identité"), "identity-make", self._ask, icons.KEY)
        column = panels.Column(720)
        self.root.addWidget(column)
        column.add(texts.title(_("Préparer une clé pour recevoir")))
        column.add(
            texts.body(
                _(
                    "Ce fichier ouvre ce que les unités scellent pour vous. Il est protégé par une phrase de passe, "
                    "que personne ne peut retrouver : sans elle, demandez aux unités de sceller pour une nouvelle clé."
                )
            )
        )
        column.add(fields.Field(_("Nom de votre structure, lu par les unités"), self._nom, name="identity-nom"))
        column.add(self._phrase)
        column.add(buttons.row(self._make))
        column.close_with_space()
        self._allow()

    def leave(self) -> None:
        self._phrase.forget()

    def _allow(self, _is_ready: object = None) -> None:
        self._make.setEnabled(bool(self._nom.text().strip()) and self._phrase.is_ready())

    def _ask(self) -> None:
        self.make_asked.emit(self._nom.text().strip(), self._phrase.passphrase)


class IdentityMadePage(Page):
    sheet_asked = Signal()
    done = Signal()

    def __init__(self, cle: ClePublique) -> None:
        super().__init__()
        self.heading = _("Votre clé")
        column = panels.Column(720)
        self.root.addWidget(column)
        column.add(texts.title(_("La clé de « {nom} » est prête").format(nom=cle.nom)))
        said = _("Rangez le fichier d’identité sur un support que vous seul tenez, et gardez-en une copie.")
        column.add(panels.Banner(panels.Tone.DONE, said, name="identity-made"))
        column.add(
            texts.body(
                _(
                    "Il reste à donner votre clé publique aux unités qui vous orientent des personnes : une feuille à "
                    "imprimer, ou une ligne de texte. Elle ferme, elle n’ouvre rien ; elle n’est pas secrète."
                )
            )
        )
        sheet = buttons.primary(
            _("Voir ma clé publique"), "identity-sheet", lambda: self.sheet_asked.emit(), icons.PRINT
        )
        done = buttons.secondary(_("Terminer"), "identity-done", lambda: self.done.emit())
        column.add(Flow(sheet, done))
        column.close_with_space()
