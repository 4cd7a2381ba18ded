"""What page breaks cut in two is one element; languages, links and sentences are in the tags."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from sarcgen.errors import RenderError
from sarcgen.render.pdf import lay_out, read_fonts
from tests.support.tag_tree import Element, TagTree

LONG = " ".join(f"word{number}" for number in range(1500))
SMALL_PAGE = "@page { size: 6in 4in; margin: .5in } html { font: 10pt 'Public Sans' }"


def tree_of(body: str, templates: Path, style: str = "") -> TagTree:
    """The tags of a page with this body, on small sheets."""
    html = (
        '<!DOCTYPE html><html lang="en"><head><title>Title</title><style media="print">'
        f"{SMALL_PAGE} {style}</style></head><body>{body}</body></html>"
    )
    with pikepdf.open(BytesIO(lay_out(html, read_fonts(templates)))) as file:
        tree = TagTree(file)
    assert tree.faults == []
    return tree


def only(root: Element, role: str) -> Element:
    """The one element of a role."""
    (element,) = root.all_of(role)
    return element


@pytest.mark.parametrize("body", ["<p>{}</p>", "<section><h1>One</h1><p>{}</p></section>"])
def test_a_paragraph_over_pages_is_one_element(body: str, templates: Path) -> None:
    root = tree_of(body.format(LONG), templates).root
    assert only(root, "P").text() == LONG.replace(" ", "")
    assert len(only(root, "P").on_pages()) > 2
    assert [kid.role for kid in root.kids] == ["Sect" if "section" in body else "P"]


def test_an_item_over_pages_is_one_item_with_one_bullet(templates: Path) -> None:
    root = tree_of(f"<ul><li>First</li><li>{LONG}</li><li>Last</li></ul>", templates).root
    items = only(root, "L").kids
    assert [[kid.role for kid in item.kids] for item in items] == [["Lbl", "LBody"]] * 3
    assert [item.text() for item in items] == ["First", LONG.replace(" ", ""), "Last"]
    assert len(items[1].on_pages()) > 2


def test_a_list_within_an_item_is_in_the_body_of_the_item(templates: Path) -> None:
    root = tree_of("<ul><li>One<ol><li>Two</li></ol></li></ul>", templates).root
    item = only(root, "Document").kids[0].kids[0]
    assert [kid.role for kid in item.kids] == ["Lbl", "LBody"]
    assert [kid.role for kid in item.kids[1].kids] == ["L"]


def test_a_list_says_of_which_kind_its_labels_are(templates: Path) -> None:
    body = "<ul><li>One<ol><li>Two</li></ol></li></ul><ol class='bare'><li>Three</li></ol>"
    root = tree_of(body, templates, ".bare { list-style: none }").root
    kinds = [one.attributes.get("ListNumbering") for one in root.all_of("L")]
    assert kinds == ["/Disc", "/Decimal", None]


def test_a_row_over_pages_is_one_row_with_whole_cells(templates: Path) -> None:
    words = LONG.replace("word", "other")
    body = (
        "<table><caption>Caption</caption><thead><tr><th scope='col'>A</th><th scope='col'>B</th>"
        f"</tr></thead><tbody><tr><td>{LONG}</td><td>{words}</td></tr>"
        "<tr><td>1</td><td>2</td></tr></tbody></table>"
    )
    tree = tree_of(body, templates)
    assert [kid.role for kid in only(tree.root, "Table").kids] == ["Caption", "THead", "TBody"]
    rows = tree.root.all_of("TR")
    assert [[kid.role for kid in row.kids] for row in rows] == [["TH"] * 2, ["TD"] * 2, ["TD"] * 2]
    assert [cell.text() for cell in rows[1].kids] == [
        text.replace(" ", "") for text in (LONG, words)
    ]
    assert len(rows[1].on_pages()) > 2
    assert [tree.heads_of(cell) for cell in tree.root.all_of("TD")] == [["A"], ["B"]] * 2


@pytest.mark.parametrize(
    ("body", "role"),
    [
        ('<p>One <span lang="es">dos</span> three</p>', "Span"),
        ('<p>One <em lang="es">dos</em> three</p>', "Span"),
        ('<p lang="es">dos</p><p>One</p>', "P"),
        ('<div lang="es"><p>dos</p></div><p>One</p>', "Div"),
        ('<ul><li lang="es">dos</li><li>One</li></ul>', "LI"),
        ('<article lang="es"><p>dos</p></article>', "Art"),
    ],
)
def test_any_element_may_be_in_another_language(body: str, role: str, templates: Path) -> None:
    root = tree_of(body, templates).root
    found = [
        (element.role, element.language, element.text())
        for element in root.walk()
        if element.language
    ]
    assert found == [(role, "es", "dos")]


def test_a_link_over_lines_is_one_link_with_an_area_on_each(templates: Path) -> None:
    text = " ".join(["long"] * 40)
    link = only(
        tree_of(f'<p>See <a href="https://example.org/">{text}</a>.</p>', templates).root, "Link"
    )
    assert len(link.annotations) > 1
    assert link.text() == text.replace(" ", "")


def test_text_that_is_in_no_paragraph_gets_one(templates: Path) -> None:
    root = tree_of("<main>One<p>Two</p><div>Three <b>four</b></div></main>", templates).root
    assert [(kid.role, kid.text()) for kid in only(root, "Part").kids] == [
        ("P", "One"),
        ("P", "Two"),
        ("P", "Threefour"),
    ]


SAID = '<span class="visually-hidden">said &#34;so&#34;</span>'


@pytest.mark.parametrize(
    ("cell", "printed"),
    [
        (f'<td><span aria-hidden="true">--</span>{SAID}</td>', "--"),
        (f"<td>{SAID}</td>", ""),
        (f'<td><mark class="missing" aria-hidden="true">gone</mark>{SAID}</td>', "gone"),
    ],
)
def test_a_cell_without_a_figure_is_read_as_a_sentence(
    cell: str, printed: str, templates: Path
) -> None:
    tree = tree_of(f"<table><caption>C</caption><tbody><tr>{cell}</tr></tbody></table>", templates)
    found = only(tree.root, "TD")
    (span,) = found.kids
    assert (span.role, span.said, span.text()) == ("Span", 'said "so"', printed)
    assert "".join(span.own), "an element with nothing drawn is passed over"


def test_a_figure_is_read_as_it_is(templates: Path) -> None:
    body = "<table><caption>C</caption><tbody><tr><td>41.5</td></tr></tbody></table>"
    cell = only(tree_of(body, templates).root, "TD")
    assert (cell.own, cell.kids) == (["41.5"], []) or cell.text() == "41.5"
    assert cell.spoken() == ""


PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="48">{}'
    '<rect width="9" height="9"/></svg>'
)


def test_a_picture_has_its_description_and_its_place(templates: Path) -> None:
    body = f"<div>{PICTURE.format('<title>A square</title>')}</div>"
    picture = only(
        tree_of(body, templates, "body { margin: 0 } svg { display: block }").root, "Figure"
    )
    assert picture.described == "A square"
    box = [float(side) for side in picture.attributes["BBox"]]
    assert box == pytest.approx([36, 288 - 36 - 36, 36 + 72, 288 - 36])


def test_texts_and_drawings_that_are_one_picture_are_read_as_one(templates: Path) -> None:
    bar = PICTURE.format("").replace("<svg", '<svg aria-hidden="true"')
    body = (
        '<main><p>One</p><div role="img" aria-label="Two bars"><div>A <span lang="es">b</span>'
        f"</div><p>C {bar}</p>{bar}</div><p>Two</p></main>"
    )
    part = only(tree_of(body, templates, "body { margin: 0 }").root, "Part")
    assert [kid.role for kid in part.kids] == ["P", "Figure", "P"]
    picture = part.kids[1]
    assert (picture.described, picture.kids, picture.text()) == ("Two bars", [], "AbC")
    assert len(picture.own) >= 5, "its drawings belong to it, too"
    left, low, right, high = (float(side) for side in picture.attributes["BBox"])
    assert (left, right) == pytest.approx((36, 6 * 72 - 36))
    assert 36 < low < high < 288 - 36


def test_a_picture_made_of_parts_needs_a_description(templates: Path) -> None:
    with pytest.raises(RenderError, match="no description"):
        tree_of('<div role="img">A</div>', templates)


def test_a_picture_without_a_description_is_refused(templates: Path) -> None:
    with pytest.raises(RenderError, match="no description"):
        tree_of(f"<p>{PICTURE.format('')}</p>", templates)


def test_a_page_without_a_language_is_refused(templates: Path) -> None:
    html = "<!DOCTYPE html><html><head><title>Title</title></head><body><p>One</p></body></html>"
    with pytest.raises(RenderError, match="language"):
        lay_out(html, read_fonts(templates))


def test_what_holds_nothing_is_left_out_but_for_cells(templates: Path) -> None:
    body = (
        "<section><p></p><ul></ul></section><p>One</p><table><caption>C</caption><tbody>"
        "<tr><td></td><td>2</td></tr></tbody></table>"
    )
    roles = [element.role for element in tree_of(body, templates).root.walk()]
    assert roles == ["Document", "P", "Table", "Caption", "TBody", "TR", "TD", "TD"]
