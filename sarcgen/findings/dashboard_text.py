"""The dashboard for a person at a terminal: one row a school, in 80 columns where they suffice."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from typing import Final

from rich.box import Box
from rich.console import Console
from rich.style import Style
from rich.table import Column, Table
from rich.text import Text

from sarcgen.findings.dashboard import Dashboard, Progress
from sarcgen.findings.groups import Counts
from sarcgen.findings.repeatable import one_line
from sarcgen.findings.tally import Tally

NARROWEST: Final = 80
"""Columns below which the table does not shrink; a narrower terminal folds its lines."""

WIDEST: Final = 120
"""Columns beyond which figures would stand too far from their school's name."""

_NAME: Final = 16
_NOTHING: Final = "-"
_RULED: Final = Box("    \n    \n -  \n    \n -  \n    \n    \n    \n", ascii=True)
"""A rule of hyphens under the heads and over the totals; blanks between columns."""

_BOLD: Final = Style(bold=True)
_DIM: Final = Style(dim=True)
_GOOD: Final = Style(color="green")
_ERROR: Final = Style(color="red", bold=True)
_WARNING: Final = Style(color="yellow")


def dashboard_text(dashboard: Dashboard, *, width: int = NARROWEST, colour: bool = False) -> str:
    """The dashboard as lines of text.

    Args:
        dashboard: what to tell.
        width: columns of the terminal.
        colour: with the control sequences of a terminal. Colour repeats what the numbers tell.
    """
    page = StringIO()
    console = Console(
        file=page,
        width=max(NARROWEST, min(width, WIDEST)),
        color_system="standard" if colour else None,
        force_terminal=colour,
        no_color=not colour,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
    for line in _head(dashboard):
        console.print(Text(line), soft_wrap=True)
    console.print()
    console.print(_table(dashboard))
    console.print()
    for line in _legend(dashboard):
        console.print(Text(line))
    return "".join(f"{line.rstrip()}\n" for line in page.getvalue().splitlines())


def _head(dashboard: Dashboard) -> Iterator[str]:
    districts = dashboard.districts
    of_one = f", {one_line(districts[0])}" if len(districts) == 1 else ""
    yield f"Report cards {dashboard.edition}{of_one}"
    when = dashboard.countdown
    when = f"Due {dashboard.due_on}: {when}." if dashboard.days_left else f"{when.capitalize()}."
    ready, schools = dashboard.how_many(Progress.READY), len(dashboard.schools)
    unreadable = dashboard.how_many(Progress.UNREADABLE)
    rest = f"; {unreadable} cannot be read" if unreadable else ""
    yield (
        f"{when} {ready} of {schools} card{'' if schools == 1 else 's'}"
        f" {'is' if ready == 1 else 'are'} ready{rest}."
    )


def _table(dashboard: Dashboard) -> Table:
    table = Table(
        Column("\nSchool", min_width=_NAME, overflow="fold"),
        Column("%\nAll", justify="right", no_wrap=True, style=_BOLD),
        *(
            Column(f"%\n{section.short}", justify="right", no_wrap=True)
            for section in dashboard.sections
        ),
        *(
            Column(head, justify="right", no_wrap=True)
            for head in ("CDE\nowes", "LEA\nowes", "Pend-\ning", "Left\nblank")
        ),
        Column("\nErrors", justify="right", no_wrap=True),
        Column("Warn-\nings", justify="right", no_wrap=True),
        box=_RULED,
        padding=0,
        pad_edge=False,
        show_edge=False,
        header_style=_BOLD,
    )
    for school in dashboard.schools:
        name = one_line(school.title)
        if school.card is None:
            blanks = [Text(_NOTHING, _DIM)] * (len(dashboard.sections) + 5)
            table.add_row(Text(f"{name} (cannot be read)"), *blanks, *_findings(school.findings))
        else:
            cells = _cells(school.card.whole, school.card.sections)
            table.add_row(Text(name), *cells, *_findings(school.findings))
    table.add_section()
    number = len(dashboard.schools)
    table.add_row(
        Text("In all" if number == 1 else f"All {number} schools", _BOLD),
        *_cells(dashboard.whole, dashboard.by_section),
        *_findings(dashboard.findings),
    )
    return table


def _cells(whole: Tally, sections: tuple[Tally, ...]) -> Iterator[Text]:
    for tally in (whole, *sections):
        percent = tally.both.percent
        if percent is None:
            yield Text(_NOTHING, _DIM)
        else:
            yield Text(str(percent), _GOOD if percent == 100 else Style.null())
    yield _number(whole.state.missing)
    yield _number(whole.district.missing)
    yield _number(whole.both.pending)
    yield _number(whole.both.not_reported)


def _findings(found: Counts) -> Iterator[Text]:
    yield _number(found.errors, _ERROR)
    yield _number(found.warnings, _WARNING)


def _number(number: int, style: Style | None = None) -> Text:
    return Text(str(number), (style or Style.null()) if number else _DIM)


def _legend(dashboard: Dashboard) -> Iterator[str]:
    titles = [section.title for section in dashboard.sections]
    yield (
        "%: how much is there of what the cards require, in all and by section"
        f" ({'; '.join(titles)})."
    )
    yield (
        "Owes: required figures and texts that are missing and that the state (CDE), or the"
        " district or school (LEA), supplies."
        " Pending: not released yet. Left blank: “not reported”."
    )
    yield (
        "A finding in a district's file counts for each of its schools, and once in the last row."
        " “sarcgen check” lists the findings."
    )
    ignored = dashboard.findings.ignored
    if ignored:
        many = f"{ignored} finding{'' if ignored == 1 else 's'}"
        yield f"Not counted: {many} that the files ignore, each with a reason."
