"""The sentences of `error_messages.py` for what leaves the post: what did not leave, what is asked before it does."""

from collections.abc import Callable

from desktop import errors
from desktop.langues.dates import format_moment
from desktop.langues.interface import _, marked, spoken
from desktop.orientations.paper import ENCRYPTED_FICHE, ON_REMOVABLE, SEALED_FICHE, Document
from desktop.ui import sizes

_FORMES = {
    Document.FICHE.value: marked("PDF en clair"),
    ENCRYPTED_FICHE: marked("PDF chiffré"),
    SEALED_FICHE: marked("enveloppe scellée"),
}

PLAIN: dict[type, str] = {
    errors.UnknownCodeError: marked(
        "Ce code ne répond à aucune fiche de ce poste. La fiche a pu être effacée à sa date, ou venir d’un autre "
        "poste : demandez à la structure quel service l’a faite, et quand."
    ),
    errors.NotReponseError: marked(
        "Ce fichier est une orientation scellée pour ce poste, pas une réponse. "
        "Ouvrez-le depuis « Orientations reçues »."
    ),
    errors.ForeignReponseError: marked(
        "Cette réponse n’est pas celle d’une structure qui a reçu une fiche de ce poste : elle vient d’un autre poste, "
        "ou quelqu’un l’a fabriquée. Rien n’a été changé. Rappelez la structure à un numéro que vous connaissez."
    ),
    errors.GoneReponseError: marked(
        "Cette réponse est arrivée trop tard : la fiche n’est plus ici, elle a été effacée. "
        "Rappelez la structure pour convenir de la suite."
    ),
    errors.NoCleError: marked(
        "Ce poste n’a pas de clé pour cette structure. Ajoutez-la dans les réglages, « Clés d’échange », "
        "ou remettez la fiche autrement."
    ),
    errors.UnverifiedCleError: marked(
        "Personne n’a comparé les six mots de cette clé : rien ne dit qu’elle est bien celle de cette structure. "
        "Appelez-la et vérifiez-la d’abord, si vous le pouvez."
    ),
    errors.RevokedCleError: marked(
        "Cette clé a été révoquée sur ce poste : elle ne sert plus. Demandez à cette structure sa nouvelle clé."
    ),
    errors.UnreadablePictureError: marked(
        "Cette image ne peut pas être lue : elle est trop grande, abîmée, ou d’une autre sorte que PNG, JPEG ou PDF. "
        "Prenez le code QR en photo de près, ou tapez la ligne de texte."
    ),
    errors.NoCleInPictureError: marked(
        "Aucun code QR d’une clé n’a été trouvé dans cette image. "
        "Prenez-le en photo de plus près, à plat et en pleine lumière, ou tapez la ligne de texte."
    ),
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


def _cle_changed(error: Exception) -> str:
    assert isinstance(error, errors.CleChangedError)
    known = _("une clé vérifiée") if error.was_verified else _("une clé que personne n’avait vérifiée")
    return _(
        "Ce poste garde déjà {connue} de cette structure, et celle-ci est différente. La structure a pu changer "
        "d’ordinateur, ou quelqu’un se fait passer pour elle afin de lire vos orientations. Appelez-la d’abord, à un "
        "numéro que vous connaissez. Remplacée, la clé sera à vérifier de nouveau."
    ).format(connue=known)


def _unverified_reponse(error: Exception) -> str:
    assert isinstance(error, errors.UnverifiedReponseError)
    if error.is_changed:
        return _(
            "Cette réponse est signée d’une autre clé que celle que ce poste garde pour cette structure. "
            "Appelez-la avant d’en tenir compte. Notée, elle sera marquée « clé non vérifiée »."
        )
    return _(
        "Personne n’a comparé les six mots de la clé qui signe cette réponse : rien ne dit qu’elle vient de cette "
        "structure. Appelez-la. Notée, elle sera marquée « clé non vérifiée »."
    )


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
    errors.CleChangedError: _cle_changed,
    errors.UnverifiedReponseError: _unverified_reponse,
}
