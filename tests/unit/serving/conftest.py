"""A made-up high school in a folder of its own, and a preview of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sarcgen.serving.snapshots import Order
from tests.support.previews import order_for, ridge_in


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return ridge_in(tmp_path)


@pytest.fixture
def order(tmp_path: Path, file: Path) -> Order:
    return order_for(tmp_path)
