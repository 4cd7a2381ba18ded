"""``sarcgen check --write-baseline`` and ``--baseline``: only what is new fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.cli.test_check import change

FILE = "accepted.json"
OWED = "    restricted: 986\n"
OWN = "schools/2018-19/kellogg.yaml"


@pytest.fixture
def sarcgen(within: Command) -> Command:
    """The command within this process: the streams of a real one are another file's business."""
    return within


@pytest.fixture
def lacking(school: Path) -> None:
    """The founding school without a figure that it owes."""
    change(school, OWED, "")


@pytest.fixture
def accepted(lacking: None, sarcgen: Command, folder: Path) -> Path:
    """The baseline of the school that lacks a figure."""
    assert sarcgen("check", "--write-baseline", FILE).code == 0
    return folder / FILE


def entries(file: Path) -> list[dict[str, object]]:
    read: list[dict[str, object]] = json.loads(file.read_text("utf-8"))["accepted"]
    return read


@pytest.mark.usefixtures("lacking")
def test_todays_findings_are_written_and_the_run_ends_well(sarcgen: Command, folder: Path) -> None:
    found = sarcgen("check")
    run = sarcgen("check", "--write-baseline", FILE)
    assert found.code == 1
    assert (run.code, run.lines) == (0, [])
    number = len(found.lines)
    assert run.err.splitlines() == [
        f"{number} findings accepted in {FILE}.",
        f"1 school checked: 0 errors, 0 warnings, {number} in the baseline.",
    ]
    written = entries(folder / FILE)
    assert sum(int(str(entry["count"])) for entry in written) == number
    (owed,) = [entry for entry in written if entry["code"] == "C101"]
    assert (owed["file"], owed["field"]) == (OWN, "finance.expenditures.restricted")


def test_the_file_is_sorted_and_the_same_each_time(sarcgen: Command, accepted: Path) -> None:
    text = accepted.read_text("utf-8")
    listed = [(e["file"], e["code"], e["field"]) for e in entries(accepted)]
    assert listed == sorted(listed)
    assert all(entry.keys() == {"file", "code", "field", "count"} for entry in entries(accepted))
    assert sum(line.startswith("    {") for line in text.splitlines()) == len(listed)
    sarcgen("check", "--write-baseline", "again.json")
    assert accepted.with_name("again.json").read_text("utf-8") == text


@pytest.mark.usefixtures("accepted")
def test_what_is_accepted_does_not_fail_not_even_a_strict_run(sarcgen: Command) -> None:
    for arguments in ([], ["--strict"]):
        run = sarcgen("check", "--baseline", FILE, *arguments)
        assert (run.code, run.lines) == (0, [])
        assert "0 errors, 0 warnings," in run.summary
        assert run.summary.endswith(" in the baseline.")


@pytest.mark.usefixtures("accepted")
def test_lines_may_move(sarcgen: Command, school: Path) -> None:
    text = school.read_text("utf-8")
    school.write_text(text.replace("\ngrades:", "\n\n# Moved.\n\ngrades:", 1), "utf-8")
    assert school.read_text("utf-8") != text
    run = sarcgen("check", "--baseline", FILE, "--strict")
    assert (run.code, run.lines) == (0, [])
    assert "mended" not in run.err


@pytest.mark.usefixtures("accepted")
def test_only_what_is_new_is_reported_and_fails(sarcgen: Command, school: Path) -> None:
    change(school, "    unrestricted: 4331\n", "")
    run = sarcgen("check", "--baseline", FILE, "--select", "C101")
    assert run.code == 1
    assert [found.split(":")[0] for found in run.lines] == [OWN]
    assert run.codes() == ["C101"]
    assert "“unrestricted” is missing" in run.lines[0]


@pytest.mark.usefixtures("accepted")
def test_a_new_warning_fails_a_strict_run_only(sarcgen: Command, school: Path) -> None:
    entry = "ignore:\n  - {code: X104, reason: Seen.}\n"
    school.write_text(school.read_text("utf-8") + entry, "utf-8")
    assert sarcgen("check", "--baseline", FILE).code == 0
    run = sarcgen("check", "--baseline", FILE, "--strict")
    assert (run.code, run.codes()) == (1, ["S122"])


@pytest.mark.usefixtures("accepted")
def test_what_is_mended_is_told(sarcgen: Command, school: Path, folder: Path) -> None:
    change(school, "    unrestricted: ", OWED + "    unrestricted: ")
    run = sarcgen("check", "--baseline", FILE, "--select", "C1")
    assert run.code == 0
    assert run.err.splitlines()[0] == (
        f"1 finding of the baseline is mended: write it anew with --write-baseline {FILE}."
    )
    assert "mended" in sarcgen("check", "kellogg", "--baseline", FILE).err
    # A run over some schools only, or one that something stops, cannot know.
    other = school.with_name("other.yaml")
    other.write_text(school.read_text("utf-8"), "utf-8")
    assert "mended" not in sarcgen("check", "kellogg", "--baseline", FILE).err
    other.unlink()
    change(school, "total: 345", "total: 3,45")
    stopped = sarcgen("check", "--baseline", FILE)
    assert stopped.codes() == ["S103"]
    assert "mended" not in stopped.err


def test_what_stops_a_build_is_not_written_and_said_so(
    sarcgen: Command, school: Path, folder: Path
) -> None:
    change(school, "number_tested: 190", "number_tested: 197")
    run = sarcgen("check", "--write-baseline", FILE)
    assert run.code == 0
    assert run.codes() == ["X101"]
    assert run.err.splitlines()[1] == (
        "1 finding cannot be accepted, because no card can be built so: mend what is reported."
    )
    assert "X101" not in {entry["code"] for entry in entries(folder / FILE)}
    assert sarcgen("check", "--baseline", FILE).code == 1


def test_what_stops_a_build_is_not_honoured_if_somebody_wrote_it_there(
    sarcgen: Command, school: Path, folder: Path
) -> None:
    change(school, "total: 345", "total: 3,45")
    entry = {"file": OWN, "code": "S103", "field": "enrollment.by_grade.total", "count": 9}
    (folder / FILE).write_text(json.dumps({"version": 1, "accepted": [entry]}), "utf-8")
    run = sarcgen("check", "--baseline", FILE)
    assert (run.code, run.codes()) == (1, ["S103"])


def test_a_selection_decides_what_is_written(sarcgen: Command, folder: Path) -> None:
    run = sarcgen("check", "--write-baseline", FILE, "--select", "X110")
    assert run.code == 0
    assert [entry["code"] for entry in entries(folder / FILE)] == ["X110"]


def test_a_baseline_that_is_not_there_ends_with_code_2(sarcgen: Command) -> None:
    run = sarcgen("check", "--baseline", "none.json")
    assert (run.code, run.out) == (2, "")
    assert run.err == (
        "sarcgen: There is no file none.json. Write it: sarcgen check --write-baseline none.json\n"
    )


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"\xff\xfe", b'{"version": 1,\n<<<<<<<', b"[" * 100_000]
)
def test_a_broken_baseline_ends_with_code_2(sarcgen: Command, folder: Path, content: bytes) -> None:
    (folder / FILE).write_bytes(content)
    run = sarcgen("check", "--baseline", FILE)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(f"sarcgen: {FILE} is not a baseline that this sarcgen can read.")


def test_a_folder_is_no_baseline(sarcgen: Command) -> None:
    run = sarcgen("check", "--baseline", "schools")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("sarcgen: schools cannot be read: ")


def test_a_baseline_saved_by_an_editor_of_another_system_is_read(
    sarcgen: Command, accepted: Path
) -> None:
    text = accepted.read_text("utf-8")
    accepted.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert sarcgen("check", "--baseline", FILE).code == 0


@pytest.mark.parametrize("second", [FILE, "other.json"])
def test_reading_and_writing_a_baseline_exclude_each_other(
    sarcgen: Command, accepted: Path, second: str
) -> None:
    before = accepted.read_bytes()
    run = sarcgen("check", "--baseline", FILE, "--write-baseline", second)
    assert (run.code, run.out) == (2, "")
    assert run.err == "sarcgen: Give --baseline or --write-baseline, not both.\n"
    assert accepted.read_bytes() == before


@pytest.mark.parametrize("option", ["--baseline", "--write-baseline"])
def test_the_report_does_not_go_over_the_baseline(
    sarcgen: Command, accepted: Path, option: str
) -> None:
    before = accepted.read_bytes()
    run = sarcgen("check", option, FILE, "--output", f"schools/../{FILE}")
    assert (run.code, run.out) == (2, "")
    assert f"is the file of {option}. Name another file." in run.err
    assert accepted.read_bytes() == before


@pytest.mark.parametrize("option", ["--baseline", "--write-baseline", "--output"])
@pytest.mark.parametrize("name", ["kellogg", "_district"])
def test_a_schools_data_are_never_written_over(
    sarcgen: Command, school: Path, option: str, name: str
) -> None:
    file = school.with_name(f"{name}.yaml")
    before = file.read_bytes()
    run = sarcgen("check", option, f"schools/2018-19/{name}.yaml")
    assert (run.code, run.out) == (2, "")
    assert "is a school's or district's file. Name another file." in run.err
    assert file.read_bytes() == before


def test_a_baseline_that_cannot_be_written_ends_with_code_4(sarcgen: Command, folder: Path) -> None:
    (folder / "occupied").write_text("", "utf-8")
    run = sarcgen("check", "--write-baseline", "occupied/accepted.json")
    assert (run.code, run.out) == (4, "")
    assert "accepted.json could not be written to " in run.err
