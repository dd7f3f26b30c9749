"""The sentence a user reads for each error: what happened, and what to do. In French, without jargon."""

import unicodedata
from math import ceil

from desktop import errors
from desktop.annuaire.problemes import FileFault, file_sentence
from desktop.langues.interface import _, marked, ngettext
from desktop.langues.langue import Langue
from desktop.ui import sending_messages


def sentence(error: Exception) -> str:
    """Return what to tell the user of any error; a bug gets a sentence that reveals nothing."""
    for kind in type(error).__mro__:
        if kind in _WITH_FIELDS:
            return _WITH_FIELDS[kind](error)
        if kind in _PLAIN:
            return _(_PLAIN[kind])
    return _(
        "Une erreur imprévue est survenue. Ce qui était enregistré l’est toujours. "
        "Revenez à l’accueil ; si l’erreur revient, fermez Repère puis rouvrez-le."
    )


_PLAIN: dict[type, str] = {
    **sending_messages.PLAIN,
    errors.WrongRecoveryCodeError: marked("Ce code de récupération n’ouvre pas ce coffre. Relisez-le, puis réessayez."),
    errors.MistypedRecoveryCodeError: marked(
        "Ce code de récupération contient une faute de frappe. Comparez-le au papier, groupe par groupe."
    ),
    errors.WeakPassphraseError: marked("Cette phrase de passe se devine trop vite. Ajoutez-lui des mots sans lien."),
    errors.DamagedHeaderError: marked(
        "Le fichier de clés du coffre est abîmé, et sa copie aussi. Rien n’a été modifié. "
        "Restaurez une sauvegarde, ou appelez votre service informatique."
    ),
    errors.DamagedStoreError: marked(
        "La phrase de passe est juste, mais le coffre est abîmé. Rien n’a été modifié. "
        "Restaurez une sauvegarde, ou appelez votre service informatique."
    ),
    errors.ForeignStoreError: marked(
        "Ce fichier n’est pas le coffre de ce poste. Rien n’a été modifié. "
        "Vérifiez le dossier choisi, ou appelez votre service informatique."
    ),
    errors.NewerStoreError: marked(
        "Ce coffre a été écrit par une version plus récente de Repère. Rien n’a été modifié. "
        "Installez cette version, puis rouvrez Repère."
    ),
    errors.StoreExistsError: marked(
        "Un coffre existe déjà sur ce poste. Fermez Repère, rouvrez-le, puis déverrouillez-le."
    ),
    errors.AlreadyRunningError: marked(
        "Repère est déjà ouvert sur ce poste. Revenez à la fenêtre ouverte, ou fermez-la d’abord."
    ),
    errors.RevokedAccessError: marked(
        "Votre accès à ce coffre a été retiré. Adressez-vous à une personne responsable de ce poste."
    ),
    errors.NetworkFolderError: marked(
        "Ce dossier est sur le réseau : un coffre peut s’y abîmer, et d’autres peuvent le copier. "
        "Choisissez un dossier de ce poste, ou appelez votre service informatique."
    ),
    errors.DamagedBackupError: marked(
        "Ce fichier n’est pas une sauvegarde entière de Repère. Rien n’a été modifié. Choisissez une autre sauvegarde."
    ),
    errors.NotEnveloppeError: marked(
        "Ce fichier n’est pas une enveloppe de Repère. Rien n’a été ouvert. "
        "Choisissez un autre fichier, ou redemandez-le à qui vous l’a remis."
    ),
    errors.DamagedEnveloppeError: marked(
        "Cette enveloppe est abîmée, ou il en manque une partie. Rien n’a été ouvert. "
        "Copiez-la de nouveau, ou redemandez-la à qui vous l’a remise."
    ),
    errors.ForeignEnveloppeError: marked(
        "Cette enveloppe n’est pas scellée pour ce poste : il ne peut pas la lire. "
        "Donnez votre clé publique à qui vous l’a remise, et demandez-lui d’en sceller une autre."
    ),
    errors.RedirectedEnveloppeError: marked(
        "Cette enveloppe avait été scellée pour un autre destinataire, qui vous l’a transmise. Rien n’a été ouvert. "
        "Demandez au service qui a fait la fiche de vous l’adresser lui-même."
    ),
    errors.ForgedEnveloppeError: marked(
        "La signature de cette enveloppe est fausse : elle ne vient pas de qui elle dit. Rien n’a été ouvert. "
        "Ne tenez compte de rien de ce qu’elle annonce, et rappelez ce service à un numéro que vous connaissez."
    ),
    errors.NewerEnveloppeError: marked(
        "Cette enveloppe a été scellée par une version plus récente de Repère. Rien n’a été ouvert. "
        "Installez cette version, puis rouvrez l’enveloppe."
    ),
    errors.TooLargeEnveloppeError: marked(
        "Ce fichier est trop gros pour une enveloppe de Repère. Rien n’a été ouvert. Choisissez un autre fichier."
    ),
    errors.ExpiredEnveloppeError: marked(
        "La date d’effacement de cette orientation est passée : elle ne s’ouvre plus. "
        "Demandez à l’unité de vous en remettre une autre."
    ),
    errors.OtherSenderError: marked(
        "Cette enveloppe est signée par une autre clé que celle attendue. Rien n’a été ouvert. "
        "Rappelez le service à un numéro que vous connaissez, et comparez les six mots de sa clé."
    ),
    errors.NotOrientationError: marked(
        "Ce fichier est la réponse d’un partenaire, pas une orientation. "
        "Ouvrez-le depuis « Mes orientations », sur le poste qui a fait la fiche."
    ),
    errors.UnreadableFileError: marked(
        "Ce fichier ne peut pas être lu. Vérifiez qu’il est toujours là, que la clé USB est branchée, "
        "et que vous avez le droit de le lire."
    ),
    errors.FolderNotEmptyError: marked(
        "Ce dossier contient déjà quelque chose. Rien n’y a été écrit. Donnez-en un autre, qui n’existe pas encore."
    ),
    errors.FileThereError: marked(
        "Il y a déjà un fichier de ce nom, peut-être une identité qui ouvre ce que vous avez reçu : il reste tel quel. "
        "Donnez un autre nom."
    ),
    errors.NotCleError: marked(
        "Ce texte n’est pas une clé publique de Repère. "
        "Une clé commence par « REPERE-CLE- » : copiez-la tout entière, ou lisez son code QR."
    ),
    errors.MistypedCleError: marked(
        "Cette clé publique contient une faute, ou il en manque une partie. "
        "Copiez-la de nouveau, ou relisez son code QR."
    ),
    errors.NewerCleError: marked(
        "Cette clé publique vient d’une version plus récente de Repère. Installez cette version, puis recommencez."
    ),
    errors.UnusableCleError: marked(
        "Rien ne peut être scellé pour cette clé publique. Demandez à cette structure d’en donner une autre."
    ),
    errors.NotIdentiteError: marked(
        "Ce fichier n’est pas une identité de Repère ni de l’outil age, ou il est abîmé. Choisissez un autre fichier."
    ),
    errors.WrongIdentitePassphraseError: marked(
        "Cette phrase de passe n’ouvre pas ce fichier d’identité. Vérifiez-la, puis réessayez."
    ),
    errors.NotCodeError: marked(
        "Ceci n’est pas un code de réponse : il a huit caractères, ou douze avec un rendez-vous. "
        "Comptez-les, et faites-les répéter."
    ),
    errors.MistypedCodeError: marked(
        "Ce code de réponse contient une faute. Faites-le répéter, caractère par caractère."
    ),
    errors.CancelledError: marked("Arrêté à votre demande. Rien n’a été changé."),
    errors.LastResponsableError: marked(
        "Ce poste doit garder au moins une personne responsable. Nommez-en une autre d’abord."
    ),
    errors.InvalidTitulaireError: marked(
        "Ce nom ne convient pas : il est vide, trop long, ou déjà pris sur ce poste. Choisissez-en un autre."
    ),
    errors.ClockJumpError: marked(
        "La date de ce poste a avancé de plus d’un mois. Revenez à l’accueil pour dire si elle est juste, "
        "puis recommencez."
    ),
    errors.NotKeptError: marked(
        "Ce que vous demandez n’est plus sur ce poste : il a été effacé, ou sa date est passée. Revenez à l’accueil."
    ),
    errors.PrintError: marked(
        "L’impression n’est pas partie. Vérifiez qu’une imprimante est installée et allumée, "
        "ou enregistrez le PDF pour l’imprimer ailleurs."
    ),
    errors.MissingAccordError: marked(
        "La personne n’a pas donné son accord pour ce destinataire. Recueillez-le d’abord, élément par élément."
    ),
    errors.InvalidTransitionError: marked(
        "Cette fiche d’orientation n’est plus dans l’état attendu. "
        "Revenez à « mes orientations » pour voir où elle en est."
    ),
    errors.EarlyReponseError: marked(
        "Cette fiche d’orientation n’a pas encore été remise : personne n’a pu y répondre. "
        "Notez-la d’abord comme remise, puis reprenez la réponse."
    ),
    errors.LateReponseError: marked(
        "Cette réponse arrive trop tard : la fiche d’orientation est déjà close, expirée ou annulée. "
        "Rien n’a été changé. Appelez la structure pour convenir de la suite."
    ),
    errors.OutdatedReponseError: marked(
        "Une réponse plus récente de la structure est déjà notée sur cette fiche d’orientation. Rien n’a été changé."
    ),
    errors.IncompleteOrientationError: marked(
        "Il manque encore des éléments à cette fiche d’orientation. Complétez ce qui est signalé, puis recommencez."
    ),
    errors.InvalidAnswerError: marked(
        "Cette réponse ne convient pas à la question. Corrigez-la, ou choisissez un autre état."
    ),
}


def _content(error: Exception) -> str:
    assert isinstance(error, errors.ContentError)
    where = f"{error.path.parent.name}/{error.path.name}"
    if error.line:
        where = _("{file}, ligne {line}").format(file=where, line=error.line)
    return _(
        "Un contenu de Repère ne peut pas être lu ({where}) : {reason} "
        "Corrigez ce fichier, ou réinstallez Repère ; vos données ne sont pas touchées."
    ).format(where=where, reason=error.reason.rstrip(". ") + ".")


def _wait(seconds: float) -> str:
    if seconds <= 0:
        return _("Vous pouvez réessayer tout de suite.")
    if seconds < 60:
        count = ceil(seconds)
        return ngettext(
            "Attendez {n} seconde, puis réessayez.", "Attendez {n} secondes, puis réessayez.", count
        ).format(n=count)
    count = ceil(seconds / 60)
    return ngettext("Attendez {n} minute, puis réessayez.", "Attendez {n} minutes, puis réessayez.", count).format(
        n=count
    )


def _wrong_passphrase(error: Exception) -> str:
    assert isinstance(error, errors.WrongPassphraseError)
    said = _("Cette phrase de passe n’ouvre pas le coffre. Rien n’est effacé.")
    return f"{said} {_wait(error.wait_s)}"


def _too_many(error: Exception) -> str:
    assert isinstance(error, errors.TooManyAttemptsError)
    return _("Trop d’essais de suite. Rien n’est effacé.") + " " + _wait(error.wait_s)


def _read_only(error: Exception) -> str:
    assert isinstance(error, errors.ReadOnlyFolderError)
    return _(
        "Repère ne peut pas écrire dans le dossier {folder}. "
        "Demandez le droit d’y écrire, ou lancez Repère avec un autre dossier (--profile)."
    ).format(folder=error.path)


def _disk_full(error: Exception) -> str:
    assert isinstance(error, errors.DiskFullError)
    return _(
        "Le disque est plein : ce dernier geste n’a pas été enregistré, tout ce qui précède l’est. "
        "Libérez de la place, puis recommencez."
    )


def _access(error: Exception) -> str:
    assert isinstance(error, errors.StoreError)
    return _(
        "L’ordinateur a refusé l’accès au coffre ({folder}). Ce qui était enregistré l’est toujours. "
        "Vérifiez le disque, puis rouvrez Repère."
    ).format(folder=error.path)


def _font(error: Exception) -> str:
    assert isinstance(error, errors.MissingFontError)
    name = _langue(error.langue)
    return _(
        "Impossible d’imprimer en {langue} : il manque une police de caractères. "
        "Installez « {package} », puis recommencez."
    ).format(langue=name, package=error.package)


def _glyph(error: Exception) -> str:
    assert isinstance(error, errors.MissingGlyphError)
    return _(
        "Impossible d’imprimer en {langue} : aucune police ne sait écrire le caractère « {character} » ({name}). "
        "Retirez-le du texte, puis recommencez."
    ).format(langue=_langue(error.langue), character=error.character, name=_character_name(error.character))


def _character_name(character: str) -> str:
    """Its code, and its name in Unicode when it has one: what cannot be drawn may not be seen either."""
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "")
    return f"{code}, {name.lower()}" if name else code


def _too_long(error: Exception) -> str:
    assert isinstance(error, errors.DocumentTooLongError)
    return _(
        "La fiche ne tient pas sur une page : la partie « {section} » est trop longue. "
        "Raccourcissez-la, puis recommencez."
    ).format(section=error.section)


def _partenaire(error: Exception) -> str:
    assert isinstance(error, errors.InvalidPartenaireError)
    return {
        "nom": _("Donnez un nom à cette structure."),
        "telephone": _("Ce numéro de téléphone ne peut pas exister. Corrigez-le, ou laissez-le vide."),
        "courriel": _("Cette adresse de courriel ne peut pas exister. Corrigez-la, ou laissez-la vide."),
    }.get(error.champ, _("Un des textes de cette structure est trop long. Raccourcissez-le."))


def _coordonnees(error: Exception) -> str:
    assert isinstance(error, errors.InvalidCoordonneesError)
    return {
        "telephone": _("Ce numéro ne peut pas être composé. Tapez ses dix chiffres, ou le numéro court de la maison."),
        "courriel": _("Cette adresse de courriel ne peut pas exister. Corrigez-la, ou laissez-la vide."),
    }.get(error.champ, _("Ce texte est trop long, ou contient un caractère invisible. Retapez-le, plus court."))


def _complement(error: Exception) -> str:
    assert isinstance(error, errors.InvalidComplementError)
    return {
        "age": _("Ces âges ne vont pas ensemble. Tapez des nombres entiers, le plus petit d’abord, ou laissez vide."),
        "telephone": _("Ce numéro ne peut pas être composé. Tapez ses dix chiffres, ou laissez-le vide."),
        "courriel": _("Cette adresse de courriel ne peut pas exister. Corrigez-la, ou laissez-la vide."),
    }.get(error.champ, _("Ce texte est trop long, ou contient un caractère invisible. Retapez-le, plus court."))


def _evenement(error: Exception) -> str:
    assert isinstance(error, errors.InvalidEvenementError)
    if error.champ == "note":
        return _("Dites en quelques mots pourquoi les parents ne sont pas informés.")
    return _("Cette date est à venir. Notez seulement ce qui a déjà eu lieu.")


def _not_allowed(error: Exception) -> str:
    assert isinstance(error, errors.NotAllowedError)
    if error.by_politique:
        return _("La politique de votre service ne le permet pas sur ce poste. Adressez-vous à votre service.")
    return _("Seule une personne responsable de ce poste peut le faire. Demandez-lui, ou changez de personne.")


def _politique(error: Exception) -> str:
    assert isinstance(error, errors.PolitiqueError)
    where = str(error.path)
    if error.line:
        where = _("{file}, ligne {line}").format(file=where, line=error.line)
    return _(
        "La politique de votre service ne peut pas être lue ({where}) : {reason} "
        "Repère ne s’ouvre pas sans elle ; rien n’est perdu. Appelez votre service informatique."
    ).format(where=where, reason=error.reason.rstrip(". ") + ".")


def _langue(code: str) -> str:
    return Langue(code).nom if code in set(Langue) else code


def _directory_file(error: Exception) -> str:
    assert isinstance(error, errors.DirectoryFileError)
    return file_sentence(FileFault(error.fault), error.line)


def _faulty_lines(error: Exception) -> str:
    assert isinstance(error, errors.FaultyLinesError)
    said = ngettext(
        "{n} ligne de ce fichier ne peut pas être importée. Rien n’a été changé. "
        "Corrigez-la, ou choisissez d’importer les lignes justes.",
        "{n} lignes de ce fichier ne peuvent pas être importées. Rien n’a été changé. "
        "Corrigez-les, ou choisissez d’importer les lignes justes.",
        error.count,
    )
    return said.format(n=error.count)


_WITH_FIELDS = {
    **sending_messages.WITH_FIELDS,
    errors.ContentError: _content,
    errors.DirectoryFileError: _directory_file,
    errors.FaultyLinesError: _faulty_lines,
    errors.WrongPassphraseError: _wrong_passphrase,
    errors.TooManyAttemptsError: _too_many,
    errors.ReadOnlyFolderError: _read_only,
    errors.DiskFullError: _disk_full,
    errors.StoreError: _access,
    errors.MissingFontError: _font,
    errors.MissingGlyphError: _glyph,
    errors.DocumentTooLongError: _too_long,
    errors.InvalidPartenaireError: _partenaire,
    errors.InvalidComplementError: _complement,
    errors.InvalidCoordonneesError: _coordonnees,
    errors.InvalidEvenementError: _evenement,
    errors.NotAllowedError: _not_allowed,
    errors.PolitiqueError: _politique,
}
