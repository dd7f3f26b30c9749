"""What an answer says, and of which slip, before anything is noted. Never a name."""

from PySide6.QtCore import Signal

from desktop.langues.dates import format_moment
from desktop.langues.interface import _, spoken
from desktop.orientations import labels
from desktop.orientations.model import Orientation, Status
from desktop.orientations.reponse import Reponse
from desktop.orientations.search import reference
from desktop.services.reponses import Lue
from desktop.ui import error_messages
from desktop.ui.kit import buttons, icons, panels, texts
from desktop.ui.kit.flow import Flow
from desktop.ui.page import Page


class LuePage(Page):
    note_asked = Signal(object)  # Lue
    slip_asked = Signal(str)
    done = Signal()

    def __init__(self, lues: tuple[Lue, ...], *, is_of_another: bool) -> None:
        """`lues` are the slips it may be about, one but for a rare chance. `is_of_another`: not that one came from."""
        super().__init__()
        self.heading = _("Réponse d’un partenaire")
        column = panels.Column(720)
        self.root.addWidget(column)
        column.add(texts.title(_("Voici ce que dit cette réponse")))
        if is_of_another:
            said = _("Cette réponse concerne une autre fiche de ce poste que celle que vous regardiez.")
            column.add(panels.Banner(panels.Tone.CAUTION, said, name="other-slip"))
        if len(lues) > 1:
            column.add(
                texts.body(_("Ce code vaut pour plusieurs fiches : demandez à la structure de laquelle il s’agit."))
            )
        for place, lue in enumerate(lues):
            column.add(self._card(lue, place))
        column.add(buttons.row(buttons.secondary(_("Ne rien noter"), "lue-done", self.done.emit)))
        column.close_with_space()

    def _card(self, lue: Lue, place: int) -> panels.Card:
        card = panels.Card()
        words = said(lue.reponse)
        answer = texts.heading(words[:1].upper() + words[1:])
        answer.setObjectName(f"lue-said-{place}")
        card.column.addWidget(answer)
        for line in _slip_lines(lue.orientation):
            card.column.addWidget(texts.body(line))
        if lue.signataire is not None:
            whose = _("Signée par : {nom}, {etat}").format(nom=lue.signataire.nom, etat=_state(lue))
            card.column.addWidget(texts.small(whose))
        actions = [
            buttons.secondary(
                _("Voir la fiche"), f"lue-slip-{place}", lambda: self.slip_asked.emit(lue.orientation.orientation_id)
            )
        ]
        if lue.is_known:
            card.column.addWidget(_known(lue, place))
        elif lue.refusal is not None:
            why = error_messages.sentence(lue.refusal)
            card.column.addWidget(panels.Banner(panels.Tone.CAUTION, why, name=f"lue-refused-{place}"))
        else:
            note = buttons.primary(
                _("Noter cette réponse"), f"lue-note-{place}", lambda: self.note_asked.emit(lue), icons.CHECK
            )
            actions.append(note)
        card.column.addWidget(Flow(*actions))
        return card


def _known(lue: Lue, place: int) -> panels.Banner:
    """A code says an appointment once: moved, then moved back, it would send the person at the wrong time."""
    name, known = f"lue-known-{place}", _("Cette réponse est déjà notée : rien ne change.")
    kept = lue.orientation.rendez_vous_at
    if lue.reponse.rendez_vous_at is None or kept in (None, lue.reponse.rendez_vous_at):
        return panels.Banner(panels.Tone.INFO, known, name=name)
    moved = _(
        "Depuis, la fiche garde le rendez-vous du {moment}. S’il a encore changé, notez-le à la main sur la fiche."
    )
    return panels.Banner(
        panels.Tone.CAUTION, f"{known} {moved}".format(moment=format_moment(kept, spoken())), name=name
    )


def said(reponse: Reponse) -> str:
    """What an answer says, in a few words."""
    words = _(labels.REPONSE[reponse.kind])
    if reponse.motif is not None:
        words = _("{reponse} : {motif}").format(reponse=words, motif=_(labels.MOTIF_REFUS[reponse.motif]))
    if reponse.rendez_vous_at is not None:
        moment = format_moment(reponse.rendez_vous_at, spoken())
        words = _("{reponse}, le {moment}").format(reponse=words, moment=moment)
    return words


def _slip_lines(orientation: Orientation) -> tuple[str, ...]:
    nom = orientation.partenaire.nom if orientation.partenaire else _("sans destinataire")
    handed_at = orientation.entered(Status.REMISE)
    when = _("Commencée le {moment}") if handed_at is None else _("Remise le {moment}")
    return (
        _("Fiche {reference}, pour {nom}").format(reference=reference(orientation.orientation_id), nom=nom),
        when.format(moment=format_moment(handed_at or orientation.created_at, spoken())),
    )


def _state(lue: Lue) -> str:
    if lue.is_changed:
        return _("ce n’est pas la clé gardée pour cette structure")
    return _("clé vérifiée") if lue.is_verified else _("clé non vérifiée")
