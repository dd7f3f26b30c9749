"""What the officer alone reads, always at the same place: how to put the question, and the law that supports it."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.entretiens.entretien import Entretien
from desktop.entretiens.model import Page
from desktop.fiches.model import Article
from desktop.langues.interface import _
from desktop.ui.kit import panels, texts
from desktop.ui.kit.flow import Flow

_SHARE = 0.22
"""Part of the page's height the strip may take before it scrolls: the question comes first."""


class OfficerStrip(QFrame):
    """`articles` are those of the content, by id; an id the content lacks is not shown."""

    def __init__(self, entretien: Entretien, articles: Mapping[str, Article]) -> None:
        super().__init__()
        self.setObjectName("officer-strip")
        self.setProperty("kind", "sunken")
        self._entretien = entretien
        self._articles = articles
        self._scroll = _FittingColumn(2000)
        self._scroll.widget().layout().setContentsMargins(16, 8, 16, 8)
        self._words: QVBoxLayout = self._scroll.column
        self._words.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)

    def limit(self, page_height_px: int) -> None:
        self._scroll.tallest_px = max(64, int(page_height_px * _SHARE))
        self._scroll.updateGeometry()

    def show_page(self, page: Page) -> None:
        panels.clear(self._words)
        guidances = [self._entretien.guidance(question.ref) for question in page.questions]
        said = list(dict.fromkeys(guidance for guidance in guidances if guidance))
        cited = list(dict.fromkeys(article for question in page.questions for article in question.articles))
        tags = [_article_tag(self._articles[article]) for article in cited if article in self._articles]
        self.setVisible(bool(said or tags))
        if said or tags:
            self._words.addWidget(_head(tags))
        for guidance in said:
            label = texts.body(guidance)
            label.setObjectName("guidance")
            self._words.addWidget(label)
        self._scroll.updateGeometry()


class _FittingColumn(panels.Column):
    """As high as what it holds, up to `tallest_px`; it scrolls beyond."""

    tallest_px = 150

    def __init__(self, width_px: int) -> None:
        super().__init__(width_px)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        content = self.widget().layout()
        return min(content.totalHeightForWidth(width), self.tallest_px)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(200, 40)


def _head(tags: list[QWidget]) -> QWidget:
    head = QWidget()
    row = QHBoxLayout(head)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    row.addWidget(texts.small(_("Pour vous")), 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(Flow(*tags), 1) if tags else row.addStretch(1)
    return head


def _article_tag(article: Article) -> QWidget:
    tag = texts.tag(article.reference)
    tag.setObjectName(f"article-{article.article_id}")
    tag.setToolTip(article.dit)
    tag.setAccessibleDescription(article.dit)
    return tag
