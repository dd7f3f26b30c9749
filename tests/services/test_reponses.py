"""Every answer a partner may give, by code or by a signed file: nothing is noted that should not be."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.echange.codes import code_of
from desktop.echange.enveloppe import open_envelope, seal_orientation, seal_reponse
from desktop.echange.identite import Identite
from desktop.errors import (
    DamagedEnveloppeError,
    EarlyReponseError,
    ForeignEnveloppeError,
    ForeignReponseError,
    GoneReponseError,
    LateReponseError,
    MistypedCodeError,
    NotReponseError,
    OutdatedReponseError,
    RevokedCleError,
    UnknownCodeError,
    UnverifiedReponseError,
)
from desktop.orientations.model import OrientationId, Status
from desktop.orientations.reponse import Canal, MotifRefus, Reponse, ReponseKind
from desktop.orientations.transmission import transmissible
from desktop.services.reponses import typed

REFUGE, OTHER = Identite.generate("Le Refuge fictif"), Identite.generate("Le Refuge fictif")
RECUE, ACCEPTEE = Reponse(ReponseKind.RECUE), Reponse(ReponseKind.ACCEPTEE)
FULL = Reponse(ReponseKind.REFUSEE, MotifRefus.PLUS_DE_PLACE)
SET = Reponse(ReponseKind.RENDEZ_VOUS, rendez_vous_at=datetime(2026, 12, 1, 13, 30, tzinfo=UTC))
CONFIRMED = frozenset({UnverifiedReponseError})

Answer = Callable[..., Path]


@pytest.fixture
def code(services, identites) -> Callable[..., str]:
    """The code that the partner reads for a slip."""
    return lambda orientation, reponse: code_of(next(identites.keys_of([orientation.orientation_id]))[1], reponse)


@pytest.fixture
def identites(coffre, clock):
    from desktop.services.identites import Identites  # noqa: PLC0415 - beside the services it is of

    return Identites(coffre, clock)


@pytest.fixture
def answer(services, coffre, clock, identites, tmp_path) -> Answer:
    """The file by which whoever has a slip answers it, signed by `signer`."""

    def write(orientation, reponse: Reponse, signer: Identite = REFUGE, at: datetime | None = None) -> Path:
        sealed = seal_orientation(
            transmissible(orientation),
            b"%PDF",
            orientation_id=orientation.orientation_id,
            expires_on=clock().date() + timedelta(days=30),
            expediteur=identites.get(),
            destinataire=signer.publique,
            now=clock(),
        )
        recue = open_envelope(sealed, signer).manifeste
        dated = replace(reponse, answered_at=at or clock())
        target = tmp_path / f"reponse-{len(list(tmp_path.iterdir()))}.age"
        target.write_bytes(seal_reponse(dated, recue, expediteur=signer, now=clock()))
        return target

    return write


@pytest.fixture
def verified(services, partenaire):
    return services.cles.verify(services.cles.add(partenaire, REFUGE.publique))


@pytest.mark.parametrize(
    ("reponse", "status"),
    [(RECUE, Status.RECUE), (ACCEPTEE, Status.ACCEPTEE), (FULL, Status.REFUSEE), (SET, Status.ACCEPTEE)],
)
def test_a_code_says_which_answer_to_which_slip_and_is_noted_once_asked(services, handed_over, code, reponse, status):
    (lue,) = services.reponses.read_code(code(handed_over, reponse).lower().replace("-", " "))
    assert (lue.orientation.orientation_id, lue.reponse) == (handed_over.orientation_id, reponse)
    assert services.orientations.get(handed_over.orientation_id).status is Status.REMISE

    noted = services.reponses.note(lue)

    assert noted.status is status
    assert (noted.etats[-1].canal, noted.etats[-1].motif, noted.rendez_vous_at) == (
        Canal.CODE,
        reponse.motif,
        reponse.rendez_vous_at,
    )


def test_a_code_said_twice_is_known_and_changes_nothing(services, handed_over, code):
    services.reponses.note(services.reponses.read_code(code(handed_over, ACCEPTEE))[0])
    before = services.orientations.get(handed_over.orientation_id)

    (lue,) = services.reponses.read_code(code(handed_over, ACCEPTEE))

    assert lue.is_known and lue.refusal is None
    assert services.reponses.note(lue) == before


@pytest.mark.parametrize("over", [Status.CLOSE, Status.ANNULEE, Status.EXPIREE])
def test_a_late_code_is_told_and_changes_nothing(services, handed_over, code, over):
    path = {Status.CLOSE: (FULL,), Status.ANNULEE: (), Status.EXPIREE: ()}[over]
    for reponse in path:
        services.orientations.answer(handed_over.orientation_id, reponse, Canal.TELEPHONE)
    services.orientations.advance(handed_over.orientation_id, over)

    (lue,) = services.reponses.read_code(code(handed_over, SET))

    assert isinstance(lue.refusal, LateReponseError)
    with pytest.raises(LateReponseError):
        services.reponses.note(lue)


def test_the_code_of_an_erased_slip_or_of_another_post_answers_nothing_here(services, handed_over, code):
    said = code(handed_over, RECUE)
    services.effacements.erase_slip(handed_over.orientation_id)
    elsewhere = code_of(bytes(32), RECUE)

    for each in (said, elsewhere):
        with pytest.raises(UnknownCodeError):
            services.reponses.read_code(each)


def test_a_code_answers_the_slip_it_was_printed_on_and_no_other(services, handed_over, complete, code):
    drafted = services.orientations.save(complete(services.orientations.draft(handed_over.prise_id)))
    second = services.orientations.hand_over(drafted.orientation_id)

    assert services.reponses.read_code(code(second, RECUE))[0].orientation.orientation_id == second.orientation_id


def test_a_slip_not_handed_over_has_no_answer_yet(services, handed_over, complete, code):
    drafted = services.orientations.save(complete(services.orientations.draft(handed_over.prise_id)))

    (lue,) = services.reponses.read_code(code(drafted, RECUE))

    assert isinstance(lue.refusal, EarlyReponseError)


def test_a_code_given_before_the_key_was_renewed_still_answers(services, handed_over, code):
    said = code(handed_over, RECUE)
    services.cles.renew()

    assert services.reponses.read_code(said)[0].reponse == RECUE


def test_a_typing_error_is_placed_as_soon_as_the_code_is_whole(services, handed_over, code):
    word = code(handed_over, RECUE).replace("-", "")
    wrong = ("7" if word[4] != "7" else "8").join((word[:4], word[5:]))

    assert typed(word.lower()).is_code and not typed(word[:5]).is_faulty
    assert (typed(wrong).is_faulty, typed(wrong).suspect) == (True, 5)
    assert typed("AB4U").wrong == "U" and typed("o i-l").shown == "011"
    with pytest.raises(MistypedCodeError):
        services.reponses.read_code(wrong)


@pytest.mark.usefixtures("verified")
def test_a_signed_file_is_read_then_noted_and_said_twice_changes_nothing(services, handed_over, answer):
    path = answer(handed_over, SET)
    lue = services.reponses.read_file(path)
    assert lue.is_verified and lue.reponse.rendez_vous_at == SET.rendez_vous_at

    noted = services.reponses.note(lue)

    assert (noted.status, noted.etats[-1].canal) == (Status.ACCEPTEE, Canal.FICHIER)
    assert services.reponses.read_file(path).is_known


@pytest.mark.usefixtures("verified")
def test_an_older_file_after_a_newer_one_is_told(services, handed_over, answer, clock):
    older = answer(handed_over, FULL, at=clock() - timedelta(days=2))
    services.reponses.note(services.reponses.read_file(answer(handed_over, ACCEPTEE)))

    lue = services.reponses.read_file(older)

    assert isinstance(lue.refusal, OutdatedReponseError)


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_key_that_nobody_verified_is_asked_about_then_marked(services, handed_over, partenaire, answer, is_kept):
    if is_kept:
        services.cles.add(partenaire, REFUGE.publique)
    lue = services.reponses.read_file(answer(handed_over, ACCEPTEE))
    with pytest.raises(UnverifiedReponseError) as caught:
        services.reponses.note(lue)

    noted = services.reponses.note(lue, CONFIRMED)

    assert not caught.value.is_changed
    assert noted.etats[-1].canal is Canal.FICHIER_NON_VERIFIE


@pytest.mark.usefixtures("verified")
def test_another_key_than_that_of_the_partner_is_told_apart(services, handed_over, answer):
    lue = services.reponses.read_file(answer(handed_over, ACCEPTEE, OTHER))

    with pytest.raises(UnverifiedReponseError) as caught:
        services.reponses.note(lue)

    assert caught.value.is_changed


def test_a_revoked_key_answers_nothing(services, handed_over, verified, answer):
    path = answer(handed_over, ACCEPTEE)
    services.cles.revoke(verified)

    with pytest.raises(RevokedCleError):
        services.reponses.read_file(path)


def test_a_file_for_another_slip_an_erased_one_or_another_post_is_told(
    services, handed_over, answer, identites, coffre, tmp_path
):
    path = answer(handed_over, RECUE)
    stranger = replace(handed_over, orientation_id=OrientationId("ailleurs"))
    unknown = answer(stranger, RECUE)
    with pytest.raises(GoneReponseError):
        services.reponses.read_file(unknown)
    services.effacements.erase_slip(handed_over.orientation_id)
    with pytest.raises(GoneReponseError):
        services.reponses.read_file(path)


def test_a_forged_a_damaged_or_another_file_is_refused(services, handed_over, answer, identites, clock, tmp_path):
    path = answer(handed_over, RECUE)
    data = bytearray(path.read_bytes())
    data[-40] ^= 1
    (tmp_path / "abime.age").write_bytes(data)
    elsewhere = Identite.generate("Autre brigade")
    slip = {
        "orientation_id": handed_over.orientation_id,
        "expires_on": clock().date() + timedelta(days=30),
        "now": clock(),
    }
    orientation = seal_orientation(
        transmissible(handed_over), b"%PDF", expediteur=elsewhere, destinataire=identites.get().publique, **slip
    )
    (tmp_path / "orientation.age").write_bytes(orientation)
    theirs = seal_orientation(
        transmissible(handed_over), b"%PDF", expediteur=elsewhere, destinataire=REFUGE.publique, **slip
    )
    recue = replace(open_envelope(theirs, REFUGE).manifeste, expediteur=identites.get().publique)
    (tmp_path / "fausse.age").write_bytes(seal_reponse(RECUE, recue, expediteur=REFUGE, now=clock()))
    (tmp_path / "ailleurs.age").write_bytes(
        seal_reponse(RECUE, open_envelope(theirs, REFUGE).manifeste, expediteur=REFUGE, now=clock())
    )

    for name, error in (
        ("abime.age", DamagedEnveloppeError),
        ("orientation.age", NotReponseError),
        ("fausse.age", ForeignReponseError),
        ("ailleurs.age", ForeignEnveloppeError),
    ):
        with pytest.raises(error):
            services.reponses.read_file(tmp_path / name)
    assert services.orientations.get(handed_over.orientation_id).status is Status.REMISE
