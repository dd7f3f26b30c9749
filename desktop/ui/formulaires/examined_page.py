"""What was found in a questionnaire, before it is added: all that prevents it, and all that deserves a look."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.entretiens.importation import Examined
from desktop.entretiens.lint.fault import Finding, Severity
from desktop.fiches.typography import french
from desktop.langues.interface import _, ngettext
from desktop.ui.kit import buttons, icons, panels, texts
from desktop.ui.kit.panels import Tone
from desktop.ui.page import Page

_SHOWN = 100


class ExaminedPage(Page):
    add_asked = Signal()

    def __init__(self, file_name: str, examined: Examined) -> None:
        super().__init__()
        self.heading = _("Questionnaires du service")
        column = panels.Column(820)
        self.root.addWidget(column)
        column.add(texts.title(file_name))
        column.add(_verdict(examined))
        if examined.is_fit:
            add = buttons.primary(_("Ajouter à ce poste"), "add", self.add_asked.emit, icons.CHECK)
            column.add(buttons.row(add))
        for finding in examined.findings[:_SHOWN]:
            column.add(_line(finding))
        more = len(examined.findings) - _SHOWN
        if more > 0:
            said = ngettext("Et {n} autre point.", "Et {n} autres points.", more)
            column.add(texts.soft(said.format(n=more)))
        column.close_with_space()


def _verdict(examined: Examined) -> QWidget:
    if examined.is_fit:
        return panels.Banner(Tone.DONE, _("Ce questionnaire peut servir."), name="verdict")
    refusals = sum(finding.severity is Severity.REFUSAL for finding in examined.findings)
    said = ngettext(
        "Ce questionnaire ne peut pas servir ainsi : {n} point à corriger. Rien n’a été ajouté.",
        "Ce questionnaire ne peut pas servir ainsi : {n} points à corriger. Rien n’a été ajouté.",
        refusals,
    )
    return panels.Banner(Tone.DANGER, said.format(n=refusals), name="verdict")


def _line(finding: Finding) -> QWidget:
    card = panels.Card()
    line = QHBoxLayout()
    line.setSpacing(12)
    said = french(str(finding))
    words = texts.body(said[:1].upper() + said[1:])
    words.setObjectName("finding")
    line.addWidget(words, 1)
    is_refusal = finding.severity is Severity.REFUSAL
    line.addWidget(texts.tag(_("à corriger"), "danger") if is_refusal else texts.tag(_("à regarder"), "caution"))
    card.column.addLayout(line)
    return card
