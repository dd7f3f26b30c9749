from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop.errors import TooManyAttemptsError
from desktop.storage.attempts import Attempts, delay_s


@pytest.fixture
def attempts(tmp_path: Path) -> Attempts:
    return Attempts(tmp_path / "essais")


def fail(attempts: Attempts, times: int, at: datetime) -> datetime:
    """Fail so many times, waiting as asked each time. Return the instant of the last failure."""
    for _ in range(times):
        last = at
        at += timedelta(seconds=attempts.begin(at))
    return last


def test_the_delay_grows_from_the_third_failure_up_to_five_minutes():
    assert [delay_s(n) for n in range(13)] == [0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300]
    assert delay_s(10_000) == 300


def test_the_first_two_failures_cost_no_delay(attempts: Attempts, now: datetime):
    assert attempts.begin(now) == 0
    assert attempts.begin(now) == 0
    assert attempts.begin(now) == 1


def test_asking_before_the_delay_is_over_is_refused_and_says_what_remains(attempts: Attempts, now: datetime):
    last = fail(attempts, 5, now)

    with pytest.raises(TooManyAttemptsError) as refused:
        attempts.begin(last + timedelta(seconds=1.5))

    assert refused.value.wait_s == pytest.approx(2.5)


def test_asking_too_early_does_not_make_the_delay_longer(attempts: Attempts, now: datetime):
    last = fail(attempts, 5, now)
    with pytest.raises(TooManyAttemptsError):
        attempts.begin(last + timedelta(seconds=3.9))

    assert attempts.begin(last + timedelta(seconds=4)) == 8


def test_the_count_outlives_the_process(attempts: Attempts, now: datetime):
    last = fail(attempts, 5, now)

    with pytest.raises(TooManyAttemptsError):
        Attempts(attempts.path).begin(last)


def test_a_success_forgets_the_failures(attempts: Attempts, now: datetime):
    last = fail(attempts, 6, now)

    attempts.clear()

    assert attempts.begin(last) == 0


def test_a_clock_moved_back_neither_erases_the_delay_nor_prolongs_it(attempts: Attempts, now: datetime):
    fail(attempts, 20, now)
    yesterday = now - timedelta(days=1)
    with pytest.raises(TooManyAttemptsError) as refused:
        attempts.begin(yesterday)

    assert refused.value.wait_s == 300
    assert attempts.begin(yesterday + timedelta(seconds=300)) == 300


def test_a_clock_moved_back_after_a_success_delays_nothing(attempts: Attempts, now: datetime):
    attempts.begin(now)
    attempts.clear()

    assert attempts.begin(now - timedelta(days=365)) == 0


@pytest.mark.parametrize(
    "content", [b"", b"\0" * 56, b"REPERE-ESSAIS 1 000009 pas une date, mais de trente-\n", b"x" * 5000]
)
def test_a_damaged_count_keeps_nobody_out(attempts: Attempts, now: datetime, content: bytes):
    attempts.path.write_bytes(content)

    assert attempts.begin(now) == 0
    assert attempts.begin(now) == 0
    assert attempts.begin(now) == 1
