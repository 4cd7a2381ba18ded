"""The list of checks, in the order of the card."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from sarcgen.checks import (
    arithmetic,
    blanks,
    class_sizes,
    contacts,
    facilities,
    group_rates,
    money,
    narratives,
    placeholders,
    principals,
    privacy,
    provisional,
    rates,
    safety,
    said_twice,
    school_names,
    staffing,
    state_tests,
    student_groups,
    teacher_tables,
    textbooks,
    unused,
    years,
)
from sarcgen.checks.case import Case
from sarcgen.problems import Problem
from sarcgen.records.load import Record
from sarcgen.tables.raw import RawReport

CHECKS: Final[tuple[Callable[[Case], Iterator[Problem]], ...]] = (
    provisional.provisional_template,
    arithmetic.enrollment_total,
    rates.shares_of_enrollment,
    staffing.part_of_the_district,
    staffing.part_of_all_misassignments,
    teacher_tables.positions_add_up,
    teacher_tables.shares_of_positions,
    teacher_tables.details_add_up,
    teacher_tables.details_as_placed,
    said_twice.all_students_in_both_tables,
    arithmetic.tested_and_enrolled,
    arithmetic.percent_tested_given,
    state_tests.tested_and_not_tested,
    state_tests.subjects_far_apart,
    state_tests.more_in_tests_than_in_grades,
    student_groups.same_number_for_every_group,
    student_groups.groups_add_up_to_more,
    student_groups.groups_add_up_to_less,
    student_groups.group_above_the_whole,
    group_rates.part_above_its_whole,
    group_rates.rate_that_does_not_follow,
    rates.graduates_and_dropouts,
    rates.expelled_and_suspended,
    class_sizes.average_of_the_classes,
    class_sizes.students_in_classes,
    arithmetic.counselor_ratio_given,
    arithmetic.counselors_reported,
    arithmetic.expenditure_parts,
    arithmetic.percent_differences,
    money.expenditures_of_a_likely_size,
    money.salaries_of_a_likely_size,
    money.salaries_in_order,
    money.average_among_the_salaries,
    money.shares_of_the_budget,
    arithmetic.advanced_placement_total,
    contacts.contact_forms,
    contacts.grade_span,
    textbooks.textbooks_of_the_year,
    textbooks.remedy_described,
    facilities.inspection_recent,
    facilities.repair_described,
    facilities.overall_rating,
    placeholders.placeholders,
    narratives.phone_numbers,
    principals.principal_named,
    school_names.school_named,
    years.old_years,
    safety.plan_dated,
    safety.parents_told_whom_to_ask,
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
