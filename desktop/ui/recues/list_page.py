"""The slips received: which unit sent each, how pressing it is, what was answered. Never a name in the list."""

from PySide6.QtCore import Signal

from desktop.langues.dates import format_date, format_moment
from desktop.langues.interface import _, marked, ngettext, spoken
from desktop.langues.numbers import format_count
from desktop.orientations import labels
from desktop.orientations.reponse import ReponseKind
from desktop.poste.recues import Boite, RecueLine, Vue
from desktop.ui.kit import buttons, fields, icons, panels, texts
from desktop.ui.kit.line_list import LineList
from desktop.ui.kit.line_window import Row, Wanted
from desktop.ui.page import Page

_VUES = {
    Vue.TOUTES: marked("Toutes"),
    Vue.A_OUVRIR: marked("À ouvrir"),
    Vue.A_REPONDRE: marked("À répondre"),
    Vue.RENDEZ_VOUS: marked("Rendez-vous"),
    Vue.A_EFFACER: marked("À effacer bientôt"),
}


class RecueListPage(Page):
    """`vue_asked` tells the view wanted with the number of the question, `more_asked` which page of it.

    An answer to a question that is not the last is dropped.
    """

    recue_asked = Signal(str)
    open_asked = Signal()
    vue_asked = Signal(object, int)  # Vue
    more_asked = Signal(object, object, int)  # Vue, Wanted

    def __init__(self, vue: Vue, page_lines: int) -> None:
        """An answer brings `page_lines` at most."""
        super().__init__()
        self.heading = _("Orientations reçues")
        self._question = 0
        self._vues = fields.Segments(tuple((each.value, _(label)) for each, label in _VUES.items()), "recues-vue")
        self._vues.choose(vue.value)
        self._vues.changed.connect(self.ask)
        self._count = texts.soft("")
        self._count.setObjectName("recues-count")
        self._list = LineList(
            "recues-list", _("Orientations reçues, de la plus récente à la plus ancienne"), page_lines, _row
        )
        self._list.opened.connect(self.recue_asked)
        self._list.more_asked.connect(lambda wanted: self.more_asked.emit(self._vue(), wanted, self._question))
        column = panels.centred_column(self.root)
        column.addWidget(texts.title(_("Orientations reçues")))
        column.addWidget(fields.Field(_("Montrer"), self._vues))
        column.addWidget(self._count)
        column.addWidget(self._list, 1)
        opening = buttons.primary(
            _("Ouvrir une orientation reçue"), "receive", lambda: self.open_asked.emit(), icons.INBOX
        )
        column.addWidget(buttons.row(opening))

    def ask(self) -> None:
        """Ask for the first lines: to be called once the signals are connected."""
        self._question += 1
        self.vue_asked.emit(self._vue(), self._question)

    def show_found(self, question: int, lines: tuple[RecueLine, ...], boite: Boite) -> None:
        """Show the first lines of an answer."""
        if question == self._question:
            count = in_vue(boite, self._vue())
            self._list.show_lines(lines, count)
            self._count.setText(_counted(count, is_all=self._vue() is Vue.TOUTES))

    def fill(self, question: int, wanted: Wanted, lines: tuple[RecueLine, ...]) -> None:
        """Show a page that was asked for."""
        if question == self._question:
            self._list.fill(wanted, lines)

    def give_up(self) -> None:
        """A page that was asked for could not be read."""
        self._list.give_up()

    def leave(self) -> None:
        self._list.show_lines((), 0)

    def _vue(self) -> Vue:
        return Vue(self._vues.chosen())


def in_vue(boite: Boite, vue: Vue) -> int:
    """How many a view holds."""
    return {
        Vue.TOUTES: boite.toutes,
        Vue.A_OUVRIR: boite.a_ouvrir,
        Vue.A_REPONDRE: boite.a_repondre,
        Vue.RENDEZ_VOUS: boite.rendez_vous,
        Vue.A_EFFACER: boite.a_effacer,
    }[vue]


def erased_on(line: RecueLine) -> str:
    return _("S’efface de ce poste le {date}.").format(date=format_date(line.erase_on, spoken()))


def _counted(count: int, *, is_all: bool) -> str:
    if count:
        said = ngettext("{n} orientation reçue.", "{n} orientations reçues.", count)
        return said.format(n=format_count(count, spoken()))
    if is_all:
        return _("Aucune orientation reçue sur ce poste. L’unité qui oriente vous remet un fichier : ouvrez-le ici.")
    return _("Aucune orientation reçue n’attend ici.")


def _row(line: RecueLine) -> Row:
    received = format_moment(line.received_at, spoken())
    said = _("Reçue le {moment}. {erased}").format(moment=received, erased=erased_on(line))
    if line.rendez_vous_at is not None:
        moment = format_moment(line.rendez_vous_at, spoken())
        said = _("Rendez-vous le {moment}. {erased}").format(moment=moment, erased=erased_on(line))
    return Row(line.recue_id, line.place, _title(line), said, *state(line.reponse, is_read=line.is_read))


def state(reponse: ReponseKind | None, *, is_read: bool) -> tuple[str, str]:
    """Where a slip received is, in words and as a tone."""
    if not is_read:
        return _("à ouvrir"), "caution"
    return {
        None: (_("à répondre"), "caution"),
        ReponseKind.RECUE: (_("reçue, à répondre"), "caution"),
        ReponseKind.ACCEPTEE: (_("acceptée"), "done"),
        ReponseKind.RENDEZ_VOUS: (_("rendez-vous donné"), "done"),
        ReponseKind.REFUSEE: (_("refusée"), "danger"),
    }[reponse]


def _title(line: RecueLine) -> str:
    if line.urgence is None:
        return line.unite
    urgence = _(labels.URGENCE[line.urgence])
    return _("{unite}, besoin le plus pressant : {urgence}").format(unite=line.unite, urgence=urgence)
