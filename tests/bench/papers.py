"""Documents drawn by Repère, beside the same strings on a bare ReportLab canvas and the same page by an HTML engine."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from html import escape
from io import BytesIO
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped] # ships no types
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped] # ships no types
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped] # ships no types
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped] # ships no types
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped] # ships no types

from desktop import fonts, paths
from desktop.export.carte import Carte, render_carte
from desktop.export.fiche_orientation import render_orientation
from desktop.langues.catalogue import Catalogues
from desktop.langues.langue import Langue
from desktop.langues.textes import TextesPersonne
from desktop.services.fiche_bilingue import words_beside
from tests.bench.measure import Row, median_row
from tests.export.samples import CARTES, SLIP

_PROGRAMS = Path(__file__).parent / "programs"
_MIB = 1024 * 1024
_FEW = 20


@dataclass(frozen=True, slots=True)
class _Words:
    """A run of text where a page has it: points from the bottom left."""

    text: str
    font: str
    size: float
    x: float
    y: float


def measure_papers(engine: Path | None, times: int, slips: int) -> list[Row]:
    """`engine` is where WeasyPrint is installed; without it its rows have no reference."""
    for path in (*_files("fr"), *_files("ar")):
        pdfmetrics.registerFont(TTFont(path.stem, str(path)))
    rows: list[Row] = []
    for name, render, page in _documents():
        words = _words(render())
        ours, bare = [], []
        for _turn in range(times):
            ours.append(_cpu_ms(render))
            bare.append(_cpu_ms(partial(_bare, words)))
        rows.append(median_row(f"{name} ÷ ReportLab nu", ours, bare, "ms"))
        html = page or _placed(words)
        found = _html_ms(engine, html, times) if engine else []
        against = f"{name} ÷ WeasyPrint"
        rows.append(median_row(against, ours, found, "ms") if found else Row(against, rows[-1].ours, None, "ms", times))
    few, many = (_batch_memory(count) for count in (_FEW, slips))
    rows.append(Row(f"mémoire, {slips} fiches d'un trait ÷ {_FEW}", many / _MIB, few / _MIB, "Mio", 1))
    return rows


def _documents() -> list[tuple[str, Callable[[], bytes], str]]:
    """Name, how it is drawn, and the same in HTML; "" where its words are put where ours are."""
    french, arabic = CARTES[Langue.FRANCAIS], CARTES[Langue.ARABE]
    textes = TextesPersonne.load(paths.RESOURCES / "textes" / "personne.toml", Catalogues(paths.TRANSLATIONS))
    beside = words_beside(textes, Langue.ARABE)
    return [
        ("fiche, français", lambda: render_orientation(SLIP, is_draft=False), ""),
        ("fiche, français et arabe", lambda: render_orientation(SLIP, False, beside), ""),
        ("carte, français", lambda: render_carte(french), _card_page(french)),
        ("carte, arabe", lambda: render_carte(arabic), _card_page(arabic)),
    ]


def _files(langue: str) -> tuple[Path, Path]:
    faces = fonts.find(langue)
    return faces.regular, faces.bold


def _words(pdf: bytes) -> list[_Words]:
    raw = pypdfium2.raw
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    textpage = page.get_textpage()
    found = []
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        size = raw.c_float()
        raw.FPDFTextObj_GetFontSize(item, size)
        length = raw.FPDFTextObj_GetText(item, textpage, None, 0)
        buffer = (raw.FPDF_WCHAR * length)()
        raw.FPDFTextObj_GetText(item, textpage, buffer, length)
        text = bytes(buffer).decode("utf-16-le").rstrip("\x00")
        matrix = item.get_matrix()
        found.append(_Words(text, _font_name(item), size.value, matrix.e, matrix.f))
    return found


def _font_name(item: pypdfium2.PdfObject) -> str:
    raw = pypdfium2.raw
    font = raw.FPDFTextObj_GetFont(item)
    length = raw.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = raw.create_string_buffer(length)
    raw.FPDFFont_GetBaseFontName(font, buffer, length)
    return buffer.value.decode("ascii").rpartition("+")[2]


def _bare(words: list[_Words]) -> None:
    canvas = Canvas(BytesIO(), pagesize=A4, invariant=1, pageCompression=1)
    for each in words:
        canvas.setFont(each.font, each.size)
        canvas.drawString(each.x, each.y, each.text)
    canvas.showPage()
    canvas.save()


def _placed(words: list[_Words]) -> str:
    shown = "".join(
        f'<p style="left:{each.x:.2f}pt;bottom:{each.y:.2f}pt;font-size:{each.size:.2f}pt;'
        f'font-weight:{"bold" if each.font.endswith("Bold") else "normal"}">{escape(each.text)}</p>'
        for each in words
    )
    return _page("fr", f"<style>p{{position:absolute;margin:0;line-height:1;white-space:pre}}</style>{shown}")


def _card_page(carte: Carte) -> str:
    rows = "".join(f"<tr><th>{each.numero}<td>{escape(each.objet.content)}" for each in carte.numeros)
    phrases = "".join(f"<p>{escape(each.content)}" for each in carte.phrases)
    face = f"<p>{escape(carte.face.content)}" if carte.face else ""
    notice = '<div lang="fr" dir="ltr"><p>À 100 %, ce trait mesure 5 cm.<p>Découper, plier.</div>'
    return _page(carte.langue, f"<table>{rows}</table>{phrases}{face}{notice}")


def _page(langue: str, body: str) -> str:
    direction = Langue(langue).direction
    style = "@page{size:A4;margin:20mm}body{font-family:Noto Sans,Noto Naskh Arabic;font-size:10pt}"
    return f'<html lang="{langue}" dir="{direction}"><title>Page</title><style>{style}</style><body>{body}</html>'


def _html_ms(engine: Path, html: str, times: int) -> list[float]:
    environment = {**os.environ, "PYTHONPATH": str(engine)}
    command = [sys.executable, str(_PROGRAMS / "html_engine.py"), str(times)]
    done = subprocess.run(command, input=html.encode(), capture_output=True, check=True, env=environment)
    return [float(value) for value in json.loads(done.stdout)]


def installed_html_engine() -> tuple[Path | None, str]:
    """The folder of WeasyPrint, installed when it is not there yet; None, and why."""
    folder = paths.ROOT / "build" / "weasyprint"
    if not (folder / "weasyprint").is_dir():
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder), "weasyprint"]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            return None, "WeasyPrint n'a pas pu être installé (pip)"
    try:
        _html_ms(folder, _page("fr", "<p>essai"), 1)
    except subprocess.CalledProcessError:
        return None, "WeasyPrint ne démarre pas (il lui faut Pango)"
    return folder, ""


def _batch_memory(count: int) -> int:
    environment = {**os.environ, "PYTHONPATH": str(paths.ROOT)}
    command = [sys.executable, str(_PROGRAMS / "draw_slips.py"), str(count)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout)


def _cpu_ms(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000
