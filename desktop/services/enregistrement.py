"""Writing out of the store: room first, then the journal, then the file; and the journal again when it cannot be."""

from pathlib import Path

from desktop.errors import ExportError
from desktop.export.files import export_file, require_room
from desktop.orientations.paper import NOT_SAVED
from desktop.poste.journal import Action
from desktop.storage.coffre import Coffre


def write_out(coffre: Coffre, data: bytes, target: Path, objet_id: str, detail: str) -> None:
    """Write `data`, whole or not at all; the journal says `detail` of `objet_id`. Raises: ExportError."""
    require_room(target, len(data))
    coffre.journal.add(Action.EXPORT, objet_id, detail)
    try:
        export_file(data, target)
    except ExportError:
        coffre.journal.note(Action.EXPORT, objet_id, NOT_SAVED)
        raise
