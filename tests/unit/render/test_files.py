"""Files that belong together appear together or not at all, whatever happens."""

from __future__ import annotations

import errno
import os
import signal
import stat
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from sarcgen.errors import RenderError
from sarcgen.render.files import WRITING, recover, write_whole
from tests.unit.render.hurt_processes import (
    NAMES,
    at_operation,
    in_a_child,
    nothing_left_over,
    operations,
    pair,
    versions,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="uses fork and POSIX signals")


def test_files_are_written_and_replaced(folder: Path) -> None:
    for version in ("first", "second"):
        write_whole(pair(folder, version))
        assert versions(folder) == (version, version)
        assert nothing_left_over(folder)


def test_one_file_alone(folder: Path) -> None:
    write_whole({folder / "kellogg.html": b"x"})
    assert [file.name for file in folder.iterdir()] == ["kellogg.html"]


def test_other_files_stay(with_old_pair: Path) -> None:
    (with_old_pair / "other.html").write_text("other", "utf-8")
    write_whole(pair(with_old_pair, "new"))
    assert (with_old_pair / "other.html").read_text("utf-8") == "other"


def test_files_of_two_folders_do_not_belong_together(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="one folder"):
        write_whole({tmp_path / "a" / "x": b"", tmp_path / "b" / "y": b""})


@pytest.mark.parametrize("mask", [0o022, 0o027, 0o077])
def test_permissions_are_those_of_the_user(folder: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        write_whole(pair(folder, "new"))
    finally:
        os.umask(before)
    for name in NAMES:
        assert stat.S_IMODE((folder / name).stat().st_mode) == 0o666 & ~mask


def test_whatever_step_fails_the_old_pair_stays(with_old_pair: Path) -> None:
    def fail() -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    failed = 0
    for number in operations():
        write_whole(pair(with_old_pair, "old"))

        def child(number: int = number) -> None:
            at_operation(number, with_old_pair, fail)
            write_whole(pair(with_old_pair, "new"))

        result = in_a_child(child)
        assert result in {0, 4}, number
        wanted = "new" if result == 0 else "old"
        assert versions(with_old_pair) == (wanted, wanted), number
        failed += result == 4
        recover(with_old_pair)
        assert nothing_left_over(with_old_pair)
        if number > failed + 20:  # long after the last operation
            break
    assert failed > 5


def test_a_full_disk_is_said_in_plain_words(
    with_old_pair: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(RenderError) as caught:
        write_whole(pair(with_old_pair, "new"))
    said = str(caught.value)
    assert said == (
        f"kellogg.html and kellogg.pdf could not be written to {with_old_pair}: "
        "the disk is full. Nothing was changed there."
    )
    assert versions(with_old_pair) == ("old", "old")
    assert nothing_left_over(with_old_pair)


def test_a_folder_that_may_not_be_written() -> None:
    # Root may write everywhere, so the work is done as somebody else.
    with tempfile.TemporaryDirectory() as outer:
        Path(outer).chmod(0o755)
        folder = Path(outer) / "site"
        write_whole(pair(folder, "old"))
        folder.chmod(0o555)

        def child() -> None:
            if os.geteuid() == 0:
                os.setuid(65534)
            write_whole(pair(folder, "new"))

        assert in_a_child(child) == 4
        assert versions(folder) == ("old", "old")
        assert nothing_left_over(folder)
        folder.chmod(0o755)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(RenderError, match="is a file, not a folder"):
        write_whole(pair(tmp_path / "file" / "site", "new"))
    with pytest.raises(RenderError, match="in the way"):
        write_whole(pair(tmp_path / "file", "new"))


def test_a_folder_in_the_place_of_a_file_is_left_alone(with_old_pair: Path) -> None:
    (with_old_pair / "kellogg.pdf").unlink()
    (with_old_pair / "kellogg.pdf").mkdir()
    (with_old_pair / "kellogg.pdf" / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(RenderError, match="a folder of that name is in the way"):
        write_whole(pair(with_old_pair, "new"))
    assert (with_old_pair / "kellogg.pdf" / "mine.txt").read_text("utf-8") == "mine"
    assert not (with_old_pair / WRITING).exists()


@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_waits_until_the_files_are_in_order(
    with_old_pair: Path, kind: signal.Signals
) -> None:
    for number in (4, 8, 11, 14):
        write_whole(pair(with_old_pair, "old"))

        def child(number: int = number) -> None:
            signal.signal(kind, signal.SIG_DFL)
            at_operation(number, with_old_pair, lambda: os.kill(os.getpid(), kind))
            write_whole(pair(with_old_pair, "new"))

        assert in_a_child(child) == -kind
        assert versions(with_old_pair) == ("new", "new")
        assert nothing_left_over(with_old_pair)


def test_an_interruption_from_within_puts_the_old_pair_back(
    with_old_pair: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename
    moved = 0

    def interrupted(path: Path, target: Path) -> Path:
        nonlocal moved
        moved += 1
        if moved == 4:
            raise KeyboardInterrupt
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(pair(with_old_pair, "new"))
    assert versions(with_old_pair) == ("old", "old")
    assert nothing_left_over(with_old_pair)


def test_if_even_that_fails_it_says_where_the_old_files_are(
    with_old_pair: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename
    moved = 0

    def failing(path: Path, target: Path) -> Path:
        nonlocal moved
        moved += 1
        if moved > 3:
            raise OSError(errno.EIO, "Input/output error")
        return rename(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", failing)
        with pytest.raises(RenderError, match=f"is in .*{WRITING}; the next run puts it back"):
            write_whole(pair(with_old_pair, "new"))
    recover(with_old_pair)
    assert versions(with_old_pair) == ("old", "old")


def test_two_runs_at_a_time_do_not_mix(folder: Path) -> None:
    def many(version: str) -> Callable[[], None]:
        def work() -> None:
            for _ in range(15):
                write_whole(pair(folder, version))

        return work

    children = []
    for version in ("one", "two", "three"):
        child = os.fork()
        if child == 0:
            code = 70
            try:
                many(version)()
                code = 0
            finally:
                os._exit(code)
        children.append(child)
    assert [os.waitstatus_to_exitcode(os.waitpid(c, 0)[1]) for c in children] == [0, 0, 0]
    one, other = versions(folder)
    assert one == other
    assert nothing_left_over(folder)
