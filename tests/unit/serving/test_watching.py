"""Changes are told of, also where the system cannot watch files."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from watchfiles import Change

from sarcgen.serving import watching


async def first(folder: Path) -> set[Path]:
    async for changed in watching.changes_in([folder]):
        return changed
    raise AssertionError


def test_where_the_system_can_watch_no_more_files_they_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def told(*folders: Path, **options: Any) -> AsyncIterator[set[tuple[Change, str]]]:
        if not options["force_polling"]:
            raise OSError("OS file watch limit reached")
        yield {(Change.modified, str(folders[0] / "oak.yaml"))}

    monkeypatch.setattr(watching, "awatch", told)
    assert asyncio.run(first(tmp_path)) == {tmp_path / "oak.yaml"}
