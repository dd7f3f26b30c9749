"""A repeated group, once its instances were spoken of: is there one more, and was one too many."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.entretiens.entretien import Entretien
from desktop.entretiens.in_french import french_label
from desktop.entretiens.model import Etat, Kind, Page, Ref
from desktop.langues.interface import _
from desktop.ui.entretien.calls import Calls
from desktop.ui.entretien.committing import Committing
from desktop.ui.kit import buttons, panels, texts


class RepetitionPanel(panels.Card):
    """Removing is asked twice: what was said goes with the instance."""

    more_asked = Signal()
    removal_asked = Signal(str)

    def __init__(self, entretien: Entretien, page: Page) -> None:
        assert page.repetition is not None
        self._group = french_label(entretien, Ref(page.ref.rpartition("[")[0]))
        super().__init__(_("Y a-t-il encore : {group} ?").format(group=self._group))
        self.setObjectName("repetition")
        for place, ref in enumerate(page.repetition.instances, 1):
            self.column.addWidget(self._row(entretien, place, ref))
        more = buttons.secondary(_("Ajouter : {group}").format(group=self._group), "add-instance", self.more_asked.emit)
        self.column.addWidget(more)
        self.column.addWidget(texts.small(_("Sinon, passez à la suite.")))

    def _row(self, entretien: Entretien, place: int, ref: Ref) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        title = _("{group} n° {place}").format(group=self._group, place=place)
        said = _first_answer(entretien, ref)
        line.addWidget(texts.body(f"{title} : {said}" if said else title), 1)
        remove = buttons.danger_quiet(_("Retirer"), f"remove-{place}")
        remove.setAccessibleName(_("Retirer {title}").format(title=title))
        remove.clicked.connect(partial(self._clicked, remove, ref))
        line.addWidget(remove)
        return row

    def _clicked(self, button: QPushButton, ref: Ref) -> None:
        if button.property("asked"):
            self.removal_asked.emit(ref)
            return
        button.setProperty("asked", True)
        button.setText(_("Retirer avec ses réponses ?"))
        button.setAccessibleName(_("{gesture}, avec ses réponses ?").format(gesture=button.accessibleName()))


class Repeating:
    """`go_to` leaves what is on screen for a page; `show_again` draws a page as it has become."""

    def __init__(
        self,
        entretien: Entretien,
        calls: Calls,
        committing: Committing,
        *,
        go_to: Callable[[Page | None], None],
        show_again: Callable[[Ref], None],
    ) -> None:
        self._entretien = entretien
        self._calls = calls
        self._committing = committing
        self._go_to = go_to
        self._show_again = show_again

    def panel(self, page: Page) -> RepetitionPanel:
        panel = RepetitionPanel(self._entretien, page)
        panel.more_asked.connect(partial(self._add, page.ref))
        panel.removal_asked.connect(partial(self._remove, page.ref))
        return panel

    def _add(self, asking: Ref) -> None:
        if not self._committing.is_busy:
            self._go_to(self._entretien.add_instance(asking) or self._entretien.page(asking))

    def _remove(self, asking: Ref, ref: str) -> None:
        """From the store first: until it is done, nothing has changed here."""

        def removed() -> None:
            self._entretien.remove_instance(Ref(ref))
            self._show_again(asking)

        if not self._committing.is_busy:
            self._committing.run(partial(self._calls.remove_instance, Ref(ref)), removed)


def _first_answer(entretien: Entretien, ref: Ref) -> str:
    """What tells one instance from another on this screen, which is the officer's: the first words or number."""
    for reponse in entretien.reponses():
        if reponse.ref.startswith(f"{ref}/") and reponse.etat is Etat.ANSWERED and reponse.value:
            page = entretien.page(reponse.ref)
            kinds = [question.kind for question in page.questions if question.ref == reponse.ref] if page else []
            if kinds in ([Kind.TEXT], [Kind.INTEGER]):
                return reponse.value
    return ""
