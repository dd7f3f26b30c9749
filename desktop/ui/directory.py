"""The route of finding a structure: the search, the map, one structure, what is noted of it, its choice for a slip."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject

from desktop.annuaire.codes import CodeDepartement
from desktop.annuaire.complement import partenaire_of
from desktop.annuaire.contours import Contours
from desktop.annuaire.demande import Demande
from desktop.annuaire.model import Complement, Inscription
from desktop.annuaire.profil import ProfilId
from desktop.annuaire.recherche import Trouvee
from desktop.errors import InvalidComplementError
from desktop.fiches.model import ContactId
from desktop.langues.interface import _, marked
from desktop.partenaires.model import Partenaire
from desktop.services.recherche import FOUND_A_PAGE, Trouvees
from desktop.ui import calling, imposed
from desktop.ui.annuaire.carte_page import CartePage
from desktop.ui.annuaire.complement_page import ComplementPage
from desktop.ui.annuaire.filters import summary
from desktop.ui.annuaire.search_page import SearchPage
from desktop.ui.annuaire.service_page import ServicePage
from desktop.ui.annuaire.structure_page import StructurePage
from desktop.ui.desk import Back, Desk
from desktop.ui.kit.line_window import Wanted


@dataclass(frozen=True, slots=True)
class Choosing:
    """A slip waits for its recipient, or a key for whose it is. `back` returns to it as it is."""

    on_chosen: Callable[[Partenaire], None]
    back: Back
    purpose: str = marked("Le destinataire de la fiche : choisissez-le, puis relisez ce que vous savez de lui.")
    choice: str = marked("Choisir comme destinataire")


class Directory(QObject):
    def __init__(self, desk: Desk, import_directory: Back, fill_numbers: Back) -> None:
        super().__init__()
        self._desk = desk
        self._import_directory = import_directory
        self._fill_numbers = fill_numbers
        self._choosing: Choosing | None = None
        self._back: Back | None = None
        self._demande: Demande | None = None
        self._typed = ""

    def forget(self) -> None:
        """What is asked tells something of a person."""
        self._choosing = self._demande = self._back = None
        self._typed = ""

    def open(self, back: Back | None = None) -> None:
        """Look for a structure, for whoever needs it; what was asked last is still asked. `back` is home by default."""
        self._choosing, self._back = None, back
        self._begin()

    def choose(self, demande: Demande, choosing: Choosing) -> None:
        """Look for the recipient of a slip, beginning with what it says of the person."""
        kept = self._demande or Demande()
        self._demande = replace(demande, departements=kept.departements, voisins=kept.voisins)
        self._typed = ""
        self._choosing, self._back = choosing, choosing.back
        self._begin()

    def _begin(self) -> None:
        self._desk.background.run(self, self._desk.services.recherches.begin, on_success=self._show_search)

    def _show_search(self, stock: Mapping[str, int]) -> None:
        recherches = self._desk.services.recherches
        if self._demande is None:
            self._demande = _first_asked(stock)
        page = SearchPage(
            recherches.departements,
            self._demande,
            self._typed,
            stock,
            self._desk.now,
            FOUND_A_PAGE,
            _(self._choosing.purpose) if self._choosing else "",
        )
        page.asked.connect(partial(self._find, page))
        page.more_asked.connect(partial(self._find_more, page))
        page.opened.connect(self._open)
        page.map_asked.connect(self._count)
        page.import_asked.connect(self._import_directory)
        page.numbers_asked.connect(self._fill_numbers)
        self._desk.show(page, self._back or self._desk.home)
        page.ask()

    def _find(self, page: SearchPage, demande: Demande, typed: str, question: int) -> None:
        self._demande, self._typed = demande, typed
        find = partial(self._desk.services.recherches.find, demande, typed)

        def found(what: Trouvees) -> None:
            page.show_found(question, what.first, what.count)

        self._desk.background.run(page, find, on_success=found)

    def _find_more(self, page: SearchPage, demande: Demande, typed: str, wanted: Wanted, question: int) -> None:
        more = partial(self._desk.services.recherches.more, demande, typed, wanted.page * FOUND_A_PAGE)

        def fail(error: Exception) -> None:
            page.give_up()
            self._desk.fail(error)

        self._desk.background.run(
            page, more, on_success=lambda lines: page.fill(question, wanted, lines), on_error=fail
        )

    def _count(self) -> None:
        recherches, demande, typed = self._desk.services.recherches, self._asked, self._typed

        def work() -> tuple[Contours, Counter[CodeDepartement]]:
            return recherches.contours(), recherches.counts(demande, typed)

        self._desk.background.run(self, work, on_success=lambda found: self._show_map(*found))

    def _show_map(self, contours: Contours, counts: Counter[CodeDepartement]) -> None:
        departements = self._desk.services.recherches.departements
        asked = summary(self._asked.everywhere, departements)
        here = next(iter(self._asked.departements), None)
        page = CartePage(contours, departements, counts, asked, here)
        page.chosen.connect(self._look_in)
        self._desk.show(page, self._begin)

    def _look_in(self, code: str) -> None:
        chosen = frozenset([CodeDepartement(code)])
        beside = self._desk.services.recherches.departements.with_neighbours(chosen) - chosen
        self._demande = replace(
            self._asked, departements=chosen, voisins=beside if self._asked.voisins else frozenset()
        )
        self._begin()

    @property
    def _asked(self) -> Demande:
        return self._demande or Demande()

    def _open(self, profil_id: str, *, said: str = "") -> None:
        """Show one found; `said` is what was just done to it."""
        recherches, demande = self._desk.services.recherches, self._asked

        def work() -> tuple[Trouvee | None, Inscription | None]:
            found = recherches.explain(demande, ProfilId(profil_id))
            structure_id = found.profil.structure_id if found else None
            return found, recherches.inscription(structure_id) if structure_id else None

        def show(what: tuple[Trouvee | None, Inscription | None]) -> None:
            found, inscription = what
            if found is None:
                self._begin()
            elif inscription is None:
                self._show_service(found)
            else:
                self._show_structure(found, inscription)
            if said:
                self._desk.say(said)

        self._desk.background.run(self, work, on_success=show)

    def _show_structure(self, found: Trouvee, inscription: Inscription) -> None:
        desk = self._desk
        partenaire = partenaire_of(inscription, desk.now().astimezone().date())
        page = StructurePage(
            found,
            inscription,
            desk.services.recherches.departements,
            desk.now(),
            no_entry=imposed.refusal_of_local_entry(desk.politique),
            choice=_(self._choosing.choice) if self._choosing else "",
            no_choice=imposed.refusal_of_recipient(desk.politique, partenaire) if self._choosing else "",
        )
        page.call_asked.connect(partial(calling.call, desk))
        page.copied.connect(partial(calling.copy, desk))
        page.edit_asked.connect(partial(self._edit, inscription))
        page.verified_asked.connect(partial(self._save_verified, inscription.complement))
        page.chosen.connect(partial(self._choose, partenaire))
        desk.show(page, self._begin)

    def _show_service(self, found: Trouvee) -> None:
        contact_id = found.profil.contact_id
        recherches, partenaires = self._desk.services.recherches, self._desk.services.partenaires
        if contact_id is None:
            return

        def work() -> tuple[ContactId, Partenaire | None]:
            own = (contact_id, f"poste:{contact_id}")
            return contact_id, next((each for each in partenaires.list() if each.partenaire_id in own), None)

        def show(what: tuple[ContactId, Partenaire | None]) -> None:
            desk, (key, partenaire) = self._desk, what
            can_choose = self._choosing is not None and partenaire is not None
            refusal = imposed.refusal_of_recipient(desk.politique, partenaire) if partenaire else ""
            page = ServicePage(
                found,
                desk.contenu.contacts[key],
                recherches.departements,
                desk.now(),
                choice=_(self._choosing.choice) if self._choosing and can_choose else "",
                no_choice=refusal if can_choose else "",
            )
            page.call_asked.connect(partial(calling.call, desk))
            page.copied.connect(partial(calling.copy, desk))
            if partenaire is not None:
                page.chosen.connect(partial(self._choose, partenaire))
            desk.show(page, self._begin)

        self._desk.background.run(self, work, on_success=show)

    def _choose(self, partenaire: Partenaire) -> None:
        if self._choosing is not None:
            choosing, self._choosing = self._choosing, None
            choosing.on_chosen(partenaire)

    def _edit(self, inscription: Inscription) -> None:
        today = self._desk.now().astimezone().date()
        page = ComplementPage(inscription.structure.nom, inscription.complement, today)
        page.save_asked.connect(partial(self._save, page))
        self._desk.show(page, partial(self._open, inscription.structure.structure_id))

    def _save(self, page: ComplementPage, complement: Complement) -> None:
        def refused(error: Exception) -> None:
            if isinstance(error, InvalidComplementError):
                page.refuse(error)
            else:
                self._desk.fail(error)

        save = partial(self._desk.services.recherches.save, complement)
        said = _("C’est noté. Si vous venez de l’appeler, notez aussi qu’elle est vérifiée.")
        self._desk.background.run(
            page, save, on_success=lambda kept: self._open(kept.structure_id, said=said), on_error=refused
        )

    def _save_verified(self, complement: Complement) -> None:
        who = self._desk.titulaire.nom if self._desk.titulaire else ""
        today = self._desk.now().astimezone().date()
        save = partial(self._desk.services.recherches.save, replace(complement, verifie_le=today, verifie_par=who))
        said = _("C’est noté : vérifiée aujourd’hui.")
        self._desk.background.run(self, save, on_success=lambda kept: self._open(kept.structure_id, said=said))


def _first_asked(stock: Mapping[str, int]) -> Demande:
    """Where the directory has structures, when that is one department."""
    known = [code for code in stock if code]
    return Demande(departements=frozenset([CodeDepartement(known[0])])) if len(known) == 1 else Demande()
