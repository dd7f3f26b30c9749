"""One person of this post: their name, their role, a forgotten passphrase, and the end of their access."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.langues.interface import _
from desktop.poste.titulaires import NAME_LENGTH, Role, Titulaire
from desktop.ui.kit import buttons, fields, icons, panels, texts
from desktop.ui.page import Page
from desktop.ui.steps.passphrase import OwnPassphrase


def role_choices(name: str) -> fields.Choices:
    return fields.Choices(
        (
            (Role.AGENT.value, _("Agent : fiches, entretiens, orientations.")),
            (
                Role.RESPONSABLE.value,
                _("Responsable : en plus, les personnes, la conservation, les sauvegardes et le journal."),
            ),
        ),
        name,
    )


class PersonPage(Page):
    rename_asked = Signal(str)
    role_asked = Signal(object)  # Role
    replace_asked = Signal()
    remove_asked = Signal(str)  # the passphrase of who is there

    def __init__(self, titulaire: Titulaire, *, is_me: bool) -> None:
        super().__init__()
        self.heading = _("Personnes de ce poste")
        self._titulaire = titulaire
        self._column = panels.Column(820)
        self.root.addWidget(self._column)
        self._column.add(texts.title(_("{nom} (vous)").format(nom=titulaire.nom) if is_me else titulaire.nom))
        self._add_name()
        self._add_role()
        if not is_me:
            self._add_forgotten()
            self._add_removal()
        self._column.close_with_space()

    def leave(self) -> None:
        if self.findChild(OwnPassphrase) is not None:
            self._own.forget()

    def refuse(self, error: Exception) -> None:
        """The key was not taken back."""
        self._own.refuse(error)

    def _add_name(self) -> None:
        self._nom = fields.line_edit(max_length=NAME_LENGTH)
        self._nom.setText(self._titulaire.nom)
        rename = buttons.secondary(_("Enregistrer le nom"), "rename", self._rename)
        rename.setEnabled(False)
        self._nom.textChanged.connect(lambda text: rename.setEnabled(text.strip() not in ("", self._titulaire.nom)))
        self._nom.returnPressed.connect(rename.click)
        self._column.add(fields.Field(_("Nom ou matricule, selon la consigne de votre service"), self._nom, name="nom"))
        self._column.add(buttons.row(rename))

    def _add_role(self) -> None:
        self._roles = role_choices("role")
        self._roles.choose(self._titulaire.role.value)
        change = buttons.secondary(_("Changer le rôle"), "change-role", self._change_role)
        change.setEnabled(False)
        self._roles.changed.connect(
            lambda: change.setEnabled(self._roles.chosen() not in ((), (self._titulaire.role.value,)))
        )
        self._column.add(fields.Field(_("Rôle"), self._roles))
        self._column.add(buttons.row(change))

    def _add_forgotten(self) -> None:
        self._column.add(panels.line())
        self._column.add(
            texts.body(_("Sa phrase de passe est oubliée ? Cette personne en choisit une autre, devant vous."))
        )
        self._column.add(
            buttons.row(buttons.secondary(_("Remplacer sa phrase de passe"), "replace", self.replace_asked.emit))
        )

    def _add_removal(self) -> None:
        self._column.add(panels.line())
        self._column.add(
            buttons.row(buttons.danger_quiet(_("Retirer cette personne"), "remove", self._ask_removal, icons.ERASE))
        )
        self._removal = self._confirmation()
        self._column.add(self._removal)

    def _confirmation(self) -> QWidget:
        self._own = OwnPassphrase()
        yes = buttons.danger(_("Retirer sa clé"), "remove-now", self._remove, icons.ERASE)
        yes.setEnabled(False)
        self._own.readiness_changed.connect(yes.setEnabled)
        self._own.edit.returnPressed.connect(yes.click)
        said = _(
            "Sa phrase de passe n’ouvrira plus ce coffre, tout de suite. Ce que cette personne a fait reste dans "
            "le journal, sous son nom. Les orientations restent."
        )
        card = panels.Card(kind="banner-danger")
        card.column.addWidget(texts.body(said))
        card.column.addWidget(self._own)
        card.column.addWidget(buttons.row(buttons.secondary(_("Non, garder"), "remove-no", self._keep), yes))
        card.hide()
        return card

    def _rename(self) -> None:
        self.rename_asked.emit(self._nom.text())

    def _change_role(self) -> None:
        self.role_asked.emit(Role(self._roles.chosen()[0]))

    def _ask_removal(self) -> None:
        self._removal.show()
        self._own.edit.setFocus()
        self._column.scroll_to(self._removal)

    def _keep(self) -> None:
        self._own.forget()
        self._removal.hide()

    def _remove(self) -> None:
        self.remove_asked.emit(self._own.passphrase)
