"""Random forms and answers for two engines. The same seed gives the same case.

Left out, because the engines differ there by choice (`docs/adr/0001-interview-engine.md`):
- answers to a filtered question read elsewhere: JavaRosa empties them late, and does not compute what reads them;
- an aggregate over the repeat one is in: JavaRosa pins its path to the instance, XPath does not;
- an aggregate over what is deeper than a child of the repeat: JavaRosa does not compute it again with each instance;
- a filter that reads what may stop being relevant: JavaRosa keeps its former choices;
- `max`: that of negative numbers is 0 in JavaRosa;
- a truth as the value of a question: JavaRosa writes 1 and 0; a number where a date is due;
- names of days and months, which follow the language of the text; a count that goes down: JavaRosa keeps the instances.
"""

import random
from dataclasses import dataclass, field, replace
from html import escape

_HEAD = (
    '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
    'xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>t</h:title><model>'
)
_CHOICES = (("a", "x"), ("b", "x"), ("c", "y"), ("d", "y"))
_LIST = "".join(f"<item><name>{n}</name><label>{n.upper()}</label><g>{g}</g></item>" for n, g in _CHOICES)
_WORDS = ("", "a", "b", "été", "un deux", "12", "Zoé", "x")
_TYPES = ("int", "int", "decimal", "string", "string", "date", "select1", "select")
_NUMBERS = ("int", "decimal")


@dataclass(frozen=True)
class Field:
    """`path` holds names from the root, `repeats` how many names long each enclosing repeat's path is."""

    path: tuple[str, ...]
    kind: str
    repeats: tuple[int, ...]
    is_always_relevant: bool = True


@dataclass
class Case:
    form: str
    operations: list[dict[str, str]]


@dataclass
class _Written:
    """What is being written: the parts of the form, and the questions that later ones may read."""

    binds: list[str] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    asked: list[Field] = field(default_factory=list)
    repeats: list[tuple[tuple[str, ...], tuple[int, ...]]] = field(default_factory=list)
    conditional: list[tuple[str, ...]] = field(default_factory=list)  # groups that may not be relevant
    count: int = 0


def random_case(seed: int) -> Case:
    rng = random.Random(seed)
    written = _Written()
    (data, _), body = _container(rng, written, ("data",), (), depth=0)
    binds = "".join(written.binds)
    form = (
        f'{_HEAD}<instance><data id="t">{data}</data></instance><instance id="l"><root>{_LIST}</root></instance>'
        f"{binds}</model></h:head><h:body>{body}</h:body></h:html>"
    )
    return Case(form, [_operation(rng, written) for _ in range(rng.randint(3, 10))])


_Data = tuple[str, str]
"""The data of a node as it starts, and as it is in a template: there pyxform puts the templates of repeats inside."""


def _container(
    rng: random.Random, written: _Written, path: tuple[str, ...], repeats: tuple[int, ...], depth: int
) -> tuple[_Data, str]:
    started, template, body = [], [], []
    for _ in range(rng.randint(2, 6 if depth == 0 else 4)):
        roll = rng.random()
        if depth < 3 and roll < 0.15:
            part = _group(rng, written, path, repeats, depth)
        elif depth < 3 and roll < 0.32 and len(repeats) < 2:
            part = _repeat(rng, written, path, repeats, depth)
        else:
            part = _question(rng, written, path, repeats)
        started.append(part[0][0])
        template.append(part[0][1])
        body.append(part[1])
    return ("".join(started), "".join(template)), "".join(body)


def _name(written: _Written, letter: str) -> str:
    written.count += 1
    return f"{letter}{written.count}"


def _group(
    rng: random.Random, written: _Written, path: tuple[str, ...], repeats: tuple[int, ...], depth: int
) -> tuple[_Data, str]:
    name = _name(written, "g")
    inner = (*path, name)
    if rng.random() < 0.5:
        relevant = _Expression(rng, written.fields, inner, repeats).truth(2)
        written.binds.append(f'<bind nodeset="/{"/".join(inner)}" relevant="{escape(relevant)}"/>')
        written.conditional.append(inner)
    (started, template), body = _container(rng, written, inner, repeats, depth + 1)
    data = f"<{name}>{started}</{name}>", f"<{name}>{template}</{name}>"
    return data, f'<group ref="/{"/".join(inner)}"><label>{name}</label>{body}</group>'


def _repeat(
    rng: random.Random, written: _Written, path: tuple[str, ...], repeats: tuple[int, ...], depth: int
) -> tuple[_Data, str]:
    name = _name(written, "r")
    inner = (*path, name)
    written.repeats.append((inner, repeats))
    (started, template), body = _container(rng, written, inner, (*repeats, len(inner)), depth + 1)
    start = f"<{name}>{started}</{name}>"
    whole = f'<{name} jr:template="">{template}</{name}><{name}>{started}</{name}>'
    has_template = bool(repeats) or template != started or rng.random() < 0.7
    data = (start if repeats else whole if has_template else start), whole
    return data, f'<group><label>{name}</label><repeat nodeset="/{"/".join(inner)}">{body}</repeat></group>'


def _question(
    rng: random.Random, written: _Written, path: tuple[str, ...], repeats: tuple[int, ...]
) -> tuple[_Data, str]:
    kind = rng.choice(_TYPES)
    name = _name(written, "q")
    here = Field((*path, name), kind, repeats)
    expression = _Expression(rng, written.fields, here.path, repeats)
    ref = f"/{'/'.join(here.path)}"
    attributes = {"type": kind if kind in (*_NUMBERS, "date", "string") else "string"}
    is_computed = kind in (*_NUMBERS, "string", "date") and rng.random() < 0.35
    if is_computed:
        attributes["calculate"] = {"string": expression.text, "date": expression.day}.get(kind, expression.number)(3)
    for key, chance in (("relevant", 0.3), ("required", 0.2), ("readonly", 0.1)):
        if rng.random() < chance:
            attributes[key] = expression.truth(2)
    if not is_computed and rng.random() < 0.3:
        attributes["constraint"] = expression.constraint(kind)
    written.binds.append(
        f'<bind nodeset="{ref}" ' + " ".join(f'{key}="{escape(value)}"' for key, value in attributes.items()) + "/>"
    )
    is_filtered = kind in ("select1", "select") and rng.random() < 0.4
    steady = [each for each in written.fields if each.is_always_relevant]
    filtering = f"[g = {_Expression(rng, steady, here.path, repeats, 'current()/').text(1)}]" if is_filtered else ""
    default = _value(rng, kind) if rng.random() < 0.25 and not is_computed and not is_filtered else ""
    is_conditional = "relevant" in attributes or any(path[: len(group)] == group for group in written.conditional)
    if not is_filtered:
        written.fields.append(replace(here, is_always_relevant=not is_conditional))
    if not is_computed:
        written.asked.append(here)
    label = f'{name} <output value="{escape(expression.text(1))}"/>' if rng.random() < 0.4 else name
    data = f"<{name}>{default}</{name}>"
    return (data, data), "" if is_computed else _control(kind, ref, label, filtering)


def _control(kind: str, ref: str, label: str, filtering: str) -> str:
    if kind not in ("select1", "select"):
        return f'<input ref="{ref}"><label>{label}</label></input>'
    nodeset = escape(f"instance('l')/root/item{filtering}")
    items = f'<itemset nodeset="{nodeset}"><value ref="name"/><label ref="label"/></itemset>'
    return f'<{kind} ref="{ref}"><label>{label}</label>{items}</{kind}>'


def _value(rng: random.Random, kind: str) -> str:
    if rng.random() < 0.15:
        return ""
    if kind == "int":
        return str(rng.randint(-5, 20))
    if kind == "decimal":
        return str(rng.randint(-500, 2000) / 100)
    if kind == "date":
        return f"20{rng.randint(20, 27)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
    names = [name for name, _ in _CHOICES]
    if kind == "select1":
        return rng.choice(names)
    if kind == "select":
        return " ".join(name for name in names if rng.random() < 0.5)
    return rng.choice(_WORDS).strip()


def _operation(rng: random.Random, written: _Written) -> dict[str, str]:
    """Places are drawn blindly: what is not there is said impossible, and played by neither."""
    if written.repeats and (rng.random() < 0.4 or not written.asked):
        path, repeats = rng.choice(written.repeats)
        if rng.random() < 0.7:
            return {"op": "add", "ref": _placed(rng, path, repeats), "value": ""}
        return {"op": "remove", "ref": _placed(rng, path, (*repeats, len(path))), "value": ""}
    if not written.asked:
        return {"op": "set", "ref": "/data/none", "value": ""}
    asked = rng.choice(written.asked)
    return {"op": "set", "ref": _placed(rng, asked.path, asked.repeats), "value": _value(rng, asked.kind)}


def _placed(rng: random.Random, path: tuple[str, ...], repeats: tuple[int, ...]) -> str:
    parts = [
        f"{name}[{rng.choice((1, 1, 1, 2, 2, 3))}]" if depth in repeats else name for depth, name in enumerate(path, 1)
    ]
    return "/" + "/".join(parts)


class _Expression:
    """Draws expressions written at `here`, reading questions that come before: no cycle is possible."""

    def __init__(
        self,
        rng: random.Random,
        fields: list[Field],
        here: tuple[str, ...],
        repeats: tuple[int, ...],
        origin: str = "",
    ) -> None:
        """`origin` is what a relative path starts with: in a predicate, that of the question must be said."""
        self._rng = rng
        self._here = here
        self._repeats = repeats
        self._origin = origin
        self._near = [f for f in fields if f.repeats == repeats[: len(f.repeats)] and self._shares(f)]
        self._far = [f for f in fields if f.repeats and len(f.path) == f.repeats[0] + 1 and not self._enters(f)]

    def _shares(self, other: Field) -> bool:
        return all(other.path[:depth] == self._here[:depth] for depth in other.repeats)

    def _enters(self, other: Field) -> bool:
        first = other.repeats[0]
        return other.path[:first] == self._here[:first]

    def _path(self, other: Field) -> str:
        if not self._origin and self._rng.random() < 0.4:
            return "/" + "/".join(other.path)
        common = 0
        while common < min(len(other.path), len(self._here)) - 1 and other.path[common] == self._here[common]:
            common += 1
        return self._origin + "../" * (len(self._here) - common) + "/".join(other.path[common:])

    def _read(self, *kinds: str) -> str | None:
        near = [f for f in self._near if f.kind in kinds]
        return self._path(self._rng.choice(near)) if near else None

    def _gathered(self, *kinds: str) -> str | None:
        far = [f for f in self._far if f.kind in kinds]
        return "/" + "/".join(self._rng.choice(far).path) if far else None

    def number(self, depth: int) -> str:
        draw = self._rng.random()
        if depth == 0 or draw < 0.3:
            return self._read(*_NUMBERS) or str(self._rng.choice((0, 1, 2, 3, 7, 10, 1.5, -2)))
        if draw < 0.4 and (path := self._gathered(*_NUMBERS)):
            return f"{self._rng.choice(('sum', 'count', 'min', 'count-non-empty'))}({path})"
        if draw < 0.45 and self._repeats:
            return f"position({self._origin}{'../' * (len(self._here) - self._repeats[-1] - 1)}..)"
        if draw < 0.5 and (path := self._read("select")):
            return f"count-selected({path})"
        if draw < 0.55:
            return f"string-length({self.text(depth - 1)})"
        if draw < 0.65:
            return f"if({self.truth(depth - 1)}, {self.number(depth - 1)}, {self.number(depth - 1)})"
        if draw < 0.75:
            name = self._rng.choice(("round", "int", "abs", "number"))
            return f"{name}({self.number(depth - 1)})"
        if draw < 0.8:
            return f"round({self.number(depth - 1)}, {self._rng.choice((1, 2))})"
        if draw < 0.9:
            return f"({self.number(depth - 1)} {self._rng.choice(('*', 'div', 'mod'))} {self._rng.choice((2, 3, 10))})"
        return f"({self.number(depth - 1)} {self._rng.choice('+-')} {self.number(depth - 1)})"

    def text(self, depth: int) -> str:
        draw = self._rng.random()
        if depth == 0 or draw < 0.35:
            literal = self._rng.choice(("x", "y", "a", "été", ""))
            return self._read("string", "select1", "select") or f"'{literal}'"
        if draw < 0.45 and (path := self._gathered("string", "select1")):
            return f"join(',', {path})"
        if draw < 0.65:
            return f"concat({self.text(depth - 1)}, '-', {self.text(depth - 1)})"
        if draw < 0.75:
            return f"if({self.truth(depth - 1)}, {self.text(depth - 1)}, {self.text(depth - 1)})"
        if draw < 0.85:
            return f"coalesce({self.text(depth - 1)}, {self.text(depth - 1)})"
        if draw < 0.92:
            return f"substr({self.text(depth - 1)}, {self._rng.choice((0, 1))}, {self._rng.choice((1, 3))})"
        return f"string(string-length({self.text(depth - 1)}))"

    def day(self, depth: int) -> str:
        if (path := self._read("date")) and self._rng.random() < 0.5:
            return path
        if depth and self._rng.random() < 0.4:
            return f"if({self.truth(depth - 1)}, {self.day(depth - 1)}, {self.day(0)})"
        return f"date('2024-0{self._rng.randint(1, 9)}-1{self._rng.randint(0, 9)}')"

    def truth(self, depth: int) -> str:
        draw = self._rng.random()
        if draw < 0.3:
            symbol = self._rng.choice(("=", "!=", "<", "<=", ">", ">="))
            return f"{self.number(depth - 1 if depth else 0)} {symbol} {self._rng.randint(-1, 9)}"
        if draw < 0.5:
            return f"{self.text(0)} {self._rng.choice(('=', '!='))} '{self._rng.choice(('a', 'b', 'x', ''))}'"
        if draw < 0.6 and (path := self._read("select", "select1")):
            return f"selected({path}, '{self._rng.choice('abc')}')"
        if draw < 0.68 and (path := self._read("date")):
            return f"{path} {self._rng.choice(('<', '>', '<=', '>='))} date('2024-06-15')"
        if draw < 0.75:
            return f"regex({self.text(0)}, '[a-z]+')"
        if draw < 0.8:
            return f"{self._rng.choice(('starts-with', 'contains'))}({self.text(0)}, 'a')"
        if depth and draw < 0.9:
            return f"({self.truth(depth - 1)} {self._rng.choice(('and', 'or'))} {self.truth(depth - 1)})"
        return f"not({self.truth(depth - 1)})" if depth else "true()"

    def constraint(self, kind: str) -> str:
        if kind in _NUMBERS:
            return f". {self._rng.choice(('<', '>', '!='))} {self.number(1)}"
        if kind == "date":
            return f". > {self.day(0)}"
        return f"string-length(.) < {self._rng.choice((2, 4))} or {self.truth(1)}"
