"""A questionnaire on paper: every question that may be put, whatever is answered."""

from desktop import paths
from desktop.entretiens.blank import BlankQuestion, BlankSection, blank_sections
from desktop.entretiens.compiled import load_formulaire
from desktop.entretiens.xlsform import read_xlsform

SMALL = paths.ROOT / "tests" / "services" / "accueil.md"


def test_questions_come_in_order_with_their_choices_and_whether_they_depend_on_others():
    assert blank_sections(read_xlsform(SMALL)) == (
        BlankSection(
            "La personne",
            (
                BlankQuestion("Quel prénom\u00a0?", (), is_multiple=False, is_conditional=False),
                BlankQuestion(
                    "Pouvons-nous reprendre contact\u00a0?", ("Oui", "Non"), is_multiple=False, is_conditional=False
                ),
                BlankQuestion("Comment vous joindre\u00a0?", (), is_multiple=False, is_conditional=True),
                BlankQuestion(
                    "Où dormez-vous ce soir\u00a0?", ("Nulle part", "À l’abri"), is_multiple=False, is_conditional=False
                ),
            ),
        ),
    )


def test_every_question_shipped_is_there_with_words():
    for path in sorted((paths.RESOURCES / "entretiens").glob("*.json")):
        formulaire = load_formulaire(path)
        questions = [question for section in blank_sections(formulaire) for question in section.questions]

        assert len(questions) == sum(node.is_asked for node in formulaire.nodes), path.stem
        assert [question for question in questions if not question.label or "${" in question.label] == []
