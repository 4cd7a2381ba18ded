"""What a reader of the web page hears and does not see goes into the tags of the PDF.

In the page such words are an element of their own, which is not seen. As such it would cost the
layout of the PDF seven styles a piece. Here they become an attribute of what they are said instead
of, which costs it nothing, and :mod:`sarcgen.render.tag_tree` reads that.
"""

from __future__ import annotations

import re
from typing import Final

from sarcgen.render.tag_tree import SPOKEN

_WORDS: Final = r'<span class="visually-hidden">(?P<said>[^<]*)</span>'
_SIGNS_IN_CELL: Final = re.compile(
    rf'(?P<start><td[^<>]*)><span aria-hidden="true">(?P<seen>[^<]*)</span>{_WORDS}</td>'
)
_NOTHING_IN_CELL: Final = re.compile(rf"(?P<start><td[^<>]*)>{_WORDS}</td>")
_SIGNS: Final = re.compile(
    r'<(?P<name>span|mark)(?P<more>[^<>]*) aria-hidden="true">(?P<seen>[^<]*)</(?P=name)>\s*'
    + _WORDS
)
_LEFT: Final = re.compile(_WORDS)

_BLANK: Final = "&#160;&#8288;"
"""Something to stand on: screen readers pass over a cell without content, and count one less.

WeasyPrint draws no text that is all spaces; with a word joiner beside it, the space is drawn.
"""


def carry_spoken(page: str) -> str:
    """The page with words that are only heard as attributes of what is seen in their place.

    Args:
        page: a whole page, its markup made by the templates.

    Returns:
        The page to lay out. Nothing in it looks different.
    """

    def tell(found: re.Match[str], start: str, seen: str) -> str:
        said = found["said"].replace('"', "&#34;")
        return f'{start} {SPOKEN}="{said}">{seen}'

    page = _SIGNS_IN_CELL.sub(lambda it: tell(it, it["start"], it["seen"]) + "</td>", page)
    page = _NOTHING_IN_CELL.sub(lambda it: tell(it, it["start"], _BLANK) + "</td>", page)
    page = _SIGNS.sub(
        lambda it: tell(it, f"<{it['name']}{it['more']}", it["seen"]) + f"</{it['name']}>", page
    )
    return _LEFT.sub("", page)
