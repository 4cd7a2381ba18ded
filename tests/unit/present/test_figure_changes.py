"""What differs between the tables of two cards: one year on, the same year, rows and tables."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from sarcgen.disclosure.protected import (
    CellStatus,
    ProtectedCell,
    ProtectedReport,
    ProtectedRow,
    ProtectedTable,
)
from sarcgen.edition.spec import Edition
from sarcgen.languages.catalog import Catalog
from sarcgen.present.changes import FigureChange, Shown, TableChanges
from sarcgen.present.figure_changes import figure_changes
from tests.support.cards import edition_of
from tests.support.editions import next_template
from tests.support.whole_schools import later_edition

NEXT = next_template().edition
CATALOG = Catalog()
MISSING = ProtectedCell(CellStatus.MISSING)


def cell(value: object) -> ProtectedCell:
    if isinstance(value, CellStatus):
        return ProtectedCell(value)
    text = str(value)
    number = text.replace(".", "").isdigit()
    return ProtectedCell(CellStatus.PUBLISHED, Decimal(text) if number else text)


def report(edition: Edition, tables: dict[str, Any]) -> ProtectedReport:
    """A report with these tables: rows by id, each a value for every column, missing at the end."""
    specs = {spec.id: spec for spec in edition.tables()}
    made = []
    for name, rows in tables.items():
        width = len(specs[name].columns)
        made.append(
            ProtectedTable(
                name,
                tuple(map(cell, rows.get("facts", [CellStatus.MISSING] * len(specs[name].facts)))),
                tuple(
                    ProtectedRow(row, (*map(cell, values), *[MISSING] * (width - len(values))))
                    for row, values in rows.items()
                    if row != "facts"
                ),
            )
        )
    return ProtectedReport(edition.edition, "", "", None, tuple(made), (), ())


def changes(before: dict[str, Any], now: dict[str, Any]) -> list[TableChanges]:
    """What differs between 2018-19 and 2019-20."""
    old = edition_of()
    return figure_changes((old, report(old, before)), (NEXT, report(NEXT, now)), CATALOG)


def figures(table: str, before: dict[str, Any], now: dict[str, Any]) -> list[FigureChange]:
    """What differs in the figures of one table."""
    return [
        figure
        for changed in changes({table: before}, {table: now})
        if changed.id == table
        for figure in changed.figures
    ]


def test_the_same_card_a_year_on_differs_in_nothing() -> None:
    table = {"suspensions-and-expulsions": {"suspensions": [1, 1, 1, 2, 2, 2]}}
    assert changes(table, table) == []


def test_the_latest_years_are_compared_one_year_on() -> None:
    (found,) = figures(
        "suspensions-and-expulsions", {"suspensions": [3, 2, "1.0"]}, {"suspensions": [2, 1, "0.5"]}
    )
    assert found == FigureChange(
        "Suspensions", "School", Shown("2018-19", "1.0"), Shown("2019-20", "0.5")
    )


def test_a_year_that_both_cards_print_is_compared_with_itself() -> None:
    (found,) = figures(
        "suspensions-and-expulsions", {"suspensions": [3, 2, 1]}, {"suspensions": [2, 4, 1]}
    )
    assert (found.earlier, found.later) == (Shown("2018-19", "1.0"), Shown("2018-19", "4.0"))


def test_more_decimals_of_the_same_figure_are_no_change() -> None:
    assert figures("salaries", {"superintendent": [100]}, {"superintendent": ["100.00"]}) == []
    assert figures("salaries", {"superintendent": [100]}, {"superintendent": ["100.01"]})


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        (CellStatus.PRIMARY, 5, ("--", "5")),
        (5, CellStatus.COMPLEMENTARY, ("5", "--")),
        (5, CellStatus.WITHHELD, ("5", "--")),
        (5, CellStatus.MISSING, ("5", "missing")),
        (CellStatus.PENDING, 5, ("(not yet released by the state)", "5")),
        (CellStatus.NOT_REPORTED, 5, ("(not reported by the school or district)", "5")),
        (CellStatus.NOT_APPLICABLE, 5, ("N/A", "5")),
    ],
)
def test_where_there_is_no_figure_the_reason_is_shown(
    before: object, now: object, words: tuple[str, str]
) -> None:
    (found,) = figures("enrollment-by-grade", {"K": [before]}, {"K": [now]})
    assert found == FigureChange("Kindergarten", "", Shown("", words[0]), Shown("", words[1]))


def test_figures_hidden_for_any_reason_look_the_same() -> None:
    before, now = {"K": [CellStatus.PRIMARY]}, {"K": [CellStatus.LINKED]}
    assert figures("enrollment-by-grade", before, now) == []


def test_the_columns_of_a_table_without_years_are_named() -> None:
    (found,) = figures("caaspp-ela-by-group", {"male": [20, 19]}, {"male": [21, 19]})
    assert (found.row, found.column) == ("Male", "Total Enrollment")


def test_columns_below_a_year_are_named_without_it() -> None:
    years = [10, 0, 0, 0]
    (found,) = figures(
        "class-size-elementary",
        {"K": [*years, *years, *[20, 1, 0, 0]]},
        {"K": [*years, *[20, 1, 0, 0], *[21, 1, 0, 0]]},
    )
    assert (found.row, found.column) == ("K", "Average Class Size")
    assert (found.earlier, found.later) == (Shown("2018-19", "20"), Shown("2019-20", "21"))


def test_facts_above_a_table_are_compared() -> None:
    found = figures("textbooks", {"facts": ["September 2019"]}, {"facts": ["October 2020"]})
    assert found == [
        FigureChange(
            "Year and month in which data were collected",
            "",
            Shown("", "September 2019"),
            Shown("", "October 2020"),
        )
    ]


def test_a_fact_that_is_a_number_is_shown_as_its_card_shows_it() -> None:
    old, new = later_edition(edition="2023-24"), later_edition(edition="2024-25")
    before, now = {"facts": ["9.70"]}, {"facts": ["11.6"]}
    (found,) = figure_changes(
        (old, report(old, {"advanced-placement": before})),
        (new, report(new, {"advanced-placement": now})),
        CATALOG,
    )
    (change,) = found.figures
    assert (change.earlier, change.later) == (Shown("", "9.7"), Shown("", "11.6"))


def test_the_marked_column_stands_for_all_that_could_be_marked() -> None:
    blank = CellStatus.EMPTY
    before, now = [blank, "Good", blank, blank], [blank, blank, "Fair", blank]
    found = figures("facility-rate", {"overall": before}, {"overall": now})
    assert found == [FigureChange("Overall Rating", "", Shown("", "Good"), Shown("", "Fair"))]


def test_what_two_tables_print_is_told_once() -> None:
    blank = CellStatus.EMPTY
    before = {
        "facility-status": {"overall": ["Good", blank]},
        "facility-rate": {"overall": [blank, "Good", blank, blank]},
    }
    now = {
        "facility-status": {"overall": ["Fair", blank]},
        "facility-rate": {"overall": [blank, blank, "Fair", blank]},
    }
    assert [table.id for table in changes(before, now)] == ["facility-status"]


def test_the_figures_of_the_state_are_left_out() -> None:
    before = {"suspensions": [1, 1, 1, 2, 2, 2, 3, 3, 3]}
    now = {"suspensions": [1, 1, 1, 2, 2, 9, 9, 9, 9]}
    (found,) = figures("suspensions-and-expulsions", before, now)
    assert found.column == "District"


def test_rows_that_only_one_card_shows_are_named() -> None:
    (found,) = changes(
        {"enrollment-by-grade": {"K": [5], "1": [5]}},
        {"enrollment-by-grade": {"K": [5], "2": [5]}},
    )
    assert (found.new_rows, found.gone_rows, found.figures) == (("Grade 2",), ("Grade 1",), ())


def test_tables_that_only_one_card_shows_are_named() -> None:
    days = {"professional-development": {"days": [1, 1, 1]}}
    fitness = {"physical-fitness": {"5": [1, 1, 1]}}
    new, gone = changes(fitness, days)
    assert (new.id, new.on_earlier, new.on_later) == ("professional-development", False, True)
    assert (gone.id, gone.on_earlier, gone.on_later) == ("physical-fitness", True, False)


def other_source(edition: Edition, table: str, **changes: str) -> Edition:
    """An edition in which a table's figures come from another place."""
    sections = tuple(
        section.model_copy(
            update={
                "blocks": tuple(
                    block.model_copy(update=changes) if block.id == table else block
                    for block in section.blocks
                )
            }
        )
        for section in edition.sections
    )
    return edition.model_copy(update={"sections": sections})


def test_a_measure_that_only_one_card_has_is_not_taken_for_another() -> None:
    old = edition_of()
    new = other_source(NEXT, "enrollment-by-grade", source="school.staff.support.{row}")
    table = {"enrollment-by-grade": {"K": [5]}}
    ((found),) = figure_changes((old, report(old, table)), (new, report(new, table)), CATALOG)
    assert found.figures == (
        FigureChange("Kindergarten", "", None, Shown("", "5")),
        FigureChange("Kindergarten", "", Shown("", "5"), None),
    )
    blank = {"enrollment-by-grade": {"K": [CellStatus.EMPTY]}}
    assert figure_changes((old, report(old, blank)), (new, report(new, blank)), CATALOG) == []


def test_labels_are_those_of_the_later_card() -> None:
    old = other_source(edition_of(), "enrollment-by-grade", title="Enrollment")
    before, now = {"enrollment-by-grade": {"K": [5]}}, {"enrollment-by-grade": {"K": [6]}}
    ((found),) = figure_changes((old, report(old, before)), (NEXT, report(NEXT, now)), CATALOG)
    assert found.title == "Student Enrollment by Grade Level"


def test_two_years_apart_the_year_between_is_told_as_new() -> None:
    older = NEXT.model_copy(update={"edition": "2017-18"})
    before, now = {"days": [1, 1, 2]}, {"days": [5, 6, 7]}
    ((found),) = figure_changes(
        (older, report(older, {"professional-development": before})),
        (NEXT, report(NEXT, {"professional-development": now})),
        CATALOG,
    )
    assert [(change.earlier, change.later) for change in found.figures] == [
        (Shown("2018-19", "2"), Shown("2018-19", "5")),
        (None, Shown("2019-20", "6")),
        (Shown("2018-19", "2"), Shown("2020-21", "7")),
    ]
