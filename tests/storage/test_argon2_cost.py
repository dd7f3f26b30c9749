from desktop.storage.argon2_cost import RECOMMENDED, TARGET_S, Argon2, calibrated, derive, fitted


def on_a_machine(mib_a_second: float):
    """What a machine that goes through that much memory in a second would take."""
    return lambda cost: cost.passes * cost.memory_kib / 1024 / mib_a_second


def test_a_slow_machine_is_never_given_less_than_the_second_recommendation_of_rfc_9106():
    assert fitted(on_a_machine(20), 2 * 1024**2) == RECOMMENDED


def test_a_fast_machine_takes_about_the_time_aimed_at():
    speed = on_a_machine(2000)

    assert TARGET_S / 2 <= speed(fitted(speed, 16 * 1024**2)) <= TARGET_S * 1.01


def test_memory_grows_before_passes_and_stays_a_small_share_of_the_machine():
    large, small = (fitted(on_a_machine(2000), memory) for memory in (16 * 1024**2, 1024**2))

    assert large.memory_kib > small.memory_kib
    assert small.memory_kib <= 1024**2 // 8
    assert small.passes > large.passes


def test_the_cost_measured_here_is_bearable_and_not_under_the_recommendation():
    cost = calibrated()

    assert cost.is_bearable
    assert cost.passes >= RECOMMENDED.passes and cost.memory_kib >= RECOMMENDED.memory_kib


def test_the_derivation_is_argon2id():
    """A value of the reference implementation: `echo -n password | argon2 somesalt -id -t 2 -k 256 -p 1`."""
    derived = derive(b"password", b"somesalt", Argon2(2, 256, 1), 32)

    assert derived.hex() == "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe"
