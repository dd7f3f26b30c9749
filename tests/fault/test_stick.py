"""A stick too small, or taken out while a document is written on it: it is told, and nothing stays by halves."""

import json

from tests.fault.test_full_disk import needs_mount


@needs_mount
def test_a_stick_too_small_or_taken_out_is_told_and_keeps_nothing_by_halves(start, tmp_path):
    output, errors = start("export_to_stick.py", tmp_path, under=("unshare", "-rm")).communicate()

    assert errors == ""
    told = json.loads(output)
    assert (told["too_big"], told["left_after_too_big"], told["small"]) == ("NotEnoughSpaceError", [], "")
    assert (told["taken_out"], told["former"]) == ("DriveGoneError", "former")
    # What the stick could not be rid of goes with the next document saved there.
    assert (told["was_left"], told["again"], told["left_at_the_end"]) == (1, "", ["document.pdf"])
