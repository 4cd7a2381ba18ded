"""A picture file becomes a small plain JPEG that holds the picture and nothing else.

The picture is drawn anew, pixel by pixel, so that nothing of the file goes on: no place and time of
the camera, no comments, captions, profiles and thumbnails, and nothing behind the picture's end.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Final, final

if TYPE_CHECKING:
    from PIL import Image

MOST_BYTES: Final = 20_000_000
"""Of a file; a telephone's photo has about a quarter."""

MOST_PIXELS: Final = 60_000_000
"""Told by a file's head, before anything of the picture is unpacked: a small file may hold so many
that no computer has room for them."""

FEWEST_PIXELS: Final = 160
"""Of the shorter side; the card shows a photo about 200 wide."""

_SIDE: Final = 640
_MOST_WRITTEN: Final = 72_000
"""Bytes of the JPEG; in the page, it takes a third more."""

_WAYS: Final = ((_SIDE, 82), (_SIDE, 70), (_SIDE, 55), (480, 55), (320, 50), (320, 25))
"""Longest side and quality, the best first. The last one always fits."""

_FORMATS: Final = ("JPEG", "PNG", "WEBP")
_OTHERS: Final = {
    (0, b"GIF8"): "GIF",
    (0, b"II*\0"): "TIFF",
    (0, b"MM\0*"): "TIFF",
    (0, b"BM"): "BMP",
    (0, b"%PDF"): "PDF",
    (4, b"ftyphei"): "HEIC",
    (4, b"ftyphev"): "HEIC",
    (4, b"ftypmif1"): "HEIC",
    (4, b"ftypmsf1"): "HEIC",
    (4, b"ftypavi"): "AVIF",
}
_HOW: Final = "Save it as JPEG, PNG or WebP and name that file."
_ORIENTATION: Final = 0x0112
"""The tag of EXIF that says which way a camera was held."""


class PictureFault(Exception):
    """A file that cannot be used as a photo; its text says what is wrong and what to do."""


@final
@dataclass(frozen=True, slots=True)
class Photo:
    """A picture, ready to be printed.

    Attributes:
        jpeg: a baseline JPEG in sRGB without any metadata.
        width, height: in pixels.
    """

    jpeg: bytes = field(repr=False)
    width: int
    height: int


def drawn_anew(content: bytes) -> Photo:
    """A picture upright, in sRGB, on white, and small. The same file gives the same bytes.

    Of a picture that moves, it is the first one: a card does not move (WCAG 2.2.2).

    Args:
        content: the file, JPEG, PNG or WebP.

    Raises:
        PictureFault: the file is not such a picture, is damaged, or is too large or too small.
    """
    if len(content) > MOST_BYTES:
        raise PictureFault(
            "The photo's file has more than 20 MB. Save the photo smaller: 1,200 pixels are plenty."
        )
    foreign = _foreign_format(content)
    if foreign:
        raise PictureFault(f"The photo's format is {foreign}, which no card can show. {_HOW}")
    try:
        with warnings.catch_warnings(), _whole_ones_only():
            warnings.simplefilter("ignore")
            return _drawn(content)
    except PictureFault:
        raise
    except Exception:  # noqa: BLE001 (damaged bytes make decoders raise whatever there is)
        raise PictureFault(
            "The photo's file is damaged or cut short. Copy it anew from where it came from, or"
            f" open it in another program and save it again. {_HOW}"
        ) from None


@contextmanager
def _whole_ones_only() -> Iterator[None]:
    """WeasyPrint, once it is loaded, makes Pillow fill up with grey what a file is cut short of."""
    from PIL import ImageFile  # noqa: PLC0415 (few schools have a photo)

    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _foreign_format(content: bytes) -> str:
    """What a file is that is known and not taken; empty for all others."""
    for (place, mark), name in _OTHERS.items():
        if content.startswith(mark, place):
            return name
    head = content[:1000].lstrip().lower()
    return "SVG" if head.startswith((b"<svg", b"<?xml")) or b"<svg" in head else ""


def _drawn(content: bytes) -> Photo:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 (few schools have a photo)

    try:
        picture = Image.open(BytesIO(content), formats=_FORMATS)
    except UnidentifiedImageError:
        raise PictureFault(f"The photo's file is no picture that can be read. {_HOW}") from None
    except Image.DecompressionBombError:
        raise _too_many_pixels() from None
    with picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise _too_many_pixels()
        if min(picture.size) < FEWEST_PIXELS or max(picture.size) > 4 * min(picture.size):
            raise PictureFault(
                f"The photo is too small or too narrow. Its shorter side must have {FEWEST_PIXELS}"
                " pixels or more, and at least a quarter of the longer one. Take the photo as it"
                " came from the camera."
            )
        # A JPEG can be unpacked at an eighth of its size, which is quicker; never below this one.
        picture.draft("RGB", (2 * _SIDE, 2 * _SIDE))
        plain = _upright(_on_white(picture), picture.getexif().get(_ORIENTATION))
    return _written(plain)


def _too_many_pixels() -> PictureFault:
    return PictureFault(
        "The photo has more than 60 million pixels. Save the photo smaller: 1,200 pixels are"
        " plenty for the longer side."
    )


def _on_white(picture: Image.Image) -> Image.Image:
    """The picture in sRGB, with white where it is transparent."""
    from PIL import Image  # noqa: PLC0415 (as above)

    profile = picture.info.get("icc_profile")
    picture.load()
    if picture.mode.startswith(("I", "F")):
        # Sixteen bits a pixel, of which eight are shown.
        return picture.convert("I").point(lambda value: value / 256).convert("L").convert("RGB")
    wanted = "RGBA" if picture.has_transparency_data else "RGB"
    # A profile is for greys or inks as they are.
    if picture.mode not in ((wanted, "L", "CMYK") if wanted == "RGB" else (wanted,)):
        picture = picture.convert(wanted)
    # What follows makes several copies.
    picture.thumbnail((2 * _SIDE, 2 * _SIDE))
    if wanted == "RGB":
        return _in_srgb(picture, profile)
    white = Image.new("RGB", picture.size, "white")
    white.paste(_in_srgb(picture.convert("RGB"), profile), mask=picture.getchannel("A"))
    return white


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours that the picture's own profile means; a profile that is none is left aside."""
    from PIL import ImageCms  # noqa: PLC0415 (as above)

    if profile:
        try:
            changed = ImageCms.profileToProfile(
                picture,
                ImageCms.ImageCmsProfile(BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode="RGB",
            )
        except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
            changed = None
        if changed is not None:
            return changed
    return picture.convert("RGB")


def _upright(picture: Image.Image, orientation: object) -> Image.Image:
    from PIL import Image  # noqa: PLC0415 (as above)

    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }
    turn = turns.get(orientation) if isinstance(orientation, int) else None
    return picture if turn is None else picture.transpose(turn)


def _written(picture: Image.Image) -> Photo:
    """The picture as JPEG, as good as fits."""
    from PIL import Image  # noqa: PLC0415 (as above)

    # What was read about the file hangs on the picture, and Pillow would write some of it again.
    plain = Image.frombytes("RGB", picture.size, picture.tobytes())
    photos = (_photo(plain, side, quality) for side, quality in _WAYS)
    return next(photo for photo in photos if len(photo.jpeg) <= _MOST_WRITTEN)


def _photo(picture: Image.Image, side: int, quality: int) -> Photo:
    from PIL import Image  # noqa: PLC0415 (as above)

    small, jpeg = picture.copy(), BytesIO()
    small.thumbnail((side, side), Image.Resampling.LANCZOS)
    small.save(jpeg, "JPEG", quality=quality, optimize=True)
    return Photo(jpeg.getvalue(), *small.size)
