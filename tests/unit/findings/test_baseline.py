"""The baseline: a sorted multiset of accepted findings; what stops a build is never in it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarcgen.errors import UsageError
from sarcgen.explanations.codes import EXPLANATIONS, stops_a_build
from sarcgen.findings.baseline import Baseline, Place
from sarcgen.findings.results import Finding, Standing
from sarcgen.problems import Problem
from tests.support.check_runs import DISTRICT, problem, run_of, school, standings

ASH, ELM = "schools/2018-19/ash.yaml", "schools/2018-19/elm.yaml"
TWO = Baseline({Place(ELM, "X110", "finance"): 2, Place(ASH, "C101", "contact.phone"): 1})


def accepted_of(*found: Problem | Finding, holding: Baseline) -> list[tuple[str, int, str]]:
    return standings(holding.accept(run_of(school("elm", *found))))


# ------------------------------------------------------------------------------------- the file


def test_the_file_has_a_line_an_entry_sorted_without_places_and_words() -> None:
    assert TWO.text() == (
        "{\n"
        '  "version": 1,\n'
        '  "accepted": [\n'
        f'    {{"file": "{ASH}", "code": "C101", "field": "contact.phone", "count": 1}},\n'
        f'    {{"file": "{ELM}", "code": "X110", "field": "finance", "count": 2}}\n'
        "  ]\n"
        "}\n"
    )


def test_a_baseline_of_nothing_is_a_file_too() -> None:
    assert Baseline().text() == '{\n  "version": 1,\n  "accepted": []\n}\n'
    assert Baseline.read(Baseline().text(), "b").total() == 0


PLACES = st.builds(Place, st.text(), st.text(), st.text())


@given(st.dictionaries(PLACES, st.integers(1, 9), max_size=5))
def test_what_is_written_is_read_again(counts: dict[Place, int]) -> None:
    text = Baseline(counts).text()
    assert dict(Baseline.read(text, "b").counts) == counts
    assert Baseline(dict(reversed(counts.items()))).text() == text


def test_a_file_name_that_is_no_text_survives_the_disk() -> None:
    counts = {Place("a\udcff.yaml", "X110", ""): 1}
    stored = Baseline(counts).text().encode("utf-8", "backslashreplace").decode("utf-8")
    assert dict(Baseline.read(stored, "b").counts) == counts


def test_entries_of_the_same_kind_add_up() -> None:
    entry = {"file": ELM, "code": "X110", "field": "finance", "count": 2}
    text = json.dumps({"version": 1, "accepted": [entry, entry]})
    assert dict(Baseline.read(text, "b").counts) == {Place(ELM, "X110", "finance"): 4}


ENTRY = {"file": "a", "code": "X110", "field": "", "count": 1}
WRONG = {
    "nothing": "",
    "no JSON": "version: 1",
    "unmended conflict": '{"version": 1,\n<<<<<<< ours\n"accepted": []}',
    "other kind": "[]",
    "a word": '"accepted"',
    "null": "null",
    "no version": '{"accepted": []}',
    "newer version": '{"version": 2, "accepted": []}',
    "no entries": '{"version": 1}',
    "entries no list": '{"version": 1, "accepted": 3}',
    "entry no group": '{"version": 1, "accepted": ["X110"]}',
    "deep": "[" * 100_000,
    "long number": '{"version": ' + "1" * 5000 + "}",
    **{
        f"{key} {value!r}": json.dumps({"version": 1, "accepted": [{**ENTRY, key: value}]})
        for key, value in [
            ("count", 0),
            ("count", -1),
            ("count", 1.0),
            ("count", True),
            ("count", "1"),
            ("count", None),
            ("file", None),
            ("code", 110),
            ("field", ["a"]),
        ]
    },
    **{
        f"without {key}": json.dumps(
            {"version": 1, "accepted": [{k: v for k, v in ENTRY.items() if k != key}]}
        )
        for key in ENTRY
    },
}


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_a_broken_file_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(UsageError) as refused:
        Baseline.read(text, "accepted.json")
    assert str(refused.value) == (
        "accepted.json is not a baseline that this sarcgen can read. Take an older version of the"
        " file, or write it anew: sarcgen check --write-baseline accepted.json"
    )


def test_the_right_form_of_the_same_entry_is_read() -> None:
    text = json.dumps({"version": 1, "accepted": [ENTRY]})
    assert dict(Baseline.read(text, "b").counts) == {Place("a", "X110", ""): 1}


# ---------------------------------------------------------------------------- what is accepted


def test_a_key_that_may_be_a_figure_is_not_written() -> None:
    run = run_of(school("elm", problem("S121", "elm", 1, "finance.4331")))
    assert "4331" not in Baseline.of(run).text()
    assert not Baseline.of(run).accept(run).open()


def test_a_baseline_of_a_run_holds_what_counts_and_accepts_it() -> None:
    ignored = Finding(problem("X120", "elm", 9), Standing.IGNORED, "Seen.")
    run = run_of(
        school("elm", problem("C101", "elm", 3, "a"), problem("X110", "elm", 4), ignored),
        school("oak", problem("X110", "oak", 4)),
    )
    baseline = Baseline.of(run)
    assert {place.code for place in baseline.counts} == {"C101", "X110"}
    assert baseline.total() == 3
    assert standings(baseline.accept(run)) == [
        ("C101", 3, "accepted"),
        ("X110", 4, "accepted"),
        ("X120", 9, "ignored"),
        ("X110", 4, "accepted"),
    ]
    assert run.failed()
    assert not baseline.accept(run).failed()


def test_a_finding_that_moved_is_the_same() -> None:
    found = [problem("X110", "elm", line, "finance") for line in (7, 70)]
    assert accepted_of(*found, holding=TWO) == [("X110", 7, "accepted"), ("X110", 70, "accepted")]


def test_a_finding_more_than_is_held_is_open() -> None:
    found = [problem("X110", "elm", line, "finance") for line in (7, 8, 9)]
    assert accepted_of(*found, holding=TWO)[2] == ("X110", 9, "open")


@pytest.mark.parametrize(
    "new",
    [
        problem("X110", "elm", 1, "finance.other"),
        problem("X110", "oak", 1, "finance"),
        problem("X120", "elm", 1, "finance"),
    ],
)
def test_another_field_file_or_code_is_new(new: Problem) -> None:
    assert accepted_of(new, holding=TWO) == [(new.code, 1, "open")]


def test_a_finding_told_of_several_schools_is_one_and_stands_alike_in_all() -> None:
    shared = problem("X130", DISTRICT, 5, "textbooks")
    run = run_of(school("ash", shared), school("elm", shared))
    baseline = Baseline.of(run)
    assert baseline.total() == 1
    after = baseline.accept(run)
    assert {s.findings[0].standing for s in after.schools} == {Standing.ACCEPTED}


def test_what_a_file_ignores_is_not_taken_from_the_baseline() -> None:
    ignored = Finding(problem("X110", "elm", 1, "finance"), Standing.IGNORED, "Seen.")
    others = [problem("X110", "elm", line, "finance") for line in (2, 3)]
    assert [standing for _, _, standing in accepted_of(ignored, *others, holding=TWO)] == [
        "ignored",
        "accepted",
        "accepted",
    ]


@pytest.mark.parametrize("code", [code for code in EXPLANATIONS if stops_a_build(code)])
def test_what_stops_a_build_is_neither_written_nor_honoured(code: str) -> None:
    found = problem(code, "elm", 1, "a")
    run = run_of(school("elm", found))
    assert Baseline.of(run).total() == 0
    by_hand = Baseline({Place(ELM, code, "a"): 1})
    assert standings(by_hand.accept(run)) == [(code, 1, "open")]
    assert by_hand.mended(run_of(school("elm"))) == 0


# ------------------------------------------------------------------------------ what is mended


def test_what_is_gone_is_counted() -> None:
    run = run_of(school("ash"), school("elm", problem("X110", "elm", 1, "finance")))
    assert TWO.mended(TWO.accept(run)) == 2
    both = [problem("X110", "elm", line, "finance") for line in (1, 2)]
    there = run_of(school("ash", problem("C101", "ash", 1, "contact.phone")), school("elm", *both))
    assert TWO.mended(TWO.accept(there)) == 0


def test_a_code_that_sarcgen_no_longer_has_is_gone() -> None:
    assert Baseline({Place(ELM, "Q999", ""): 1}).mended(run_of(school("elm"))) == 1


def test_what_was_not_looked_at_is_not_called_mended() -> None:
    assert TWO.mended(run_of(school("ash"))) == 1


def test_what_could_not_be_looked_at_is_not_called_mended() -> None:
    broken = problem("Y103", "elm", 1)
    assert TWO.mended(run_of(school("ash"), school("elm", broken))) == 1
    shared = Baseline({Place(DISTRICT, "X130", ""): 1})
    assert shared.mended(run_of(school("ash"), school("elm"))) == 1
    assert shared.mended(run_of(school("ash"), school("elm", broken))) == 0
