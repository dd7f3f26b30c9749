"""Damaged files made from sound ones: same seed, same bytes."""

import io
import json
import random
import re
import zipfile
from collections.abc import Callable

_CELLS = (
    "",
    "0",
    "-1",
    "1e400",
    "NaN",
    "yes",
    "true()",
    "false()",
    "${q}",
    "${inconnue}",
    "${",
    "}",
    "'",
    '"',
    "\\|",
    "|",
    "begin group",
    "end group",
    "begin repeat",
    "end repeat",
    "select_one",
    "select_one zz",
    "select_multiple oui_non",
    "calculate",
    "note",
    "integer",
    "rank oui_non",
    "range",
    "geopoint",
    "image",
    "hidden",
    "acknowledge",
    "csv-external",
    "if(",
    "if(1,2,3)",
    "count(//*)",
    "sum(/*/*)",
    "regex(., '(a+)+b')",
    "position(..)",
    "instance('oui_non')/root/item",
    "indexed-repeat(${q}, ${g}, 1)",
    "pulldata('x','a','b','c')",
    "jr:choice-name(${q}, '${q}')",
    "once(random())",
    "((((((((((1))))))))))",
    "1 div 0",
    "today() - 99999999",
    ". = . and .",
    "../../../../x",
    "/",
    "//",
    "*",
    "@a",
    "$x",
    "field-list",
    "minimal search('a')",
    "oui non",
    "oui_non",
    "é" * 40,
    "\u202e",
    "<a/>",
    "&amp;",
    "]]>",
)
_HEADERS = (
    "type",
    "name",
    "label",
    "label::English (en)",
    "relevant",
    "constraint",
    "required",
    "readonly",
    "calculation",
    "repeat_count",
    "choice_filter",
    "appearance",
    "default",
    "trigger",
    "parameters",
    "bind::rep:alerte",
    "bind::rep:audience",
    "list_name",
    "media::image",
    "hint",
    "guidance_hint",
    "body::intent",
    "jr:count",
    "",
)
"""Columns a mutation may write in place of another."""
Make = Callable[[random.Random, bytes], bytes]


def mutated_md(source: random.Random, content: bytes) -> bytes:
    lines = content.decode("utf-8").split("\n")
    for _ in range(source.randint(1, 4)):
        at = source.randrange(len(lines))
        match source.randrange(7):
            case 0:
                del lines[at]
                lines = lines or [""]
            case 1:
                lines.insert(at, lines[source.randrange(len(lines))])
            case 2 | 3:
                lines[at] = _changed_cell(source, lines[at])
            case 4:
                other = source.randrange(len(lines))
                lines[at], lines[other] = lines[other], lines[at]
            case 5:
                lines[at] = flipped(source, lines[at].encode()).decode("utf-8", "replace")
            case _:
                lines[at] = re.sub(r"[A-Za-z_]{3,}", lambda found: source.choice([found[0], found[0][::-1]]), lines[at])
    text = "\n".join(lines).encode()
    return flipped(source, text) if source.random() < 0.05 else text


def mutated_json(source: random.Random, content: bytes) -> bytes:
    """Either its text, or the values in it."""
    if source.random() < 0.3:
        return flipped(source, content)
    data = json.loads(content)
    for _ in range(source.randint(1, 3)):
        change_value(source, data)
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass")


def mutated_xlsx(source: random.Random, content: bytes) -> bytes:
    """A cell of its XML, a part of the archive, or a byte anywhere."""
    if source.random() < 0.3:
        return flipped(source, content)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        parts = archive.namelist()
        hit = source.choice(
            [name for name in parts if "sheet" in name or "sharedStrings" in name or "workbook" in name]
        )
        for name in parts:
            part = archive.read(name)
            if name == hit:
                part = _changed_part(source, part)
            if name != hit or source.random() > 0.03:
                target.writestr(name, part)
    return out.getvalue()


def _changed_part(source: random.Random, part: bytes) -> bytes:
    match source.randrange(5):
        case 0:
            return flipped(source, part)
        case 1:
            return part[: source.randrange(len(part))]
        case 2:
            bomb = b'<!DOCTYPE a [<!ENTITY b "bb">]>'
            return part.replace(b"?>", b"?>" + bomb, 1) if source.random() < 0.3 else part * source.randint(1, 3)
        case 3:
            number = str(source.choice([0, 7, 1048576, 99999999, -1])).encode()
            return re.sub(rb'( r="[A-Z]*)\d+', lambda found: found[1] + number, part, count=source.randint(1, 3))
    texts = list(re.finditer(rb"<(t|v|f)>([^<]*)</", part))
    if not texts:
        return part
    found = source.choice(texts)
    cell = source.choice(_CELLS).replace("&", "&amp;").replace("<", "&lt;").encode()
    return part[: found.start(2)] + cell + part[found.end(2) :]


def _changed_cell(source: random.Random, line: str) -> str:
    cells = line.split("|")
    if len(cells) < 3:
        return line
    at = source.randrange(1, len(cells))
    cells[at] = f" {source.choice(_HEADERS if source.random() < 0.2 else _CELLS)} "
    return "|".join(cells)


def flipped(source: random.Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(source.randint(1, 8)):
        if changed:
            changed[source.randrange(len(changed))] = source.randrange(256)
    end = source.randrange(len(changed)) if changed and source.random() < 0.1 else len(changed)
    return bytes(changed[:end])


def change_value(source: random.Random, data: object) -> None:
    """Go down at random, and change, drop or move what is there."""
    holder, key = data, None
    while isinstance(holder, dict | list) and holder:
        key = source.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
        inner = holder[key]
        if not isinstance(inner, dict | list) or not inner or source.random() < 0.12:
            break
        holder = inner
    if key is None or not isinstance(holder, dict | list):
        return
    values: list[object] = [None, 0, -1, 10**9, True, [], {}, "", [[]], [["1 +"]], {"fr": []}, *_CELLS]
    if source.random() < 0.15:
        del holder[key]
    else:
        holder[key] = source.choice(values)


KINDS: dict[str, Make] = {".md": mutated_md, ".xlsx": mutated_xlsx, ".json": mutated_json}
