"""Every error of Repère. Fields only: the sentences shown to a user are in `ui/error_messages.py`.

RepereError
├── ContentError                a shipped or imported content file is broken
├── DirectoryFileError          a file of structures and services cannot be read
├── PolitiqueError              the policy file of the service is malformed
├── StoreError
│   ├── WrongPassphraseError
│   │   └── WrongRecoveryCodeError
│   │       └── MistypedRecoveryCodeError   its check characters tell a typing error
│   ├── TooManyAttemptsError    asked again before the delay is over
│   ├── DamagedHeaderError      both copies of the key file are unreadable
│   ├── DamagedStoreError       the key is right, the data is not
│   ├── ForeignStoreError       the file is not a store of Repère, or of another post
│   ├── NewerStoreError         written by a later version
│   ├── StoreExistsError
│   ├── ReadOnlyFolderError
│   ├── DiskFullError
│   ├── AlreadyRunningError     another instance holds the profile
│   ├── RevokedAccessError      the passphrase was right, but its holder was removed
│   ├── NetworkFolderError      the profile is on a network folder
│   ├── DamagedBackupError      the file is not a backup, or not whole
│   ├── NotKeptError            erased meanwhile, or never kept
│   └── StoreAccessError        the system refused a read or a write for another reason
├── DocumentError
│   ├── MissingFontError
│   ├── MissingGlyphError
│   └── DocumentTooLongError
├── EnveloppeError              a sealed envelope, or the file taken for one, cannot be opened
│   ├── NotEnveloppeError       some other file
│   ├── DamagedEnveloppeError   altered, or cut short
│   ├── ForeignEnveloppeError   sealed for another post
│   ├── RedirectedEnveloppeError   sent on here by who received it
│   ├── ForgedEnveloppeError    its signature is not that of the key it bears
│   ├── NewerEnveloppeError     written by a later version
│   ├── TooLargeEnveloppeError
│   ├── ExpiredEnveloppeError   its date of erasure has come
│   ├── OtherSenderError        it is not signed by the key that was expected
│   └── NotOrientationError     it holds an answer, and a slip was expected
├── UnreadableFileError         the system refused to read the file chosen
├── CleError                    a public key, or the text taken for one
│   ├── NotCleError             some other text
│   ├── MistypedCleError        its checksum tells a typing error, or a damaged QR code
│   ├── NewerCleError           written by a later version
│   ├── UnusableCleError        nothing can be sealed to it
│   ├── NoCleError              the partner has none here, or it was revoked
│   ├── RevokedCleError         that key was revoked here
│   ├── UnreadablePictureError  too large, of another kind, or broken
│   └── NoCleInPictureError     no QR code of a key is read there
├── IdentiteError               a file of secret keys
│   ├── NotIdentiteError        some other file, or a damaged one
│   └── WrongIdentitePassphraseError
├── CodeError                   the code of an answer, or what was typed for one
│   ├── NotCodeError            it has not the length or the characters of one
│   ├── MistypedCodeError       its check characters tell a typing error
│   └── UnknownCodeError        it answers no slip that is here
├── AnswerFileError             a signed answer that cannot be one of this post
│   ├── NotReponseError         a slip
│   ├── ForeignReponseError     to a slip of another post
│   └── GoneReponseError        to a slip that is no longer here
├── CancelledError              a long work was stopped by its user
├── ExportError                 the file could not be written where the user asked
│   ├── NotEnoughSpaceError
│   ├── FolderNotEmptyError     the folder to make is there, with something in it
│   └── DriveGoneError          taken out before the end, or no longer there
├── PrintError
└── RuleError
    ├── InvalidAnswerError
    ├── IncompleteOrientationError
    ├── MissingAccordError
    ├── WeakPassphraseError     it would not withstand an attack on a stolen store
    ├── NotAllowedError         by the role of the person, or by the policy of the service
    ├── LastResponsableError    a post keeps at least one
    ├── InvalidTitulaireError   its name is blank, too long, or another's
    ├── ClockJumpError          the clock went far forwards, and nobody has said yet whether it is right
    ├── InvalidFieldError
    │   ├── InvalidPartenaireError  a partner entered by hand lacks a name, or has an impossible number
    │   ├── InvalidComplementError  what this post notes of a structure cannot be so
    │   └── InvalidCoordonneesError the number of a local service cannot be one, or a text beside it is unfit
    ├── ToConfirmError          done only once its user has said yes to it
    │   ├── AlreadyExportedError    the slip is in a file already
    │   ├── ClearOnRemovableError   in clear, on a drive that can be lost
    │   ├── CleChangedError         the partner had another key
    │   ├── UnverifiedCleError      nobody compared the words of this key
    │   └── UnverifiedReponseError  an answer signed by such a key, or by another than that of the partner
    ├── FaultyLinesError        a file to import has lines that cannot be: all or nothing, unless said otherwise
    ├── InvalidEvenementError   an event of a runaway is to come, or lacks why the parents are not told
    ├── InvalidTransitionError
    └── ReponseError            an answer to a slip cannot be noted
        ├── EarlyReponseError       the slip was not handed over
        ├── LateReponseError        the slip is over: closed, expired, cancelled
        └── OutdatedReponseError    a newer answer is noted already
"""

from datetime import datetime
from enum import StrEnum
from pathlib import Path


class RepereError(Exception):
    """Root of the errors a user is told about."""


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


class StoreError(RepereError):
    """The store cannot be opened, read or written."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class WrongPassphraseError(StoreError):
    """`wait_s` is the delay before the next attempt is taken."""

    def __init__(self, path: Path, wait_s: float) -> None:
        super().__init__(path)
        self.wait_s = wait_s


class WrongRecoveryCodeError(WrongPassphraseError): ...


class MistypedRecoveryCodeError(WrongRecoveryCodeError): ...


class TooManyAttemptsError(StoreError):
    """`wait_s` is what remains of the delay."""

    def __init__(self, path: Path, wait_s: float) -> None:
        super().__init__(path)
        self.wait_s = wait_s


class DamagedHeaderError(StoreError): ...


class DamagedStoreError(StoreError): ...


class ForeignStoreError(StoreError): ...


class NewerStoreError(StoreError): ...


class StoreExistsError(StoreError): ...


class ReadOnlyFolderError(StoreError): ...


class DiskFullError(StoreError): ...


class AlreadyRunningError(StoreError): ...


class RevokedAccessError(StoreError): ...


class NetworkFolderError(StoreError): ...


class DamagedBackupError(StoreError): ...


class NotKeptError(StoreError):
    """What was asked for is not in the store: erased meanwhile, or never kept."""


class StoreAccessError(StoreError): ...


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


class EnveloppeError(RepereError): ...


class NotEnveloppeError(EnveloppeError): ...


class DamagedEnveloppeError(EnveloppeError): ...


class ForeignEnveloppeError(EnveloppeError):
    """Sealed for another post, or for a key of this one that was forgotten since."""


class RedirectedEnveloppeError(EnveloppeError):
    """What was signed names another recipient: whoever received it has sealed it again for this post."""


class ForgedEnveloppeError(EnveloppeError): ...


class NewerEnveloppeError(EnveloppeError): ...


class TooLargeEnveloppeError(EnveloppeError): ...


class ExpiredEnveloppeError(EnveloppeError): ...


class OtherSenderError(EnveloppeError): ...


class NotOrientationError(EnveloppeError): ...


class UnreadableFileError(RepereError):
    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class CleError(RepereError): ...


class NotCleError(CleError): ...


class MistypedCleError(CleError): ...


class NewerCleError(CleError): ...


class UnusableCleError(CleError): ...


class NoCleError(CleError): ...


class RevokedCleError(CleError): ...


class UnreadablePictureError(CleError):
    """Too large, of another kind, or broken."""


class NoCleInPictureError(CleError): ...


class IdentiteError(RepereError): ...


class NotIdentiteError(IdentiteError): ...


class WrongIdentitePassphraseError(IdentiteError): ...


class CodeError(RepereError): ...


class NotCodeError(CodeError): ...


class MistypedCodeError(CodeError): ...


class UnknownCodeError(CodeError): ...


class AnswerFileError(RepereError): ...


class NotReponseError(AnswerFileError): ...


class ForeignReponseError(AnswerFileError): ...


class GoneReponseError(AnswerFileError): ...


class CancelledError(RepereError):
    """Nothing of the work is left."""


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


class DriveGoneError(ExportError): ...


class PrintError(RepereError): ...


class RuleError(RepereError):
    """A rule of the trade forbids what was asked."""


class InvalidAnswerError(RuleError):
    """`ref` is the path of the question in the form."""

    def __init__(self, ref: str) -> None:
        super().__init__(ref)
        self.ref = ref


class IncompleteOrientationError(RuleError):
    """`missing` names what is missing, as members of `orientations.model.Champ`."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(", ".join(missing))
        self.missing = missing


class MissingAccordError(RuleError):
    """The adult has not agreed that data goes to this partner."""


class WeakPassphraseError(RuleError): ...


class NotAllowedError(RuleError):
    """`by_politique` tells the policy of the service from the role of the person."""

    def __init__(self, *, by_politique: bool = False) -> None:
        super().__init__()
        self.by_politique = by_politique


class LastResponsableError(RuleError): ...


class InvalidTitulaireError(RuleError): ...


class ClockJumpError(RuleError): ...


class InvalidFieldError(RuleError):
    """What was typed cannot be kept; `champ` names the field at fault."""

    def __init__(self, champ: str) -> None:
        super().__init__(champ)
        self.champ = champ


class InvalidPartenaireError(InvalidFieldError):
    """Of `partenaires.model.Partenaire`."""


class InvalidComplementError(InvalidFieldError):
    """Of `annuaire.model.Complement`; "age" for both ages."""


class InvalidCoordonneesError(InvalidFieldError):
    """Of `fiches.model.Coordonnees`."""


class ToConfirmError(RuleError):
    """The action asks its user first; it is called again with the kinds of error they said yes to."""


class AlreadyExportedError(ToConfirmError):
    """`nom` is who did it, `detail` how it left, as the journal says it."""

    def __init__(self, at: datetime, nom: str, detail: str) -> None:
        super().__init__(detail)
        self.at = at
        self.nom = nom
        self.detail = detail


class ClearOnRemovableError(ToConfirmError): ...


class CleChangedError(ToConfirmError):
    """Nothing was kept. `was_verified` tells whether someone here had compared the words of the former key."""

    def __init__(self, partenaire_id: str, *, was_verified: bool = False) -> None:
        super().__init__(partenaire_id)
        self.partenaire_id = partenaire_id
        self.was_verified = was_verified


class UnverifiedCleError(ToConfirmError): ...


class UnverifiedReponseError(ToConfirmError):
    """`is_changed`: it is signed by another key than the one that is kept for this partner."""

    def __init__(self, *, is_changed: bool = False) -> None:
        super().__init__()
        self.is_changed = is_changed


class FaultyLinesError(RuleError):
    """`count` lines of a file cannot be imported."""

    def __init__(self, count: int) -> None:
        super().__init__(str(count))
        self.count = count


class InvalidEvenementError(RuleError):
    """`champ` names the field of `orientations.fugue.Evenement` at fault."""

    def __init__(self, champ: str) -> None:
        super().__init__(champ)
        self.champ = champ


class InvalidTransitionError(RuleError):
    def __init__(self, current: str, wanted: str) -> None:
        super().__init__(f"{current} -> {wanted}")
        self.current = current
        self.wanted = wanted


class ReponseError(RuleError):
    """`status` is where the slip is, a member of `orientations.model.Status`."""

    def __init__(self, status: str) -> None:
        super().__init__(status)
        self.status = status


class EarlyReponseError(ReponseError): ...


class LateReponseError(ReponseError): ...


class OutdatedReponseError(ReponseError): ...
