"""A whole import: the state's files in, a plan for every school's and district's file out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import final

from sarcgen.edition.load import STATE_FILE, Template
from sarcgen.errors import InvalidData, UsageError
from sarcgen.importing.collecting import Cells, Found, StateData, collected
from sarcgen.importing.coverage import Allowed, Awaited, missing_schools
from sarcgen.importing.merging import Action
from sarcgen.importing.planning import FilePlan, Planner
from sarcgen.importing.readings import Reading, read_all
from sarcgen.importing.rows import Rows
from sarcgen.importing.state_files import state_files
from sarcgen.importing.targets import Target, targets
from sarcgen.importing.withdrawn import withdrawn
from sarcgen.importing.writing import checked_after
from sarcgen.model.written import alike, canonical
from sarcgen.pipeline import template_of
from sarcgen.problems import Problem, Severity, errors_among
from sarcgen.tables.held import values_of
from sarcgen.tables.keys import Taken, taken
from sarcgen.tables.writing import composed


@final
@dataclass(frozen=True, slots=True)
class Import:
    """What is to be imported, and into what.

    Attributes:
        paths: the state's files, folders or archives.
        edition: data year.
        schools: folder of school files.
        templates: folder of editions.
        prefix: county and district; None for all schools of the edition.
        codes: CDS codes of schools; empty for all.
        without: CDS codes of schools that may be missing in a file.
        posted: the day on which the files were posted; empty where the user does not say.
        keep_small: rows about ten students or fewer keep their figures.
    """

    paths: tuple[Path, ...]
    edition: str
    schools: Path
    templates: Path
    prefix: str | None = None
    codes: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    posted: str = ""
    keep_small: bool = False


@final
@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do.

    Attributes:
        edition: data year.
        files: what becomes of each file, those of districts first.
        sources: name of each of the state's files that was read, with its number of rows.
        given: how many of the state's files there were.
        unread: names of those of them that were not read, as the user knows them.
        warnings: what a person should look at; errors keep a plan from being made.
    """

    edition: str
    files: tuple[FilePlan, ...]
    sources: tuple[tuple[str, int], ...]
    given: int = 0
    unread: tuple[str, ...] = ()
    warnings: tuple[Problem, ...] = field(default=())

    @property
    def conflicts(self) -> int:
        """How many figures both sides changed, so that a person must decide."""
        return sum(step.action is Action.CONFLICT for one in self.files for step in one.steps)


def plan_import(wanted: Import) -> Plan:
    """Reads the state's files and plans, for each file of the schools chosen, what changes.

    Nothing is written. One error anywhere, and there is no plan.

    Raises:
        InvalidData: the state's files or ours have to be mended; all findings together.
        UsageError: there is no such edition, school or file.
    """
    template = template_of(wanted.templates, wanted.edition)
    known = state_files(wanted.templates)
    chosen, problems = targets(wanted.schools, template, wanted.prefix, wanted.codes)
    prefixes = frozenset(target.prefix for target in chosen)
    reading = read_all(wanted.paths, known, wanted.edition, prefixes)
    if not reading.rows:
        raise InvalidData([*problems, *reading.problems])
    problems += [*reading.problems, *_without_rows(chosen, reading.rows, wanted)]
    data = collected(reading.rows, wanted.edition, keep_small=wanted.keep_small)
    problems += [*data.problems, *_other_state_figures(data, template, wanted.templates)]
    problems += withdrawn(chosen, reading.rows, data, wanted.edition)
    planner = Planner(wanted.edition, known, wanted.posted, keep_small=wanted.keep_small)
    plans, more = _plans(chosen, data, template, planner)
    problems += more
    if errors_among(problems):
        raise InvalidData(problems)
    problems += checked_after(plans, chosen)
    if errors_among(problems):
        raise InvalidData(problems)
    return planned(reading, wanted.edition, plans, problems)


def planned(
    reading: Reading, edition: str, files: Sequence[FilePlan], problems: Sequence[Problem]
) -> Plan:
    """A plan, with what was read for it."""
    sources = tuple((one.source.file.name, one.count) for one in reading.rows)
    return Plan(edition, tuple(files), sources, reading.given, reading.unread, tuple(problems))


def _without_rows(
    chosen: Sequence[Target], rows: Sequence[Rows], wanted: Import
) -> Iterator[Problem]:
    strange = sorted(set(wanted.without) - {target.code for target in chosen})
    if strange:
        raise UsageError(f"--without {strange[0]}: no school of this import has that CDS code.")
    schools = [
        Awaited(
            target.code,
            target.source.school,
            target.record.mark("school", ("contact", "cds_code")),
        )
        for target in chosen
    ]
    yield from missing_schools(schools, rows, Allowed(wanted.codes, wanted.without))


def _plans(
    chosen: Sequence[Target], data: StateData, template: Template, planner: Planner
) -> tuple[list[FilePlan], list[Problem]]:
    plans: list[FilePlan] = []
    problems: list[Problem] = []
    by_district: dict[Path, list[Target]] = {}
    for target in chosen:
        if target.source.district is not None:
            by_district.setdefault(target.source.district, []).append(target)
    for file, schools in by_district.items():
        prefixes = {target.prefix for target in schools}
        if len(prefixes) > 1:
            problems.append(_several_districts(schools))
            continue
        cells: Cells = data.districts.get(prefixes.pop(), {})
        if cells:
            wanted = taken(template.edition, "district")
            plans.append(planner.plan(file, file.read_bytes(), cells, wanted))
    alike_schools: dict[tuple[object, ...], list[Taken]] = {}
    for target in chosen:
        file = target.source.file
        entities = target.record.entities
        sort = (entities.school.grades, entities.school.kind, entities.district.single_school)
        if sort not in alike_schools:
            alike_schools[sort] = taken(template.edition, "school", entities)
        wanted = alike_schools[sort]
        cells = data.schools.get(target.code, {})
        plans.append(planner.plan(file, file.read_bytes(), cells, wanted))
    return plans, problems


def _several_districts(schools: Sequence[Target]) -> Problem:
    message = (
        "The schools under this file are of several districts, so that the district's figures are"
        " not imported. Give each district a file of its own."
    )
    return Problem(schools[0].record.mark("district", ()), "I115", message, Severity.WARNING)


def _other_state_figures(data: StateData, template: Template, templates: Path) -> Iterator[Problem]:
    """The state's own figures that are not those that the edition brings along: once a file."""
    file = templates / template.edition.edition / STATE_FILE
    brought = values_of(composed(file.read_text("utf-8")))
    others: dict[str, list[Found]] = {}
    for path, found in data.state.items():
        said = getattr(brought.get(path), "value", None)
        if isinstance(said, str) and _are_different_figures(said, found.value.kept):
            others.setdefault(found.mark.path, []).append(found)
    for found_there in others.values():
        columns = ", ".join(found.column for found in found_there)
        message = (
            "The state's own figures are not those that this sarcgen prints in the State column."
            f" Please report it to the project: {columns}."
        )
        yield Problem(found_there[0].mark, "I116", message, Severity.WARNING)


def _are_different_figures(said: str, state: str | None) -> bool:
    figures = canonical(said) is not None and canonical(state or "") is not None
    return figures and not alike(said, state)
