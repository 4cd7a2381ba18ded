"""Which versions take part in making a card: they are in the keys of the cache.

None of the libraries is loaded for it. A run that finds every card up to date would spend most of
its time on that.
"""

from __future__ import annotations

import os
import platform
import re
import sys
import zlib
from collections.abc import Iterator
from functools import cache
from typing import Final

DRAWING: Final = (
    "brotli",
    "cffi",
    "cssselect2",
    "fonttools",
    "pillow",
    "pydyf",
    "pyphen",
    "tinycss2",
    "tinyhtml5",
    "weasyprint",
    "webencodings",
    "zopfli",
)
"""The packages that turn a page into a PDF."""

MAKING: Final = (
    "annotated-types",
    "babel",
    "highspy",
    "jinja2",
    "linkify-it-py",
    "markdown-it-py",
    "markupsafe",
    "mdurl",
    "nh3",
    "numpy",
    "pillow",
    "pydantic",
    "pydantic-core",
    "pyyaml",
    "sarcgen",
    "typing-extensions",
    "typing-inspection",
    "uc-micro-py",
)
"""The packages that make the page before."""

_SYSTEM: Final = {
    "pango": ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    "harfbuzz": ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
    "fontconfig": ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll"),
    "freetype": ("libfreetype.so.6", "libfreetype.6.dylib", "libfreetype-6.dll"),
}
"""The system libraries, by the names under which WeasyPrint finds them."""

ABSENT: Final = "absent"


@cache
def drawing_versions() -> tuple[str, ...]:
    """Everything that a PDF may depend on, each as ``name version``."""
    system = (f"{name} {_version_of_library(name)}" for name in _SYSTEM)
    kind = f"machine {sys.platform} {platform.machine()}"
    return (*_python(), *_versions(DRAWING), *system, f"zlib {zlib.ZLIB_RUNTIME_VERSION}", kind)


@cache
def making_versions() -> tuple[str, ...]:
    """Everything that a page may depend on, each as ``name version``."""
    return (*_python(), *_versions(MAKING))


def _python() -> Iterator[str]:
    yield f"{sys.implementation.name} {platform.python_version()}"


def _versions(names: tuple[str, ...]) -> Iterator[str]:
    there = _installed()
    for name in names:
        yield f"{name} {there.get(name) or _asked_for(name)}"


@cache
def _installed() -> dict[str, str]:
    """What is installed, by the names of folders: quicker than to ask for metadata."""
    found: dict[str, str] = {}
    for folder in sys.path:
        try:
            names = os.listdir(folder or os.curdir)  # noqa: PTH208 - a list of names is all
        except OSError:
            continue
        for name in sorted(names):
            if told := re.fullmatch(r"([^-]+)-([^-]+)\.dist-info", name):
                found.setdefault(re.sub(r"[-_.]+", "-", told[1]).lower(), told[2])
    return found


def _asked_for(name: str) -> str:
    """The version of a package that was installed in another form."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - rarely needed

    try:
        return version(name)
    except PackageNotFoundError:
        return ABSENT


def _version_of_library(name: str) -> str:
    import ctypes  # noqa: PLC0415 - only a PDF needs it

    for file in _SYSTEM[name]:
        try:
            library = ctypes.CDLL(file)
        except OSError:
            continue
        if name == "freetype":
            return _version_of_freetype(library)
        if name == "fontconfig":
            return str(library.FcGetVersion())
        told = getattr(library, "pango_version_string" if name == "pango" else "hb_version_string")
        told.restype = ctypes.c_char_p
        return str(told().decode("ascii"))
    return ABSENT


def _version_of_freetype(library: object) -> str:
    import ctypes  # noqa: PLC0415 - as above

    call = getattr  # the functions of a library have no types
    handle = ctypes.c_void_p()
    if call(library, "FT_Init_FreeType")(ctypes.byref(handle)):
        return ABSENT
    parts = [ctypes.c_int() for _ in range(3)]
    call(library, "FT_Library_Version")(handle, *map(ctypes.byref, parts))
    call(library, "FT_Done_FreeType")(handle)
    return ".".join(str(part.value) for part in parts)
