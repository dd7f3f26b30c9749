"""The first start, one step at a time; nothing is written before the last one."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal

from desktop.langues.interface import _
from desktop.orientations.model import Emetteur
from desktop.orientations.reglages import Reglages
from desktop.poste.politique import Politique, Recuperation
from desktop.services.acces import Acces, Opened
from desktop.ui import error_messages
from desktop.ui.background import Background
from desktop.ui.first_start import steps
from desktop.ui.kit import buttons
from desktop.ui.page import Page
from desktop.ui.steps.passphrase import PassphraseStep
from desktop.ui.steps.recovery import NewCodes
from desktop.ui.steps.walk import Walk


class FirstStartPage(Page):
    created = Signal(object)  # Opened
    sheets_asked = Signal()
    backup_asked = Signal()
    guest_asked = Signal()
    langue_asked = Signal()
    failed = Signal(str)

    def __init__(
        self,
        acces: Acces,
        background: Background,
        pick_positions: Callable[[int], tuple[int, ...]],
        politique: Politique,
    ) -> None:
        """`pick_positions(n)` chooses which of n groups of the recovery code are asked again."""
        super().__init__()
        self.heading = _("Premier démarrage")
        self._acces = acces
        self._background = background
        self._responsable = steps.ResponsableStep(politique)
        self._identity = steps.IdentityStep()
        self._passphrase = PassphraseStep(
            _("La phrase de passe"),
            _("Elle ouvre le coffre de ce poste. Elle n’est qu’à vous : ne la dites à personne."),
        )
        self._new_codes = NewCodes(
            pick_positions,
            _(
                "Si la phrase de passe est oubliée, ce code est le seul moyen de rouvrir le coffre. "
                "Personne d’autre ne l’a."
            ),
            is_split=False,
            imposed=politique.recuperation or Recuperation.SIMPLE,
        )
        self._new_codes.print_failed.connect(self.failed)
        self._conservation = steps.ConservationStep(politique)
        welcome = steps.WelcomeStep()
        welcome.backup_asked.connect(self.backup_asked)
        welcome.guest_asked.connect(self.guest_asked)
        welcome.langue_asked.connect(self.langue_asked)
        self._walk = Walk(
            (
                welcome,
                self._responsable,
                self._identity,
                self._passphrase,
                *self._new_codes.steps,
                self._conservation,
            ),
            buttons.quiet(_("Lire une fiche sans créer de coffre"), "sheets", self.sheets_asked.emit),
        )
        self._walk.finished.connect(self._create)
        self.root.addWidget(self._walk)

    @property
    def codes(self) -> tuple[str, ...]:
        """Those that were shown, each joined by hyphens; none once the store is made."""
        return self._new_codes.codes

    def focus_first(self) -> None:
        self._walk.focus_first()

    def _create(self) -> None:
        self._walk.hold()
        reglages = Reglages(
            emetteur=Emetteur(service=self._responsable.service, rappel=self._responsable.rappel),
            responsable=self._responsable.organisme,
            conservation_jours=self._conservation.jours,
            nature=self._responsable.nature,
        )
        work = partial(self._acces.create, self._passphrase.passphrase, self.codes, reglages, nom=self._identity.nom)
        self._background.run(self, work, on_success=self._done, on_error=self._refused)

    def _done(self, opened: Opened) -> None:
        self._passphrase.forget()
        self._new_codes.forget()
        self.created.emit(opened)

    def _refused(self, error: Exception) -> None:
        self._walk.release()
        self.failed.emit(error_messages.sentence(error))
