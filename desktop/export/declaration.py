"""What the associations are told of a network dismantled: one A4 page, people counted and never named (dossier § 5).

What is blank is a line to write on: the same page is the form of a day without electricity.
"""

from dataclasses import dataclass

from desktop.errors import DocumentTooLongError
from desktop.export.blanks import boxes, lines, written
from desktop.export.blocks import BLUE, DANGER, LINE, SOFT, Block, Composer, row, stack
from desktop.export.faces import FaceChoice
from desktop.export.page import HEIGHT, MM, WIDTH, Align, Page
from desktop.export.structure import Role, Scope
from desktop.langues.langue import Langue
from desktop.langues.paper import _
from desktop.orientations import labels
from desktop.orientations.declaration import Declaration
from desktop.orientations.model import Besoin, TrancheAge

_MARGIN = 16 * MM
_INNER = WIDTH - 2 * _MARGIN
_FACTORS = (1.0, 0.94, 0.88)
_GAP = 12.0


@dataclass(frozen=True, slots=True)
class _Part:
    title: str
    block: Block


def render_declaration(declaration: Declaration, choice: FaceChoice | None = None) -> bytes:
    """Return the declaration as a PDF of one page.

    Raises:
        DocumentTooLongError: it does not fit on a page.
        MissingFontError, MissingGlyphError: a text cannot be drawn.
    """
    page = Page(_TITLE, Langue.FRANCAIS)
    draw_declaration(page, declaration, choice or FaceChoice())
    return page.finish()


_TITLE = _("Déclaration aux associations")


def draw_declaration(page: Page, declaration: Declaration, choice: FaceChoice) -> None:
    """Draw it on the page that is open. Raises: as `render_declaration`."""
    for factor in _FACTORS:
        composer = Composer(choice, Langue.FRANCAIS, factor)
        parts = _parts(composer, declaration)
        foot = _foot(composer)
        height = sum(part.block.height + _GAP for part in parts)
        if height <= HEIGHT - 2 * _MARGIN - foot.height:
            break
    else:
        raise DocumentTooLongError(max(parts, key=lambda part: part.block.height).title)
    top = _MARGIN
    for part in parts:
        part.block.draw(page, _MARGIN, top, part.block.height)
        top += part.block.height + _GAP
    foot.draw(page, _MARGIN, HEIGHT - _MARGIN - foot.height, foot.height)


def _parts(composer: Composer, said: Declaration) -> list[_Part]:
    emetteur = said.emetteur
    service = [
        written(composer, _INNER, _("Service"), emetteur.service),
        written(composer, _INNER, _("Agent"), emetteur.agent),
        written(composer, _INNER, _("Quand"), said.quand),
        written(composer, _INNER, _("Commune ou secteur"), said.lieu),
    ]
    needs = [labels.BESOIN[besoin] for besoin in Besoin]
    ticked = frozenset(labels.BESOIN[besoin] for besoin in said.besoins)
    plain = composer.style(10.5)
    urgent = composer.text(_INNER, (said.urgence, plain)) if said.urgence else lines(composer, _INNER, 3)
    called = composer.text(_INNER, (said.rappel, plain)) if said.rappel else lines(composer, _INNER, 2)
    return [
        _Part(_TITLE, _header(composer)),
        _titled(composer, _("Service et opération"), stack(service, composer.space(2))),
        _titled(composer, _("Personnes à accueillir"), _people(composer, said)),
        _titled(composer, _("Langues"), _langues(composer, said)),
        _titled(composer, _("Besoins"), boxes(composer, _INNER, needs, 2, ticked)),
        _titled(composer, _("Ce qui ne peut pas attendre"), urgent),
        _titled(composer, _("Qui rappeler, à quel numéro, jusqu’à quelle heure"), called),
    ]


def _titled(composer: Composer, title: str, content: Block) -> _Part:
    return _Part(title, stack([composer.heading(_INNER, title), content], composer.space(2)))


def _langues(composer: Composer, said: Declaration) -> Block:
    return composer.text(_INNER, (said.langues, composer.style(10.5))) if said.langues else lines(composer, _INNER)


def _header(composer: Composer) -> Block:
    title = composer.text(_INNER, (_TITLE, composer.style(20, BLUE, is_bold=True))).tagged(Role.H1)
    told = _(
        "Opération contre un réseau : des personnes victimes sont à accueillir. Aucun nom ici, ni pièce de procédure."
    )
    return stack([title, composer.text(_INNER, (told, composer.style(10.5, SOFT)))], composer.space(2))


def _people(composer: Composer, said: Declaration) -> Block:
    """A table: one column an age, then those whose age nobody knows, then all."""
    counts = dict(said.ages)
    cells = [(labels.TRANCHE_AGE[tranche], counts.get(tranche, 0), tranche.is_minor) for tranche in TrancheAge]
    cells += [(_("âge inconnu"), said.age_inconnu, False), (_("total"), said.total, False)]
    width = _INNER / len(cells)
    soft = composer.style(9, SOFT)
    heads, values = [], []
    for words, count, is_minor in cells:
        colour = DANGER if is_minor and count else SOFT
        head = composer.text(width - 4, (words, composer.style(9, colour)), align=Align.CENTRE)
        shown = str(count) if said.total else " "
        number = composer.text(width - 4, (shown, composer.style(15, is_bold=True)), align=Align.CENTRE)
        heads.append((head.tagged(Role.HEADER, Scope.COLUMN), width))
        values.append((_framed(number, width - 4).tagged(Role.CELL), width))
    table = stack([row(heads).tagged(Role.ROW), row(values).tagged(Role.ROW)], composer.space(2)).tagged(Role.TABLE)
    note = _("Mineurs, ou âge discuté : le parquet et la protection de l’enfance sont avisés par le service, à part.")
    return stack([table, composer.text(_INNER, (note, soft))], composer.space(4))


def _framed(content: Block, width: float) -> Block:
    def draw(page: Page, x: float, top: float, height: float) -> None:
        page.frame(x, top, width, height, LINE)
        content.draw(page, x, top + 3, content.height)

    return Block(content.height + 8, draw)


def _foot(composer: Composer) -> Block:
    bold, plain = composer.style(9, is_bold=True), composer.style(9, SOFT)
    said = _("À détruire après usage. L’accord de chaque personne majeure est demandé avant de parler d’elle.")
    return composer.text(_INNER, (_("CONFIDENTIEL.") + " ", bold), (said, plain), align=Align.CENTRE)
