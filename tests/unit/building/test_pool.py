"""Processes side by side: one that is killed costs nothing, and none is left behind.

A named pipe in place of a school's file holds a process at a known place: it reads the pipe, and
waits until something is written.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter, deque
from contextlib import closing
from dataclasses import replace
from multiprocessing import active_children
from pathlib import Path

import pytest

from sarcgen.building import pool
from sarcgen.building.pool import run_in_pool
from sarcgen.building.tasks import ENDED_TWICE, Made, SeenOtherwise
from tests.support.cards import ROOT
from tests.support.districts import settings_for, task_for, write_district
from tests.support.pipes import kill_readers

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


def lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def workers() -> list[int | None]:
    return [child.pid for child in active_children()]


@pytest.mark.parametrize("times", [1, 2])
def test_a_killed_process_costs_no_other_school_anything(tmp_path: Path, times: int) -> None:
    sources = write_district(tmp_path / "schools", 4)
    tasks = [task_for(source, settings_for(tmp_path / "site")) for source in sources]
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    held = replace(tasks[1], source=replace(sources[1], file=pipe))
    thread = kill_readers(pipe, workers, times)
    queue = deque([tasks[0], held, *tasks[2:]])
    found = {task.source: outcome for task, outcome in run_in_pool(queue, 2, None)}
    assert all(isinstance(found[task.source], Made) for task in (tasks[0], *tasks[2:]))
    if times == 1:
        # It was tried once more, alone, and read what the pipe held then.
        assert found[held.source] == SeenOtherwise(("the school's files",), school=True)
        thread.join()
    else:
        assert found[held.source] is ENDED_TWICE
    assert active_children() == []


def test_whoever_stops_listening_leaves_no_process_behind(tmp_path: Path) -> None:
    sources = write_district(tmp_path / "schools", 3)
    tasks = deque(task_for(source, settings_for(tmp_path / "site")) for source in sources)
    with closing(run_in_pool(tasks, 2, None)) as results:
        next(results)
        pids = [child.pid for child in active_children()]
        assert len(pids) == 2
    assert active_children() == []
    assert not any(Path(f"/proc/{pid}").exists() for pid in pids)


def test_a_process_makes_way_for_a_new_one_and_tasks_may_be_added(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "TASKS_OF_A_PROCESS", 2)
    first, *others = write_district(tmp_path / "schools", 3)
    tasks = {source: task_for(source, settings_for(tmp_path)) for source in (first, *others)}
    queue = deque([tasks[first]])
    pids: Counter[int | None] = Counter()
    done = []
    for task, outcome in run_in_pool(queue, 1, None):
        assert isinstance(outcome, Made)
        pids.update(child.pid for child in active_children())
        done.append(task.source)
        queue.extend(tasks[source] for source in others if task.source == first)
    assert done == [first, *others]
    assert len(pids) == 2


def test_processes_end_with_the_first_process_however_that_ends(tmp_path: Path) -> None:
    write_district(tmp_path / "schools", 2)
    os.mkfifo(tmp_path / "pipe")
    code = f"""if __name__ == "__main__":
    from collections import deque
    from dataclasses import replace
    from multiprocessing import active_children
    from pathlib import Path
    from sarcgen.building.pool import run_in_pool
    from tests.support.districts import settings_for, task_for, write_district
    folder = Path({str(tmp_path)!r})
    one, other = (task_for(s, settings_for(folder)) for s in write_district(folder / "schools", 2))
    held = replace(other, source=replace(other.source, file=folder / "pipe"))
    for _ in run_in_pool(deque([one, held]), 2, None):
        print(*(child.pid for child in active_children()), flush=True)
"""
    program = tmp_path / "program.py"
    program.write_text(code, "utf-8")
    started = subprocess.Popen(
        [sys.executable, program],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert started.stdout
    pids = [int(pid) for pid in started.stdout.readline().split()]
    assert len(pids) == 2
    started.kill()
    # The pipes of its output close when the last of its processes is gone.
    assert started.communicate(timeout=60) == ("", "")
    assert not any(lives(pid) for pid in pids)
