"""What the officer alone reads, always at the same place: how to put the question, and the law that supports it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.entretiens.entretien import Entretien
from desktop.entretiens.model import Page
from desktop.fiches.model import Article, ArticleId
from desktop.fiches.typography import french
from desktop.langues.interface import _
from desktop.ui.kit import panels, texts
from desktop.ui.kit.flow import Flow


class OfficerStrip(QFrame):
    """`articles` are those of the content, by id; an id the content lacks is not shown."""

    def __init__(self, entretien: Entretien, articles: Mapping[ArticleId, Article]) -> None:
        super().__init__()
        self.setObjectName("officer-strip")
        self.setProperty("kind", "sunken")
        self._entretien = entretien
        self._articles = articles
        self._words = QVBoxLayout(self)
        self._words.setContentsMargins(16, 8, 16, 10)
        self._words.setSpacing(2)

    def show_page(self, page: Page) -> None:
        panels.clear(self._words)
        guidances = [french(self._entretien.guidance(question.ref)) for question in page.questions]
        said = list(dict.fromkeys(guidance for guidance in guidances if guidance))
        cited = list(dict.fromkeys(article for question in page.questions for article in question.articles))
        tags = [_article_tag(self._articles[key]) for key in map(ArticleId, cited) if key in self._articles]
        self.setVisible(bool(said or tags))
        if said or tags:
            self._words.addWidget(_head(tags))
        for guidance in said:
            label = texts.body(guidance)
            label.setObjectName("guidance")
            self._words.addWidget(label)


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
