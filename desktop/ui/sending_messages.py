"""The sentences of `error_messages.py` for what leaves the post: what did not leave, what is asked before it does."""

from collections.abc import Callable

from desktop import errors
from desktop.langues.dates import format_moment
from desktop.langues.interface import _, marked, spoken
from desktop.orientations.paper import ENCRYPTED_FICHE, ON_REMOVABLE, Document
from desktop.ui import sizes

_FORMES = {
    Document.FICHE.value: marked("PDF en clair"),
    ENCRYPTED_FICHE: marked("PDF chiffré"),
}

PLAIN: dict[type, str] = {
    errors.ClearOnRemovableError: marked(
        "Cette clé USB, cette carte ou ce téléphone peut se perdre. "
        "En clair, qui le trouve lit le document sans rien demander à personne."
    ),
}


def _export(error: Exception) -> str:
    assert isinstance(error, errors.ExportError)
    return _(
        "Le fichier n’a pas pu être enregistré dans {folder}, et rien n’y a été laissé. "
        "Choisissez un autre dossier, ou libérez de la place."
    ).format(folder=error.target.parent)


def _no_room(error: Exception) -> str:
    assert isinstance(error, errors.NotEnoughSpaceError)
    return _(
        "Il faut {needed} et il n’en reste que {free} dans {folder} : rien n’a été écrit. "
        "Libérez de la place, ou choisissez un autre dossier."
    ).format(needed=sizes.told(error.needed_bytes), free=sizes.told(error.free_bytes), folder=error.target.parent)


def _gone(error: Exception) -> str:
    assert isinstance(error, errors.DriveGoneError)
    return _(
        "{folder} ne répond plus : la clé a pu être retirée avant la fin. Le document n’est pas enregistré. "
        "Rebranchez-la et recommencez, ou choisissez un autre dossier."
    ).format(folder=error.target.parent)


def _already_exported(error: Exception) -> str:
    assert isinstance(error, errors.AlreadyExportedError)
    return _(
        "Déjà enregistrée par {nom} le {moment}, sous forme de {forme}. Un exemplaire de plus est à détruire lui aussi."
    ).format(
        moment=format_moment(error.at, spoken()),
        nom=error.nom or _("quelqu’un"),
        forme=_(_FORMES[error.detail.removesuffix(ON_REMOVABLE)]),
    )


WITH_FIELDS: dict[type, Callable[[Exception], str]] = {
    errors.ExportError: _export,
    errors.NotEnoughSpaceError: _no_room,
    errors.DriveGoneError: _gone,
    errors.AlreadyExportedError: _already_exported,
}
