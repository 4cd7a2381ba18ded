"""The texts of a card as the checks read them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final
from unicodedata import normalize

from sarcgen.checks.case import Case
from sarcgen.model.narrative import Narrative
from sarcgen.tables.raw import RawText

_MARKS: Final = re.compile(r"[*_`]|^[ \t]*(?:#+|>)[ \t]*", re.MULTILINE)
_BLANKS: Final = re.compile(r"[ \t]{2,}")
_LIST_ITEM: Final = r"[ \t]*(?:[-*+•]|\d+[.)])[ \t]"
_WRAPPED: Final = re.compile(rf"[ \t]*\n(?![ \t]*\n)(?!{_LIST_ITEM})[ \t]*")
_ACCENTS: Final = re.compile(r"[\u0300-\u036f]+")
# Not after an initial or a title.
_END: Final = re.compile(
    r"(?<=[.!?])(?<!\b\w\.)(?<!\b(?:jr|sr|mr|ms|dr|st|no)\.)(?<!\bmrs\.)[ \t]+|\n", re.IGNORECASE
)


def written(case: Case) -> Iterator[tuple[RawText, Mapping[str, str]]]:
    """Every text of the card that is there, with its words by language."""
    for text in case.report.own_texts:
        if isinstance(text.narrative, Narrative):
            yield text, text.narrative.texts


def named(text: RawText, language: str) -> str:
    """A text as messages call it: its title, and its language where it has several."""
    several = isinstance(text.narrative, Narrative) and len(text.narrative.texts) > 1
    return f"“{text.spec.title}”" + (f" ({language})" if several else "")


def is_spanish(language: str) -> bool:
    """Whether a BCP 47 code stands for Spanish; other languages are read as English."""
    return language.split("-", maxsplit=1)[0].lower() == "es"


@lru_cache(maxsize=64)
def folded(words: str) -> str:
    """Words without capitals and accents, so that Alcalá and ALCALA are the same."""
    if words.isascii():
        return words.casefold()
    return _ACCENTS.sub("", normalize("NFKD", words.casefold()))


@lru_cache(maxsize=64)
def plain(words: str) -> str:
    """Markdown without marks of emphasis and headings, one line a paragraph or list item."""
    lines = _WRAPPED.sub(" ", _BLANKS.sub(" ", _MARKS.sub("", words.strip())))
    return "\n".join(filter(None, (line.strip() for line in lines.splitlines())))


def sentences(words: str) -> list[str]:
    """The sentences of a Markdown text."""
    return _END.split(plain(words))
