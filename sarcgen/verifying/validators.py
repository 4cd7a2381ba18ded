"""Other people's checkers of PDFs, each asked if it is installed."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final

from sarcgen.verifying.browser import INSTALL
from sarcgen.verifying.evidence import Check, Found, Weight

PAGE: Final = "page-validation"
OUTLOUD: Final = "outloud"
SKIPPED: Final = "TBL-010"
"""Outloud takes a table with as many heads as cells for layout; so has every list of contacts."""

_PATIENCE: Final = 300
"""Seconds after which outloud is taken to hang. A card takes it three."""

_WEIGHTS: Final = {"error": Weight.VIOLATION, "warning": Weight.REMARK}


def ask_page_validation(file: Path) -> Check:
    """All rules of PDF/UA-1 that a program can decide, by page-validation."""
    try:
        import page  # noqa: PLC0415 (an extra)
    except ImportError:
        return Check(PAGE, not_run=f"It is not installed. {INSTALL}")
    try:
        report = page.validate_pdf(str(file), profile="ua1")
    except (page.PageError, ValueError) as error:
        unread = Found("readable", f"It cannot be read: {error}.")
        return Check(PAGE, version(PAGE), "PDF/UA-1", (unread,))
    found = tuple(Found(failure.rule_id, f"{failure.message}.") for failure in report.failures)
    return Check(PAGE, version(PAGE), f"{report.rules.total} rules of PDF/UA-1", found)


def ask_outloud(file: Path) -> Check:
    """What a PDF says out loud, by outloud, which runs as a program of its own."""
    try:
        known = version(OUTLOUD)
    except PackageNotFoundError:
        return Check(OUTLOUD, not_run=f"It is not installed. {INSTALL}")
    # PyMuPDF, which it loads, is under another licence than sarcgen: the two never meet.
    run = [sys.executable, "-m", "outloud.cli"]
    options = ["--quiet", "--json", "-", "--skip", SKIPPED, "--fail-on", "never", str(file)]
    try:
        answer = subprocess.run(  # noqa: S603 (our own Python, and a file that is there)
            [*run, *options], capture_output=True, check=False, timeout=_PATIENCE
        )
        (result,) = _object(answer.stdout)["results"]
    except (subprocess.TimeoutExpired, OSError, ValueError, KeyError):
        return Check(OUTLOUD, not_run=f"Version {known} gave no answer about this file.")
    return Check(OUTLOUD, known, f"all but {SKIPPED}", tuple(_heard(result)))


def _object(answer: bytes) -> dict[str, Any]:
    text = answer.decode("utf-8", "replace")
    found, _ = json.JSONDecoder().raw_decode(text[text.index("{") :])
    return dict(found)


def _heard(result: dict[str, Any]) -> Iterator[Found]:
    if result["error"]:
        yield Found("readable", "It cannot be read.")
    for finding in result["findings"]:
        if finding["severity"] in _WEIGHTS:
            where = f"page {finding['page']}" if "page" in finding else ""
            says = f"{finding['message']}."
            yield Found(finding["rule"], says, where, _WEIGHTS[finding["severity"]])
