"""The root of all errors, and what stands directly under it."""


class RepereError(Exception):
    """Root of the errors a user is told about."""


class CancelledError(RepereError):
    """Nothing of the work is left."""


class RuleError(RepereError):
    """A rule of the trade forbids what was asked."""
