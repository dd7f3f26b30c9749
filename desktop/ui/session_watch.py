"""Hears from the desktop that nobody may be in front of the screen any more: session locked, screen saver, sleep.

On Linux, over D-Bus, through local sockets only. Where there is no bus nothing is heard, and nothing is said: the idle
time remains. logind makes the machine wait, a few seconds at most, until the store is closed: `let_sleep` tells it.
Sources: org.freedesktop.login1(5), and the `ActiveChanged` that every screen saver takes after GNOME's.
"""

import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
    QDBusVariant,
)

_LOGIN1 = "org.freedesktop.login1"
_MANAGER = "/org/freedesktop/login1"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_SCREEN_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
_SYSTEM_SOCKETS = (Path("/run/dbus/system_bus_socket"), Path("/var/run/dbus/system_bus_socket"))


class SessionWatch(QObject):
    """Silent until `start`. `away` may come several times for one absence: locking twice is harmless."""

    away = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._names = tuple(f"repere-{bus}-{secrets.token_hex(8)}" for bus in ("session", "system"))
        self._system: QDBusConnection | None = None
        self._heard: list[tuple[QDBusConnection, tuple[Any, ...]]] = []
        self._is_store_open = False
        self._inhibitor: QDBusUnixFileDescriptor | None = None

    def start(self) -> None:
        """Listen to the buses there are. Never fails."""
        session = _connect(_session_address(), self._names[0])
        if session is not None:
            for interface in _SCREEN_SAVERS:
                self._hear(session, "", "", interface, "ActiveChanged", "screen_saver_changed(bool)")
        self._system = _connect(_system_address(), self._names[1])
        if self._system is not None:
            self._listen_to_logind(self._system)

    def stop(self) -> None:
        """Hear nothing more. To be called before this object goes: the thread of D-Bus would still know it.

        The connections stay until the process ends: as it closes one, that thread reaches for who was listening.
        """
        self._inhibitor = self._system = None
        while self._heard:
            bus, heard = self._heard.pop()
            bus.disconnect(*heard)

    def let_sleep(self) -> None:
        """The store is closed: nothing keeps the machine awake any more."""
        self._is_store_open = False
        self._inhibitor = None

    def hold_sleep(self) -> None:
        """The store is open: before it sleeps, the machine is to wait for `let_sleep`."""
        self._is_store_open = True
        self._ask("Inhibit", ("sleep:shutdown", "Repère", "fermer le coffre", "delay"), self._keep_inhibitor)

    @Slot(bool)
    def screen_saver_changed(self, is_active: bool) -> None:
        if is_active:
            self.away.emit()

    @Slot(bool)
    def preparing(self, is_leaving: bool) -> None:
        """The machine is about to sleep or to stop; False: it is back."""
        if is_leaving:
            self.away.emit()

    @Slot()
    def session_locked(self) -> None:
        self.away.emit()

    @Slot(QDBusMessage)
    def session_changed(self, message: QDBusMessage) -> None:
        """Something of the session changed; what the signal says of it cannot be read from Python."""
        asked = (f"{_LOGIN1}.Session", "LockedHint")
        self._ask("Get", asked, self._told_of_lock, path=message.path(), interface=_PROPERTIES)

    def _told_of_lock(self, answer: object) -> None:
        if isinstance(answer, QDBusVariant):
            answer = answer.variant()
        if answer is True:
            self.away.emit()

    def _listen_to_logind(self, system: QDBusConnection) -> None:
        for member in ("PrepareForSleep", "PrepareForShutdown"):
            self._hear(system, _LOGIN1, _MANAGER, f"{_LOGIN1}.Manager", member, "preparing(bool)")
        # "auto" is the session of this process, or the one its user has on the screen.
        self._ask("GetSession", (os.environ.get("XDG_SESSION_ID") or "auto",), self._listen_to_session)

    def _listen_to_session(self, answer: object) -> None:
        if self._system is None or not isinstance(answer, QDBusObjectPath):
            return
        changed = "session_changed(QDBusMessage)"
        self._hear(self._system, _LOGIN1, answer.path(), f"{_LOGIN1}.Session", "Lock", "session_locked()")
        self._hear(self._system, _LOGIN1, answer.path(), _PROPERTIES, "PropertiesChanged", changed)

    def _hear(self, bus: QDBusConnection, service: str, path: str, interface: str, member: str, slot: str) -> None:
        """Connect a signal of the bus, from anyone and any object where "" is given, to a slot of this object."""
        heard: tuple[Any, ...] = (service, path, interface, member, self, SLOT(slot))
        if bus.connect(*heard):
            self._heard.append((bus, heard))

    def _keep_inhibitor(self, answer: object) -> None:
        if self._is_store_open and isinstance(answer, QDBusUnixFileDescriptor):
            self._inhibitor = answer

    def _ask(
        self,
        method: str,
        arguments: tuple[str, ...],
        then: Callable[[object], None],
        path: str = _MANAGER,
        interface: str = f"{_LOGIN1}.Manager",
    ) -> None:
        """Call logind without waiting; `then` hears its first answer, None when it refuses or is not there."""
        if self._system is None:
            return
        message = QDBusMessage.createMethodCall(_LOGIN1, path, interface, method)
        message.setArguments(list(arguments))
        watcher = QDBusPendingCallWatcher(self._system.asyncCall(message), self)

        def answered() -> None:
            found = [] if watcher.isError() else watcher.reply().arguments()
            watcher.deleteLater()
            then(found[0] if found else None)

        watcher.finished.connect(answered)


def _connect(address: str, name: str) -> QDBusConnection | None:
    if not is_local(address):
        return None
    connection = QDBusConnection.connectToBus(address, name)
    return connection if connection.isConnected() else None


def is_local(address: str) -> bool:
    """Whether a D-Bus address leads through local sockets only: it may name a machine, and Repère has no network."""
    return bool(address) and all(part.startswith("unix:") for part in address.split(";") if part)


def _session_address() -> str:
    """Not left to D-Bus to guess: it would start a bus where there is none."""
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR", "")) / "bus"
    return os.environ.get("DBUS_SESSION_BUS_ADDRESS") or _of_socket(runtime)


def _system_address() -> str:
    found = (_of_socket(path) for path in _SYSTEM_SOCKETS)
    return os.environ.get("DBUS_SYSTEM_BUS_ADDRESS") or next((address for address in found if address), "")


def _of_socket(path: Path) -> str:
    return f"unix:path={path}" if path.is_absolute() and path.exists() else ""
