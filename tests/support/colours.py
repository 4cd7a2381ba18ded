"""The colours of style sheets, and how well one can be read on another."""

from __future__ import annotations

import re
from typing import Final

_DARK: Final = re.compile(r"prefers-color-scheme: dark\) \{\s*:root \{([^}]+)\}")
_ROOT: Final = re.compile(r":root \{([^}]+)\}")
_COLOUR: Final = re.compile(r"--([\w-]+): (#\w{6})")


def schemes_of(css: str) -> list[dict[str, str]]:
    """The named colours of a sheet: the light ones, and the dark ones if it has any."""
    dark = " ".join(_DARK.findall(css))
    light = " ".join(_ROOT.findall(_DARK.sub("", css)))
    return [dict(_COLOUR.findall(scheme)) for scheme in (light, dark) if scheme]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
