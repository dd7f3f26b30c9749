import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QTextLayout, QTextOption

from desktop import fonts
from desktop.errors import MissingFontError, MissingGlyphError
from desktop.export.faces import FaceChoice
from desktop.export.shaping import Span, Style, prepare
from desktop.export.text import Line, Paragraph, flow
from desktop.langues.langue import Direction, Langue

STYLE = Style(12, 16)

MIXED = {
    "هل أنت في خطر الآن؟ اتصلي بالرقم 17 أو 112.": Direction.RTL,
    "جمعية Amicale du Nid (باريس) هاتف: 06 99 34 56 78 كل يوم": Direction.RTL,
    "الاتصال مجاني +33 1 80 52 33 76 من 9 إلى 20": Direction.RTL,
    "قولي: « Je parle arabe » أو اتصلي": Direction.RTL,
    "مجاني [115]، سرّي 100 % ليلاً": Direction.RTL,
    "Elle parle العربية (arabe) et lit français.": Direction.LTR,
    "Dire « مرحبا بك », puis appeler le 115.": Direction.LTR,
}


def laid_out(text: str, direction: Direction = Direction.LTR, width: float = 1000) -> Paragraph:
    langue = Langue.ARABE if direction is Direction.RTL else Langue.FRANCAIS
    return flow([Span(text, STYLE, langue)], width, FaceChoice(), direction)


def words(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)


def qt_order(text: str, pieces: list[str], direction: Direction) -> list[str]:
    """The same pieces in the order Qt shows them, from left to right."""
    families = []
    for langue in (Langue.FRANCAIS, Langue.ARABE):
        added = QFontDatabase.addApplicationFont(str(fonts.find(langue).regular))
        families += QFontDatabase.applicationFontFamilies(added)
    font = QFont()
    font.setFamilies(families)
    layout = QTextLayout(text, font)
    is_rtl = direction is Direction.RTL
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(10_000)
    layout.endLayout()

    def left(piece: str) -> float:
        runs = line.glyphRuns(text.index(piece), len(piece))
        return min(position.x() for run in runs for position in run.positions())

    return sorted(pieces, key=left)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("text", "direction"), MIXED.items())
def test_pieces_stand_in_the_order_qt_shows_them(text, direction):
    (line,) = laid_out(text, direction).lines
    prepared = prepare(text, direction)
    shown = [piece.text for piece in line.pieces if prepared.count(piece.text) == 1]

    assert len(shown) > 3
    assert shown == qt_order(prepared, shown, direction)


def test_a_line_breaks_before_it_is_put_in_visual_order():
    text = "جمعية الأولى ثم الثانية"

    first, *_others = laid_out(text, Direction.RTL, width=laid_out("جمعية الأولى", Direction.RTL).width + 1).lines

    assert [piece.text for piece in first.pieces] == ["الأولى", " ", "جمعية"]


def test_no_line_is_wider_than_asked():
    paragraph = laid_out("une phrase assez longue pour tenir sur plusieurs lignes étroites " * 3, width=90)

    assert len(paragraph.lines) > 5
    assert paragraph.width <= 90


def test_a_word_longer_than_a_line_is_cut_and_nothing_of_it_is_lost():
    address = "https://exemple.fr/une-adresse-vraiment-tres-longue?sans=aucune&coupure=possible"

    paragraph = laid_out(address, width=100)

    assert "".join(words(line) for line in paragraph.lines) == address
    assert paragraph.width <= 100


@pytest.mark.parametrize("kept", ["06 99 12 34 56", "Danger :", "« oui »", "100 %"])
def test_what_belongs_together_stays_on_one_line(kept):
    paragraph = laid_out(f"mot {kept}", width=laid_out(f"mot {kept}").width - 1)

    assert [words(line) for line in paragraph.lines] == ["mot", kept]


def test_a_newline_begins_a_new_line():
    assert [words(line) for line in laid_out("un\ndeux").lines] == ["un", "deux"]


def test_parentheses_turn_with_the_direction():
    (line,) = laid_out("(مجاني)", Direction.RTL).lines
    (alone,) = laid_out("()").lines
    opening, closing = (glyph.gid for glyph in alone.pieces[0].glyphs)

    assert line.pieces[0].glyphs[0].gid == opening
    assert line.pieces[-1].glyphs[-1].gid == closing


def test_letters_take_the_shape_of_the_language_of_their_words():
    """Romanian typed with a cedilla is drawn with the comma below that Romanians write."""

    def drawn(text: str, langue: Langue) -> list[int]:
        (line,) = flow([Span(text, STYLE, langue)], 1000, FaceChoice()).lines
        return [glyph.gid for piece in line.pieces for glyph in piece.glyphs]

    assert drawn("ţişŢŞ", Langue.ROUMAIN) == drawn("țișȚȘ", Langue.FRANCAIS)
    assert drawn("ţişŢŞ", Langue.ROUMAIN) != drawn("ţişŢŞ", Langue.FRANCAIS)


def test_a_character_no_font_draws_is_named():
    with pytest.raises(MissingGlyphError) as caught:
        laid_out("Bonjour 🙂")

    assert caught.value.character == "🙂"
    assert caught.value.langue == "fr"


@pytest.mark.parametrize(("word", "langue"), [("بيت", "ar"), ("您", "zh-Hans"), ("คุณ", "th")])
def test_a_script_without_its_font_names_what_to_install(tmp_path, word, langue):
    for path in (fonts.find("fr").regular, fonts.find("fr").bold):
        (tmp_path / path.name).symlink_to(path)

    with pytest.raises(MissingFontError) as caught:
        flow([Span(f"Appeler {word}", STYLE, "fr")], 500, FaceChoice((tmp_path,)))

    assert caught.value.langue == langue
    assert "noto" in caught.value.package.lower()


def test_what_parts_two_letters_of_persian_is_in_the_text_of_the_page():
    (line,) = laid_out("گفت‌وگو", Direction.RTL).lines

    said = "".join(glyph.text for piece in line.pieces for glyph in piece.glyphs)

    assert said[::-1] == "گفت‌وگو"


@pytest.mark.parametrize(
    ("text", "langue"),
    [("她说：“我需要（免费的）帮助，今晚就要。”" * 3, "zh-Hans"), ("ฉันต้องการที่นอนที่ปลอดภัยสำหรับคืนนี้" * 3, "th")],
)
def test_lines_without_blanks_hold_in_their_width_and_lose_nothing(text, langue):
    paragraph = flow([Span(text, STYLE, langue)], 110, FaceChoice())

    assert len(paragraph.lines) > 4
    assert paragraph.width <= 110
    assert "".join(words(line) for line in paragraph.lines) == text
    assert not {words(line)[0] for line in paragraph.lines} & set("：”）。，ะัาำิีึืุู่้๊๋์")


def test_a_mark_of_thai_is_said_by_the_letter_that_bears_it():
    (line,) = flow([Span("ที่นี่", STYLE, "th")], 500, FaceChoice()).lines

    said = [glyph.text for piece in line.pieces for glyph in piece.glyphs if glyph.text]

    assert said == ["ที่", "นี่"]
