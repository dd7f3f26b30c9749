"""Putting the post out of use: what it does and does not do, two confirmations, and the page that says it is done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.langues.interface import _, ngettext
from desktop.services.effacements import PostContent
from desktop.ui import error_messages
from desktop.ui.kit import buttons, fields, icons, panels, texts
from desktop.ui.page import Page

WORD = "REBUT"


class DisposalPage(Page):
    disposal_asked = Signal(str)  # the passphrase

    def __init__(self, content: PostContent) -> None:
        super().__init__()
        self.heading = _("Mise au rebut")
        self._passphrase = fields.PassphraseEdit()
        self._passphrase_field = fields.Field(_("Votre phrase de passe"), self._passphrase, name="passphrase")
        self._word = fields.line_edit(max_length=20)
        self._dispose = buttons.danger(_("Détruire ce coffre"), "dispose", self._ask, icons.ERASE)
        self._dispose.setEnabled(False)
        for edit in (self._passphrase, self._word):
            edit.textChanged.connect(self._allow)
            edit.returnPressed.connect(self._dispose.click)
        column = panels.Column(820)
        self.root.addWidget(column)
        column.add(texts.title(_("Mettre ce poste au rebut")))
        column.add(texts.body(_("À faire quand ce poste n’a plus à servir, ou change de service.")))
        column.add(_list(_("Ce que cela fait, tout de suite et sans retour"), _done(content), "card"))
        column.add(_list(_("Ce que cela ne fait pas"), (*_of_the_service(content.backups), *_not_done()), "sunken"))
        column.add(self._passphrase_field)
        typed = _("Pour confirmer, tapez le mot {word}").format(word=WORD)
        column.add(fields.Field(typed, self._word, name="disposal-word"))
        column.add(buttons.row(self._dispose))
        column.close_with_space()

    def focus_first(self) -> None:
        self._passphrase.setFocus()

    def leave(self) -> None:
        self._passphrase.clear()
        self._word.clear()

    def refuse(self, error: Exception) -> None:
        """Nothing was destroyed: say why."""
        self._passphrase_field.show_error(error_messages.sentence(error))
        self._passphrase.clear()
        self._passphrase.setFocus()

    def _allow(self) -> None:
        is_confirmed = self._word.text().strip().upper() == WORD
        self._dispose.setEnabled(is_confirmed and bool(self._passphrase.text()))

    def _ask(self) -> None:
        self._passphrase_field.show_error("")
        self._dispose.setEnabled(False)
        self.disposal_asked.emit(self._passphrase.text())


class UnfinishedDisposalPage(Page):
    """A disposal was cut short: the keys are destroyed, files are left to remove."""

    finish_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.heading = _("Mise au rebut")
        column = panels.Column(720)
        self.root.addWidget(column)
        column.add(texts.title(_("La mise au rebut de ce poste n’est pas finie")))
        column.add(
            texts.body(
                _(
                    "Les clés du coffre sont détruites : plus personne ne peut le lire. "
                    "Il reste des fichiers à supprimer dans le dossier de Repère."
                )
            )
        )
        finish = buttons.primary(_("Finir la mise au rebut"), "disposal-finish", self.finish_asked.emit, icons.ERASE)
        column.add(buttons.row(finish))
        column.close_with_space()


class DisposedPage(Page):
    close_asked = Signal()
    start_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.heading = _("Mise au rebut")
        column = panels.Column(720)
        self.root.addWidget(column)
        column.add(texts.title(_("Ce poste est mis au rebut")))
        column.add(
            panels.Banner(
                panels.Tone.DONE,
                _("Les clés du coffre sont détruites, et tout ce que Repère gardait dans son dossier."),
                name="disposed",
            )
        )
        column.add(_list(_("Ce qui peut exister encore ailleurs"), _not_done(), "sunken"))
        column.add(
            buttons.row(
                buttons.quiet(_("Préparer un nouveau coffre"), "start-again", self.start_asked.emit),
                buttons.primary(_("Fermer Repère"), "disposed-close", self.close_asked.emit),
            )
        )
        column.close_with_space()


def _done(content: PostContent) -> tuple[str, ...]:
    fiches = ngettext("{n} fiche d’orientation", "{n} fiches d’orientation", content.fiches).format(n=content.fiches)
    accueils = ngettext("{n} accueil en cours", "{n} accueils en cours", content.accueils).format(n=content.accueils)
    recues = ngettext("{n} orientation reçue", "{n} orientations reçues", content.recues).format(n=content.recues)
    lost = _(
        "Le coffre est supprimé, avec tout ce qu’il garde : {fiches}, {recues}, {accueils}, les structures "
        "et les réglages."
    )
    return (
        _("Les clés du coffre sont détruites d’abord : ni phrase de passe ni code de récupération ne l’ouvre plus."),
        lost.format(fiches=fiches, recues=recues, accueils=accueils),
        _("Son journal est supprimé avec lui : exportez-le d’abord si votre service doit le garder."),
        _("Les sauvegardes du dossier de Repère sont supprimées."),
    )


def _of_the_service(backups: str) -> tuple[str, ...]:
    """The backups that the service keeps where it chose, if it did."""
    said = _("Les sauvegardes que votre service garde dans « {dossier} » y restent : supprimez-les s’il le faut.")
    return (said.format(dossier=backups),) if backups else ()


def _not_done() -> tuple[str, ...]:
    return (
        _(
            "Les copies et les sauvegardes rangées ailleurs (clé USB, réseau, sauvegarde du poste) s’ouvrent toujours "
            "avec leur phrase de passe ou leur code : détruisez-les aussi."
        ),
        _(
            "Un disque SSD garde d’anciens octets hors de portée de Repère, clés comprises : "
            "faites effacer ou détruire le disque si le poste quitte le service."
        ),
        _("Les papiers remis, les PDF enregistrés et ce que les partenaires ont reçu restent."),
    )


def _list(title: str, sentences: tuple[str, ...], kind: str) -> QWidget:
    card = panels.Card(title, kind=kind)
    for sentence in sentences:
        card.column.addWidget(texts.body(f"• {sentence}"))
    return card
