"""What several guards share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.machines import Machine, invented_machine


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """An invented machine that lacks nothing but a browser."""
    return invented_machine(tmp_path)
