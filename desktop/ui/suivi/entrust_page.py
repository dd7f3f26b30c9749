"""To whom a case is entrusted: a colleague of this post, oneself, or nobody in particular."""

from PySide6.QtCore import Signal

from desktop.langues.interface import _
from desktop.poste.charges import Charge
from desktop.poste.titulaires import Titulaire, TitulaireId
from desktop.ui.kit import buttons, fields, icons, panels, texts
from desktop.ui.page import Page

_NOBODY = "personne"


class EntrustPage(Page):
    entrusted = Signal(object)  # TitulaireId | None

    def __init__(self, people: tuple[Titulaire, ...], me: TitulaireId, charge: Charge | None) -> None:
        super().__init__()
        self.heading = _("Confier")
        nobody = (_NOBODY, _("Personne en particulier : tout le poste s’en occupe"))
        self._who = fields.Choices((*(_option(t, me) for t in people), nobody), "entrust-to")
        self._who.choose(charge.titulaire_id if charge else _NOBODY)
        save = buttons.primary(_("Confier"), "entrust-save", self._emit, icons.CHECK)
        self._who.changed.connect(lambda: save.setEnabled(bool(self._who.chosen())))
        column = panels.Column(720)
        self.root.addWidget(column)
        column.add(texts.title(_("À qui confier ce dossier ?")))
        said = _(
            "L’accueil et ses fiches d’orientation vont ensemble. Votre collègue le verra en entrant sous son nom."
        )
        column.add(texts.soft(said))
        column.add(self._who)
        column.add(buttons.row(save))
        column.close_with_space()

    def _emit(self) -> None:
        (chosen,) = self._who.chosen()
        self.entrusted.emit(None if chosen == _NOBODY else TitulaireId(chosen))


def _option(titulaire: Titulaire, me: TitulaireId) -> tuple[str, str]:
    is_me = titulaire.titulaire_id == me
    return titulaire.titulaire_id, _("Moi ({nom})").format(nom=titulaire.nom) if is_me else titulaire.nom
