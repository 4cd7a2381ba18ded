"""The report for a person, to the letter."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarcgen.findings.results import CheckRun
from sarcgen.findings.text import text_report
from tests.unit.findings.sample_runs import (
    ACCEPTED,
    clean_run,
    nasty_run,
    run_of,
    school,
    small_run,
    told,
    written,
)

LISTED = """\
District file, 2018-19 (schools/2018-19/_district.yaml)
schools/2018-19/_district.yaml:9:3: X130 warning: Collect them anew.

Oak School, 2018-19 (schools/2018-19/oak.yaml)
schools/2018-19/oak.yaml:7:3: S105 Write 1234 without a comma.
schools/2018-19/oak.yaml:12:5: X110 warning: Ask the business office.

Not listed: 1 ignored with a reason, 1 in the baseline.
"""


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the files of the sample runs are not there."""
    monkeypatch.chdir(tmp_path)


def with_lines(text: str, *places: str) -> CheckRun:
    """A run with findings at places of a file ``oak.yaml`` in the current folder."""
    written(Path(), text)
    found = [told("X110", place, file="oak.yaml") for place in places]
    return run_of(replace(school("oak", *found, district=""), file="oak.yaml"))


def test_findings_stand_by_file_and_what_does_not_count_is_counted() -> None:
    assert text_report(small_run(), colour=False) == LISTED


def test_without_findings_there_is_nothing_to_read() -> None:
    assert text_report(clean_run(), colour=False) == ""
    assert text_report(run_of(), colour=False) == ""


def test_what_does_not_count_is_told_also_where_nothing_else_is() -> None:
    run = run_of(school("elm", ACCEPTED))
    assert text_report(run, colour=False) == "Not listed: 1 in the baseline.\n"


def test_each_finding_has_its_line_and_a_caret() -> None:
    run = with_lines("enrollment:\r\n  total: 345\r\n  # 7 girls\r\n", "1:1", "2:10", "3:3", "9:1")
    assert text_report(run, colour=False) == (
        "Oak School, 2018-19 (oak.yaml)\n"
        "oak.yaml:1:1: X110 warning: Mend it.\n"
        "    enrollment:\n"
        "    ^\n"
        "oak.yaml:2:10: X110 warning: Mend it.\n"
        "      total: …\n"
        "             ^\n"
        "oak.yaml:3:3: X110 warning: Mend it.\n"
        "      …\n"
        "      ^\n"
        "oak.yaml:9:1: X110 warning: Mend it.\n"
    )


def test_colour_is_only_added() -> None:
    plain = text_report(small_run(), colour=False)
    coloured = text_report(small_run(), colour=True)
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_paths_are_bold_errors_red_warnings_yellow_and_lines_dim() -> None:
    coloured = text_report(small_run(), colour=True)
    assert "\x1b[1mschools/2018-19/oak.yaml:7:3:\x1b[0m \x1b[1;31mS105\x1b[0m Write" in coloured
    assert "\x1b[33mX110 warning:\x1b[0m Ask" in coloured
    excerpt = text_report(with_lines("a: 1\n", "1:4"), colour=True)
    assert "\x1b[2m    a: …\x1b[0m\n\x1b[2m       ^\x1b[0m\n" in excerpt


def test_nothing_of_a_file_can_move_the_cursor_or_break_a_line() -> None:
    for report in (text_report(nasty_run(), colour=colour) for colour in (False, True)):
        assert report.count("\n") == 2
        assert "\x1b[31m" not in report
        report.encode()


WORDS = st.sampled_from(
    ["total", "contact", "name", "  name", "\tx", "- a", "# b", "é校", "'q", "|"]
)
LINES = st.lists(
    st.tuples(
        WORDS, st.sampled_from([": ", ":\t", " ", ": |\n  ", ": '"]), st.integers(10**4, 10**6)
    ),
    min_size=1,
    max_size=6,
)


@given(LINES, st.lists(st.tuples(st.integers(1, 8), st.integers(1, 40)), max_size=6))
def test_no_figure_of_a_file_is_in_the_report(
    lines: list[tuple[str, str, int]], places: list[tuple[int, int]]
) -> None:
    text = "\n".join(f"{word}{between}{figure}" for word, between, figure in lines)
    run = with_lines(text, *(f"{line}:{column}" for line, column in sorted(set(places))))
    report = text_report(run, colour=False)
    assert not any(str(figure) in report for _, _, figure in lines)
    excerpts = [line for line in report.split("\n") if line.startswith("    ")]
    assert not any(character.isdigit() for line in excerpts for character in line)
