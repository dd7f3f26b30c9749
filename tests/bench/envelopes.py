"""Sealing and opening an envelope, beside the `age` command on the same bytes; a code found among many slips.

The command starts a process and reads its key each time, which Repère does not: of the small envelope, that is nearly
all it does. The large one tells how fast the bytes go.
"""

import hmac
import shutil
import subprocess
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from desktop.echange.age_file import decrypted_by
from desktop.echange.codes import UNDATED, answer_key, code_of, find_answered
from desktop.echange.enveloppe import open_envelope, seal_orientation
from desktop.echange.identite import Identite
from desktop.langues.langue import Langue
from desktop.orientations.model import Emetteur, Explication, OrientationId, Retour
from desktop.orientations.transmission import AccordTransmis, Transmissible
from desktop.partenaires.model import Origine, Partenaire, PartenaireId
from tests.bench.measure import Row, median_row

_NOW = datetime(2026, 1, 1, tzinfo=UTC)
_KIB = 1024
_SIZES = ((120 * _KIB, "120 Kio"), (10 * _KIB * _KIB, "10 Mio"))


def installed_age() -> tuple[str | None, str]:
    """The command, and why there is none."""
    found = shutil.which("age")
    return found, "" if found else "la commande age n'est pas installée (paquet age)"


def measure_envelopes(folder: Path, age: str | None, times: int, slips: int) -> list[Row]:
    """`folder` receives the key that the command reads."""
    folder.mkdir()
    sender, receiver = Identite.generate("Mesure"), Identite.generate("Mesure")
    key = folder / "cle.txt"
    key.write_bytes(receiver.to_bytes())
    rows = []
    for size, said in _SIZES:
        sealed = _sealed(sender, receiver, bytes(size))
        plain = decrypted_by((receiver,), sealed)
        encrypt = _command([age, "--encrypt", "--recipient", receiver.recipient], plain) if age else None
        decrypt = _command([age, "--decrypt", "--identity", str(key)], sealed) if age else None
        seal, open_ = partial(_sealed, sender, receiver, bytes(size)), partial(open_envelope, sealed, receiver)
        rows.append(_row(f"enveloppe de {said} scellée", seal, encrypt, times))
        rows.append(_row(f"enveloppe de {said} ouverte", open_, decrypt, times))
    return [*rows, _measure_codes(sender, slips, times)]


def _measure_codes(sender: Identite, slips: int, times: int) -> Row:
    ids = [OrientationId(str(number)) for number in range(slips)]
    keys = [(orientation_id, answer_key(sender, orientation_id)) for orientation_id in ids]
    code = code_of(keys[-1][1], UNDATED[0])

    def bare() -> None:
        for _orientation_id, key in keys:
            for _reponse in UNDATED:
                hmac.digest(key, b"repere", "sha256")

    return _row(f"code retrouvé parmi {slips} fiches", lambda: find_answered(code, keys), bare, times)


def _row(name: str, ours: Callable[[], object], reference: Callable[[], object] | None, times: int) -> Row:
    took: list[float] = []
    bare: list[float] = []
    for _turn in range(times):
        took.append(_ms(ours))
        if reference is not None:
            bare.append(_ms(reference))
    row = median_row(name, took, bare or took, "ms")
    return row if bare else Row(name, row.ours, None, row.unit, row.count)


def _command(command: list[str], given: bytes) -> Callable[[], object]:
    return partial(subprocess.run, command, input=given, capture_output=True, check=True)


def _ms(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def _sealed(sender: Identite, receiver: Identite, pdf: bytes) -> bytes:
    told = Transmissible(
        _NOW,
        Emetteur("Mesure"),
        Partenaire(PartenaireId("p"), "Mesure", Origine.LOCAL),
        Retour(),
        accord=AccordTransmis(_NOW, Langue.FRANCAIS, Explication.ORAL, ()),
    )
    return seal_orientation(
        told,
        pdf,
        orientation_id=OrientationId("mesure"),
        expires_on=date(2027, 1, 1),
        expediteur=sender,
        destinataire=receiver.publique,
        now=_NOW,
    )
