"""A fragment says what the page says, and neither it nor its host changes the other."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html
import pytest

from sarcgen.errors import EditionError
from sarcgen.render.fragment import fragment_of
from tests.support.cards import TEMPLATES
from tests.support.published import EDITIONS, published


@pytest.fixture(scope="module")
def page() -> str:
    return published("palmiter")[".html"].decode("utf-8")


@pytest.fixture(scope="module")
def fragment() -> str:
    return published("palmiter")[".fragment.html"].decode("utf-8")


def words(element: lxml.html.HtmlElement) -> list[str]:
    return str(element.text_content()).split()


@pytest.mark.parametrize("school", EDITIONS)
def test_it_has_every_word_of_the_card(school: str) -> None:
    page = lxml.html.fromstring(published(school)[".html"])
    article = lxml.html.fromstring(published(school)[".fragment.html"])
    article.find("style").drop_tree()
    (head,) = page.find_class("masthead")
    said = words(head) + [w for b in page.find_class("draft-banner") for w in words(b)]
    assert words(article) == said + words(page.get_element_by_id("content"))


def test_it_is_one_element_that_no_page_needs_to_be(fragment: str) -> None:
    article = lxml.html.fromstring(fragment)
    assert article.tag == "article"
    assert (article.get("lang"), article.get("dir")) == ("en", "ltr")
    foreign = {
        "html",
        "head",
        "body",
        "main",
        "nav",
        "header",
        "footer",
        "title",
        "meta",
        "h1",
        "link",
    }
    assert foreign & {element.tag for element in article.iter()} == set()


def test_headings_are_one_level_lower(page: str, fragment: str) -> None:
    def headings(text: str) -> list[tuple[int, str]]:
        found = lxml.html.fromstring(text).xpath("//h1|//h2|//h3|//h4|//h5")
        return [(int(h.tag[1]), h.text_content()) for h in found if h.get("id") != "contents-title"]

    assert headings(fragment) == [(level + 1, text) for level, text in headings(page)]


def test_anchors_and_classes_have_a_prefix_and_references_lead_to_them(fragment: str) -> None:
    article = lxml.html.fromstring(fragment)
    anchors = [element.get("id") for element in article.iter() if element.get("id")]
    assert all(anchor.startswith("sarc-palmiter-2023-24-") for anchor in anchors)
    assert len(anchors) == len(set(anchors)) > 50
    named = {e.get("aria-labelledby") for e in article.iter() if e.get("aria-labelledby")}
    assert named <= set(anchors)
    inside = {link.get("href")[1:] for link in article.iter("a") if link.get("href")[0] == "#"}
    assert inside <= set(anchors)
    used = {word for element in article.iter() for word in element.get("class", "").split()}
    assert all(word.startswith("sarc-") for word in used)


def test_two_fragments_of_one_page_share_no_anchor(page: str) -> None:
    def anchors(text: str) -> set[str]:
        return set(re.findall(r' id="([^"]+)"', text))

    one, other = (fragment_of(page, TEMPLATES, name) for name in ("oak-2018-19", "elm.st-2018-19"))
    translated = published("kellogg", "en-XA")[".fragment.html"].decode("utf-8")
    assert anchors(one) & anchors(other) == set()
    assert anchors(translated) & anchors(published("kellogg")[".fragment.html"].decode()) == set()
    assert all(re.fullmatch(r"[A-Za-z][\w-]*", anchor) for anchor in anchors(other))


def test_no_rule_of_its_sheet_reaches_outside(fragment: str) -> None:
    (sheet,) = re.findall(r"<style>(.*?)</style>", fragment, re.DOTALL)
    rules = re.sub(r"/\*.*?\*/|@(?:supports|container|media)[^{]*", "", sheet, flags=re.DOTALL)
    selectors = [s.strip() for group in re.findall(r"([^{}]+)\{", rules) for s in group.split(",")]
    assert len([s for s in selectors if s]) > 40
    assert [s for s in selectors if s and not s.startswith(".sarc-card")] == []
    assert "url(" not in sheet
    assert "@import" not in sheet


def test_text_is_escaped_again(page: str) -> None:
    spoiled = page.replace("<h1", '<p title="&quot;&gt;">&lt;b&gt; &amp;amp;</p><h1', 1)
    found = lxml.html.fromstring(fragment_of(spoiled, TEMPLATES, "x"))
    assert list(found.iter("b")) == []
    assert "<b> &amp;" in found.text_content()
    assert found.xpath("//p/@title") == ['">']


def test_a_missing_sheet(page: str, tmp_path: Path) -> None:
    with pytest.raises(EditionError):
        fragment_of(page, tmp_path, "x")
