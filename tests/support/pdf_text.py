"""The text of a PDF as it stands on its pages, and everything else in it that could hold text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

import pikepdf

_APART: Final = 2.0
"""Pieces of text on one line have baselines no further apart than this, in CSS pixels."""


def pages(pdf: bytes) -> list[list[str]]:
    """The lines of every page from top to bottom, their pieces from left to right."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return [_lines(page) for page in document.pages]


def whole_text(pdf: bytes) -> str:
    """All text on all pages, a line a line."""
    return "\n".join(line for page in pages(pdf) for line in page)


def unseen_texts(pdf: bytes) -> Iterator[str]:
    """Whatever could hold text beside what pages show: metadata, bookmarks, tags, files, streams.

    Numbers are left out: they are object numbers, places on the page and widths of letters, and one
    of them may look like a figure by chance.
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        drawn = {content.objgen for page in document.pages for content in _contents(page)}
        for page in document.pages:
            for instruction in pikepdf.parse_content_stream(page):
                for operand in instruction.operands:
                    yield from _strings(operand)
        for thing in document.objects:
            yield from _strings(thing)
            if isinstance(thing, pikepdf.Stream) and not (
                thing.objgen in drawn or _is_technical(thing)
            ):
                yield thing.read_bytes().decode("utf-8", "replace")
        for name, attachment in document.attachments.items():
            yield name + attachment.get_file().read_bytes().decode("utf-8", "replace")
        yield from _strings(document.trailer)


def _contents(page: pikepdf.Page) -> list[Any]:
    contents: Any = page.obj.Contents
    return list(contents) if isinstance(contents, pikepdf.Array) else [contents]


def _is_technical(stream: pikepdf.Stream) -> bool:
    """Fonts, their character maps, and the containers of objects."""
    is_font = "/Length1" in stream or stream.get("/Subtype") == "/OpenType"
    is_container = stream.get("/Type") in ("/ObjStm", "/XRef")
    return is_font or is_container or b"begincmap" in stream.read_bytes()


def _strings(thing: Any) -> Iterator[str]:
    """The strings and names in an object; what it refers to has its own turn."""
    if isinstance(thing, (pikepdf.String, pikepdf.Name)):
        yield str(thing)
    elif isinstance(thing, pikepdf.Array):
        for part in thing:
            if not getattr(part, "is_indirect", False):
                yield from _strings(part)
    elif isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        for name, part in thing.items():
            yield name
            if not getattr(part, "is_indirect", False):
                yield from _strings(part)


def _lines(page: pikepdf.Page) -> list[str]:
    found: list[tuple[float, list[tuple[float, str]]]] = []
    for left, top, text in sorted(_pieces(page), key=lambda piece: piece[1]):
        if not found or top - found[-1][0] > _APART:
            found.append((top, []))
        found[-1][1].append((left, text))
    return ["  ".join(text for _, text in sorted(line)) for _, line in found]


def _pieces(page: pikepdf.Page) -> Iterator[tuple[float, float, str]]:
    """Every piece of text with its place from the left and from the top."""
    fonts = {name: _characters(font) for name, font in page.Resources.get("/Font", {}).items()}
    font: dict[int, str] = {}
    left, top = 0.0, 0.0
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        match str(instruction.operator):
            case "Tf":
                font = fonts[str(operands[0])]
            case "Tm":
                left, top = float(operands[4]), float(operands[5])
            case "TJ" | "Tj":
                strings = operands[0] if isinstance(operands[0], pikepdf.Array) else operands
                glyphs = b"".join(bytes(s) for s in strings if isinstance(s, pikepdf.String))
                text = "".join(
                    font[int.from_bytes(glyphs[i : i + 2], "big")] for i in range(0, len(glyphs), 2)
                )
                # A space that a blank cell stands on is no text.
                if text.strip():
                    yield left, top, text
            case "Do":
                raise AssertionError("text could stand in a form, which is not read here")


def _characters(font: Any) -> dict[int, str]:
    """What the glyphs of a font stand for, from its ToUnicode map."""
    source = font.ToUnicode.read_bytes().decode("ascii")
    glyphs: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", source, re.DOTALL):
        for glyph, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            glyphs[int(glyph, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", source, re.DOTALL):
        for first, last, text in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for offset in range(int(last, 16) - int(first, 16) + 1):
                glyphs[int(first, 16) + offset] = chr(int(text, 16) + offset)
    return glyphs
