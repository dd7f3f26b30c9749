"""Reads an expression by recursive descent, one function per level of precedence."""

from functools import lru_cache

from desktop.entretiens.xpath.lexer import Token, tokenize
from desktop.entretiens.xpath.syntax import (
    Binary,
    Call,
    Expr,
    Filter,
    Literal,
    Negation,
    NodeTest,
    Number,
    Path,
    Step,
    XPathError,
    parts,
)

_LEVELS = (("or",), ("and",), ("=", "!="), ("<", "<=", ">", ">="), ("+", "-"), ("*", "div", "mod"))
_NODE_TYPES = frozenset(("node", "text", "comment", "processing-instruction"))
# Python's own stack must be enough to read an expression (parentheses) and to run it (chains of operators too).
_MAX_NESTING = 40
_MAX_DEPTH = 150
AXES = frozenset(
    [
        "ancestor",
        "ancestor-or-self",
        "attribute",
        "child",
        "descendant",
        "descendant-or-self",
        "following",
        "following-sibling",
        "namespace",
        "parent",
        "preceding",
        "preceding-sibling",
        "self",
    ]
)
_ANY_DESCENDANT = Step("descendant-or-self", NodeTest("node"))


@lru_cache(maxsize=4096)
def parse(source: str) -> Expr:
    """Raises: XPathError."""
    parser = _Parser(tokenize(source))
    expression = parser.expression()
    parser.finish()
    _check_depth(expression)
    return expression


def _check_depth(expression: Expr) -> None:
    waiting = [(expression, 1)]
    while waiting:
        part, depth = waiting.pop()
        if depth > _MAX_DEPTH:
            raise XPathError("expression trop longue : passer par un calcul intermédiaire")
        waiting += [(inner, depth + 1) for inner in parts(part)]


class _Parser:
    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._index = 0
        self._depth = 0

    @property
    def _token(self) -> Token:
        return self._tokens[self._index]

    def _ahead(self, text: str, offset: int = 0) -> bool:
        index = min(self._index + offset, len(self._tokens) - 1)
        return self._tokens[index].kind == "operator" and self._tokens[index].text == text

    def _advance(self) -> Token:
        token = self._token
        self._index += 1
        return token

    def _accept(self, text: str) -> bool:
        if self._ahead(text):
            self._index += 1
            return True
        return False

    def _expect(self, text: str) -> None:
        if not self._accept(text):
            found = self._token.text or "la fin"
            raise XPathError(f"« {text} » attendu, « {found} » trouvé (caractère {self._token.position + 1})")

    def finish(self) -> None:
        if self._token.kind != "end":
            raise XPathError(f"« {self._token.text} » inattendu (caractère {self._token.position + 1})")

    def expression(self) -> Expr:
        self._depth += 1
        if self._depth > _MAX_NESTING:
            raise XPathError("expression trop imbriquée")
        result = self._level(0)
        self._depth -= 1
        return result

    def _level(self, level: int) -> Expr:
        if level == len(_LEVELS):
            return self._negation()
        left = self._level(level + 1)
        while self._token.kind == "operator" and self._token.text in _LEVELS[level]:
            operator = self._advance().text
            left = Binary(operator, left, self._level(level + 1))
        return left

    def _negation(self) -> Expr:
        signs = 0
        while self._accept("-"):
            signs += 1
        operand = self._union()
        for _ in range(2 - signs % 2 if signs else 0):
            operand = Negation(operand)
        return operand

    def _union(self) -> Expr:
        left = self._path()
        while self._accept("|"):
            left = Binary("|", left, self._path())
        return left

    def _path(self) -> Expr:
        if self._accept("//"):
            return Path(None, (_ANY_DESCENDANT, *self._steps()), is_absolute=True)
        if self._accept("/"):
            return Path(None, self._steps() if self._starts_step() else (), is_absolute=True)
        if not self._starts_primary():
            return Path(None, self._steps())
        start = self._filter()
        if self._accept("//"):
            return Path(start, (_ANY_DESCENDANT, *self._steps()))
        if self._accept("/"):
            return Path(start, self._steps())
        return start

    def _starts_step(self) -> bool:
        return self._token.kind == "name" or any(self._ahead(text) for text in (".", "..", "@", "*"))

    def _starts_primary(self) -> bool:
        token = self._token
        if token.kind in ("number", "string") or self._ahead("("):
            return True
        return token.kind == "name" and self._ahead("(", 1) and token.text not in _NODE_TYPES

    def _filter(self) -> Expr:
        primary = self._primary()
        predicates = self._predicates()
        return Filter(primary, predicates) if predicates else primary

    def _primary(self) -> Expr:
        if self._accept("("):
            inner = self.expression()
            self._expect(")")
            return inner
        token = self._advance()
        if token.kind == "number":
            return Number(float(token.text))
        if token.kind == "string":
            return Literal(token.text[1:-1])
        self._expect("(")
        arguments: list[Expr] = []
        if not self._accept(")"):
            arguments.append(self.expression())
            while self._accept(","):
                arguments.append(self.expression())
            self._expect(")")
        return Call(token.text, tuple(arguments))

    def _steps(self) -> tuple[Step, ...]:
        steps = [self._step()]
        while True:
            if self._accept("//"):
                steps += [_ANY_DESCENDANT, self._step()]
            elif self._accept("/"):
                steps.append(self._step())
            else:
                return tuple(steps)

    def _step(self) -> Step:
        if self._accept("."):
            return Step("self", NodeTest("node"), self._predicates())
        if self._accept(".."):
            return Step("parent", NodeTest("node"), self._predicates())
        axis = "child"
        if self._accept("@"):
            axis = "attribute"
        elif self._token.kind == "name" and self._ahead("::", 1):
            axis = self._advance().text
            self._advance()
            if axis not in AXES:
                raise XPathError(f"axe inconnu « {axis} »")
        return Step(axis, self._node_test(), self._predicates())

    def _node_test(self) -> NodeTest:
        if self._accept("*"):
            return NodeTest("name", "*")
        token = self._advance()
        if token.kind != "name":
            raise XPathError(f"nom attendu, « {token.text or 'la fin'} » trouvé (caractère {token.position + 1})")
        if token.text in _NODE_TYPES and self._accept("("):
            target = self._advance().text[1:-1] if self._token.kind == "string" else ""
            self._expect(")")
            return NodeTest(token.text, target)
        return NodeTest("name", token.text)

    def _predicates(self) -> tuple[Expr, ...]:
        predicates: list[Expr] = []
        while self._accept("["):
            predicates.append(self.expression())
            self._expect("]")
        return tuple(predicates)
