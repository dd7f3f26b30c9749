"""SIGKILL at any moment: what was acknowledged is kept, and the store opens."""

import os
import random
import subprocess
import time
from pathlib import Path

import pytest

from desktop.errors import AlreadyRunningError
from desktop.storage.coffre import Coffre
from tests.fault.killed_at import killed_at_operations
from tests.fault.last_words import last_words

KILLS = int(os.environ.get("REPERE_KILLS", "25"))


def kill_after(process: "subprocess.Popen[str]", seconds: float) -> list[int]:
    """Kill a program that answers; return the numbers it has acknowledged."""
    time.sleep(seconds)
    output = last_words(process)
    # The last line may be cut short: the kill may come while it is printed.
    whole = [line for line in output.splitlines(keepends=True) if line.endswith("\n")]
    return [int(line) for line in whole if line != "open\n"]


def test_no_acknowledged_answer_is_lost_when_the_process_is_killed(
    under_way, passphrase, start, wait_until_open, read_answers
):
    moments = random.Random(2026)
    acknowledged: set[int] = set()
    for kill in range(KILLS):
        process = start("answer.py", under_way, passphrase, kill * 100_000)
        if kill % 5 == 4:  # while it starts, or opens what the kill before has left
            acknowledged |= set(kill_after(process, moments.uniform(0.1, 0.3)))
            continue
        wait_until_open(process)
        acknowledged |= set(kill_after(process, moments.uniform(0, 0.06)))

        kept = read_answers(under_way)

        assert {n: kept.get(f"/q/{n}") for n in acknowledged} == {n: f"réponse {n}" for n in acknowledged}
        assert len(kept) <= len(acknowledged) + kill + 1  # the answer that was being kept, each time
    assert len(acknowledged) > KILLS


def test_a_creation_killed_at_any_file_operation_can_be_done_again(
    tmp_path: Path, passphrase, recovery_code, fast, start
):
    def begin(operation: int) -> "subprocess.Popen[str]":
        return start("create_until.py", tmp_path / str(operation), passphrase, recovery_code, operation)

    for operation in killed_at_operations(begin):
        profile = tmp_path / str(operation)
        if not Coffre.exists(profile):
            Coffre.create(profile, passphrase, recovery_code, cost=fast).close()
        Coffre.open(profile, passphrase).close()


def test_a_second_instance_is_refused_until_the_first_ends(under_way, passphrase, start, wait_until_open):
    first = start("answer.py", under_way, passphrase, 0)
    wait_until_open(first)

    with pytest.raises(AlreadyRunningError):
        Coffre.open(under_way, passphrase)

    first.kill()
    first.communicate()
    Coffre.open(under_way, passphrase).close()
