"""Writes files that belong together: all of them or none.

No file system replaces two files in one step, so a transaction is kept beside them, in a hidden
folder that is there only while it runs::

    .sarcgen-writing/new/     the new files, complete and flushed to the disk
    .sarcgen-writing/names    written once all of them are there: from now on, files are moved
    .sarcgen-writing/old/     the old files, moved out of the way before any new one moves in

What is guaranteed:

* A file is there whole or not at all, never half.
* A new file never stands beside an old one, not for an instant: all old files leave before the
  first new one comes. In between, for some microseconds, there may be one file alone or none.
* Whatever fails (a full disk, a folder that cannot be written, Ctrl+C, SIGTERM), the old files are
  put back and nothing is left over. Signals wait until the files are in order.
* What SIGKILL or a power failure cuts short, the next run in the same folder puts right before it
  writes: back to the old files, or on to the new ones if all of them had arrived.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import signal
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from sarcgen.errors import RenderError

if sys.platform != "win32":
    import fcntl

WRITING: Final = ".sarcgen-writing"

_REASONS: Final = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EACCES: "you may not write there",
    errno.EPERM: "you may not write there",
    errno.EROFS: "the disk is read-only",
    errno.ENOTDIR: "a part of this path is a file, not a folder",
    errno.EEXIST: "something else of that name is in the way",
    errno.EISDIR: "a folder of that name is in the way",
    errno.ENAMETOOLONG: "the name is too long",
}


def write_whole(files: Mapping[Path, bytes]) -> None:
    """Writes all files or none. They take the place of older ones, which stay if this fails.

    Args:
        files: content by path; all in one folder, which is made if it is not there.

    Raises:
        RenderError: they could not be written; says why, and what is there now.
        ValueError: the files are not all in one folder.
    """
    folders = {path.parent for path in files}
    if len(folders) != 1:
        raise ValueError("files that are written together stand in one folder")
    folder = folders.pop()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with alone_in(folder), _signals_wait():
            recover(folder)
            _Transaction(folder).run({path.name: content for path, content in files.items()})
    except OSError as error:
        names = " and ".join(sorted(path.name for path in files))
        reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
        left = (
            f"What was there is in {folder / WRITING}; the next run puts it back."
            if _Transaction(folder).is_open()
            else "Nothing was changed there."
        )
        raise RenderError(f"{names} could not be written to {folder}: {reason}. {left}") from error


def put_right(folder: Path) -> None:
    """Puts right what a killed run left in a folder, if it left anything.

    Args:
        folder: where cards are written; need not be there.

    Raises:
        RenderError: that could not be done.
    """
    if not (folder / WRITING).exists():
        return
    try:
        with alone_in(folder), _signals_wait():
            recover(folder)
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
        raise RenderError(
            f"A run that was cut short left files in {folder / WRITING}; they could not be put"
            f" right: {reason}."
        ) from error


def recover(folder: Path) -> None:
    """Puts right what a killed run left in a folder: all old files, or all new ones.

    Args:
        folder: where the files are.

    Raises:
        OSError: the folder cannot be written.
    """
    transaction = _Transaction(folder)
    if transaction.root.exists():
        transaction.settle()


class _Transaction:
    """The hidden folder and the steps that lead through it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = folder / WRITING
        self.new = self.root / "new"
        self.old = self.root / "old"
        self.names = self.root / "names"

    def run(self, files: Mapping[str, bytes]) -> None:
        try:
            self._prepare(files)
            self._move(files)
        except BaseException:
            self.settle()
            raise
        # The files are there; what cannot be tidied up now, the next run will.
        with contextlib.suppress(OSError):
            self.settle()

    def is_open(self) -> bool:
        """Whether files may have been moved and not been put right again."""
        return self.names.exists()

    def _prepare(self, files: Mapping[str, bytes]) -> None:
        for name in files:
            if (self.folder / name).is_dir():
                raise IsADirectoryError(errno.EISDIR, "is a folder", str(self.folder / name))
        self.root.mkdir()
        self.new.mkdir()
        self.old.mkdir()
        for name, content in files.items():
            _write(self.new / name, content)
        _flush_folder(self.new)
        # Renamed into place, because a list cut short would be worse than none.
        draft = self.root / "names-draft"
        _write(draft, "\n".join(files).encode("utf-8"))
        draft.rename(self.names)
        _flush_folder(self.root)

    def _move(self, files: Mapping[str, bytes]) -> None:
        for name in files:
            with contextlib.suppress(FileNotFoundError):
                (self.folder / name).rename(self.old / name)
        for name in files:
            (self.new / name).rename(self.folder / name)
        _flush_folder(self.folder)

    def settle(self) -> None:
        """Ends the transaction, wherever it stands; may itself be cut short and begun again."""
        if self.is_open():
            names = self.names.read_text("utf-8").split("\n")
            if any((self.new / name).exists() for name in names):
                self._go_back(names)
            _flush_folder(self.folder)
            # Without its list, what is left is rubbish, also if this is where it ends.
            self.names.unlink()
        shutil.rmtree(self.root, ignore_errors=True)

    def _go_back(self, names: list[str]) -> None:
        # Every new file leaves before an old one returns, and one stays behind in "new" until the
        # list is gone: that is how this is found again if it is cut short.
        for name in names:
            if not (self.new / name).exists():
                try:
                    (self.folder / name).rename(self.new / name)
                except FileNotFoundError:  # somebody removed it in the meantime
                    (self.new / name).touch()
        for name in names:
            with contextlib.suppress(FileNotFoundError):
                (self.old / name).rename(self.folder / name)


def _write(path: Path, content: bytes) -> None:
    """Writes a new file down to the disk, with the permissions that the user's mask gives."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Makes the renames in a folder last through a power failure, where the system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


_held: Final[set[Path]] = set()
"""Folders that this process is alone in: a second lock of its own would wait for the first."""


@contextlib.contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Waits until no other run reads or writes a whole in the folder.

    The lock goes with the process. Within it, the same process may ask for it again. Windows has no
    such locks: there, two builds at a time must write to different folders.

    Args:
        folder: which must be there.

    Raises:
        OSError: it cannot be opened.
    """
    whole = folder.resolve()
    if sys.platform == "win32" or whole in _held:
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        # Some network file systems know no locks; there, the user sees to it.
        with contextlib.suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        _held.add(whole)
        yield
    finally:
        _held.discard(whole)
        os.close(descriptor)


@contextlib.contextmanager
def _signals_wait() -> Iterator[None]:
    """Holds back what a person or a system sends to end the program, until the files are right."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(
        signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT}
    )
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
