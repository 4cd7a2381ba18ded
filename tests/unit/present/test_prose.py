"""Markdown becomes safe HTML: what is allowed works, everything else stays harmless text."""

from __future__ import annotations

import re

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarcgen.present.prose import inline_prose, prose


def html(text: str) -> str:
    return prose(text).markup


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
        ("**Goal:** be *kind*", "<p><strong>Goal:</strong> be <em>kind</em></p>"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("1. one\n2. two", "<ol>\n<li>one</li>\n<li>two</li>\n</ol>"),
        ("3. three\n4. four", '<ol start="3">\n<li>three</li>\n<li>four</li>\n</ol>'),
        ("one  \ntwo", "<p>one<br>\ntwo</p>"),
        ("one\ntwo", "<p>one\ntwo</p>"),
        ("", ""),
        ("K-5 & up, 3 < 4", "<p>K-5 &amp; up, 3 &lt; 4</p>"),
        ("Pe&ntilde;a &amp; S&#246;hne", "<p>Peña &amp; Söhne</p>"),
        ("\\*no emphasis\\*", "<p>*no emphasis*</p>"),
    ],
)
def test_paragraphs_lists_emphasis_and_entities_work(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "address", "label"),
    [
        ("[Plan](https://oak.example.org/a?b=1&c=2)", "https://oak.example.org/a?b=1&c=2", "Plan"),
        ("[Plan](http://oak.example.org)", "http://oak.example.org", "Plan"),
        ("[Write](mailto:a@oak.example.org)", "mailto:a@oak.example.org", "Write"),
        ("[Call](tel:+12095550187)", "tel:+12095550187", "Call"),
        ("<https://oak.example.org>", "https://oak.example.org", "https://oak.example.org"),
        (
            "see https://oak.example.org/x.",
            "https://oak.example.org/x",
            "https://oak.example.org/x",
        ),
        ("write to a@oak.example.org.", "mailto:a@oak.example.org", "a@oak.example.org"),
        ("[Plan](HTTPS://oak.example.org)", "HTTPS://oak.example.org", "Plan"),
    ],
)
def test_links_to_the_web_to_mail_and_to_telephones_work(
    text: str, address: str, label: str
) -> None:
    (link,) = lxml.html.fromstring(html(text)).xpath("descendant-or-self::a")
    assert dict(link.attrib) == {"href": address}
    assert link.text_content() == label


def test_a_bare_name_that_looks_like_an_address_stays_text() -> None:
    """As in “IO Assessment, Web 2.0, file.name”: only a full address is a link."""
    assert "<a" not in html("Web 2.0 and readme.md and www.oak.example.org and 12:30")


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a href="https://x.example" onclick="alert(1)">x</a>',
    "<style>p{display:none}</style>",
    "<iframe src='https://x.example'></iframe>",
    "<!-- hidden -->",
    "<b>bold</b>",
    "<svg/onload=alert(1)>",
    "![picture](https://x.example/p.png)",
    "![picture][r]\n\n[r]: https://x.example/p.png",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x]( javascript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](java&#09;script:alert(1))",
    "[x](java\\script:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](file:///etc/passwd)",
    "[x](ftp://x.example)",
    "[x](//x.example)",
    "[x](/local)",
    "[x](page.html)",
    "[x](#anchor)",
    "[x][r]\n\n[r]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "<data:text/html,x>",
    "javascript:alert(1)",
    "# Heading",
    "Heading\n=======",
    "> quote",
    "    code",
    "```\ncode\n```",
    "`code`",
    "a | b\n--|--\n1 | 2",
    "---",
    "~~gone~~",
    '[x](https://x.example "onmouseover=alert(1)")',
    '[x](https://x.example"onclick="alert(1))',
    "&lt;script&gt;alert(1)&lt;/script&gt;",
]
ALLOWED = {"p", "ul", "ol", "li", "em", "strong", "a", "br"}
SCHEMES = re.compile(r"(https|http|mailto|tel):", re.IGNORECASE)


def elements(markup: str) -> list[lxml.html.HtmlElement]:
    return list(lxml.html.fragment_fromstring(markup, create_parent="body").iterdescendants())


def assert_harmless(markup: str) -> None:
    for element in elements(markup):
        assert element.tag in ALLOWED, element
        assert set(element.attrib) <= {"href"}, dict(element.attrib)
        if "href" in element.attrib:
            assert SCHEMES.match(element.attrib["href"]), element.attrib["href"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_or_foreign_markup_becomes_harmless(text: str) -> None:
    assert_harmless(html(text))
    assert_harmless(inline_prose(text).markup)


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "<b>bold</b>", "# Heading", "`code`", "<x@", "A < B"]
)
def test_what_is_not_allowed_is_shown_as_text_and_not_lost(text: str) -> None:
    (paragraph,) = elements(html(text))
    assert paragraph.tag == "p"
    assert paragraph.text_content() == text


@pytest.mark.parametrize(
    "text",
    ["[x](javascript:alert(1))", "[x](vbscript:y)", "[x](file:///z)", "[x](data:text/html,y)"],
)
def test_a_refused_link_is_shown_as_it_was_typed(text: str) -> None:
    (paragraph,) = elements(html(text))
    assert paragraph.text_content() == text


@given(st.text(alphabet=st.sampled_from(list("ab<>[]()!#*_`&;:/\\\"'\n -=javscript:httpdata"))))
def test_no_text_gets_anything_foreign_through(text: str) -> None:
    if html(text):
        assert_harmless(html(text))


def test_one_line_has_no_paragraph_around_it() -> None:
    assert inline_prose("See https://www.cde.ca.gov/ds/fd/cs/.").markup == (
        'See <a href="https://www.cde.ca.gov/ds/fd/cs/">https://www.cde.ca.gov/ds/fd/cs/</a>.'
    )


def test_asterisks_of_the_states_notes_stay_asterisks() -> None:
    assert inline_prose("*Number of classes").markup == "*Number of classes"
    assert inline_prose('** "Other" category').markup == '** "Other" category'
