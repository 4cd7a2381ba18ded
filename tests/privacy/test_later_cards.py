"""Finished pages of a later edition, attacked by a reader who knows nothing of the program."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from sarcgen.edition.spec import TableSpec
from sarcgen.languages.catalog import Catalog
from sarcgen.pipeline import examine, report_card
from sarcgen.records.locate import DISTRICT_FILE
from sarcgen.render.html import render_html
from tests.privacy.attacker import Page, read_page
from tests.privacy.later_attacker import OUTCOMES, Counts, Place, leaks_of, small_differences
from tests.support.cards import EXAMPLES, TEMPLATES, data_of
from tests.support.editions import write_school
from tests.support.schools import Student
from tests.support.whole_schools import EDITION, counted, file_of, later_edition, whole_school

SEEDS = (501, 502)


@cache
def page_of(seed: int) -> Page:
    """The page of the invented school of the examples, with the students of another."""
    folder = EXAMPLES / EDITION
    school = data_of(folder / "cinder-flat.yaml")
    for part, said in file_of(whole_school(seed)).items():
        school[part] = school[part] | said
    catalog = Catalog("en")
    with TemporaryDirectory() as files:
        district = data_of(folder / DISTRICT_FILE)
        source = write_school(Path(files), EDITION, "some", school, district)
        report = report_card(examine(source, TEMPLATES), catalog)
    return read_page(render_html(report, TEMPLATES, catalog, edition=EDITION))


def rows_of(page: Page, table: str) -> dict[str, list[str]]:
    """A table as it is printed, by ids in place of titles and labels."""
    spec = next(spec for spec in later_edition().tables() if spec.id == table)
    (rows,) = (rows for caption, rows in page.tables.items() if _is_caption(caption, spec))
    ids = {row.label: row.id for row in spec.rows}
    return {ids[label]: cells for label, cells in rows.items()}


def _is_caption(caption: str, spec: TableSpec) -> bool:
    return caption.startswith(spec.title) and not caption.startswith(f"{spec.title} by")


def printed(page: Page) -> dict[str, dict[str, list[str]]]:
    tables = {outcome.table for outcome in OUTCOMES.values()}
    tables |= {outcome.repeated[0] for outcome in OUTCOMES.values() if outcome.repeated}
    return {table: rows_of(page, table) for table in tables}


def truth_of(students: list[Student]) -> dict[Place, Counts]:
    return {
        (name, row): (found.enrolled or 0, found.tested or 0, found.met or 0)
        for name in OUTCOMES
        for row, found in counted(students, name).items()
    }


@pytest.mark.parametrize("seed", SEEDS)
def test_a_reader_of_the_page_works_nothing_out(seed: int) -> None:
    text = printed(page_of(seed))
    assert any(cells[0] == "--" for rows in text.values() for cells in rows.values())
    assert leaks_of(text, truth_of(whole_school(seed))) == []
    assert small_differences(text) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_no_row_of_ten_students_or_fewer_prints_a_figure(seed: int) -> None:
    text = printed(page_of(seed))
    for (name, row), (enrolled, tested, _) in truth_of(whole_school(seed)).items():
        cells = text[OUTCOMES[name].table][row]
        if enrolled and min(enrolled, tested) <= 10:
            assert set(cells) == {"--"}, (name, row)
