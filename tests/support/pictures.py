"""Pictures for tests, drawn on the spot, with and without what a camera writes into its files."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any, Final

from PIL import Image, ImageCms

SECRETS: Final = (
    b"SECRET-DESCRIPTION",
    b"SECRET-GPS-AREA",
    b"SECRET-XMP",
    b"SECRET-IPTC",
    b"SECRET-COMMENT",
    b"SECRET-THUMBNAIL",
    b"SECRET-PROFILE",
    b"SECRET-BEHIND",
)
"""What stands in :func:`photo_with_secrets` beside the picture."""

RED, GREEN, BLUE, WHITE = (200, 30, 30), (30, 160, 30), (30, 30, 200), (255, 255, 255)


def corners(size: tuple[int, int] = (300, 400)) -> Image.Image:
    """A picture that is red at its upper left, green at its upper right and blue below."""
    width, height = size
    picture = Image.new("RGB", size, BLUE)
    picture.paste(RED, (0, 0, width // 2, height // 2))
    picture.paste(GREEN, (width // 2, 0, width, height // 2))
    return picture


def saved(picture: Image.Image, form: str = "JPEG", **options: Any) -> bytes:
    """The picture's file."""
    file = BytesIO()
    picture.save(file, form, **options)
    return file.getvalue()


@cache
def photo_with_secrets() -> bytes:
    """A JPEG, held sideways by its camera, with all that cameras and programs write into a file."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "SECRET-DESCRIPTION"
    exif.get_ifd(0x8825).update({1: "N", 2: (34.0, 3.0, 1.0), 28: b"SECRET-GPS-AREA"})
    thumbnail = saved(Image.new("RGB", (16, 16)), comment=b"SECRET-THUMBNAIL")
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    bare = saved(corners().transpose(Image.Transpose.ROTATE_90), quality=90)
    segments = [
        _segment(0xE1, exif.tobytes() + thumbnail),
        _segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>SECRET-XMP</x:xmpmeta>"),
        _segment(0xED, b"Photoshop 3.0\0008BIM\x04\x04\0\0\0\0\0\x10\x1c\x02\x78\0\x0bSECRET-IPTC"),
        _segment(0xE2, b"ICC_PROFILE\0\x01\x01" + profile + b"SECRET-PROFILE"),
        _segment(0xFE, b"SECRET-COMMENT"),
    ]
    return bare[:2] + b"".join(segments) + bare[2:] + b"SECRET-BEHIND"


def _segment(marker: int, content: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(content) + 2).to_bytes(2, "big") + content


def markers_of(jpeg: bytes) -> list[int]:
    """The markers of a JPEG up to its picture's data."""
    found: list[int] = []
    place = 2
    while not found or found[-1] != 0xDA:
        assert jpeg[place] == 0xFF
        found.append(jpeg[place + 1])
        place += 2 + int.from_bytes(jpeg[place + 2 : place + 4], "big")
    return found


def colour_at(jpeg: bytes, across: float, down: float) -> tuple[int, ...]:
    """The colour at a place of a picture, told in parts of its width and height."""
    with Image.open(BytesIO(jpeg)) as picture:
        place = (int(picture.width * across), int(picture.height * down))
        colour = picture.convert("RGB").getpixel(place)
    assert isinstance(colour, tuple)
    return colour


def alike(one: tuple[int, ...], other: tuple[int, ...], most: int = 24) -> bool:
    """Whether two colours are the same but for what JPEG does to them."""
    return all(abs(a - b) <= most for a, b in zip(one, other, strict=True))
