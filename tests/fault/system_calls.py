"""What a program asked of the system, read from a trace of `strace`: the sockets it opened, the files it wrote."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CALLS = ("socket", "openat", "open", "creat", "write", "pwrite64", "writev", "pwritev", "pwritev2", "sendto", "sendmsg")
COMMAND = (
    "strace", "--follow-forks", "--output-separately", "--decode-fds=path", "--strings-in-hex=all",
    "--string-limit=1048576", "--quiet=all", f"--trace={','.join(CALLS)}",
)  # fmt: skip

_LINE = re.compile(r"(?P<call>\w+)\((?P<arguments>.*)\)\s+=\s+(?P<result>-?\d+)")
_FD = re.compile(r"\d+<(?P<path>[^>]*)>")
_BYTES = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
_WRITING = re.compile(r"O_WRONLY|O_RDWR|O_CREAT")


@dataclass(frozen=True, slots=True)
class Written:
    """Bytes that went to `target`, a path or what strace calls a pipe or a socket."""

    target: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Trace:
    """`files` are those opened for writing."""

    socket_families: frozenset[str]
    files: frozenset[str]
    written: tuple[Written, ...]

    def holding(self, words: tuple[bytes, ...]) -> set[tuple[str, bytes]]:
        """Where each word was written, if it was."""
        return {(each.target, word) for each in self.written for word in words if word in each.content}


def can_trace() -> bool:
    try:
        return subprocess.run(["strace", "--quiet=all", "true"], capture_output=True).returncode == 0
    except FileNotFoundError:
        return False


def traced(output: Path) -> tuple[str, ...]:
    """The words to put before a command; one file a process will begin with `output`."""
    return (*COMMAND, f"--output={output}")


def read_trace(output: Path) -> Trace:
    families, files, written = set(), set(), []
    for call, arguments, result in _calls(output):
        if call == "socket":
            families.add(arguments.split(",")[0])
        elif call in ("openat", "open", "creat"):
            if result >= 0 and (call == "creat" or _WRITING.search(arguments)):
                files.add(_decoded(arguments).decode("utf-8", "replace"))
        elif result > 0:
            found = _FD.match(arguments)
            target = found["path"] if found else arguments.split(",")[0]
            assert "..." not in arguments.split(">", 1)[-1].replace("\\x", ""), "a write longer than the trace keeps"
            written.append(Written(_path(target), _decoded(arguments.split(">", 1)[-1])))
    return Trace(frozenset(families), frozenset(files), tuple(written))


def _calls(output: Path) -> Iterator[tuple[str, str, int]]:
    for path in sorted(output.parent.glob(f"{output.name}.*")):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            found = _LINE.match(line)
            if found is not None:
                yield found["call"], found["arguments"], int(found["result"])


def _decoded(arguments: str) -> bytes:
    return b"".join(bytes.fromhex(hexadecimal.replace("\\x", "")) for hexadecimal, _cut in _BYTES.findall(arguments))


def _path(target: str) -> str:
    """strace writes the path of a descriptor in hexadecimal as well."""
    return bytes.fromhex(target.replace("\\x", "")).decode("utf-8", "replace") if target.startswith("\\x") else target
