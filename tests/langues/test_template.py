"""Bringing a language's file up to date with the French sentences."""

from desktop.langues.catalogue import read_catalog
from desktop.langues.langue import Langue
from desktop.langues.template import Sentence, progress, render, template, updated

QUESTION = Sentence("a:q|label", "Où ?", "Question")
CHOICE = Sentence("a:l/oui|label", "oui")


def catalog_file(tmp_path, sentences, translation, flags=()):
    """A file where every sentence is translated the same, with the same flags."""
    catalog = updated(sentences, template(()), Langue.ESPAGNOL)
    for message in catalog:
        if message.id:
            message.string = translation
            message.flags |= set(flags)
    path = tmp_path / "personne.po"
    path.write_bytes(render(catalog))
    return path


def message_of(catalog, sentence):
    return catalog.get(sentence.source, context=sentence.contexte)


def test_a_translation_and_its_review_survive_an_update(tmp_path):
    path = catalog_file(tmp_path, [QUESTION], "¿Dónde?", flags={"relue"})

    catalog = updated([CHOICE, QUESTION], read_catalog(path), Langue.ESPAGNOL)

    kept = message_of(catalog, QUESTION)
    assert kept.string == "¿Dónde?"
    assert kept.flags == {"relue"}
    assert not message_of(catalog, CHOICE).string


def test_a_sentence_whose_french_changed_waits_for_its_translator(tmp_path):
    path = catalog_file(tmp_path, [QUESTION], "¿Dónde?", flags={"relue"})
    changed = QUESTION._replace(source="Où donc ?")

    catalog = updated([changed], read_catalog(path), Langue.ESPAGNOL)

    waiting = message_of(catalog, changed)
    assert waiting.string == "¿Dónde?"
    assert waiting.flags == {"fuzzy"}
    assert list(waiting.previous_id) == ["Où ?"]
    assert progress(catalog).translated == 0


def test_a_sentence_that_is_gone_is_dropped(tmp_path):
    path = catalog_file(tmp_path, [QUESTION, CHOICE], "x")

    catalog = updated([QUESTION], read_catalog(path), Langue.ESPAGNOL)

    assert message_of(catalog, CHOICE) is None


def test_updating_twice_gives_the_same_bytes(tmp_path):
    path = catalog_file(tmp_path, [QUESTION, CHOICE], "x", flags={"relue"})

    again = render(updated([QUESTION, CHOICE], read_catalog(path), Langue.ESPAGNOL))

    assert again == path.read_bytes()


def test_a_sentence_of_law_asks_translators_for_a_lawyer():
    rendered = render(template([QUESTION._replace(is_legal=True)])).decode()

    assert "#. Question\n#. Phrase de droit : relecture par un juriste.\n" in rendered


def test_progress_counts_what_can_be_shown_and_what_was_read_over(tmp_path):
    path = catalog_file(tmp_path, [QUESTION, CHOICE], "x", flags={"relue"})
    catalog = updated(
        [QUESTION, CHOICE, CHOICE._replace(contexte="a:l/non|label")], read_catalog(path), Langue.ESPAGNOL
    )

    assert progress(catalog) == (3, 2, 2)
