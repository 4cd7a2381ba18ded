"""The list of contents: what stands in it, and where its second column begins on paper.

Where a column ends could be left to the PDF engine. It finds out by setting the whole list again
and again, which takes longer than any other page of a card.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, final

from sarcgen.report.card import Block, Priority, Report, Section

_COLUMN: Final = 209.8
"""The width of an entry in points: half of the type area, without gap and page number."""

_MANY: Final = 40
"""A list with more entries than this is set smaller (``cover.html.j2``)."""

_WIDTHS: Final = {
    0.25: ".` !',:;ij|’",
    0.3: "()I[]l",
    0.4: "/\\{}*-1Jfrt“”",
    0.5: '"^?_svz',
    0.55: "+<=>acekoxy~–",
    0.6: "#02679EFLTYbdghnpqu",
    0.65: "$3458BPSVZ",
    0.7: "&ACDKRUX",
    0.75: "GHNOQ",
    0.9: "w@m%M",
    0.95: "W",
}
"""How wide the letters of Public Sans are, in parts of the size of the type."""

_WIDTH_OF: Final = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_OF_OTHERS: Final = 0.65
_BOLD: Final = 1.06
"""How much wider bold letters are."""


@final
@dataclass(frozen=True, slots=True)
class _Setting:
    """How the print style sheet sets the list, in points.

    Attributes:
        size, title_size: of the type of an entry and of a part's title.
        leading: height of a line in parts of the size.
        padding: above and below an entry, together.
        gap: between parts.
    """

    size: float
    title_size: float
    leading: float
    padding: float
    gap: float

    def entry(self, text: str) -> float:
        """The height of an entry."""
        return _lines(text, self.size) * self.size * self.leading + self.padding

    def title(self, text: str) -> float:
        """The height of a part's title."""
        lines = _lines(text, self.title_size * _BOLD)
        return lines * self.title_size * self.leading + self.padding


_FEW_ENTRIES: Final = _Setting(9, 10, 1.35, 3.4, 11)
_MANY_ENTRIES: Final = _Setting(8, 8.8, 1.25, 2, 3)


def parts(report: Report) -> tuple[Section, ...]:
    """All parts of the card that the table of contents lists, in their order."""
    before = [part for part in (report.summary, report.message) if part is not None]
    return (*(Section(part.id, part.title, ()) for part in before), *report.sections)


def listed(blocks: Iterable[Block]) -> list[tuple[str, str, str]]:
    """What the table of contents lists: anchor, title, and the year where titles are alike."""
    titled = [block for block in blocks if block.title and not isinstance(block, Priority)]
    suffixes = [getattr(block, "suffix", "") for block in titled]
    parts = [
        (block.id, block.title.removesuffix(suffix).rstrip(), suffix)
        for block, suffix in zip(titled, suffixes, strict=True)
    ]
    alike = Counter(title for _, title, _ in parts)
    return [(anchor, title, suffix if alike[title] > 1 else "") for anchor, title, suffix in parts]


def second_column(sections: Sequence[Section]) -> str:
    """The anchor of the entry with which the second column begins; the columns are about equal.

    A section's title never ends the first column. With one entry there is no second column: the
    anchor is empty.
    """
    lists = [listed(section.blocks) for section in sections]
    many = len(sections) + sum(map(len, lists)) > _MANY
    setting = _MANY_ENTRIES if many else _FEW_ENTRIES
    heights: list[float] = []
    anchors: list[str] = []
    places: list[int] = []
    for section, entries in zip(sections, lists, strict=True):
        places.append(len(anchors))
        anchors.append(section.id)
        heights.append(setting.title(section.title) + setting.gap * bool(heights))
        places += range(len(anchors) + 1, len(anchors) + len(entries))
        anchors += [anchor for anchor, _, _ in entries]
        heights += [setting.entry(f"{title} {suffix}".strip()) for _, title, suffix in entries]
    if len(places) < 2:
        return ""
    best = min(places[1:], key=lambda place: max(sum(heights[:place]), sum(heights[place:])))
    return anchors[best]


def _lines(text: str, size: float) -> int:
    """On how many lines a text stands in a column."""
    lines, used, space = 1, 0.0, _WIDTH_OF[" "] * size
    for word in text.split():
        width = size * sum(_WIDTH_OF.get(letter, _OF_OTHERS) for letter in word)
        if used and used + space + width > _COLUMN:
            lines += 1
            used = width
        else:
            used += space * bool(used) + width
    return lines
