from __future__ import annotations

from pathlib import Path

import pytest

from bench.statewide_files import write_sheet
from sarcgen.importing.posted import Posted
from sarcgen.importing.recognizing import Recognized, recognized
from sarcgen.problems import Problem, Severity
from tests.support.cards import EDITION
from tests.support.state_files import OAK, confirmed_map, header_of, known, posted, text_of


def told(*files: Posted, edition: str | None = EDITION) -> tuple[list[Recognized], list[Problem]]:
    return recognized(files, confirmed_map(), edition)


@pytest.mark.parametrize("file", known().files, ids=lambda file: str(file.id))
def test_every_kind_is_known_by_its_columns_whatever_the_files_name(file: object) -> None:
    name = getattr(file, "id", "")
    found, problems = told(posted(text_of(name, {OAK: {}}), "download(3).txt"))
    assert problems == []
    assert [one.kind.id for one in found] == [name]


def test_capitals_and_order_of_columns_do_not_matter() -> None:
    header = [name.swapcase() for name in reversed(header_of("caaspp-all"))]
    found, problems = told(posted(",".join(header) + "\n"))
    assert problems == []
    assert [one.kind.id for one in found] == ["caaspp-all"]


def test_a_missing_column_is_named_and_nothing_is_read() -> None:
    header = [name for name in header_of("support-staff") if name != "NUR"]
    found, (problem,) = told(posted(",".join(header) + "\n", "stusup.txt"))
    assert found == []
    assert (problem.code, problem.severity) == ("I103", Severity.ERROR)
    assert "NUR" in problem.message


def test_a_new_column_is_named_with_its_place() -> None:
    header = [*header_of("enrollment-by-grade"), "TK"]
    found, (problem,) = told(posted(",".join(header) + "\n", "enrbygrade.txt"))
    assert found == []
    assert (problem.code, problem.mark.line) == ("I104", 1)
    assert "“TK”" in problem.message
    assert problem.mark.column == len(",".join(header)) - 1


def test_a_column_twice_is_refused() -> None:
    found, problems = told(posted(",".join([*header_of("support-staff"), "nur"]) + "\n"))
    assert found == []
    assert [problem.code for problem in problems] == ["I104"]


def test_what_may_be_a_figure_in_the_header_is_not_repeated() -> None:
    _, (problem,) = told(posted(",".join([*header_of("support-staff"), "3 students"]) + "\n"))
    assert "3" not in problem.message


@pytest.mark.parametrize(
    ("asked_for", "severity"), [(True, Severity.ERROR), (False, Severity.WARNING)]
)
def test_an_unknown_header_is_refused_by_name(asked_for: bool, severity: Severity) -> None:  # noqa: FBT001
    found, (problem,) = told(posted("A,B\n1,2\n", "notes.txt", asked_for=asked_for))
    assert found == []
    assert (problem.code, problem.severity) == ("I101", severity)
    assert "notes.txt" in problem.message


def test_a_file_whose_header_nobody_saw_is_refused_by_name() -> None:
    found, (problem,) = told(posted("CDSCode,ALLMTES\n1,2\n", "camath.txt"))
    assert found == []
    assert problem.code == "I102"
    assert "camath.txt" in problem.message


@pytest.mark.parametrize(
    ("name", "why"),
    [("cte.txt", "nobody here has seen"), ("enr202022-v2.txt", "three years in one")],
)
def test_a_file_that_is_not_read_is_told_with_the_reason(name: str, why: str) -> None:
    _, (problem,) = told(posted("CDSCode,X\n1,2\n", name))
    assert (problem.code, why in problem.message) == ("I102", True)


def test_a_header_seen_in_another_year_is_refused() -> None:
    found, problems = recognized([posted(text_of("counselors", {}))], known(), "2022-23")
    assert found == []
    assert [problem.code for problem in problems] == ["I102"]
    assert "2024-25" in problems[0].message


def test_without_an_edition_any_year_is_taken() -> None:
    found, problems = recognized([posted(text_of("counselors", {}))], known(), None)
    assert problems == []
    assert len(found) == 1


def test_sheets_of_notes_beside_the_data_are_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    write_sheet(file, [[OAK]], header_of("counselors"))
    found, problems = told(posted(file.read_bytes(), "a.xlsx"))
    assert problems == []
    assert [one.grid.place for one in found] == ["a.xlsx!Data"]


def test_a_research_file_may_have_more_columns() -> None:
    header = [*header_of("research-tests-2018"), "Mean Scale Score"]
    found, problems = told(posted(",".join(header) + "\n"))
    assert problems == []
    assert [one.kind.id for one in found] == ["research-tests-2018"]
