"""Dashboards put together by hand, for tests of what is made of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from sarcgen.findings.dashboard import Dashboard, Order, dashboard_of
from sarcgen.findings.results import CheckedSchool, CheckRun
from sarcgen.findings.tally import CardTally, Section, Share, Tally
from tests.support.check_runs import DISTRICT, problem, school

DUE: Final = date(2020, 2, 1)
TODAY: Final = date(2019, 11, 26)
SECTIONS: Final = (
    Section("about-this-school", "About This School"),
    Section("conditions-of-learning", "A. Conditions of Learning"),
    Section("pupil-outcomes", "B. Pupil Outcomes"),
)
FULL: Final = Tally(Share(complete=12), Share(complete=8))
NOTHING: Final = Tally()


def card(*sections: Tally, district: str = "Sierra Unified") -> CardTally:
    """A card whose first sections are these, the others complete."""
    return CardTally(district, (*sections, *[FULL] * (len(SECTIONS) - len(sections))))


def checked(
    name: str, tally: CardTally | None, *codes: str, title: str | None = None
) -> CheckedSchool:
    """A school with this tally and findings of these codes in its own file."""
    found = [problem(code, name, line) for line, code in enumerate(codes, 1)]
    return replace(school(name, *found), tally=tally, title=title or f"{name.capitalize()} School")


def of(*schools: CheckedSchool, today: date = TODAY, order: Order = Order.NAME) -> Dashboard:
    """The dashboard of these schools."""
    return dashboard_of(CheckRun(schools), "2018-19", DUE, SECTIONS, today=today, order=order)


def sample(order: Order = Order.NAME, today: date = TODAY) -> Dashboard:
    """One school of each kind: ready, with gaps, with pending figures, one that cannot be read."""
    shared = problem("X130", DISTRICT, 7)
    gaps = card(
        Tally(Share(10, pending=1, missing=1), Share(5, not_reported=1, missing=2)),
        Tally(Share(12), Share(3, missing=5)),
        NOTHING,
    )
    schools = [
        checked("oak", card(), "X110"),
        checked("elm", gaps, "C101", "C102", "X110", title="Elm Elementary School"),
        checked("ash", card(Tally(Share(11, pending=1), Share(8)))),
        checked("fir", None, "Y101", "Y102"),
    ]
    with_shared = [
        replace(one, findings=(*one.findings, *school("x", shared).findings)) for one in schools
    ]
    return of(*with_shared, order=order, today=today)
