"""Draws one page in a process of its own, as the ``weasyprint`` command does.

python -m bench.draw_page PAGE.html CARD.pdf
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from sarcgen.cli.program import run_alone

TEMPLATES: Final = Path(__file__).resolve().parent.parent / "templates"


def _draw() -> Callable[[], None]:
    from sarcgen.render.pdf import render_pdf  # noqa: PLC0415 (part of what is measured)

    page, pdf = map(Path, sys.argv[1:3])

    def draw() -> None:
        pdf.write_bytes(render_pdf(page.read_text("utf-8"), TEMPLATES))

    return draw


if __name__ == "__main__":
    run_alone(_draw)
