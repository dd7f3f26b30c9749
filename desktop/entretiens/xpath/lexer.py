"""Cuts an expression into tokens. After an operand, `*`, `and`, `or`, `div` and `mod` are operators."""

import re
from typing import NamedTuple

from desktop.entretiens.xpath.syntax import XPathError


class Token(NamedTuple):
    """`kind` is `number`, `string`, `name`, `operator` or `end`; punctuation counts as operator."""

    kind: str
    text: str
    position: int


_NAME = r"[^\W\d][\w.\-]*"
_SPACE = re.compile(r"\s*")
_NUMBER = re.compile(r"\d+(?:\.\d*)?|\.\d+")
_STRING = re.compile(r"\"[^\"]*\"|'[^']*'")
_QUALIFIED = re.compile(rf"{_NAME}(?::(?!:)(?:{_NAME}|\*))?")
_WORD_OPERATOR = re.compile(r"and|or|div|mod")
_SYMBOL = re.compile(r"//|::|\.\.|!=|<=|>=|[()\[\].@,/|+\-=<>*]")
_BEFORE_OPERAND = frozenset(
    [
        "(",
        "[",
        ",",
        "@",
        "::",
        "/",
        "//",
        "|",
        "+",
        "-",
        "=",
        "!=",
        "<",
        "<=",
        ">",
        ">=",
        "*",
        "and",
        "or",
        "div",
        "mod",
    ]
)


def tokenize(source: str) -> list[Token]:
    """Raises: XPathError."""
    tokens: list[Token] = []
    position = 0
    while True:
        space = _SPACE.match(source, position)
        position = space.end() if space else position
        if position >= len(source):
            tokens.append(Token("end", "", position))
            return tokens
        token = _next(source, position, _ends_operand(tokens))
        tokens.append(token)
        position += len(token.text)


def _ends_operand(tokens: list[Token]) -> bool:
    if not tokens:
        return False
    last = tokens[-1]
    return last.kind != "operator" or last.text not in _BEFORE_OPERAND


def _next(source: str, position: int, after_operand: bool) -> Token:
    if after_operand and (word := _WORD_OPERATOR.match(source, position)):
        return Token("operator", word.group(), position)
    for kind, pattern in (("number", _NUMBER), ("string", _STRING), ("name", _QUALIFIED), ("operator", _SYMBOL)):
        if found := pattern.match(source, position):
            return Token(kind, found.group(), position)
    raise XPathError(f"signe inattendu « {source[position]} » (caractère {position + 1})")
