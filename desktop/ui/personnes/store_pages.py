"""Pages that change what opens the whole store: its recovery code, its key."""

from PySide6.QtCore import Signal

from desktop.langues.interface import _
from desktop.ui.page import Page
from desktop.ui.steps.passphrase import OwnPassphraseStep
from desktop.ui.steps.recovery import NewCodes
from desktop.ui.steps.step import Step
from desktop.ui.steps.walk import Walk


class CodesPage(Page):
    """New recovery codes, then the passphrase of who is there."""

    confirmed = Signal(str, object)  # the passphrase, the codes
    failed = Signal(str)

    def __init__(self, heading: str, first: tuple[Step, ...], codes: NewCodes, own: OwnPassphraseStep) -> None:
        super().__init__()
        self.heading = heading
        self._codes = codes
        self._own = own
        codes.print_failed.connect(self.failed)
        self._walk = Walk((*first, *codes.steps, own))
        self._walk.finished.connect(self._confirm)
        self.root.addWidget(self._walk)

    @property
    def codes(self) -> tuple[str, ...]:
        """Those that were shown."""
        return self._codes.codes

    def focus_first(self) -> None:
        self._walk.focus_first()

    def leave(self) -> None:
        self._own.forget()

    def refuse(self, error: Exception) -> None:
        self._walk.release()
        self._own.refuse(error)

    def _confirm(self) -> None:
        self._walk.hold()
        self.confirmed.emit(self._own.passphrase, self._codes.codes)


class RenewRecoveryPage(CodesPage):
    def __init__(self, codes: NewCodes) -> None:
        own = OwnPassphraseStep(
            _("Confirmez que c’est bien vous"),
            _("Les codes imprimés jusqu’ici ne vaudront plus rien. Détruisez les anciennes feuilles."),
            action=_("Changer le code de récupération"),
        )
        super().__init__(_("Code de récupération"), (), codes, own)


class RekeyPage(CodesPage):
    def __init__(self, codes: NewCodes) -> None:
        own = OwnPassphraseStep(
            _("Confirmez que c’est bien vous"),
            _(
                "Le coffre est chiffré de nouveau, puis se verrouille. N’éteignez pas l’ordinateur ; "
                "s’il s’arrête quand même, rien n’est perdu."
            ),
            action=_("Changer la clé du coffre"),
        )
        super().__init__(_("Clé du coffre"), (RekeyStep(),), codes, own)


class RekeyStep(Step):
    asks = False

    def __init__(self) -> None:
        super().__init__(
            _("Changer la clé du coffre"),
            _(
                "Qui a gardé une copie des fichiers de ce poste, et connaît une phrase de passe qui les ouvrait, "
                "ouvre toujours cette copie : rien ne peut l’empêcher."
            ),
            _("Avec une nouvelle clé, cette copie n’ouvre plus le coffre d’aujourd’hui, ni ce qui y sera écrit."),
            _(
                "Personne ne change de phrase de passe. Le code de récupération change : préparez de quoi l’imprimer. "
                "Les sauvegardes faites jusqu’ici gardent l’ancienne clé : remplacez-les ensuite par une nouvelle."
            ),
        )
