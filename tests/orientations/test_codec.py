"""A slip as JSON: read back the same, and nothing else than a slip is read."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.langues.langue import Langue
from desktop.orientations.appel import Appel
from desktop.orientations.codec import SCHEMA_VERSION, from_json, to_json
from desktop.orientations.model import (
    Accord,
    ActeFait,
    BesoinExprime,
    Contact,
    Emetteur,
    Etat,
    Explication,
    Item,
    Orientation,
    Personne,
    Plainte,
    ProtectionMineur,
    Retour,
    Securite,
    TrancheAge,
)
from desktop.orientations.reponse import Canal, MotifRefus
from desktop.partenaires.model import Origine, Partenaire, Visibilite

V1 = Path(__file__).parent / "orientation-v1.json"
V2 = Path(__file__).parent / "orientation-v2.json"

_instants = st.datetimes(min_value=datetime(1970, 1, 1), max_value=datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis asks for naive bounds
_texts = st.text(max_size=20)


def _values(kind, **fields):
    return st.builds(kind, **fields)


_orientations = st.builds(
    Orientation,
    orientation_id=_texts,
    prise_id=_texts,
    created_at=_instants,
    expires_on=st.none() | st.dates(),
    emetteur=_values(Emetteur, service=_texts, agent=_texts, rappel=_texts),
    personne=_values(
        Personne,
        prenom=_texts,
        tranche_age=st.none() | st.sampled_from(TrancheAge),
        langue=st.none() | st.sampled_from(Langue),
        langue_autre=_texts,
        needs_interprete=st.booleans(),
    ),
    contact=_values(Contact, moyen=_texts, heures=_texts, mot_convenu=_texts, interdit=_texts, declined=st.booleans()),
    situation=_texts,
    besoins=st.lists(st.builds(BesoinExprime), max_size=3).map(tuple),
    securite=_values(Securite, is_in_danger=st.none() | st.booleans(), consigne=_texts),
    plainte=st.none() | st.sampled_from(Plainte),
    actes=st.lists(st.builds(ActeFait, done_at=st.none() | _instants), max_size=3).map(tuple),
    partenaire=st.none()
    | _values(
        Partenaire,
        partenaire_id=_texts,
        nom=_texts,
        origine=st.sampled_from(Origine),
        adresse=_texts,
        address_visibility=st.sampled_from(Visibilite),
    ),
    accord=st.none()
    | _values(
        Accord,
        partenaire_id=_texts,
        accepted=st.frozensets(st.sampled_from(Item)),
        refused=st.frozensets(st.sampled_from(Item)),
        given_at=_instants,
        langue=st.sampled_from(Langue),
        explication=st.sampled_from(Explication),
        withdrawn_at=st.none() | _instants,
    ),
    protection=_values(
        ProtectionMineur,
        parquet_avise_at=st.none() | _instants,
        crip_informee_at=st.none() | _instants,
        parents_informes=st.none() | st.booleans(),
        parents_motif=_texts,
    ),
    retour=_values(Retour, qui=_texts, quand=_texts, si_absente=_texts, avant_le=st.none() | st.dates()),
    etats=st.lists(
        st.builds(
            Etat,
            entered_at=_instants,
            canal=st.none() | st.sampled_from(Canal),
            answered_at=st.none() | _instants,
            motif=st.none() | st.sampled_from(MotifRefus),
            rendez_vous_at=st.none() | _instants,
        ),
        max_size=3,
    ).map(tuple),
    appels=st.lists(
        st.builds(Appel, called_at=_instants, par=_texts, rappel_at=st.none() | _instants, note=_texts), max_size=3
    ).map(tuple),
)


@given(_orientations)
def test_any_slip_is_read_back_the_same(orientation):
    assert from_json(to_json(orientation)) == orientation


def test_a_slip_of_the_first_version_is_still_read(adult):
    assert from_json(V1.read_text(encoding="utf-8")) == adult


def test_a_slip_of_the_second_version_is_read(followed):
    assert from_json(V2.read_text(encoding="utf-8")) == followed


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d.update(version=2),
        lambda d: d["orientation"].update(appels=[]),
        lambda d: d["orientation"]["retour"].update(avant_le=None),
        lambda d: d["orientation"]["partenaire"].update(adresse=""),
        lambda d: d["orientation"].update(etats=[1]),
        lambda d: d["orientation"].update(etats={"status": "remise"}),
        lambda d: d["orientation"].update(retour=[]),
        lambda d: d.update(orientation=[]),
    ],
)
def test_a_slip_of_the_first_version_is_read_as_strictly_as_it_was(change):
    document = json.loads(V1.read_text(encoding="utf-8"))
    change(document)

    with pytest.raises(ValueError, match=r"."):
        from_json(json.dumps(document))


def test_the_version_is_written(adult):
    assert json.loads(to_json(adult))["version"] == SCHEMA_VERSION


def _changed(adult, change):
    document = json.loads(to_json(adult))
    change(document)
    return json.dumps(document)


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d.update(version=SCHEMA_VERSION + 1),
        lambda d: d.update(version=1),
        lambda d: d.update(version=0),
        lambda d: d.update(version="1"),
        lambda d: d.update(version=True),
        lambda d: d.update(extra=1),
        lambda d: d.pop("version"),
        lambda d: d.update(orientation=[]),
        lambda d: d["orientation"].update(photo=""),
        lambda d: d["orientation"].pop("retour"),
        lambda d: d["orientation"].update(situation=None),
        lambda d: d["orientation"].update(situation=3),
        lambda d: d["orientation"].update(plainte="peut-être"),
        lambda d: d["orientation"].update(besoins={}),
        lambda d: d["orientation"].update(expires_on="demain"),
        lambda d: d["orientation"].update(created_at="2026-11-23T09:30:00"),
        lambda d: d["orientation"]["contact"].update(declined="oui"),
        lambda d: d["orientation"]["contact"].update(declined=1),
        lambda d: d["orientation"]["accord"].update(accepted=["prenom", "prenom"]),
        lambda d: d["orientation"]["accord"].update(accepted=["photo"]),
        lambda d: d["orientation"]["besoins"][0].update(urgence=""),
        lambda d: d["orientation"]["partenaire"].update(address_visibility="tous"),
        lambda d: d["orientation"].update(appels=None),
    ],
)
def test_anything_else_than_a_slip_of_this_version_is_refused(adult, change):
    text = _changed(adult, change)

    with pytest.raises(ValueError, match=r"."):
        from_json(text)


@pytest.mark.parametrize("text", ["", "null", "[]", "{", '{"version":1}', '{"a":1,"a":2}', "[" * 100_000, '"\\ud800"'])
def test_what_is_not_a_slip_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        from_json(text)


@given(st.text())
def test_no_text_makes_the_reader_fail_otherwise(text):
    with pytest.raises(ValueError, match=r"."):
        from_json(text)


@pytest.mark.parametrize("wrong", ['"Naïma du PV 1234"', '{"Naïma": 1}'])
def test_a_refusal_never_repeats_what_was_read(adult, wrong):
    text = to_json(adult).replace('"plainte":"reflechit"', f'"plainte":{wrong}')

    with pytest.raises(ValueError, match=r"plainte") as refused:
        from_json(text)

    shown = f"{refused.value!r} {refused.value.__cause__!r} {refused.value.__suppress_context__}"
    assert "Naïma" not in shown
