"""Text can be read: in print, on a light screen and on a dark one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

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
    css = (templates / "base" / sheet).read_text("utf-8")
    schemes = re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    assert len(schemes) == (1 if sheet == "print.css" else 2)
    for scheme in schemes:
        colours = {"paper": "#ffffff", **dict(re.findall(r"--([\w-]+): (#\w{6})", scheme))}
        for ink, paper in COLOURS[sheet]:
            ratio = contrast(colours[ink], colours[paper])
            assert ratio >= 4.5, f"{ink} on {paper}: {ratio:.2f}"


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_every_colour_of_the_style_sheets_has_a_name(templates: Path) -> None:
    for sheet in ("screen.css", "print.css"):
        css = (templates / "base" / sheet).read_text("utf-8")
        rules = re.sub(r":root \{.*?\}|@page.*?\n\}", "", css, flags=re.DOTALL)
        assert re.findall(r"#[0-9a-fA-F]{3,8}\b", rules) == []
