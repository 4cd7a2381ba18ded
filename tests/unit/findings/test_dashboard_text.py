"""The dashboard at a terminal: a row a school within the width, colour that adds nothing."""

from __future__ import annotations

import re
from datetime import date

import pytest

from sarcgen.findings.dashboard_text import dashboard_text
from sarcgen.findings.tally import Share, Tally
from tests.support.dashboards import DUE, NOTHING, TODAY, card, checked, of, sample

CONTROL = re.compile(r"\x1b\[[0-9;]*m")


def row_of(text: str, start: str) -> list[str]:
    """The words of the row that begins so, after its name."""
    (line,) = [line for line in text.splitlines() if line.startswith(f"{start} ")]
    return line.removeprefix(start).split()


def test_it_begins_with_the_edition_the_days_and_what_is_ready() -> None:
    lines = dashboard_text(sample()).splitlines()
    assert lines[:3] == [
        "Report cards 2018-19, Sierra Unified",
        "Due February 1, 2020: 67 days left. 1 of 4 cards is ready; 1 cannot be read.",
        "",
    ]


@pytest.mark.parametrize(
    ("schools", "today", "line"),
    [
        (1, DUE, "Due today. 1 of 1 card is ready."),
        (2, date(2020, 2, 9), "Due February 1, 2020: 8 days past. 2 of 2 cards are ready."),
    ],
)
def test_numbers_agree_with_their_words(schools: int, today: date, line: str) -> None:
    dashboard = of(*(checked(f"oak-{n}", card()) for n in range(schools)), today=today)
    assert line in dashboard_text(dashboard).splitlines()


def test_several_districts_are_not_named() -> None:
    schools = (checked(name, card(district=name)) for name in ("Sierra", "Tule"))
    assert dashboard_text(of(*schools)).splitlines()[0] == "Report cards 2018-19"


def test_a_row_tells_percentages_what_is_owed_and_findings() -> None:
    text = dashboard_text(sample())
    assert row_of(text, "Oak School") == ["100", "100", "100", "100", *"0000", "0", "2"]
    assert row_of(text, "Elm Elementary School") == ["75", "75", "75", "-", *"1711", "2", "2"]
    assert row_of(text, "Ash School") == ["98", "95", "100", "100", *"0010", "0", "1"]
    assert row_of(text, "All 4 schools") == ["93", "90", "91", "100", *"1721", "4", "3"]


def test_a_school_that_cannot_be_read_says_so_and_stops_no_other() -> None:
    assert row_of(dashboard_text(sample()), "Fir School (cannot be read)") == [
        *"--------",
        "2",
        "1",
    ]


def test_the_heads_stand_over_their_columns() -> None:
    lines = dashboard_text(sample()).splitlines()
    (head,) = [line for line in lines if line.startswith("School")]
    assert head.split() == [
        "School",
        "All",
        "About",
        *"AB",
        *["owes", "owes", "ing", "blank", "Errors"],
        "ings",
    ]
    (row,) = [line for line in lines if line.startswith("Elm")]
    for name, cell in (("All", "75"), ("About", "75"), ("Errors", "2")):
        end = head.index(name) + len(name)
        assert row[:end].endswith(f" {cell}")


def test_it_ends_with_what_the_columns_mean() -> None:
    text = " ".join(dashboard_text(sample()).split())
    assert "(About This School; A. Conditions of Learning; B. Pupil Outcomes)." in text
    assert "state (CDE)" in text
    assert "district or school (LEA)" in text
    assert "Not counted" not in text


def long_named(count: int) -> str:
    numbers = Tally(Share(complete=800, missing=999), Share(100, 999, 999, 999))
    schools = [
        checked(f"s{n}", card(*[numbers] * 3), *["C101"] * 150, *["X110"] * 999, title=title)
        for n in range(count)
        for title in ("Polytechnic Academy of Engineering, Mathematics and the Performing Arts",)
    ]
    return dashboard_text(of(*schools))


def test_it_fits_80_columns_whatever_the_names_and_numbers() -> None:
    for text in (dashboard_text(sample()), long_named(1), long_named(40)):
        assert max(map(len, text.splitlines())) <= 80
    assert "Mathematics" in long_named(1)


def test_a_wider_terminal_keeps_names_on_one_line() -> None:
    dashboard = of(checked("oak", card(), title="Kellogg Polytechnic Elementary School"))
    assert not row_found(dashboard_text(dashboard, width=60))
    assert not row_found(dashboard_text(dashboard, width=70))
    assert row_found(dashboard_text(dashboard, width=110))
    assert max(map(len, dashboard_text(dashboard, width=500).splitlines())) <= 120


def row_found(text: str) -> bool:
    assert "Kellogg" in text
    return "Kellogg Polytechnic Elementary School " in text


def test_colour_only_repeats_what_the_numbers_say() -> None:
    plain, coloured = dashboard_text(sample()), dashboard_text(sample(), colour=True)
    assert not CONTROL.search(plain)
    assert CONTROL.search(coloured)
    stripped = "\n".join(line.rstrip() for line in CONTROL.sub("", coloured).splitlines())
    assert stripped == plain.rstrip("\n")


def test_neither_the_surroundings_nor_the_clock_change_it(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = dashboard_text(sample())
    for name, value in {"COLUMNS": "40", "FORCE_COLOR": "1", "TERM": "xterm-256color"}.items():
        monkeypatch.setenv(name, value)
    assert dashboard_text(sample()) == plain
    assert dashboard_text(sample(today=TODAY)) == plain


def test_a_name_is_text_and_nothing_else() -> None:
    dashboard = of(
        checked("oak", card(NOTHING), title="[red]Oak[/red] :smile:\x1b[31m"),
        checked("elm", None, title="[/] Elm"),
    )
    text = dashboard_text(dashboard, width=120)
    assert "[red]Oak[/red] :smile: [31m " in text
    assert "[/] Elm" in text
    assert "\x1b" not in text
