"""A card's HTML page written as a Typst document: the same texts, links and tables, plainly set.

It exists to measure Typst on the same content. Heads that repeat on every page, page numbers and
the list of contents are there as well; the finer points of the look are not.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from lxml import html as lxml_html

FONT_FAMILY: Final = "Public Sans"

_PREAMBLE: Final = """\
#set document(title: {title})
#set page(paper: "us-letter", margin: (top: 1in, x: .85in, bottom: .9in),
  header: text(8pt, fill: rgb("#4a5766"))[#{school} #h(1fr) #{card}],
  footer: context text(8pt, fill: rgb("#4a5766"))[#h(1fr) Page #counter(page).display() of \
#counter(page).final().first()])
#set text(font: "{family}", size: 9.5pt, lang: {language}, fill: rgb("#1b2430"))
#set par(leading: .6em)
#set table(stroke: (x: none, y: .5pt + rgb("#ccd5de")), inset: (x: 6pt, y: 3.6pt), align: left,
  fill: (_, row) => if calc.even(row) {{ rgb("#f6f8fb") }})
#show heading: set text(fill: rgb("#153a5b"))
#show heading.where(level: 2): set text(18pt)
#show heading.where(level: 3): set text(11.5pt)
#show link: it => underline(text(fill: rgb("#17568f"), it))
#show table: set text(8.5pt)
"""
_NOT_PRINTED: Final = frozenset({"skip-link", "visually-hidden", "colophon"})
_LEVELS: Final = {"h1": 1, "h2": 2, "h3": 3, "h4": 4}
_BLOCKS: Final = frozenset({"div", "section", "article", "main", "header", "body"})


def typst_source(page: str) -> str:
    """The page as Typst's markup.

    Args:
        page: what :func:`sarcgen.render.html.render_html` returned.
    """
    root = lxml_html.document_fromstring(page)
    title = root.findtext(".//title") or ""
    school, _, card = title.partition(" – ")
    preamble = _PREAMBLE.format(
        title=_text(title),
        school=_text(school),
        card=_text(card),
        family=FONT_FAMILY,
        language=_text(root.get("lang", "en")),
    )
    return preamble + "".join(_block(root.find("body")))


def _text(text: str) -> str:
    """A string of Typst: no character in it means anything."""
    return json.dumps(text, ensure_ascii=False)


def _printed(node: Any) -> bool:
    return isinstance(node.tag, str) and not _NOT_PRINTED & set(node.get("class", "").split())


def _children(node: Any) -> Iterable[Any]:
    return (child for child in node if _printed(child))


def _block(node: Any) -> Iterator[str]:
    """What stands below one another."""
    if node.tag in _BLOCKS:
        if node.tag == "main":
            yield "#pagebreak()\n"
        for child in _children(node):
            yield from _block(child)
    elif node.tag == "nav":
        yield "#heading(level: 2, outlined: false)[Contents]\n"
        yield "#columns(2, outline(title: none, depth: 3))\n"
    elif node.tag in _LEVELS:
        listed = "true" if node.tag in {"h2", "h3"} else "false"
        yield f"#heading(level: {_LEVELS[node.tag]}, outlined: {listed})[{_inline(node)}]\n"
    elif node.tag in {"ul", "ol"}:
        kind = "list" if node.tag == "ul" else "enum"
        yield f"#{kind}({', '.join(f'[{_item(item)}]' for item in _children(node))})\n"
    elif node.tag == "table":
        yield from _table(node)
    elif node.tag == "p":
        yield f"#par[{_inline(node)}]\n"


def _item(node: Any) -> str:
    """An item of a list or a cell: lines of text, or blocks."""
    if any(child.tag in _BLOCKS or child.tag in {"p", "ul", "ol"} for child in _children(node)):
        first = f"#{_text(node.text.strip())}" if (node.text or "").strip() else ""
        return first + "".join("".join(_block(child)) for child in _children(node))
    return _inline(node)


def _inline(node: Any) -> str:
    """What stands in a line."""
    parts = [_run(node.text)]
    for child in node:
        if _printed(child):
            inside = _inline(child)
            if child.tag == "a" and not child.get("href", "#").startswith("#"):
                inside = f"#link({_text(child.get('href'))})[{inside}]"
            elif child.tag in {"strong", "mark"}:
                inside = f"#strong[{inside}]"
            elif child.tag == "em":
                inside = f"#emph[{inside}]"
            elif child.tag == "br":
                inside = "#linebreak()"
            parts.append(inside)
        parts.append(_run(child.tail))
    return "".join(parts)


def _run(text: str | None) -> str:
    if not text:
        return ""
    squeezed = " ".join(text.split())
    if not squeezed:
        return " "
    return f"{' ' * text[0].isspace()}#{_text(squeezed)}{' ' * text[-1].isspace()}"


def _table(node: Any) -> Iterator[str]:
    caption = node.find("caption")
    if caption is not None:
        for child in _children(caption):
            yield from _block(child)
    heads = [_row(row) for row in node.iterfind("thead/tr")]
    body = [_row(row) for row in node.iterfind("tbody/tr")]
    columns = sum(int(cell.get("colspan", 1)) for cell in node.find(".//tr"))
    yield f"#table(columns: {columns},\n"
    if heads:
        yield f"  table.header({', '.join(cell for row in heads for cell in row)}),\n"
    for row in body:
        yield f"  {', '.join(row)},\n"
    yield ")\n"


def _row(row: Any) -> list[str]:
    cells = []
    for cell in row:
        spans = "".join(
            f"{name}: {cell.get(name)}, " for name in ("colspan", "rowspan") if cell.get(name)
        )
        inside = _item(cell)
        if cell.getparent().getparent().tag == "thead":
            inside = f"#strong[{inside}]"
        figure = "figure" in cell.get("class", "").split()
        align = "align: right, " if figure else ""
        cells.append(f"table.cell({align}{spans}[{inside}])")
    return cells
