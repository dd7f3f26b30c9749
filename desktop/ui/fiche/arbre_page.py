"""A few questions that lead to an offence: its penalty, what it allows and forbids, and why. Keeps nothing."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.fiches.arbre import Arbre, Choix, Issue, Question
from desktop.fiches.contenu import Contenu
from desktop.langues.interface import _
from desktop.ui.fiche.certitude import certitude_tag
from desktop.ui.fiche.law_panel import article_card
from desktop.ui.kit import buttons, icons, panels, texts
from desktop.ui.page import Page


class ArbrePage(Page):
    fiche_asked = Signal(str)

    def __init__(self, arbre: Arbre, contenu: Contenu) -> None:
        super().__init__()
        self.heading = arbre.titre
        self._arbre = arbre
        self._contenu = contenu
        self._taken: list[tuple[str, Choix]] = []
        self._column = panels.Column()
        self.root.addWidget(self._column)
        self._show()

    @property
    def issue(self) -> Issue | None:
        """Where the answers lead, None as long as there is a question."""
        return self._arbre.issues.get(self._step)

    @property
    def _step(self) -> str:
        return self._taken[-1][1].vers if self._taken else self._arbre.debut

    def _show(self) -> None:
        panels.clear(self._column.column)
        self._column.add(texts.title(self._arbre.titre))
        self._column.add(texts.soft(self._arbre.avertissement))
        issue = self.issue
        if issue is None:
            self._ask(self._arbre.questions[self._step])
        else:
            self._tell(issue)
        if self._taken:
            self._column.add(self._path())
        self._column.close_with_space()
        self._column.verticalScrollBar().setValue(0)

    def _ask(self, question: Question) -> None:
        card = panels.Card(question.texte)
        if question.aide:
            card.column.addWidget(texts.soft(question.aide))
        for number, choix in enumerate(question.choix):
            answer = buttons.Choice((texts.body(choix.dire),), f"choix-{number}")
            answer.clicked.connect(partial(self._take, question.question_id, choix))
            card.column.addWidget(answer)
        self._column.add(card)

    def _take(self, question_id: str, choix: Choix, _checked: bool = False) -> None:
        self._taken.append((question_id, choix))
        self._show()
        self.focus_first()

    def _back_to(self, count: int) -> None:
        del self._taken[count:]
        self._show()
        self.focus_first()

    def _tell(self, issue: Issue) -> None:
        card = panels.Card(issue.titre or issue.classe)
        card.setObjectName("issue")
        if issue.titre:
            card.column.addWidget(texts.strong(f"{issue.texte}. {issue.classe}"))
            card.column.addWidget(texts.body(_("Peine encourue : {peine}").format(peine=issue.peine)))
        card.column.addWidget(texts.strong(_("Ce que cela permet")))
        card.column.addWidget(_listed(issue.permet))
        card.column.addWidget(texts.strong(_("Ce que cela interdit")))
        card.column.addWidget(_listed(issue.interdit))
        tag = certitude_tag(issue.certitude)
        if tag is not None:
            card.column.addWidget(tag, 0, Qt.AlignmentFlag.AlignLeft)
        title = self._contenu.fiches[issue.suite].titre
        follow = partial(self.fiche_asked.emit, issue.suite)
        label = _("Pour la victime : {fiche}").format(fiche=title)
        card.column.addWidget(buttons.row(buttons.primary(label, "suite", follow, icons.NEXT)))
        self._column.add(card)
        for article_id in (*issue.articles, *issue.appui):
            self._column.add(article_card(self._contenu.articles[article_id]))

    def _path(self) -> QWidget:
        """Why: each answer, and the way back to its question."""
        card = panels.Card(_("Le raisonnement"), kind="sunken")
        card.setObjectName("raisonnement")
        for count, (question_id, choix) in enumerate(self._taken):
            said = _("{n}. {raison}").format(n=count + 1, raison=choix.raison)
            card.column.addWidget(texts.body(said))
            change = buttons.quiet(_("Changer cette réponse"), f"changer-{count}", partial(self._back_to, count))
            change.setAccessibleDescription(self._arbre.questions[question_id].texte)
            card.column.addWidget(buttons.row(change))
        return card


def _listed(sentences: tuple[str, ...]) -> QWidget:
    return texts.body("\n".join(f"• {sentence}" for sentence in sentences))
