"""What one waits for with the sheets: opening one, and each key of a search; beside bare Qt and a bare scan."""

import time
from pathlib import Path

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QTextBrowser, QWidget

from desktop import bootstrap, paths
from desktop.fiches.contenu import Contenu
from desktop.fiches.markup import to_html
from desktop.fiches.model import Fiche
from desktop.langues.folding import fold
from desktop.ui.fiche.list_page import FicheListPage
from desktop.ui.fiche.page import FichePage
from desktop.ui.theme import Scheme
from tests.bench.measure import Row, median_row, percentile_row

TYPED = ("mineur victime", "hebergement", "cpp 40", "225-12-1", "delai de reflexion", "116 000", "récidive")


def measure_sheets(folder: Path, times: int) -> list[Row]:
    """Opening the longest sheet, against a bare text view of the same words; keys of a search, against a bare scan."""
    application = bootstrap.build(folder / "profile", scheme=Scheme.LIGHT)
    application.shell.resize(1366, 768)
    application.shell.show()
    contenu = Contenu.load(paths.RESOURCES)
    longest = max(contenu.fiches.values(), key=lambda fiche: len(_words(fiche)))
    ours, bare = [], []
    for _turn in range(times):
        ours.append(_ms(lambda: _shown(FichePage(longest, contenu, tickable=True))))
        bare.append(_ms(lambda: _shown(_bare(longest))))
    keys, scans = _keys(contenu)
    application.shell.hide()
    return [
        median_row(f"fiche la plus longue ({longest.fiche_id}) montrée", ours, bare, "ms"),
        percentile_row("touche dans la recherche (p95)", keys, scans, "ms", 95),
    ]


def _shown(widget: QWidget) -> None:
    widget.resize(1366, 700)
    widget.show()
    widget.grab()
    widget.deleteLater()


def _bare(fiche: Fiche) -> QTextBrowser:
    view = QTextBrowser()
    view.setFont(QFont("Noto Sans", 12))
    view.setHtml(to_html(_words(fiche)))
    return view


def _words(fiche: Fiche) -> str:
    said = [part for section in fiche.sections for e in section.etapes for part in (e.texte, e.detail)]
    said += [p.markdown for section in fiche.sections for p in (*section.interdits, *section.lecture)]
    return "\n\n".join(said)


def _keys(contenu: Contenu) -> tuple[list[float], list[float]]:
    page = FicheListPage(contenu)
    page.resize(1366, 700)
    page.show()
    everything = " ".join(fold(_words(fiche)).text for fiche in contenu.fiches.values())
    ours, bare = [], []
    for text in TYPED:
        for end in range(1, len(text) + 1):
            typed = text[:end]
            ours.append(_ms(lambda typed=typed: _typed(page, typed)))
            bare.append(_ms(lambda typed=typed: everything.count(fold(typed).text)))
    page.deleteLater()
    return ours, bare


def _typed(page: FicheListPage, text: str) -> None:
    page.type_in_search(text)
    page.repaint()
    QApplication.processEvents()


def _ms(work: object) -> float:
    assert callable(work)
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000
