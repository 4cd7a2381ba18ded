"""Whatever stands in a text, nothing is fetched, run or embedded."""

from __future__ import annotations

import socket
from pathlib import Path

import pikepdf
import pytest

from sarcgen.errors import RenderError
from sarcgen.render.markup import check_markup
from sarcgen.render.pdf import lay_out, read_fonts, render_pdf
from sarcgen.report.card import Narrative
from sarcgen.report.tables import Align, Cell, Row, SafeHtml
from tests.unit.render.conftest import Draw
from tests.unit.render.readback import TaggedPdf
from tests.unit.render.sample_report import with_blocks
from tests.unit.render.sample_tables import one_row_head, table

CANARY = "a-secret-of-this-machine"

# %s stands for an address, once of a file and once in a network.
LOADING = [
    '<img src="%s" alt="x">',
    '<img src="x" srcset="%s 2x" alt="x">',
    '<object data="%s"></object>',
    '<embed src="%s">',
    '<link rel="stylesheet" href="%s">',
    '<link rel="attachment" href="%s">',
    '<a rel="attachment" href="%s">x</a>',
    "<style>@import url(%s);</style>",
    '<style>@font-face { font-family: "Evil"; src: url(%s) } p { font-family: "Evil" }</style>',
    '<p style="background: url(%s)">x</p>',
    '<p style="list-style-image: url(%s); display: list-item">x</p>',
    '<svg xmlns="http://www.w3.org/2000/svg"><title>x</title><image href="%s"/></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><title>x</title><use href="%s#x"/></svg>',
    '<iframe src="%s"></iframe>',
    '<base href="%s"><img src="x" alt="x">',
    '<script src="%s"></script>',
    '<meta http-equiv="refresh" content="0; url=%s">',
    '<form action="%s"><input name="x"></form>',
    "<p>x</p><!-- %s -->",
    '<video src="%s"></video>',
]
# Those whose content WeasyPrint would load when it draws the PDF.
FATAL = frozenset({0, 2, 3, 4, 7, 9, 10, 14})


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("something wants to go to the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(params=["file", "network"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "network":
        return "http://192.0.2.1/x"
    file = tmp_path / "secret.txt"
    file.write_text(CANARY, "utf-8")
    return file.as_uri()


@pytest.mark.parametrize("attack", LOADING)
def test_the_page_does_not_hold_it(draw: Draw, attack: str, address: str) -> None:
    story = Narrative("one", "One", SafeHtml(f"<p>Before</p>{attack % address}"))
    with pytest.raises(RenderError, match=r"does not belong there|Links may only"):
        draw(with_blocks(story))


@pytest.mark.parametrize("attack", LOADING)
def test_the_pdf_is_not_drawn(draw: Draw, templates: Path, attack: str, address: str) -> None:
    page = draw(with_blocks(Narrative("one", "One", SafeHtml("<p>Here</p>"))))
    with pytest.raises(RenderError, match=r"does not belong there|Links may only"):
        render_pdf(page.replace("<p>Here</p>", attack % address), templates)


@pytest.mark.parametrize("number", range(len(LOADING)))
def test_the_engine_itself_loads_nothing(
    draw: Draw, templates: Path, number: int, address: str
) -> None:
    page = draw(with_blocks(Narrative("one", "One", SafeHtml("<p>Here</p>"))))
    spoiled = page.replace("<p>Here</p>", f"<p>Here</p>{LOADING[number] % address}")
    try:
        content = lay_out(spoiled, read_fonts(templates))
    except RenderError:
        return  # our fetcher stopped it, or WeasyPrint complained of what it did not get
    assert number not in FATAL
    pdf = TaggedPdf(content)
    assert CANARY not in pdf.whole_text()
    assert not pdf.file.attachments
    for item in pdf.file.objects:
        if isinstance(item, pikepdf.Stream):
            assert CANARY.encode() not in item.read_bytes()


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "vbscript:x",
        "//example.org/x",
        "other.html",
        "https://example.org/a b",
        "",
        "#nowhere",
    ],
)
def test_links_have_schemes_of_a_list(draw: Draw, link: str) -> None:
    cell = Cell("x", Align.TEXT, link=link or "#")
    block = table("one", "One", one_row_head("A", "B"), (Row("R", (cell,)),))
    with pytest.raises(RenderError, match=r"Links may only|which is not there"):
        draw(with_blocks(block))


@pytest.mark.parametrize(
    "link",
    ["https://example.org/?a=1&b=2", "http://example.org", "mailto:a@example.org", "tel:+15555550"],
)
def test_good_links_pass(draw: Draw, link: str) -> None:
    story = Narrative(
        "one", "One", SafeHtml(f'<p><a href="{link.replace("&", "&amp;")}">x</a></p>')
    )
    assert "<a href=" in draw(with_blocks(story))


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ('<p onclick="x()">x</p>', "onclick"),
        ('<p style="color: red">x</p>', "style"),
        ("<p><blink>x</blink></p>", "<blink>"),
        ('<img src="https://example.org/a.jpg" alt="x">', "as src"),
        ('<img src="a.jpg" alt="x">', "as src"),
        ('<img src="data:image/svg+xml;base64,AAAA" alt="x">', "as src"),
        ('<img src="data:image/jpeg;base64,AAAA">', "without a description"),
        ('<img src="data:image/jpeg;base64,AAAA" alt="">', "without a description"),
        ('<img src="data:image/jpeg;base64,AAAA" alt="x" onerror="x">', "onerror"),
        ('<p id="one">x</p>', "twice"),
        ('<p id="a b">x</p>', "a b"),
        ("<p>x</p><?php x ?>", "processing instruction"),
        ("<p>x</p><![CDATA[ x ]]>", "does not belong"),
        ("<style>p { color: red }</style>", "<style> among"),
        ("<title>x</title>", "<title> among"),
        ("<svg><image></image></svg>", "<image>"),
        ("<svg><script></script></svg>", "<script>"),
        ("<svg><title>x</title></svg>", "<title> among"),
        ('<svg onload="x"></svg>', "onload"),
        ('<svg style="x"></svg>', "style"),
        ('<svg><rect fill="url(#x)"/></svg>', "fill"),
        ('<svg><rect width="calc(1px)"/></svg>', "width"),
        ('<svg><rect href="#one"/></svg>', "href"),
        ('<ol start="0; color: red"><li>x</li></ol>', "as start"),
    ],
)
def test_only_what_templates_make_stands_in_a_page(draw: Draw, markup: str, said: str) -> None:
    with pytest.raises(RenderError, match=said):
        draw(with_blocks(Narrative("one", "One", SafeHtml(markup))))


def test_a_style_sheet_in_the_head_loads_nothing_either(sample_html: str) -> None:
    for loading in (
        "@import 'x.css';",
        "p { background: url(x.png) }",
        "p { background: URL( x ) }",
    ):
        with pytest.raises(RenderError, match=r"loads something"):
            check_markup(
                sample_html.replace('<style media="print">', f'<style media="print">{loading}')
            )


def test_a_name_cannot_leave_the_style_sheet(draw: Draw, templates: Path) -> None:
    name = '"; } @import url(http://192.0.2.1/x); </style><script>x</script>'
    report = with_blocks(Narrative("one", "One", SafeHtml("<p>Here</p>")))
    page = draw(
        type(report)(**{**{n: getattr(report, n) for n in report.__slots__}, "school": name})
    )
    assert "@import" not in page.partition("</head>")[0].partition("<style")[2]
    assert "<script" not in page
    assert "import" in TaggedPdf(render_pdf(page, templates)).whole_text()
