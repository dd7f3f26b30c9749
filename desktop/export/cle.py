"""The public key of a post on an A4 sheet: a QR code, the same in one line, and the six words that are read aloud."""

from collections.abc import Sequence
from dataclasses import replace

import segno

from desktop.export.blocks import BLUE, INK, PALE, SOFT, Block, Composer, Frame, row, space, stack
from desktop.export.faces import FaceChoice
from desktop.export.page import HEIGHT, MM, WIDTH, Page
from desktop.export.shaping import Style
from desktop.export.structure import Role
from desktop.langues.langue import Langue
from desktop.langues.paper import _

_MARGIN = 18 * MM
_INNER = WIDTH - 2 * _MARGIN
_QR_SIDE = 78 * MM
_GUTTER = 10 * MM
_QUIET_MODULES = 4
"""The blank frame without which a reader does not find a code."""
_GROUP = 6
"""The line is cut so, to be typed without losing one's place; blanks do not count when it is read."""


def render_cle(nom: str, line: str, words: Sequence[str], choice: FaceChoice | None = None) -> bytes:
    """Return the sheet as a PDF of one page. `line` is the key, `words` its fingerprint.

    Raises:
        MissingFontError, MissingGlyphError: the name cannot be drawn.
    """
    composer = Composer(choice or FaceChoice(), Langue.FRANCAIS)
    page = Page(_("Clé d’échange"), Langue.FRANCAIS)
    top = _MARGIN
    for block in (_title(composer, nom), _code_and_words(composer, line, words), _line(composer, line), _use(composer)):
        block.draw(page, _MARGIN, top, block.height)
        top += block.height + 20
    foot = _foot(composer)
    foot.draw(page, _MARGIN, HEIGHT - _MARGIN - foot.height, foot.height)
    return page.finish()


def _title(composer: Composer, nom: str) -> Block:
    title = composer.text(_INNER, (_("Clé d’échange"), composer.style(22, BLUE, is_bold=True))).tagged(Role.H1)
    whose = composer.text(_INNER, (nom, composer.style(17, is_bold=True)))
    purpose = composer.text(
        _INNER, (_("Pour sceller une orientation que ce service seul pourra ouvrir."), composer.style(11, SOFT))
    )
    return stack([title, whose, purpose], gap=4)


def _code_and_words(composer: Composer, line: str, words: Sequence[str]) -> Block:
    width = _INNER - _QR_SIDE - _GUTTER
    bold, plain = composer.style(20, INK, is_bold=True), composer.style(10.5, SOFT)
    told = composer.text(width, (_("Six mots à lire à voix haute"), composer.style(12, BLUE, is_bold=True)))
    items = _numbered(composer, width, words, bold)
    after = composer.text(width, (_("Les mêmes mots des deux côtés : c’est la bonne clé."), plain))
    side = stack([told.tagged(Role.H2), space(4), *items, space(6), after], gap=2)
    return row([(_code(line), _QR_SIDE), (side, width)], gap=_GUTTER)


def _code(line: str) -> Block:
    modules = [list(map(bool, each)) for each in segno.make_qr(line, error="m").matrix_iter(border=_QUIET_MODULES)]

    def draw(page: Page, x: float, top: float, _height: float) -> None:
        page.modules(x, top, _QR_SIDE, modules, INK, _("code QR de la clé : la ligne de texte dit la même chose"))

    return Block(_QR_SIDE, draw)


def _line(composer: Composer, line: str) -> Block:
    mark, _colon, rest = line.partition(":")
    groups = " ".join((f"{mark}:", *(rest[start : start + _GROUP] for start in range(0, len(rest), _GROUP))))

    def inside(width: float) -> Block:
        title = composer.text(width, (_("La même clé, à taper"), composer.style(11, BLUE, is_bold=True)))
        said = composer.text(width, (groups, composer.style(12)))
        blanks = composer.text(width, (_("Les espaces et les majuscules ne comptent pas."), composer.style(9, SOFT)))
        return stack([title.tagged(Role.H2), said, blanks], gap=4)

    return composer.box(_INNER, inside, Frame(ground=PALE, colour=PALE))


def _use(composer: Composer) -> Block:
    """For who receives the sheet."""
    said = (
        _("Dans Repère : « Réglages », « Clés d’échange », « Ajouter une clé » ; scannez le code ou tapez la ligne."),
        _(
            "Appelez ce service à un numéro que vous connaissez déjà, jamais à un numéro reçu avec ce papier. "
            "Chacun lit les six mots : les mêmes, la clé est vérifiée ; un seul diffère, jetez ce papier."
        ),
        _("Si ce service vous donne un jour une autre clé, rappelez-le de même avant de vous en servir."),
    )
    items = _numbered(composer, _INNER, said, composer.style(11))
    return stack([composer.heading(_INNER, _("Comment s’en servir")), *items], gap=5)


def _numbered(composer: Composer, width: float, said: Sequence[str], style: Style) -> list[Block]:
    """A list, its numbers small and on the line of what they number."""
    indent, number = 22.0, replace(composer.style(11, SOFT), leading=style.leading)
    return [
        composer.item(
            composer.text(indent, (f"{place}.", number)),
            indent,
            composer.text(width - indent, (words, style)),
            width - indent,
        )
        for place, words in enumerate(said, start=1)
    ]


def _foot(composer: Composer) -> Block:
    words = _("Cette clé est publique : elle ferme, elle n’ouvre rien. La perdre ou la montrer est sans danger.")
    return composer.text(_INNER, (words, composer.style(9, SOFT)))
