"""One card in one language: whether its files are whole and say the same."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from typing import Final, final

from sarcgen.figures.csv_text import BYTE_ORDER_MARK, COLUMNS, rows_of
from sarcgen.figures.document import Card
from sarcgen.figures.json_text import NotACard, read_card
from sarcgen.inspecting.documents import faults_of_pdf
from sarcgen.inspecting.files import SiteFiles
from sarcgen.inspecting.links import loaded_from_elsewhere
from sarcgen.inspecting.reading import Page, Place, Rows, read_page, squeezed
from sarcgen.inspecting.summaries import misquoted, repeating
from sarcgen.problems import Problem
from sarcgen.site.cards import OF_ANOTHER, school_of

_AGAIN: Final = "Build the card again."


@final
@dataclass(frozen=True, slots=True)
class CardLook:
    """What a look at one card gave.

    Attributes:
        edition, name: which.
        school, language, title: as its JSON says, or empty where that cannot be read.
        problems: what is wrong with its files.
        anchors: those of its pages, by address.
        links: those of its pages that do not stay in the page, by address.
    """

    edition: str
    name: str
    school: str
    language: str
    title: str
    problems: tuple[Problem, ...]
    anchors: dict[str, frozenset[str]]
    links: dict[str, list[tuple[Place, str]]]


def look_at(files: SiteFiles, edition: str, name: str) -> CardLook:
    """Reads all files of a card.

    Args:
        files: of the site.
        edition: folder of the card.
        name: of its files, without their ends.

    Raises:
        OSError: a file cannot be read.
    """
    return _Look(files, edition, name).result()


@final
class _Look:
    def __init__(self, files: SiteFiles, edition: str, name: str) -> None:
        self.files = files
        self.edition = edition
        self.name = name
        self.problems: list[Problem] = []
        self.pages: dict[str, Page] = {}
        self.card: Card | None = None

    def result(self) -> CardLook:
        ends = self.files.cards[self.edition, self.name]
        if ".json" in ends:
            self._read_json()
        for end in (end for end in ends if end.endswith(".html")):
            self._read_page(end)
        if self.card is not None:
            self._hold_against(self.card, ends)
        card = self.card
        return CardLook(
            self.edition,
            self.name,
            (school_of(self.name, card.language) if card else None) or self.name,
            card.language if card else "",
            card.school.name if card else "",
            tuple(self.problems),
            {address: frozenset(page.anchors) for address, page in self.pages.items()},
            {address: page.links for address, page in self.pages.items()},
        )

    def _say(self, end: str, code: str, message: str, place: Place = (1, 1)) -> None:
        self.problems.append(Problem(self.files.mark(self._address(end), *place), code, message))

    def _address(self, end: str) -> str:
        return f"{self.edition}/{self.name}{end}"

    def _content(self, end: str) -> bytes:
        return (self.files.top / self._address(end)).read_bytes()

    def _read_json(self) -> None:
        try:
            card = read_card(self._content(".json"))
        except NotACard as error:
            self._say(".json", "W110", f"{error} {_AGAIN}", (error.line, error.column))
            return
        if card.edition != self.edition or school_of(self.name, card.language) is None:
            self._say(".json", "W111", f"{OF_ANOTHER} {_AGAIN}")
            return
        self.card = card
        if card.draft:
            self._say(
                ".html",
                "W134",
                "The card is a draft: something required is missing. “sarcgen check” lists it; a"
                " draft must not be published.",
            )

    def _read_page(self, end: str) -> None:
        address = self._address(end)
        page = read_page(self._content(end).decode("utf-8", "replace"))
        self.pages[address] = page
        self.problems += loaded_from_elsewhere(self.files, address, page)
        if not page.whole:
            self._say(end, "W125", f"The page is cut short, or is none of sarcgen's. {_AGAIN}")
        for place in page.unfilled:
            self._say(
                end,
                "W135",
                "Here stands a placeholder that nothing took the place of. Mend the text, and build"
                " the card again.",
                place,
            )

    def _hold_against(self, card: Card, ends: tuple[str, ...]) -> None:
        """Every file is held against the JSON, which is held against its form."""
        page = self.pages.get(self._address(".html"))
        if page is not None:
            for fault in _faults_of_page(page, card):
                self._say(".html", "W140", f"{fault} {_AGAIN}")
        fragment = self.pages.get(self._address(".fragment.html"))
        if fragment is not None and not _is_same(fragment, card):
            self._say(
                ".fragment.html", "W142", f"It does not say what the card's JSON says. {_AGAIN}"
            )
        if ".csv" in ends and not _same_rows(self._content(".csv"), card):
            self._say(".csv", "W141", f"It does not say what the card's JSON says. {_AGAIN}")
        if ".pdf" in ends:
            for fault in faults_of_pdf(self._content(".pdf"), card):
                self._say(".pdf", "W143", fault)


def _faults_of_page(page: Page, card: Card) -> Iterator[str]:
    if (page.title, page.language) != (card.title, card.language):
        yield "Its title or language is not that of the card's JSON."
    if page.draft != card.draft:
        yield "Of page and JSON, only one says that the card is a draft."
    wanted = _tables(card)
    repeated = repeating(page, card)
    for table in dict.fromkeys((*wanted, *page.tables)):
        if table not in repeated and page.tables.get(table) != wanted.get(table):
            yield f"Its table “{table}” does not print what the card's JSON says."
    facts = {table.id: [squeezed(fact.printed) for fact in table.facts] for table in card.tables}
    for table, printed in page.facts.items():
        said = facts.get(table, [])
        if len(said) != len(printed) or not all(map(str.endswith, printed, said)):
            yield f"A fact above its table “{table}” is not what the card's JSON says."

    for table in misquoted(page, card):
        yield f"Its table “{table}” repeats what the card's JSON does not say."


def _is_same(fragment: Page, card: Card) -> bool:
    repeated = repeating(fragment, card)
    tables = {name: rows for name, rows in fragment.tables.items() if name not in repeated}
    return (
        tables == _tables(card)
        and not any(misquoted(fragment, card))
        and fragment.language == card.language
    )


def _tables(card: Card) -> dict[str, Rows]:
    return {
        table.id: [
            (squeezed(row.label), [squeezed(figure.printed) for figure in row.figures])
            for row in table.rows
        ]
        for table in card.tables
    }


def _same_rows(content: bytes, card: Card) -> bool:
    try:
        text = content.decode("utf-8")
        rows = list(csv.reader(StringIO(text.removeprefix(BYTE_ORDER_MARK), newline="")))
    except (UnicodeDecodeError, csv.Error):
        return False
    return rows == [list(COLUMNS), *map(list, rows_of(card))]
