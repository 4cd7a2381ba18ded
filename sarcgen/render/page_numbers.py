"""The page numbers of the list of contents, put in after the pages are laid out.

The print style sheet asks for them by ``target-counter``. WeasyPrint then lays the list out three
times, because it knows the numbers only at the end. Here it lays out a figure that stands for each
number, in a box whose width does not depend on it, and the numbers take their places afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from sarcgen.errors import RenderError

if TYPE_CHECKING:
    from weasyprint import Document

STAND_IN: Final = "0"

RULE: Final = f'.contents a::before {{ content: "{STAND_IN}" !important }}'
"""The style that prints the stand-ins."""


def fill_in(document: Document) -> None:
    """Writes the page of each entry's target in the place of the stand-in.

    Args:
        document: the laid-out pages; the texts of some of their boxes are changed.

    Raises:
        RenderError: an entry leads nowhere, or its box is not as this module knows it.
    """
    page_of: dict[str, int] = {}
    for number, page in enumerate(document.pages, start=1):
        for anchor in page.anchors:
            page_of.setdefault(anchor, number)
    for page in document.pages:
        for box in _stand_ins(page._page_box):
            target = box.element.get("href", "").removeprefix("#")
            if target not in page_of or box.text != STAND_IN:
                raise RenderError("The list of contents has an entry without a page. Report this.")
            # What is drawn is the text of the layout; what is looked at before, that of the box.
            box.text = box.pango_layout.text = str(page_of[target])


def _stand_ins(box: Any) -> Iterator[Any]:
    """The boxes of text before the links of the list of contents."""
    if box.element_tag == "a::before" and hasattr(box, "pango_layout"):
        yield box
    for child in getattr(box, "children", ()):
        yield from _stand_ins(child)
