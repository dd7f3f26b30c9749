"""Pages that make or change the key of one person: somebody new, a forgotten passphrase, one's own."""

from PySide6.QtCore import Signal

from desktop.errors import InvalidTitulaireError
from desktop.langues.interface import _
from desktop.poste.titulaires import NAME_LENGTH, Role, Titulaire
from desktop.ui import error_messages
from desktop.ui.kit import buttons, fields, panels, texts
from desktop.ui.page import Page
from desktop.ui.personnes.person_page import role_choices
from desktop.ui.steps.passphrase import NewPassphrase, OwnPassphrase, OwnPassphraseStep, PassphraseStep
from desktop.ui.steps.step import Step
from desktop.ui.steps.walk import Walk


class WhoStep(Step):
    def __init__(self) -> None:
        super().__init__(_("Qui ajouter ?"))
        self._nom = fields.line_edit(_("Exemple : adjudante Martin, ou matricule"), NAME_LENGTH)
        self._field = fields.Field(
            _("Nom ou matricule, selon la consigne de votre service"),
            self._nom,
            _("Il se lit sur le poste verrouillé, et en clair sur le disque."),
            name="nom",
        )
        self._roles = role_choices("role")
        self._nom.textChanged.connect(self._changed)
        self._roles.changed.connect(self._changed)
        self.column.addWidget(self._field)
        self.column.addWidget(fields.Field(_("Rôle"), self._roles))

    @property
    def nom(self) -> str:
        return self._nom.text().strip()

    @property
    def role(self) -> Role:
        return Role(self._roles.chosen()[0])

    def is_ready(self) -> bool:
        return bool(self.nom and self._roles.chosen())

    def refuse(self, error: Exception) -> None:
        self._field.show_error(error_messages.sentence(error))

    def _changed(self) -> None:
        self._field.show_error("")
        self.readiness_changed.emit(self.is_ready())


class AddPersonPage(Page):
    add_asked = Signal(str, str, object, str)  # the passphrase of who is there, name, Role, the new passphrase

    def __init__(self) -> None:
        super().__init__()
        self.heading = _("Ajouter une personne")
        self._who = WhoStep()
        self._passphrase = PassphraseStep(
            _("Sa phrase de passe"),
            _(
                "Laissez le clavier à cette personne : elle seule choisit et tape sa phrase, deux fois. "
                "Vous n’avez pas à la connaître."
            ),
        )
        self._own = OwnPassphraseStep(
            _("Confirmez que c’est bien vous"),
            _("Reprenez le clavier. La nouvelle clé est faite avec la vôtre : le coffre n’est pas chiffré de nouveau."),
            action=_("Donner une clé"),
        )
        self._walk = Walk((self._who, self._passphrase, self._own))
        self._walk.finished.connect(self._add)
        self.root.addWidget(self._walk)

    def focus_first(self) -> None:
        self._walk.focus_first()

    def leave(self) -> None:
        self._passphrase.forget()
        self._own.forget()

    def refuse(self, error: Exception) -> None:
        self._walk.release()
        if isinstance(error, InvalidTitulaireError):
            self._walk.go_to(self._who)
            self._who.refuse(error)
        else:
            self._own.refuse(error)

    def _add(self) -> None:
        self._walk.hold()
        self.add_asked.emit(self._own.passphrase, self._who.nom, self._who.role, self._passphrase.passphrase)


class ReplacePassphrasePage(Page):
    replace_asked = Signal(str, str)  # the passphrase of who is there, the new one of the other person

    def __init__(self, titulaire: Titulaire) -> None:
        super().__init__()
        self.heading = _("Phrase de passe oubliée")
        self._passphrase = PassphraseStep(
            _("La nouvelle phrase de passe de {nom}").format(nom=titulaire.nom),
            _(
                "Laissez le clavier à cette personne : elle seule choisit et tape sa phrase, deux fois. "
                "L’ancienne ne vaudra plus rien."
            ),
        )
        self._own = OwnPassphraseStep(
            _("Confirmez que c’est bien vous"), _("Reprenez le clavier."), action=_("Remplacer sa phrase de passe")
        )
        self._walk = Walk((self._passphrase, self._own))
        self._walk.finished.connect(self._replace)
        self.root.addWidget(self._walk)

    def focus_first(self) -> None:
        self._walk.focus_first()

    def leave(self) -> None:
        self._passphrase.forget()
        self._own.forget()

    def refuse(self, error: Exception) -> None:
        self._walk.release()
        self._own.refuse(error)

    def _replace(self) -> None:
        self._walk.hold()
        self.replace_asked.emit(self._own.passphrase, self._passphrase.passphrase)


class ChangePassphrasePage(Page):
    change_asked = Signal(str, str)  # the present passphrase, the new one

    def __init__(self) -> None:
        super().__init__()
        self.heading = _("Ma phrase de passe")
        self._own = OwnPassphrase(_("Votre phrase de passe actuelle"))
        self._new = NewPassphrase(_("La nouvelle"))
        self._change = buttons.primary(_("Changer ma phrase de passe"), "change-passphrase", self._ask)
        self._change.setEnabled(False)
        for part in (self._own, self._new):
            part.readiness_changed.connect(self._allow)
        column = panels.Column(660)
        self.root.addWidget(column)
        column.add(texts.title(_("Changer ma phrase de passe")))
        for widget in (self._own, self._new, buttons.row(self._change)):
            column.add(widget)
        column.close_with_space()

    def leave(self) -> None:
        self._own.forget()
        self._new.forget()

    def refuse(self, error: Exception) -> None:
        self._own.refuse(error)

    def _allow(self, _is_ready: bool) -> None:
        self._change.setEnabled(self._own.is_ready() and self._new.is_ready())

    def _ask(self) -> None:
        self._change.setEnabled(False)
        self.change_asked.emit(self._own.passphrase, self._new.passphrase)
