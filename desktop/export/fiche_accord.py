"""On what ground the slip is handed over: an adult's agreement, or the protection of a minor."""

from dataclasses import replace

from desktop.export.blocks import BLUE, SOFT, Block, Composer, Frame, row, space, stack
from desktop.export.fiche_layout import CONTENT_WIDTH, GUTTER
from desktop.export.fiche_parts import moment_text
from desktop.export.page import Page
from desktop.export.structure import Role
from desktop.langues.langue import Direction
from desktop.langues.paper import _
from desktop.langues.texte import Texte
from desktop.orientations.model import Contact, Explication, Item, ProtectionMineur, Securite
from desktop.orientations.transmission import AccordTransmis, Transmissible

ITEM_SHORT = {
    Item.PRENOM: _("prénom ou pseudonyme"),
    Item.AGE: _("tranche d’âge"),
    Item.LANGUE: _("langue"),
    Item.CONTACT: _("moyen de contact"),
    Item.SITUATION: _("situation"),
    Item.BESOINS: _("besoins"),
    Item.SECURITE: _("sécurité"),
    Item.ACTES: _("ce qui a été fait"),
}

CAPTIONS = {
    Explication.ORAL: _("Accord oral. Signature ou croix si elle le souhaite"),
    Explication.SIGNATURE: _("Signature"),
    Explication.CROIX: _("Croix de la personne"),
}
MINEUR = _("Mineur : la protection ne dépend d’aucun accord")


def accord_part(composer: Composer, slip: Transmissible, accord: AccordTransmis) -> Block:
    """What an adult accepts and refuses; room to sign or make a cross."""
    plain, bold = composer.style(10.5), composer.style(10.5, is_bold=True)
    signature = CONTENT_WIDTH * 0.3
    width = CONTENT_WIDTH - signature - GUTTER
    accepted = ", ".join(ITEM_SHORT[item] for item in Item if item in _carried(slip))
    refused = ", ".join(ITEM_SHORT[item] for item in accord.refused)
    told = _("Elle accepte de transmettre, à ce destinataire seul :")
    lines = [composer.text(width, (told + " ", plain), (accepted, bold))]
    if refused:
        lines.append(composer.text(width, (_("Elle refuse de transmettre :") + " ", plain), (refused, bold)))
    given = _("Accord donné le {moment}, expliqué en {langue}. Elle peut le retirer à tout moment.")
    given = given.format(moment=moment_text(accord.given_at), langue=accord.langue.nom)
    lines.append(composer.text(width, (given, plain)))
    box = _signature(composer, signature, accord.explication)
    return stack(
        [
            composer.heading(CONTENT_WIDTH, _("Accord de la personne")),
            row([(stack(lines, composer.space(2)), width), (box, signature)], gap=GUTTER),
            *_in_her_words(composer, slip, accord),
        ]
    )


def _in_her_words(composer: Composer, slip: Transmissible, accord: AccordTransmis) -> list[Block]:
    """What she accepts and refuses, as she was asked; nothing on a slip in French alone."""
    style = composer.style(9.5)
    side = style.size
    lines = []
    for items, is_given in ((_carried(slip), True), (frozenset(accord.refused), False)):
        said = [
            composer.beside[ITEM_SHORT[item]] for item in Item if item in items and ITEM_SHORT[item] in composer.beside
        ]
        if not said:
            continue
        words = Texte(" · ".join(each.content for each in said), said[0].langue, is_approved=True)
        hers = replace(composer, langue=words.langue)
        body = hers.texte(CONTENT_WIDTH - side - 5, words, style)
        shift = 5 if hers.langue.direction is Direction.RTL else 0
        lines.append(hers.item(_mark(side, shift, is_given=is_given), side + 5, body, CONTENT_WIDTH - side - 5))
    return [space(composer.space(4)), *lines] if lines else []


def _mark(side: float, shift: float, *, is_given: bool) -> Block:
    def draw(page: Page, x: float, top: float, _height: float) -> None:
        if is_given:
            page.tick(x + shift, top + side * 0.2, side * 0.9, BLUE, _("accepté"))
        else:
            page.cross(x + shift, top + side * 0.3, side * 0.7, SOFT, _("refusé"))

    return Block(0, draw)


def _carried(slip: Transmissible) -> frozenset[Item]:
    """Items this slip has something to say about."""
    found = {
        Item.PRENOM: slip.personne.prenom,
        Item.AGE: slip.personne.tranche_age,
        Item.LANGUE: slip.personne.langue or slip.personne.langue_autre,
        Item.CONTACT: slip.contact != Contact(),
        Item.SITUATION: slip.situation,
        Item.BESOINS: slip.besoins,
        Item.SECURITE: slip.securite != Securite(),
        Item.ACTES: slip.actes or slip.plainte,
    }
    return frozenset(item for item, value in found.items() if value)


def _signature(composer: Composer, width: float, explication: Explication) -> Block:
    caption = composer.label(width - 12, (CAPTIONS[explication], composer.style(9, SOFT)))

    def draw(page: Page, x: float, top: float, height: float) -> None:
        page.frame(x, top, width, height, SOFT)
        caption.draw(page, x + 6, top + 3, caption.height)

    return Block(composer.space(54), draw)


def protection_part(composer: Composer, protection: ProtectionMineur) -> Block:
    """A minor's slip: reports to the authorities, dated; no agreement is asked."""

    def inside(width: float) -> Block:
        bold = composer.style(10.5, BLUE, is_bold=True)
        title = composer.label(width, (MINEUR, bold)).tagged(Role.H2)
        informed = {True: _("oui"), False: _("non"), None: _("à préciser")}[protection.parents_informes]
        motif = _(" (motif : {motif})").format(motif=protection.parents_motif) if protection.parents_motif else ""
        rows = [
            (_("Parquet avisé"), moment_text(protection.parquet_avise_at) or _BLANK),
            (_("CRIP informée"), moment_text(protection.crip_informee_at) or _BLANK),
            (_("Parents informés"), informed + motif),
        ]
        return stack([title, composer.pairs(width, rows, 100)], composer.space(2))

    return composer.box(CONTENT_WIDTH, inside, Frame(colour=BLUE, stroke=1.2))


_BLANK = "le ........................  à ............"
