"""Where a part of a text stands in its file.

YAML folds lines and takes indentation and quotes away, but it leaves the characters of a text in
their order. So both are walked side by side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

LINE_END: Final = re.compile(r"\r\n|\r|\n")
_MOST_SKIPPED: Final = 4
"""Characters between two of the text that are no blanks: the mark before an escaped one."""


def places_within(
    written: str, line: int, column: int, words: str, offsets: Sequence[int]
) -> list[tuple[int, int]] | None:
    """Lines and columns, from 1, of places in a text; None where the two do not agree.

    Where a text in double quotes writes characters by their numbers, they do not.

    Args:
        written: the file from where the text's value starts.
        line: of that start, from 1.
        column: of that start, from 1.
        words: the text as it was read.
        offsets: places in it, in characters from 0.
    """
    at = _start(written)
    wanted = set(offsets)
    found: dict[int, int] = {}
    for offset, character in enumerate(words[: max(offsets, default=-1) + 1]):
        if character.isspace():
            continue
        skipped = 0
        while at < len(written) and written[at] != character and skipped <= _MOST_SKIPPED:
            skipped += not written[at].isspace()
            at += 1
        if at >= len(written) or skipped > _MOST_SKIPPED:
            return None
        if offset in wanted:
            found[offset] = at
        at += 1
    if wanted - set(found):
        return None
    return [_place(written, line, column, found[offset]) for offset in offsets]


def _start(written: str) -> int:
    """Where the text's own characters start: after a quote or the head of a block."""
    if written[:1] in {"|", ">"}:
        end = LINE_END.search(written)
        return end.end() if end else len(written)
    return 1 if written[:1] in {"'", '"'} else 0


def _place(written: str, line: int, column: int, at: int) -> tuple[int, int]:
    ends = list(LINE_END.finditer(written, 0, at))
    if not ends:
        return line, column + at
    return line + len(ends), at - ends[-1].end() + 1
