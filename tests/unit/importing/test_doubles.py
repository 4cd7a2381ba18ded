from __future__ import annotations

import pytest

from sarcgen.importing.doubles import without_doubles
from sarcgen.importing.rows import Rows
from sarcgen.problems import Severity
from tests.support.state_files import ELM, OAK, read, text_of

GROUPS = "enrollment-by-group"
CELLS = {OAK: {"PERAS": "12.5", "PERWH": ""}, ELM: {"PERAS": "7"}}


def told(first: str, second: str) -> tuple[list[Rows], list[str], Severity, str]:
    kept, (problem,) = without_doubles([read(first, "a.txt"), read(second, "b.txt")])
    names = [one.source.file.name for one in kept]
    return kept, names, problem.severity, f"{problem.mark}: {problem.code} {problem.message}"


def test_of_two_files_that_say_the_same_in_other_words_the_first_is_read() -> None:
    other = {OAK: {"PERAS": "12.50", "PERWH": "NULL"}, ELM: {"PERAS": " 7.0"}}
    second = text_of(GROUPS, other, delimiter="\t").replace("CDSCode", "CDSCODE")
    _, names, severity, message = told(text_of(GROUPS, CELLS), second)
    assert (names, severity) == (["a.txt"], Severity.WARNING)
    assert message.startswith("b.txt:1:1: I112")
    assert "says the same in a.txt" in message


@pytest.mark.parametrize(
    ("other", "where"),
    [
        ({**CELLS, OAK: {"PERAS": "13.5"}}, f"{OAK} in the column PERAS"),
        ({**CELLS, OAK: {"PERAS": "--"}}, f"{OAK} in the column PERAS"),
        ({OAK: CELLS[OAK]}, f"{ELM}. Give"),
    ],
)
def test_two_files_that_differ_are_refused_without_a_figure(
    other: dict[str, dict[str, str]], where: str
) -> None:
    _, _, severity, message = told(text_of(GROUPS, CELLS), text_of(GROUPS, other))
    assert severity is Severity.ERROR
    assert where in message
    assert "12.5" not in message
    assert "13.5" not in message


def test_a_directory_is_compared_by_what_a_district_is_started_from() -> None:
    first = text_of("directory", {OAK: {"SCHOOL": "Oak", "GRSPAN": "K-6", "Charter": "No"}})
    _, _, severity, message = told(first, first.replace("K-6", "K-8"))
    assert (severity, "GRSPAN" in message) == (Severity.ERROR, True)


def test_a_file_of_another_year_is_no_double() -> None:
    kept, problems = without_doubles(
        [read(text_of(GROUPS, CELLS)), read(text_of(GROUPS, CELLS, year="2016-17"))]
    )
    assert (len(kept), problems) == (2, [])
