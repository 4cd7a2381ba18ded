"""A real Dask cluster of two processes makes the cards: the same bytes, and none is lost."""

from __future__ import annotations

import os
import sys
import warnings
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from distributed import Client, LocalCluster

from sarcgen.building.inputs import Surroundings
from sarcgen.building.scheduler import run_on_cluster
from sarcgen.building.tasks import Made, SeenOtherwise
from tests.cli.conftest import Command
from tests.support.districts import (
    files_below,
    settings_for,
    task_for,
    write_district,
    write_school,
)
from tests.support.pipes import kill_readers

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc"),
    # Dask leaves sockets and loops to the collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            processes=True,
            dashboard_address=None,
            silence_logs=50,
        ) as two:
            yield two


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with schools, one of which cannot be built."""
    write_district(tmp_path / "schools", 2)
    write_school(tmp_path / "schools", "wrong", "enrollment: {total: 1,234}")
    return tmp_path


def pids_of(cluster: LocalCluster) -> list[int]:
    with Client(cluster) as client:
        return list(client.run(os.getpid).values())


def test_the_command_gives_the_same_files_messages_and_exit_code(
    cluster: LocalCluster, folder: Path, within: Command
) -> None:
    one = within("build", "--all", "--out", "one", "--cache", "none", "--jobs", "1")
    other = within(
        "build",
        "--all",
        "--out",
        "other",
        "--cache",
        "no",
        "--scheduler",
        cluster.scheduler_address,
    )
    assert one.code == other.code == 1
    assert len(files_below(folder / "one")) == 2 * 5 + 3, "two cards and the pages of their site"
    assert files_below(folder / "other") == files_below(folder / "one")
    assert other.out == one.out.replace("one/", "other/")
    assert other.err == one.err


def test_a_lost_process_loses_no_card(cluster: LocalCluster, folder: Path) -> None:
    """A named pipe in place of a school's file holds a process until it is killed."""
    sources = write_district(folder / "schools", 4)
    tasks = [task_for(source, settings_for(folder / "site")) for source in sources]
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    held = replace(tasks[1], source=replace(sources[1], file=pipe))
    pids = pids_of(cluster)
    thread = kill_readers(pipe, lambda: pids)
    queue = deque([tasks[0], held, *tasks[2:]])
    done = list(run_on_cluster(queue, cluster.scheduler_address))
    thread.join()
    found = {task.source: outcome for task, outcome in done}
    assert len(done) == len(found) == 4
    # Another process took it over, and read what the pipe held then.
    assert found.pop(held.source) == SeenOtherwise(("the school's files",), school=True)
    assert all(isinstance(outcome, Made) for outcome in found.values())


def test_a_process_that_sees_other_files_makes_no_card(cluster: LocalCluster, folder: Path) -> None:
    (source, *_) = write_district(folder / "schools", 1)
    task = task_for(source, settings_for(folder))
    around = task.around
    other = Surroundings("another program", around.libraries, around.templates, around.drawing)
    queue = deque([replace(task, around=other)])
    outcomes = [outcome for _, outcome in run_on_cluster(queue, cluster.scheduler_address)]
    assert outcomes == [SeenOtherwise(("the program itself",), school=False)]


def test_nobody_at_the_address_is_said(
    within: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sarcgen.building.scheduler.PATIENCE", 1)
    run = within("build", "ash", "--scheduler", "tcp://127.0.0.1:9")
    assert (run.code, run.out) == (2, "")
    assert run.err == "sarcgen: There is no Dask scheduler at tcp://127.0.0.1:9 (OSError).\n"


def test_without_the_extra_it_is_said_how_to_get_it(
    within: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    run = within("build", "ash", "--scheduler", "tcp://127.0.0.1:9")
    assert (run.code, run.out) == (2, "")
    assert "pip install 'sarcgen[distributed]'" in run.err
