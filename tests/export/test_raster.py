from desktop.export.page import HEIGHT, WIDTH, Page
from desktop.export.raster import render_pages


def test_a_page_has_the_size_asked_and_four_bytes_a_pixel():
    (image,) = render_pages(Page("Essai", "fr").finish(), dpi=72)

    assert (image.width, image.height) == (round(WIDTH + 0.5), round(HEIGHT + 0.5))
    assert image.data == b"\xff" * (image.width * image.height * 4)


def test_colours_are_red_green_blue_opacity():
    page = Page("Essai", "fr")
    page.fill(0, 0, WIDTH, HEIGHT, "#a8380f")

    (image,) = render_pages(page.finish(), dpi=36)

    middle = (image.height // 2 * image.width + image.width // 2) * 4
    assert image.data[middle : middle + 4] == bytes.fromhex("a8380fff")
