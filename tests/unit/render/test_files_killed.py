"""A process that writes files may be killed at any moment."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from sarcgen.render.files import WRITING, recover, write_whole
from tests.unit.render.hurt_processes import (
    NAMES,
    killed,
    nothing_left_over,
    operations,
    pair,
    versions,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="uses fork and POSIX signals")


def test_killed_at_any_moment_no_new_file_stands_beside_an_old_one(with_old_pair: Path) -> None:
    seen = set()
    for number in operations():
        write_whole(pair(with_old_pair, "old"))
        if not killed(number, with_old_pair, lambda: write_whole(pair(with_old_pair, "new"))):
            break
        there = set(versions(with_old_pair)) - {None}
        assert len(there) <= 1, f"before operation {number}: {there}"
        seen.add(versions(with_old_pair))
    else:
        pytest.fail("it never came to an end")
    assert {("old", "old"), ("new", "new"), (None, None)} <= seen


def test_what_was_cut_short_is_put_right_by_the_next_run(with_old_pair: Path) -> None:
    seen = set()
    for number in operations():
        write_whole(pair(with_old_pair, "old"))
        if not killed(number, with_old_pair, lambda: write_whole(pair(with_old_pair, "new"))):
            break
        write_whole({with_old_pair / "another.html": b"x"})
        assert versions(with_old_pair) in {("old", "old"), ("new", "new")}, number
        assert not (with_old_pair / WRITING).exists()
        seen.add(versions(with_old_pair))
    assert len(seen) == 2


def test_where_there_was_none_there_is_none_or_the_new_pair(folder: Path) -> None:
    seen = set()
    for number in operations():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        if not killed(number, folder, lambda: write_whole(pair(folder, "new"))):
            break
        recover(folder)
        assert versions(folder) in {(None, None), ("new", "new")}, number
        seen.add(versions(folder))
    assert len(seen) == 2


def test_putting_right_may_be_cut_short_as_well(with_old_pair: Path) -> None:
    for first in operations():
        write_whole(pair(with_old_pair, "old"))
        if not killed(first, with_old_pair, lambda: write_whole(pair(with_old_pair, "new"))):
            break
        for second in operations():
            if not killed(second, with_old_pair, lambda: recover(with_old_pair)):
                break
            assert len(set(versions(with_old_pair)) - {None}) <= 1, (first, second)
        assert versions(with_old_pair) in {("old", "old"), ("new", "new")}, first
        assert nothing_left_over(with_old_pair)


def test_killed_at_random_moments(with_old_pair: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from sarcgen.render.files import write_whole\n"
        "folder = Path(sys.argv[1]); print('ready', flush=True); number = 0\n"
        "while True:\n"
        "    number += 1\n"
        "    write_whole({folder / n: f'{number} {n}\\n'.encode() * 500 for n in sys.argv[2:]})\n"
    )
    moments = random.Random(1)  # noqa: S311 - no secret depends on it
    root = Path(__file__).resolve().parents[3]
    for _ in range(15):
        with subprocess.Popen(
            [sys.executable, "-c", script, str(with_old_pair), *NAMES],
            stdout=subprocess.PIPE,
            cwd=root,
        ) as child:
            assert child.stdout is not None
            child.stdout.readline()
            threading.Event().wait(moments.uniform(0, 0.08))
            child.kill()
        assert len(set(versions(with_old_pair)) - {None}) <= 1
        recover(with_old_pair)
        one, other = versions(with_old_pair)
        assert one == other
        assert one is not None


def test_a_file_that_somebody_removes_after_a_kill_does_no_harm(with_old_pair: Path) -> None:
    for number in operations():
        write_whole(pair(with_old_pair, "old"))
        if not killed(number, with_old_pair, lambda: write_whole(pair(with_old_pair, "new"))):
            break
        there = set(versions(with_old_pair)) - {None}
        if there == {"new"} and None in versions(with_old_pair):
            (with_old_pair / NAMES[0]).unlink()
            recover(with_old_pair)
            assert versions(with_old_pair) == ("old", "old")
            return
    pytest.fail("there was no moment with one new file alone")
