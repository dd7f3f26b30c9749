"""The parts of the slip, in the order they are read. A part with nothing to say is None, and is not drawn."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from desktop.export.blocks import (
    BLUE,
    DANGER,
    DANGER_GROUND,
    INK,
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
from desktop.export.page import MM, Align, Page
from desktop.export.structure import Role, Scope
from desktop.langues.dates import format_moment
from desktop.langues.interface import _
from desktop.langues.langue import Langue
from desktop.orientations import labels
from desktop.orientations.model import BesoinExprime, Personne, Plainte, Urgence
from desktop.orientations.transmission import Transmissible

CONTENT_WIDTH = 178 * MM
GUTTER = 10.0
_HALF = (CONTENT_WIDTH - GUTTER) / 2
_SIDE_LABEL = 67.0


def label_width(composer: Composer) -> float:
    """Of the column of labels: wider when they are said twice."""
    return 110.0 if composer.beside else 67.0


def sides_part(composer: Composer, slip: Transmissible) -> Block:
    """Who sends, who receives, and how the paper changes hands."""
    sender, receiver = slip.emetteur, slip.partenaire
    sent = [
        (_("Service"), sender.service),
        (_("Agent"), sender.agent),
        (_("Rappel"), sender.rappel),
    ]
    received = [
        (_("Structure"), receiver.nom),
        (_("Personne"), receiver.contact_nom),
        (_("Téléphone"), receiver.telephone),
        (_("Courriel"), receiver.courriel),
    ]
    width = _HALF - 2 * composer.space(8)
    remise = _boxes_to_tick(composer, width, _("Remise"), (_("main propre"), _("courriel sécurisé")))
    return row(
        [
            (_side(composer, _("Émetteur"), composer.pairs(width, sent, _SIDE_LABEL)), _HALF),
            (_side(composer, _("Destinataire"), stack([composer.pairs(width, received, _SIDE_LABEL), remise])), _HALF),
        ],
        gap=GUTTER,
    )


def _side(composer: Composer, title: str, content: Block) -> Block:
    def inside(width: float) -> Block:
        heading = composer.label(width, (title, composer.style(10.5, BLUE, is_bold=True))).tagged(Role.H2)
        return stack([heading, content], gap=composer.space(2))

    return composer.box(_HALF, inside, Frame(ground=PALE, colour=PALE))


def _boxes_to_tick(composer: Composer, width: float, label: str, choices: Sequence[str]) -> Block:
    """Squares to tick by hand on the paper."""
    plain = composer.style(9.5)
    soft = replace(composer.style(9, SOFT), leading=plain.leading)
    side = plain.size * 0.8
    cells = [(composer.text(_SIDE_LABEL, (label, soft)), _SIDE_LABEL)]
    for choice, share in zip(choices, (0.44, 0.56), strict=True):
        each = (width - _SIDE_LABEL) * share
        words = composer.text(each - side - 4, (choice, plain))

        def draw(page: Page, x: float, top: float, _height: float) -> None:
            page.box(x, top + plain.leading * 0.2, side, SOFT, _("case à cocher"))

        cells.append((composer.item(Block(0, draw), side + 4, words, each - side - 4), each))
    return row(cells)


def personne_part(composer: Composer, slip: Transmissible) -> Block | None:
    personne = slip.personne
    facts = _personne_facts(personne)
    if not personne.prenom and not facts:
        return None
    label, value = composer.style(9, SOFT), composer.style(11)
    cells = []
    if personne.prenom:
        width = CONTENT_WIDTH * 0.34
        name = composer.text(width - 8, (personne.prenom, composer.style(15, is_bold=True)))
        title = composer.label(width - 8, (_("Prénom ou pseudonyme choisi"), label))
        cells.append((stack([title, name]), width))
    left = CONTENT_WIDTH - sum(width for _block, width in cells)
    for name_, words in facts:
        width = left / len(facts)
        cells.append(
            (stack([composer.label(width - 8, (name_, label)), composer.label(width - 8, (words, value))]), width)
        )
    return stack([composer.heading(CONTENT_WIDTH, _("La personne")), row(cells)])


def _personne_facts(personne: Personne) -> list[tuple[str, str]]:
    facts = []
    if personne.tranche_age:
        facts.append((_("Âge"), labels.TRANCHE_AGE[personne.tranche_age]))
    spoken = personne.langue_autre or (personne.langue.nom if personne.langue else "")
    if spoken:
        facts.append((_("Langue"), spoken))
    if personne.needs_interprete:
        facts.append((_("Interprète"), _("nécessaire")))
    return facts


def contact_part(composer: Composer, slip: Transmissible) -> Block | None:
    """What is safe and what is forbidden, apart: a glance must not confuse them."""
    contact = slip.contact
    rows = [
        (_("Moyen"), contact.moyen),
        (_("Heures"), contact.heures),
        (_("Mot convenu"), contact.mot_convenu),
    ]
    is_safe_known = contact.declined or any(words for _label, words in rows)
    if not is_safe_known and not contact.interdit:
        return None
    width = _HALF if is_safe_known and contact.interdit else CONTENT_WIDTH

    def safe(inner: float) -> Block:
        bold = composer.style(10.5, is_bold=True)
        title = composer.label(inner, (_("Pour joindre la personne sans danger"), bold)).tagged(Role.H2)
        if contact.declined:
            refusal = _("Elle ne veut pas être recontactée : ne pas l’appeler, ne pas lui écrire.")
            return stack([title, composer.label(inner, (refusal, composer.style(10.5)))], composer.space(2))
        return stack([title, composer.pairs(inner, rows, label_width(composer))], composer.space(2))

    def forbidden(inner: float) -> Block:
        title = composer.label(
            inner, (_("À ne jamais faire, ne jamais joindre"), composer.style(10.5, DANGER, is_bold=True))
        ).tagged(Role.H2)
        return stack([title, composer.text(inner, (contact.interdit, composer.style(10.5)))], composer.space(2))

    cells: list[tuple[Block, float]] = []
    if is_safe_known:
        cells.append((composer.box(width, safe, Frame(colour=SOFT)), width))
    if contact.interdit:
        cells.append((composer.box(width, forbidden, Frame(DANGER, DANGER_GROUND, stroke=1.6)), width))
    return row(cells, gap=GUTTER)


def situation_part(composer: Composer, slip: Transmissible) -> Block | None:
    if not slip.situation:
        return None
    words = composer.text(CONTENT_WIDTH, (slip.situation, composer.style(10.5)))
    return stack([composer.heading(CONTENT_WIDTH, _("Situation")), words])


def besoins_part(composer: Composer, slip: Transmissible) -> Block | None:
    """A table: one line a need, one column a delay, the most urgent first; in two halves when it is long."""
    if not slip.besoins:
        return None
    order = list(Urgence)
    needs = sorted(slip.besoins, key=lambda each: order.index(each.urgence))
    if composer.beside:
        table = _besoins_list(composer, needs)
    elif len(needs) <= _LONG_TABLE:
        table = _besoins_table(composer, needs, CONTENT_WIDTH)
    else:
        middle = (len(needs) + 1) // 2
        halves = (needs[:middle], needs[middle:])
        table = row([(_besoins_table(composer, half, _HALF), _HALF) for half in halves], gap=GUTTER)
    return stack([composer.heading(CONTENT_WIDTH, _("Besoins")), table])


_LONG_TABLE = 5


def _besoins_list(composer: Composer, needs: Sequence[BesoinExprime]) -> Block:
    """Said twice, the needs are a list by delay, in two columns: a table would not hold their words."""
    indent = composer.style(10.5).size + 5
    first = CONTENT_WIDTH * 0.2
    width = (CONTENT_WIDTH - first) / 2
    lines = []
    for urgence in Urgence:
        is_today = urgence is Urgence.CE_JOUR
        colour = DANGER if is_today else INK
        said = [labels.BESOIN[need.besoin] for need in needs if need.urgence is urgence]
        cells = []
        for words in said:
            body = composer.label(width - indent - 8, (words, composer.style(10.5, is_bold=is_today)))
            cells.append(composer.item(_tick(composer, colour, _("coché")), indent, body, width - indent))
        if cells:
            delay = composer.label(first - 8, (labels.URGENCE[urgence], composer.style(9.5, colour, is_bold=True)))
            lines.append(row([(delay, first), (_in_two(composer, cells, width), 2 * width)]))
    return stack(lines, composer.space(4))


def _in_two(composer: Composer, cells: Sequence[Block], width: float, gap: float = 0) -> Block:
    pairs = (cells[start : start + 2] for start in range(0, len(cells), 2))
    rows = [row([(cell, width) for cell in pair], gap) for pair in pairs]
    return stack(rows, composer.space(1))


def _besoins_table(composer: Composer, needs: Sequence[BesoinExprime], width: float) -> Block:
    first, column = width * 0.43, width * 0.19
    head = composer.style(9, SOFT)
    titles = [(composer.text(first, (_("Besoin"), head)), first)]
    titles += [(composer.label(column, (labels.URGENCE[u], head), align=Align.CENTRE), column) for u in Urgence]
    header = row([(title.tagged(Role.HEADER, Scope.COLUMN), each) for title, each in titles]).tagged(Role.ROW)
    lines = [_besoin_line(composer, need, first, column) for need in needs]
    return stack([header, *lines]).tagged(Role.TABLE)


def _besoin_line(composer: Composer, need: BesoinExprime, first: float, column: float) -> Block:
    is_today = need.urgence is Urgence.CE_JOUR
    words = composer.label(first, (labels.BESOIN[need.besoin], composer.style(10.5, is_bold=is_today)))
    padding = composer.space(2)
    side = composer.style(10.5).size

    def tick(page: Page, x: float, top: float, _height: float) -> None:
        page.tick(x + (column - side) / 2, top + side * 0.1, side, DANGER if is_today else BLUE, _("coché"))

    cells = [(words.tagged(Role.HEADER, Scope.ROW), first)]
    cells += [((Block(0, tick) if need.urgence is u else space(0)).tagged(Role.CELL), column) for u in Urgence]
    line = row(cells).tagged(Role.ROW)

    def draw(page: Page, x: float, top: float, _height: float) -> None:
        page.rule(x, top, x + first + 3 * column, top, LINE)
        line.draw(page, x, top + padding, line.height)

    return Block(words.height + 2 * padding, draw)


def securite_part(composer: Composer, slip: Transmissible) -> Block | None:
    securite = slip.securite
    if securite.is_in_danger is None and not securite.consigne:
        return None
    answers = {True: _("OUI"), False: _("non signalé"), None: _("non évalué")}
    answer = composer.style(10.5, DANGER if securite.is_in_danger else INK, is_bold=True)
    plain = composer.style(10.5)
    danger = (_("Danger"), plain), (_(" :") + " ", plain), (answers[securite.is_in_danger], answer)
    lines = [composer.label(CONTENT_WIDTH, *danger)]
    if securite.consigne:
        lines.append(composer.text(CONTENT_WIDTH, (_("Consigne :") + " ", plain), (securite.consigne, plain)))
    return stack([composer.heading(CONTENT_WIDTH, _("Sécurité")), *lines])


def actes_part(composer: Composer, slip: Transmissible) -> Block | None:
    """What was done, in two columns, so that nothing is asked of the person twice."""
    when = _short_moment if composer.beside else moment_text
    done = [(labels.ACTE[each.acte], when(each.done_at)) for each in slip.actes]
    if slip.plainte is not None:
        done.append((_("Plainte : {state}").format(state=labels.PLAINTE[slip.plainte]), ""))
    if not done:
        return None
    plain, soft = composer.style(10.5), composer.style(9, SOFT)
    indent = plain.size + 5
    is_tickable = [slip.plainte in (None, Plainte.OUI) or index < len(slip.actes) for index in range(len(done))]
    cells = []
    for (name, moment), ticked in zip(done, is_tickable, strict=True):
        parts = [(name, plain), *([(f" ({moment})", soft)] if moment else [])]
        mark = _tick(composer, BLUE, _("fait")) if ticked else space(0)
        cells.append(composer.item(mark, indent, composer.label(_HALF - indent, *parts), _HALF - indent))
    heading = composer.heading(CONTENT_WIDTH, _("Ce qui a déjà été fait"))
    return stack([heading, _in_two(composer, cells, _HALF, GUTTER)])


def _tick(composer: Composer, colour: str, alt: str) -> Block:
    side = composer.style(10.5).size * 0.9

    def draw(page: Page, x: float, top: float, _height: float) -> None:
        page.tick(x, top + side * 0.2, side, colour, alt)

    return Block(0, draw)


def retour_part(composer: Composer, slip: Transmissible) -> Block | None:
    retour = slip.retour
    rows = [
        (_("Qui rappelle"), retour.qui),
        (_("Quand"), retour.quand),
        (_("Si elle ne vient pas"), retour.si_absente),
    ]
    if not any(words for _label, words in rows):
        return None
    return stack([composer.heading(CONTENT_WIDTH, _("Retour attendu")), composer.pairs(CONTENT_WIDTH, rows, 100)])


def moment_text(moment: datetime | None) -> str:
    return format_moment(moment, Langue.FRANCAIS) if moment else ""


def _short_moment(moment: datetime | None) -> str:
    """Beside words said twice."""
    return f"{moment.astimezone():%d/%m/%Y %H:%M}" if moment else ""
