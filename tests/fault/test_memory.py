"""What another process could read in the memory of Repère: what is looked for is found, then gone."""

import os
import secrets
import sys

import pytest

from tests.fault.memory import CONFIDED, Confided, How, copies

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not hasattr(os, "geteuid") or os.geteuid() != 0,
    reason="only root reads the memory of another process",
)

Seen = dict[str, dict[str, int]]
SECRETS = (
    "clé de données",
    "clé des sommes de contrôle",
    "clé tirée de la phrase de passe",
    "clé privée du titulaire",
    "phrase de passe",
)


@pytest.fixture(scope="module", params=[How.SOURCES, How.BUNDLE])
def seen(request, tmp_path_factory) -> Seen:
    return dict(Confided(tmp_path_factory.mktemp("confided"), request.param).visit(("open", "locked")))


def test_a_key_that_is_in_memory_is_counted():
    key = secrets.token_bytes(32)

    assert copies(os.getpid(), {"clé": (key,)})["clé"] >= 1


def test_what_is_shown_is_found_in_memory_while_the_post_is_open(seen: Seen):
    assert [text for text in CONFIDED if not seen["open"][text]] == []


def test_no_readable_copy_of_a_key_or_of_the_passphrase_is_in_memory_even_while_the_post_is_open(seen: Seen):
    assert {name: seen["open"][name] for name in SECRETS} == dict.fromkeys(SECRETS, 0)


def test_nothing_of_what_was_shown_is_in_memory_once_the_post_is_locked(seen: Seen):
    assert {name: count for name, count in seen["locked"].items() if count} == {}
