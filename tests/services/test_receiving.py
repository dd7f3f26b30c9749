"""A sealed slip opened on the post of an association, kept, verified and answered; or opened where nothing is kept."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from desktop.echange.codes import answer_key, matches
from desktop.echange.enveloppe import answers_to, open_envelope, seal_orientation, seal_reponse
from desktop.echange.identite import Identite
from desktop.echange.manifeste import from_bytes
from desktop.errors import (
    ClockJumpError,
    DamagedEnveloppeError,
    ExpiredEnveloppeError,
    ExportError,
    ForeignEnveloppeError,
    NotAllowedError,
    NotEnveloppeError,
    NotIdentiteError,
    NotOrientationError,
    RevokedCleError,
    TooLargeEnveloppeError,
    UnreadableFileError,
    WeakPassphraseError,
    WrongIdentitePassphraseError,
)
from desktop.orientations.model import OrientationId
from desktop.orientations.paper import NOT_SAVED, Document, Paper
from desktop.orientations.reponse import MotifRefus, Reponse, ReponseKind
from desktop.poste.journal import Action
from desktop.poste.politique import Politique, Sortie
from desktop.poste.recues import Boite, Confiance
from desktop.services import ouverture
from desktop.services.acces import open_services
from desktop.services.identites import Identites
from tests.echange.samples import BRIGADE, OTHER, PDF, REFUGE, SLIP, TOLD

PHRASE = "girafe encrier volcan trapèze ardoise citron moulin"
ERASED_ON = date(2026, 12, 10)
RENDEZ_VOUS = Reponse(ReponseKind.RENDEZ_VOUS, rendez_vous_at=datetime(2026, 11, 27, 9, 30, tzinfo=UTC))


@pytest.fixture
def send(coffre, clock, tmp_path):
    """Seal a slip for this post, and return the file; `expires_on` is the sender's date of erasure."""
    here = Identites(coffre, clock).get().publique

    def run(sender=BRIGADE, to=here, expires_on=ERASED_ON, slip=SLIP):
        sealed = seal_orientation(
            TOLD,
            PDF,
            orientation_id=OrientationId(slip),
            expires_on=expires_on,
            expediteur=sender,
            destinataire=to,
            now=clock(),
        )
        path = tmp_path / f"recu-{len(list(tmp_path.iterdir()))}.age"
        path.write_bytes(sealed)
        return path

    return run


@pytest.fixture
def kept(services, send):
    return services.recues.read(services.recues.keep(services.recues.open(send())))


def test_what_a_file_brings_is_told_before_anything_is_kept(services, send):
    arrivee = services.recues.open(send())

    assert (arrivee.expediteur, arrivee.confiance) == (BRIGADE.publique, Confiance.INCONNUE)
    assert (arrivee.orientation_id, arrivee.erase_on, arrivee.deja) == (SLIP, ERASED_ON, None)
    assert services.recues.count() == Boite()


def test_kept_it_is_read_as_it_was_sent(services, kept, coffre):
    assert (kept.contenu, kept.erase_on, kept.orientation_id) == (TOLD, ERASED_ON, SLIP)
    assert services.recues.pdf(kept.recue_id) == PDF
    assert coffre.journal.last_of(Action.RECEPTION).objet_id == kept.recue_id


def test_its_document_leaves_as_any_other_does_and_the_journal_says_so(services, kept, coffre, tmp_path):
    services.envoi.save(services.recues.pdf(kept.recue_id), tmp_path / "recu.pdf", Paper(Document.RECUE, kept.recue_id))

    assert (tmp_path / "recu.pdf").read_bytes() == PDF
    entree = coffre.journal.last_of(Action.EXPORT)
    assert (entree.objet_id, entree.detail) == (kept.recue_id, "recue")


def test_the_shorter_of_the_two_retentions_holds(services, send, clock, reglages):
    services.reglages.save(replace(reglages, conservation_jours=7))

    arrivee = services.recues.open(send())

    assert arrivee.erase_on == clock().astimezone().date() + timedelta(days=7)


def test_opened_twice_it_says_so_and_is_kept_once(services, send):
    path = send()
    first = services.recues.keep(services.recues.open(path))

    again = services.recues.open(path)

    assert again.deja == first
    assert services.recues.keep(again) == first
    assert services.recues.count().toutes == 1


def test_the_same_slip_in_another_envelope_says_that_one_is_kept_already(services, send, kept):
    again = services.recues.open(send())

    assert (again.deja, again.autre_at) == (None, kept.received_at)
    assert services.recues.open(send(slip="autre")).autre_at is None


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (lambda data: data[:-40], DamagedEnveloppeError),
        (lambda _data: b"%PDF-1.7", NotEnveloppeError),
        (lambda data: data + bytes(17 * 1024 * 1024), TooLargeEnveloppeError),
    ],
    ids=["cut short", "another file", "too large"],
)
def test_what_cannot_be_opened_is_refused_and_keeps_nothing(services, send, spoil, error):
    path = send()
    path.write_bytes(spoil(path.read_bytes()))

    with pytest.raises(error):
        services.recues.open(path)
    assert services.recues.count() == Boite()


def test_what_is_not_for_this_post_not_there_or_out_of_date_is_refused(services, send, tmp_path, clock):
    with pytest.raises(ForeignEnveloppeError):
        services.recues.open(send(to=OTHER.publique))
    with pytest.raises(UnreadableFileError):
        services.recues.open(tmp_path / "absent.age")
    with pytest.raises(UnreadableFileError):
        services.recues.open(tmp_path)
    with pytest.raises(ExpiredEnveloppeError):
        services.recues.open(send(expires_on=clock().astimezone().date()))


def test_an_answer_is_not_a_slip(services, kept, tmp_path, coffre, clock):
    recue = from_bytes(kept.manifeste)
    to_us = replace(recue, expediteur=Identites(coffre, clock).get().publique)
    path = tmp_path / "reponse.age"
    path.write_bytes(seal_reponse(RENDEZ_VOUS, to_us, expediteur=REFUGE, now=clock()))

    with pytest.raises(NotOrientationError):
        services.recues.open(path)


def test_a_clock_that_leapt_is_decided_before_anything_is_dated(services, send, kept, clock):
    clock.pass_(days=60)

    with pytest.raises(ClockJumpError):
        services.recues.open(send(expires_on=date(2027, 12, 1)))


def test_a_sender_is_unknown_then_seen_then_verified(services, kept, send, coffre):
    assert kept.confiance is Confiance.NON_VERIFIEE

    services.recues.note_verified(kept.expediteur)

    assert services.recues.read(kept.recue_id).confiance is Confiance.VERIFIEE
    assert services.recues.open(send(slip="autre")).confiance is Confiance.VERIFIEE
    assert coffre.journal.last_of(Action.CLE_PARTENAIRE).detail == "verifiee"


def test_another_key_under_the_same_name_is_told_until_its_words_are_compared(services, kept, send):
    services.recues.note_verified(kept.expediteur)
    impostor = Identite.generate(BRIGADE.nom)

    arrivee = services.recues.open(send(sender=impostor))
    again = services.recues.read(services.recues.keep(arrivee))

    assert (arrivee.confiance, again.confiance) == (Confiance.CHANGEE, Confiance.CHANGEE)
    services.recues.note_verified(impostor.publique)
    assert services.recues.read(again.recue_id).confiance is Confiance.VERIFIEE
    assert services.recues.read(kept.recue_id).confiance is Confiance.VERIFIEE


def test_a_verified_key_vouches_for_the_name_it_was_verified_under_alone(services, kept, send):
    services.recues.note_verified(BRIGADE.publique)
    services.recues.note_verified(OTHER.publique)

    posing = services.recues.open(send(sender=replace(OTHER, nom=BRIGADE.nom)))
    renamed = services.recues.open(send(sender=replace(OTHER, nom="Nouveau nom")))

    assert (posing.confiance, renamed.confiance) == (Confiance.CHANGEE, Confiance.NON_VERIFIEE)
    services.recues.note_verified(renamed.expediteur)
    assert services.recues.read(services.recues.keep(renamed)).confiance is Confiance.VERIFIEE


def test_what_opens_or_answers_a_slip_is_in_no_repr(services, kept, send):
    key = from_bytes(kept.manifeste).answer_key.hex()

    assert not [each for each in (services.recues.open(send()), kept) if key in repr(each)]


def test_a_key_that_was_revoked_stays_so(services, kept, coffre, clock):
    services.recues.note_verified(kept.expediteur)
    coffre.cles.revoke(coffre.cles.find_holder(kept.expediteur).partenaire_id, clock())

    assert services.recues.read(kept.recue_id).confiance is Confiance.REVOQUEE
    with pytest.raises(RevokedCleError):
        services.recues.note_verified(kept.expediteur)


def test_an_answer_is_a_code_that_the_unit_recognises(services, kept, clock):
    answered = services.recues.answer(kept.recue_id, RENDEZ_VOUS)

    code = services.recues.code(answered)

    assert answered.reponse == replace(RENDEZ_VOUS, answered_at=clock())
    assert matches(answer_key(BRIGADE, SLIP), code) == RENDEZ_VOUS


def test_an_answer_is_a_file_that_the_unit_alone_opens(services, kept, tmp_path, coffre):
    answered = services.recues.answer(kept.recue_id, Reponse(ReponseKind.REFUSEE, MotifRefus.PLUS_DE_PLACE))
    target = tmp_path / services.recues.file_name()

    services.recues.save_answer(answered, target)

    opened = open_envelope(target.read_bytes(), BRIGADE)
    assert opened.contenu == answered.reponse
    assert answers_to(opened.manifeste, BRIGADE)
    entree = coffre.journal.last_of(Action.EXPORT)
    assert (entree.objet_id, entree.detail) == (kept.recue_id, "reponse")


def test_a_file_that_could_not_be_written_is_told_by_the_journal(services, kept, tmp_path, coffre):
    answered = services.recues.answer(kept.recue_id, RENDEZ_VOUS)
    target = tmp_path / "dossier"
    target.mkdir()

    with pytest.raises(ExportError):
        services.recues.save_answer(answered, target)
    assert coffre.journal.last_of(Action.EXPORT).detail == NOT_SAVED


def test_a_policy_without_envelopes_lets_no_file_out(coffre, ressources, clock, new_id, kept, tmp_path):
    services = open_services(coffre, ressources, clock, new_id, Politique(sorties=(Sortie.IMPRESSION,)))
    answered = services.recues.answer(kept.recue_id, RENDEZ_VOUS)

    with pytest.raises(NotAllowedError):
        services.recues.save_answer(answered, tmp_path / "reponse.age")
    assert not (tmp_path / "reponse.age").exists()


def test_the_later_answer_wins_and_each_stays_in_the_history(services, kept, coffre, clock):
    services.recues.answer(kept.recue_id, Reponse(ReponseKind.RECUE))
    assert services.recues.count() == Boite(toutes=1, a_repondre=1)
    clock.pass_(hours=1)

    answered = services.recues.answer(kept.recue_id, RENDEZ_VOUS)

    assert [donnee.reponse.kind for donnee in answered.reponses] == [ReponseKind.RECUE, ReponseKind.RENDEZ_VOUS]
    assert {donnee.titulaire_id for donnee in answered.reponses} == {coffre.titulaire.titulaire_id}
    assert services.recues.count() == Boite(toutes=1, rendez_vous=1)
    entree = coffre.journal.last_of(Action.REPONSE_DONNEE)
    assert (entree.objet_id, entree.detail) == (kept.recue_id, "rendez_vous")
    clock.pass_(days=4)
    assert services.recues.count().rendez_vous == 0


def test_an_identity_file_opens_a_slip_and_leaves_nothing_behind(send, tmp_path, clock, profile):
    target = tmp_path / "identite.age"
    cle = ouverture.make_identite("Refuge  fictif", PHRASE, target)
    path = send(to=cle)
    before = sorted(p.name for p in tmp_path.rglob("*"))

    arrivee = ouverture.open_without_store(path, target, PHRASE, clock().date())

    assert (cle.nom, ouverture.is_protected(target)) == ("Refuge fictif", True)
    assert (arrivee.contenu, arrivee.pdf, arrivee.confiance) == (TOLD, PDF, Confiance.INCONNUE)
    assert sorted(p.name for p in tmp_path.rglob("*")) == before
    with pytest.raises(WrongIdentitePassphraseError):
        ouverture.open_without_store(path, target, PHRASE + "x", clock().date())


def test_an_identity_of_the_age_tool_in_clear_opens_one_too(send, tmp_path, clock):
    identity = tmp_path / "cle.txt"
    identity.write_text(f"# created: 2026-11-25\n# public key: {REFUGE.recipient}\n{REFUGE.age}\n", encoding="ascii")

    arrivee = ouverture.open_without_store(send(to=REFUGE.publique), identity, "", clock().date())

    assert (arrivee.contenu, ouverture.is_protected(identity)) == (TOLD, False)


def test_what_is_no_identity_file_and_a_weak_passphrase_are_refused(send, tmp_path, clock):
    other = tmp_path / "autre.txt"
    other.write_bytes(b"rien" * 40_000)

    with pytest.raises(NotIdentiteError):
        ouverture.open_without_store(send(), other, "", clock().date())
    with pytest.raises(WeakPassphraseError):
        ouverture.make_identite("Refuge", "azerty", tmp_path / "identite.age")
    assert not (tmp_path / "identite.age").exists()
