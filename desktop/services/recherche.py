"""Finding a structure: the directory, the numbers of the post and the national services, held in memory once asked."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from desktop.annuaire.codes import CodeDepartement
from desktop.annuaire.complement import checked
from desktop.annuaire.contours import Contours
from desktop.annuaire.correspondance import CONTACTS
from desktop.annuaire.demande import Demande
from desktop.annuaire.departements import Departements
from desktop.annuaire.index import Index, bits_of, places_of
from desktop.annuaire.model import Complement, Inscription, StructureId
from desktop.annuaire.profil import Profil, ProfilId, profil_of_contact
from desktop.annuaire.recherche import Recherche, Trouvee
from desktop.fiches.model import Contact, ContactId
from desktop.poste.journal import Action
from desktop.services.permissions import Permissions
from desktop.storage.coffre import Coffre

FOUND_A_PAGE = 30

_FEW = 2000
"""Found so few, they are put in order; more, they are met while going down the ranking."""


@dataclass(frozen=True, slots=True)
class Trouvees:
    """How many are found, and the first of them."""

    count: int
    first: tuple[Trouvee, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Held:
    """All that can be found, in the order of names; `state` is that of the directory then."""

    profils: list[Profil]
    index: Index
    state: object


@dataclass(frozen=True, slots=True, eq=False)
class _Ranking:
    demande: Demande
    held: _Held
    recherche: Recherche
    places: Sequence[int]  # by rank
    ranks: Mapping[int, int]  # of each place
    suiting: int  # as bits


class Recherches:
    """A question asked again with other words is not ranked again, nor is the directory read again."""

    def __init__(
        self,
        coffre: Coffre,
        contacts: Mapping[ContactId, Contact],
        departements: Departements,
        load_contours: Callable[[], Contours],
        now: Callable[[], datetime],
        permissions: Permissions,
        stale_months: int,
    ) -> None:
        self._stale_months = stale_months
        self._coffre = coffre
        self._contacts = contacts
        self.departements = departements
        self._load_contours = load_contours
        self._now = now
        self._permissions = permissions
        self._held: _Held | None = None
        self._ranking: _Ranking | None = None
        self._found: tuple[_Ranking, str, int] | None = None

    def forget(self) -> None:
        """What was read is not what the store holds any more."""
        self._held = self._ranking = self._found = None

    def begin(self) -> Mapping[str, int]:
        """Look again at the clock and at the numbers of the post; return how many structures each department has."""
        self._ranking = self._found = None
        if self._held and self._held.state != self._coffre.profils.state():
            self._held = None
        self._hold(again=True)
        return self._coffre.annuaire.departements()

    def find(self, demande: Demande, typed: str) -> Trouvees:
        """What suits and holds the words typed, best first."""
        found = self._matching(demande, typed)
        return Trouvees(found.bit_count(), self._page(demande, found, 0))

    def more(self, demande: Demande, typed: str, skip: int) -> tuple[Trouvee, ...]:
        """A page of what `find` found, past the first `skip`."""
        return self._page(demande, self._matching(demande, typed), skip)

    def counts(self, demande: Demande, typed: str) -> Counter[CodeDepartement]:
        """How many structures of each department suit and hold the words typed, wherever was asked."""
        held = self._hold()
        begun = held.index.find(typed)
        profils = held.profils if begun is None else [held.profils[place] for place in places_of(begun)]
        return self._ranked(demande).recherche.counted(profils)

    def contours(self) -> Contours:
        """What the map is drawn from."""
        return self._load_contours()

    def explain(self, demande: Demande, profil_id: ProfilId) -> Trouvee | None:
        """One of those found, as it is now; None when it is not there any more."""
        held = self._hold()
        profil = next((each for each in held.profils if each.profil_id == profil_id), None)
        return Recherche(demande, self._now(), self._stale_months).explained(profil) if profil else None

    def inscription(self, structure_id: StructureId) -> Inscription:
        """All that the directory and this post hold of a structure. Raises: NotKeptError."""
        return self._coffre.annuaire.inscription(structure_id)

    def save(self, complement: Complement) -> Complement:
        """Keep what this post knows of a structure. Raises: InvalidComplementError, NotAllowedError, NotKeptError."""
        kept = checked(complement)
        self._permissions.require_local_entry()
        self._coffre.annuaire.structure(kept.structure_id)
        with self._coffre.transaction():
            self._coffre.annuaire.save_complement(kept)
            self._coffre.journal.add(Action.COMPLEMENT, kept.structure_id)
        self._refresh(kept.structure_id)
        return kept

    def _refresh(self, structure_id: StructureId) -> None:
        self._ranking = self._found = None
        profil = self._coffre.profils.find(self.departements, structure_id)
        if self._held is None or profil is None:
            return
        profils = self._held.profils
        place = next((n for n, each in enumerate(profils) if each.structure_id == structure_id), None)
        if place is not None:
            profils[place] = profil

    def _hold(self, *, again: bool = False) -> _Held:
        """`again`: the services of the content as this post reaches them now; the directory is read once."""
        if self._held is None:
            structures = self._coffre.profils.list(self.departements)
            state = self._coffre.profils.state()
        elif again:
            structures = tuple(each for each in self._held.profils if not each.is_everywhere)
            state = self._held.state
        else:
            return self._held
        before = self._held
        contacts = tuple(profil_of_contact(contact) for contact in self._reached())
        if before and [each for each in before.profils if each.is_everywhere] == sorted(contacts, key=_by_name):
            return before
        profils = sorted((*structures, *contacts), key=_by_name)
        self._held = _Held(profils, Index(each.texte for each in profils), state)
        return self._held

    def _reached(self) -> list[Contact]:
        """The services that are for something, but for local ones whose number nobody has filled in."""
        numeros, today = self._coffre.numeros.list(), self._now().astimezone().date()

        def known(contact: Contact) -> Contact:
            if not contact.is_local:
                return contact
            return contact.reached_by(numeros.get(contact.contact_id), today, is_checked=True)

        reached = (known(self._contacts[key]) for key in CONTACTS if key in self._contacts)
        return [contact for contact in reached if not contact.is_to_fill]

    def _ranked(self, demande: Demande) -> _Ranking:
        held = self._hold()
        if self._ranking is None or (self._ranking.demande, self._ranking.held) != (demande, held):
            recherche = Recherche(demande, self._now(), self._stale_months)
            places = recherche.ranked(held.profils)
            ranks = {place: rank for rank, place in enumerate(places)}
            self._ranking = _Ranking(demande, held, recherche, places, ranks, bits_of(places, len(held.profils)))
        return self._ranking

    def _matching(self, demande: Demande, typed: str) -> int:
        """The places of what suits and holds the words typed, as bits."""
        ranking = self._ranked(demande)
        if self._found is None or self._found[:2] != (ranking, typed):
            begun = ranking.held.index.find(typed)
            self._found = (ranking, typed, ranking.suiting if begun is None else ranking.suiting & begun)
        return self._found[2]

    def _page(self, demande: Demande, found: int, skip: int) -> tuple[Trouvee, ...]:
        """Those of one page, best first."""
        ranking = self._ranked(demande)
        if found.bit_count() <= _FEW:
            ordered: Iterator[int] = iter(sorted(places_of(found), key=ranking.ranks.__getitem__))
        else:
            data = found.to_bytes(len(ranking.held.profils) // 8 + 1, "little")
            ordered = (place for place in ranking.places if data[place >> 3] >> (place & 7) & 1)
        page = islice(ordered, skip, skip + FOUND_A_PAGE)
        return tuple(ranking.recherche.explained(ranking.held.profils[place]) for place in page)


def _by_name(profil: Profil) -> tuple[str, str]:
    return profil.nom.casefold(), profil.profil_id
