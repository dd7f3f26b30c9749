"""The pocket card for the person, in their language, on an A4 sheet to cut and fold.

One printed side, three panels in a column. The fold between the first two closes on what is written; the third folds
behind and is the only one seen: it must say nothing of why the person has this card.
"""

from dataclasses import dataclass

from desktop.errors import DocumentTooLongError
from desktop.export import bidi
from desktop.export.blocks import DANGER, LINE, SOFT, Block, Composer, Frame, readable, space, stack
from desktop.export.faces import FaceChoice
from desktop.export.page import BASELINE, MM, WIDTH, Align, Page
from desktop.export.shaping import Style
from desktop.langues.langue import Direction, Langue
from desktop.langues.paper import _
from desktop.langues.texte import Texte

PANEL_WIDTH = 85.6 * MM
PANEL_HEIGHT = 54 * MM
"""Size of a bank card, so that it goes where cards go."""

_LEFT = (WIDTH - PANEL_WIDTH) / 2
_TOP = 32 * MM
_PADDING = 4.5 * MM
_INNER = PANEL_WIDTH - 2 * _PADDING
_ROOM = PANEL_HEIGHT - 2 * _PADDING
_FACTORS = (1.0, 0.93, 0.86, 0.8, 0.74)
_COMFORTABLE = 3
"""How many of them are tried before numbers and words share a panel."""
_SMALLEST_PT = 7.0
_MARK_PT = 5.5
_CUT = "#8a9098"
_NOTE_LINES = 3
_NOTICE_WIDTH = PANEL_WIDTH
_GAP = 4.0


@dataclass(frozen=True, slots=True)
class Numero:
    """A number as it is dialled, groups parted by spaces, and what it is for in a few neutral words.

    `precisions` are what is true of this one and not of all: free, day and night.
    """

    numero: str
    objet: Texte
    precisions: tuple[Texte, ...] = ()


@dataclass(frozen=True, slots=True)
class Carte:
    """What is on the card. `face` is all that shows when it is folded; all the rest is inside.

    `appeler` stands above the numbers, with the `precisions` true of all. `rendez_vous` is written by the agent, in
    French or not, "" when it would be a risk; `adresse` is a public one or ""; `rendez_vous_titre` says what they are;
    `is_blank` leaves room to write them by hand.
    """

    langue: Langue
    numeros: tuple[Numero, ...]
    phrases: tuple[Texte, ...] = ()
    rendez_vous: str = ""
    face: Texte | None = None
    appeler: Texte | None = None
    precisions: tuple[Texte, ...] = ()
    rendez_vous_titre: Texte | None = None
    is_blank: bool = False
    adresse: str = ""

    @property
    def has_place(self) -> bool:
        """Whether it says, or leaves room to say, where and when."""
        return bool(self.rendez_vous or self.adresse or self.is_blank)

    @property
    def is_approved(self) -> bool:
        """Whether a reviewer approved every translation on it."""
        said = [*(numero.objet for numero in self.numeros), *self.phrases, *self.precisions]
        said += [texte for numero in self.numeros for texte in numero.precisions]
        said += [texte for texte in (self.face, self.appeler) if texte is not None]
        if self.has_place and self.rendez_vous_titre is not None:
            said.append(self.rendez_vous_titre)
        return all(texte.is_approved for texte in said)


def render_carte(carte: Carte, choice: FaceChoice | None = None) -> bytes:
    """Return the card as a PDF of one A4 page, to print at 100 %.

    Raises:
        DocumentTooLongError: too much is asked of so small a card.
        MissingFontError, MissingGlyphError: a text cannot be drawn.
    """
    page = Page(_("Carte"), carte.langue)
    draw_carte(page, carte, choice or FaceChoice())
    return page.finish()


def draw_carte(page: Page, carte: Carte, choice: FaceChoice) -> None:
    """Draw it on the page that is open. Raises: as `render_carte`."""
    last_room = _ROOM if carte.is_approved else _ROOM - _MARK_PT
    attempts = [
        *((factor, _one_each) for factor in _FACTORS[:_COMFORTABLE]),
        *((factor, _shared) for factor in _FACTORS),
    ]
    for factor, share in attempts:
        composer = Composer(choice, carte.langue, factor, _SMALLEST_PT)
        panels = share(_numbers(composer, carte), _words(composer, carte), composer.space(_GAP))
        if panels[0].height <= _ROOM and panels[1].height <= last_room:
            _draw(page, composer, carte, panels)
            return
    raise DocumentTooLongError(_("Carte de poche"))


def _one_each(numbers: list[Block], words: list[Block], gap: float) -> tuple[Block, Block]:
    """Numbers on the first inner panel, words on the second."""
    return stack(numbers, gap), stack(words, gap)


def _shared(numbers: list[Block], words: list[Block], gap: float) -> tuple[Block, Block]:
    """The first panel as full as it can be, the second with what is left."""
    blocks = [*numbers, *words]
    fitting = (count for count in range(len(blocks), 0, -1) if stack(blocks[:count], gap).height <= _ROOM)
    count = next(fitting, 0)
    return stack(blocks[:count], gap), stack(blocks[count:], gap)


def _numbers(composer: Composer, carte: Carte) -> list[Block]:
    """One row a number: the number on the side the eye starts from, what it is for beside it."""
    bold, plain = composer.style(12, is_bold=True), composer.style(9.5)
    texts = [Texte(each.numero, Langue.FRANCAIS, is_approved=True) for each in carte.numeros]
    column = composer.space(8) + max((composer.width(each, bold) for each in texts), default=0)
    rows = [_above(composer, carte)] if carte.appeler is not None and carte.numeros else []
    for text, numero in zip(texts, carte.numeros, strict=True):
        number = composer.texte(column, text, bold)
        lower = space((bold.leading - readable(plain, numero.objet.langue).leading) * BASELINE)
        said = [composer.texte(_INNER - column, numero.objet, plain)]
        if numero.precisions:
            said.append(composer.texte(_INNER - column, _joined(numero.precisions), composer.style(8, SOFT)))
        words = stack([lower, *said])
        rows.append(composer.item(number, column, words, _INNER - column))
    return rows


def _above(composer: Composer, carte: Carte) -> Block:
    """What the numbers are, and once what is true of all."""
    assert carte.appeler is not None
    said = [composer.texte(_INNER, carte.appeler, composer.style(9.5, is_bold=True))]
    if carte.precisions:
        said.append(composer.texte(_INNER, _joined(carte.precisions), composer.style(8, SOFT)))
    return stack(said)


def _joined(texts: tuple[Texte, ...]) -> Texte:
    content = " · ".join(texte.content for texte in texts)
    return Texte(content, texts[0].langue, all(texte.is_approved for texte in texts))


def _words(composer: Composer, carte: Carte) -> list[Block]:
    """The phrases, the first one stronger; then where and when, as the agent wrote it."""
    styles = [composer.style(9.5, is_bold=not place) for place in range(len(carte.phrases))]
    blocks = [composer.texte(_INNER, phrase, style) for phrase, style in zip(carte.phrases, styles, strict=True)]
    if carte.has_place:
        inner = _INNER - 2 * composer.space(8)
        bold = composer.style(9.5, is_bold=True)
        said = [_in_its_direction(words, carte.langue) for words in (carte.rendez_vous, carte.adresse) if words]
        lines = [composer.texte(inner, words, bold) for words in said] or [space(2 * bold.leading)]
        if carte.rendez_vous_titre is not None:
            lines.insert(0, composer.texte(inner, carte.rendez_vous_titre, composer.style(8, SOFT)))
        blocks.append(composer.box(_INNER, lambda _width: stack(lines), Frame(colour=SOFT)))
    return blocks


def _in_its_direction(words: str, langue: Langue) -> Texte:
    """Free words take the direction of their first letter, whatever the language of the card."""
    is_rtl = bidi.resolve(words).base == 1
    if is_rtl is (langue.direction is Direction.RTL):
        return Texte(words, langue, is_approved=True)
    return Texte(words, Langue.ARABE if is_rtl else Langue.FRANCAIS, is_approved=True)


def _draw(page: Page, composer: Composer, carte: Carte, panels: tuple[Block, Block]) -> None:
    left = _LEFT + _PADDING
    for place, panel in enumerate(panels):
        top = _TOP + place * PANEL_HEIGHT
        panel.draw(page, left, top + (PANEL_HEIGHT - panel.height) / 2 - (_MARK_PT / 2 if place else 0), panel.height)
    _draw_face(page, composer, carte)
    if not carte.is_approved:
        mark = Style(_MARK_PT, _MARK_PT * 1.3, colour=SOFT)
        block = _french(composer).text(_INNER, (_("traduction non relue"), mark), align=Align.END)
        block.draw(page, left, _TOP + 2 * PANEL_HEIGHT - _PADDING * 0.9, block.height)
    _draw_marks(page)
    _draw_notice(page, _french(composer), carte)


def _draw_face(page: Page, composer: Composer, carte: Carte) -> None:
    """The only side seen: a few words at most, and lines to write on, as on any note."""
    top = _TOP + 2 * PANEL_HEIGHT
    left = _LEFT + _PADDING
    if carte.face:
        words = composer.texte(_INNER, carte.face, composer.style(10, SOFT), Align.CENTRE)
        words.draw(page, left, top + _PADDING, words.height)
    for line in range(_NOTE_LINES):
        height = top + PANEL_HEIGHT - _PADDING - 10 * MM * line
        page.rule(left, height, left + _INNER, height, LINE, stroke=0.4)


def _draw_marks(page: Page) -> None:
    """A plain line to cut along, marks outside it where to fold."""
    page.frame(_LEFT, _TOP, PANEL_WIDTH, 3 * PANEL_HEIGHT, _CUT, stroke=0.5)
    for fold in (_TOP + PANEL_HEIGHT, _TOP + 2 * PANEL_HEIGHT):
        page.rule(_LEFT, fold, _LEFT + PANEL_WIDTH, fold, LINE, stroke=0.4, dash=2)
        for start in (_LEFT - 9 * MM, _LEFT + PANEL_WIDTH + 2 * MM):
            page.rule(start, fold, start + 7 * MM, fold, _CUT, stroke=0.6, dash=2)


def _draw_notice(page: Page, composer: Composer, carte: Carte) -> None:
    """For the agent, on the paper that is cut off: nothing there says what the card is for either."""
    soft, bold = composer.style(9, SOFT), composer.style(9, DANGER, is_bold=True)
    # Few words: a reader of PDF takes the page for a French one when they outnumber those of the card.
    told = [
        _("À 100 %, ce trait mesure 5 cm."),
        _("1. Découper, détruire le reste."),
        _("2. Plier en haut, texte dedans."),
        _("3. Plier en bas, vers l’arrière."),
    ]
    lines = [composer.text(_NOTICE_WIDTH, (words, soft)) for words in told]
    lines.insert(1, space(10))
    if not carte.is_approved:
        lines.append(composer.text(_NOTICE_WIDTH, (_("Traduction non relue"), bold)))
    left, top = _LEFT, _TOP + 3 * PANEL_HEIGHT + 10 * MM
    stack(lines, gap=2).draw(page, left, top, 0)
    ruler = top + lines[0].height + 7
    page.rule(left, ruler, left + 50 * MM, ruler, _CUT, stroke=0.8)
    for end in (left, left + 50 * MM):
        page.rule(end, ruler - 3, end, ruler + 3, _CUT, stroke=0.8)


def _french(composer: Composer) -> Composer:
    return Composer(composer.choice, Langue.FRANCAIS, smallest=_MARK_PT)
