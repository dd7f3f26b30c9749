"""Turns a condition of the form into a formula of claims. What it does not understand may be true, may be false."""

from desktop.entretiens.formulaire import FormNode
from desktop.entretiens.lint.literal import FALSE, TRUE, All, Any, Bound, Chosen, Equal, Formula, Opaque
from desktop.entretiens.lint.subject import Subject
from desktop.entretiens.xpath.parser import parse
from desktop.entretiens.xpath.references import calls, references
from desktop.entretiens.xpath.syntax import Binary, Call, Expr, Literal, Negation, Number, Path
from desktop.entretiens.xpath.values import to_number

_COMPARISONS = frozenset(("=", "!=", "<", "<=", ">", ">="))
_MIRROR = {"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
_MEASURES = {"string-length": "length", "count-selected": "count"}
_CHANGING = frozenset(("random", "uuid", "now"))
# How far a condition is followed into those of the questions it reads.
_MAX_DEPTH = 4


class Conditions:
    """`follows`: into what the questions that are read need themselves, to be asked and answered."""

    def __init__(self, subject: Subject, *, follows: bool = True) -> None:
        self._subject = subject
        self._follows = follows

    def relevance(self, node: FormNode, depth: int = 0) -> Formula:
        """The node is asked: its own condition and those of the groups around it hold."""
        if depth > _MAX_DEPTH:
            return TRUE
        around = [each for each in self._subject.ancestry(node) if each.relevant]
        return All(tuple(self.formula(parse(each.relevant), each, True, depth) for each in around))

    def formula(self, expression: Expr, origin: FormNode, wanted: bool, depth: int = 0) -> Formula:
        """`expression`, written on `origin`, is true when `wanted`, else is not."""
        match expression:
            case Binary("and" | "or" as operator, left, right):
                both = (self.formula(left, origin, wanted, depth), self.formula(right, origin, wanted, depth))
                return All(both) if (operator == "and") is wanted else Any(both)
            case Binary(operator, left, right) if operator in _COMPARISONS:
                return self._comparison(operator, left, right, origin, wanted, depth)
            case Call("not", (inner,)):
                return self.formula(inner, origin, not wanted, depth)
            case Call("true", ()):
                return TRUE if wanted else FALSE
            case Call("false", ()):
                return FALSE if wanted else TRUE
            case Call("if", (condition, then, otherwise)):
                branches = (self.formula(branch, origin, wanted, depth) for branch in (then, otherwise))
                return self._branched(condition, origin, depth, *branches)
            case Call("selected", (Path() as path, Literal(name))) if name.strip():
                return self._chosen(path, name.strip(), expression, origin, wanted, depth)
            case Number() | Literal():
                return TRUE if bool(expression.value) is wanted else FALSE
        return self._opaque(expression, origin, wanted)

    def _branched(self, condition: Expr, origin: FormNode, depth: int, then: Formula, otherwise: Formula) -> Formula:
        taken = self.formula(condition, origin, True, depth)
        passed = self.formula(condition, origin, False, depth)
        return Any((All((taken, then)), All((passed, otherwise))))

    def _opaque(self, expression: Expr, origin: FormNode, wanted: bool) -> Formula:
        if any(call.name in _CHANGING for call in calls(expression)):
            return TRUE
        return Opaque((origin.index, expression), wanted)

    def _comparison(
        self, operator: str, left: Expr, right: Expr, origin: FormNode, wanted: bool, depth: int
    ) -> Formula:
        if isinstance(left, Number | Literal | Negation) and not isinstance(right, Number | Literal | Negation):
            return self._comparison(_MIRROR[operator], right, left, origin, wanted, depth)
        value = _constant(right)
        if value is None:
            return self._opaque(Binary(operator, left, right), origin, wanted)
        known = _constant(left)
        if known is not None:
            return TRUE if _holds(operator, known, value) is wanted else FALSE
        if isinstance(left, Call) and left.name == "if" and len(left.arguments) == 3:
            condition, *branches = left.arguments
            compared = (self._comparison(operator, branch, right, origin, wanted, depth) for branch in branches)
            return self._branched(condition, origin, depth, *compared)
        if isinstance(left, Call) and left.name in _MEASURES and len(left.arguments) == 1:
            return self._measured(left, operator, value, origin, wanted)
        return self._of_question(operator, left, right, origin, wanted, depth)

    def _measured(self, call: Call, operator: str, value: str | float, origin: FormNode, wanted: bool) -> Formula:
        node = self._plain(call.arguments[0], origin)
        number = to_number(value)
        if node is None or number != number or operator == "!=":
            return self._opaque(Binary(operator, call, Number(number)), origin, wanted)
        return Bound(node.index, _MEASURES[call.name], operator, number, wanted)

    def _of_question(
        self, operator: str, left: Expr, right: Expr, origin: FormNode, wanted: bool, depth: int
    ) -> Formula:
        node, value = self._plain(left, origin), _constant(right)
        if node is None or value is None:
            return self._opaque(Binary(operator, left, right), origin, wanted)
        if node.calculate and not node.is_asked and depth < _MAX_DEPTH:
            return self._of_calculation(node, operator, right, wanted, depth)
        if isinstance(value, str) and operator in ("=", "!="):
            claim: Formula = Equal(node.index, value, (operator == "=") is wanted)
            is_filled = claim == Equal(node.index, value, True) and value != ""
        elif (number := to_number(value)) != number:
            return FALSE if wanted else TRUE
        else:
            different = operator == "!="
            claim = Bound(node.index, "value", "=" if different else operator, number, wanted is not different)
            is_filled = claim.holds
        return All((claim, self._filled(node, origin, depth))) if is_filled else claim

    def _of_calculation(self, node: FormNode, operator: str, right: Expr, wanted: bool, depth: int) -> Formula:
        """A calculation in place of its name; where it is not relevant it is blank."""
        shown = self._comparison(operator, parse(node.calculate), right, node, wanted, depth + 1)
        value = _constant(right)
        blank = value is not None and _holds(operator, "", value) is wanted
        return Any((shown, TRUE)) if blank and self._is_conditional(node) else shown

    def _is_conditional(self, node: FormNode) -> bool:
        return any(each.relevant for each in self._subject.ancestry(node))

    def _chosen(self, path: Path, name: str, expression: Expr, origin: FormNode, wanted: bool, depth: int) -> Formula:
        node = self._plain(path, origin)
        if node is None:
            return self._opaque(expression, origin, wanted)
        claim = Chosen(node.index, name, wanted)
        return All((claim, self._filled(node, origin, depth))) if wanted else claim

    def _filled(self, node: FormNode, origin: FormNode, depth: int) -> Formula:
        """What must hold for a question to have an answer: it is asked, and its own constraint accepted it."""
        if node.index == origin.index or not self._follows:
            return TRUE
        return All((self.relevance(node, depth + 1), self.accepted(node, depth + 1)))

    def accepted(self, node: FormNode, depth: int = 0) -> Formula:
        """The constraint of a question, when it looks at nothing but its own answer: it held when that was given."""
        if not node.constraint or depth > _MAX_DEPTH:
            return TRUE
        expression = parse(node.constraint)
        return self.formula(expression, node, True, depth) if self._reads_itself_only(expression, node) else TRUE

    def _reads_itself_only(self, expression: Expr, node: FormNode) -> bool:
        pattern = self._subject.graph.pattern(node.index)
        return all(reference.pattern == pattern for reference in references(expression, pattern))

    def _plain(self, expression: Expr, origin: FormNode) -> FormNode | None:
        node = self._subject.node_of(expression, origin)
        if node is None or not self._subject.is_same_instance(expression, origin, node):
            return None
        return node


def _constant(expression: Expr) -> str | float | None:
    match expression:
        case Number(value) | Literal(value):
            return value
        case Negation(operand):
            inner = _constant(operand)
            return -to_number(inner) if inner is not None else None
    return None


def _holds(operator: str, left: str | float, right: str | float) -> bool:
    """As the evaluator compares two constants."""
    if isinstance(left, str) and isinstance(right, str) and operator in ("=", "!="):
        return (left == right) is (operator == "=")
    return compare(operator, to_number(left), to_number(right))


def compare(operator: str, left: float, right: float) -> bool:
    match operator:
        case "=":
            return left == right
        case "!=":
            return left != right
        case "<":
            return left < right
        case "<=":
            return left <= right
        case ">":
            return left > right
    return left >= right
