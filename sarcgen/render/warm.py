"""What a process that makes many cards does once, before the first."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Final

from sarcgen.render.engine import read_sheet
from sarcgen.render.loading import import_weasyprint, without_system_fonts
from sarcgen.render.pdf import lay_out, read_fonts
from sarcgen.render.template_files import template_files

_EVERY_FACE: Final = (
    '<html lang="en"><head><title>Warm</title></head><body><h1>Warm</h1><p>1 <em>2</em> '
    '<strong>3</strong> <span style="font-weight: 600">4</span></p></body></html>'
)


def warm_up(templates: Path) -> None:
    """Gets everything ready that is the same for all cards: WeasyPrint, fonts, the print sheet.

    The first card is then drawn as fast as the others. What is there by now stays until the process
    ends, so the garbage collector is told to leave it alone.

    Args:
        templates: the folder that holds ``base/``.

    Raises:
        RenderError: WeasyPrint or a system library that it needs is missing.
        EditionError: a font or the print style sheet is missing.
    """
    fonts = read_fonts(templates)
    with template_files():
        sheet = (templates / "base" / "print.css").read_text("utf-8")
    with without_system_fonts():
        import_weasyprint()
        read_sheet(sheet.strip())
    lay_out(_EVERY_FACE, fonts)
    gc.collect()
    gc.freeze()
