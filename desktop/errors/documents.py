"""Documents: drawn, written, printed."""

from pathlib import Path

from desktop.errors.root import RepereError


class DocumentError(RepereError):
    """A document cannot be drawn."""


class MissingFontError(DocumentError):
    """`langue` is a language code, `package` the system package that brings the font."""

    def __init__(self, langue: str, package: str) -> None:
        super().__init__(f"{langue}: {package}")
        self.langue = langue
        self.package = package


class MissingGlyphError(DocumentError):
    def __init__(self, character: str, langue: str) -> None:
        super().__init__(f"U+{ord(character):04X} ({langue})")
        self.character = character
        self.langue = langue


class DocumentTooLongError(DocumentError):
    """The content does not fit the single page asked. `section` is its French title."""

    def __init__(self, section: str) -> None:
        super().__init__(section)
        self.section = section


class ExportError(RepereError):
    def __init__(self, target: Path) -> None:
        super().__init__(str(target))
        self.target = target


class NotEnoughSpaceError(ExportError):
    def __init__(self, target: Path, needed_bytes: int, free_bytes: int) -> None:
        super().__init__(target)
        self.needed_bytes = needed_bytes
        self.free_bytes = free_bytes


class FolderNotEmptyError(ExportError): ...


class FileThereError(ExportError): ...


class DriveGoneError(ExportError): ...


class PrintError(RepereError): ...
