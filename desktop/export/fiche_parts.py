"""The parts of the slip, in the order they are read. A part with nothing to say is None, and is not drawn."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from desktop.export.blocks import (
    BLUE,
    DANGER,
    DANGER_GROUND,
    INK,
    PALE,
    SOFT,
    Block,
    Composer,
    Frame,
    row,
    space,
    stack,
)
from desktop.export.fiche_layout import CONTENT_WIDTH, GUTTER, HALF, in_two, tick_mark
from desktop.export.page import Page
from desktop.export.structure import Role
from desktop.langues.dates import format_date, format_moment
from desktop.langues.langue import Langue
from desktop.langues.paper import _
from desktop.orientations import labels
from desktop.orientations.model import Personne, Plainte
from desktop.orientations.transmission import Transmissible

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
        (_("Adresse"), receiver.adresse),
        (_("Personne"), receiver.contact_nom),
        (_("Téléphone"), receiver.telephone),
        (_("Courriel"), receiver.courriel),
    ]
    width = HALF - 2 * composer.space(8)
    remise = _boxes_totick_mark(composer, width, _("Remise"), (_("main propre"), _("courriel sécurisé")))
    return row(
        [
            (_side(composer, _("Émetteur"), composer.pairs(width, sent, _SIDE_LABEL)), HALF),
            (_side(composer, _("Destinataire"), stack([composer.pairs(width, received, _SIDE_LABEL), remise])), HALF),
        ],
        gap=GUTTER,
    )


def _side(composer: Composer, title: str, content: Block) -> Block:
    def inside(width: float) -> Block:
        heading = composer.label(width, (title, composer.style(10.5, BLUE, is_bold=True))).tagged(Role.H2)
        return stack([heading, content], gap=composer.space(2))

    return composer.box(HALF, inside, Frame(ground=PALE, colour=PALE))


def _boxes_totick_mark(composer: Composer, width: float, label: str, choices: Sequence[str]) -> Block:
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
    width = HALF if is_safe_known and contact.interdit else CONTENT_WIDTH

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
        mark = tick_mark(composer, BLUE, _("fait")) if ticked else space(0)
        cells.append(composer.item(mark, indent, composer.label(HALF - indent, *parts), HALF - indent))
    heading = composer.heading(CONTENT_WIDTH, _("Ce qui a déjà été fait"))
    return stack([heading, in_two(composer, cells, HALF, GUTTER)])


def retour_part(composer: Composer, slip: Transmissible) -> Block | None:
    retour = slip.retour
    rows = [
        (_("Qui rappelle"), retour.qui),
        (_("Quand"), retour.quand),
        (_("Au plus tard"), format_date(retour.avant_le, Langue.FRANCAIS) if retour.avant_le else ""),
        (_("Si elle ne vient pas"), retour.si_absente),
    ]
    if not any(words for _label, words in rows):
        return None
    return stack([composer.heading(CONTENT_WIDTH, _("Retour attendu")), composer.pairs(CONTENT_WIDTH, rows, 100)])


def codes_part(composer: Composer, rappel: str, codes: Sequence[tuple[str, str]]) -> Block | None:
    """What the recipient dictates to answer, without anything but a telephone; in a few lines, as room is dear."""
    if not codes:
        return None
    bold, plain = composer.style(9, is_bold=True), composer.style(9)
    whom = _("appelez le {numero}").format(numero=rappel) if rappel else _("appelez le service émetteur")
    parts = [(_("Pour répondre,") + " ", bold), (_("{appelez} et dites :").format(appelez=whom) + " ", plain)]
    for place, (said, code) in enumerate(codes):
        end = " ; " if place < len(codes) - 1 else "."
        # With a hyphen that does not break: a code is read in one go.
        parts += [(f"{said} ", plain), (code.replace("-", "\u2011"), bold), (end, plain)]
    return composer.box(CONTENT_WIDTH, lambda width: composer.text(width, *parts), Frame(colour=SOFT))


def moment_text(moment: datetime | None) -> str:
    return format_moment(moment, Langue.FRANCAIS) if moment else ""


def _short_moment(moment: datetime | None) -> str:
    """Beside words said twice."""
    return f"{moment.astimezone():%d/%m/%Y %H:%M}" if moment else ""
