"""A new recovery code, and what is typed again from its paper."""

import pytest

from desktop.services.recovery_code import confirm_groups, new_recovery_code


def test_every_code_is_another():
    assert len({new_recovery_code() for _ in range(20)}) == 20


def test_groups_typed_again_are_read_as_the_code_is():
    code = new_recovery_code()
    groups = code.split("-")

    assert confirm_groups(code, {0: groups[0].lower(), 4: f" {groups[4]} "})
    assert confirm_groups("O1L0-AAAA", {0: "oiI0"})


@pytest.mark.parametrize("typed", [{}, {0: ""}, {0: "ZZZZ"}, {9: "ZZZZ"}, {-1: "BBBB"}])
def test_groups_that_are_not_those_asked_are_refused(typed):
    assert not confirm_groups("AAAA-BBBB", typed)
