"""« Questionnaires du service »: those on this post, importing one, removing one."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.entretiens.model import FormulaireKept
from desktop.fiches.typography import french
from desktop.langues.dates import format_moment
from desktop.langues.interface import _, spoken
from desktop.ui.kit import buttons, icons, panels, texts
from desktop.ui.page import Page


class OwnFormsPage(Page):
    import_asked = Signal()
    remove_asked = Signal(str)

    def __init__(self, kept: tuple[FormulaireKept, ...], refusal: str) -> None:
        """`refusal` says why nothing may be imported nor removed here; "" when it may."""
        super().__init__()
        self.heading = _("Questionnaires du service")
        self._refusal = refusal
        self._waiting = texts.soft(_("Lecture du questionnaire… Quelques secondes."))
        self._waiting.setObjectName("waiting")
        self._waiting.hide()
        column = panels.Column(820)
        self.root.addWidget(column)
        column.add(texts.title(self.heading))
        column.add(texts.body(_explained()))
        self._actions = QWidget()
        lines = QVBoxLayout(self._actions)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(10)
        ask = buttons.primary(_("Importer un questionnaire…"), "import", self.import_asked.emit, icons.ADD)
        if refusal:
            buttons.refuse(ask, refusal)
        lines.addWidget(buttons.row(ask))
        if refusal:
            lines.addWidget(texts.soft(refusal))
        for number, each in enumerate(kept):
            lines.addWidget(self._line(number, each))
        if not kept:
            lines.addWidget(texts.body(_("Aucun questionnaire du service sur ce poste.")))
        column.add(self._waiting)
        column.add(self._actions)
        column.close_with_space()

    def wait(self, is_waiting: bool) -> None:
        """While a file is examined, nothing else is begun."""
        self._waiting.setVisible(is_waiting)
        self._actions.setEnabled(not is_waiting)

    def _line(self, number: int, kept: FormulaireKept) -> QWidget:
        title = french(kept.title)
        card = panels.Card()
        line = QHBoxLayout()
        line.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(texts.strong(title))
        words.addWidget(texts.small(_dated(kept)))
        line.addLayout(words, 1)
        card.column.addLayout(line)
        if self._refusal:
            return card
        yes = buttons.danger(_("Retirer"), f"confirm-{number}", partial(self.remove_asked.emit, kept.formulaire_id))
        said = _("Retirer « {titre} » ? Il ne sera plus proposé ; les entretiens commencés restent lisibles.")
        confirmation = panels.Confirmation(said.format(titre=title), yes)
        remove = buttons.danger_quiet(_("Retirer…"), f"remove-{number}", confirmation.ask)
        remove.setAccessibleName(_("Retirer le questionnaire « {titre} »").format(titre=title))
        line.addWidget(remove)
        card.column.addWidget(confirmation)
        return card


def _dated(kept: FormulaireKept) -> str:
    imported = _("importé le {date}").format(date=format_moment(kept.imported_at, spoken()))
    if not kept.version:
        return imported
    return _("version {version}, {imported}").format(version=kept.version, imported=imported)


def _explained() -> str:
    return _(
        "Un questionnaire est un tableur (XLSForm) écrit par le service. Repère dit ce qui l’empêche de servir, et "
        "où ; rien n’est ajouté avant. Il est gardé chiffré dans le coffre, et suit les sauvegardes."
    )
