"""Home: one question, three large answers, then what is under way."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from desktop.fiches.model import FicheId
from desktop.langues.dates import format_moment
from desktop.langues.interface import _, ngettext, spoken
from desktop.orientations.model import PriseEnChargeId
from desktop.orientations.reglages import NaturePoste
from desktop.poste.recues import Boite, Vue
from desktop.services.charges import Confie
from desktop.services.suivi import Suivis
from desktop.ui.kit import buttons, icons, panels, texts
from desktop.ui.kit.flow import Flow
from desktop.ui.page import Page
from desktop.ui.recues.home_panel import InboxPanel
from desktop.ui.suivi.panel import RappelsPanel
from desktop.ui.suivi.whose import WhoseSegments

ACCUEIL = FicheId("accueil")
FUGUE = FicheId("fugue")
CLIENT = FicheId("client")

NOTHING_RECEIVED = Boite()
NOTHING_TO_FOLLOW = Suivis()


@dataclass(frozen=True, slots=True)
class Entry:
    """A reception under way, as home shows it: never a name."""

    prise_id: PriseEnChargeId
    titre: str
    ouverte: str  # "ouverte à 14:32"
    reste: str  # "s’efface dans 21 h"
    confie: str = ""  # "Confié par … le …"


class HomePage(Page):
    situation_chosen = Signal(str)
    sheets_asked = Signal()
    orientations_asked = Signal()
    directory_asked = Signal()
    answer_asked = Signal()
    imprimes_asked = Signal()
    settings_asked = Signal()
    resume_asked = Signal(str)
    backups_asked = Signal()
    clock_asked = Signal()
    recues_asked = Signal(object)  # Vue
    rappel_asked = Signal(str)  # id of a slip
    receive_asked = Signal()
    rappels_asked = Signal(bool)  # only of the cases entrusted to who is there
    mine_chosen = Signal(bool)

    def __init__(
        self,
        en_cours: tuple[Entry, ...],
        purged: int,
        *,
        is_clock_doubted: bool = False,
        is_on_network: bool = False,
        late: str = "",
        altered: tuple[str, ...] | None = None,
        nature: NaturePoste = NaturePoste.UNITE,
        boite: Boite = NOTHING_RECEIVED,
        suivis: Suivis = NOTHING_TO_FOLLOW,
        confies: tuple[Confie, ...] = (),
        is_mine: bool | None = None,
    ) -> None:
        """`purged` is how many receptions and slips were erased on opening because their time had come.

        `is_clock_doubted`: the date of the post was said to be wrong, and was not set right since.
        `is_on_network`: where the store is, it is not safe. `late` is the date of the last backup, when it is too far.
        `boite` counts the slips received, which come first where the post receives them.
        `suivis` is what is to be done of slips handed over, `confies` what a colleague entrusted, not opened yet.
        `is_mine`: only the cases entrusted to who is there are shown; None without a colleague.
        `altered` names the local services whose number, read while locked, had been changed; None when none was.
        """
        super().__init__()
        self.heading = _("Accueil")
        column = panels.Column(980)
        self.root.addWidget(column)
        if is_on_network:
            column.add(panels.Banner(panels.Tone.CAUTION, _network_sentence(), name="on-network"))
        if altered is not None:
            column.add(panels.Banner(panels.Tone.DANGER, _altered_sentence(altered), name="altered"))
        if purged:
            column.add(panels.Banner(panels.Tone.INFO, _purged_sentence(purged), name="purged"))
        if late:
            column.add(self._late(late))
        if is_clock_doubted:
            column.add(self._clock())
        for confie in confies:
            if not confie.has_reception:  # a reception under way says it by itself
                column.add(self._entrusted(confie))
        if is_mine is not None and (en_cours or suivis.count or is_mine):
            column.add(self._whose(is_mine=is_mine))
        for prise in en_cours:
            column.add(self._under_way(prise))
        self._first: QWidget = self
        if nature.receives:
            column.add(self._inbox(boite))
        if nature.hands_over:
            column.add(texts.title(_("Que se passe-t-il ?")))
            column.add(self._answers())
        if suivis.rappels:
            column.add(self._rappels(suivis, is_mine=bool(is_mine)))
        column.add(self._others(has_inbox=nature.receives))
        column.close_with_space()

    def focus_first(self) -> None:
        self._first.setFocus()

    def _answers(self) -> QWidget:
        tiles = (
            (ACCUEIL, _("Une personne victime se présente"), _("L’accueillir, l’écouter, l’orienter"), icons.PERSON),
            (FUGUE, _("Un mineur est en fugue ou de retour"), _("Rechercher, mettre à l’abri, protéger"), icons.MINOR),
            (CLIENT, _("Un client est contrôlé"), _("Constater l’infraction, protéger la victime"), icons.CLIENT),
        )
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for fiche_id, title, subtitle, icon in tiles:
            choose = partial(self.situation_chosen.emit, fiche_id)
            layout.addWidget(buttons.Tile(title, subtitle, icon, f"situation-{fiche_id}", choose))
        self._first = holder.findChildren(buttons.Tile)[0]
        return holder

    def _inbox(self, boite: Boite) -> QWidget:
        panel = InboxPanel(boite)
        panel.vue_asked.connect(self.recues_asked)
        panel.open_asked.connect(self.receive_asked)
        self._first = panel.findChildren(QAbstractButton)[0]
        return panel

    def _whose(self, *, is_mine: bool) -> QWidget:
        segments = WhoseSegments(is_mine=is_mine)
        segments.changed.connect(lambda: self.mine_chosen.emit(segments.is_mine()))
        return segments

    def _entrusted(self, confie: Confie) -> QWidget:
        show = partial(self.rappel_asked.emit, confie.orientation_id)
        open_it = buttons.secondary(_("Ouvrir"), f"confie-{confie.charge.prise_id}", show, icons.NEXT)
        said = _("Confiée par {qui} le {moment} : une fiche d’orientation pour {structure}.").format(
            qui=confie.par,
            moment=format_moment(confie.charge.at, spoken()),
            structure=confie.partenaire or _("un destinataire à choisir"),
        )
        return panels.Banner(panels.Tone.INFO, said, open_it, name=f"confie-par-{confie.charge.prise_id}")

    def _rappels(self, suivis: Suivis, *, is_mine: bool) -> QWidget:
        panel = RappelsPanel(suivis)
        panel.rappel_asked.connect(self.rappel_asked)
        panel.all_asked.connect(partial(self.rappels_asked.emit, is_mine))
        return panel

    def _others(self, *, has_inbox: bool) -> QWidget:
        sheets = buttons.secondary(_("Consulter une fiche"), "sheets", self.sheets_asked.emit, icons.SHEET)
        slips = buttons.secondary(_("Mes orientations"), "orientations", self.orientations_asked.emit, icons.SLIPS)
        find = buttons.secondary(_("Trouver une structure"), "directory", self.directory_asked.emit, icons.FIND)
        imprimes = buttons.secondary(_("Imprimer"), "imprimes", self.imprimes_asked.emit, icons.PRINT)
        imprimes.setToolTip(_("Langues, droits, formulaires : ce qui ne parle de personne"))
        settings = buttons.quiet(_("Réglages du poste"), "settings", self.settings_asked.emit, icons.SETTINGS)
        answer = buttons.secondary(_("Un partenaire répond"), "partner-answers", self.answer_asked.emit, icons.CHAT)
        if has_inbox:
            return Flow(sheets, slips, answer, find, imprimes, settings)
        every = partial(self.recues_asked.emit, Vue.TOUTES)
        return Flow(
            sheets,
            slips,
            answer,
            find,
            imprimes,
            buttons.quiet(_("Orientations reçues"), "inbox", every, icons.INBOX),
            settings,
        )

    def _late(self, late: str) -> QWidget:
        ask = buttons.secondary(_("Voir les sauvegardes"), "late-backups", self.backups_asked.emit, icons.SAVE)
        said = _("Rien de ce poste n’a été sauvegardé depuis le {date}.").format(date=late)
        return panels.Banner(panels.Tone.CAUTION, said, ask, name="late")

    def _clock(self) -> QWidget:
        right = buttons.secondary(_("La date est juste"), "clock-asked", self.clock_asked.emit, icons.CLOCK)
        said = _(
            "La date de ce poste est tenue pour fausse : rien n’est effacé d’après elle. "
            "Faites-la régler, elle date aussi vos fiches."
        )
        return panels.Banner(panels.Tone.CAUTION, said, right, name="clock-doubted")

    def _under_way(self, prise: Entry) -> QWidget:
        resume = buttons.secondary(
            _("Reprendre"), f"resume-{prise.prise_id}", lambda: self.resume_asked.emit(prise.prise_id), icons.NEXT
        )
        said = _("{titre}, {ouverte}. {reste}.").format(titre=prise.titre, ouverte=prise.ouverte, reste=prise.reste)
        if prise.confie:
            said = _("{accueil} {confie}.").format(accueil=said, confie=prise.confie)
        return panels.Banner(panels.Tone.INFO, said, resume, name=f"en-cours-{prise.prise_id}")


def _purged_sentence(count: int) -> str:
    return ngettext(
        "{n} dossier arrivé à sa date a été effacé de ce poste.",
        "{n} dossiers arrivés à leur date ont été effacés de ce poste.",
        count,
    ).format(n=count)


def _network_sentence() -> str:
    return _(
        "Le coffre de ce poste est sur un dossier du réseau : il peut s’y abîmer, et d’autres peuvent le copier. "
        "Demandez à votre service informatique de le ramener sur ce poste."
    )


def _altered_sentence(names: tuple[str, ...]) -> str:
    which = _("Ce qui était faux : {noms}.").format(noms=", ".join(names)) if names else ""
    said = _(
        "Les numéros du poste, lus sans déverrouiller, avaient été modifiés hors de Repère. Ils sont rétablis. "
        "Reprenez ici tout numéro noté avant, et prévenez votre service informatique."
    )
    return f"{said} {which}".strip()
