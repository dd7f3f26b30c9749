"""The slip to fill by hand: its parts, in its order, with lines and boxes. No room for what must not be there."""

from collections.abc import Sequence

from desktop.errors import DocumentTooLongError
from desktop.export.blanks import box, boxes, grid, lines, written
from desktop.export.blocks import (
    BLUE,
    DANGER,
    DANGER_GROUND,
    LINE,
    PALE,
    SOFT,
    Block,
    Composer,
    Frame,
    row,
    space,
    stack,
)
from desktop.export.faces import FaceChoice
from desktop.export.fiche_accord import ITEM_SHORT
from desktop.export.fiche_layout import CONTENT_WIDTH, GUTTER, HALF
from desktop.export.page import HEIGHT, MM, WIDTH, Align, Page
from desktop.export.structure import Role
from desktop.langues.langue import Langue
from desktop.langues.paper import _
from desktop.orientations import labels
from desktop.orientations.model import Besoin, Item

_MARGIN = (WIDTH - CONTENT_WIDTH) / 2
_TOP = 11 * MM
_BOTTOM = 9 * MM
_FACTORS = (0.83, 0.78, 0.74, 0.7)
_SMALLEST_GAP = 4.0
_LARGEST_GAP = 12.0
_LABEL = 66.0


def draw_fiche_vierge(page: Page, choice: FaceChoice) -> None:
    """Draw it on the page that is open. Raises: DocumentTooLongError, MissingFontError, MissingGlyphError."""
    for factor in _FACTORS:
        composer = Composer(choice, Langue.FRANCAIS, factor)
        parts = _parts(composer)
        foot = _foot(composer)
        spare = HEIGHT - _TOP - _BOTTOM - foot.height - sum(part.height for part in parts)
        gap = spare / len(parts)
        if gap >= _SMALLEST_GAP:
            break
    else:
        raise DocumentTooLongError(_("Fiche d’orientation"))
    top = _TOP
    for part in parts:
        part.draw(page, _MARGIN, top, part.height)
        top += part.height + min(gap, _LARGEST_GAP)
    foot.draw(page, _MARGIN, HEIGHT - _BOTTOM - foot.height, foot.height)


def _parts(composer: Composer) -> list[Block]:
    actes = [*labels.ACTE.values(), *(_("Plainte : {state}").format(state=words) for words in labels.PLAINTE.values())]
    return [
        _header(composer),
        _sides(composer),
        _titled(composer, _("La personne"), _personne(composer)),
        _contact(composer),
        _titled(
            composer,
            _("Situation, en trois lignes : ni récit, ni qualification pénale"),
            lines(composer, CONTENT_WIDTH, 3),
        ),
        _titled(composer, _("Besoins"), _besoins(composer)),
        _titled(composer, _("Sécurité"), _securite(composer)),
        _titled(composer, _("Ce qui a déjà été fait"), boxes(composer, CONTENT_WIDTH, actes, 3)),
        _titled(composer, _("Accord de la personne majeure, pour ce destinataire seul"), _accord(composer)),
        _titled(composer, _("Mineur : la protection ne dépend d’aucun accord"), _protection(composer)),
        _titled(composer, _("Retour attendu"), _retour(composer)),
    ]


def _titled(composer: Composer, title: str, content: Block) -> Block:
    return stack([composer.heading(CONTENT_WIDTH, title), content])


def _header(composer: Composer) -> Block:
    large = composer.style(18, BLUE, is_bold=True)
    title = composer.text(CONTENT_WIDTH * 0.6, (_("Fiche d’orientation"), large)).tagged(Role.H1)
    when = composer.text(
        CONTENT_WIDTH * 0.4, (_("Remise le") + " ....................", composer.style(10, SOFT)), align=Align.END
    )
    return row([(title, CONTENT_WIDTH * 0.6), (when, CONTENT_WIDTH * 0.4)])


def _sides(composer: Composer) -> Block:
    width = HALF - 2 * composer.space(8)
    remise = boxes(composer, width, (_("main propre"), _("courriel sécurisé")), 2)
    sent = (_("Service"), _("Agent"), _("Rappel"))
    received = (_("Structure"), _("Téléphone"))
    sides = ((_("Émetteur"), sent, space(0)), (_("Destinataire"), received, remise))

    def side(title: str, names: Sequence[str], last: Block) -> Block:
        def inside(inner: float) -> Block:
            heading = composer.text(inner, (title, composer.style(10.5, BLUE, is_bold=True))).tagged(Role.H2)
            return stack([heading, *(written(composer, inner, name, label_width=_LABEL) for name in names), last])

        return composer.box(HALF, inside, Frame(ground=PALE, colour=PALE))

    return row([(side(*each), HALF) for each in sides], gap=GUTTER)


def _personne(composer: Composer) -> Block:
    first = CONTENT_WIDTH * 0.62
    name = written(composer, first - 10, _("Prénom ou pseudonyme choisi"), label_width=140)
    langue = written(composer, CONTENT_WIDTH - first, _("Langue"), label_width=40)
    asked = (*labels.TRANCHE_AGE.values(), _("Interprète nécessaire"))
    return stack([row([(name, first), (langue, CONTENT_WIDTH - first)]), boxes(composer, CONTENT_WIDTH, asked, 4)])


def _contact(composer: Composer) -> Block:
    bold = composer.style(10.5, is_bold=True)

    def safe(width: float) -> Block:
        title = composer.text(width, (_("Pour joindre la personne sans danger"), bold)).tagged(Role.H2)
        asked = (_("Moyen"), _("Heures"), _("Mot convenu"))
        declined = box(composer, width, _("Elle ne veut pas être recontactée"))
        return stack([title, *(written(composer, width, name, label_width=_LABEL) for name in asked), declined])

    def forbidden(width: float) -> Block:
        red = composer.style(10.5, DANGER, is_bold=True)
        title = composer.text(width, (_("À ne jamais faire, ne jamais joindre"), red)).tagged(Role.H2)
        return stack([title, lines(composer, width, 3)])

    left = composer.box(HALF, safe, Frame(colour=SOFT))
    right = composer.box(HALF, forbidden, Frame(DANGER, DANGER_GROUND, stroke=1.6))
    return row([(left, HALF), (right, HALF)], gap=GUTTER)


def _besoins(composer: Composer) -> Block:
    needs = [labels.BESOIN[besoin] for besoin in Besoin]
    return _two_grids(composer, list(labels.URGENCE.values()), needs)


def _two_grids(composer: Composer, columns: Sequence[str], rows: Sequence[str]) -> Block:
    middle = (len(rows) + 1) // 2
    halves = (rows[:middle], rows[middle:])
    return row([(grid(composer, HALF, columns, half), HALF) for half in halves], gap=GUTTER)


def _securite(composer: Composer) -> Block:
    danger = boxes(composer, HALF, (_("danger immédiat"), _("danger non signalé")), 2)
    consigne = written(composer, HALF, _("Consigne"), label_width=_LABEL)
    return row([(danger, HALF), (consigne, HALF)], gap=GUTTER)


def _accord(composer: Composer) -> Block:
    answers = (_("accepte"), _("refuse"))
    items = _two_grids(composer, answers, [ITEM_SHORT[item] for item in Item])
    asked = (_("Le, à"), _("Expliqué en"))
    left = stack([written(composer, HALF, name, label_width=_LABEL) for name in asked])
    caption = composer.text(HALF - 12, (_("Signature ou croix"), composer.style(9, SOFT)))

    def sign(page: Page, x: float, top: float, height: float) -> None:
        page.frame(x, top + 2, HALF, height - 2, LINE)
        caption.draw(page, x + 6, top + 4, caption.height)

    return stack([items, row([(left, HALF), (Block(left.height, sign), HALF)], gap=GUTTER)], gap=2)


def _protection(composer: Composer) -> Block:
    asked = (_("Parquet avisé le, à"), _("CRIP informée le, à"))
    dates = row([(written(composer, HALF, name, label_width=90), HALF) for name in asked], gap=GUTTER)
    informed = boxes(composer, HALF, (_("parents informés"), _("parents non informés")), 2)
    motif = written(composer, HALF, _("Motif"), label_width=_LABEL)
    return stack([dates, row([(informed, HALF), (motif, HALF)], gap=GUTTER)])


def _retour(composer: Composer) -> Block:
    asked = (_("Qui rappelle, quand"), _("Si elle ne vient pas"))
    return row([(written(composer, HALF, name, label_width=90), HALF) for name in asked], gap=GUTTER)


def _foot(composer: Composer) -> Block:
    bold, plain = composer.style(9, is_bold=True), composer.style(9, SOFT)
    never = _(
        "Jamais ici : adresse d’un hébergement protégé, nom de la personne qui l’exploite, numéro de procédure "
        "ou de titre de séjour, audition, photo, état sérologique, orientation sexuelle, jugement."
    )
    said = _("À détruire après usage. Aucune copie à la personne mise en cause.")
    told = composer.text(CONTENT_WIDTH, (never, composer.style(9, DANGER)), align=Align.CENTRE)
    last = composer.text(CONTENT_WIDTH, (_("CONFIDENTIEL.") + " ", bold), (said, plain), align=Align.CENTRE)
    return stack([told, last])
