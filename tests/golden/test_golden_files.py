"""Each stage of one card or two of each edition, compared with what it gave last time.

The smallest stage that differs tells where a change happened. ``make golden`` writes the files
anew; look at the differences before committing them. Nothing hidden is in them: after protection
it is gone.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, Final

import pytest

from sarcgen.disclosure.protected import ProtectedCell, ProtectedReport
from sarcgen.edition.load import known_editions
from sarcgen.languages.catalog import DEFAULT_LANGUAGE, Catalog
from sarcgen.pipeline import examine, protected_report, report_card
from sarcgen.records.locate import find_schools
from sarcgen.render.fonts import screen_font_rule
from sarcgen.report.tables import SafeHtml
from tests.support.cards import ROOT, TEMPLATES
from tests.support.finished import OF_EVERY_EDITION as CARDS
from tests.support.finished import page_of, pdf_of
from tests.support.pdf_text import pages

FOLDER: Final = Path(__file__).parent
STAGES: Final = ("protected.txt", "report.json", "report.html", "pdf.txt")
WIDTH: Final = 100
SHOWN: Final = 80
"""Lines of a difference that a failure shows; the rest is in the file's own difference."""


@cache
def stages(school: str) -> dict[str, str]:
    """What every stage of a card gives, by file name."""
    edition, folder = CARDS[school]
    (source,) = find_schools(folder, [school], edition, [edition])
    examination = examine(source, TEMPLATES)
    protected = protected_report(examination, DEFAULT_LANGUAGE)
    report = report_card(examination, Catalog())
    return {
        "protected.txt": "".join(f"{line}\n" for line in _protected_lines(protected)),
        "report.json": _json(_plain(report)) + "\n",
        "report.html": _without_styles(page_of(school)),
        "pdf.txt": "".join(f"{line}\n" for line in _page_lines(pages(pdf_of(school)))),
    }


def _protected_lines(report: ProtectedReport) -> Iterator[str]:
    yield f"{report.edition}: {report.school}, {report.district}, published {report.published}"
    for table in report.tables:
        yield ""
        yield f"table {table.id}"
        for fact in table.facts:
            yield f"  fact: {_cell(fact)}"
        for row in table.rows:
            yield f"  {row.id}: {' | '.join(map(_cell, row.cells))}"
    for text in report.texts:
        yield ""
        yield f"text {text.id}: {text.status.value} {text.language}".rstrip()
        yield from (f"  {line}".rstrip() for line in text.text.splitlines())
    yield ""
    for resource in report.resources:
        yield f"resource of {resource.narrative}: {resource.title} ({resource.kind})"
        yield f"  {resource.description} {resource.address}".rstrip()


def _cell(cell: ProtectedCell) -> str:
    """The value with its kind, so that 2 and 2.0 and the text 2 differ; or why there is none."""
    if cell.value is None:
        return f"({cell.status.value})"
    return str(cell.value) if isinstance(cell.value, Decimal) else repr(cell.value)


def _plain(node: Any) -> Any:
    """A report as JSON has it, without what is as it is by default."""
    if isinstance(node, SafeHtml):
        return node.markup
    if is_dataclass(node):
        parts = {
            part.name: _plain(getattr(node, part.name))
            for part in fields(node)
            if getattr(node, part.name) != part.default
        }
        return {"is": type(node).__name__, **parts}
    if isinstance(node, tuple):
        return [_plain(part) for part in node]
    return node


def _json(node: Any, depth: int = 0) -> str:
    """JSON with one line for whatever fits on a line: a cell, a head, a fact."""
    flat = json.dumps(node, ensure_ascii=False)
    if not isinstance(node, (dict, list)) or len(flat) + depth < WIDTH:
        return flat
    indent = " " * (depth + 1)
    if isinstance(node, dict):
        parts = [f"{json.dumps(key)}: {_json(value, depth + 1)}" for key, value in node.items()]
    else:
        parts = [_json(value, depth + 1) for value in node]
    inside = ",\n".join(indent + part for part in parts)
    first, last = "{}" if isinstance(node, dict) else "[]"
    return f"{first}\n{inside}\n{' ' * depth}{last}"


def _without_styles(html: str) -> str:
    """The page with the names of its style sheets in place of their text."""
    base = TEMPLATES / "base"
    styles = {
        "the font": screen_font_rule(base / "fonts"),
        "shared.css": (base / "shared.css").read_text("utf-8"),
        "screen.css": (base / "screen.css").read_text("utf-8"),
        "print.css": (base / "print.css").read_text("utf-8"),
    }
    for name, text in styles.items():
        assert text in html, name
        html = html.replace(text, f"/* {name} */")
    return html


def _page_lines(found: list[list[str]]) -> Iterator[str]:
    for number, lines in enumerate(found, start=1):
        yield f"===== page {number} ====="
        yield from lines


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("school", CARDS)
def test_a_stage_gives_what_it_gave_last_time(
    school: str, stage: str, *, update_golden: bool
) -> None:
    file, found = FOLDER / school / stage, stages(school)[stage]
    if update_golden:
        file.parent.mkdir(exist_ok=True)
        file.write_text(found, "utf-8")
        return
    expected = file.read_text("utf-8") if file.exists() else ""
    if found != expected:
        pytest.fail(f"{_difference(expected, found, file)}\n{ADVICE}", pytrace=False)


ADVICE: Final = "If this is what you want: make golden, and look at the differences."


def _difference(expected: str, found: str, file: Path) -> str:
    name = file.relative_to(ROOT).as_posix()
    lines = difflib.unified_diff(
        expected.splitlines(), found.splitlines(), name, f"{name} (now)", lineterm="", n=2
    )
    shown = [line[:200] for line in islice(lines, SHOWN)]
    return "\n".join([*shown, "…"] if len(shown) == SHOWN else shown)


def test_every_edition_has_a_card_among_them() -> None:
    assert {edition for edition, _ in CARDS.values()} == set(known_editions(TEMPLATES))


def test_no_golden_file_is_left_over() -> None:
    kept = {file.relative_to(FOLDER) for file in FOLDER.glob("*/*") if file.suffix != ".pyc"}
    assert kept == {Path(school, stage) for school in CARDS for stage in STAGES}


def test_a_failure_shows_the_lines_that_differ() -> None:
    file = FOLDER / "kellogg" / "pdf.txt"
    shown = _difference("same\nMale 108 106\n", "same\nMale 108 107\n", file)
    assert "tests/golden/kellogg/pdf.txt (now)" in shown
    assert "-Male 108 106\n+Male 108 107" in shown
    long = _difference("", "line\n" * 1000, file)
    assert long.endswith("\n…")
    assert long.count("\n") == SHOWN
