"""WeasyPrint's import: late, without the machine's fonts, and without what no card needs.

``import weasyprint`` takes half a second and needs Pango, so it happens only where a PDF is made.
"""

from __future__ import annotations

import contextlib
import ctypes.util
import importlib
import io
import os
import sys
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, Final, final

from sarcgen.errors import RenderError

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

_LATER: Final = {
    "fontTools.subset": (),
    "fontTools.varLib.instancer": ("instantiateVariableFont",),
    "fontTools.ttLib.woff2": (),
}
"""What WeasyPrint loads for fonts unlike ours: packed ones, variable ones, and those that HarfBuzz
cannot take apart. With each module, the functions that WeasyPrint takes from it by name."""


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
    if "weasyprint.document" in sys.modules:  # the last that its import loads
        return sys.modules["weasyprint"]
    try:
        with (
            warnings.catch_warnings(),
            # WeasyPrint prints advice of its own where a library is missing; ours is shorter.
            contextlib.redirect_stdout(io.StringIO()),
            _without_library_search(),
            _loaded_later(),
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


@contextlib.contextmanager
def _loaded_later() -> Iterator[None]:
    """Puts a stand-in in the place of each module that may wait, while WeasyPrint is imported.

    WeasyPrint keeps the stand-in, which loads the module when it is first used. Everybody else
    finds the module itself.
    """
    waiting = {name: _Later(name) for name in _LATER if name not in sys.modules}
    sys.modules.update(waiting)
    try:
        yield
    finally:
        for name, stand_in in waiting.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]
            package, _, own_name = name.rpartition(".")
            if vars(sys.modules.get(package, stand_in)).get(own_name) is stand_in:
                delattr(sys.modules[package], own_name)


@final
class _Later(ModuleType):
    """Stands for a module until something of it is used."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        for function in _LATER[name]:
            setattr(self, function, self._call_later(function))

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(importlib.import_module(self.__name__), name)

    def _call_later(self, function: str) -> Any:
        def call(*arguments: Any, **named: Any) -> Any:
            return getattr(importlib.import_module(self.__name__), function)(*arguments, **named)

        return call
