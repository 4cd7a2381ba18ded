"""Each rule for pages finds what was broken on purpose, and only that."""

from __future__ import annotations

import pytest
import tinyhtml5

from sarcgen.verifying.grids import DataCell, grids_of_page
from sarcgen.verifying.page_rules import page_findings

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Card</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>p { color: red; background: url(data:image/png;base64,AA) }</style></head>
<body><a href="#content">Skip</a><header><h1>School</h1></header>
<nav aria-labelledby="in"><h2 id="in">Contents</h2><a href="#t">To the table</a></nav>
<main id="content"><h2>Part</h2><!-- a remark --><article lang="es">Hola</article>
<img src="data:image/png;base64,AA" alt="A school"><svg aria-label="A chart"></svg>
<div role="img" aria-label="Bars">1 <svg aria-hidden="true"></svg></div>
<div role="region" tabindex="0" aria-labelledby="t">
<table aria-labelledby="t"><caption><h3 id="t">Figures</h3></caption>
<thead><tr><th scope="col" rowspan="2">Group</th><th scope="colgroup" colspan="2">Year</th></tr>
<tr><th scope="col">Old</th><th scope="col">New</th></tr></thead>
<tbody><tr><th scope="row">All</th><td>1</td>
<td><span aria-hidden="true">--</span><span class="visually-hidden">not shown</span></td></tr>
</tbody></table></div></main><footer>End</footer></body></html>
"""

FAULTS = [
    (' lang="en"', "", "language"),
    ('lang="es"', 'lang="?"', "language"),
    ("<title>Card</title>", "", "title"),
    ("<title>Card", "<title> ", "title"),
    ("initial-scale=1", "user-scalable = no", "zoom"),
    ("initial-scale=1", "maximum-scale=1", "zoom"),
    ("</main>", "</main><main></main>", "landmarks"),
    ("footer>", "div>", "landmarks"),
    ('<a href="#content">Skip</a>', "", "skip-link"),
    ("<h1>School</h1>", "School", "headings"),
    ("<h2>Part</h2>", "<h1>Part</h1>", "headings"),
    ("<h2>Part</h2>", "<h2>Part</h2><h4>Small</h4>", "headings"),
    ("<h2>Part</h2>", "<h2> </h2>", "headings"),
    ('<caption><h3 id="t">Figures</h3></caption>', '<h3 id="t">F</h3>', "table-caption"),
    ('scope="col">Old', ">Old", "table-scope"),
    ('scope="row"', 'scope="all"', "table-scope"),
    (">Old<", "><", "table-heads"),
    ("<td>1</td>", "<td></td>", "table-blank"),
    ('<span class="visually-hidden">not shown</span>', "", "table-blank"),
    ("<h2>Part", '<h2 id="in">Part', "ids"),
    ('region" tabindex="0" aria-labelledby="t"', 'region" aria-labelledby="no"', "ids"),
    ('href="#t"', 'href="#u"', "links"),
    (">To the table<", "><", "links"),
    (' alt="A school"', "", "alternatives"),
    (' aria-label="A chart"', "", "alternatives"),
    (' aria-label="Bars"', "", "alternatives"),
    ('tabindex="0" aria-labelledby="t"', 'tabindex="0"', "regions"),
    ('tabindex="0"', 'tabindex="2"', "keyboard"),
    ("<title>", '<meta http-equiv="Refresh" content="0"><title>', "self-contained"),
    ("<!-- a remark -->", '<script src="x.js"></script>', "self-contained"),
    ("data:image/png;base64,AA) }", "x.png) }", "self-contained"),
    ('src="data:image/png;base64,AA"', 'src="https://x.org/a.png"', "self-contained"),
]


def rules_broken(html: str) -> list[str]:
    page = tinyhtml5.parse(html, namespace_html_elements=False)
    return [found.rule for found in page_findings(page)]


def test_a_good_page_breaks_no_rule() -> None:
    assert rules_broken(PAGE) == []


@pytest.mark.parametrize(("whole", "broken", "rule"), FAULTS)
def test_a_fault_is_found(whole: str, broken: str, rule: str) -> None:
    assert whole in PAGE
    assert set(rules_broken(PAGE.replace(whole, broken))) == {rule}


def test_a_drawing_that_is_hidden_from_screen_readers_needs_no_words() -> None:
    hidden = '<p aria-hidden="true"><svg></svg></p>'
    assert rules_broken(PAGE.replace('<svg aria-label="A chart"></svg>', hidden)) == []


def test_cells_are_read_with_the_heads_of_all_rows_and_columns_they_stand_in() -> None:
    page = tinyhtml5.parse(PAGE, namespace_html_elements=False)
    (grid,) = grids_of_page(page.iter("table"))
    assert grid.caption == "Figures"
    assert grid.cells == (
        DataCell(("All", "Year", "Old"), "1"),
        DataCell(("All", "Year", "New"), "--", "notshown"),
    )
