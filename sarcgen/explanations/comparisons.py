"""Codes of comparisons between schools, with the year before and between district files."""

from __future__ import annotations

from typing import Final

from sarcgen.explanations.explanation import Explanation

COMPARISONS: Final[dict[str, Explanation]] = {}
