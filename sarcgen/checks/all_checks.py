"""The list of checks, in the order of the card."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from sarcgen.checks import arithmetic, blanks, conditions, narratives, privacy, unused
from sarcgen.checks.case import Case
from sarcgen.problems import Problem
from sarcgen.records.load import Record
from sarcgen.tables.raw import RawReport

CHECKS: Final[tuple[Callable[[Case], Iterator[Problem]], ...]] = (
    arithmetic.enrollment_total,
    arithmetic.tested_and_enrolled,
    arithmetic.percent_tested_given,
    arithmetic.expenditure_parts,
    arithmetic.percent_differences,
    arithmetic.counselor_ratio_given,
    conditions.textbooks_of_the_year,
    conditions.repair_described,
    narratives.phone_numbers,
    privacy.small_numbers_in_texts,
    privacy.rows_to_hide,
    blanks.not_reported,
    blanks.stood_in,
    unused.unused_figures,
)


def cross_check(record: Record, report: RawReport) -> list[Problem]:
    """Everything that the checks find in one school's data."""
    case = Case(record, report)
    return [problem for check in CHECKS for problem in check(case)]
