"""The steps of the first start that are its own. Each holds what the user decided in it."""

from PySide6.QtCore import Signal

from desktop.langues.interface import _, marked
from desktop.orientations.reglages import BROUILLON_HEURES_MAX, NaturePoste
from desktop.poste import labels
from desktop.poste.politique import Politique
from desktop.poste.titulaires import NAME_LENGTH
from desktop.ui import durations, imposed, window_language
from desktop.ui.kit import buttons, fields, icons, panels, texts
from desktop.ui.kit.flow import Flow
from desktop.ui.steps.step import Step

CONSERVATION_JOURS = (7, 15, 30, 60, 90)


def nature_choice() -> fields.Segments:
    """What the post is for."""
    return fields.Segments(tuple((nature.value, _(label)) for nature, label in labels.NATURE.items()), "nature")


class WelcomeStep(Step):
    backup_asked = Signal()
    guest_asked = Signal()
    langue_asked = Signal()

    action_label = marked("Commencer")
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
            _("Il efface de lui-même : les brouillons en 24 heures au plus, les orientations à leur date."),
        ):
            card = panels.Card()
            card.column.addWidget(texts.body(sentence))
            self.column.addWidget(card)
        lost = buttons.quiet(_("Ce poste avait déjà un coffre : restaurer une sauvegarde"), "restore-whole")
        lost.clicked.connect(lambda _checked=False: self.backup_asked.emit())
        other = buttons.quiet(window_language.other().autonym, "interface", self.langue_asked.emit, icons.LANGUAGE)
        guest = buttons.quiet(
            _("Ouvrir une orientation reçue, sans coffre"), "guest", lambda: self.guest_asked.emit(), icons.INBOX
        )
        self.column.addWidget(Flow(lost, guest, other))


class ResponsableStep(Step):
    def __init__(self, politique: Politique) -> None:
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
        for label, edit, name, value in (
            (_("Organisme responsable des données"), self._organisme, "organisme", politique.responsable),
            (_("Votre service ou unité"), self._service, "service", politique.service),
            (_("Comment le partenaire rappelle le service"), self._rappel, "rappel", politique.rappel),
        ):
            if value is not None:
                edit.setText(value)
                self.column.addWidget(imposed.text_field(label, value, name))
                continue
            self.column.addWidget(fields.Field(label, edit, name=name))
            edit.textChanged.connect(lambda: self.readiness_changed.emit(self.is_ready()))
        self._nature = nature_choice()
        self._nature.choose(politique.nature or NaturePoste.UNITE)
        label = _("Que fait ce poste ?")
        if politique.nature is None:
            self.column.addWidget(fields.Field(label, self._nature))
        else:
            self.column.addWidget(imposed.text_field(label, _(labels.NATURE[politique.nature]), "nature"))

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

    @property
    def nature(self) -> NaturePoste:
        return NaturePoste(self._nature.chosen())


class IdentityStep(Step):
    def __init__(self) -> None:
        super().__init__(
            _("Qui êtes-vous ?"),
            _(
                "Chaque personne qui utilise ce poste a sa propre phrase de passe. Vous êtes la première, et la "
                "personne responsable de ce poste ; vous en ajouterez d’autres ensuite."
            ),
        )
        self._nom = fields.line_edit(_("Exemple : adjudante Martin, ou matricule"), NAME_LENGTH)
        self._nom.textChanged.connect(lambda: self.readiness_changed.emit(self.is_ready()))
        self.column.addWidget(
            fields.Field(
                _("Votre nom ou votre matricule, selon la consigne de votre service"),
                self._nom,
                _("Il se lit sur le poste verrouillé, et en clair sur le disque."),
                name="nom",
            )
        )

    def is_ready(self) -> bool:
        return bool(self.nom)

    @property
    def nom(self) -> str:
        return self._nom.text().strip()


class ConservationStep(Step):
    action_label = marked("Créer le coffre")

    def __init__(self, politique: Politique) -> None:
        fixed = politique.conservation_jours
        drafts = durations.hours(politique.brouillon_heures or BROUILLON_HEURES_MAX)
        said = [
            _("Passé ce délai, chaque fiche d’orientation est effacée de ce poste, sans retour."),
            _("Les brouillons s’effacent toujours en {heures} au plus.").format(heures=drafts),
        ]
        if fixed is None:
            said.insert(1, _("Choisissez selon la règle de votre organisme ; rien n’est choisi d’avance."))
        super().__init__(_("Combien de temps garder les orientations ?"), *said)
        self._jours = fixed or 0
        if fixed is None:
            self._offer()
        else:
            self.asks = False
            label = _("Durée de conservation des orientations")
            self.column.addWidget(imposed.text_field(label, durations.days(fixed), "conservation"))

    def is_ready(self) -> bool:
        return bool(self._jours)

    @property
    def jours(self) -> int:
        return self._jours

    def _offer(self) -> None:
        options = tuple((str(count), durations.days(count)) for count in CONSERVATION_JOURS)
        choices = fields.Choices(options, "conservation")
        choices.changed.connect(lambda: self._choose(choices.chosen()))
        self.column.addWidget(choices)

    def _choose(self, chosen: tuple[str, ...]) -> None:
        self._jours = int(chosen[0]) if chosen else 0
        self.readiness_changed.emit(self.is_ready())
