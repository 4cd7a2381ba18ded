"""Makes the font files in this folder from the variable Public Sans. See README.md.

Run once when the fonts change, not as a part of any build:

    python build.py FOLDER-OF-THE-VARIABLE-FONTS
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import Final

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

UPRIGHT: Final = "PublicSans[wght].ttf"
ITALIC: Final = "PublicSans-Italic[wght].ttf"

STATIC: Final = {
    "PublicSans-Regular.ttf": (UPRIGHT, 400),
    "PublicSans-SemiBold.ttf": (UPRIGHT, 600),
    "PublicSans-Bold.ttf": (UPRIGHT, 700),
    "PublicSans-Italic.ttf": (ITALIC, 400),
}
"""Static instances for the PDF: variable fonts cost WeasyPrint a quarter more time."""

SCREEN: Final = "PublicSans-Screen.woff2"
SCREEN_WEIGHTS: Final = (400, 700)
SCREEN_FEATURES: Final = ["calt", "ccmp", "kern", "liga", "lnum", "locl", "mark", "mkmk", "tnum"]

# Characters that mean the same as another and are drawn alike. Pasted office text is full of them.
ALIASES: Final = {0x2010: 0x2D, 0x2011: 0x2D, 0x202F: 0xA0, 0x2009: 0xA0}


def opened(path: Path) -> TTFont:
    """The font with its own time stamp kept, so that the same input gives the same bytes."""
    font = TTFont(path, recalcTimestamp=False)
    for table in font["cmap"].tables:
        if table.isUnicode():
            for alias, original in ALIASES.items():
                table.cmap.setdefault(alias, table.cmap[original])
    return font


def static(path: Path, weight: int) -> bytes:
    """One weight of a variable font as a TrueType file."""
    font = instantiateVariableFont(opened(path), {"wght": weight}, updateFontNames=True)
    return _bytes_of(font)


def screen(path: Path) -> bytes:
    """The weights that the page uses, in one small WOFF2 file with all characters."""
    font = instantiateVariableFont(opened(path), {"wght": SCREEN_WEIGHTS})
    options = Options()
    options.layout_features = SCREEN_FEATURES
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=list(font.getBestCmap()))
    subsetter.subset(font)
    font.flavor = "woff2"
    return _bytes_of(font)


def _bytes_of(font: TTFont) -> bytes:
    buffer = BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def main(source: Path, target: Path) -> None:
    """Writes all files of this folder."""
    for name, (variable, weight) in STATIC.items():
        (target / name).write_bytes(static(source / variable, weight))
    (target / SCREEN).write_bytes(screen(source / UPRIGHT))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(__file__).parent)
