"""No fixed text bypasses the catalogs: in the pseudo-language all of it stands in guillemets.

What may stand outside is the school's own: names, texts, figures, months and years. Dashes, N/A and
the X of a mark are signs of the state's form and the same in every language: readers compare cards,
and notes of the form name the dashes and N/A as they are printed.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

import lxml.html
import pytest

from sarcgen.disclosure.protected import ProtectedReport
from sarcgen.languages.catalog import PSEUDO_LANGUAGE, Catalog
from sarcgen.present.compose import compose
from sarcgen.present.formats import day
from sarcgen.present.prose import prose
from sarcgen.render.html import render_html
from tests.support.cards import (
    EDITION,
    TEMPLATES,
    changed,
    granite_ridge,
    kellogg,
    protected_report,
    template,
)

SIGNS: Final = {"--", "N/A", "X"}
ATTRIBUTES: Final = ("title", "alt", "placeholder", "aria-label", "aria-description", "label")
TECHNICAL: Final = {"viewport", "color-scheme", "dcterms.created", "dcterms.modified"}
INLINE: Final = {"a", "abbr", "b", "em", "mark", "span", "strong", "sup"}


def founding_card() -> ProtectedReport:
    """With every text, also those of the district, and every kind of resource."""
    school, district = kellogg()
    shared = district.pop("schools")
    own = shared["conditions"]["facilities"] | school["conditions"]["facilities"]
    return protected_report(
        changed(
            school,
            {
                "professional_development": shared["professional_development"],
                "conditions.facilities": own,
                "conditions.textbooks": shared["conditions"]["textbooks"],
            },
        ),
        district,
    )


def high_school() -> ProtectedReport:
    """With every word for no figure and for no text."""
    school, district = granite_ridge()
    district.pop("schools")
    words = {"counselor": "--", "nurse": "N/A", "other": "not reported", "psychologist": "pending"}
    texts = {"safety_plan": "pending", "description": "N/A", "services_funded": "not reported"}
    changes: dict[str, Any] = {f"staff.support.{role}": word for role, word in words.items()}
    changes |= {f"narratives.{text}": word for text, word in texts.items()}
    return protected_report(changed(school, changes), district)


CARDS: Final = {
    "elementary": founding_card(),
    "high": high_school(),
    "blank": protected_report({"grades": "K-12"}),
}


def page(report: ProtectedReport, templates: Path = TEMPLATES) -> str:
    """The card in the pseudo-language, marked as a draft, which has more fixed text."""
    catalog = Catalog(PSEUDO_LANGUAGE)
    card = compose(template().edition, report, catalog, draft=True)
    return render_html(card, templates, catalog, edition=EDITION)


def own_words(report: ProtectedReport) -> set[str]:
    """All text on a card that comes from the files of school and district."""
    words = {report.school, report.district}
    for table in report.tables:
        for cell in (*table.facts, *(cell for row in table.rows for cell in row.cells)):
            if isinstance(cell.value, str):
                words.add(cell.value)
            elif isinstance(cell.value, date):
                words.add(day(cell.value, Catalog(PSEUDO_LANGUAGE)))
    for resource in report.resources:
        words |= {resource.title, resource.description, resource.address}
    for text in report.texts:
        if text.text:
            words |= set(lines(lxml.html.fromstring(f"<div>{prose(text.text).markup}</div>")))
    return words - {""}


def lines(element: Any) -> list[str]:
    """The text of an element, a line for each block in it."""
    text = "".join(_text(element))
    return [" ".join(line.split()) for line in text.split("\0") if line.strip()]


def _text(element: Any) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in ("style", "script"):
        yield "\0"
        return
    edge = "" if element.tag in INLINE else "\0"
    yield edge + (element.text or "")
    for child in element:
        yield from _text(child)
        yield child.tail or ""
    yield edge


def texts_of(html: str) -> Iterator[str]:
    """Everything in a page that a reader sees or hears, or that names it."""
    root = lxml.html.document_fromstring(html)
    yield from lines(root)
    for element in root.iter():
        if isinstance(element.tag, str):
            yield from (element.attrib[name] for name in ATTRIBUTES if name in element.attrib)
    for meta in root.iter("meta"):
        if meta.get("name", "viewport") not in TECHNICAL:
            yield meta.get("content") or ""
    for style in root.iter("style"):
        for value in re.findall(r'content:((?:"[^"]*"|[^";}])*)', style.text or ""):
            written = "".join(re.findall(r'"([^"]*)"', value))
            yield re.sub(r"\\([0-9A-F]+) ", lambda match: chr(int(match[1], 16)), written)


def bypassing(html: str, report: ProtectedReport) -> list[str]:
    """The texts of a page with a word that is neither in guillemets nor the school's own."""
    own = sorted((re.escape(word) for word in own_words(report) | SIGNS), key=len, reverse=True)
    allowed = re.compile(rf"(?<!\w)(?:{'|'.join(own)})(?!\w)")
    found = []
    for text in texts_of(html):
        rest = text
        while (shorter := re.sub(r"«[^«»]*»", " ", rest)) != rest:
            rest = shorter
        if re.search(r"[^\W\d_]|[«»]", allowed.sub(" ", rest)):
            found.append(text)
    return found


@pytest.mark.parametrize("name", CARDS)
def test_every_fixed_text_is_in_the_catalogs(name: str) -> None:
    html = page(CARDS[name])
    assert bypassing(html, CARDS[name]) == []


@pytest.mark.parametrize("name", CARDS)
def test_the_pages_that_are_looked_at_have_text_of_every_kind(name: str) -> None:
    texts = list(texts_of(page(CARDS[name])))
    assert len(texts) > 300
    wanted = [
        "«Skíp tó thé répórt»",
        "«DRÁFT»",
        "«Págé ",
        "«ñót shówñ tó prótéçt stúdéñt príváçy»",
        "«míssíñg»",
    ]
    missing = [text for text in wanted if not any(text in found for found in texts)]
    expected = {"elementary": [], "high": [], "blank": wanted[3:4]}
    assert missing == expected[name]


SPOTS: Final = {
    "text": ('<main id="content"', "<p>Unheard</p>\n"),
    "text for screen readers": (
        '<main id="content"',
        '<span class="visually-hidden">Unheard</span>\n',
    ),
    "aria-label": ('<main id="content"', '<div aria-label="Unheard"></div>\n'),
    "the name of the page": ("<title>", "<title>Unheard "),
    "the description": ('<meta name="description" content="', None),
    "the running head": ("@page {", '@page { @top-center { content: "Unheard" } }\n'),
    "the running head, escaped": ("@page {", '@page { @top-left { content: "\\55 nheard" } }\n'),
    "beside a message": ('<p class="card-name">', '<p class="card-name">Unheard '),
}


@pytest.mark.parametrize("spot", SPOTS)
def test_a_bare_word_in_a_template_is_found(spot: str, tmp_path: Path) -> None:
    """In whichever template and whatever form it stands."""
    templates = Path(shutil.copytree(TEMPLATES, tmp_path / "templates"))
    before, insert = SPOTS[spot]
    changes = 0
    # The page of “sarcgen status” is for the district's staff and in English only.
    of_cards = [file for file in templates.rglob("*.j2") if not file.name.startswith("status.")]
    for file in sorted(of_cards):
        source = file.read_text("utf-8")
        if before in source and not changes:
            changes = 1
            text = f"{before}Unheard " if insert is None else insert
            keeps = not text.startswith(before)
            file.write_text(source.replace(before, text + before * keeps, 1), "utf-8")
    assert changes == 1
    found = bypassing(page(CARDS["high"], templates), CARDS["high"])
    assert len(found) == 1
    assert "Unheard" in found[0]
