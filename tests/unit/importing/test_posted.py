from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from sarcgen.errors import UsageError
from sarcgen.importing.posted import posted_files


def test_files_folders_and_archives_are_read(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "b.csv").write_text("b", "utf-8")
    (tmp_path / "in" / "layout.docx").write_text("no data", "utf-8")
    (tmp_path / "in" / ".hidden.txt").write_text("no data", "utf-8")
    (tmp_path / "a.txt").write_text("a", "utf-8")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("deep/c.TXT", "c")
        archive.writestr("__MACOSX/._c.TXT", "no data")
        archive.writestr("readme.md", "no data")
    found, problems = posted_files([tmp_path / "a.txt", tmp_path / "in", tmp_path / "all.zip"])
    assert problems == []
    assert [(one.name, one.raw, one.asked_for) for one in found] == [
        ("a.txt", b"a", True),
        ("b.csv", b"b", False),
        ("c.TXT", b"c", False),
    ]
    assert found[2].place.endswith("all.zip!deep/c.TXT")
    assert found[0].sha256 == hashlib.sha256(b"a").hexdigest()


def test_a_sheet_is_known_by_the_end_of_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.XLSX").write_bytes(b"")
    ((one,), _) = posted_files([tmp_path])
    assert one.is_sheet


def test_a_damaged_archive_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 broken")
    found, problems = posted_files([tmp_path / "a.zip"])
    assert found == []
    assert [problem.code for problem in problems] == ["I100"]


def test_nothing_there_is_a_mistake_of_the_command_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no file or folder"):
        posted_files([tmp_path / "nowhere"])
    with pytest.raises(UsageError, match="no data file"):
        posted_files([tmp_path])
