"""Makes a process ready to draw many cards: what takes time once is done before the first."""

from __future__ import annotations

import gc
from pathlib import Path

from sarcgen.render.engine import import_weasyprint, without_system_fonts
from sarcgen.render.fonts import FACES, check_coverage


def warm_up(templates: Path) -> None:
    """Loads WeasyPrint, and takes what is there from then on out of the collector's way.

    Args:
        templates: folder of editions.

    Raises:
        RenderError: WeasyPrint or a library that it needs is missing.
    """
    with without_system_fonts():
        import_weasyprint()
    check_coverage((), [(templates / "base" / "fonts" / face.file).read_bytes() for face in FACES])
    gc.freeze()
