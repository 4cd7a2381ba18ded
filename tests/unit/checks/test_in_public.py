from __future__ import annotations

from sarcgen.checks.in_public import small_figures
from tests.unit.checks.conftest import Run

ROW = "outcomes.ela.filipino"


def row(tested: str) -> dict[str, str]:
    return {
        "total_enrollment": tested,
        "number_tested": tested,
        "percent_met_or_exceeded": "50.00",
    }


def test_a_small_row_in_clear_is_told_once_and_not_where(founding: Run) -> None:
    (problem,) = founding(small_figures, {ROW: row("6"), "outcomes.mathematics.filipino": row("6")})
    assert problem.code == "P104"
    assert problem.field == ""
    assert problem.mark.line == 1
    assert "filipino" not in problem.message


def test_withheld_and_larger_rows_are_not_told(founding: Run) -> None:
    assert founding(small_figures) == []
    assert founding(small_figures, {ROW: "--"}) == []
    assert founding(small_figures, {ROW: row("11")}) == []


def test_a_result_beside_a_withheld_number_of_students_is_told(founding: Run) -> None:
    (problem,) = founding(small_figures, {ROW: {**row("12"), "number_tested": "--"}})
    assert problem.code == "P104"
    withheld = {"number_tested": "--", "percent_met_or_exceeded": "--"}
    assert founding(small_figures, {ROW: {**row("12"), **withheld}}) == []
