"""The sentences of a Markdown text, with their places in it.

What is no prose is blanked out, letter for letter, so that places stay: headings, marks, addresses
of links. A list item is a sentence of its own, also without a full stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, final

_ADDRESS: Final = r"(?:https?://|www\.)\S*[^\s.,;:!?)”\"’]|\S+@[\w.-]*\w"
_BLANKED: Final = re.compile(
    rf"(?P<apart>^[ \t]*(?:\#{{1,6}}[ \t].*|[-*+•][ \t]|\d+[.)][ \t]|[-=*_]{{3,}}[ \t]*$))"
    rf"|\]\([^)\n]*\)|[*`\[\]\\<>]|\b_+|_+\b|{_ADDRESS}",
    re.MULTILINE,
)
_END: Final = re.compile(r"[.!?…]+[\"'”’»)]*(?=\s)|\n[ \t]*(?=\n)")
_LAST_TOKEN: Final = re.compile(r"(?:(\S+)[ \t\n]+)?[(“\"«]*(\S+)\Z")
_INITIALS: Final = re.compile(r"(?:[A-Z]\.)+\Z")
_ABBREVIATIONS: Final = (
    *(
        "mr.",
        "mrs.",
        "ms.",
        "dr.",
        "jr.",
        "sr.",
        "st.",
        "no.",
        "e.g.",
        "i.e.",
        "vs.",
        "ed.",
        "inc.",
    ),
    *("sra.", "srta.", "dra.", "lic.", "núm.", "pág.", "art.", "tel.", "p.ej."),
)
_BEFORE_A_LETTER: Final = (
    *("building", "grade", "level", "part", "room", "section", "tier", "title"),
    *("edificio", "grado", "nivel", "parte", "título"),
)
_WORD: Final = re.compile(r"(?<!\w)[^\W\d_]+(?:['’\u2011-][^\W\d_]+)*")


@final
@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence.

    Attributes:
        start: where it starts in the text, in characters from 0.
        words: its words. Numerals are none: nothing that is made of the words tells a figure.
    """

    start: int
    words: tuple[str, ...]


def sentences_of(text: str) -> list[Sentence]:
    """The sentences of a Markdown text that have words, in order."""
    prose = _BLANKED.sub(_blank, text)
    found = []
    for start, end in _spans(prose):
        words = tuple(_WORD.findall(prose, start, end))
        if words:
            blanks = len(prose[start:end]) - len(prose[start:end].lstrip())
            found.append(Sentence(start + blanks, words))
    return found


def _blank(match: re.Match[str]) -> str:
    """As many blanks; empty lines where what follows starts anew."""
    return ("\n" if match["apart"] else " ") * len(match[0])


def _spans(prose: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in _END.finditer(prose):
        if _ends(prose, start, end):
            yield start, end.end()
            start = end.end()
    yield start, len(prose)


def _ends(prose: str, start: int, end: re.Match[str]) -> bool:
    """Whether a sentence ends here, and not an abbreviation."""
    if end[0][0] == "\n":
        return True
    following = prose[end.end() :].lstrip()
    if following[:1].islower():
        return False
    token = _LAST_TOKEN.search(prose, start, end.end())
    if token is None or token[2].casefold() in _ABBREVIATIONS:
        return False
    before = (token[1] or "").casefold()
    return not _INITIALS.match(token[2]) or before in _BEFORE_A_LETTER
