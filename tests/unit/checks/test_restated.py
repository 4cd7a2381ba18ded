"""Figures of one school year that two editions give differently."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sarcgen.checks.restated import told_differently
from sarcgen.problems import Problem
from tests.support.cards import changed, granite_ridge
from tests.support.editions import NEXT, a_year_on, case_from, write_school

Run = Callable[..., list[Problem]]

ELA = "outcomes.caaspp.2018-19.ela"
RATE = "engagement.suspensions.2018-19.suspensions"


@pytest.fixture
def years(tmp_path: Path) -> Run:
    """Findings of next year's card, which repeats last year's figures but for these changes."""

    def run(
        now: dict[str, Any] | None = None,
        before: dict[str, Any] | None = None,
        district: dict[str, Any] | None = None,
        district_before: dict[str, Any] | None = None,
    ) -> list[Problem]:
        school, shared = granite_ridge()
        next_school = changed(a_year_on(school), now or {})
        next_district = changed(a_year_on(shared), district or {})
        last_school = changed(school, before or {})
        last_district = changed(shared, district_before or {})
        return list(
            told_differently(
                case_from(write_school(tmp_path, NEXT, "oak", next_school, next_district)),
                case_from(write_school(tmp_path, "2018-19", "oak", last_school, last_district)),
            )
        )

    return run


def test_a_card_that_repeats_last_years_figures_has_no_finding(years: Run) -> None:
    assert years() == []


@pytest.mark.parametrize(
    ("path", "table", "row"),
    [
        (ELA, "CAASPP Test Results in ELA", "English Language Arts/Literacy"),
        (RATE, "Suspensions and Expulsions", "Suspensions"),
        ("engagement.graduation.2016-17.graduation_rate", "Dropout Rate", "Graduation Rate"),
        ("class_size.secondary.2017-18.english.average", "(Secondary)", "English"),
        (
            "conditions.teacher_credentials.2019-20.with_full_credential",
            "Teacher Credentials",
            "With Full Credential",
        ),
        (
            "conditions.teacher_misassignments.2018-19.total",
            "Teacher Misassignments",
            "Total Teacher Misassignments",
        ),
    ],
)
def test_a_row_that_differs_is_told_at_this_years_figure(
    years: Run, path: str, table: str, row: str
) -> None:
    (found,) = years({path: 77})
    assert (found.code, found.field) == ("X172", path)
    assert found.mark.path.endswith(f"{NEXT}/oak.yaml")
    assert "77" in Path(found.mark.path).read_text("utf-8").splitlines()[found.mark.line - 1]
    before, _, after = found.message.partition("”, row “")
    assert before.startswith("Table “")
    assert table in before
    assert after.startswith(row)
    assert "*" not in found.message
    year = next(key for key in path.split(".") if key[0] == "2")
    assert f"”: for {year} this file and " in found.message
    assert "/2018-19/oak.yaml give different figures. Find out" in found.message
    assert "77" not in found.message


def test_one_finding_for_a_row_whatever_the_years_and_columns(years: Run) -> None:
    changes: dict[str, object] = {
        "engagement.suspensions.2017-18.suspensions": 77,
        RATE: 76,
        "class_size.secondary.2018-19.english.average": 33,
        "class_size.secondary.2018-19.english.classes_of_1_to_22": 33,
    }
    found = years(changes)
    assert [problem.field for problem in found] == [
        "engagement.suspensions.2017-18.suspensions",
        "class_size.secondary.2018-19.english.average",
    ]
    assert "for 2017-18 and 2018-19 this file" in found[0].message


def test_two_rows_of_a_table_are_two_findings(years: Run) -> None:
    found = years({RATE: 77, "engagement.suspensions.2018-19.expulsions": 77})
    assert [problem.message.split("“")[2].split("”")[0] for problem in found] == [
        "Suspensions",
        "Expulsions",
    ]


@pytest.mark.parametrize(
    "path",
    [
        "engagement.suspensions.2017-18.cumulative_enrollment",
        "engagement.graduation.2017-18.cohort",
        "enrollment.earlier_totals.2017-18",
    ],
)
def test_a_key_that_no_table_prints_is_told_by_its_name(years: Run, path: str) -> None:
    (found,) = years({path: 401}, {path: 400})
    assert found.field == path
    assert found.message.startswith(f"“{path}”: for 2017-18 this file and ")


def test_the_districts_figures_are_told_in_the_districts_file(years: Run) -> None:
    (found,) = years(district={ELA: 77})
    assert found.mark.path.endswith(f"{NEXT}/_district.yaml")
    assert "/2018-19/_district.yaml give different figures" in found.message


def test_the_shared_part_is_compared_like_the_schools_own(years: Run) -> None:
    (found,) = years(district={"schools.professional_development.days.2018-19": 4})
    assert found.field == "professional_development.days.2018-19"
    assert found.mark.path.endswith(f"{NEXT}/_district.yaml")


def test_school_and_district_of_one_row_are_two_findings(years: Run) -> None:
    found = years({ELA: 77}, district={ELA: 77})
    assert [Path(problem.mark.path).name for problem in found] == ["oak.yaml", "_district.yaml"]


@pytest.mark.parametrize("name", ["Stillwater  valley Unified School District", None])
def test_a_district_of_the_same_or_no_name_is_the_same(years: Run, name: str | None) -> None:
    now, before = {ELA: 77, "contact.name": name}, {"contact.name": name}
    assert len(years(district=now)) == 1
    assert len(years(district=now, district_before=before)) == 1


def test_another_district_may_have_other_figures(years: Run) -> None:
    assert years(district={ELA: 77, "contact.name": "Hill Unified School District"}) == []


@pytest.mark.parametrize(
    ("path", "now", "before", "differ"),
    [
        (RATE, "4.10", "4.1", False),
        (RATE, "4", "4.0", False),
        (RATE, "4", "4.49", False),
        (RATE, "4.49", "4", False),
        (RATE, "4", "4.5", True),
        (RATE, "4.1", "4.14", False),
        (RATE, "4.1", "4.15", True),
        (RATE, "4.1", "4.2", True),
        (RATE, "4.0", "4.4", True),
        ("professional_development.days.2018-19", "4", "4.4", True),
        ("professional_development.days.2018-19", "4.0", "4", False),
        ("conditions.teacher_credentials.2018-19.with_full_credential", "37", "38", True),
        ("conditions.teacher_credentials.2018-19.with_full_credential", "37", "037", False),
    ],
)
def test_numbers_are_compared_as_numbers_and_percentages_at_their_decimals(
    years: Run, path: str, now: str, before: str, *, differ: bool
) -> None:
    assert len(years({path: now}, {path: before})) == differ


@pytest.mark.parametrize("word", [None, "not reported", "--", "N/A", "pending"])
def test_no_figure_is_no_other_figure(years: Run, word: str | None) -> None:
    assert years({RATE: word}) == []
    assert years({RATE: 77}, {RATE: word}) == []
    row = "engagement.suspensions.2018-19"
    assert years({row: word}) == []
    assert years({RATE: 77}, {row: word}) == []


def test_figures_of_different_years_may_differ(years: Run) -> None:
    newest = {
        "outcomes.caaspp.2019-20.ela": 77,
        "engagement.suspensions.2019-20.suspensions": 77,
        "enrollment.by_grade.9": 77,
        "finance.expenditures.total": 77,
        "outcomes.ela.all_students.percent_met_or_exceeded": 77,
    }
    assert years(newest) == []
