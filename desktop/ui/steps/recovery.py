"""A recovery code: shown once and printed, then checked against the paper by typing parts of it again."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.langues.interface import _
from desktop.poste.politique import Recuperation
from desktop.services.recovery_code import confirm_groups, new_recovery_code
from desktop.ui import error_messages, printing
from desktop.ui.kit import buttons, fields, icons, panels, texts
from desktop.ui.steps.step import Step


class RecoveryCodeStep(Step):
    """Shows a code once. It goes on paper only: it can be neither selected nor copied."""

    print_failed = Signal(str)
    asks = False

    def __init__(self, title: str, sentence: str, code: str, mention: str = "") -> None:
        """`mention` is printed with the code, to tell two sheets apart."""
        super().__init__(title, sentence)
        self._code = code
        self._mention = mention
        card = panels.Card()
        groups = code.split("-")
        half = (len(groups) + 1) // 2
        for line in (groups[:half], groups[half:]):
            card.column.addWidget(texts.code("   ".join(line)))
        card.setAccessibleName(_("Code de récupération"))
        self.column.addWidget(card)
        self.column.addWidget(
            texts.body(
                _("Imprimez-le ou recopiez-le, puis rangez-le sous clé, loin de ce poste. Ne le photographiez pas.")
            )
        )
        self.column.addWidget(
            buttons.row(buttons.secondary(_("Imprimer le code"), "print-code", self._print, icons.PRINT))
        )

    def _print(self) -> None:
        try:
            printing.print_recovery_code(self, self._code, self._mention)
        except Exception as error:  # noqa: BLE001 - every failure of a printer is told in one sentence
            self.print_failed.emit(error_messages.sentence(error))


class RecoveryCheckStep(Step):
    """Two groups of the code, typed again from the paper."""

    def __init__(self, title: str, asked: tuple[int, ...], is_right: Callable[[dict[int, str]], bool]) -> None:
        """`asked` are 0-based positions of groups; `is_right` tells whether what was typed is the code's."""
        super().__init__(
            title, _("Retapez ces groupes du code depuis votre papier. Cela garantit qu’il pourra servir.")
        )
        self._is_right = is_right
        self._edits = {}
        for position in asked:
            edit = fields.line_edit(max_length=8)
            edit.setProperty("kind", "code")
            field = fields.Field(_("Groupe n° {n}").format(n=position + 1), edit, name=f"code-group-{position}")
            edit.textChanged.connect(self._changed)
            self._edits[position] = edit
            self.column.addWidget(field)
        self._said = texts.error("")
        self.column.addWidget(self._said)

    def is_ready(self) -> bool:
        return self._is_right({position: edit.text() for position, edit in self._edits.items()})

    def _changed(self) -> None:
        typed = all(len(edit.text().strip()) >= 4 for edit in self._edits.values())
        wrong = typed and not self.is_ready()
        self._said.setText(_("Ces groupes ne sont pas ceux du code. Relisez votre papier.") if wrong else "")
        self.readiness_changed.emit(self.is_ready())


class SplitStep(Step):
    """One code, or two that open only together."""

    def __init__(self, *, is_split: bool) -> None:
        super().__init__(
            _("Un code, ou deux ?"),
            _("Le code de récupération rouvre le coffre quand une phrase de passe est oubliée."),
        )
        self._choices = fields.Choices(
            (
                ("un", _("Un seul code. Qui le détient peut rouvrir le coffre.")),
                (
                    "deux",
                    _(
                        "Deux codes, confiés à deux personnes. Il faut les deux ensemble ; "
                        "si l’un est perdu, l’autre ne sert plus à rien."
                    ),
                ),
            ),
            "recovery-split",
        )
        self._choices.choose("deux" if is_split else "un")
        self._choices.changed.connect(lambda: self.readiness_changed.emit(self.is_ready()))
        self.column.addWidget(self._choices)

    def is_ready(self) -> bool:
        return bool(self._choices.chosen())

    @property
    def is_split(self) -> bool:
        return self._choices.chosen() == ("deux",)


class NewCodes(QObject):
    """New recovery codes and the steps that give them: each on its own sheet, each checked against its paper."""

    print_failed = Signal(str)

    def __init__(
        self,
        pick_positions: Callable[[int], tuple[int, ...]],
        sentence: str,
        *,
        is_split: bool,
        imposed: Recuperation | None,
    ) -> None:
        """`pick_positions(n)` chooses which of n groups of a code are asked again. `is_split` tells of the present.

        `sentence` is said above a code that is alone.
        """
        super().__init__()
        self._pick = pick_positions
        self._choice = SplitStep(is_split=is_split if imposed is None else imposed is Recuperation.PARTAGEE)
        self._choice.only_when(lambda: imposed is None)
        alone, first, second = (new_recovery_code() for _sheet in range(3))
        self._one: tuple[str, ...] = (alone,)
        self._two: tuple[str, ...] = (first, second)
        part = _("Donnez cette feuille à une personne, et l’autre feuille à une autre. Aucune ne doit avoir les deux.")
        self.steps: tuple[Step, ...] = (
            self._choice,
            *self._pair(alone, _("Le code de récupération"), sentence, "", is_for_two=False),
            *self._pair(first, _("Le premier code"), part, _("Code 1 sur 2"), is_for_two=True),
            *self._pair(second, _("Le second code"), part, _("Code 2 sur 2"), is_for_two=True),
        )

    @property
    def codes(self) -> tuple[str, ...]:
        """Those that were shown, as the choice is now; none once forgotten."""
        return self._two if self._choice.is_split else self._one

    def forget(self) -> None:
        self._one = self._two = ()

    def _pair(self, code: str, title: str, sentence: str, mention: str, *, is_for_two: bool) -> tuple[Step, Step]:
        shown = RecoveryCodeStep(title, sentence, code, mention)
        shown.print_failed.connect(self.print_failed)
        positions = self._pick(len(code.split("-")))
        check = RecoveryCheckStep(_("Vérifier le papier"), positions, partial(confirm_groups, code))
        for step in (shown, check):
            step.only_when(lambda: self._choice.is_split is is_for_two)
        return shown, check
