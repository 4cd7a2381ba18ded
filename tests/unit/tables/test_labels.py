"""What tables, rows and columns are called in messages."""

from __future__ import annotations

import pytest

from sarcgen.edition.spec import NarrativeSpec
from sarcgen.tables.labels import Labels, listed, numbered
from tests.support.cards import template

EDITION = template().edition
LABELS = Labels(EDITION)


@pytest.mark.parametrize(
    ("table", "row", "column", "expected"),
    [
        ("caaspp", "ela", "school_data_year", "column “School 2018-19”"),
        ("class-size-elementary", "K", "to_20_year_before", "“2017-18 # of Classes Size 1-20”"),
        ("class-size-elementary", "other", "average_data_year", "row “Other”, column “2018-19 Av"),
        (
            "teacher-misassignments",
            "total",
            "publishing_year",
            "row “Total Teacher Misassignments”",
        ),
        ("university-courses", "percent_enrolled", "percent", "row “2018-19 Pupils Enrolled in"),
    ],
)
def test_years_are_written_out_and_asterisks_left_out(
    table: str, row: str, column: str, expected: str
) -> None:
    spec = next(found for found in EDITION.tables() if found.id == table)
    rows = {found.id: found for found in spec.rows}
    columns = {found.id: found for found in spec.columns}
    place = LABELS.place(spec, rows[row], columns[column])
    assert expected in place
    assert "{" not in place
    assert "*" not in place


def test_a_table_of_one_column_needs_no_column() -> None:
    spec = next(found for found in EDITION.tables() if found.id == "support-staff")
    assert LABELS.place(spec, spec.rows[5], spec.columns[0]) == "row “Nurse”"


def test_tables_and_texts_are_named_with_their_numbers() -> None:
    blocks = [block for section in EDITION.sections for block in section.blocks]
    (text,) = [b for b in blocks if isinstance(b, NarrativeSpec) and b.id == "safety-plan"]
    assert numbered(text) == "text 23 “School Safety Plan”"
    assert numbered(EDITION.tables()[0]) == "table 1 “District Contact Information”"


def test_words_in_a_row() -> None:
    assert [listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])] == [
        "a",
        "a and b",
        "a, b and c",
    ]
