"""Templates get text and nothing else; their own words come from the catalog."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from sarcgen.errors import EditionError
from sarcgen.render.html import render_html
from sarcgen.report.card import Narrative, Resource
from sarcgen.report.tables import Align, Cell, Row, SafeHtml
from tests.unit.render.conftest import EDITION, Draw
from tests.unit.render.sample_report import sample_report, with_blocks
from tests.unit.render.sample_tables import results


def parsed(html: str) -> Any:
    return lxml.html.fromstring(html)


def test_text_is_escaped_wherever_it_stands(draw: Draw) -> None:
    evil = "</title></style><b>\"'&\\"
    block = replace(
        results(),
        title=evil,
        subtitles=(evil,),
        rows=(Row(evil, tuple(Cell(evil, Align.TEXT, spoken=evil) for _ in range(6))),),
    )
    story = Narrative(
        "two",
        evil,
        SafeHtml(""),
        absent=evil,
        resources_title=evil,
        resources=(Resource(evil, evil, evil, ""),),
    )
    report = replace(
        with_blocks(block, story),
        school=evil,
        district=evil,
        card=evil,
        lines=(evil,),
        title=evil,
        running_year=evil,
        description=evil,
    )
    page = parsed(draw(report))
    assert list(page.iter("b")) == []
    assert page.findtext(".//title") == evil
    assert page.findtext(".//h1") == evil
    assert [e.text_content() for e in page.iter("h3")] == [evil, evil]
    assert page.find(".//td")[0].text == evil
    assert len(list(page.iter("style"))) == 4


def test_an_unknown_name_in_a_template_is_an_error(own_templates: Path, draw: Draw) -> None:
    for spoiled in (
        "{{ report.nothing }}",
        "{{ nothing }}",
        "{% if report.sections.x.y %}{% endif %}",
    ):
        (own_templates / EDITION / "report.html.j2").write_text(spoiled, "utf-8")
        with pytest.raises(EditionError, match=r"nothing|has no attribute"):
            draw_from(own_templates)


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ report.__class__.__init__.__globals__ }}",
        "{{ _.__func__.__globals__ }}",
        "{% include '../outside.html' %}",
        "{% set _x = report.sections.__class__ %}{{ _x }}",
    ],
)
def test_a_template_cannot_leave_its_box(own_templates: Path, attack: str) -> None:
    (own_templates.parent / "outside.html").write_text("outside", "utf-8")
    (own_templates / EDITION / "report.html.j2").write_text(attack, "utf-8")
    with pytest.raises(EditionError):
        draw_from(own_templates)


def test_an_edition_without_a_template(templates: Path) -> None:
    with pytest.raises(EditionError, match="1899-00/report"):
        draw_from(templates, edition="1899-00")


def test_a_missing_style_sheet(own_templates: Path) -> None:
    (own_templates / "base" / "print.css").unlink()
    with pytest.raises(EditionError, match="print"):
        draw_from(own_templates)


class Shouting:
    """A catalog that marks every message and holds markup in one."""

    def gettext(self, message: str) -> str:
        return f"«{message}»<i>"

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        return self.gettext(singular if number == 1 else plural)


def draw_from(templates: Path, edition: str = EDITION) -> str:
    return render_html(sample_report(), templates, Shouting(), edition=edition)


def words_of(value: object) -> set[str]:
    """All texts in a report."""
    if isinstance(value, str):
        return {value}
    if isinstance(value, SafeHtml):
        return set(lxml.html.fromstring(f"<div>{value.markup}</div>").itertext())
    if isinstance(value, tuple):
        return set().union(*map(words_of, value))
    if is_dataclass(value):
        return set().union(*(words_of(getattr(value, field.name)) for field in fields(value)))
    return set()


@pytest.mark.parametrize("draft", [True, False])
def test_all_fixed_words_come_from_the_catalog(templates: Path, draft: bool) -> None:  # noqa: FBT001
    report = replace(sample_report(), draft=draft)
    page = parsed(render_html(report, templates, Shouting(), edition=EDITION))
    for sheet in page.iter("style"):
        sheet.text = ""
    own = {" ".join(part.split()) for text in words_of(report) for part in parts_of(text)}
    own.add(f"{report.school} · {report.card} {report.running_year}")
    words = list(page.itertext())
    words += [v for e in page.iter() for n, v in e.attrib.items() if n in {"aria-label", "title"}]
    left = [
        word
        for word in (" ".join(word.split()) for word in words)
        if re.search(r"[^\W\d_]", word) and "«" not in word and word not in own
    ]
    assert left == []
    assert page.find(".//a[@class='skip-link']").text == "«Skip to the report»<i>"


def parts_of(text: str) -> tuple[str, ...]:
    """A text, and what stands before and in the parentheses at its end."""
    name, opening, rest = text.rpartition("(")
    return (text, name, opening + rest)


def test_words_in_the_margins_come_from_the_catalog(templates: Path) -> None:
    html = draw_from(templates)
    assert r'"\AB Page " counter(page) " of " counter(pages) "\BB \3C i\3E "' in html
    assert not re.search(
        r'content: "[^"]*[a-z]', (templates / "base" / "print.css").read_text("utf-8")
    )
