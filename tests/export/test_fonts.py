from pathlib import Path

import pytest

from desktop import fonts, paths
from desktop.errors import MissingFontError
from desktop.export.faces import FaceChoice, load_face
from desktop.langues.catalogue import Catalogues, read_catalog
from desktop.langues.langue import Langue


def put(folder: Path, *names: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).touch()
    return folder


@pytest.mark.parametrize("langue", Langue)
def test_every_language_has_its_faces_on_this_machine(langue):
    faces = fonts.find(langue)

    assert faces.regular.is_file() and faces.bold.is_file()


@pytest.mark.parametrize("langue", [langue for langue in Langue if langue is not Langue.FRANCAIS])
def test_every_character_of_a_translation_is_drawn_in_both_weights(langue):
    catalog = read_catalog(Catalogues(paths.TRANSLATIONS).path(langue))
    characters = set("".join(f"{message.id}{message.string}" for message in catalog if message.id)) - {"\n"}

    faces = [FaceChoice().face_for(each, is_bold, langue) for each in characters for is_bold in (False, True)]

    assert len(faces) == 2 * len(characters)


def test_the_bundle_is_looked_at_before_the_system():
    assert fonts.font_folders()[0].parts[-2:] == ("resources", "fonts")


def test_a_font_is_found_in_a_folder_of_the_folder(tmp_path):
    put(tmp_path / "truetype" / "noto", "NotoSans-Regular.ttf", "NotoSans-Bold.ttf")

    assert fonts.find("fr", (tmp_path,)).bold == tmp_path / "truetype" / "noto" / "NotoSans-Bold.ttf"


def test_another_family_serves_when_the_first_lacks_a_weight(tmp_path):
    put(tmp_path, "NotoNaskhArabic-Regular.ttf", "NotoSansArabic-Regular.ttf", "NotoSansArabic-Bold.ttf")

    assert fonts.find("ar", (tmp_path,)).regular.name == "NotoSansArabic-Regular.ttf"


def test_no_font_at_all_names_the_language_and_the_package(tmp_path):
    with pytest.raises(MissingFontError) as caught:
        fonts.find("ro", (tmp_path,))

    assert caught.value.langue == "ro"
    assert caught.value.package == fonts.package(fonts.Script.LATIN)


def test_a_font_installed_meanwhile_is_found(tmp_path):
    with pytest.raises(MissingFontError):
        fonts.find("fr", (tmp_path,))

    put(tmp_path, "NotoSans-Regular.ttf", "NotoSans-Bold.ttf")

    assert fonts.find("fr", (tmp_path,)).regular.is_file()


def test_a_bundle_needs_two_weights_of_every_script():
    names = [path.name for path in fonts.required_files()]

    assert len(names) == 2 * len(fonts.Script) == len(set(names))


def test_chinese_is_drawn_as_in_china_and_not_as_in_the_first_country_of_the_file():
    faces = fonts.find("zh-Hans")
    chinese, first = load_face(faces.regular, faces.family), load_face(faces.regular, "")

    drawn, other = (face.hb_font.get_nominal_glyph(ord("直")) for face in (chinese, first))

    assert faces.family == "Noto Sans CJK SC"
    assert drawn != other
