"""The summary for parents as it stands on a page, read without the program."""

from __future__ import annotations

from typing import Any

import lxml.html


def summary_of(page: str) -> Any:
    """The part of a page that is the summary."""
    (summary,) = lxml.html.fromstring(page.encode()).find_class("summary")
    return summary


def without_summary(page: bytes) -> Any:
    """A page without what it says twice."""
    whole = lxml.html.fromstring(page)
    for summary in whole.find_class("summary"):
        summary.drop_tree()
    return whole


def printed(cell: Any) -> str:
    """What eyes see of a cell; what is for ears alone is left out."""
    heard = "".join(e.text_content() for e in cell.find_class("visually-hidden"))
    return str(cell.text_content().removesuffix(heard).strip())


def lines_of(page: str) -> list[tuple[str, str, list[str]]]:
    """Every line of the summary's tables: its label, the anchor it leads to, its cells."""
    return [
        (
            row.find("th/a").text_content(),
            row.find("th/a").get("href").removeprefix("#"),
            [printed(cell) for cell in row.findall("td")],
        )
        for row in summary_of(page).iterfind(".//tbody/tr")
    ]


def not_in_their_tables(page: str) -> list[tuple[str, str]]:
    """Label and text of each cell that does not stand, letter for letter, where its line leads."""
    whole = lxml.html.fromstring(page.encode())
    wrong = []
    for label, anchor, cells in lines_of(page):
        table = whole.get_element_by_id(anchor)
        there = {printed(cell) for cell in table.iter("td", "th")}
        wrong += [(label, text) for text in cells if text not in there]
    return wrong
