"""Which lines of a YAML file start with a key of a mapping, told without parsing it.

A report shows a line's key and must not take the inner line of a text for one. Parsing the file a
second time would double the time of a check, and would end at broken syntax; this looks at each
line once. Where it cannot follow, it says of all that comes after that there is no key.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, final

_BLANK: Final = " \t"
_DASH: Final = "-"
_ITEM: Final = re.compile(r"-(?:[ \t]+|\Z)")
_QUOTED: Final = {
    '"': re.compile(r'"(?:[^"\\]|\\.)*"'),
    "'": re.compile(r"'(?:[^']|'')*'(?!')"),
}
_ANY_QUOTED: Final = re.compile("|".join(pattern.pattern for pattern in _QUOTED.values()))
_END_OF_QUOTE: Final = {
    '"': re.compile(r'(?:[^"\\]|\\.)*"'),
    "'": re.compile(r"(?:[^']|'')*'(?!')"),
}
_COLON: Final = re.compile(r":(?=[ \t]|\Z)")
_COMMENT: Final = re.compile(r"[ \t]#")
_ANCHORS_AND_TAGS: Final = re.compile(r"(?:[&!]\S*[ \t]*)+")
_NO_PLAIN_KEY: Final = "\"'#&*!|>%@`[]{},?"
_NOT_FOLLOWED: Final = ("? ", "&", "*", "!", "%", "--- ", "... ")


@final
@dataclass(frozen=True, slots=True)
class KeyLine:
    """A line such as ``  total: 345``.

    Attributes:
        indentation: blanks and tabs before the key.
        written: the key as it stands, with its quotes.
        path: the keys above it and its own, without quotes; ``-`` for an item of a list.
        colon: place of the colon in the line, from 0.
    """

    indentation: int
    written: str
    path: tuple[str, ...]
    colon: int


def key_lines(lines: Iterable[str]) -> Iterator[KeyLine | None]:
    """For each line of a file what is at its start, None where that is no key."""
    outline = _Outline()
    for line in lines:
        yield outline.take(line)


def end_of_quoted(text: str) -> int:
    """Where a text that starts with a quote ends, after the closing quote; 0 if it does not."""
    found = _QUOTED[text[0]].match(text)
    return found.end() if found else 0


@final
@dataclass(slots=True)
class _Outline:
    """What is open at a line.

    Attributes:
        above: indentation and name of the keys and dashes around this line.
        text_below: lines further in than this column belong to the text that starts above.
        quote: the quote that is still open.
        lost: the file holds what is not followed here.
    """

    above: list[tuple[int, str]] = field(default_factory=list)
    text_below: int | None = None
    quote: str = ""
    lost: bool = False

    def take(self, line: str) -> KeyLine | None:
        body = line.strip(_BLANK)
        if self.lost or not body:
            return None
        if self.quote:
            if _END_OF_QUOTE[self.quote].match(line):
                self.quote = ""
            return None
        column = len(line) - len(line.lstrip(_BLANK))
        if body.startswith("#") or (self.text_below is not None and column > self.text_below):
            return None
        self.text_below = None
        if body in ("---", "..."):
            return None
        return self._item_or_key(line, column)

    def _item_or_key(self, line: str, column: int) -> KeyLine | None:
        line = line.rstrip(_BLANK)
        start = column
        while dash := _ITEM.match(line, start):
            self._close(start, but=start)
            self.above.append((start, _DASH))
            start = dash.end()
        rest = line[start:]
        if not rest:
            return None
        self.lost = f"{rest} ".startswith(_NOT_FOLLOWED)
        if self.lost:
            return None
        colon = _colon_of(rest)
        if colon is None:
            self._close(start)
            self._value(rest, self.above[-1][0] if self.above else -1)
            return None
        self._close(start)
        written = rest[:colon].rstrip(_BLANK)
        self.above.append((start, _unquoted(written)))
        self._value(rest[colon + 1 :].strip(_BLANK), start)
        if start != column:
            return None
        return KeyLine(column, written, tuple(name for _, name in self.above), start + colon)

    def _close(self, column: int, but: int | None = None) -> None:
        """Leaves what is not around a key at this column; a dash may stand below its key."""
        while self.above and self.above[-1][0] >= column:
            if self.above[-1][0] == but and self.above[-1][1] != _DASH:
                return
            self.above.pop()

    def _value(self, text: str, column: int) -> None:
        """Notes what a value does to the lines below it.

        Args:
            text: the value, perhaps with a comment.
            column: of the key or dash that it belongs to; lines further in belong to it.
        """
        anchors = _ANCHORS_AND_TAGS.match(text)
        text = text[anchors.end() :] if anchors else text
        if not text or text.startswith("#"):
            return
        self.text_below = column
        if text[0] in _QUOTED and not end_of_quoted(text):
            self.quote = text[0]
        if text[0] in "[{" and not _ends_on_its_line(text):
            self.lost = True


def _ends_on_its_line(text: str) -> bool:
    """Whether all brackets and quotes of a list or mapping in brackets are closed."""
    bare = _ANY_QUOTED.sub("", text)
    balance = sum(map(bare.count, "[{")) - sum(map(bare.count, "]}"))
    return balance == 0 and not any(quote in bare for quote in _QUOTED)


def _colon_of(rest: str) -> int | None:
    """Where the colon after the key stands; None where a line does not start with a key."""
    if rest[0] in _QUOTED:
        end = end_of_quoted(rest)
        after = rest[end:].lstrip(_BLANK)
        return rest.index(":", end) if end and _COLON.match(after) else None
    if rest[0] in _NO_PLAIN_KEY:
        return None
    found = _COLON.search(rest)
    if found is None or _COMMENT.search(rest, 0, found.start()):
        return None
    return found.start() or None


def _unquoted(written: str) -> str:
    return written[1:-1] if written and written[0] in _QUOTED else written
