"""A message with a photo on the founding card, in every form that a reader may meet it in."""

from __future__ import annotations

import re
from base64 import b64decode
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import tinyhtml5
from PIL import Image

from sarcgen.cards import OutputFormat, Settings
from sarcgen.figures.json_text import read_card
from sarcgen.inspecting.cards import look_at
from sarcgen.inspecting.files import files_of
from sarcgen.pipeline import make_card
from sarcgen.verifying.page_rules import page_findings
from sarcgen.verifying.pdf_rules import pdf_findings
from sarcgen.verifying.tag_tree import TagTree
from sarcgen.verifying.validators import ask_page_validation
from tests.support.accessibility import axe_findings, sideways
from tests.support.browser import OpenPage
from tests.support.cards import EDITION, TEMPLATES
from tests.support.finished import page_of
from tests.support.messages import (
    ALTERNATIVE,
    MESSAGE,
    PHOTO,
    card_with_message,
    with_message,
)
from tests.support.pictures import BLUE, GREEN, RED, SECRETS, alike, colour_at
from tests.support.tag_checks import differences
from tests.support.tag_tree import TagTree as IndependentTree

TITLE = "A Message from the Principal"
DATA = re.compile(rb"data:image/jpeg;base64,([A-Za-z0-9+/=]+)")


def page() -> Any:
    html = card_with_message()[".html"].decode("utf-8")
    return tinyhtml5.parse(html, namespace_html_elements=False)


def pictures_in(content: bytes) -> list[bytes]:
    return [b64decode(found) for found in DATA.findall(content)]


def test_the_page_shows_message_and_photo_before_the_states_content() -> None:
    before, message, after = page().findall(".//main/section")[:3]
    found = [section.get("id") for section in (before, message, after)]
    assert found == ["parent-summary", "principal-message", "overview"]
    assert message.findtext("h2") == TITLE
    assert (
        "".join(message.find(".//p").itertext())
        == "Welcome to Kellogg. Please come and talk to us."
    )
    photo = message.find(".//figure/img")
    assert (photo.get("alt"), photo.get("width"), photo.get("height")) == (
        ALTERNATIVE,
        "300",
        "400",
    )
    assert message.findtext(".//figcaption").strip() == "Ms. Rabia Minhas, Principal"
    _, listed = page().findall(".//nav/ol/li/a")[:2]
    assert (listed.get("href"), listed.text) == ("#principal-message", TITLE)
    assert list(page_findings(page())) == []


def test_the_states_content_is_that_of_a_card_without_a_message() -> None:
    html = card_with_message()[".html"].decode("utf-8")
    without = re.sub(r'<section class="message".*?</section>', "", html, flags=re.DOTALL)
    without = re.sub(r'<li><a href="#principal-message">.*?</li>\n', "", without, flags=re.DOTALL)
    assert without.replace("; img-src data:", "", 1) == page_of("kellogg")


@pytest.mark.parametrize("end", [".html", ".fragment.html"])
def test_the_photo_stands_upright_in_page_and_fragment(end: str) -> None:
    content = card_with_message()[end]
    (jpeg,) = pictures_in(content)
    places = {(0.2, 0.2): RED, (0.8, 0.2): GREEN, (0.5, 0.8): BLUE}
    assert all(alike(colour_at(jpeg, *place), colour) for place, colour in places.items())


@pytest.mark.parametrize("end", [".html", ".pdf", ".json", ".csv", ".fragment.html"])
def test_nothing_of_the_file_is_left_but_the_picture(end: str) -> None:
    content = card_with_message()[end]
    parts = [content, *pictures_in(content), *(unpacked(content) if end == ".pdf" else ())]
    for secret in (*SECRETS, PHOTO.encode(), b"kellogg-minhas", b"photos/", b"Exif"):
        assert not any(secret in part for part in parts), secret


def unpacked(pdf: bytes) -> list[bytes]:
    """The PDF's objects, written plainly, and what is in its pictures."""
    with pikepdf.open(BytesIO(pdf)) as file:
        plain = BytesIO()
        file.save(
            plain,
            compress_streams=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
        )
        return [plain.getvalue(), *(one.read_raw_bytes() for one in photos_of(file))]


def photos_of(file: pikepdf.Pdf) -> list[Any]:
    return [
        one
        for one in file.objects
        if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
    ]


def test_the_pdf_has_the_photo_once_and_says_what_it_shows(tmp_path: Path) -> None:
    pdf = card_with_message()[".pdf"]
    with pikepdf.open(BytesIO(pdf)) as file:
        (picture,) = photos_of(file)
        assert "/Metadata" not in picture
        with Image.open(BytesIO(picture.read_raw_bytes())) as drawn:
            assert (drawn.format, drawn.size) == ("JPEG", (300, 400))
        assert list(pdf_findings(TagTree(file))) == []
        figures = IndependentTree(file).root.all_of("Figure")
        (figure,) = (one for one in figures if "Bar chart" not in one.described)
        assert figure.described == ALTERNATIVE
        left, low, right, high = map(float, figure.attributes["BBox"])
        assert 135 < right - left < 145
        assert 180 < high - low < 195
        assert 0 < low < high < 792
    assert differences(pdf, card_with_message()[".html"].decode("utf-8")) == []
    saved = tmp_path / "card.pdf"
    saved.write_bytes(pdf)
    assert ask_page_validation(saved).found == ()


def test_the_json_has_the_message_and_publish_check_accepts_the_card(tmp_path: Path) -> None:
    files = card_with_message()
    message = read_card(files[".json"]).principal_message
    assert message is not None
    assert (message.title, message.language) == (TITLE, "en")
    assert message.html == "<p>Welcome to Kellogg. <em>Please</em> come and talk to us.</p>"
    assert b"base64" not in files[".json"]
    for end, content in files.items():
        file = tmp_path / EDITION / f"kellogg{end}"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content)
    assert look_at(files_of(tmp_path), EDITION, "kellogg").problems == ()


def test_axe_finds_nothing_and_the_photo_is_seen(open_page: OpenPage) -> None:
    html = card_with_message()[".html"].decode("utf-8")
    for width in (1280, 320):
        page = open_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
        page.set_content(html)
        assert width == 1280 or axe_findings(page) == []
        assert sideways(page) == []
        photo, words = (page.locator(f".message {part}") for part in ("img", ".prose"))
        assert photo.evaluate("image => image.complete && image.naturalWidth") == 300
        box, beside = photo.bounding_box(), words.bounding_box()
        assert box is not None
        assert beside is not None
        assert (box["x"] + box["width"] <= beside["x"]) is (width == 1280)
        assert (box["y"] + box["height"] <= beside["y"]) is (width == 320)


def html_with(folder: Path, message: str, language: str = "en") -> str:
    settings = Settings(TEMPLATES, Path(), frozenset({OutputFormat.HTML}), language)
    return make_card(with_message(folder, message), settings).files[".html"].decode("utf-8")


def test_a_text_alone_and_a_photo_alone_are_enough(tmp_path: Path) -> None:
    text = html_with(tmp_path, "principal_message:\n  text: Good morning.\n")
    assert "<p>Good morning.</p>" in text
    assert "<img" not in text
    assert "img-src" not in text
    photo = html_with(
        tmp_path, f"principal_message:\n  photo: photos/{PHOTO}\n  photo_alternative: A gate.\n"
    )
    assert '<img src="data:image/jpeg;base64,' in photo
    assert 'class="prose">\n<p>Good' not in photo
    nothing = html_with(tmp_path, "principal_message:\n  photo:\n  photo_alternative: A gate.\n")
    assert nothing == page_of("kellogg")


def test_a_card_in_another_language_says_in_which_the_texts_are(tmp_path: Path) -> None:
    html = html_with(
        tmp_path,
        MESSAGE.replace("    es: B", "    fr: B").replace("    es: L", "    fr: L"),
        "en-XA",
    )
    assert re.search(r'<img src="[^"]+" alt="Ms[^"]+" lang="en" ', html)
    assert '<article class="prose" lang="en">' in html


def test_an_office_that_stands_in_the_name_is_not_said_twice(tmp_path: Path) -> None:
    source = with_message(tmp_path)
    text = source.file.read_text("utf-8")
    source.file.write_text(
        text.replace("principal: Ms. Rabia Minhas", "principal: Rabia Minhas, Principal"), "utf-8"
    )
    settings = Settings(TEMPLATES, Path(), frozenset({OutputFormat.HTML}))
    html = make_card(source, settings).files[".html"]
    assert b"<figcaption>Rabia Minhas, Principal</figcaption>" in html
