"""The slip for the partner: one A4 page in French, from a `Transmissible` and nothing else (dossier § 13.1).

To add a part: a function of `fiche_parts.py`, named in `_parts`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.errors import DocumentTooLongError
from desktop.export import fiche_accord, fiche_besoins, fiche_parts
from desktop.export.blocks import BLUE, DANGER, SOFT, Block, Composer, row, space, stack
from desktop.export.faces import FaceChoice
from desktop.export.fiche_layout import CONTENT_WIDTH
from desktop.export.page import HEIGHT, MM, WIDTH, Align, Page
from desktop.export.shaping import Span, Style
from desktop.export.structure import Role
from desktop.export.text import flow
from desktop.langues.dates import format_moment
from desktop.langues.langue import Langue
from desktop.langues.paper import _
from desktop.langues.texte import Texte
from desktop.orientations.transmission import Transmissible

EXPLICATION = _("Ce papier dit à l’association de quoi vous avez besoin. Rien d’autre.")
"""Said to the person alone, in her language, on a slip in two languages."""

_MARGIN = (WIDTH - CONTENT_WIDTH) / 2
_TOP = 13 * MM
_BOTTOM = 10 * MM
_FACTORS = (1.0, 0.94, 0.88, 0.83, 0.76)
_GAP = 9.0
_LARGEST_GAP = 18.0
_SMALLEST_GAP = 4.5
"""On a page where nearly all is said twice."""

# Seen across the page, and everything over it stays readable.
_WATERMARK = "#eeebe6"


@dataclass(frozen=True, slots=True)
class _Part:
    """`title` and `written`, the characters an agent typed there, tell what to shorten when the page overflows."""

    title: str
    written: int
    block: Block


def render_orientation(
    slip: Transmissible,
    is_draft: bool,
    beside: Mapping[str, Texte] | None = None,
    choice: FaceChoice | None = None,
    *,
    is_handed_over: bool = True,
    codes: Sequence[tuple[str, str]] = (),
) -> bytes:
    """Return the slip as a PDF of one page. `is_draft`: something is missing, and the page says so.

    One that is whole and not handed over yet is dated from when it was ready.

    `beside` gives what each title, label and closed answer is in the person's language, by its French; what was typed
    stays as it was typed. `codes` are answers and what to dictate for each: left out where there is no room for them.

    Raises:
        DocumentTooLongError: it does not fit, even at the smallest readable size.
        MissingFontError, MissingGlyphError: a text cannot be drawn.
    """
    for shown in (codes, ()) if codes else ((),):
        for factor in _FACTORS:
            composer = Composer(choice or FaceChoice(), Langue.FRANCAIS, factor, beside=beside or {})
            parts = _parts(composer, slip, is_draft, is_handed_over, shown)
            footer = _footer(composer)
            room = HEIGHT - _TOP - _BOTTOM - footer.height - _GAP
            spare = room - sum(part.block.height for part in parts)
            gap = spare / (len(parts) - 1)
            if gap >= (_SMALLEST_GAP if beside else _GAP * factor):
                return _draw(composer, parts, footer, min(gap, _LARGEST_GAP), is_draft)
    raise DocumentTooLongError(max(parts, key=lambda part: part.written).title)


def _parts(
    composer: Composer,
    slip: Transmissible,
    is_draft: bool,
    is_handed_over: bool,
    codes: Sequence[tuple[str, str]],
) -> list[_Part]:
    ground: Block | None = None
    if slip.protection is not None:
        ground = fiche_accord.protection_part(composer, slip.protection)
    elif slip.accord is not None:
        ground = fiche_accord.accord_part(composer, slip, slip.accord)
    contact, retour = slip.contact, slip.retour
    sides = _length(slip.emetteur.service, slip.emetteur.rappel, slip.partenaire.nom, slip.partenaire.courriel)
    reach = _length(contact.moyen, contact.heures, contact.mot_convenu, contact.interdit)
    answer = _length(retour.qui, retour.quand, retour.si_absente)
    found: list[tuple[str, int, Block | None]] = [
        ("", 0, _header(composer, slip, is_draft, is_handed_over)),
        (_("Émetteur et destinataire"), sides, fiche_parts.sides_part(composer, slip)),
        ("", 0, fiche_parts.personne_part(composer, slip)),
        (_("Contact"), reach, fiche_parts.contact_part(composer, slip)),
        (_("Situation"), _length(slip.situation), fiche_parts.situation_part(composer, slip)),
        ("", 0, fiche_besoins.besoins_part(composer, slip)),
        (_("Sécurité"), _length(slip.securite.consigne), fiche_parts.securite_part(composer, slip)),
        ("", 0, fiche_parts.actes_part(composer, slip)),
        ("", 0, ground),
        (_("Retour attendu"), answer, fiche_parts.retour_part(composer, slip)),
        ("", 0, fiche_parts.codes_part(composer, slip.emetteur.rappel, codes)),
    ]
    return [_Part(title, written, block) for title, written, block in found if block is not None]


def _length(*texts: str) -> int:
    return sum(len(text) for text in texts)


def _header(composer: Composer, slip: Transmissible, is_draft: bool, is_handed_over: bool) -> Block:
    # Said twice, it still stands on one line.
    large = composer.style(15 if composer.beside else 20, BLUE, is_bold=True)
    title = composer.label(CONTENT_WIDTH * 0.65, (_("Fiche d’orientation"), large)).tagged(Role.H1)
    when = _("Remise le {moment}") if is_handed_over and not is_draft else _("Préparée le {moment}")
    soft = composer.style(10, SOFT)
    lines = [
        composer.text(
            CONTENT_WIDTH * 0.35,
            (when.format(moment=format_moment(slip.dated_at, Langue.FRANCAIS)), soft),
            align=Align.END,
        )
    ]
    if is_draft:
        bold = composer.style(10, DANGER, is_bold=True)
        lines.append(composer.text(CONTENT_WIDTH * 0.35, (_("BROUILLON, non remise"), bold), align=Align.END))
    both = row([(title, CONTENT_WIDTH * 0.65), (stack(lines), CONTENT_WIDTH * 0.35)])
    told = composer.beside.get(EXPLICATION)
    under = replace(composer, langue=told.langue).texte(CONTENT_WIDTH, told, soft) if told else space(0)

    def draw(page: Page, x: float, top: float, _height: float) -> None:
        both.draw(page, x, top, both.height)
        page.rule(x, top + both.height + 3, x + CONTENT_WIDTH, top + both.height + 3, BLUE, stroke=1.4)
        under.draw(page, x, top + both.height + 6, under.height)

    return Block(both.height + 3 + (under.height + 3 if told else 0), draw)


def _footer(composer: Composer) -> Block:
    bold, plain = composer.style(9, is_bold=True), composer.style(9, SOFT)
    words = _("À détruire après usage. Aucune copie à la personne mise en cause.")
    parts = [(_("CONFIDENTIEL.") + " ", bold), (words, plain)]
    if not all(texte.is_approved for texte in composer.beside.values()):
        parts.append((" " + _("Traduction non relue."), composer.style(9, DANGER)))
    return composer.text(CONTENT_WIDTH, *parts, align=Align.CENTRE)


def _draw(composer: Composer, parts: list[_Part], footer: Block, gap: float, is_draft: bool) -> bytes:
    page = Page(_("Fiche d’orientation"), Langue.FRANCAIS)
    if is_draft:
        style = Style(118, 118, is_bold=True, colour=_WATERMARK)
        page.watermark(flow([Span(_("BROUILLON"), style, Langue.FRANCAIS)], HEIGHT, composer.choice))
    top = _TOP
    for part in parts:
        part.block.draw(page, _MARGIN, top, part.block.height)
        top += part.block.height + gap
    bottom = HEIGHT - _BOTTOM - footer.height
    page.rule(_MARGIN, bottom - 4, WIDTH - _MARGIN, bottom - 4, BLUE, stroke=1.4)
    footer.draw(page, _MARGIN, bottom, footer.height)
    return page.finish()
