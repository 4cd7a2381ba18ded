"""PDFs on demand, each drawn in a process of its own.

Drawing takes all of a processor for seconds; in the preview's own process, pages would wait for it.
"""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import PIPE
from contextlib import suppress
from pathlib import Path
from typing import Final

from sarcgen.errors import RenderError, SarcgenError

_ROOT: Final = Path(__file__).resolve().parents[2]
_REFUSED: Final = 4
_YIELD: Final = 5
"""How much the drawing gives way to the preview, in steps of the system's priority."""


async def draw_pdf(page: bytes, templates: Path) -> bytes:
    """The PDF of a card, the same bytes as those of a build.

    Args:
        page: the card's HTML.
        templates: folder of editions.

    Raises:
        RenderError: it cannot be drawn.
    """
    paths = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        # Nothing in the current folder is taken for a part of the program.
        "-P",
        "-m",
        __name__,
        str(templates),
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
    )
    try:
        pdf, said = await process.communicate(page)
    finally:
        with suppress(ProcessLookupError):
            process.kill()
    if process.returncode == _REFUSED:
        raise RenderError(said.decode())
    if process.returncode or not pdf:
        raise RenderError("The PDF could not be drawn: the process that draws it ended early.")
    return pdf


def main() -> int:
    """Reads a page from stdin and writes its PDF to stdout; what went wrong, to stderr."""
    from sarcgen.render.pdf import render_pdf  # noqa: PLC0415 (loads fonts and Pango)

    if hasattr(os, "nice"):
        os.nice(_YIELD)
    try:
        pdf = render_pdf(sys.stdin.buffer.read().decode(), Path(sys.argv[1]))
    except SarcgenError as error:
        sys.stderr.write(str(error))
        return _REFUSED
    sys.stdout.buffer.write(pdf)
    return 0


if __name__ == "__main__":
    sys.exit(main())
