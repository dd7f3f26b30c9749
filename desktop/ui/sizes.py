"""Sizes of files, in words."""

from desktop.langues.interface import _


def told(size_bytes: int) -> str:
    if size_bytes < 1024 * 1024:
        return _("{n} Kio").format(n=max(1, round(size_bytes / 1024)))
    return _("{n} Mio").format(n=f"{size_bytes / 1024 / 1024:.1f}".replace(".", ","))
