"""A page for WeasyPrint, with as much of its own style sheet as the elements of a card need.

WeasyPrint's sheet gives every element of a page five kinds of note marks and a list marker, with a
style for each. Cards have no notes, and only list items have markers. Without the rest, a card of
1,700 elements has 2,000 styles and not 12,000.
"""

from __future__ import annotations

from copy import copy
from functools import lru_cache
from typing import Any, Final

from sarcgen.render.loading import import_weasyprint

_NOTE_MARKS: Final = frozenset(
    {"footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"}
)
_MARKED_ELEMENT: Final = "li"


@lru_cache(maxsize=1)
def page_class() -> Any:
    """WeasyPrint's class of pages, with the leaner style sheet.

    It overrides a method that is not public, and looks at how selectors are kept, which is not
    public either. A test compares the PDFs that the two classes give.
    """
    import_weasyprint()
    from weasyprint import HTML
    from weasyprint.html import UA_STYLESHEET

    sheet = copy(UA_STYLESHEET)
    matcher = sheet.matcher = copy(UA_STYLESHEET.matcher)
    matcher.other_selectors = [
        entry for entry in matcher.other_selectors if _kind(entry) not in {*_NOTE_MARKS, "marker"}
    ]
    by_name = matcher.lower_local_name_selectors
    markers = [e for e in UA_STYLESHEET.matcher.other_selectors if _kind(e) == "marker"]
    matcher.lower_local_name_selectors = {
        **by_name,
        _MARKED_ELEMENT: [*by_name.get(_MARKED_ELEMENT, ()), *markers],
    }

    class Page(HTML):
        def _ua_stylesheets(self, forms: bool = False) -> list[Any]:  # noqa: FBT001, FBT002
            return [sheet]

    return Page


def _kind(entry: tuple[Any, ...]) -> str | None:
    """The pseudo-element that a kept selector is for."""
    kind: str | None = entry[3]
    return kind
