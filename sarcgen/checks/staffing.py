"""Numbers of teachers that cannot stand beside one another."""

from __future__ import annotations

from collections.abc import Iterator

from sarcgen.checks.case import Case
from sarcgen.model.teachers import TeacherCredentials
from sarcgen.model.values import Figure, reveal
from sarcgen.model.vocabulary import SchoolKind
from sarcgen.problems import Problem


def part_of_all_misassignments(case: Case) -> Iterator[Problem]:
    """The total includes misassignments of teachers of English learners (note to the table)."""
    for year, row in case.school.conditions.teacher_misassignments.items():
        part, total = row.english_learners, row.total
        if isinstance(part, Figure) and isinstance(total, Figure) and reveal(part) > reveal(total):
            yield case.finding(
                "X127",
                ("conditions", "teacher_misassignments", year, "english_learners"),
                "More teachers of English learners are misassigned than teachers in all. The total"
                " includes them; correct one of the two.",
            )


def part_of_the_district(case: Case) -> Iterator[Problem]:
    """A school's teachers are among its district's.

    A charter school can be larger than the district that granted its charter, whose teachers are
    not the charter's: nothing is said of charter schools.
    """
    if case.school.kind is SchoolKind.CHARTER:
        return
    district = case.district.conditions.teacher_credentials
    for year, row in case.school.conditions.teacher_credentials.items():
        whole = district.get(year)
        if whole is None:
            continue
        for name in TeacherCredentials.model_fields:
            own, all_schools = getattr(row, name), getattr(whole, name)
            if not isinstance(own, Figure) or not isinstance(all_schools, Figure):
                continue
            if reveal(own) > reveal(all_schools):
                yield case.finding(
                    "X127",
                    ("conditions", "teacher_credentials", year, name),
                    f"The school has more teachers under “{name}” than its district in the same"
                    " year. Correct the school's number or the district's.",
                )
