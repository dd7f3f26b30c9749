"""The working note of an interview, from a real store."""

import pypdfium2  # type: ignore[import-untyped] # ships no types
import pytest

from desktop.entretiens.model import Etat, Ref, Reponse
from desktop.errors import NotAllowedError
from desktop.export.note_entretien import Note
from desktop.fiches.model import FicheId
from desktop.langues.langue import Langue
from desktop.orientations.paper import Document, Paper
from desktop.poste.journal import Action
from desktop.poste.politique import Politique, Sortie
from desktop.services.acces import open_services
from desktop.services.note import compose_note


@pytest.fixture
def en_cours(services, clock):
    prise = services.prises_en_charge.open(FicheId("accueil"))
    begun = services.entretiens.start_or_resume(prise.prise_id, "accueil", Langue.ROUMAIN)
    for name, etat, value in (
        ("prenom", Etat.ANSWERED, "Naïma"),
        ("contact_veut", Etat.DECLINED, ""),
        ("nuit", Etat.WITHHELD, "nulle_part"),
    ):
        clock.pass_(minutes=1)
        reponse = Reponse(Ref(f"/accueil/personne/{name}"), etat, value, clock(), Langue.ROUMAIN)
        services.entretiens.save(begun.entretien_id, reponse)
    return services.entretiens.get(begun.entretien_id)


def lignes(note: Note) -> dict[str, tuple[str, str, bool]]:
    return {each.question: (each.reponse, each.etat, each.is_withheld) for p in note.parties for each in p.lignes}


def test_each_question_has_its_answer_or_why_there_is_none(services, en_cours):
    note = compose_note(en_cours.kept, en_cours.entretien, services.entretiens.names(), has_texts=True)

    assert lignes(note) == {
        "Quel prénom\u00a0?": ("Naïma", "", False),
        "Pouvons-nous reprendre contact\u00a0?": ("", "A refusé", False),
        "Où dormez-vous ce soir\u00a0?": ("Nulle part", "À NE PAS TRANSMETTRE", True),
    }


def test_what_was_typed_freely_is_not_on_it_unless_asked(services, en_cours):
    note = compose_note(en_cours.kept, en_cours.entretien, {}, has_texts=False)

    assert lignes(note)["Quel prénom\u00a0?"] == ("", "Texte libre, à l’écran seulement", False)


def test_it_says_when_in_which_language_and_who_asked(services, en_cours):
    note = compose_note(en_cours.kept, en_cours.entretien, services.entretiens.names(), has_texts=False)

    faits = dict(note.faits)
    assert faits["En"] == "roumain"
    assert faits["Dernière réponse le"].startswith("23 novembre 2026")
    assert faits["Conduit par"] in services.entretiens.names().values()


def test_printing_it_is_a_line_of_the_journal(services, coffre, en_cours):
    pdf = services.papiers.note(en_cours.entretien_id, has_texts=False)

    services.envoi.print_pages(pdf, 20, Paper(Document.NOTE, en_cours.kept.prise_id))

    line = coffre.journal.list(None, 1)[0]
    assert (line.action, line.objet_id, line.detail) == (Action.IMPRESSION, en_cours.kept.prise_id, "note")
    assert "Naïma" not in pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()


def test_a_service_that_allows_no_pdf_keeps_it_from_being_saved(
    coffre, ressources, clock, new_id, services, en_cours, tmp_path
):
    strict = open_services(coffre, ressources, clock, new_id, Politique(sorties=(Sortie.IMPRESSION,)))
    pdf = strict.papiers.note(en_cours.entretien_id, has_texts=False)

    with pytest.raises(NotAllowedError):
        strict.envoi.save(pdf, tmp_path / "note.pdf", Paper(Document.NOTE, en_cours.kept.prise_id))

    assert not (tmp_path / "note.pdf").exists()
