"""Text can be read: in print, on a light screen and on a dark one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.colours import contrast, schemes_of

COLOURS = {
    "site.css": [
        *[
            (ink, paper)
            for ink in ("ink", "muted", "brand", "link", "accent")
            for paper in ("paper", "tint")
        ],
        ("alert", "alert-tint"),
        ("band-ink", "band"),
        ("band-muted", "band"),
        ("band-accent", "band"),
    ],
    "screen.css": [
        *[
            (ink, paper)
            for ink in ("ink", "muted", "brand", "link", "accent")
            for paper in ("paper", "tint", "stripe")
        ],
        ("alert", "alert-tint"),
        ("band-ink", "band"),
        ("band-muted", "band"),
        ("band-accent", "band"),
    ],
    "print.css": [
        *[
            (ink, paper)
            for ink in ("ink", "muted", "brand", "link", "accent")
            for paper in ("paper", "tint", "stripe")
        ],
        ("alert", "alert-tint"),
    ],
}


@pytest.mark.parametrize("sheet", COLOURS)
def test_text_contrasts_with_what_it_stands_on(templates: Path, sheet: str) -> None:
    sheets = [sheet] if sheet == "print.css" else ["shared.css", sheet]
    css = "".join((templates / "base" / name).read_text("utf-8") for name in sheets)
    schemes = schemes_of(css)
    assert len(schemes) == (1 if sheet == "print.css" else 2)
    for scheme in schemes:
        colours = {"paper": "#ffffff", **scheme}
        for ink, paper in COLOURS[sheet]:
            ratio = contrast(colours[ink], colours[paper])
            assert ratio >= 4.5, f"{ink} on {paper}: {ratio:.2f}"


def test_every_colour_of_the_style_sheets_has_a_name(templates: Path) -> None:
    for sheet in ("shared.css", "screen.css", "print.css"):
        css = (templates / "base" / sheet).read_text("utf-8")
        rules = re.sub(r":root \{.*?\}|@page.*?\n\}", "", css, flags=re.DOTALL)
        assert re.findall(r"#[0-9a-fA-F]{3,8}\b", rules) == []


def test_bars_stand_out_from_their_scale_and_from_the_paper(templates: Path) -> None:
    """On a screen by the names of colours; in print by what the drawing itself says."""
    folder = templates / "base"
    css = "".join((folder / name).read_text("utf-8") for name in ("shared.css", "screen.css"))
    schemes = schemes_of(css)
    pairs = [
        (scheme[bar], scheme[ground])
        for scheme in schemes
        for bar in ("brand", "control")
        for ground in ("paper", "tint")
    ]
    drawing = (folder / "chart.html.j2").read_text("utf-8")
    scale, other, own = sorted(set(re.findall("#[0-9a-f]{6}", drawing)), reverse=True)
    pairs += [(bar, ground) for bar in (own, other) for ground in (scale, "#ffffff")]
    assert len(pairs) == 12
    assert [pair for pair in pairs if contrast(*pair) < 3] == []
