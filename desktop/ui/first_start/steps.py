"""The steps of the first start, in order. Each holds what the user decided in it."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar

from desktop.langues.interface import _, ngettext
from desktop.services.passphrase import Strength
from desktop.ui.first_start.step import Step
from desktop.ui.kit import buttons, fields, icons, panels, texts

CONSERVATION_JOURS = (7, 15, 30, 60, 90)


class WelcomeStep(Step):
    action_label = _("Commencer")
    asks = False

    def __init__(self) -> None:
        super().__init__(_("Repère, sur ce poste"))
        for sentence in (
            _("Repère guide l’accueil d’une personne victime de la prostitution : fiches, entretien, orientation."),
            _("Il ne se connecte jamais à un réseau. Tout reste sur cet ordinateur, dans un coffre chiffré."),
            _(
                "Il ne garde que le nécessaire : un prénom choisi, des besoins, un contact sûr. "
                "Jamais d’identité civile."
            ),
            _(
                "Il efface de lui-même : les brouillons en 24 heures, "
                "les orientations à la date que vous allez choisir."
            ),
        ):
            card = panels.Card()
            card.column.addWidget(texts.body(sentence))
            self.column.addWidget(card)


class ResponsableStep(Step):
    def __init__(self) -> None:
        super().__init__(
            _("Qui répond des données ?"),
            _(
                "L’organisme qui utilise ce poste est responsable du traitement, pas l’éditeur de Repère. "
                "Il doit avoir accompli ses formalités avant tout usage réel."
            ),
        )
        self._organisme = fields.line_edit(_("Exemple : direction départementale, conseil départemental, association"))
        self._service = fields.line_edit(_("Exemple : brigade, commissariat, foyer"))
        self._rappel = fields.line_edit(_("Un numéro ou une adresse de service, jamais personnel"))
        for label, edit, name in (
            (_("Organisme responsable des données"), self._organisme, "organisme"),
            (_("Votre service ou unité"), self._service, "service"),
            (_("Comment le partenaire rappelle le service"), self._rappel, "rappel"),
        ):
            self.column.addWidget(fields.Field(label, edit, name=name))
            edit.textChanged.connect(lambda: self.readiness_changed.emit(self.is_ready()))

    def is_ready(self) -> bool:
        return all((self.organisme, self.service, self.rappel))

    @property
    def organisme(self) -> str:
        return self._organisme.text().strip()

    @property
    def service(self) -> str:
        return self._service.text().strip()

    @property
    def rappel(self) -> str:
        return self._rappel.text().strip()


class PassphraseStep(Step):
    """Twice the passphrase, and how strong it is. `assess` is slow at first: it runs after a pause in typing."""

    def __init__(self, assess: Callable[[str], Strength]) -> None:
        super().__init__(
            _("La phrase de passe"),
            _("Plusieurs mots sans lien entre eux valent mieux qu’un mot compliqué. Elle ouvre le coffre de ce poste."),
        )
        self._assess = assess
        self._strength: Strength | None = None
        self._first = fields.PassphraseEdit()
        self._second = fields.PassphraseEdit()
        self._bar = QProgressBar()
        self._bar.setRange(0, 4)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Solidité de la phrase de passe"))
        self._said = texts.small("")
        self._said.setObjectName("strength")
        self._second_field = fields.Field(_("La même, une seconde fois"), self._second, name="passphrase-again")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(200)
        self._pause.timeout.connect(self._show_strength)
        self.column.addWidget(fields.Field(_("Phrase de passe"), self._first, name="passphrase"))
        self.column.addWidget(self._bar)
        self.column.addWidget(self._said)
        self.column.addWidget(self._second_field)
        self._first.textChanged.connect(self._first_changed)
        self._second.textChanged.connect(self._compare)

    @property
    def passphrase(self) -> str:
        return self._first.text()

    def is_ready(self) -> bool:
        is_enough = self._strength is not None and self._strength.is_enough
        return is_enough and self._first.text() == self._second.text()

    def forget(self) -> None:
        """Empty both inputs, once the store is made."""
        self._first.clear()
        self._second.clear()

    def _first_changed(self) -> None:
        self._strength = None
        self.readiness_changed.emit(False)
        self._pause.start()

    def _show_strength(self) -> None:
        self._strength = self._assess(self._first.text()) if self._first.text() else None
        self._bar.setValue(self._strength.score if self._strength else 0)
        self._said.setText(self._strength.sentence if self._strength else "")
        self._compare()

    def _compare(self) -> None:
        differs = bool(self._second.text()) and self._first.text() != self._second.text()
        self._second_field.show_error(_("Les deux phrases ne sont pas identiques.") if differs else "")
        self.readiness_changed.emit(self.is_ready())


class RecoveryCodeStep(Step):
    """Shows the code once. It goes on paper only: it can be neither selected nor copied."""

    asks = False

    def __init__(self, groups: tuple[str, ...], print_code: Callable[[], None]) -> None:
        super().__init__(
            _("Le code de récupération"),
            _(
                "Si la phrase de passe est oubliée, ce code est le seul moyen de rouvrir le coffre. "
                "Personne d’autre ne l’a."
            ),
        )
        card = panels.Card()
        half = (len(groups) + 1) // 2
        for line in (groups[:half], groups[half:]):
            label = texts.code("   ".join(line))
            card.column.addWidget(label)
        card.setAccessibleName(_("Code de récupération"))
        self.column.addWidget(card)
        self.column.addWidget(
            texts.body(
                _("Imprimez-le ou recopiez-le, puis rangez-le sous clé, loin de ce poste. Ne le photographiez pas.")
            )
        )
        self.column.addWidget(
            buttons.row(buttons.secondary(_("Imprimer le code"), "print-code", print_code, icons.PRINT))
        )


class RecoveryCheckStep(Step):
    """Two groups of the code, typed again from the paper."""

    def __init__(self, asked: tuple[int, ...], is_right: Callable[[dict[int, str]], bool]) -> None:
        """`asked` are 0-based positions of groups; `is_right` tells whether what was typed is the code's."""
        super().__init__(
            _("Vérifier le papier"),
            _("Retapez ces groupes du code depuis votre papier. Cela garantit qu’il pourra servir."),
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


class ConservationStep(Step):
    action_label = _("Créer le coffre")

    def __init__(self) -> None:
        super().__init__(
            _("Combien de temps garder les orientations ?"),
            _(
                "Passé ce délai, chaque fiche d’orientation est effacée de ce poste, sans retour. "
                "Choisissez selon la règle de votre organisme ; rien n’est choisi d’avance. "
                "Les brouillons s’effacent toujours en 24 heures."
            ),
        )
        options = tuple(
            (str(days), ngettext("{n} jour", "{n} jours", days).format(n=days)) for days in CONSERVATION_JOURS
        )
        self._choices = fields.Choices(options, "conservation")
        self._choices.changed.connect(lambda: self.readiness_changed.emit(self.is_ready()))
        self.column.addWidget(self._choices)

    def is_ready(self) -> bool:
        return bool(self._choices.chosen())

    @property
    def jours(self) -> int:
        return int(self._choices.chosen()[0])
