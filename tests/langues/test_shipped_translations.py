"""The translations shipped: all there, in their own script, with the same values, never said read over by mistake."""

import re
from unicodedata import is_normalized

import pytest

from desktop import paths
from desktop.fiches.contacts import load_contacts
from desktop.langues.catalogue import APPROVED_FLAG, Catalogues, read_catalog
from desktop.langues.langue import Direction, Langue
from desktop.langues.textes import TextesPersonne, load_phrases
from desktop.orientations.model import Item
from desktop.translations import gather, stale

FOREIGN = tuple(langue for langue in Langue if langue is not Langue.FRANCAIS)
PHRASES = paths.RESOURCES / "textes" / "personne.toml"
KEPT = re.compile(r"\$?\{\w+\}|CIVI|OFII")
ENDINGS = str.maketrans("؟？。：", "??.:")
# Words that are the same in both languages.
SAME_AS_FRENCH = {"Notes", "Protection", "Date"}
# What the dossier asks never to say of a victim.
AVOIDED = ("prostituée", "passe ", "client", "travailleuse", "vous devez porter plainte", "pourquoi")


@pytest.fixture(scope="module")
def sentences():
    return tuple(gather(paths.RESOURCES))


@pytest.fixture(scope="module")
def catalogues():
    return Catalogues(paths.TRANSLATIONS)


def test_the_files_of_translations_follow_the_french_sentences():
    assert stale(paths.RESOURCES, paths.TRANSLATIONS) == ()


@pytest.mark.parametrize("langue", FOREIGN)
def test_every_sentence_is_translated(langue, sentences, catalogues):
    shown_in_french = [s.contexte for s in sentences if catalogues.text(s.contexte, s.source, langue).langue != langue]

    assert shown_in_french == []


@pytest.mark.parametrize("langue", FOREIGN)
def test_no_french_is_left_in_a_translation(langue, sentences, catalogues):
    same = {s.source for s in sentences if catalogues.text(s.contexte, s.source, langue).content == s.source}

    assert same <= SAME_AS_FRENCH


@pytest.mark.parametrize("langue", FOREIGN)
def test_a_translation_keeps_the_values_and_the_names_of_the_french(langue, sentences, catalogues):
    different = [
        s.contexte
        for s in sentences
        if KEPT.findall(s.source) != KEPT.findall(catalogues.text(s.contexte, s.source, langue).content)
    ]

    assert different == []


@pytest.mark.parametrize("langue", FOREIGN)
def test_a_translation_ends_as_the_french_does(langue, sentences, catalogues):
    """A question stays a question, a sentence a sentence, a button a button. Thai ends neither by a sign."""
    unwritten = ".?" if langue is Langue.THAI else ""

    def ending(text):
        last = text.rstrip()[-1].translate(ENDINGS)
        return last if last in "?.:" else ""

    different = [
        s.contexte
        for s in sentences
        if ending(s.source).strip(unwritten) != ending(catalogues.text(s.contexte, s.source, langue).content)
    ]

    assert different == []


@pytest.mark.parametrize("langue", FOREIGN)
def test_a_translation_said_read_over_names_who_did_it_and_when(langue, catalogues):
    read_over = [m for m in read_catalog(catalogues.path(langue)) if APPROVED_FLAG in m.flags]

    assert all(re.search(r"relecteur : .+\ndate : \d{4}-\d\d-\d\d", "\n".join(m.user_comments)) for m in read_over)


def test_romanian_is_written_with_commas_below(catalogues):
    text = catalogues.path(Langue.ROUMAIN).read_text(encoding="utf-8")

    assert "ș" in text
    assert "ț" in text
    assert not set("şţŞŢ") & set(text)


def test_a_letter_and_its_accent_are_one_character(catalogues):
    """A search or a font may lose an accent written apart."""
    apart = [langue for langue in FOREIGN if not is_normalized("NFC", catalogues.path(langue).read_text("utf-8"))]

    assert apart == []


@pytest.mark.parametrize("langue", [langue for langue in FOREIGN if langue.direction is Direction.RTL])
def test_what_is_read_from_right_to_left_has_french_in_parentheses_only(langue, sentences, catalogues):
    latin = re.compile(r"[A-Za-zÀ-ÿ]{2,}")
    # A French name of the law or of a body is kept beside its translation.
    kept = re.compile(r"\([^()]*\)|\b(?:CIVI|OFII)\b|\{\w+\}")
    texts = (catalogues.text(s.contexte, s.source, langue).content for s in sentences)

    assert [text for text in texts if latin.search(kept.sub("", text))] == []


@pytest.mark.parametrize("langue", [Langue.BULGARE, Langue.RUSSE, Langue.UKRAINIEN])
def test_a_language_of_the_cyrillic_script_has_no_letter_of_another(langue, sentences, catalogues):
    """A Latin « a » among Cyrillic letters is seen by nobody, and lost by a search or a screen reader."""
    kept = re.compile(r"\([^()]*\)|\b(?:CIVI|OFII)\b|\{\w+\}")
    texts = (catalogues.text(s.contexte, s.source, langue).content for s in sentences)

    assert [text for text in texts if re.search(r"[A-Za-zÀ-ÿ]", kept.sub("", text))] == []


def test_persian_is_written_with_its_own_letters(catalogues):
    text = catalogues.path(Langue.PERSAN).read_text(encoding="utf-8")

    assert set("پچژگیک\u200c") <= set(text)
    assert not set("يكةى") & set(text)


def test_chinese_is_written_with_full_width_punctuation(sentences, catalogues):
    texts = [catalogues.text(s.contexte, s.source, Langue.CHINOIS).content for s in sentences]

    assert [text for text in texts if not re.search("[\u4e00-\u9fff]", text)] == []
    assert [text for text in texts if re.search("[,.;:?!()«»]", text)] == []


def test_a_question_in_thai_has_a_word_that_asks(sentences, catalogues):
    asks = re.compile("หรือไม่|อะไร|ใคร|ไหน|อย่างไร|เมื่อไร|เท่าไร|ใด")
    questions = (s for s in sentences if s.source.endswith("?"))
    texts = (catalogues.text(s.contexte, s.source, Langue.THAI).content for s in questions)

    assert [text for text in texts if not asks.search(text)] == []


def test_thai_is_written_in_thai(sentences, catalogues):
    kept = re.compile(r"\([^()]*\)|CIVI|OFII|\{\w+\}")
    texts = (catalogues.text(s.contexte, s.source, Langue.THAI).content for s in sentences)

    assert [text for text in texts if re.search("[A-Za-zÀ-ÿ.?«»]", kept.sub("", text))] == []


def test_what_is_said_to_the_person_uses_none_of_the_words_to_avoid(sentences):
    found = [(s.contexte, word) for s in sentences for word in AVOIDED if word in f"{s.source.lower()} "]

    assert found == []


def test_every_item_of_an_agreement_has_its_words():
    keys = {phrase.key for phrase in load_phrases(PHRASES)}

    assert {f"accord.item.{item.value}" for item in Item} <= keys


def test_the_face_of_the_card_is_one_plain_word(catalogues):
    textes = TextesPersonne.load(PHRASES, catalogues)
    # Vietnamese writes the syllables of a word apart.
    pieces = {langue: 2 if langue is Langue.VIETNAMIEN else 1 for langue in Langue}

    assert {langue: len(textes.text("carte.face", langue).content.split()) for langue in Langue} == pieces


def test_nothing_on_the_card_says_why_the_person_has_it():
    card = " ".join(phrase.texte.lower() for phrase in load_phrases(PHRASES) if phrase.key.startswith("carte."))

    assert not re.search(r"prostitu|viol|violence|victime|sexuel|suicid|exploit|traite", card)


def test_every_number_the_card_can_carry_has_its_neutral_words():
    keys = {phrase.key for phrase in load_phrases(PHRASES)}
    contacts = load_contacts(paths.RESOURCES / "contacts" / "services.toml").values()

    assert [c.contact_id for c in contacts if c.numero and f"carte.contact.{c.contact_id}" not in keys] == []
