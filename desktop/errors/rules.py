"""What a rule of the trade forbids, and what is done only once someone has said yes."""

from datetime import datetime

from desktop.errors.root import RuleError


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
