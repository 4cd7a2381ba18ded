"""A picture becomes a small plain JPEG; nothing else of its file goes on."""

from __future__ import annotations

import struct
import zlib
from hashlib import shake_256
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageFile
from PIL.PngImagePlugin import PngInfo

from sarcgen.pictures import MOST_BYTES, Photo, PictureFault, drawn_anew
from tests.support.pictures import (
    BLUE,
    GREEN,
    RED,
    SECRETS,
    WHITE,
    alike,
    colour_at,
    corners,
    markers_of,
    photo_with_secrets,
    saved,
)

SMALL = (200, 160)
SMALL_FILES = {form: saved(corners(SMALL), form) for form in ("JPEG", "PNG", "WEBP")}


def test_what_a_camera_wrote_beside_the_picture_is_gone() -> None:
    content = photo_with_secrets()
    photo = drawn_anew(content)
    assert all(secret in content for secret in SECRETS)
    assert [secret for secret in SECRETS if secret in photo.jpeg] == []
    # JFIF's own head, tables and the picture: no other APPn segment and no comment.
    assert set(markers_of(photo.jpeg)) == {0xE0, 0xDB, 0xC0, 0xC4, 0xDA}
    assert photo.jpeg.endswith(b"\xff\xd9")
    with Image.open(BytesIO(photo.jpeg)) as picture:
        assert set(picture.info) == {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert len(picture.getexif()) == 0


@pytest.mark.parametrize("form", SMALL_FILES)
def test_no_comment_is_left_where_no_colours_are_changed(form: str) -> None:
    notes = PngInfo()
    notes.add_text("Comment", "SECRET-COMMENT")
    options: dict[str, dict[str, Any]] = {
        "JPEG": {"comment": b"SECRET-COMMENT"},
        "PNG": {"pnginfo": notes},
    }
    content = saved(corners(), form, xmp=b"SECRET-XMP", **options.get(form, {}))
    assert b"SECRET" in content
    assert b"SECRET" not in drawn_anew(content).jpeg


def test_the_same_file_gives_the_same_bytes() -> None:
    assert drawn_anew(photo_with_secrets()) == drawn_anew(bytes(bytearray(photo_with_secrets())))


def is_upright(photo: Photo) -> bool:
    places = {(0.2, 0.2): RED, (0.8, 0.2): GREEN, (0.5, 0.8): BLUE}
    return all(alike(colour_at(photo.jpeg, *place), colour) for place, colour in places.items())


HELD = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


@pytest.mark.parametrize("orientation", HELD)
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_stands_upright_however_the_camera_was_held(form: str, orientation: int) -> None:
    turn, exif = HELD[orientation], Image.Exif()
    exif[0x0112] = orientation
    held = corners() if turn is None else corners().transpose(turn)
    photo = drawn_anew(saved(held, form, exif=exif))
    assert (photo.width, photo.height) == (300, 400)
    assert is_upright(photo)


def profile_with_red_and_blue_changed_over() -> bytes:
    content = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    for place in range(132, 132 + 12 * content[131], 12):
        name = bytes(content[place : place + 4])
        content[place : place + 4] = {b"rXYZ": b"bXYZ", b"bXYZ": b"rXYZ"}.get(name, name)
    return bytes(content)


def test_colours_are_those_that_the_profile_means() -> None:
    red = Image.new("RGB", SMALL, (255, 0, 0))
    photo = drawn_anew(saved(red, "PNG", icc_profile=profile_with_red_and_blue_changed_over()))
    assert alike(colour_at(photo.jpeg, 0.5, 0.5), (0, 0, 255))


def test_a_profile_that_is_none_is_left_aside() -> None:
    photo = drawn_anew(saved(Image.new("RGB", SMALL, RED), icc_profile=b"no profile"))
    assert alike(colour_at(photo.jpeg, 0.5, 0.5), RED)


MODES = {
    "grey": (Image.new("L", SMALL, 120), (120, 120, 120)),
    "black and white": (Image.new("1", SMALL, 1), WHITE),
    "sixteen bits": (Image.new("I;16", SMALL, 120 * 256), (120, 120, 120)),
    "palette": (Image.new("RGB", SMALL, GREEN).quantize(4), GREEN),
    "transparent": (Image.new("RGBA", SMALL, (0, 0, 0, 0)), WHITE),
    "half transparent": (Image.new("RGBA", SMALL, (0, 0, 0, 128)), (127, 127, 127)),
    "grey and transparent": (Image.new("LA", SMALL, (0, 0)), WHITE),
    "one shade of grey transparent": (Image.new("L", SMALL, 0), WHITE),
    "one colour transparent": (Image.new("RGB", SMALL, (0, 0, 0)), WHITE),
    "one of a palette transparent": (Image.new("RGB", SMALL, (0, 0, 0)).quantize(4), WHITE),
}
TRANSPARENT = {
    "one shade of grey transparent": 0,
    "one colour transparent": (0, 0, 0),
    "one of a palette transparent": 0,
}


@pytest.mark.parametrize("mode", MODES)
def test_every_kind_of_pixel_becomes_a_colour_on_white(mode: str) -> None:
    picture, colour = MODES[mode]
    options = {"transparency": TRANSPARENT[mode]} if mode in TRANSPARENT else {}
    photo = drawn_anew(saved(picture, "PNG", **options))
    assert alike(colour_at(photo.jpeg, 0.5, 0.5), colour, 6)


def test_inks_become_colours() -> None:
    photo = drawn_anew(saved(Image.new("CMYK", SMALL, (0, 255, 255, 0)), "JPEG"))
    assert alike(colour_at(photo.jpeg, 0.5, 0.5), (255, 0, 0), 40)


def test_of_a_picture_that_moves_the_first_one_is_shown() -> None:
    pictures = [Image.new("RGB", SMALL, colour) for colour in (GREEN, RED)]
    for form in ("WEBP", "PNG"):
        content = saved(pictures[0], form, save_all=True, append_images=pictures[1:])
        assert alike(colour_at(drawn_anew(content).jpeg, 0.5, 0.5), GREEN)


@pytest.mark.parametrize("size", [(3000, 2000), (900, 1200), (640, 640)])
def test_a_large_picture_becomes_small(size: tuple[int, int]) -> None:
    photo = drawn_anew(saved(corners(size)))
    assert max(photo.width, photo.height) == 640
    assert abs(photo.width / photo.height - size[0] / size[1]) < 0.01


def test_even_noise_fits_into_a_page() -> None:
    noise = Image.frombytes("RGB", (700, 700), shake_256(b"").digest(700 * 700 * 3))
    photo = drawn_anew(saved(noise, quality=95))
    assert 10_000 < len(photo.jpeg) <= 72_000


def claiming(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose head tells of many pixels."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 100)), (b"IEND", b"")]
    chunks = [
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


FAULTY = {
    "nothing": (b"", "no picture that can be read"),
    "a text": (b"Dear families,\n", "no picture that can be read"),
    "GIF": (saved(Image.new("L", SMALL), "GIF"), "format is GIF"),
    "TIFF": (saved(Image.new("L", SMALL), "TIFF"), "format is TIFF"),
    "BMP": (saved(Image.new("L", SMALL), "BMP"), "format is BMP"),
    "PDF": (b"%PDF-1.7\n", "format is PDF"),
    "HEIC": (b"\0\0\0\x18ftypheic\0\0\0\0", "format is HEIC"),
    "AVIF": (b"\0\0\0\x18ftypavif\0\0\0\0", "format is AVIF"),
    "SVG": (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "format is SVG"),
    "half a JPEG": (SMALL_FILES["JPEG"][:-300], "damaged or cut short"),
    "half a PNG": (SMALL_FILES["PNG"][:200], "damaged or cut short"),
    "half a WebP": (SMALL_FILES["WEBP"][:60], "damaged or cut short"),
    "too small": (saved(corners((400, 159))), "too small or too narrow"),
    "too narrow": (saved(corners((1600, 399))), "too small or too narrow"),
    "too many pixels": (claiming(8000, 8000), "more than 60 million pixels"),
    "far too many pixels": (claiming(60_000, 60_000), "more than 60 million pixels"),
    "too large": (b"\xff\xd8" + b"\0" * MOST_BYTES, "more than 20 MB"),
}


@pytest.mark.parametrize("fault", FAULTY)
def test_what_cannot_be_used_is_refused_with_a_sentence(fault: str) -> None:
    content, words = FAULTY[fault]
    with pytest.raises(PictureFault, match=words) as caught:
        drawn_anew(content)
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize("lenient", [True, False])
def test_what_is_cut_short_is_refused_whatever_weasyprint_has_set(
    monkeypatch: pytest.MonkeyPatch, *, lenient: bool
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", lenient)
    with pytest.raises(PictureFault, match="damaged or cut short"):
        drawn_anew(SMALL_FILES["JPEG"][:-300])
    assert ImageFile.LOAD_TRUNCATED_IMAGES is lenient


@given(
    st.sampled_from(sorted(SMALL_FILES)),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=20),
    st.floats(0, 1),
)
def test_damaged_bytes_give_a_picture_or_a_sentence(
    form: str, damages: list[tuple[float, int]], length: float
) -> None:
    content = bytearray(SMALL_FILES[form])
    for place, byte in damages:
        # Heads are short, and damage to them is the worst.
        content[int(len(content) * place**3)] = byte
    try:
        photo = drawn_anew(bytes(content[: int(len(content) * (1 - length**8))]))
    except PictureFault:
        return
    assert set(markers_of(photo.jpeg)) == {0xE0, 0xDB, 0xC0, 0xC4, 0xDA}
