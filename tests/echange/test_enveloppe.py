"""Sealed envelopes: what is sealed is what is opened, by its recipient alone, and anything else has its own refusal."""

import json
import random
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.echange.enveloppe import MAX_BYTES, answers_to, open_envelope, seal_orientation, seal_reponse
from desktop.echange.identite import Identite
from desktop.errors import (
    DamagedEnveloppeError,
    EnveloppeError,
    ForeignEnveloppeError,
    ForgedEnveloppeError,
    NewerEnveloppeError,
    NotEnveloppeError,
    RedirectedEnveloppeError,
    TooLargeEnveloppeError,
    UnusableCleError,
)
from desktop.orientations.codec import SCHEMA_VERSION
from desktop.orientations.model import ProtectionMineur
from desktop.orientations.reponse import MotifRefus, Reponse, ReponseKind
from desktop.orientations.transmission import Transmissible
from tests.echange.forging import encrypted, members_of, plain, resealed, resigned, signed, zipped
from tests.echange.samples import BRIGADE, ERASED_ON, NOW, OTHER, PDF, REFUGE, SLIP, TOLD, sealed

SEALED = sealed()
VERSION = b'"version":%d' % SCHEMA_VERSION
MINOR = replace(TOLD, accord=None, protection=ProtectionMineur(NOW, NOW, False, "danger"))


def test_what_was_sealed_by_a_former_version_is_opened():
    """Files of the first version that sealed any: they are never made again."""
    folder = Path(__file__).parents[1] / "fixtures" / "enveloppe-1"
    brigade, refuge = (Identite.from_bytes((folder / f"{name}.txt").read_bytes()) for name in ("brigade", "refuge"))

    slip = open_envelope((folder / "orientation.age").read_bytes(), refuge)
    answer = open_envelope((folder / "reponse.age").read_bytes(), brigade)

    assert isinstance(slip.contenu, Transmissible)
    assert (slip.contenu.personne.prenom, slip.contenu.situation) == ("Zénobie", "Sortie hier.\nSans logement.")
    assert slip.expediteur == brigade.publique and slip.manifeste.expires_on == ERASED_ON
    assert answer.contenu == Reponse(ReponseKind.REFUSEE, MotifRefus.PLUS_DE_PLACE, answered_at=NOW)
    assert answers_to(answer.manifeste, brigade)


@pytest.mark.parametrize("told", [TOLD, MINOR])
def test_what_was_sealed_is_what_is_opened(told):
    opened = open_envelope(sealed(told), REFUGE)

    assert (opened.contenu, opened.pdf, opened.expediteur) == (told, PDF, BRIGADE.publique)
    assert (opened.manifeste.orientation_id, opened.manifeste.expires_on) == (SLIP, ERASED_ON)
    assert (opened.manifeste.created_at, opened.manifeste.destinataire) == (NOW, REFUGE.publique.age)


def test_each_sealing_is_another_envelope_of_the_same_slip():
    one, two = (open_envelope(sealed(), REFUGE).manifeste for _ in range(2))

    assert one.enveloppe_id != two.enveloppe_id
    assert (one.orientation_id, one.answer_key) == (two.orientation_id, two.answer_key)


@pytest.mark.parametrize(
    "reponse",
    [
        Reponse(ReponseKind.RECUE, answered_at=NOW),
        Reponse(ReponseKind.REFUSEE, MotifRefus.PLUS_DE_PLACE, answered_at=NOW),
        Reponse(ReponseKind.RENDEZ_VOUS, rendez_vous_at=NOW + timedelta(days=2, minutes=7), answered_at=NOW),
    ],
)
def test_an_answer_goes_back_to_who_sent_the_slip_and_proves_the_slip_was_there(reponse):
    received = open_envelope(SEALED, REFUGE).manifeste

    answer = open_envelope(seal_reponse(reponse, received, expediteur=REFUGE, now=NOW), BRIGADE)

    assert (answer.contenu, answer.expediteur, answer.pdf) == (reponse, REFUGE.publique, b"")
    assert answer.manifeste.orientation_id == SLIP
    assert answers_to(answer.manifeste, OTHER, BRIGADE)
    assert not answers_to(answer.manifeste, OTHER)


def test_an_envelope_sealed_to_a_former_key_is_opened_with_it():
    assert open_envelope(sealed(to=OTHER), REFUGE, OTHER).contenu == TOLD


def test_an_envelope_for_another_post_is_called_so():
    with pytest.raises(ForeignEnveloppeError):
        open_envelope(SEALED, OTHER)


def test_an_envelope_that_its_recipient_sends_on_is_not_taken_for_one_of_the_sender():
    """The signature is good: only the recipient that is signed tells."""
    with pytest.raises(RedirectedEnveloppeError):
        open_envelope(encrypted(plain(SEALED), OTHER), OTHER)


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7", zipped(members_of(SEALED)), b"age", encrypted(b"bonjour"), encrypted(b"")]
)
def test_another_file_is_called_so(data):
    with pytest.raises(NotEnveloppeError):
        open_envelope(data, REFUGE)


def test_an_envelope_cut_short_anywhere_is_refused_by_an_error_of_ours():
    for length in range(0, len(SEALED), 97):
        with pytest.raises(EnveloppeError):
            open_envelope(SEALED[:length], REFUGE)
    with pytest.raises(DamagedEnveloppeError):
        open_envelope(SEALED[:-1], REFUGE)


def test_a_byte_changed_anywhere_is_refused_by_an_error_of_ours():
    source = random.Random(5)
    for _ in range(300):
        at = source.randrange(len(SEALED))
        damaged = SEALED[:at] + bytes([SEALED[at] ^ 1 << source.randrange(8)]) + SEALED[at + 1 :]
        with pytest.raises(EnveloppeError):
            open_envelope(damaged, REFUGE)


def test_what_follows_an_envelope_is_no_part_of_it():
    with pytest.raises(DamagedEnveloppeError):
        open_envelope(SEALED + b"\n", REFUGE)


def other_content(members):
    members["orientation.json"] = members["orientation.json"].replace(b"bleuet", b"tulipe")


def other_pdf(members):
    members["fiche.pdf"] += b" "


def other_manifest(members):
    members["manifeste.json"] = members["manifeste.json"].replace(b"2026-12-25", b"2036-12-25")


def other_signer(members):
    members["manifeste.sig"] = signed(members["manifeste.json"], OTHER)


def no_signature(members):
    members["manifeste.sig"] = b""


def another_key_line(members):
    members["manifeste.sig"] = OTHER.publique.line().encode() + b"\n" + members["manifeste.sig"].split(b"\n", 1)[1]


def renamed_key(members):
    """The key is right, under a name that its holder did not sign."""
    line = replace(BRIGADE.publique, nom="Parquet").line().encode()
    members["manifeste.sig"] = line + b"\n" + members["manifeste.sig"].split(b"\n", 1)[1]


@pytest.mark.parametrize("change", [other_manifest, other_signer, no_signature, another_key_line, renamed_key])
def test_what_its_signer_did_not_sign_is_called_forged(change):
    with pytest.raises(ForgedEnveloppeError):
        open_envelope(resealed(change), REFUGE)


@pytest.mark.parametrize("change", [other_content, other_pdf])
def test_what_is_not_what_the_manifest_says_is_called_damaged(change):
    with pytest.raises(DamagedEnveloppeError):
        open_envelope(resealed(change), REFUGE)


def reordered(members):
    return dict(reversed(members.items()))


def one_more(members):
    members["plus.txt"] = b""


def one_less(members):
    del members["LISEZMOI.txt"]


def slipped(members):
    return {("../fiche.pdf" if name == "fiche.pdf" else name): content for name, content in members.items()}


def nested(members):
    return {("a/fiche.pdf" if name == "fiche.pdf" else name): content for name, content in members.items()}


@pytest.mark.parametrize("change", [one_more, one_less, slipped, nested])
def test_members_that_are_not_those_of_an_envelope_are_refused(change):
    with pytest.raises(DamagedEnveloppeError):
        open_envelope(resealed(change), REFUGE)


def test_what_is_nested_too_deep_to_be_read_is_called_damaged():
    deep = b'{"version":1,"a":' + b"[" * 900 + b"]" * 900 + b"}"

    with pytest.raises(DamagedEnveloppeError):
        open_envelope(resigned(content={"orientation.json": deep}), REFUGE)


def test_members_in_another_order_are_not_an_envelope():
    with pytest.raises(NotEnveloppeError):
        open_envelope(resealed(reordered), REFUGE)


def test_a_compressed_archive_is_refused_before_it_is_expanded():
    members = {**members_of(SEALED), "fiche.pdf": bytes(20 * 1024 * 1024)}

    with pytest.raises(DamagedEnveloppeError):
        open_envelope(encrypted(zipped(members, compressed="fiche.pdf")), REFUGE)


def archive_bytes() -> bytes:
    return zipped(members_of(SEALED))


@pytest.mark.parametrize(
    ("mark", "at", "value"),
    [
        (b"PK\x01\x02", 8, 1),  # encrypted, says the directory
        (b"PK\x03\x04", 6, 1),  # encrypted, says the member
        (b"PK\x01\x02", 10, 8),  # compressed, says the directory
        (b"PK\x01\x02", 24, 255),  # longer than it is
        (b"PK\x01\x02", 42, 9),  # elsewhere
        (b"PK\x01\x02", 30, 4),  # with an extra field
        (b"PK\x01\x02", 32, 4),  # with a comment
        (b"PK\x03\x04", 28, 4),  # with an extra field of the member
        (b"PK\x05\x06", 8, 4),  # one member fewer
        (b"PK\x05\x06", 12, 255),  # a longer directory
        (b"PK\x05\x06", 20, 3),  # a comment
        (b"PK\x05\x06", 4, 1),  # on several disks
    ],
)
def test_an_archive_that_says_anything_unusual_is_refused(mark, at, value):
    changed = bytearray(archive_bytes())
    changed[changed.index(mark) + at] = value

    with pytest.raises(EnveloppeError):
        open_envelope(encrypted(bytes(changed)), REFUGE)


@pytest.mark.parametrize("extra", ["before", "after", "twice"])
def test_bytes_beside_the_archive_are_refused(extra):
    sound = archive_bytes()
    changed = {"before": b"PK" + sound, "after": sound + b"\0", "twice": sound + sound}[extra]

    with pytest.raises(EnveloppeError):
        open_envelope(encrypted(changed), REFUGE)


def test_an_envelope_of_a_later_version_is_called_so_though_nothing_else_of_it_is_known():
    def later(members):
        return {"manifeste.json": members["manifeste.json"].replace(b'"version":1', b'"version":2'), "neuf": b""}

    with pytest.raises(NewerEnveloppeError):
        open_envelope(resealed(later), REFUGE)


def test_a_later_format_of_age_is_called_so():
    with pytest.raises(NewerEnveloppeError):
        open_envelope(SEALED.replace(b"age-encryption.org/v1", b"age-encryption.org/v2", 1), REFUGE)


def test_a_later_version_of_the_slip_is_called_so():
    content = members_of(SEALED)["orientation.json"].replace(VERSION, VERSION + b"0", 1)

    with pytest.raises(NewerEnveloppeError):
        open_envelope(resigned(content={"orientation.json": content}), REFUGE)


def test_too_large_a_file_is_refused_before_it_is_deciphered():
    with pytest.raises(TooLargeEnveloppeError):
        open_envelope(SEALED + bytes(MAX_BYTES), REFUGE)
    with pytest.raises(TooLargeEnveloppeError):
        open_envelope(resigned(content={"orientation.json": b" " * 70_000}), REFUGE)
    with pytest.raises(TooLargeEnveloppeError):
        sealed(pdf=bytes(MAX_BYTES))


HEADER, _DASHES, REST = SEALED.partition(b"\n---")
STANZA = b"\n" + b"\n".join(HEADER.split(b"\n")[1:3])


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "data",
    [
        HEADER + STANZA * 100_000 + b"\n---" + REST,
        b"age-encryption.org/v1\n-> " + b"x" * 10_000_000,
        b"age-encryption.org/v1\n-> x\n" + (b"A" * 64 + b"\n") * 150_000,
        b"-----BEGIN AGE ENCRYPTED FILE-----\n" + (b"A" * 64 + b"\n") * 150_000,
        b"\n" * 10_000_000 + b"-----BEGIN AGE ENCRYPTED FILE-----\n",
    ],
    ids=["stanzas", "line", "body", "armor", "blanks"],
)
def test_a_header_without_end_is_refused_at_once(data):
    with pytest.raises(EnveloppeError):
        open_envelope(data, REFUGE)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("format", "autre"),
        ("version", True),
        ("version", -1),
        ("genre", "reponse"),
        ("genre", "autre"),
        ("enveloppe_id", "../../x"),
        ("orientation_id", "../x"),
        ("orientation_id", ""),
        ("answer_key", "00"),
        ("answer_key", "Z" * 64),
        ("created_at", "2026-11-25T10:00:00"),
        ("created_at", "0001-01-01T00:00:00+23:00"),
        ("created_at", "hier"),
        ("expires_on", None),
        ("expires_on", "9999-12-31"),
        ("membres", []),
        ("membres", {}),
        ("destinataire", 3),
    ],
)
def test_a_manifest_that_says_anything_odd_is_refused_though_it_is_signed(key, value):
    with pytest.raises(EnveloppeError):
        open_envelope(resigned(lambda manifest: manifest.__setitem__(key, value)), REFUGE)


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        (b'"Z\xc3\xa9nobie"', b'"Z\\u0000"'),
        (b'"Z\xc3\xa9nobie"', b'"\\ud800"'),
        (b'"Z\xc3\xa9nobie"', b"1"),
        (b'"Z\xc3\xa9nobie"', b"[" * 5000),
        (b'"Z\xc3\xa9nobie"', b"9" * 5000),
        (b'"prenom"', b'"civilite"'),
        (VERSION, VERSION + b".0"),
        (b'"ce_jour"', b'"hier"'),
        (b'"accord":{', b'"accord":null,"x":{'),
        (b'"2026-11-25T10:30:00+00:00"', b'"0001-01-01T00:00:00+00:00"'),
        (b'"2026-11-25T10:30:00+00:00"', b'"9999-12-31T23:59:00-12:00"'),
        (b"{", b"{" + VERSION + b","),
        (b"bleuet", b"\xff"),
    ],
)
def test_a_slip_that_is_none_is_refused_though_it_is_signed(was, becomes):
    content = members_of(SEALED)["orientation.json"]
    assert was in content

    with pytest.raises(DamagedEnveloppeError):
        open_envelope(resigned(content={"orientation.json": content.replace(was, becomes)}), REFUGE)


def test_a_text_that_no_page_would_hold_is_refused_here_and_there():
    long = members_of(SEALED)["orientation.json"].replace(b"bleuet", b"x" * 5000)

    with pytest.raises(TooLargeEnveloppeError):
        open_envelope(resigned(content={"orientation.json": long}), REFUGE)
    with pytest.raises(TooLargeEnveloppeError):
        sealed(replace(TOLD, situation="x" * 5000))


def test_what_was_pasted_and_cannot_be_seen_does_not_keep_the_partner_from_opening():
    opened = open_envelope(sealed(replace(TOLD, situation="Sortie\x0bhier.\x00\ud800\nSans logement.")), REFUGE)

    assert opened.contenu == replace(TOLD, situation="Sortie hier.  \nSans logement.")


def test_a_slip_has_an_agreement_or_a_protection_never_both_nor_none():
    for told in (replace(TOLD, accord=None), replace(TOLD, protection=ProtectionMineur())):
        with pytest.raises(DamagedEnveloppeError):
            open_envelope(sealed(told), REFUGE)


def test_nothing_is_sealed_to_a_key_that_is_none():
    broken = replace(REFUGE.publique, age="age1" + "q" * 58)

    with pytest.raises(UnusableCleError):
        seal_orientation(
            TOLD, PDF, orientation_id=SLIP, expires_on=ERASED_ON, expediteur=BRIGADE, destinataire=broken, now=NOW
        )


def test_what_is_sealed_and_not_said_stays_here():
    """The manifest and the slip hold what is announced, and nothing of the post."""
    members = members_of(SEALED)
    manifest, told = json.loads(members["manifeste.json"]), json.loads(members["orientation.json"])

    assert list(members) == ["manifeste.json", "manifeste.sig", "orientation.json", "fiche.pdf", "LISEZMOI.txt"]
    assert list(manifest) == [
        "format", "version", "genre", "enveloppe_id", "orientation_id", "expediteur", "destinataire", "created_at",
        "expires_on", "answer_key", "membres",
    ]  # fmt: skip
    assert set(told["transmissible"]) == {
        "dated_at", "emetteur", "partenaire", "retour", "personne", "contact", "situation", "besoins", "securite",
        "plainte", "actes", "accord", "protection",
    }  # fmt: skip
    assert BRIGADE.age.encode() not in plain(SEALED)
