from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sarcgen.checks.blanks import left_blank_here
from sarcgen.checks.case import Case
from sarcgen.checks.origins import left_blank, not_the_states
from sarcgen.problems import Problem
from sarcgen.records.origins import Dispute, Origin, Origins, StateFile
from tests.unit.checks.conftest import Run

FILE = StateFile("caall.txt", "ab" * 32, "caaspp-all")
FIELD = "outcomes.caaspp.2018-19.ela"


def origins(value: str, dispute: Dispute | None = None, *, small: bool = False) -> Origins:
    return Origins("2018-19", {FIELD: Origin(value, FILE, "row", "SELA_Y2", dispute, small)})


def rule(cells: Origins, entity: str = "school") -> Any:
    def check(case: Case) -> Iterator[Problem]:
        return not_the_states(case, entity, cells)

    return check


REASON = {"local": [{"field": "outcomes.caaspp", "reason": "Two classes were counted twice."}]}


def test_a_figure_that_is_the_states_is_not_told(founding: Run) -> None:
    assert founding(rule(origins("34.0")), {FIELD: "34"}) == []


def test_a_figure_changed_by_hand_without_a_reason_is_told(founding: Run) -> None:
    (problem,) = founding(rule(origins("34")), {FIELD: "35"})
    assert (problem.code, problem.field) == ("X190", FIELD)
    assert "caall.txt" in problem.message
    assert "35" not in problem.message


def test_a_figure_taken_out_is_missing_and_nothing_else(founding: Run) -> None:
    assert founding(rule(origins("34")), {FIELD: None}) == []
    (problem,) = founding(rule(origins("34")), {FIELD: "not reported"})
    assert problem.code == "X190"


def test_a_reason_at_the_key_or_above_it_is_enough(founding: Run) -> None:
    assert founding(rule(origins("34")), {FIELD: "35", **REASON}) == []


def test_a_reason_that_is_older_than_the_states_figure_is_told(founding: Run) -> None:
    dispute = Dispute("33", REASON["local"][0]["reason"])
    (problem,) = founding(rule(origins("34", dispute)), {FIELD: "35", **REASON})
    assert problem.code == "X191"
    older = Dispute("33", "Another reason.")
    assert founding(rule(origins("34", older)), {FIELD: "35", **REASON}) == []


def test_a_reason_for_nothing_is_told(founding: Run) -> None:
    (problem,) = founding(rule(origins("34")), {FIELD: "34", **REASON})
    assert problem.code == "X192"


def test_without_origins_a_reason_may_stand_there(founding: Run) -> None:
    assert founding(rule(Origins("2018-19")), REASON) == []


def test_what_is_kept_small_cannot_be_compared(founding: Run) -> None:
    assert founding(rule(origins("--", small=True)), {FIELD: "34"}) == []


def test_what_the_state_left_blank_may_be_filled_in(founding: Run) -> None:
    assert founding(rule(origins("not reported")), {FIELD: "34"}) == []


def test_a_word_for_a_whole_year_says_what_each_figure_says(founding: Run) -> None:
    by_group = Origins(
        "2018-19",
        {"outcomes.ela.asian.number_tested": Origin("--", FILE, "row", "X")},
    )
    assert founding(rule(by_group), {"outcomes.ela.asian": "--"}) == []


def test_the_districts_figures_are_looked_for_in_its_file(founding: Run) -> None:
    (problem,) = founding(rule(origins("1"), "district"))
    assert problem.code == "X190"
    assert problem.mark.path.endswith("_district.yaml")


def test_blanks_of_the_state_are_told_apart_cell_by_cell(founding: Run) -> None:
    other = "outcomes.caaspp.2018-19.mathematics"
    changes = {FIELD: "not reported", other: "not reported"}
    blank = set(left_blank("school", origins("not reported")))
    assert blank == {("school", tuple(FIELD.split(".")))}
    told = founding(lambda case: left_blank_here(case, frozenset()), changes)
    rest = founding(lambda case: left_blank_here(case, blank), changes)
    assert {problem.field for problem in told} - {problem.field for problem in rest} == {FIELD}
    assert other in {problem.field for problem in rest}
    assert list(left_blank("school", origins("34"))) == []
