"""The fonts that come with sarcgen. Nothing is ever taken from the machine."""

from __future__ import annotations

import unicodedata
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Final, final

from sarcgen.errors import RenderError

FAMILY: Final = "Public Sans"
SCREEN_FILE: Final = "PublicSans-Screen.woff2"


@final
@dataclass(frozen=True, slots=True)
class Face:
    """One static font of the PDF."""

    file: str
    weight: int
    style: str = "normal"


FACES: Final = (
    Face("PublicSans-Regular.ttf", 400),
    Face("PublicSans-SemiBold.ttf", 600),
    Face("PublicSans-Bold.ttf", 700),
    Face("PublicSans-Italic.ttf", 400, "italic"),
)

_SHOWN_PER_MESSAGE: Final = 5


def screen_font_rule(fonts: Path) -> str:
    """The ``@font-face`` rule of the page, with the font in it.

    Args:
        fonts: the folder of the font files.
    """
    data = b64encode((fonts / SCREEN_FILE).read_bytes()).decode("ascii")
    return (
        f'@font-face {{ font-family: "{FAMILY}"; font-weight: 400 700; font-display: swap; '
        f"src: url(data:font/woff2;base64,{data}) format('woff2') }}"
    )


def print_font_rules(address: str) -> str:
    """The ``@font-face`` rules of the PDF.

    Args:
        address: what stands before each file name in the addresses of the fonts.
    """
    return "\n".join(
        f'@font-face {{ font-family: "{FAMILY}"; font-weight: {face.weight}; '
        f"font-style: {face.style}; src: url({address}{face.file}) }}"
        for face in FACES
    )


def check_coverage(texts: Iterable[str], fonts: Iterable[bytes]) -> None:
    """Makes sure that every character can be printed in each of the fonts.

    Args:
        texts: all text of the report.
        fonts: the font files.

    Raises:
        RenderError: a character has no glyph; the message names it and where it stands.
    """
    covered = _covered_by_all(tuple(fonts))
    missing: dict[str, str] = {}
    for text in texts:
        # Letters with separate accents are composed in print wherever the font has the letter.
        composed = unicodedata.normalize("NFC", text)
        for character in sorted(set(composed) - covered, key=composed.index):
            if not _is_invisible(character):
                position = composed.index(character)
                around = composed[max(0, position - 20) : position + 21]
                missing.setdefault(character, " ".join(around.split()))
    if missing:
        raise RenderError(_no_glyph(missing))


@lru_cache(maxsize=2)
def _covered_by_all(fonts: tuple[bytes, ...]) -> frozenset[str]:
    """The characters that each of the fonts has."""
    from fontTools.ttLib import TTFont  # slow to import, and only the PDF needs it

    return frozenset.intersection(
        *(frozenset(map(chr, TTFont(BytesIO(font), lazy=True).getBestCmap())) for font in fonts)
    )


def _is_invisible(character: str) -> bool:
    """Spaces, line ends and characters that only steer the text: they need no glyph."""
    return character in "\t\n\f\r" or unicodedata.category(character) in {"Zs", "Cf"}


def _no_glyph(missing: dict[str, str]) -> str:
    listed = [
        f"“{character}” (U+{ord(character):04X} {unicodedata.name(character, 'without a name')}) "
        f"in “{around}”"
        for character, around in list(missing.items())[:_SHOWN_PER_MESSAGE]
    ]
    more = len(missing) - len(listed)
    rest = f" and {more} more" if more > 0 else ""
    return (
        f"The fonts of the card have no glyph for {', '.join(listed)}{rest}. "
        "Write it with other characters."
    )
