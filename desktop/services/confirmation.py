"""What is done only once its user has been asked: an action says it by a `ToConfirmError`, and is called again."""

from desktop.errors import ToConfirmError

Confirmed = frozenset[type[ToConfirmError]]
"""The kinds of question its user said yes to, for this one action."""

NOTHING: Confirmed = frozenset()


def ask(question: ToConfirmError, confirmed: Confirmed) -> None:
    """Raises: `question`, unless its user said yes to it."""
    if type(question) not in confirmed:
        raise question
