"""Files that are read: shipped content, the policy, questionnaires and directories."""

from enum import StrEnum
from pathlib import Path

from desktop.errors.root import RepereError, RuleError


class FaultyFileError(RepereError):
    """`line` is 1-based, 0 when the whole file is meant."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(f"{path}:{line}: {reason}")
        self.path = path
        self.line = line
        self.reason = reason


class ContentError(FaultyFileError):
    """A content file cannot be used."""


class DirectoryFileError(RepereError):
    """A file of structures and services cannot be read at all, because of `fault`: a `FileFault` of `annuaire`.

    `line` is 1-based, 0 when the whole file is meant.
    """

    def __init__(self, path: Path, fault: StrEnum, line: int = 0) -> None:
        super().__init__(f"{path}:{line}: {fault}")
        self.path = path
        self.fault = fault
        self.line = line


class PolitiqueError(FaultyFileError):
    """The policy file cannot be obeyed."""


class UnreadableFileError(RepereError):
    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class FaultyLinesError(RuleError):
    """`count` lines of a file cannot be imported."""

    def __init__(self, count: int) -> None:
        super().__init__(str(count))
        self.count = count
