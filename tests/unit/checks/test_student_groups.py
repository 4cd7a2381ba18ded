"""Student groups that cannot make up one school are found; those that can are left in peace."""

from __future__ import annotations

from typing import Any

import pytest

from sarcgen.checks import student_groups
from sarcgen.problems import Severity
from tests.unit.checks.conftest import Check, Run

ALL_IN_ELA = "outcomes.ela.all_students"
ALL_IN_MATHEMATICS = "outcomes.mathematics.all_students"
ELA = "outcomes.ela"
RACES = (
    "black_or_african_american",
    "american_indian_or_alaska_native",
    "asian",
    "filipino",
    "hispanic_or_latino",
    "native_hawaiian_or_pacific_islander",
    "white",
    "two_or_more_races",
)


def enrolled(**groups: object) -> dict[str, Any]:
    return {f"{ELA}.{group}.total_enrollment": number for group, number in groups.items()}


def fields(run: Run, check: Check, changes: dict[str, Any], code: str) -> list[str]:
    found = run(check, changes)
    assert {problem.code for problem in found} <= {code}
    assert {problem.severity for problem in found} <= {Severity.WARNING}
    return [problem.field for problem in found]


@pytest.mark.parametrize(
    "check",
    [
        student_groups.same_number_for_every_group,
        student_groups.groups_add_up_to_more,
        student_groups.groups_add_up_to_less,
        student_groups.group_above_the_whole,
    ],
)
def test_the_founding_card_and_the_high_school_are_left_in_peace(
    check: Check, founding: Run, high_school: Run
) -> None:
    assert founding(check) == []
    assert high_school(check) == []


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        # 101 boys and 97 girls are the 198 of the file.
        (enrolled(female=98), [f"{ALL_IN_ELA}.total_enrollment"]),
        (enrolled(female=96), []),
        ({f"{ALL_IN_MATHEMATICS}.number_tested": 188}, [f"{ALL_IN_MATHEMATICS}.number_tested"] * 2),
        # The given groups are too many whatever the others are.
        (enrolled(asian="--", filipino="not reported", white=80), []),
        (enrolled(asian="--", filipino=None, white=81), [f"{ALL_IN_ELA}.total_enrollment"]),
        # One group above all is another rule's.
        (enrolled(female=199), []),
        (enrolled(all_students="--", female=199), []),
        (enrolled(english_learners=150, socioeconomically_disadvantaged=150), []),
    ],
)
def test_groups_that_share_no_student_are_no_more_than_all(
    high_school: Run, changes: dict[str, Any], where: list[str]
) -> None:
    assert fields(high_school, student_groups.groups_add_up_to_more, changes, "X111") == where


def test_the_message_names_table_column_and_groups(high_school: Run) -> None:
    (found,) = high_school(student_groups.groups_add_up_to_more, enrolled(female=98))
    assert found.message.startswith(
        "In table 13, “Total Enrollment” of Male and Female adds up to more than All Students."
    )


def test_the_same_number_for_every_group_is_one_finding_of_its_own(high_school: Run) -> None:
    changes = enrolled(**dict.fromkeys(("male", "female", "english_learners", *RACES), 198))
    changes |= enrolled(
        **dict.fromkeys(
            (
                "socioeconomically_disadvantaged",
                "students_with_disabilities",
                "students_receiving_migrant_education_services",
                "foster_youth",
                "homeless",
            ),
            "--",
        )
    )
    for check in (
        student_groups.groups_add_up_to_more,
        student_groups.groups_add_up_to_less,
        student_groups.group_above_the_whole,
    ):
        assert high_school(check, changes) == []
    check = student_groups.same_number_for_every_group
    assert fields(high_school, check, changes, "X117") == [f"{ALL_IN_ELA}.total_enrollment"]
    assert fields(high_school, check, changes | enrolled(homeless=197), "X117") == []


@pytest.mark.parametrize(
    ("changes", "fires"),
    [
        # A twentieth of 198 is 9.9: nine students of another gender are let pass.
        (enrolled(male=92), False),
        (enrolled(male=91), True),
        # In a small school, five.
        (enrolled(all_students=40, male=20, female=15), False),
        (enrolled(all_students=40, male=20, female=14), True),
        # A withheld group may hold ten students: five or six of all are left out beside 97 girls.
        (enrolled(all_students=112, male="--"), False),
        (enrolled(all_students=113, male="--"), True),
        (enrolled(all_students=113, male="not reported"), False),
        (enrolled(all_students=113, male=None), False),
        (enrolled(all_students="--", male=91), False),
        # More is another rule's.
        (enrolled(male=199), False),
    ],
)
def test_female_and_male_leave_out_few(
    high_school: Run, changes: dict[str, Any], *, fires: bool
) -> None:
    # Races as unknown as can be, so that only the genders are judged.
    unknown = enrolled(**dict.fromkeys(RACES, "not reported"))
    found = fields(high_school, student_groups.groups_add_up_to_less, unknown | changes, "X112")
    assert found == ([f"{ALL_IN_ELA}.total_enrollment"] if fires else [])


@pytest.mark.parametrize(
    ("changes", "fires"),
    [
        # A fifth of 198 is 39.6.
        (enrolled(hispanic_or_latino=58), False),
        (enrolled(hispanic_or_latino=57), True),
        # In a small school, ten.
        (
            enrolled(all_students=40) | enrolled(**dict.fromkeys(RACES, 0)) | enrolled(white=30),
            False,
        ),
        (
            enrolled(all_students=40) | enrolled(**dict.fromkeys(RACES, 0)) | enrolled(white=29),
            True,
        ),
        # Two groups of eleven each, withheld, stand for ten each.
        (enrolled(hispanic_or_latino=60, asian="--", two_or_more_races="--"), False),
        (enrolled(hispanic_or_latino=59, asian="--", two_or_more_races="--"), True),
        (enrolled(hispanic_or_latino=58, asian="--", white="not reported"), False),
        (enrolled(hispanic_or_latino="--", white="--"), True),
    ],
)
def test_the_races_leave_out_some(
    high_school: Run, changes: dict[str, Any], *, fires: bool
) -> None:
    unknown = enrolled(male="not reported")
    found = fields(high_school, student_groups.groups_add_up_to_less, unknown | changes, "X112")
    assert found == ([f"{ALL_IN_ELA}.total_enrollment"] if fires else [])


def test_what_a_withheld_group_was_taken_for_is_said_only_where_there_is_one(
    high_school: Run,
) -> None:
    check = student_groups.groups_add_up_to_less
    (withheld,) = high_school(check, enrolled(male="--"))
    assert '"--" was taken for ten students' in withheld.message
    (given,) = high_school(check, enrolled(male=40))
    assert "--" not in given.message


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        (enrolled(english_learners=198), []),
        (enrolled(english_learners=199), [f"{ELA}.english_learners.total_enrollment"]),
        ({f"{ELA}.female.number_tested": 191}, [f"{ELA}.female.number_tested"]),
        # 107 are socioeconomically disadvantaged, and all homeless students are among them.
        (enrolled(homeless=107), []),
        (enrolled(homeless=108), [f"{ELA}.homeless.total_enrollment"]),
        (enrolled(homeless=108, socioeconomically_disadvantaged="--"), []),
        # Above both, it is one finding.
        (enrolled(homeless=199), [f"{ELA}.homeless.total_enrollment"]),
        (enrolled(homeless=199, all_students="--"), [f"{ELA}.homeless.total_enrollment"]),
        (enrolled(english_learners=199, all_students="--"), []),
        (enrolled(english_learners="--"), []),
    ],
)
def test_no_group_is_larger_than_what_it_is_part_of(
    high_school: Run, changes: dict[str, Any], where: list[str]
) -> None:
    assert fields(high_school, student_groups.group_above_the_whole, changes, "X113") == where


def test_the_message_names_the_group_and_what_it_is_part_of(high_school: Run) -> None:
    (found,) = high_school(student_groups.group_above_the_whole, enrolled(homeless=108))
    assert "of Homeless is more than that of Socioeconomically Disadvantaged" in found.message


ABSENCE = "engagement.chronic_absenteeism"
COHORT = "engagement.graduation_by_group"


@pytest.mark.parametrize(
    "check",
    [
        student_groups.same_number_for_every_group,
        student_groups.groups_add_up_to_more,
        student_groups.groups_add_up_to_less,
        student_groups.group_above_the_whole,
    ],
)
def test_the_school_of_a_later_edition_is_left_in_peace(check: Check, later: Run) -> None:
    assert later(check) == []


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        # 22 and 22 are 44; graduates are 21 and 22 of 43.
        ({f"{COHORT}.male.cohort": 23}, [f"{COHORT}.all_students.cohort"]),
        ({f"{COHORT}.female.graduates": 22}, [f"{COHORT}.all_students.graduates"]),
        # 60, 61 and 3 are the 124 who are absent.
        ({f"{ABSENCE}.female.count": 59}, []),
        ({f"{ABSENCE}.female.count": 61}, [f"{ABSENCE}.all_students.count"]),
        # 271, 292 and 10 are 573.
        (
            {f"{ABSENCE}.non_binary.cumulative_enrollment": 11},
            [f"{ABSENCE}.all_students.cumulative_enrollment"],
        ),
        (
            {"outcomes.science_by_group.male.total_enrollment": 67},
            ["outcomes.science_by_group.all_students.total_enrollment"],
        ),
    ],
)
def test_groups_of_later_tables_are_no_more_than_all(
    later: Run, changes: dict[str, Any], where: list[str]
) -> None:
    assert fields(later, student_groups.groups_add_up_to_more, changes, "X111") == where


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        # A twentieth of 573 is 28.65.
        ({f"{ABSENCE}.female.cumulative_enrollment": 243}, []),
        (
            {f"{ABSENCE}.female.cumulative_enrollment": 242},
            [f"{ABSENCE}.all_students.cumulative_enrollment"],
        ),
        # The state leaves the row of another gender blank where there is none.
        ({f"{ABSENCE}.non_binary": "not reported"}, []),
        (
            {
                f"{ABSENCE}.non_binary": "not reported",
                f"{ABSENCE}.female.cumulative_enrollment": 252,
            },
            [f"{ABSENCE}.all_students.cumulative_enrollment"],
        ),
        # Withheld, it may be ten students.
        (
            {f"{ABSENCE}.non_binary": "--", f"{ABSENCE}.female.cumulative_enrollment": 243},
            [],
        ),
        # How few reached an outcome is no contradiction.
        ({f"{ABSENCE}.female.count": 0, f"{ABSENCE}.male.count": 0}, []),
        ({f"{COHORT}.female.graduates": 0, f"{COHORT}.white.graduates": 0}, []),
    ],
)
def test_groups_of_later_tables_leave_out_few(
    later: Run, changes: dict[str, Any], where: list[str]
) -> None:
    assert fields(later, student_groups.groups_add_up_to_less, changes, "X112") == where


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        # 124 of all students are absent, 83 of those who are disadvantaged.
        ({f"{ABSENCE}.english_learners.count": 125}, [f"{ABSENCE}.english_learners.count"]),
        ({f"{ABSENCE}.homeless.count": 84}, [f"{ABSENCE}.homeless.count"]),
        ({f"{ABSENCE}.homeless.count": 83}, []),
        ({f"{COHORT}.foster_youth.cohort": 26}, [f"{COHORT}.foster_youth.cohort"]),
    ],
)
def test_no_group_of_later_tables_is_larger_than_what_it_is_part_of(
    later: Run, changes: dict[str, Any], where: list[str]
) -> None:
    assert fields(later, student_groups.group_above_the_whole, changes, "X113") == where


def test_the_state_once_gave_every_group_the_enrollment_of_the_school(later: Run) -> None:
    groups = [
        *("all_students", "female", "male", "non_binary", "english_learners", *RACES),
        *("foster_youth", "homeless", "socioeconomically_disadvantaged"),
        *("students_receiving_migrant_education_services", "students_with_disabilities"),
    ]
    changes = {f"{ABSENCE}.{group}.cumulative_enrollment": 573 for group in groups}
    check = student_groups.same_number_for_every_group
    where = [f"{ABSENCE}.all_students.cumulative_enrollment"]
    assert fields(later, check, changes, "X117") == where
