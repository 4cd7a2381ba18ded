"""The dashboard for programs and spreadsheets; README.md lists the keys.

A key that is there stays and keeps its meaning; new ones may come.
"""

from __future__ import annotations

import csv
import json
from dataclasses import asdict
from io import StringIO
from typing import Any, Final

from sarcgen.findings.dashboard import Dashboard, Progress, SchoolStatus
from sarcgen.findings.groups import Counts
from sarcgen.findings.repeatable import one_line
from sarcgen.findings.tally import Section, Share, Tally

VERSION: Final = 1
"""Of the form; it goes up when something that was there changes or goes."""

_FORMULA: Final = ("=", "+", "-", "@")
"""Beginnings that a spreadsheet takes for a formula."""


def dashboard_json(dashboard: Dashboard) -> str:
    """The whole dashboard as one JSON object, in ASCII."""
    data = {
        "version": VERSION,
        "edition": dashboard.edition,
        "due": dashboard.due.isoformat(),
        "today": dashboard.today.isoformat(),
        "days_left": dashboard.days_left,
        "sections": [asdict(section) for section in dashboard.sections],
        "total": {
            "schools": len(dashboard.schools),
            **{word.value: dashboard.how_many(word) for word in Progress},
            **_counted(dashboard.findings),
            "card": _card(dashboard.whole, dashboard.sections, dashboard.by_section),
        },
        "schools": [_school(school, dashboard.sections) for school in dashboard.schools],
    }
    return json.dumps(data, indent=2) + "\n"


def _school(school: SchoolStatus, sections: tuple[Section, ...]) -> dict[str, Any]:
    card = school.card
    return {
        "school": school.school,
        "title": school.title,
        "file": school.file,
        "progress": school.progress.value,
        **_counted(school.findings),
        "card": None if card is None else _card(card.whole, sections, card.sections),
    }


def _counted(findings: Counts) -> dict[str, int]:
    return {
        "errors": findings.errors,
        "warnings": findings.warnings,
        "ignored": findings.ignored,
    }


def _card(
    whole: Tally, sections: tuple[Section, ...], by_section: tuple[Tally, ...]
) -> dict[str, Any]:
    return {
        **_tally(whole),
        "sections": {
            section.id: _tally(tally) for section, tally in zip(sections, by_section, strict=True)
        },
    }


def _tally(tally: Tally) -> dict[str, Any]:
    return {
        "percent_complete": tally.both.percent,
        **_share(tally.both),
        "from_state": _share(tally.state),
        "from_district": _share(tally.district),
    }


def _share(share: Share) -> dict[str, int]:
    return {
        "required": share.required,
        "complete": share.complete,
        "missing": share.missing,
        "pending": share.pending,
        "not_reported": share.not_reported,
    }


def dashboard_csv(dashboard: Dashboard) -> str:
    """A head and one row a school. What cannot be counted is empty."""
    rows = [_row(school, dashboard) for school in dashboard.schools]
    heads = [
        *("edition", "due", "today", "days_left", "school", "title", "file", "progress"),
        *("errors", "warnings", "ignored", "percent_complete"),
        *(f"percent_complete_{section.id.replace('-', '_')}" for section in dashboard.sections),
        *("required", "complete", "missing", "pending", "not_reported"),
        *(f"{word}_from_{who}" for who in ("state", "district") for word in ("missing", "pending")),
    ]
    page = StringIO()
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow(heads)
    writer.writerows(rows)
    return page.getvalue()


def _row(school: SchoolStatus, dashboard: Dashboard) -> list[object]:
    first = [
        *(dashboard.edition, dashboard.due.isoformat(), dashboard.today.isoformat()),
        dashboard.days_left,
        *map(_text, (school.school, school.title, school.file)),
        school.progress.value,
        *_counted(school.findings).values(),
    ]
    card = school.card
    if card is None:
        return [*first, *[""] * (10 + len(dashboard.sections))]
    whole = card.whole
    return [
        *first,
        whole.both.percent,
        *(tally.both.percent for tally in card.sections),
        *_share(whole.both).values(),
        *(whole.state.missing, whole.state.pending),
        *(whole.district.missing, whole.district.pending),
    ]


def _text(words: str) -> str:
    """A text that a spreadsheet shows as it is."""
    line = one_line(words)
    return f"'{line}" if line.startswith(_FORMULA) else line
