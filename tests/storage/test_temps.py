"""Time reached, whatever is done to the clock: it never goes back, never stops for long, never leaps without a yes."""

from datetime import UTC, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from desktop.storage.temps import LONGEST_STEP, NO_DELAY, Seen

T0 = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
DAY = timedelta(days=1)
SLACK = timedelta(minutes=1)

moves = st.one_of(
    st.timedeltas(timedelta(minutes=-90), timedelta(minutes=90)),
    st.timedeltas(-60 * DAY, 60 * DAY),
    st.sampled_from((-9000 * DAY, 9000 * DAY)),
)
at_work = st.timedeltas(NO_DELAY, timedelta(hours=12))
away = st.timedeltas(NO_DELAY, 90 * DAY)


class AnyClock(RuleBasedStateMachine):
    """A post worked at, closed, killed, its clock moved at any moment; what is kept is kept once time is decided."""

    def __init__(self) -> None:
        super().__init__()
        self.true = T0
        self.offset = NO_DELAY
        self.counted: timedelta | None = NO_DELAY
        self.seen = Seen(T0)
        self.worked = NO_DELAY
        self.lost = NO_DELAY
        self.kept: list[tuple[datetime, timedelta]] = []
        self.furthest = T0
        self.seen_at = T0

    @property
    def now(self) -> datetime:
        return self.true + self.offset

    @property
    def since_seen(self) -> timedelta:
        return self.counted or NO_DELAY

    @property
    def is_undecided(self) -> bool:
        return self.seen.is_far_from(self.seen.following(self.now, self.since_seen))

    def look(self) -> None:
        following = self.seen.following(self.now, self.since_seen)
        if self.seen.is_far_from(following):
            return
        # Nobody is asked: at most a month too early.
        assert following.reached - self.seen.reached <= max(LONGEST_STEP, self.true - self.seen_at)
        self.take(following)

    def take(self, following: Seen) -> None:
        self.furthest = max(self.furthest, self.seen.reached)
        self.seen, self.counted, self.seen_at = following, NO_DELAY, self.true
        self.lost += SLACK  # a minute is not worth noting, each time

    @rule(delay=at_work)
    def work(self, delay: timedelta) -> None:
        undecided = self.is_undecided
        self.true += delay
        self.counted = self.since_seen + delay
        self.worked += delay
        if undecided or self.is_undecided:
            self.lost += delay
        self.look()

    @rule(move=moves)
    def move_the_clock(self, move: timedelta) -> None:
        self.offset += move

    @rule(delay=away)
    def close_and_open_again(self, delay: timedelta) -> None:
        self.look()
        self.true += delay
        self.counted = None
        self.look()

    @rule(delay=away)
    def kill_and_open_again(self, delay: timedelta) -> None:
        self.lost += self.since_seen
        self.true += delay
        self.counted = None
        self.look()

    @precondition(lambda self: not self.is_undecided)
    @rule()
    def keep(self) -> None:
        self.look()
        self.kept.append((self.seen.reached, self.worked - self.lost))

    @precondition(lambda self: self.is_undecided)
    @rule(is_right=st.booleans())
    def decide(self, is_right: bool) -> None:
        self.take(self.seen.if_right(self.now, self.since_seen) if is_right else self.seen.if_wrong(self.now))

    @invariant()
    def time_never_goes_back(self) -> None:
        assert self.seen.reached >= self.furthest

    @invariant()
    def nothing_lives_longer_than_the_time_worked_since(self) -> None:
        for reached, worked in self.kept:
            assert self.seen.reached - reached >= self.worked - self.lost - self.since_seen - worked

    @invariant()
    def nobody_is_asked_about_a_clock_that_was_just_decided(self) -> None:
        assert self.seen.following(self.seen.clock, NO_DELAY) == self.seen


TestAnyClock = AnyClock.TestCase
TestAnyClock.settings = settings(max_examples=200, stateful_step_count=40)


class ClockSetBack(RuleBasedStateMachine):
    """A clock that falls back and is set right, again and again, but never is ahead of the truth."""

    def __init__(self) -> None:
        super().__init__()
        self.true = T0
        self.offset = NO_DELAY
        self.seen = Seen(T0)

    def look(self, counted: timedelta) -> None:
        now = self.true + self.offset
        following = self.seen.following(now, counted)
        if self.seen.is_far_from(following):
            following = self.seen.if_wrong(now) if self.offset else self.seen.if_right(now, counted)
        self.seen = following

    @rule(delay=at_work)
    def work(self, delay: timedelta) -> None:
        self.true += delay
        self.look(delay)

    @rule(delay=st.timedeltas(NO_DELAY, 40 * DAY))
    def close_and_open_again(self, delay: timedelta) -> None:
        self.true += delay
        self.look(NO_DELAY)

    @precondition(lambda self: self.offset == NO_DELAY)
    @rule(move=st.timedeltas(DAY, 9000 * DAY))
    def fall_back(self, move: timedelta) -> None:
        self.offset = -move

    @rule()
    def set_right(self) -> None:
        self.offset = NO_DELAY
        self.look(NO_DELAY)

    @invariant()
    def nothing_is_early(self) -> None:
        assert self.seen.reached <= self.true


TestClockSetBack = ClockSetBack.TestCase
TestClockSetBack.settings = settings(max_examples=200, stateful_step_count=40)
