"""Call the partner, and read six words aloud: the same on both sides, the key is theirs."""

from PySide6.QtCore import Signal

from desktop.langues.interface import _
from desktop.poste.cles import CleConnue, empreinte
from desktop.ui import key_labels
from desktop.ui.kit import buttons, icons, panels, texts
from desktop.ui.kit.flow import Flow
from desktop.ui.page import Page


class VerifyPage(Page):
    same = Signal()
    different = Signal()
    later = Signal()

    def __init__(self, connue: CleConnue) -> None:
        super().__init__()
        self.heading = _("Vérifier une clé")
        partenaire = connue.partenaire
        column = panels.Column(720)
        self.root.addWidget(column)
        column.add(texts.title(_("Appelez {nom}").format(nom=partenaire.nom)))
        number = partenaire.telephone or _("un numéro que vous connaissez, jamais celui du papier reçu")
        column.add(texts.body(_("Numéro : {numero}").format(numero=number)))
        column.add(
            texts.body(
                _(
                    "Demandez-lui de lire les six mots de sa clé, sur son papier ou dans Repère, "
                    "et suivez-les ici. Lisez-lui ensuite les vôtres si elle vous le demande."
                )
            )
        )
        column.add(key_labels.words_card(empreinte(connue.kept.cle), _("Les six mots de la clé de cette structure"), 2))
        column.add(
            Flow(
                buttons.primary(_("Les mots sont les mêmes"), "words-same", self.same.emit, icons.CHECK),
                buttons.danger(_("Ils diffèrent"), "words-differ", self.different.emit, icons.WARNING),
                buttons.secondary(_("Plus tard"), "words-later", self.later.emit, icons.CLOCK),
            )
        )
        column.add(
            texts.small(
                _("Un seul mot qui diffère suffit : ce n’est pas la clé de cette structure, et elle sera jetée.")
            )
        )
        column.close_with_space()
