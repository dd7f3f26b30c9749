"""A store just created, made once and copied afterwards: its migrations are most of what a test of a store costs."""

import shutil
import tempfile
from contextlib import suppress
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from desktop.storage.argon2_cost import Argon2
from desktop.storage.coffre import Coffre
from desktop.storage.instants import Clock, utc_now


class _NotOpenedYet(Exception):  # noqa: N818 - where the creation is left, no failure
    pass


@cache
def _folder() -> "tempfile.TemporaryDirectory[str]":
    """Removed when the process ends."""
    return tempfile.TemporaryDirectory(prefix="repere-coffres-")


@cache
def _made(passphrase: str, code: str, cost: Argon2, at: datetime | None) -> Path:
    """What the creation of a store leaves in its folder before it opens what it has made."""

    def stop(*_anything: object, **_more: object) -> None:
        raise _NotOpenedYet

    profile = Path(tempfile.mkdtemp(dir=_folder().name)) / "profil"
    with pytest.MonkeyPatch.context() as patch, suppress(_NotOpenedYet):
        patch.setattr(Coffre, "_opened", stop)
        Coffre.create(profile, passphrase, code, now=utc_now if at is None else lambda: at, cost=cost)
    return profile


def created(profile: Path, passphrase: str, code: str, *, now: Clock = utc_now, cost: Argon2) -> Coffre:
    """As `Coffre.create`, but two posts made by the same words and at the same time are one and the same post."""
    made = _made(passphrase, code, cost, None if now is utc_now else now())
    shutil.copytree(made, profile)
    return Coffre.open(profile, passphrase, now=now, cost=cost)
