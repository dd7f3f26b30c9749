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


class OfficerStrip(QFrame):
    """`articles` are those of the content, by id; an id the content lacks is not shown."""

    def __init__(self, entretien: Entretien, articles: Mapping[ArticleId, Article]) -> None:
        super().__init__()
        self.setObjectName("officer-strip")
        self.setProperty("kind", "sunken")
        self._entretien = entretien
        self._articles = articles
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 10, 16, 10)
        self._row.setSpacing(16)
        self._row.addWidget(texts.small(_("Pour vous")), 0, Qt.AlignmentFlag.AlignTop)
        self._words = QVBoxLayout()
        self._words.setSpacing(2)
        self._row.addLayout(self._words, 1)
        self._tags = QVBoxLayout()
        self._tags.setSpacing(4)
        self._row.addLayout(self._tags)

    def show_page(self, page: Page) -> None:
        guidances = [french(self._entretien.guidance(question.ref)) for question in page.questions]
        said = list(dict.fromkeys(guidance for guidance in guidances if guidance))
        cited = list(dict.fromkeys(article for question in page.questions for article in question.articles))
        tags = [_article_tag(self._articles[key]) for key in map(ArticleId, cited) if key in self._articles]
        for column in (self._words, self._tags):
            panels.clear(column)
        for guidance in said:
            label = texts.body(guidance)
            label.setObjectName("guidance")
            self._words.addWidget(label)
        for tag in tags:
            self._tags.addWidget(tag, 0, Qt.AlignmentFlag.AlignRight)
        self.setVisible(bool(said or tags))


def _article_tag(article: Article) -> QWidget:
    tag = texts.tag(article.reference)
    tag.setObjectName(f"article-{article.article_id}")
    tag.setToolTip(article.dit)
    tag.setAccessibleDescription(article.dit)
    return tag
