"""A share of what ``make fuzz`` tries: spoiled files never break the command nor get out of it.

The rules are in tools/fuzzing/demands.py and leaks.py. What they would overlook if they were wrong
is tried here too: reports that leak, on purpose.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from tools.fuzz import try_cases
from tools.fuzzing.cases import WORD_START, Case, make_case
from tools.fuzzing.demands import complaints
from tools.fuzzing.leaks import may_be_planted, told_apart, with_another_figure
from tools.fuzzing.reports import Found, read_report
from tools.fuzzing.running import Answer, ask, inside

SEED = 20_200_201
CASES = 800
PARTS = 8
FORMATS = ("text", "json", "sarif", "junit", "github", "markdown")


@pytest.mark.parametrize("part", range(PARTS))
def test_no_spoiled_file_breaks_the_command_or_leaks(part: int, tmp_path: Path) -> None:
    tally = try_cases(range(part, CASES, PARTS), SEED, tmp_path)
    assert sum(tally.codes.values()) >= CASES // PARTS
    assert tally.failures == []


def test_the_same_seed_makes_the_same_cases_and_another_one_others() -> None:
    first, again = (make_case(SEED, 7, may_be_planted) for _ in range(2))
    assert first == again
    assert make_case(SEED + 1, 7, may_be_planted) != first


# ------------------------------------------------------------- what is demanded is what is found

FILE = "schools/2018-19/oak.yaml"
BROKEN = b'edition: "2018-19"\ngrades: K-6\nenrollment: {total: 4711x}\n'


@pytest.fixture
def case(tmp_path: Path) -> Case:
    file = tmp_path / FILE
    file.parent.mkdir(parents=True)
    file.write_bytes(BROKEN)
    return Case(1, {FILE: BROKEN}, ())


def answered(case: Case, folder: Path, form: str) -> tuple[Sequence[str], Answer]:
    arguments = ("check", "--format", form, "--today", "2020-01-01")
    with inside(folder):
        return arguments, ask(arguments)


@pytest.mark.parametrize("form", FORMATS)
def test_a_good_report_is_read_back_and_nothing_is_wrong_with_it(
    case: Case, tmp_path: Path, form: str
) -> None:
    arguments, answer = answered(case, tmp_path, form)
    assert answer.code == 1
    (found,) = read_report(form, answer.out).found
    assert (found.file, found.line, found.column, found.code) == (FILE, 3, 21, "S103")
    assert list(complaints(case, arguments, answer)) == []


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("leak", "complaint"),
    [
        ("4711", "numbers that no text of ours holds"),
        ("48.31", "numbers that no text of ours holds"),
        ("two times 9422", "numbers that no text of ours holds"),
        (f"{WORD_START}abc", "a planted word is repeated"),
    ],
)
def test_a_message_with_something_of_the_file_is_noticed(
    case: Case, tmp_path: Path, form: str, leak: str, complaint: str
) -> None:
    arguments, answer = answered(case, tmp_path, form)
    spoiled = replace(answer, out=answer.out.replace("Write a whole", f"{leak} Write a whole"))
    assert spoiled != answer
    assert any(complaint in found for found in complaints(case, arguments, spoiled))


@pytest.mark.parametrize(
    ("form", "right", "wrong"),
    [
        ("text", f"{FILE}:3:21", f"{FILE}:4:21"),
        ("text", f"{FILE}:3:21", f"{FILE}:3:99"),
        ("json", '"column": 21', '"column": 99'),
        ("sarif", '"startLine": 3', '"startLine": 0'),
        ("junit", f"{FILE}:3:21", f"{FILE}:33:21"),
        ("github", "line=3,", "line=5,"),
        ("markdown", f"{FILE.replace('_', '')}:3:21", f"{FILE}:3:99"),
        ("json", f'"file": "{FILE}",\n      "line"', '"file": "other.yaml",\n      "line"'),
    ],
)
def test_a_place_outside_its_file_is_noticed(
    case: Case, tmp_path: Path, form: str, right: str, wrong: str
) -> None:
    arguments, answer = answered(case, tmp_path, form)
    assert right in answer.out
    spoiled = replace(answer, out=answer.out.replace(right, wrong))
    assert any(
        "not in the file" in c or "not there" in c for c in complaints(case, arguments, spoiled)
    )


@pytest.mark.parametrize("form", FORMATS[1:])
def test_a_report_that_is_cut_short_is_noticed(case: Case, tmp_path: Path, form: str) -> None:
    arguments, answer = answered(case, tmp_path, form)
    spoiled = replace(answer, out=answer.out[: len(answer.out) // 2])
    assert list(complaints(case, arguments, spoiled))


def test_an_exit_code_that_does_not_go_with_the_findings_is_noticed(
    case: Case, tmp_path: Path
) -> None:
    arguments, answer = answered(case, tmp_path, "text")
    for code in (0, 2, 4, 70, None):
        assert list(complaints(case, arguments, replace(answer, code=code)))


def test_a_traceback_is_noticed(case: Case, tmp_path: Path) -> None:
    arguments, answer = answered(case, tmp_path, "json")
    for said in ("Traceback (most recent call last)", "this is a mistake in sarcgen itself"):
        assert "a mistake in sarcgen" in list(
            complaints(case, arguments, replace(answer, err=said))
        )


def test_a_short_figure_is_told_by_changing_it() -> None:
    def found(message: str) -> Found:
        return Found(FILE, 3, 5, "X101", "warning", message)

    first = found("Row “Grade 5”: 7 are too many.")
    assert told_apart([first], [found("Row “Grade 5”: 8 are too many.")])
    assert not told_apart([first], [first])
    assert not told_apart([first], [found("Row “Grade 5” is missing.")])
    # Another finding at the same place is no other wording of this one.
    both = [first, found("Row “Grade 6”: 7 are too many.")]
    assert not told_apart(both, both[::-1])


def test_another_figure_changes_one_digit_and_no_place() -> None:
    raw = b"grades: 7\na: {b: 7, c: 12.5}\nd: 345\nyear: x\n"
    seen = set()
    for seed in range(200):
        other = with_another_figure(raw, [2], Random(seed))
        assert other is not None
        assert len(other) == len(raw)
        (place,) = [at for at in range(len(raw)) if raw[at] != other[at]]
        assert chr(other[place]) in "123456789"
        seen.add(place)
    digits = {at for at in range(10, len(raw)) if chr(raw[at]).isdigit()}
    assert seen == digits
    assert with_another_figure(b"a: x\n", [1], Random(1)) is None
