"""WeasyPrint, held by a short leash: imported late, without system fonts, network or files.

``import weasyprint`` takes half a second and needs Pango, so it happens only where a PDF is made.
"""

from __future__ import annotations

import contextlib
import ctypes.util
import io
import logging
import os
import sys
import tempfile
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sarcgen.errors import RenderError

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher

_NO_FONTS: Final = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig></fontconfig>
"""

_PANGO_MISSING: Final = """\
The PDF needs the Pango library (with HarfBuzz and Fontconfig), which is not on this computer.
  Debian, Ubuntu:  sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
  Fedora:          sudo dnf install pango
  macOS:           brew install pango
  Windows:         install MSYS2, then in its shell: pacman -S mingw-w64-ucrt-x86_64-pango
--format html makes the page without it."""


@contextlib.contextmanager
def without_system_fonts() -> Iterator[None]:
    """Hides the machine's fonts from Fontconfig, also from what is imported within."""
    before = os.environ.get("FONTCONFIG_FILE")
    with tempfile.TemporaryDirectory(prefix="sarcgen-") as folder:
        settings = Path(folder) / "fonts.conf"
        settings.write_text(_NO_FONTS, "utf-8")
        os.environ["FONTCONFIG_FILE"] = str(settings)
        try:
            yield
        finally:
            if before is None:
                del os.environ["FONTCONFIG_FILE"]
            else:
                os.environ["FONTCONFIG_FILE"] = before


def import_weasyprint() -> Any:
    """WeasyPrint, imported on first use. Call it within :func:`without_system_fonts`.

    Raises:
        RenderError: WeasyPrint or a system library that it needs is missing.
    """
    try:
        with (
            warnings.catch_warnings(),
            # WeasyPrint prints advice of its own where a library is missing; ours is shorter.
            contextlib.redirect_stdout(io.StringIO()),
            _without_library_search(),
        ):
            warnings.simplefilter("ignore")
            import weasyprint
    except OSError as error:
        raise RenderError(_PANGO_MISSING) from error
    except ImportError as error:
        raise RenderError(
            f"The PDF needs WeasyPrint, which is not installed: {error}. Install sarcgen again."
        ) from error
    return weasyprint


@contextlib.contextmanager
def _without_library_search() -> Iterator[None]:
    """On Linux, spares WeasyPrint's import a search that starts a compiler some twenty times.

    It tries each library under several names before the right one, and for every wrong name ctypes
    asks gcc, ld and ldconfig. The right names need no search.
    """
    if sys.platform != "linux":
        yield
        return
    search = ctypes.util.find_library
    ctypes.util.find_library = lambda _: None  # type: ignore[assignment]
    try:
        yield
    finally:
        ctypes.util.find_library = search


def make_fetcher(assets: Mapping[str, bytes]) -> URLFetcher:
    """A fetcher that serves what it was given and stops the rendering at anything else.

    Args:
        assets: content by address.
    """
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class OnlyAssets(URLFetcher):
        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
            if url not in assets:
                raise FatalURLFetchingError(f"“{url[:200]}”")
            return URLFetcherResponse(url, assets[url])

    return OnlyAssets(allowed_protocols=())


class _Collector(logging.Handler):
    """Keeps what is logged."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextlib.contextmanager
def no_complaints() -> Iterator[None]:
    """Turns every warning or error in WeasyPrint's log into an error.

    Raises:
        RenderError: WeasyPrint had something to say.
    """
    handler = _Collector(logging.WARNING)
    logger = logging.getLogger("weasyprint")
    before = logger.level, logger.propagate, logger.disabled
    logger.addHandler(handler)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    logger.disabled = False
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before[0])
        logger.propagate, logger.disabled = before[1:]
    if handler.messages:
        said = "; ".join(dict.fromkeys(handler.messages))
        raise RenderError(f"The PDF could not be drawn cleanly: {said}")
