"""Choosing what to hear of: by codes and their beginnings; what stops a build is always told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sarcgen.errors import UsageError
from sarcgen.explanations.codes import EXPLANATIONS, stops_a_build
from sarcgen.findings.selection import Selection, codes_in
from tests.support.check_runs import problem, run_of, school, standings

FREE = [code for code in EXPLANATIONS if not stops_a_build(code)]
ALWAYS = [code for code in EXPLANATIONS if stops_a_build(code)]


def reported(select: str = "", ignore: str = "") -> set[str]:
    """The codes that are reported, of those that may go unreported."""
    selection = Selection(tuple(select.split()), tuple(ignore.split()))
    return {code for code in FREE if selection.reports(code)}


def test_without_a_choice_everything_is_reported() -> None:
    assert reported() == set(FREE)


def test_a_letter_or_the_first_digits_stand_for_all_codes_that_begin_so() -> None:
    crosses = {code for code in FREE if code.startswith("X")}
    assert reported("X") == crosses
    assert reported(ignore="X") == set(FREE) - crosses
    assert reported("X11") == {code for code in crosses if code.startswith("X11")}
    assert reported("X110 C1") == {"X110", *(code for code in FREE if code.startswith("C1"))}


def test_the_longer_beginning_wins_and_of_equal_ones_ignore() -> None:
    assert reported("X", "X110") == reported("X") - {"X110"}
    assert reported("X110", "X") == {"X110"}
    assert reported("X", "X") == set()
    assert reported("X1 X110", "X11") == reported("X1") - (reported("X11") - {"X110"})


@pytest.mark.parametrize("code", ALWAYS)
def test_what_stops_a_build_is_reported_whatever_is_chosen(code: str) -> None:
    assert Selection(("X110",)).reports(code)
    assert Selection((), (code, code[0])).reports(code)


def test_the_choice_is_made_in_every_school_and_decides_whether_the_run_fails() -> None:
    run = run_of(
        school("ash", problem("C101", "ash", 3), problem("X110", "ash", 4)),
        school("elm", problem("C101", "elm", 5)),
    )
    chosen = Selection(("X",)).of(run)
    assert standings(chosen) == [("X110", 4, "open")]
    assert [len(checked.findings) for checked in chosen.schools] == [1, 0]
    assert run.failed()
    assert not chosen.failed()


def test_only_what_one_side_owes_is_reported_when_asked_for_and_what_stops_a_build() -> None:
    run = run_of(
        school(
            "ash",
            replace(problem("C101", "ash", 3), owed_by=("cde",)),
            replace(problem("C101", "ash", 4), owed_by=("lea",)),
            replace(problem("C101", "ash", 5), owed_by=("cde", "lea")),
            problem("X110", "ash", 6),
            problem("S101", "ash", 7),
        )
    )
    owed = Selection(owed_by="lea").of(run)
    assert standings(owed) == [("C101", 4, "open"), ("C101", 5, "open"), ("S101", 7, "open")]
    assert standings(Selection(("X",), owed_by="lea").of(run)) == [("S101", 7, "open")]


def test_the_run_stays_strict() -> None:
    run = run_of(school("ash", problem("X110", "ash")), strict=True)
    assert Selection(("X",)).of(run).failed()


def test_what_is_ignored_in_vain_can_be_told() -> None:
    assert Selection((), ("Y", "S101", "X", "C101")).without_effect() == ["Y", "S101"]


def test_lists_are_read_with_commas_blanks_small_letters_and_repetitions() -> None:
    assert codes_in(["x110, C2", "X110,", "p"]) == ("X110", "C2", "P")
    assert codes_in([]) == ()


@pytest.mark.parametrize("empty", ["", " ", ",", " , "])
def test_an_empty_list_is_refused(empty: str) -> None:
    with pytest.raises(UsageError, match="Name codes as they stand in messages"):
        codes_in(["X110", empty])


@pytest.mark.parametrize("wrong", ["Z", "X1101", "110", "C9", "X 110", "*", "all", "\u2169"])
def test_what_no_code_begins_with_is_refused(wrong: str) -> None:
    with pytest.raises(UsageError, match="No code is or begins with “"):
        codes_in([wrong])


def test_a_slip_is_answered_with_the_code_that_was_meant() -> None:
    with pytest.raises(UsageError, match=r"“XX110”\. Did you mean X110\?"):
        codes_in(["xx110"])
