"""A run in several processes: the same findings, in the same order, and no word of what failed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from functools import partial
from multiprocessing import parent_process
from pathlib import Path
from typing import Final

import pytest

from bench.school_files import write_schools
from sarcgen import checking, processes
from sarcgen.checking import Pair, check_schools
from sarcgen.records.districts import DistrictFiles
from sarcgen.records.locate import SchoolFile, all_schools
from tests.support.cards import ROOT, TEMPLATES

TODAY: Final = date(2020, 1, 15)


@pytest.fixture(scope="module")
def schools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a few schools of two districts, one of them with mistakes."""
    folder = tmp_path_factory.mktemp("schools")
    *_, last = write_schools(folder, 34, seed=5)
    last.write_text(last.read_text("utf-8").replace("percent_lacking: 0", "percent_lacking: x"))
    for file in list(folder.rglob("[a-z]*.yaml"))[5:-1]:
        if file != last:
            file.unlink()
    return folder


def test_several_processes_find_what_one_finds_in_the_same_order(schools: Path) -> None:
    sources = all_schools(schools)
    runs = [check_schools(sources, TEMPLATES, today=TODAY, jobs=jobs) for jobs in (1, 2)]
    assert runs[0] == runs[1]
    assert [school.school for school in runs[1].schools] == [source.school for source in sources]
    assert len({source.district for source in sources}) == 2
    assert "S104" in {finding.problem.code for finding in runs[1].findings()}


def fails_elsewhere(pair: Pair, districts: DistrictFiles) -> checking.SchoolAlone:
    """Fails in every process but the first."""
    if parent_process() is not None:
        raise ValueError("8190 students of Alder Creek")
    return checking.SchoolAlone(pair[0], pair[0].school, (), (), None)


def test_what_fails_in_another_process_is_done_again_in_the_first(schools: Path) -> None:
    pairs: Sequence[Pair] = [(source, None) for source in all_schools(schools)]
    found = checking._each_alone(pairs, fails_elsewhere, 2)
    assert [alone.source for alone in found] == [source for source, _ in pairs]


def test_no_exception_leaves_another_process() -> None:
    def broken(pair: Pair, districts: DistrictFiles) -> checking.SchoolAlone:
        raise ValueError("8190 students")

    pair = (SchoolFile("2018-19", "a", Path("a.yaml"), None), None)
    assert checking._some_alone([pair, pair], broken) == [None, None]


def test_parts_hold_every_school_once_and_keep_all_processes_busy() -> None:
    pairs: list[Pair] = [
        (SchoolFile("2018-19", str(n), Path(f"{n}.yaml"), None), None) for n in range(103)
    ]
    parts = checking._in_parts(pairs, 2)
    assert [pair for part in parts for pair in part] == pairs
    assert len(parts) >= 8
    assert checking._in_parts(pairs[:3], 4) == [[pair] for pair in pairs[:3]]


def test_few_schools_are_checked_in_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "cores", lambda: 4)
    for may_fork, few in ((True, checking.FEW_TO_FORK), (False, checking.FEW_TO_SPAWN)):
        monkeypatch.setattr(processes, "may_fork", partial(bool, may_fork))
        assert [checking._workers_for(schools) for schools in (1, few, few + 1)] == [1, 1, 4]


SCRIPT: Final = """\
import sys
from sarcgen import checking, processes
from sarcgen.cli.app import main

def broken(*_):
    raise IndexError("8190 students of Alder Creek")

checking.FEW_TO_FORK = checking.FEW_TO_SPAWN = 1
processes.cores = lambda: 2
assert processes.may_fork() == (sys.platform == "linux")
if sys.argv.pop(1) == "broken":
    checking.checked = broken
main()
"""


@pytest.mark.parametrize(("how", "code"), [("whole", 1), ("broken", 70)])
def test_a_mistake_in_another_process_ends_as_any_mistake_does(
    how: str, code: int, schools: Path
) -> None:
    """The command loads nothing that starts a thread, so that its processes can be copies of it."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", SCRIPT, how, "check", "--schools", str(schools)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert "8190" not in done.stdout + done.stderr
    assert ("mistake in sarcgen itself (IndexError in broken, line " in done.stderr) is (code == 70)
