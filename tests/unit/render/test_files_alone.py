"""One process at a time is alone in a folder, as often as it asks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sarcgen.render.files import alone_in, write_whole

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such locks")

ASK = """
import fcntl, os, sys
descriptor = os.open(sys.argv[1], os.O_RDONLY)
try:
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
except OSError:
    print("taken")
else:
    print("free")
"""


def asked(folder: Path) -> str:
    """Whether the folder is free for another process."""
    done = subprocess.run(
        [sys.executable, "-c", ASK, folder], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_a_process_that_is_alone_may_write_there_and_stays_alone(tmp_path: Path) -> None:
    with alone_in(tmp_path):
        assert asked(tmp_path) == "taken"
        with alone_in(tmp_path):
            write_whole({tmp_path / "a": b"1"})
        assert asked(tmp_path) == "taken"
    assert asked(tmp_path) == "free"


def test_a_failure_leaves_the_folder_free(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="stopped"), alone_in(tmp_path):
        raise ValueError("stopped")
    assert asked(tmp_path) == "free"
