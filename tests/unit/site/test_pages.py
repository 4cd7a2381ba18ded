"""The pages are complete without their script and need nothing from anywhere."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import lxml.html
import pytest

from sarcgen.errors import RenderError
from sarcgen.languages.catalog import Catalog
from sarcgen.render.markup import SITE_PAGE, check_markup
from sarcgen.site.cards import cards_in
from sarcgen.site.pages import site_pages
from sarcgen.site.schools import site_of
from tests.support.cards import TEMPLATES
from tests.support.sites import put_head


def pages(folder: Path, language: str = "en") -> dict[str, str]:
    return dict(site_pages(site_of(cards_in(folder)), TEMPLATES, Catalog(language)))


@pytest.fixture
def made(tmp_path: Path) -> dict[str, str]:
    """The pages of 25 schools with odd names, the last with two years and two languages."""
    evil = "</title></script><b>\"'&"
    for number in range(24):
        put_head(tmp_path, "2018-19", f"school-{number}", school=f"{evil} {number}", district=evil)
    put_head(tmp_path, "2019-20", "a b#c", school="Odd", cds_code="19649070000001")
    put_head(tmp_path, "2018-19", "a b#c", school="Odd", cds_code="19649070000001")
    put_head(
        tmp_path, "2019-20", "a b#c.es", school="Odd", language="es", cds_code="19649070000001"
    )
    for file in list(tmp_path.rglob("*.json")):
        file.with_name(f"{file.stem}.pdf").write_bytes(b"x" * 3_000_000)
    return pages(tmp_path)


def links(page: str) -> list[str]:
    return [link.get("href") for link in lxml.html.fromstring(page).iter("a")]


def test_the_list_has_every_school_and_year_and_leads_to_its_district(made: dict[str, str]) -> None:
    found = links(made["index.html"])
    assert sum(link.startswith("2018-19/school-") for link in found) == 24
    assert "2019-20/a%20b%23c.html" in found
    assert "2018-19/a%20b%23c.html" in found
    assert "districts/1964907.html#school-a_20_b_23_c" in found
    assert "years/2018-19.html" in found


def test_a_district_offers_each_year_language_and_form_with_its_size(made: dict[str, str]) -> None:
    page = made["districts/1964907.html"]
    assert {link for link in links(page) if "a%20b" in link} == {
        *(
            f"../{year}/a%20b%23c.{end}"
            for year in ("2018-19", "2019-20")
            for end in ("html", "pdf", "json")
        ),
        *(f"../2019-20/a%20b%23c.es.{end}" for end in ("html", "pdf", "json")),
    }
    text = " ".join(lxml.html.fromstring(page).text_content().split())
    assert "2.9 MB" in text
    assert "español" in text
    assert 'id="school-a_20_b_23_c"' in page


def test_a_year_has_its_cards_and_no_other(made: dict[str, str]) -> None:
    found = [link for link in links(made["years/2019-20.html"]) if link.endswith(".html")]
    assert [link for link in found if link.startswith("../20")] == [
        "../2019-20/a%20b%23c.html",
        "../2019-20/a%20b%23c.es.html",
    ]


def test_names_are_text_wherever_they_stand(made: dict[str, str]) -> None:
    for page in made.values():
        assert list(lxml.html.fromstring(page).iter("b")) == []
        assert len(re.findall("<script", page)) == (1 if 'id="tools"' in page else 0)


def test_only_our_script_runs_and_nothing_is_loaded(made: dict[str, str]) -> None:
    for name, page in made.items():
        (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', page)
        assert policy.startswith("default-src 'none'; ")
        scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
        hashes = [base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts]
        assert re.findall(r"'sha256-([^']+)'", policy) == hashes, name
        assert not re.search(r"\b(src|srcset|poster)=", page)
        assert set(re.findall(r"url\((.{10})", page)) == {"data:font/"}


def test_the_script_only_uses_what_is_in_the_page(made: dict[str, str]) -> None:
    script = (TEMPLATES / "base" / "site.js").read_text("utf-8")
    assert not re.search(r"fetch|XMLHttp|import|eval|innerHTML|localStorage|cookie", script)
    anchors = set(re.findall(r' id="([^"]+)"', made["index.html"]))
    assert set(re.findall(r'find\("(\w+)"\)', script)) <= anchors


def test_the_tools_appear_with_the_script_only(made: dict[str, str]) -> None:
    page = lxml.html.fromstring(made["index.html"])
    (form,) = page.forms
    assert "hidden" in form.attrib
    assert not [row for row in page.iter("tr") if "hidden" in row.attrib]


def test_letters_lead_to_their_schools(made: dict[str, str]) -> None:
    page = lxml.html.fromstring(made["index.html"])
    (letters,) = page.find_class("letters")
    for link in letters.iter("a"):
        head = page.get_element_by_id(link.get("href")[1:])
        assert head.text_content() == link.text_content()


def test_a_few_schools_have_no_letters(tmp_path: Path) -> None:
    put_head(tmp_path, "2018-19", "oak")
    put_head(tmp_path, "2018-19", "elm")
    page = pages(tmp_path)["index.html"]
    assert lxml.html.fromstring(page).find_class("letters") == []


def test_all_words_come_from_the_catalog(tmp_path: Path) -> None:
    put_head(tmp_path, "2018-19", "oak", school="OAK", district="DISTRICT", draft=True)
    put_head(tmp_path, "2018-19", "elm", cds_code="19649070000001", school="ELM", district="OTHER")
    for name, page in pages(tmp_path, "en-XA").items():
        document = lxml.html.fromstring(page)
        for part in [*document.iter("style"), *document.iter("script")]:
            part.text = ""
        words = [" ".join(text.split()) for text in document.itertext()]
        assert [w for w in words if re.search("[a-z]{2}", w) and "«" not in w] == [], name


def test_the_site_page_may_hold_more_than_a_card_and_still_nothing_foreign() -> None:
    page = "<html><head></head><body>{}</body></html>"
    for fine in ('<a href="../2018-19/a%20b.html#x">a</a>', "<form hidden></form>"):
        check_markup(page.format(fine), SITE_PAGE)
        with pytest.raises(RenderError):
            check_markup(page.format(fine))
    for foreign in (
        '<a href="javascript:x">a</a>',
        '<a href="//x.org/">a</a>',
        '<a href="../../x.html">a</a>',
        '<a href="/x.html">a</a>',
        '<script src="x.js"></script>',
        "<iframe></iframe>",
        '<form action="x"></form>',
        '<p onclick="x">a</p>',
        '<img src="data:image/jpeg;base64,AAAA" alt="a">',
    ):
        with pytest.raises(RenderError):
            check_markup(page.format(foreign), SITE_PAGE)
