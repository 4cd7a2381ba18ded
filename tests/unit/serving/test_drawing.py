"""A PDF is drawn in a process of its own, and what goes wrong there is told in a sentence."""

from __future__ import annotations

import asyncio

import pytest

from sarcgen.errors import RenderError
from sarcgen.serving.drawing import draw_pdf
from tests.support.cards import TEMPLATES


def test_a_page_that_no_build_would_draw_is_refused() -> None:
    with pytest.raises(RenderError, match="script"):
        asyncio.run(draw_pdf(b"<!DOCTYPE html><html><script>1</script></html>", TEMPLATES))


def test_a_process_that_dies_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")
    with pytest.raises(RenderError, match="ended early"):
        asyncio.run(draw_pdf(b"page", TEMPLATES))
