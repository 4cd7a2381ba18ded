"""The types that pass between the stages: mypy refuses every way around the one-way door.

A line below that ends in ``# refused: code`` must be refused with that code, and no other line.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest
from mypy import api

ROOT: Final = Path(__file__).parents[2]

HEAD: Final = """\
from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from sarcgen.checks.all_checks import cross_check
from sarcgen.disclosure.policy import Policy
from sarcgen.disclosure.protect import protect
from sarcgen.disclosure.protected import CellStatus, ProtectedCell, ProtectedReport
from sarcgen.edition.spec import Edition
from sarcgen.edition.words import EmptyGroup, Format
from sarcgen.languages.catalog import Catalog
from sarcgen.model.derived import Entities
from sarcgen.model.entities import School
from sarcgen.model.values import Count, NoValue, reveal
from sarcgen.present.compose import compose
from sarcgen.present.formats import cell
from sarcgen.present.prose import prose
from sarcgen.records.load import Record
from sarcgen.render.files import write_whole
from sarcgen.render.html import render_html
from sarcgen.render.pdf import render_pdf
from sarcgen.report.card import Narrative, Report
from sarcgen.report.tables import Align, Cell, SafeHtml
from sarcgen.tables.completeness import missing
from sarcgen.tables.raw import RawCell, RawReport
from sarcgen.tables.tabulate import tabulate

"""

THE_RIGHT_WAY: Final = """\
def build(edition: Edition, record: Record, policy: Policy, templates: Path) -> dict[Path, bytes]:
    raw = tabulate(edition, record.entities)
    problems = [*missing(raw, record), *cross_check(record, raw)]
    protected = protect(raw, policy)
    report = compose(edition, protected, Catalog(), draft=bool(problems))
    html = render_html(report, templates, Catalog(), edition=edition.edition)
    return {Path("card.html"): html.encode(), Path("card.pdf"): render_pdf(html, templates)}
"""

WAYS_AROUND: Final = """\
def skip_a_stage(
    edition: Edition,
    record: Record,
    school: School,
    raw: RawReport,
    protected: ProtectedReport,
    report: Report,
    policy: Policy,
    templates: Path,
    catalog: Catalog,
) -> None:
    tabulate(edition, school)  # refused: arg-type
    tabulate(edition, record)  # refused: arg-type
    protect(protected, policy)  # refused: arg-type
    protect(report, policy)  # refused: arg-type
    protect(raw, 11)  # refused: arg-type
    compose(edition, raw, catalog)  # refused: arg-type
    compose(edition, report, catalog)  # refused: arg-type
    compose(edition, record, catalog)  # refused: arg-type
    render_html(raw, templates, catalog, edition="2018-19")  # refused: arg-type
    render_html(protected, templates, catalog, edition="2018-19")  # refused: arg-type
    render_html(school, templates, catalog, edition="2018-19")  # refused: arg-type
    render_pdf(report, templates)  # refused: arg-type
    render_pdf(raw, templates)  # refused: arg-type
    missing(protected, record)  # refused: arg-type
    cross_check(record, protected)  # refused: arg-type
    write_whole({templates: "text"})  # refused: dict-item


def smuggle_a_figure(raw_cell: RawCell, count: Count, catalog: Catalog) -> None:
    cell(raw_cell, Format.COUNT, catalog)  # refused: arg-type
    cell(count, Format.COUNT, catalog)  # refused: arg-type
    Cell(count, Align.FIGURE)  # refused: arg-type
    Cell("--", Align.FIGURE, spoken=count)  # refused: arg-type
    ProtectedCell(CellStatus.PUBLISHED, count)  # refused: arg-type
    ProtectedCell(CellStatus.PUBLISHED, raw_cell.value)  # refused: arg-type
    reveal(raw_cell.value)  # refused: arg-type
    reveal(NoValue.WITHHELD)  # refused: arg-type
    Narrative("id", "title", "<b>not sanitised</b>")  # refused: arg-type
    prose(count)  # refused: arg-type


def change_afterwards(
    raw: RawReport, protected: ProtectedReport, report: Report, policy: Policy
) -> None:
    raw.school = "another"  # refused: misc
    protected.school = "another"  # refused: misc
    report.draft = False  # refused: misc
    policy.minimum_group_size = 1  # refused: misc


def leave_out(entities: Entities, templates: Path, report: Report, catalog: Catalog) -> None:
    Policy()  # refused: call-arg
    Policy(minimum_group_size="11", empty_group=EmptyGroup.DASH)  # refused: arg-type
    render_html(report, templates, catalog)  # refused: call-arg
    Entities(entities.school, entities.district)  # refused: call-arg


class OpenReport(Report):  # refused: misc
    pass


class OpenCell(ProtectedCell):  # refused: misc
    pass


class OpenCount(Count):  # refused: misc
    pass


class RawAndProtected(RawReport, ProtectedReport):  # refused: misc
    pass
"""
_REFUSED: Final = re.compile(r"# refused: ([\w-]+)$")
_ERROR: Final = re.compile(r":(\d+): error: .*\[([\w-]+)\]$", re.MULTILINE)


def refusals(source: str, folder: Path) -> set[tuple[int, str]]:
    """Line and code of everything that mypy, as this project sets it up, refuses in a source."""
    file = folder / "ways.py"
    file.write_text(source, "utf-8")
    out, err, _ = api.run(
        [
            "--config-file",
            str(ROOT / "pyproject.toml"),
            "--cache-dir",
            str(ROOT / ".mypy_cache" / "tests-typing"),
            "--no-error-summary",
            "--hide-error-context",
            str(file),
        ]
    )
    assert err == ""
    assert "sarcgen/" not in out, out
    return {(int(line), code) for line, code in _ERROR.findall(out)}


@pytest.mark.parametrize("source", [THE_RIGHT_WAY, WAYS_AROUND], ids=["right", "around"])
def test_mypy_refuses_every_way_around_a_stage_and_nothing_else(
    source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MYPYPATH", str(ROOT))
    monkeypatch.chdir(ROOT)
    lines = (HEAD + source).splitlines()
    expected = {
        (number, match[1])
        for number, line in enumerate(lines, start=1)
        if (match := _REFUSED.search(line))
    }
    assert bool(expected) is (source is WAYS_AROUND)
    assert refusals(HEAD + source, tmp_path) == expected
