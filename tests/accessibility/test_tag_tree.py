"""Each way to break the tags of a PDF is seen. Whole cards: tests/golden/test_pdf_proof.py."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from tests.support.finished import page_of, pdf_of
from tests.support.tag_checks import differences


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
    html, pdf = page_of("kellogg"), pdf_of("kellogg")
    broken = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as file:
        spoil(file)
        file.save(broken)
    assert kind in {found for found, _ in differences(broken.getvalue(), html)}
