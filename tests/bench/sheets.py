"""What one waits for with the sheets: opening one, and each key of a search; beside bare Qt and a bare scan."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QTextBrowser, QWidget

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
        ours.append(_shown(lambda: FichePage(longest, contenu, tickable=True)))
        bare.append(_shown(lambda: _bare(longest)))
    keys, scans = _keys(contenu)
    application.shell.hide()
    return [
        median_row(f"fiche la plus longue ({longest.fiche_id}) montrée", ours, bare, "ms"),
        percentile_row("touche dans la recherche (p95)", keys, scans, "ms", 95),
    ]


def _shown(make: Callable[[], QWidget]) -> float:
    """Milliseconds until it is painted; then it goes, out of what is measured next."""
    made: list[QWidget] = []

    def show() -> None:
        widget = make()
        made.append(widget)
        widget.resize(1366, 700)
        widget.show()
        widget.grab()

    took = _ms(show)
    made.pop().deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return took


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
    QApplication.processEvents()
    field, results = page.findChild(QLineEdit, "search"), page.findChild(QListView, "results")
    assert field is not None and results is not None
    everything = " ".join(fold(_words(fiche)).text for fiche in contenu.fiches.values())
    ours, bare = [], []
    for text in TYPED:
        for end in range(1, len(text) + 1):
            typed = text[:end]
            ours.append(_ms(partial(_typed, field, results, typed)))
            bare.append(_ms(partial(_counted, everything, typed)))
    page.deleteLater()
    return ours, bare


def _typed(field: QLineEdit, results: QListView, text: str) -> None:
    field.setText(text)
    results.viewport().repaint()


def _counted(everything: str, text: str) -> int:
    return everything.count(fold(text).text)


def _ms(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000
