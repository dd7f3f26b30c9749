"""The words of the interview in the languages of one view: French and the person's, or one alone."""

from dataclasses import dataclass, replace

from desktop.entretiens.entretien import Entretien
from desktop.entretiens.model import Audience, Question, Ref
from desktop.fiches.typography import french
from desktop.langues.langue import Langue
from desktop.langues.texte import Texte


@dataclass(frozen=True, slots=True)
class Wording:
    """Each method returns one text a language, in the order of `langues`."""

    entretien: Entretien
    langues: tuple[Langue, ...]

    @classmethod
    def side_by_side(cls, entretien: Entretien, langue: Langue) -> "Wording":
        return cls(entretien, tuple(dict.fromkeys((Langue.FRANCAIS, langue))))

    def of(self, question: Question) -> "Wording":
        """The words of a question: an officer's is in French alone."""
        is_for_agent = question.audience is Audience.AGENT
        return Wording(self.entretien, (Langue.FRANCAIS,)) if is_for_agent else self

    @property
    def foreign(self) -> Langue | None:
        """The person's language, None when it is French."""
        return next((langue for langue in self.langues if langue is not Langue.FRANCAIS), None)

    def label(self, ref: Ref) -> tuple[Texte, ...]:
        return tuple(_set(self.entretien.label(ref, langue)) for langue in self.langues)

    def hint(self, ref: Ref) -> tuple[Texte, ...]:
        found = (self.entretien.hint(ref, langue) for langue in self.langues)
        return tuple(_set(texte) for texte in found if texte is not None)

    def choice(self, ref: Ref, name: str) -> tuple[Texte, ...]:
        return tuple(_set(self.entretien.choice_label(ref, name, langue)) for langue in self.langues)

    def is_untranslated(self, question: Question) -> bool:
        """Whether the question itself has no words in the person's language."""
        foreign = self.foreign
        return foreign is not None and self.entretien.label(question.ref, foreign).langue is not foreign

    def is_unapproved(self, question: Question) -> bool:
        """Whether a foreign text of the question waits for its reviewer."""
        foreign = self.foreign
        if foreign is None:
            return False
        shown = [self.entretien.label(question.ref, foreign), self.entretien.hint(question.ref, foreign)]
        shown += [self.entretien.choice_label(question.ref, name, foreign) for name in question.choices]
        return any(texte is not None and texte.langue is foreign and not texte.is_approved for texte in shown)


def _set(texte: Texte) -> Texte:
    """French as it is printed: XLSForm tools straighten its apostrophes."""
    return replace(texte, content=french(texte.content)) if texte.langue is Langue.FRANCAIS else texte
