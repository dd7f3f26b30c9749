"""Repère locks when the desktop says that nobody is there: heard on a real private bus, from a written logind."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from desktop import bootstrap, paths
from desktop.demonstration import reception
from desktop.demonstration.reception import PASSPHRASE
from desktop.storage.coffre import Coffre
from desktop.ui.session_watch import SessionWatch, is_local
from desktop.ui.unlock import UnlockPage
from tests.ui.running import Running, run_program

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="D-Bus is heard on Linux only"),
    pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="dbus-daemon is not installed (package dbus)"),
]

PROGRAMS = Path(__file__).parent / "programs"
SCREEN_SAVERS = ("org.freedesktop", "org.gnome", "org.cinnamon", "org.mate", "org.xfce")
SESSION = "c7"

Process = subprocess.Popen[str]


@pytest.fixture
def bus(tmp_path: Path, monkeypatch) -> Iterator[str]:
    """A bus of its own, that stands for both: the session's and the system's."""
    address = f"unix:path={tmp_path / 'bus'}"
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address", f"--address={address}"]
    daemon = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert daemon.stdout is not None
    assert daemon.stdout.readline().startswith(address)
    for name in ("SESSION", "SYSTEM"):
        monkeypatch.setenv(f"DBUS_{name}_BUS_ADDRESS", address)
    monkeypatch.setenv("XDG_SESSION_ID", SESSION)
    yield address
    daemon.kill()
    daemon.communicate()


@pytest.fixture
def logind(bus: str) -> Iterator[Process]:
    process = subprocess.Popen(
        [sys.executable, str(PROGRAMS / "logind.py"), bus],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=paths.ROOT,
    )
    assert heard_from(process) == "ready"
    yield process
    process.communicate()


@pytest.fixture
def watch(qtbot, logind: Process) -> Iterator[SessionWatch]:
    """Started, and known to listen to its session: a lock told to it is heard."""
    watch = SessionWatch()
    heard: list[None] = []
    watch.away.connect(lambda: heard.append(None))
    watch.start()
    for _turn in range(200):
        tell(logind, f"lock {SESSION}")
        QTest.qWait(50)
        if heard:
            break
    QTest.qWait(200)
    yield watch
    watch.stop()


def heard_from(process: Process) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def tell(process: Process, order: str) -> None:
    assert process.stdin is not None
    process.stdin.write(f"{order}\n")
    process.stdin.flush()


def send(bus: str, path: str, signal: str, *arguments: str) -> None:
    subprocess.run(["dbus-send", f"--bus={bus}", "--type=signal", path, signal, *arguments], check=True)


@pytest.mark.parametrize("name", SCREEN_SAVERS)
def test_a_screen_saver_that_starts_is_heard(qtbot, bus, watch, name: str):
    with qtbot.waitSignal(watch.away):
        send(bus, "/any/path", f"{name}.ScreenSaver.ActiveChanged", "boolean:true")


@pytest.mark.parametrize("said", [("boolean:false",), ("string:yes",), ()])
def test_a_screen_saver_that_ends_or_talks_nonsense_locks_nothing(qtbot, bus, watch, said: tuple[str, ...]):
    with qtbot.assertNotEmitted(watch.away, wait=300):
        send(bus, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", *said)


@pytest.mark.parametrize("order", ["sleep", f"lock {SESSION}", f"hint {SESSION}"])
def test_what_logind_tells_is_heard(qtbot, logind, watch, order: str):
    with qtbot.waitSignal(watch.away):
        tell(logind, order)


@pytest.mark.parametrize("order", ["wake", "lock c8", "hint c8", f"other {SESSION}"])
def test_waking_up_or_the_session_of_somebody_else_locks_nothing(qtbot, logind, watch, order: str):
    with qtbot.assertNotEmitted(watch.away, wait=300):
        tell(logind, order)


def test_another_program_cannot_speak_for_logind(qtbot, bus, watch):
    with qtbot.assertNotEmitted(watch.away, wait=300):
        send(bus, "/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForSleep", "boolean:true")


def test_the_machine_waits_until_the_store_is_closed_before_it_sleeps(logind, locked: Running, profile: Path):
    watch = bootstrap.watch_session(locked.application.routes)
    reception.unlock(locked.player)
    locked.player.settle()
    asked = heard_from(logind)

    tell(logind, "sleep")
    locked.player.on(UnlockPage)
    locked.settle()
    locked.player.settle()
    released = heard_from(logind)
    watch.stop()

    assert (asked, released) == ("inhibited sleep:shutdown delay", "released")
    Coffre.open(profile, PASSPHRASE).close()


def test_a_post_opened_again_makes_the_machine_wait_again(logind, locked: Running):
    watch = bootstrap.watch_session(locked.application.routes)
    heard = []
    for _turn in range(2):
        reception.unlock(locked.player)
        locked.player.settle()
        heard.append(heard_from(logind))
        locked.player.click("lock")
        locked.settle()
        locked.player.settle()
        heard.append(heard_from(logind))
    watch.stop()

    assert heard == ["inhibited sleep:shutdown delay", "released"] * 2


@pytest.mark.parametrize("address", ["", "unix:path=/nowhere/at/all", "tcp:host=127.0.0.1,port=1", "nonsense"])
def test_without_a_bus_nothing_breaks_and_nothing_is_printed(qapp, monkeypatch, capfd, address: str):
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
        monkeypatch.setenv(name, address)
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/nowhere")
    monkeypatch.setattr("desktop.ui.session_watch._SYSTEM_SOCKETS", ())
    watch = SessionWatch()

    watch.start()
    watch.hold_sleep()
    watch.let_sleep()
    qapp.processEvents()
    watch.stop()

    assert capfd.readouterr() == ("", "")


def test_a_bus_without_logind_breaks_nothing_and_prints_nothing(qapp, bus, capfd):
    watch = SessionWatch()

    watch.start()
    watch.hold_sleep()
    QTest.qWait(200)
    watch.stop()

    assert capfd.readouterr() == ("", "")


def test_repere_that_listens_ends_without_a_word(bus, logind, profile: Path):
    assert run_program(PROGRAMS / "open_and_close.py", profile) == "closed\n"


def test_a_bus_that_dies_breaks_nothing_and_prints_nothing(qapp, bus, watch, logind, capfd):
    logind.kill()
    QTest.qWait(200)
    watch.hold_sleep()
    QTest.qWait(200)

    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("unix:path=/run/user/1000/bus", True),
        ("unix:abstract=/tmp/dbus-1,guid=0;unix:path=/run/user/1000/bus", True),
        ("unixexec:path=ssh", False),
        ("tcp:host=10.0.0.1,port=4", False),
        ("unix:path=/run/bus;tcp:host=10.0.0.1,port=4", False),
        ("autolaunch:", False),
        ("", False),
    ],
)
def test_only_an_address_of_local_sockets_is_followed(address: str, expected: bool):
    assert is_local(address) is expected
