"""The tags of every shipped school's PDF and of a made-up high school's, held against the page."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import lxml.html
import page as pdf_validation
import pikepdf
import pytest

from bench.school_files import write_schools
from sarcgen.edition.load import known_editions
from sarcgen.languages.catalog import Catalog
from sarcgen.pipeline import examine, report_card
from sarcgen.records.locate import find_schools
from sarcgen.render.html import render_html
from sarcgen.render.pdf import render_pdf
from tests.support.cards import TEMPLATES
from tests.support.tag_checks import differences

SHIPPED = TEMPLATES.parent / "schools"
CARDS = ("kellogg", "mckinleyville-high", "palmiter", "sparrow-alder-valley")
"""The last is made up: of grades 9 to 12, with every table of its edition."""


@cache
def card(school: str) -> tuple[str, bytes]:
    """A school's page and its PDF."""
    with TemporaryDirectory() as temporary:
        folder = SHIPPED
        if not any(SHIPPED.rglob(f"{school}.yaml")):
            folder = Path(temporary)
            write_schools(folder, 12, seed=1)
        (source,) = find_schools(folder, [school], None, known_editions(TEMPLATES))
        catalog = Catalog()
        report = report_card(examine(source, TEMPLATES), catalog)
    html = render_html(report, TEMPLATES, catalog, edition=source.edition)
    return html, render_pdf(html, TEMPLATES)


def test_all_shipped_schools_are_looked_at() -> None:
    names = {file.stem for file in SHIPPED.rglob("*.yaml") if not file.name.startswith("_")}
    assert names == set(CARDS[:-1])


@pytest.mark.parametrize("school", CARDS)
def test_the_pdf_says_what_the_page_says_cell_by_cell(school: str) -> None:
    html, pdf = card(school)
    assert differences(pdf, html) == []


@pytest.mark.parametrize("school", CARDS)
def test_the_pdf_keeps_the_rules_of_pdf_ua(school: str, tmp_path: Path) -> None:
    file = tmp_path / "card.pdf"
    file.write_bytes(card(school)[1])
    result = pdf_validation.validate_pdf(str(file), profile="ua1")
    assert [failure.rule_id for failure in result.failures] == []
    assert result.is_compliant


@pytest.mark.parametrize("school", CARDS)
def test_a_sentence_stands_wherever_no_figure_does(school: str) -> None:
    html, pdf = card(school)
    heard = lxml.html.fromstring(html.encode()).find_class("visually-hidden")
    with pikepdf.open(BytesIO(pdf)) as file:
        said = [str(element.ActualText) for element in elements(file) if "/ActualText" in element]
    assert len(said) > 30
    assert said == [element.text_content() for element in heard]


def elements(file: pikepdf.Pdf, role: str = "") -> list[Any]:
    """All elements of the tag tree that have a role, in reading order."""
    found = []
    waiting = [file.Root.StructTreeRoot.K[0]]
    while waiting:
        element = waiting.pop()
        if role in ("", str(element.S)[1:]):
            found.append(element)
        kids = [kid for kid in element.get("/K", []) if isinstance(kid, pikepdf.Dictionary)]
        waiting += reversed([kid for kid in kids if "/S" in kid])
    return found


def split_table(file: pikepdf.Pdf) -> None:
    table = elements(file, "Table")[0]
    rest = file.make_indirect(pikepdf.Dictionary(Type=table.Type, S=table.S, P=table.P))
    rest.K = pikepdf.Array([table.K[2]])
    table.K[2].P = rest
    del table.K[2]
    at = next(n for n, kid in enumerate(table.P.K) if kid.objgen == table.objgen)
    table.P.K.insert(at + 1, rest)


def lose_head(file: pikepdf.Pdf) -> None:
    del elements(file, "TD")[0].A.Headers[0]


def wrong_head(file: pikepdf.Pdf) -> None:
    one, other = elements(file, "TD")[:2]
    one.A.Headers = other.A.Headers


def lose_scope(file: pikepdf.Pdf) -> None:
    elements(file, "TH")[0].A.Scope = pikepdf.Name.Both


def lose_name(file: pikepdf.Pdf) -> None:
    names = file.Root.StructTreeRoot.IDTree.Names
    del names[0]
    del names[0]


def lose_caption(file: pikepdf.Pdf) -> None:
    del elements(file, "Table")[0].K[0]


def lose_row(file: pikepdf.Pdf) -> None:
    del elements(file, "TBody")[0].K[0]


def lose_sentence(file: pikepdf.Pdf) -> None:
    del next(element for element in elements(file) if "/ActualText" in element)["/ActualText"]


def say_a_number(file: pikepdf.Pdf) -> None:
    next(element for element in elements(file) if "/ActualText" in element).ActualText = "7"


def loosen_year(file: pikepdf.Pdf) -> None:
    head = next(one for one in elements(file, "TH") if "/Headers" in one.A)
    del head.A["/Headers"]


def lose_space(file: pikepdf.Pdf) -> None:
    """A blank cell keeps its place in the content, and nothing is drawn there."""
    blank = "not reported by the school or district"
    cell = next(one for one in elements(file, "Span") if str(one.get("/ActualText")) == blank)
    page = next(page for page in file.pages if page.objgen == cell.Pg.objgen)
    inside, kept = False, []
    for one in pikepdf.parse_content_stream(page):
        if str(one.operator) == "BDC":
            marks = one.operands[1]
            inside = isinstance(marks, pikepdf.Dictionary) and marks.get("/MCID") == cell.K[0]
        if not (inside and str(one.operator) in ("Tj", "TJ")):
            kept.append(one)
    page.Contents = file.make_stream(pikepdf.unparse_content_stream(kept))


def lose_kind_of_list(file: pikepdf.Pdf) -> None:
    del next(one for one in elements(file, "L") if "/A" in one)["/A"]


def swap_paragraphs(file: pikepdf.Pdf) -> None:
    for element in elements(file):
        kids = element.K
        for at in range(len(kids) - 1):
            pair = [isinstance(kid, pikepdf.Dictionary) and kid.get("/S") for kid in kids][at:]
            if pair[:2] == ["/P", "/P"]:
                kids[at], kids[at + 1] = kids[at + 1], kids[at]
                return


def skip_a_level(file: pikepdf.Pdf) -> None:
    elements(file, "H3")[0].S = pikepdf.Name.H5


def own_role(file: pikepdf.Pdf) -> None:
    elements(file, "Part")[0].S = pikepdf.Name.Chapter


def list_without_items(file: pikepdf.Pdf) -> None:
    elements(file, "LI")[0].S = pikepdf.Name.P


def read_running_heads(file: pikepdf.Pdf) -> None:
    page = file.pages[1]
    instructions = list(pikepdf.parse_content_stream(page))
    mark = pikepdf.ContentStreamInstruction(
        [pikepdf.Name.Span, pikepdf.Dictionary(MCID=9999)], pikepdf.Operator("BDC")
    )
    at = next(
        number
        for number, one in enumerate(instructions)
        if str(one.operator) == "BDC" and one.operands[0] == "/Artifact"
    )
    content = pikepdf.unparse_content_stream([*instructions[:at], mark, *instructions[at + 1 :]])
    page.Contents = file.make_stream(content)


def name_address(file: pikepdf.Pdf) -> None:
    links = [one for page in file.pages for one in page.get("/Annots", []) if "/A" in one]
    link = next(one for one in links if one.Contents != one.A.URI)
    link.Contents = link.A.URI


def loosen_link(file: pikepdf.Pdf) -> None:
    link = elements(file, "Link")[0]
    link.K = pikepdf.Array([kid for kid in link.K if not isinstance(kid, pikepdf.Dictionary)])


def other_language(file: pikepdf.Pdf) -> None:
    elements(file, "P")[0].Lang = "es"


def file_name(file: pikepdf.Pdf) -> None:
    del file.Root["/ViewerPreferences"]


def bookmark(file: pikepdf.Pdf) -> None:
    with file.open_outline() as outline:
        del outline.root[1]


BREAKS: list[tuple[Callable[[pikepdf.Pdf], None], str]] = [
    (split_table, "tables"),
    (lose_head, "heads"),
    (wrong_head, "heads"),
    (lose_scope, "heads"),
    (lose_name, "reference"),
    (lose_caption, "caption"),
    (lose_row, "rows"),
    (lose_sentence, "spoken"),
    (say_a_number, "spoken"),
    (loosen_year, "heads"),
    (lose_space, "nothing drawn"),
    (lose_kind_of_list, "lists"),
    (swap_paragraphs, "order"),
    (skip_a_level, "heading"),
    (own_role, "role of its own"),
    (list_without_items, "nesting"),
    (read_running_heads, "reference"),
    (name_address, "link"),
    (loosen_link, "link"),
    (other_language, "language"),
    (file_name, "document"),
    (bookmark, "bookmarks"),
]


@pytest.mark.parametrize(("spoil", "kind"), BREAKS)
def test_a_broken_pdf_is_seen(spoil: Callable[[pikepdf.Pdf], None], kind: str) -> None:
    html, pdf = card("kellogg")
    broken = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as file:
        spoil(file)
        file.save(broken)
    assert kind in {found for found, _ in differences(broken.getvalue(), html)}
