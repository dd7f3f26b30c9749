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
│   ├── FileThereError          the file to make is there, and is not to be replaced
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

from desktop.errors.documents import (
    DocumentError,
    DocumentTooLongError,
    DriveGoneError,
    ExportError,
    FileThereError,
    FolderNotEmptyError,
    MissingFontError,
    MissingGlyphError,
    NotEnoughSpaceError,
    PrintError,
)
from desktop.errors.exchange import (
    AnswerFileError,
    CleError,
    CodeError,
    DamagedEnveloppeError,
    EnveloppeError,
    ExpiredEnveloppeError,
    ForeignEnveloppeError,
    ForeignReponseError,
    ForgedEnveloppeError,
    GoneReponseError,
    IdentiteError,
    MistypedCleError,
    MistypedCodeError,
    NewerCleError,
    NewerEnveloppeError,
    NoCleError,
    NoCleInPictureError,
    NotCleError,
    NotCodeError,
    NotEnveloppeError,
    NotIdentiteError,
    NotOrientationError,
    NotReponseError,
    OtherSenderError,
    RedirectedEnveloppeError,
    RevokedCleError,
    TooLargeEnveloppeError,
    UnknownCodeError,
    UnreadablePictureError,
    UnusableCleError,
    WrongIdentitePassphraseError,
)
from desktop.errors.files import (
    ContentError,
    DirectoryFileError,
    FaultyFileError,
    FaultyLinesError,
    PolitiqueError,
    UnreadableFileError,
)
from desktop.errors.root import (
    CancelledError,
    RepereError,
    RuleError,
)
from desktop.errors.rules import (
    AlreadyExportedError,
    ClearOnRemovableError,
    CleChangedError,
    ClockJumpError,
    EarlyReponseError,
    IncompleteOrientationError,
    InvalidAnswerError,
    InvalidComplementError,
    InvalidCoordonneesError,
    InvalidEvenementError,
    InvalidFieldError,
    InvalidPartenaireError,
    InvalidTitulaireError,
    InvalidTransitionError,
    LastResponsableError,
    LateReponseError,
    MissingAccordError,
    NotAllowedError,
    OutdatedReponseError,
    ReponseError,
    ToConfirmError,
    UnverifiedCleError,
    UnverifiedReponseError,
    WeakPassphraseError,
)
from desktop.errors.store import (
    AlreadyRunningError,
    DamagedBackupError,
    DamagedHeaderError,
    DamagedStoreError,
    DiskFullError,
    ForeignStoreError,
    MistypedRecoveryCodeError,
    NetworkFolderError,
    NewerStoreError,
    NotKeptError,
    ReadOnlyFolderError,
    RevokedAccessError,
    StoreAccessError,
    StoreError,
    StoreExistsError,
    TooManyAttemptsError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)

__all__ = [
    "AlreadyExportedError",
    "AlreadyRunningError",
    "AnswerFileError",
    "CancelledError",
    "CleChangedError",
    "CleError",
    "ClearOnRemovableError",
    "ClockJumpError",
    "CodeError",
    "ContentError",
    "DamagedBackupError",
    "DamagedEnveloppeError",
    "DamagedHeaderError",
    "DamagedStoreError",
    "DirectoryFileError",
    "DiskFullError",
    "DocumentError",
    "DocumentTooLongError",
    "DriveGoneError",
    "EarlyReponseError",
    "EnveloppeError",
    "ExpiredEnveloppeError",
    "ExportError",
    "FaultyFileError",
    "FaultyLinesError",
    "FileThereError",
    "FolderNotEmptyError",
    "ForeignEnveloppeError",
    "ForeignReponseError",
    "ForeignStoreError",
    "ForgedEnveloppeError",
    "GoneReponseError",
    "IdentiteError",
    "IncompleteOrientationError",
    "InvalidAnswerError",
    "InvalidComplementError",
    "InvalidCoordonneesError",
    "InvalidEvenementError",
    "InvalidFieldError",
    "InvalidPartenaireError",
    "InvalidTitulaireError",
    "InvalidTransitionError",
    "LastResponsableError",
    "LateReponseError",
    "MissingAccordError",
    "MissingFontError",
    "MissingGlyphError",
    "MistypedCleError",
    "MistypedCodeError",
    "MistypedRecoveryCodeError",
    "NetworkFolderError",
    "NewerCleError",
    "NewerEnveloppeError",
    "NewerStoreError",
    "NoCleError",
    "NoCleInPictureError",
    "NotAllowedError",
    "NotCleError",
    "NotCodeError",
    "NotEnoughSpaceError",
    "NotEnveloppeError",
    "NotIdentiteError",
    "NotKeptError",
    "NotOrientationError",
    "NotReponseError",
    "OtherSenderError",
    "OutdatedReponseError",
    "PolitiqueError",
    "PrintError",
    "ReadOnlyFolderError",
    "RedirectedEnveloppeError",
    "RepereError",
    "ReponseError",
    "RevokedAccessError",
    "RevokedCleError",
    "RuleError",
    "StoreAccessError",
    "StoreError",
    "StoreExistsError",
    "ToConfirmError",
    "TooLargeEnveloppeError",
    "TooManyAttemptsError",
    "UnknownCodeError",
    "UnreadableFileError",
    "UnreadablePictureError",
    "UnusableCleError",
    "UnverifiedCleError",
    "UnverifiedReponseError",
    "WeakPassphraseError",
    "WrongIdentitePassphraseError",
    "WrongPassphraseError",
    "WrongRecoveryCodeError",
]
