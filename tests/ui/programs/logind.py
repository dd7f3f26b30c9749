"""Stands for logind on a private bus: two sessions, and a machine that goes to sleep when it is let to.

Usage: logind.py ADDRESS. Each line of its input is a signal it sends: sleep, wake, lock ID, hint ID
(the session says that it is locked), other ID (something else of it changed). Prints "ready",
"inhibited WHAT MODE" when it is asked to wait, and "released" when nothing makes it wait any more.
"""

import os
import sys

from PySide6.QtCore import QCoreApplication, QSocketNotifier
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
    QDBusVariant,
    QDBusVirtualObject,
)

NAME, PATH = "org.freedesktop.login1", "/org/freedesktop/login1"


def say(line: str) -> None:
    print(line, flush=True)


class Logind(QDBusVirtualObject):
    def __init__(self, bus: QDBusConnection) -> None:
        super().__init__()
        self._bus = bus
        self._input = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self._input.activated.connect(self._told)
        self._inhibitor: QSocketNotifier | None = None
        self._locked: set[str] = set()

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:  # noqa: N802 - Qt's name
        match message.member():
            case "GetSession":
                found: object = QDBusObjectPath(f"{PATH}/session/{message.arguments()[0]}")
            case "Get":
                found = QDBusVariant(message.path() in self._locked)
            case "Inhibit":
                what, _who, _why, mode = message.arguments()
                say(f"inhibited {what} {mode}")
                found = self._inhibit()
            case _:
                return False
        reply = message.createReply()
        reply.setArguments([found])
        return connection.send(reply)

    def _inhibit(self) -> QDBusUnixFileDescriptor:
        ours, theirs = os.pipe()
        self._inhibitor = QSocketNotifier(ours, QSocketNotifier.Type.Read)
        self._inhibitor.activated.connect(self._released)
        descriptor = QDBusUnixFileDescriptor(theirs)
        os.close(theirs)
        return descriptor

    def _released(self) -> None:
        assert self._inhibitor is not None
        self._inhibitor.setEnabled(False)
        say("released")

    def _told(self) -> None:
        line = os.read(sys.stdin.fileno(), 1000).decode("utf-8")
        for order, *rest in map(str.split, line.splitlines()):
            self._send(order, *rest)
        if not line:
            QCoreApplication.quit()

    def _send(self, order: str, session: str = "") -> None:
        path = f"{PATH}/session/{session}"
        match order:
            case "sleep" | "wake":
                signal = QDBusMessage.createSignal(PATH, f"{NAME}.Manager", "PrepareForSleep")
                signal.setArguments([order == "sleep"])
            case "lock":
                signal = QDBusMessage.createSignal(path, f"{NAME}.Session", "Lock")
            case _:
                signal = QDBusMessage.createSignal(path, "org.freedesktop.DBus.Properties", "PropertiesChanged")
                signal.setArguments([f"{NAME}.Session", {"LockedHint": order == "hint"}, ["IdleHint"]])
                self._locked |= {path} if order == "hint" else set()
        self._bus.send(signal)


application = QCoreApplication([])
bus = QDBusConnection.connectToBus(sys.argv[1], "logind")
logind = Logind(bus)
assert bus.registerVirtualObject(PATH, logind, QDBusConnection.VirtualObjectRegisterOption.SubPath)
assert bus.registerService(NAME)
say("ready")
application.exec()
