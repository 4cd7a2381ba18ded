"""The composite GitHub action, its steps run as GitHub's runner does it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
import yaml

from tests.guards.repository import ROOT
from tests.integration.conftest import DISTRICT, SCHOOL, change, line_of
from tests.integration.runner import Job

ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
FIGURE = "    white: 32.8\n"
COMMAND = re.compile(r"::(error|warning) file=([^,]+),line=(\d+),col=(\d+),title=(\w+) [^:]*::(.+)")


def annotations_of(job: Job) -> list[tuple[str, str, int, int, str]]:
    """Kind, file, line, column and code of each."""
    lines = job.step("check").out.splitlines()
    found = [match.groups() for match in map(COMMAND.fullmatch, lines) if match]
    assert len(found) == len(lines), lines
    return [(kind, file, int(row), int(col), code) for kind, file, row, col, code, _ in found]


def test_the_action_has_the_form_that_github_takes() -> None:
    subprocess.run(
        [
            *(sys.executable, "-m", "check_jsonschema"),
            *("--builtin-schema", "vendor.github-actions", ROOT / "action.yml"),
        ],
        check=True,
    )


def test_every_input_and_output_is_described_in_the_guide() -> None:
    guide = (ROOT / "docs" / "continuous-integration.md").read_text("utf-8")
    for name, about in (ACTION["inputs"] | ACTION["outputs"]).items():
        assert about["description"].endswith(".")
        assert f"`{name}`" in guide, name


def test_a_school_in_order_passes(job: Job) -> None:
    outputs = job.run_action()
    assert not job.failed, job.step("check").err
    assert outputs == {"exit-code": "0"}
    assert annotations_of(job) == []
    assert job.summary.startswith("## sarcgen check: passed\n")


def test_what_is_missing_fails_the_job_beside_its_line(job: Job, repository: Path) -> None:
    change(repository / SCHOOL, FIGURE, "")
    outputs = job.run_action(**{"sarif-file": "reports/sarcgen.sarif"})
    assert job.step("check").code == 1
    assert outputs == {"exit-code": "1"}
    line = line_of(repository / SCHOOL, "  by_group:")
    assert annotations_of(job) == [("error", SCHOOL, line, 3, "C101")]
    assert job.step("check").err == "1 school checked: 1 error, 0 warnings.\n"
    # Summary and SARIF are there although the job fails.
    assert job.summary.startswith("## sarcgen check: failed\n")
    assert f"{SCHOOL}:{line}:3 " in job.summary.replace("\\", "")
    (run,) = json.loads((repository / "reports" / "sarcgen.sarif").read_text("utf-8"))["runs"]
    assert [result["ruleId"] for result in run["results"]] == ["C101"]


def test_the_summary_is_added_to_what_other_steps_wrote(job: Job) -> None:
    (job.temporary / "summary.md").write_text("# Tests\n", "utf-8")
    job.run_action()
    assert job.summary.startswith("# Tests\n## sarcgen check: passed\n")


WAYS: Final[dict[str, Callable[[str], str]]] = {
    "as it is": lambda text: text,
    "windows line ends": lambda text: text.replace("\n", "\r\n"),
    "tabs in comments": lambda text: re.sub(
        r"(?m)^(  \w+:)$", "# a\tremark\n\\1 \t# a\tremark", text
    ),
    "texts of many lines": lambda text: text.replace(
        "description: |\n",
        "description: >-\n    First\tline.\n\n\n    # no remark\n    total: 1\n\n",
    ),
    "a byte order mark": lambda text: f"\ufeff{text}",
}


@pytest.mark.parametrize("way", WAYS)
def test_annotations_stand_at_the_right_line_however_the_file_is_written(
    job: Job, repository: Path, way: str
) -> None:
    file = repository / SCHOOL
    text = WAYS[way](file.read_text("utf-8"))
    # The value of a key, one below texts of many lines, and one within a row.
    text = text.replace("total: 802", "total: 8,02", 1)
    text = text.replace("male: {total_enrollment: 101", "male: {total_enrollment: x", 1)
    file.write_bytes(text.encode())
    job.run_action()
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    expected = []
    for words in ("8,02", "x, number_tested"):
        row = next(number for number, line in enumerate(lines) if words in line)
        expected.append(("error", SCHOOL, row + 1, lines[row].index(words) + 1, "S103"))
    assert annotations_of(job) == expected
    assert (repository / SCHOOL).read_bytes() == text.encode()


def test_an_anchor_is_annotated_where_it_stands(job: Job, repository: Path) -> None:
    line = change(repository / SCHOOL, "    white: 32.8", "    white: &w 32.8")
    job.run_action()
    assert ("error", SCHOOL, line, 12, "Y105") in annotations_of(job)


def test_a_finding_in_the_district_file_is_annotated_there(job: Job, repository: Path) -> None:
    line = change(repository / DISTRICT, "unrestricted: 7120.45", "unrestricted: $7120")
    job.run_action()
    assert annotations_of(job) == [("error", DISTRICT, line, 19, "S105")]


def test_the_inputs_reach_the_command(job: Job, repository: Path) -> None:
    (repository / "schools").rename(repository / "our data")
    school = repository / "our data" / SCHOOL.removeprefix("schools/")
    change(school, "rating: Good", "rating: Fair")
    change(school, FIGURE, "")
    run = {"schools": "our data", "edition": "2018-19"}
    job.run_action(**run, ignore="C", strict="true")
    (found,) = annotations_of(job)
    assert (found[0], found[1], found[4]) == (
        "warning",
        "our data/2018-19/granite-ridge-high.yaml",
        "X120",
    )
    assert job.step("check").code == 1


def test_a_baseline_lets_old_findings_pass(job: Job, repository: Path) -> None:
    change(repository / SCHOOL, FIGURE, "")
    accepted = {"version": 1, "accepted": [
        {"file": SCHOOL, "code": "C101", "field": "enrollment.by_group.white", "count": 1}
    ]}  # fmt: skip
    (repository / "accepted.json").write_text(json.dumps(accepted), "utf-8")
    job.run_action(baseline="accepted.json")
    assert not job.failed, job.step("check").out
    assert "1 in the baseline" in job.summary


@pytest.mark.parametrize(
    ("inputs", "words"),
    [
        ({"edition": "1999-00"}, "There is no edition “1999-00”"),
        ({"schools": "elsewhere"}, "There is no folder elsewhere"),
        ({"select": "Q9"}, "No code is or begins with “Q9”"),
        ({"strict": "yes"}, "strict is true or false"),
    ],
)
def test_an_input_that_names_nothing_ends_with_2_and_says_so(
    job: Job, inputs: dict[str, str], words: str
) -> None:
    outputs = job.run_action(**inputs)
    step = job.step("check")
    assert step.code == 2
    assert words in step.err + step.out
    assert outputs["exit-code"] in {"2", ""}
    assert job.summary == ""


def test_a_sarif_file_that_cannot_be_written_is_told(job: Job) -> None:
    job.run_action(**{"sarif-file": "README.md/sarcgen.sarif"})
    assert job.step("check").code == 4
    assert "README.md" in job.step("check").err


HOSTILE = (
    "--help",
    "x$(touch pwned)`touch pwned`\"; touch pwned; ' || touch pwned; '\ntouch pwned",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_input_is_run_as_a_command_or_taken_for_an_option(
    job: Job, repository: Path, text: str
) -> None:
    names = {"schools", "edition", "select", "ignore", "baseline", "strict"}
    assert names | {"sarif-file", "python-version"} == set(ACTION["inputs"])
    for name in sorted(names):
        job.steps.clear()
        job.run_action(**{name: text})
        assert job.step("check").code == 2, name
    assert not (repository / "pwned").exists()
    job.steps.clear()
    job.run_action(**{"sarif-file": text})
    assert not (repository / "pwned").exists()


def test_later_steps_can_run_sarcgen_and_keep_their_python(job: Job) -> None:
    job.run_action()
    (folder,) = job.path
    assert [file.name for file in Path(folder).iterdir()] == ["sarcgen"]


def test_the_packages_are_those_of_the_lock(sarcgen_installed: Path) -> None:
    listed = subprocess.run(
        [sarcgen_installed / "sarcgen" / "bin" / "pip", "list", "--format", "json"],
        capture_output=True,
        check=True,
    )
    locked = (ROOT / "requirements.lock").read_text("utf-8")
    packages = {entry["name"].lower(): entry["version"] for entry in json.loads(listed.stdout)}
    assert "weasyprint" in packages
    for name, version in packages.items():
        if name not in {"pip", "setuptools", "sarcgen"}:
            assert re.search(
                rf"(?mi)^{re.escape(name).replace('_', '[_-]')}=={re.escape(version)}\b", locked
            ), name
