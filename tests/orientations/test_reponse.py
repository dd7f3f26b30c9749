"""What a partner answers: only what holds together."""

from datetime import datetime

import pytest

from desktop.orientations.reponse import MotifRefus, Reponse, ReponseKind

NAIVE = datetime(2026, 11, 26, 10)  # noqa: DTZ001 - what must be refused


@pytest.mark.parametrize("kind", ReponseKind)
@pytest.mark.parametrize("motif", [None, MotifRefus.PLUS_DE_PLACE])
@pytest.mark.parametrize("has_date", [False, True])
def test_a_reason_goes_with_a_refusal_and_a_date_with_an_appointment(t0, kind, motif, has_date):
    holds = (kind is ReponseKind.REFUSEE) is (motif is not None) and (kind is ReponseKind.RENDEZ_VOUS) is has_date
    rendez_vous_at = t0 if has_date else None

    if holds:
        assert Reponse(kind, motif, rendez_vous_at, t0).kind is kind
    else:
        with pytest.raises(ValueError, match=r"nothing else"):
            Reponse(kind, motif, rendez_vous_at, t0)


@pytest.mark.parametrize("fields", [{"rendez_vous_at": NAIVE}, {"answered_at": NAIVE}])
def test_an_instant_says_its_time_zone(t0, fields):
    with pytest.raises(ValueError, match=r"time zone"):
        Reponse(ReponseKind.RENDEZ_VOUS, **{"rendez_vous_at": t0, **fields})
