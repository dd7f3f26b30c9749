"""The self-check, or the command given, in a process that ends with status 3 when anything reaches for a network."""

import os
import sys

from desktop.command_line import main

_NETWORK = {"socket.bind", "socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}


def _refuse(event: str, _arguments: object) -> None:
    if event in _NETWORK:
        os._exit(3)


sys.addaudithook(_refuse)
if "--probe" in sys.argv:
    import socket  # noqa: TID251 - shows that the hook sees it

    socket.getaddrinfo("localhost", 1)
sys.exit(main(sys.argv[1:] or ["--check"]))
