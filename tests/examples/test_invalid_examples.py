"""Wrong files, each with the exact lines that ``sarcgen check`` prints for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from sarcgen.checking import check_schools
from sarcgen.explanations.codes import EXPLANATIONS
from sarcgen.explanations.comparisons import COMPARISONS
from sarcgen.problems import Problem
from sarcgen.reading.document import Node
from sarcgen.reading.yaml_reader import read_yaml
from sarcgen.records.locate import DISTRICT_FILE, SchoolFile, all_schools

EXAMPLES: Final = Path(__file__).parent / "invalid"
TEMPLATES: Final = Path(__file__).parents[2] / "templates"
EDITION: Final = "2018-19"
TODAY: Final = date(2020, 1, 15)
LEAST: Final = 45
HEAD: Final = f'edition: "{EDITION}"\ngrades: K-6\n'
SOURCES: Final = {entry.school: entry for entry in all_schools(EXAMPLES)}
SCHOOLS: Final = list(SOURCES)
WHOLE_SCHOOLS: Final = {EDITION: "K-6", "2022-23": "K-12"}
"""Editions whose district file holds a whole school, and the grades that it serves."""

UTF_8: Final = f"{HEAD}contact:\n  principal: Ms. Zoë Peña\n"
UTF_16: Final = "Y101 The file is saved as UTF-16. Save it as UTF-8."
WINDOWS: Final = (
    "Y101 This character is not UTF-8; the file was probably saved as Windows-1252 or Latin-1."
    " Save it as UTF-8."
)
INVISIBLE: Final = (
    "Y111 There is an invisible control character here. Delete it; if a blank or a line break is"
    " missing then, type it."
)
DEPTH: Final = "Y108 Keys or lists stand too many levels below one another to be a report card."
OTHER_BYTES: Final = {
    "utf-16": (UTF_8.encode("utf-16"), f"1:1: {UTF_16}"),
    "utf-16-without-mark": (UTF_8.encode("utf-16-le"), f"1:1: {UTF_16}"),
    "windows-1252": (UTF_8.encode("cp1252"), f"4:20: {WINDOWS}"),
    "windows-1252-after-utf-8": (
        UTF_8.encode() + "  name: Peña\n".encode("cp1252"),
        f"5:11: {WINDOWS}",
    ),
    "windows-1252-in-a-line-of-utf-8": (
        UTF_8.rstrip("\n").encode() + ", Mr. Peña\n".encode("cp1252"),
        f"4:34: {WINDOWS}",
    ),
    "nul": (f"{HEAD}contact:\n  name: Alder\0 Creek\n".encode(), f"4:14: {INVISIBLE}"),
    "line-separator": (
        f"{HEAD}contact:\n  name: Alder\u2028Creek\n".encode(),
        f"4:14: {INVISIBLE}",
    ),
    "control-character-in-old-line-ends": (
        f"{HEAD}contact:\n  name: Alder\x07 Creek\n".replace("\n", "\r").encode(),
        f"4:14: {INVISIBLE}",
    ),
    "hundred-thousand-brackets": (f"{HEAD}contact: {'[' * 100_000}\n".encode(), f"3:49: {DEPTH}"),
    "too-large": (
        f"{HEAD}# {'x' * 4_000_000}\n".encode(),
        "1:1: Y108 The file is too large to be a report card (over 4 MB).",
    ),
    "too-many-values": (
        f"{HEAD}contact: [{'a,' * 200_000}]\n".encode(),
        "3:399997: Y108 The file holds too many values to be a report card.",
    ),
}


def findings(source: SchoolFile) -> tuple[Problem, ...]:
    return tuple(check_schools([source], TEMPLATES, today=TODAY).open())


def line_of(problem: Problem) -> str:
    return str(problem).replace(problem.mark.path, Path(problem.mark.path).name, 1)


def leaves(node: Node) -> Iterator[str]:
    if isinstance(node, dict):
        for value in node.values():
            yield from leaves(value)
    elif isinstance(node, list):
        for value in node:
            yield from leaves(value)
    elif node is not None:
        yield str(node)


@pytest.mark.parametrize("school", SCHOOLS)
def test_an_invalid_file_is_answered_with_exactly_the_expected_lines(school: str) -> None:
    source = SOURCES[school]
    expected = source.file.with_suffix(".expected").read_text("utf-8").splitlines()
    assert [line_of(problem) for problem in findings(source)] == expected
    assert expected


def test_there_are_enough_examples_and_none_has_lost_its_expected_lines() -> None:
    assert len(SCHOOLS) >= LEAST
    expected = {file.stem for file in EXAMPLES.rglob("*.expected")}
    assert expected == set(SCHOOLS)


@pytest.mark.parametrize("edition", WHOLE_SCHOOLS)
def test_a_school_file_that_adds_nothing_to_the_examples_district_has_no_finding(
    edition: str, tmp_path: Path
) -> None:
    head = f'edition: "{edition}"\ngrades: {WHOLE_SCHOOLS[edition]}\n'
    (tmp_path / "right.yaml").write_text(head, "utf-8")
    district = EXAMPLES / edition / DISTRICT_FILE
    assert findings(SchoolFile(edition, "right", tmp_path / "right.yaml", district)) == ()


@pytest.mark.parametrize("name", OTHER_BYTES)
def test_a_file_in_other_bytes_is_answered_with_exactly_one_line(name: str, tmp_path: Path) -> None:
    content, expected = OTHER_BYTES[name]
    file = tmp_path / f"{name}.yaml"
    file.write_bytes(content)
    found = findings(SchoolFile(EDITION, name, file, EXAMPLES / EDITION / DISTRICT_FILE))
    assert [line_of(problem) for problem in found] == [f"{file.name}:{expected}"]


@pytest.mark.parametrize("school", SCHOOLS)
def test_no_message_repeats_a_figure_of_the_file(school: str) -> None:
    source = SOURCES[school]
    figures = {
        value
        for value in leaves(read_yaml(source.file, "")[0].data)
        if re.search(r"\d", value)
        and len(value) > 2
        and value not in (source.edition, "K-6", "K-8", "K-12", *EXPLANATIONS)
    }
    for problem in findings(source):
        for figure in figures:
            assert not re.search(rf"(?<![\w.]){re.escape(figure)}(?![\w.])", problem.message)


@pytest.mark.parametrize("school", SCHOOLS)
def test_every_place_lies_within_its_file_and_every_code_is_explained(school: str) -> None:
    for problem in findings(SOURCES[school]):
        lines = Path(problem.mark.path).read_text("utf-8").splitlines() or [""]
        assert problem.mark.line <= len(lines)
        assert problem.mark.column <= len(lines[problem.mark.line - 1]) + 1
        assert problem.code in EXPLANATIONS


def test_the_examples_show_every_code_of_reading_and_shape() -> None:
    shown = {problem.code for school in SCHOOLS for problem in findings(SOURCES[school])}
    shown |= {line.split()[1] for _, line in OTHER_BYTES.values()}
    wanted = {code for code in EXPLANATIONS if re.match(r"Y|S1[012]", code)}
    # Y100 is a file that cannot be opened, S100 the answer to what no rule has foreseen.
    assert wanted - shown == {"Y100", "S100"}


def test_every_cross_check_has_a_file_that_only_it_finds_wrong() -> None:
    found_alone = {
        problem.code
        for school in SCHOOLS
        if len({problem.code for problem in findings(SOURCES[school])}) == 1
        for problem in findings(SOURCES[school])
    }
    # X106 is about tables in CSV files, X149 tells of texts on request and finds nothing wrong;
    # comparisons need several files: tests/examples/between.
    alone = {code for code in EXPLANATIONS if code.startswith("X")} - {"X106", "X149", *COMPARISONS}
    assert alone - found_alone == set()
