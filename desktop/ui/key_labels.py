"""What is said of a partner's key wherever it is shown: verified by whom and when, not verified, revoked."""

from PySide6.QtWidgets import QGridLayout, QLabel

from desktop.langues.dates import format_date
from desktop.langues.interface import _, spoken
from desktop.poste.cles import ClePartenaire
from desktop.ui.kit import panels, texts


def tag(kept: ClePartenaire) -> QLabel:
    if kept.is_revoked:
        return texts.tag(_("clé révoquée"), "danger")
    return texts.tag(_("clé vérifiée"), "done") if kept.is_verified else texts.tag(_("clé non vérifiée"), "caution")


def since(kept: ClePartenaire) -> str:
    """When, and by whom."""
    instant = kept.revoked_at or kept.verified_at or kept.added_at
    date = format_date(instant.astimezone().date(), spoken())
    if kept.is_revoked:
        return _("Révoquée le {date}.").format(date=date)
    if kept.is_verified:
        return _("Vérifiée le {date} par {nom}.").format(date=date, nom=kept.verified_by)
    return _("Ajoutée le {date}. Comparez les six mots au téléphone avant de vous y fier.").format(date=date)


def words_card(words: tuple[str, ...], name: str, columns: int = 1) -> panels.Card:
    """The six words, large, to be read aloud one after the other, down each column."""
    card = panels.Card()
    card.setAccessibleName(name)
    grid = QGridLayout()
    grid.setSpacing(8)
    height = -(-len(words) // columns)
    for place, word in enumerate(words):
        grid.addWidget(texts.title(f"{place + 1}. {word}"), place % height, place // height)
    card.column.addLayout(grid)
    return card
