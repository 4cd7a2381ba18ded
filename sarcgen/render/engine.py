"""WeasyPrint, held by a short leash: no network, no files, no complaint overheard.

What is the same for every card is made once in a process: the fonts and the style sheets.
"""

from __future__ import annotations

import contextlib
import gc
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing.util import Finalize
from typing import TYPE_CHECKING, Final, TypeAlias, final

from sarcgen.errors import RenderError
from sarcgen.render.fonts import print_font_rules
from sarcgen.render.loading import import_weasyprint

if TYPE_CHECKING:
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

FontFiles: TypeAlias = "tuple[tuple[str, bytes], ...]"
"""The names and contents of font files."""

_FONT_ADDRESS: Final = "sarcgen:fonts/"

_NEW_OBJECTS: Final = 5_000_000
"""After how many new objects Python looks for garbage by itself; the longest card makes fewer."""


@final
@dataclass(frozen=True, slots=True)
class LoadedFonts:
    """Fonts as WeasyPrint wants them."""

    configuration: FontConfiguration
    rules: CSS


@lru_cache(maxsize=2)
def load_fonts(files: FontFiles) -> LoadedFonts:
    """The fonts, loaded once for all cards of a process that use the same files.

    Call it within :func:`sarcgen.render.loading.without_system_fonts`.

    Raises:
        RenderError: WeasyPrint has something to say about a font.
    """
    weasyprint = import_weasyprint()
    from weasyprint.text.fonts import FontConfiguration

    configuration = FontConfiguration()
    # It keeps the fonts in a temporary folder. This is called at the end of any process, also of
    # one that multiprocessing has made, where the interpreter's own hooks are not.
    Finalize(None, _clear_away, args=(configuration,), exitpriority=0)
    served = {_FONT_ADDRESS + name: content for name, content in files}
    with no_complaints():
        rules = weasyprint.CSS(
            string=print_font_rules(_FONT_ADDRESS),
            font_config=configuration,
            url_fetcher=make_fetcher(served),
        )
    return LoadedFonts(configuration, rules)


def _clear_away(configuration: FontConfiguration) -> None:
    configuration.__del__()
    # Else it would try again when the interpreter has already lost what it needs for that.
    configuration._folder = None  # noqa: SLF001


@lru_cache(maxsize=8)
def read_sheet(text: str) -> CSS:
    """A style sheet, read once for all cards of a process that bring the same.

    Raises:
        RenderError: WeasyPrint complains about it.
    """
    with no_complaints():
        return import_weasyprint().CSS(string=text, url_fetcher=make_fetcher({}))


def collect_between_cards() -> None:
    """Lets the garbage collector run before a card, and not while it is drawn. Call it before each.

    The boxes of a card hold one another, and there are hundreds of thousands of them. As they are
    made, Python would look through all of them again and again, and never find one to throw away.
    What a card leaves behind is thrown away before the next, so that a process that makes only one
    never has to.
    """
    if gc.get_threshold()[0] == _NEW_OBJECTS:
        gc.collect()
    else:
        gc.set_threshold(_NEW_OBJECTS)


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
