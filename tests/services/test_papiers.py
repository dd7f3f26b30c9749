"""What goes out on paper, drawn for real."""

import re
from dataclasses import replace

import pypdfium2  # type: ignore[import-untyped] # ships no types
import pytest

from desktop import paths
from desktop.errors import MissingAccordError
from desktop.fiches.contenu import Contenu
from desktop.langues.langue import Langue
from desktop.orientations.model import Item
from desktop.orientations.reponse import MotifRefus, ReponseKind
from desktop.partenaires.model import Visibilite
from desktop.services.carte import compose_carte
from desktop.services.pdf import preview


def _text(pdf, phrase=None):
    document = pypdfium2.PdfDocument(pdf, password=phrase)
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return " ".join(text.split())


def test_the_slip_carries_what_was_agreed(services, handed_over):
    text = _text(services.papiers.slip(handed_over.orientation_id))

    assert "Naïma" in text
    assert "Le Refuge fictif" in text


def test_the_slip_does_not_carry_what_was_refused(services, handed_over, complete):
    drafted = complete(services.orientations.draft(handed_over.prise_id))
    accord = replace(drafted.accord, accepted=frozenset({Item.BESOINS}), refused=frozenset({Item.PRENOM}))
    saved = services.orientations.save(replace(drafted, accord=accord))

    assert "Naïma" not in _text(services.papiers.slip(saved.orientation_id))


def test_the_slip_in_two_languages_is_one_page_in_each(services, handed_over):
    others = [langue for langue in Langue if langue is not Langue.FRANCAIS]

    drawn = {langue: services.papiers.slip(handed_over.orientation_id, langue) for langue in others}

    assert [langue for langue, pdf in drawn.items() if len(preview(pdf)) != 1] == []
    assert "Nevoi" in _text(drawn[Langue.ROUMAIN]) and "Besoins" in _text(drawn[Langue.ROUMAIN])


def test_the_slip_says_the_codes_that_answer_it_and_the_card_never_does(services, handed_over, complete):
    text = _text(services.papiers.slip(handed_over.orientation_id))
    draft = services.orientations.save(replace(complete(services.orientations.draft(handed_over.prise_id)), besoins=()))

    codes = re.findall(r"[0-9A-Z]{4}\u2011[0-9A-Z]{4}", text)

    answered = [services.reponses.read_code(code)[0] for code in codes]
    assert {lue.orientation.orientation_id for lue in answered} == {handed_over.orientation_id}
    assert [(lue.reponse.kind, lue.reponse.motif) for lue in answered] == [
        (ReponseKind.RECUE, None),
        (ReponseKind.ACCEPTEE, None),
        *((ReponseKind.REFUSEE, motif) for motif in MotifRefus),
    ]
    assert "Pour répondre, appelez le 02 00 00 00 00 et dites : reçue" in text
    assert "Pour répondre" not in _text(services.papiers.slip(draft.orientation_id))
    assert "\u2011" not in _text(services.papiers.card(Langue.FRANCAIS, ("samu",)))


def test_no_slip_is_drawn_without_an_agreement(services, handed_over):
    drafted = services.orientations.draft(handed_over.prise_id)

    with pytest.raises(MissingAccordError):
        services.papiers.slip(drafted.orientation_id)


@pytest.mark.parametrize("langue", Langue)
def test_a_card_is_drawn_in_every_language(services, langue):
    pdf = services.papiers.card(langue, ("aide-victimes", "samu"), "mardi 14 h")

    assert len(preview(pdf)) == 1
    assert "116" in _text(pdf)


def test_a_number_that_is_not_verified_is_not_on_the_card(ressources):
    carte = compose_carte(
        ressources.textes, ressources.contenu.contacts, Langue.FRANCAIS, ("acse", "inconnu", "samu"), ""
    )

    assert [numero.numero for numero in carte.numeros] == ["15"]


def test_what_is_verified_of_the_numbers_is_said_once_when_it_is_true_of_all(ressources):
    contacts = Contenu.load(paths.RESOURCES).contacts

    both = compose_carte(ressources.textes, contacts, Langue.FRANCAIS, ("urgence-europe", "samu"), "")
    apart = compose_carte(ressources.textes, contacts, Langue.FRANCAIS, ("samu", "aide-victimes"), "")

    assert [texte.content for texte in both.precisions] == ["Appel gratuit", "Jour et nuit"]
    assert [[each.content for each in numero.precisions] for numero in apart.numeros] == [["Jour et nuit"], []]


def test_what_to_say_is_in_french_then_in_the_person_s_language(ressources):
    carte = compose_carte(ressources.textes, {}, Langue.ROUMAIN, (), "")

    assert [phrase.langue for phrase in carte.phrases] == [Langue.ROUMAIN, Langue.FRANCAIS, Langue.ROUMAIN]
    assert "Je parle roumain." in carte.phrases[1].content
    assert not carte.is_approved


@pytest.mark.parametrize("visibility", Visibilite)
def test_the_card_bears_the_address_of_the_recipient_only_when_it_is_public(services, coffre, handed_over, visibility):
    told = replace(handed_over.partenaire, adresse="1 place Fictive", address_visibility=visibility)
    coffre.orientations.save(replace(handed_over, partenaire=told))

    card = services.papiers.card(Langue.FRANCAIS, ("samu",), "mardi 14 h", handed_over.orientation_id)
    slip = services.papiers.slip(handed_over.orientation_id)

    assert ("1 place Fictive" in _text(card)) is (visibility is Visibilite.PUBLIQUE)
    assert ("1 place Fictive" in _text(slip)) is (visibility is not Visibilite.JAMAIS)
    assert "Fictive" not in _text(services.papiers.card(Langue.FRANCAIS, ("samu",), "mardi 14 h"))


def test_nothing_on_a_card_tells_why_the_person_has_it(services):
    text = _text(services.papiers.card(Langue.FRANCAIS, ("aide-victimes", "samu"))).lower()

    assert not re.search(r"victime|prostitu|police|exploit|repère|orientation|plainte", text)


def test_the_recipient_is_named_in_what_is_read_before_the_agreement(services):
    named = services.papiers.accord_sentences(Langue.FRANCAIS, "Le Refuge fictif")
    unnamed = services.papiers.accord_sentences(Langue.FRANCAIS)

    assert "Le Refuge fictif" in named[0].content
    assert unnamed == named[1:]


@pytest.mark.parametrize("langue", Langue)
@pytest.mark.parametrize("item", Item)
def test_each_item_is_asked_in_every_language(services, item, langue):
    assert services.papiers.item_label(item, langue).langue is langue
