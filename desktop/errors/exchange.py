"""What is exchanged: envelopes, keys, identities, codes and answers."""

from desktop.errors.root import RepereError


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
