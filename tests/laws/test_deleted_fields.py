"""Whatever is deleted from a complete file is found: once, by its name, where it belongs.

Deleted is every field of every complete school and of its district, one at a time. What the card
can do without is told by a rule, and gives no finding.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, TypeVar

import pytest

from sarcgen.checking import check_schools
from sarcgen.model.vocabulary import SchoolKind
from sarcgen.pipeline import examine, template_of
from sarcgen.problems import Problem
from sarcgen.reading.document import Path as KeyPath
from sarcgen.records.load import load_record
from sarcgen.records.locate import DISTRICT_FILE, SchoolFile, all_schools
from sarcgen.tables.completeness import missing
from sarcgen.tables.keys import is_year
from sarcgen.tables.tabulate import tabulate
from tests.support.cards import EXAMPLES, ROOT, TEMPLATES
from tests.support.deletions import SHARED, Original, original

INVENTED: Final = all_schools(EXAMPLES)
SOURCES: Final = {
    f"{source.school} {source.edition}": source
    for source in (*INVENTED, *all_schools(ROOT / "schools"))
}
FILES: Final = [
    (school, name)
    for school, source in SOURCES.items()
    for name in (source.file.name, DISTRICT_FILE)
]
IN_FULL: Final = ("2018-19", "2022-23", "2023-24")
"""Editions with real cards. Of the others, much the same, every seventh field is tried."""
MOST_TO_DO_WITHOUT: Final = 0.3
"""Share of the fields of a file; most of them are percentages and class sizes given for once."""

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Field:
    """A field of a file.

    Attributes:
        path: where it stands.
        beside: every field of the file.
        grades: what the school serves.
        of_county_office: it stands in the district's file of such a school.
    """

    path: KeyPath
    beside: list[KeyPath]
    grades: set[str]
    of_county_office: bool

    @property
    def key(self) -> str:
        """Its own key."""
        return str(self.path[-1])

    @property
    def dotted(self) -> str:
        """Its path as messages write it."""
        return ".".join(map(str, self.path))


def is_one_of_several_bands(field: Field) -> bool:
    """Whether a row of class sizes counts classes of another size too."""
    row = [p for p in field.beside if p[:-1] == field.path[:-1] and "classes_of_" in str(p[-1])]
    return field.path in row and len(row) > 1


CAN_DO_WITHOUT: Final[dict[str, Callable[[Field], bool]]] = {
    "sarcgen works it out": lambda field: (
        field.path == ("enrollment", "total")
        or field.key in ("percent_tested", "percent_not_tested")
        or field.key.endswith(("_against_district", "_against_state"))
    ),
    "no table prints it: it decides whether another figure may be printed": lambda field: (
        "earlier_totals" in field.path
        or field.key == "number_with_scores"
        or (field.key in ("cumulative_enrollment", "cohort") and is_year(str(field.path[-2])))
        or (
            field.key == "number_tested"
            and bool({"physical_fitness", "fitness_participation"} & set(field.path))
        )
    ),
    "the row is printed only where the state gives it": lambda field: (
        "enrollment" in field.path
        and field.key in ("non_binary", "students_receiving_migrant_education_services")
    ),
    "the form asks for no text beside the table": lambda field: (
        field.path[-2:] == ("textbooks", "narrative")
    ),
    "a school without the grades K to 4 may leave elementary class sizes blank": lambda field: (
        "elementary" in field.path and not {"K", "1", "2", "3", "4"} & field.grades
    ),
    "a county office has no average to be compared with": lambda field: (
        field.of_county_office
        and (
            "same_category" in field.path
            or "salaries" in field.path
            or field.key == "average_teacher_salary"
        )
    ),
    "the state's form leaves a size without classes empty": is_one_of_several_bands,
    "nothing may need repair": lambda field: field.key == "repair",
    "the day of publication goes into the files' metadata only": lambda field: (
        field.path == ("published",)
    ),
    "the district has it for its high schools": lambda field: (
        "graduation" in field.path and "12" not in field.grades
    ),
}
MAY_FOLLOW: Final = {"P101"}
"""The number tested of all students decides whether another table may print its percentages."""

SETTINGS: Final = (
    ("edition",),
    ("grades",),
    ("kind",),
    ("single_school",),
    ("parent_summary",),
)
"""They say what the card owes, or which card it is."""


def can_do_without(field: Field) -> bool:
    """Whether a card is complete without a field."""
    return any(holds(field) for holds in CAN_DO_WITHOUT.values())


def fields_of(source: SchoolFile, cut: Original) -> list[Field]:
    """The fields of a school's or its district's file, but for its settings."""
    record = examine(source, TEMPLATES).record
    assert record is not None
    grades = {grade.value for grade in record.entities.school.grades}
    of_county_office = (
        record.entities.school.kind is SchoolKind.COUNTY_OFFICE and cut.file.name == DISTRICT_FILE
    )
    paths = [path for path in cut.fields() if path not in SETTINGS]
    return [Field(path, paths, grades, of_county_office) for path in paths]


def tried(source: SchoolFile, fields: list[Thing]) -> list[Thing]:
    """Those that are deleted, of fields or groups."""
    return fields if source.edition in IN_FULL else fields[::7]


def copied(source: SchoolFile, folder: Path) -> SchoolFile:
    """The same school in a folder of its own."""
    copies = folder / source.edition
    copies.mkdir()
    district = source.district
    assert district is not None
    for file in (source.file, district):
        shutil.copy(file, copies)
    return SchoolFile(
        source.edition, source.school, copies / source.file.name, copies / DISTRICT_FILE
    )


def belongs_at(source: SchoolFile, cut: Original, path: KeyPath) -> str:
    """File and line of the group of a field: in the school's file, if that has the group."""
    mark = cut.group(path)
    own, shared_group = original(source.file).document, path[1:-1]
    if cut.file.name == DISTRICT_FILE and path[0] == SHARED and shared_group in own.keys:
        mark = own.keys[shared_group]
    return f"{mark.path}:{mark.line}"


def is_told(problem: Problem, path: KeyPath) -> bool:
    """Whether a finding names a field, or the row that lost the last of its figures of a kind."""
    key = path[1:] if path[0] == SHARED else path
    field = ".".join(map(str, key))
    return (
        problem.field == field
        or (problem.code == "C106" and problem.field == field.rpartition(".")[0])
        or f"“{key[-1]}”" in problem.message
    )


def completeness(source: SchoolFile) -> list[Problem]:
    """What is missing from a school's files, without any cross-check."""
    template = template_of(TEMPLATES, source.edition)
    record, problems = load_record(source, template)
    assert record is not None, problems
    return list(missing(tabulate(template.edition, record.entities), record))


def codes(source: SchoolFile) -> set[str]:
    """The codes of all findings in a school's files that are not about completeness."""
    found = examine(source, TEMPLATES).problems
    return {problem.code for problem in found if not problem.code.startswith("C1")}


@pytest.mark.parametrize(("school", "name"), FILES)
def test_a_deleted_field_is_found_once_by_its_name_where_it_belongs(
    school: str, name: str, tmp_path: Path
) -> None:
    source = SOURCES[school]
    copy = copied(source, tmp_path)
    cut = original(source.file.with_name(name))
    assert completeness(copy) == []
    wrong: list[str] = []
    for field in tried(source, fields_of(source, cut)):
        (copy.file.parent / name).write_text(cut.without(field.path), "utf-8")
        found = completeness(copy)
        places = [f"{Path(problem.mark.path).name}:{problem.mark.line}" for problem in found]
        if can_do_without(field):
            right = not found
        else:
            right = places == [belongs_at(source, cut, field.path)] and is_told(
                found[0], field.path
            )
        if not right:
            wrong.append(f"{field.dotted}: {'; '.join(map(str, found)) or 'nothing is found'}")
    assert not wrong, "\n".join(wrong)


def may_be_left_out(group: KeyPath, fields: list[Field]) -> bool:
    """Whether nothing in a group is owed, or it is a row that not every school has."""
    inside = [field for field in fields if field.path[: len(group)] == group]
    row = group[-1] == "other" or group[-2:] == ("subjects", "foreign_language")
    return row or all(map(can_do_without, inside))


def is_in_both(group: KeyPath, source: SchoolFile) -> bool:
    """Whether the school's file and the district's shared part each have a share of a group."""
    own = original(source.file).document.keys
    shared = original(source.file.with_name(DISTRICT_FILE)).document.keys
    key = group[1:] if group[0] == SHARED else group
    return key in own and (SHARED, *key) in shared


@pytest.mark.parametrize(("school", "name"), FILES)
def test_a_deleted_group_is_found_once(school: str, name: str, tmp_path: Path) -> None:
    """However many figures and texts it holds, of however many tables."""
    source = SOURCES[school]
    copy = copied(source, tmp_path)
    cut = original(source.file.with_name(name))
    fields = fields_of(source, cut)
    groups = dict.fromkeys(f.path[:n] for f in fields for n in range(1, len(f.path)))
    for group in tried(source, [*groups]):
        # What the other file has of a group stays there, with several keys that are absent then.
        if is_in_both(group, source) or group == (SHARED,):
            continue
        (copy.file.parent / name).write_text(cut.without(group), "utf-8")
        found = completeness(copy)
        assert len(found) == (0 if may_be_left_out(group, fields) else 1), (group, found)


@pytest.mark.parametrize(("school", "name"), FILES)
def test_a_deleted_field_contradicts_nothing(school: str, name: str, tmp_path: Path) -> None:
    """One field of each sort is deleted: cross-checks do not tell a group or year from another."""
    source = SOURCES[school]
    copy = copied(source, tmp_path)
    cut = original(source.file.with_name(name))
    before = codes(copy)
    sorts = {(f.path[:2], f.key): f for f in fields_of(source, cut) if not can_do_without(f)}
    for field in sorts.values():
        (copy.file.parent / name).write_text(cut.without(field.path), "utf-8")
        assert codes(copy) - before <= MAY_FOLLOW, field.dotted


@pytest.mark.parametrize(("school", "name"), FILES)
def test_most_fields_cannot_be_done_without(school: str, name: str) -> None:
    source = SOURCES[school]
    fields = fields_of(source, original(source.file.with_name(name)))
    excused = [field for field in fields if can_do_without(field)]
    assert len(excused) <= len(fields) * MOST_TO_DO_WITHOUT


@pytest.mark.parametrize("setting", ["edition", "grades"])
def test_what_a_file_must_say_about_itself_is_asked_for(setting: str, tmp_path: Path) -> None:
    source = SOURCES["larkspur-elementary 2018-19"]
    copy = copied(source, tmp_path)
    copy.file.write_text(original(source.file).without((setting,)), "utf-8")
    (problem,) = examine(copy, TEMPLATES).problems
    assert (problem.code, problem.mark.line, problem.field) == ("S102", 1, setting)


def test_a_complete_and_clean_school_of_every_kind_is_there() -> None:
    kinds, grades = set(), set()
    for source in INVENTED:
        school = examine(source, TEMPLATES).record
        assert school is not None
        kinds.add(school.entities.school.kind)
        served = school.entities.school.grades
        grades.add(f"{served[0].value}-{served[-1].value}")
    assert kinds == set(SchoolKind)
    assert {"K-6", "K-8", "6-8", "9-12"} <= grades


def test_the_invented_schools_have_no_finding_at_all() -> None:
    run = check_schools(INVENTED, TEMPLATES, today=date(2020, 2, 1))
    # That an edition is provisional, or lacks a statewide figure to compare with, is no mistake of
    # a school's.
    of_the_edition = ("E201", "Percent Difference - School Site and State")
    found = [str(problem) for problem in run.open()]
    assert [line for line in found if not any(part in line for part in of_the_edition)] == []
