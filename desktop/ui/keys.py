"""The route of exchange keys: that of this post, those of partners, one added, its words compared."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject

from desktop.annuaire.demande import Demande
from desktop.errors import CleError
from desktop.langues.interface import _, marked
from desktop.partenaires.model import Partenaire
from desktop.poste.cles import CleConnue, ClePublique
from desktop.ui import error_messages, imposed
from desktop.ui.asking import run_asking
from desktop.ui.cles.add_page import AddKeyPage
from desktop.ui.cles.attach_page import AttachPage
from desktop.ui.cles.list_page import KeysPage
from desktop.ui.cles.own_page import OwnKeyPage
from desktop.ui.cles.verify_page import VerifyPage
from desktop.ui.desk import Back, Desk
from desktop.ui.directory import Choosing, Directory
from desktop.ui.kit.panels import Tone
from desktop.ui.page import Page
from desktop.ui.paper.in_hand import PaperInHand

T = TypeVar("T")
Done = Callable[[str, Tone], None]
"""Where to go once it is over, with what is to be said there, "" for nothing."""


class Keys(QObject):
    def __init__(self, desk: Desk, directory: Directory) -> None:
        super().__init__()
        self._desk = desk
        self._directory = directory
        self._paper = PaperInHand(desk)
        self._back: Back = desk.home

    def open(self, back: Back, *, said: str = "", tone: Tone = Tone.DONE) -> None:
        """Show the list; `back` is where it was asked from, `said` what was just done."""
        self._back = back
        service = self._desk.services.cles
        self._run(lambda: (service.own(), service.list()), lambda found: self._show(*found, said=said, tone=tone))

    def add(self, done: Done, back: Back, partenaire: Partenaire | None = None) -> None:
        """Take in the key of a partner, to be named afterwards when it is not given; then compare its words."""
        page = AddKeyPage(partenaire.nom if partenaire else "")
        service = self._desk.services.cles
        given = partial(self._given, done, back, partenaire)

        def read(work: Callable[[], ClePublique]) -> None:
            self._desk.background.run(page, work, on_success=given, on_error=partial(self._refused, page))

        def read_file() -> None:
            files = _("Clés, photos, scans (*.txt *.png *.jpg *.jpeg *.pdf)")
            source = self._desk.ask_file(page, _("Choisir la clé d’une structure"), files)
            if source is not None:
                read(partial(service.read_file, source))

        page.text_given.connect(lambda text: read(partial(service.read_text, text)))
        page.file_asked.connect(read_file)
        self._desk.show(page, back)

    def verify(self, connue: CleConnue, done: Done, back: Back) -> None:
        """Compare the words of a key."""
        page = VerifyPage(connue)
        service = self._desk.services.cles
        nom = connue.partenaire.nom
        same = _("Clé vérifiée : {nom} peut recevoir des fiches scellées.").format(nom=nom)
        thrown = _(
            "La clé de {nom} est jetée : quelqu’un a pu mettre la sienne à la place. "
            "Prévenez votre service et cette structure, et reprenez sa clé en main propre."
        ).format(nom=nom)
        page.same.connect(lambda: self._do(page, partial(service.verify, connue), lambda _n: done(same, Tone.DONE)))
        page.different.connect(
            lambda: self._do(page, partial(service.throw_away, connue), lambda _n: done(thrown, Tone.DANGER))
        )
        page.later.connect(lambda: done("", Tone.DONE))
        self._desk.show(page, back)

    def _show(self, own: ClePublique, known: tuple[CleConnue, ...], *, said: str, tone: Tone) -> None:
        page = KeysPage(own, known)
        again = partial(self.open, self._back)

        def done(told: str, its_tone: Tone) -> None:
            self.open(self._back, said=told, tone=its_tone)

        service = self._desk.services.cles
        page.own_asked.connect(partial(self._show_own, own))
        page.add_asked.connect(partial(self.add, done, again))
        page.verify_asked.connect(lambda connue: self.verify(connue, done, again))
        revoked = _("Clé révoquée : rien ne sera plus scellé pour elle.")
        page.revoke_asked.connect(
            lambda connue: self._do(page, partial(service.revoke, connue), lambda _n: done(revoked, Tone.DONE))
        )
        self._desk.show(page, self._back)
        if said:
            self._desk.shell.notify(tone, said)

    def _show_own(self, own: ClePublique) -> None:
        service = self._desk.services.cles
        page = OwnKeyPage(own, may_renew=self._desk.titulaire is not None and self._desk.titulaire.is_responsable)
        self._paper.let_out_freely(
            page,
            lambda: "cle-echange.pdf",
            printed=_("Document envoyé à l’imprimante."),
            saved=_("Document enregistré en PDF."),
        )
        page.text_asked.connect(partial(self._save_line, page))
        page.renew_asked.connect(lambda: self._do(page, service.renew, self._renewed))
        self._desk.show(page, partial(self.open, self._back))
        self._paper.draw(page, service.draw)

    def _save_line(self, page: Page) -> None:
        target = self._desk.ask_target(page, "cle-echange.txt")
        if target is not None:
            save = partial(self._desk.services.cles.save_line, target)
            self._do(page, save, lambda _nothing: self._desk.say(_("La clé est enregistrée, en une ligne de texte.")))

    def _renewed(self, cle: ClePublique) -> None:
        self._show_own(cle)
        self._desk.say(_("La clé de ce poste est renouvelée : donnez-la à chacun de vos partenaires."))

    def _given(self, done: Done, back: Back, partenaire: Partenaire | None, cle: ClePublique) -> None:
        page = self._desk.shell.page
        if partenaire is not None and page is not None:
            self._keep(page, done, back, partenaire, cle)
        else:
            self._run(self._desk.services.partenaires.list, partial(self._attach, done, back, cle))

    def _attach(
        self,
        done: Done,
        back: Back,
        cle: ClePublique,
        partenaires: tuple[Partenaire, ...],
        found: Partenaire | None = None,
    ) -> None:
        offered = tuple(dict.fromkeys((found, *partenaires))) if found else partenaires
        page = AttachPage(cle, offered, imposed.refusal_of_local_entry(self._desk.politique), found)
        page.chosen.connect(lambda chosen: self._keep(page, done, back, chosen, cle))
        attach = partial(self._attach, done, back, cle, partenaires)
        page.directory_asked.connect(partial(self._look_in_directory, attach))
        self._desk.show(page, partial(self.add, done, back))

    def _look_in_directory(self, attach: Callable[..., None]) -> None:
        purpose = marked("À qui est la clé : choisissez la structure qui vous l’a donnée.")
        choosing = Choosing(attach, attach, purpose, marked("C’est sa clé"))
        self._directory.choose(Demande(), choosing)

    def _keep(self, page: Page, done: Done, back: Back, partenaire: Partenaire, cle: ClePublique) -> None:
        service = self._desk.services.cles
        run_asking(
            self._desk,
            page,
            lambda confirmed: service.add(partenaire, cle, confirmed),
            lambda connue: self.verify(connue, done, back),
        )

    def _refused(self, page: AddKeyPage, error: Exception) -> None:
        if isinstance(error, CleError):
            page.refuse(error_messages.sentence(error))
        else:
            self._desk.fail(error)

    def _do(self, page: Page, work: Callable[[], T], then: Callable[[T], None]) -> None:
        self._desk.background.run(page, work, on_success=then)

    def _run(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        self._desk.background.run(self, work, on_success=then)
