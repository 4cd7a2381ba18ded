"""Files that are made from others are up to date."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.guards.repository import ROOT


@pytest.mark.parametrize("tool", ["tools.messages", "tools.rules", "tools.schemas"])
def test_what_a_tool_makes_is_what_is_committed(tool: str) -> None:
    result = subprocess.run(
        [sys.executable, "-m", tool, "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
