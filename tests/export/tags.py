"""The tags of a PDF as a screen reader meets them: the tree, and what each part of a page belongs to."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import pikepdf

SHOWS_TEXT = {"Tj", "TJ", "'", '"'}
PAINTS = SHOWS_TEXT | {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "INLINE IMAGE"}


@dataclass
class Tag:
    role: str
    langue: str = ""
    alt: str = ""
    actual: str = ""
    scope: str = ""
    has_box: bool = False
    marks: list[tuple[int, int]] = field(default_factory=list)
    """Page, and number of the marked content there."""
    kids: list["Tag"] = field(default_factory=list)

    def walk(self) -> Iterator["Tag"]:
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def of(self, role: str) -> list["Tag"]:
        return [tag for tag in self.walk() if tag.role == role]


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf))


def tree(document: pikepdf.Pdf) -> Tag:
    pages = {page.obj.objgen: number for number, page in enumerate(document.pages)}
    return _tag(document.Root.StructTreeRoot.K, pages)


def _tag(element: pikepdf.Object, pages: dict[tuple[int, int], int]) -> Tag:
    said = {key: str(element[key]) for key in ("/Lang", "/Alt", "/ActualText") if key in element}
    attributes = element.get("/A", pikepdf.Dictionary())
    tag = Tag(
        str(element.S)[1:],
        said.get("/Lang", ""),
        said.get("/Alt", ""),
        said.get("/ActualText", ""),
        str(attributes.get("/Scope", ""))[1:],
        "/BBox" in attributes,
    )
    kids = element.K if isinstance(element.K, pikepdf.Array) else [element.K]
    for kid in kids:
        if isinstance(kid, int):
            tag.marks.append((pages[element.Pg.objgen], kid))
        else:
            assert kid.P.objgen == element.objgen
            tag.kids.append(_tag(kid, pages))
    return tag


def marked(page: pikepdf.Page) -> Iterator[tuple[str, int | None]]:
    """Each painting operator of a page, with the marked content it is in: its tag, its number."""
    opened: list[tuple[str, int | None]] = []
    for instruction in pikepdf.parse_content_stream(page):
        operands, name = instruction.operands, str(instruction.operator)
        if name == "BDC":
            number = operands[1].get("/MCID")
            opened.append((str(operands[0])[1:], None if number is None else int(number)))
        elif name == "BMC":
            opened.append((str(operands[0])[1:], None))
        elif name == "EMC":
            opened.pop()
        elif name in PAINTS:
            yield opened[-1] if len(opened) == 1 else ("", None)


def struct_text(pdf: bytes, folder: Path) -> list[str]:
    """What is read, part after part, as `pdfinfo -struct-text` finds it."""
    source = folder / "page.pdf"
    source.write_bytes(pdf)
    found = subprocess.run(["pdfinfo", "-struct-text", source], capture_output=True, check=True, timeout=120)
    lines = (line.strip() for line in found.stdout.decode("utf-8").splitlines())
    return [line[1:-1] for line in lines if line.startswith('"')]
