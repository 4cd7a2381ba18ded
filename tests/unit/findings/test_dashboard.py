"""The dashboard's values: how far each card is, in which order, and the totals."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sarcgen.findings.dashboard import Order, Progress, SchoolStatus
from sarcgen.findings.groups import Counts
from sarcgen.findings.results import Finding, Standing
from sarcgen.findings.tally import Share, Tally
from tests.support.check_runs import DISTRICT, problem, run_of
from tests.support.check_runs import school as checked_school
from tests.support.dashboards import FULL, NOTHING, SECTIONS, TODAY, card, checked, of, sample


def named(schools: tuple[SchoolStatus, ...]) -> list[str]:
    return [school.school for school in schools]


@pytest.mark.parametrize(
    ("today", "left", "words"),
    [
        (date(2019, 11, 26), 67, "67 days left"),
        (date(2020, 1, 31), 1, "1 day left"),
        (date(2020, 2, 1), 0, "due today"),
        (date(2020, 2, 2), -1, "1 day past"),
        (date(2020, 2, 9), -8, "8 days past"),
    ],
)
def test_the_days_are_counted_to_the_due_date(today: date, left: int, words: str) -> None:
    dashboard = sample(today=today)
    assert (dashboard.days_left, dashboard.countdown) == (left, words)
    assert dashboard.due_on == "February 1, 2020"


def test_a_card_is_ready_when_nothing_is_missing_or_pending_and_no_error_is_open() -> None:
    one = Share(complete=1)
    for tally, codes, progress in (
        (card(), (), Progress.READY),
        (card(), ("X110", "C201"), Progress.READY),
        (card(Tally(one + Share(not_reported=1), one)), (), Progress.READY),
        (card(), ("C105",), Progress.UNFINISHED),
        (card(Tally(one, one + Share(missing=1))), (), Progress.UNFINISHED),
        (card(Tally(one + Share(pending=1), one)), (), Progress.UNFINISHED),
        (None, ("Y101",), Progress.UNREADABLE),
    ):
        (school,) = of(checked("oak", tally, *codes)).schools
        assert school.progress is progress


def test_findings_count_by_severity_and_those_set_aside_apart() -> None:
    aside = Finding(problem("X120"), Standing.IGNORED, "It is right.")
    one = checked("oak", card(), "C101", "X110", "X111")
    (school,) = of(replace(one, findings=(*one.findings, aside))).schools
    assert school.findings == Counts(errors=1, warnings=2, ignored=1, accepted=0)


def test_a_finding_in_a_districts_file_counts_for_each_school_and_once_in_all() -> None:
    shared = problem("X130", DISTRICT)
    schools = [checked_school(name, shared, problem("X110", name)) for name in ("oak", "elm")]
    dashboard = of(*schools)
    assert [school.findings.warnings for school in dashboard.schools] == [2, 2]
    assert dashboard.findings == Counts.of(run_of(*schools).findings())
    assert dashboard.findings.warnings == 3


def test_schools_stand_by_name_whatever_their_files_are_called() -> None:
    schools = [
        checked("a", card(), title="Zinfandel"),
        checked("c", card(), title="oak"),
        checked("b", card(), title="Oak"),
        checked("d", None, title="Élan"),
    ]
    assert named(of(*schools).schools) == ["b", "c", "a", "d"]
    assert of(*schools) == of(*schools[::-1])


def test_the_worst_come_first_if_asked() -> None:
    half = card(*[Tally(Share(complete=1, missing=1))] * 3)
    schools = [
        checked("ready", card()),
        checked("warned", card(), "X110"),
        checked("wrong", card(), "C105"),
        checked("half", half),
        checked("unread", None, "Y101"),
        checked("nearly", card(Tally(Share(complete=999, missing=1)), FULL, FULL)),
        checked("almost", card(Tally(Share(complete=998, missing=2)), FULL, FULL)),
        checked("empty", card(NOTHING, NOTHING, NOTHING)),
    ]
    in_order = ["unread", "half", "almost", "nearly", "wrong", "warned", "empty", "ready"]
    assert named(of(*schools, order=Order.WORST).schools) == in_order
    assert of(*schools, order=Order.WORST) == of(*schools[::-1], order=Order.WORST)


def test_totals_are_those_of_the_cards_that_can_be_read() -> None:
    dashboard = sample()
    assert len(dashboard.by_section) == len(SECTIONS)
    assert dashboard.by_section[0] == Tally(
        Share(33, pending=2, missing=1), Share(21, not_reported=1, missing=2)
    )
    assert dashboard.whole.both.missing == 8
    assert {word: dashboard.how_many(word) for word in Progress} == {
        Progress.READY: 1,
        Progress.UNFINISHED: 2,
        Progress.UNREADABLE: 1,
    }


def test_where_nothing_can_be_read_there_are_no_totals() -> None:
    dashboard = of(checked("oak", None, "Y101"))
    assert dashboard.by_section == (Tally(),) * len(SECTIONS)
    assert dashboard.whole.both.percent is None
    assert dashboard.districts == ()


def test_districts_are_named_once_and_by_name() -> None:
    dashboard = of(
        *(checked(name, card(district=name)) for name in ("Tule", "Sierra", "")),
        checked("oak", card(district="Sierra")),
        today=TODAY,
    )
    assert dashboard.districts == ("Sierra", "Tule")
