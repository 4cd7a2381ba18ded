"""A line of the summary that leads nowhere, or says something else than it shows, is refused."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from sarcgen.edition.load import known_editions, load_edition
from sarcgen.edition.summary import SummaryLine
from sarcgen.edition.summary_sources import summary_complaints
from sarcgen.errors import EditionError
from tests.support.cards import EDITION, TEMPLATES, template

ELA = "Met or exceeded the standard in English (CAASPP)"


def complaints(part: str, number: int, **changes: Any) -> list[str]:
    """What is said of the edition with one line of its summary changed."""
    edition = template().edition
    lines: tuple[SummaryLine, ...] = getattr(edition.summary, part)
    changed = list(lines)
    changed[number] = lines[number].model_copy(update=changes)
    summary = edition.summary.model_copy(update={part: tuple(changed)})
    return list(summary_complaints(edition.model_copy(update={"summary": summary})))


def test_nothing_is_wrong_with_the_lines_of_any_edition() -> None:
    for name in known_editions(TEMPLATES):
        assert list(summary_complaints(load_edition(TEMPLATES, name).edition)) == []


@pytest.mark.parametrize(
    ("part", "changes", "said"),
    [
        ("compared", {"table": "caasp"}, "there is no table caasp"),
        ("compared", {"row": "english"}, "caaspp has no row english"),
        ("compared", {"columns": ("school",)}, "caaspp has no column school"),
        ("compared", {"columns": ()}, "no column is named"),
        (
            "compared",
            {"columns": ("state_data_year", "district_data_year", "school_data_year")},
            "the columns stand in another order than in caaspp",
        ),
        (
            "compared",
            {"columns": ("school_data_year", "district_data_year")},
            "the columns of caaspp are not those of school, district and state",
        ),
        (
            "compared",
            {"columns": ("school_year_before", "district_data_year", "state_data_year")},
            "its columns of caaspp are not of one year",
        ),
        ("compared", {"about": "percent"}, "does not name the year of its columns of caaspp"),
        ("compared", {"about": "{year}, {school}"}, "has no value for 'school'"),
        ("compared", {"marked": True}, "“marked” is for columns of caaspp that hold marks"),
    ],
)
def test_a_wrong_line_is_told(part: str, changes: dict[str, Any], said: str) -> None:
    assert complaints(part, 0, **changes) == [f"summary, {ELA}: {said}"]


def test_a_cell_that_asks_for_no_data_is_no_figure_for_parents() -> None:
    columns = [f"{scope}_data_year" for scope in ("school", "district", "state")]
    found = complaints("compared", 0, table="caaspp-science", row="science", columns=tuple(columns))
    assert found == [
        f"summary, {ELA}: caaspp-science, row science, column {column} asks for no data"
        for column in columns
    ]


def test_only_percentages_are_compared() -> None:
    found = complaints(
        "compared", 0, table="enrollment-by-grade", row="total", columns=("number_of_students",)
    )
    assert (
        f"summary, {ELA}: the columns of enrollment-by-grade do not all hold percentages" in found
    )


def test_of_the_school_alone_one_column_is_shown() -> None:
    found = complaints(
        "of_school", 0, table="textbooks", row="science", columns=("materials", "percent_lacking")
    )
    assert found == ["summary, Students: one column is shown, not several"]


def test_an_edition_with_such_a_line_is_not_used(tmp_path: Path) -> None:
    shutil.copytree(TEMPLATES / EDITION, tmp_path / EDITION)
    file = tmp_path / EDITION / "edition.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("      row: ela\n", "      row: elal\n", 1), "utf-8")
    with pytest.raises(EditionError, match=r"edition\.yaml: summary, .*: caaspp has no row elal"):
        load_edition(tmp_path, EDITION)
