"""A whole import: the state's files in, a plan for every school's and district's file out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, final

from sarcgen.edition.load import STATE_FILE, Template
from sarcgen.errors import InvalidData
from sarcgen.importing.collecting import Cells, Found, StateData, collected
from sarcgen.importing.merging import Action
from sarcgen.importing.planning import FilePlan, Planner
from sarcgen.importing.posted import posted_files
from sarcgen.importing.recognizing import recognized
from sarcgen.importing.rows import Rows, read_rows
from sarcgen.importing.state_files import StateFiles, state_files
from sarcgen.importing.targets import Target, targets
from sarcgen.importing.withdrawn import withdrawn
from sarcgen.importing.writing import checked_after
from sarcgen.model.written import alike, canonical
from sarcgen.pipeline import template_of
from sarcgen.problems import Problem, Severity, errors_among
from sarcgen.tables.held import values_of
from sarcgen.tables.keys import Taken, taken
from sarcgen.tables.writing import composed

EVERY: Final = "every"


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
        posted: the day on which the files were posted; empty where the user does not say.
        keep_small: rows about ten students or fewer keep their figures.
    """

    paths: tuple[Path, ...]
    edition: str
    schools: Path
    templates: Path
    prefix: str | None = None
    codes: tuple[str, ...] = ()
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
        warnings: what a person should look at; errors keep a plan from being made.
    """

    edition: str
    files: tuple[FilePlan, ...]
    sources: tuple[tuple[str, int], ...]
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
    rows, found = read_all(wanted.paths, known, wanted.edition, prefixes)
    if not rows:
        raise InvalidData([*problems, *found])
    problems += [*found, *_without_rows(chosen, rows, wanted.codes)]
    data = collected(rows, wanted.edition, keep_small=wanted.keep_small)
    problems += [*data.problems, *_other_state_figures(data, template, wanted.templates)]
    problems += withdrawn(chosen, rows, data, wanted.edition)
    planner = Planner(wanted.edition, known, wanted.posted, keep_small=wanted.keep_small)
    plans, more = _plans(chosen, data, template, planner)
    problems += more
    if errors_among(problems):
        raise InvalidData(problems)
    problems += checked_after(plans, chosen)
    if errors_among(problems):
        raise InvalidData(problems)
    sources = tuple((one.source.file.name, one.count) for one in rows)
    return Plan(wanted.edition, tuple(plans), sources, tuple(problems))


def read_all(
    paths: Sequence[Path], known: StateFiles, edition: str | None, prefixes: frozenset[str]
) -> tuple[list[Rows], list[Problem]]:
    """The rows about some districts, of all files at some paths."""
    files, problems = posted_files(paths)
    sources, more = recognized(files, known, edition)
    rows = [read_rows(source, edition, prefixes) for source in sources]
    return rows, [*problems, *more, *(problem for one in rows for problem in one.problems)]


def _without_rows(
    chosen: Sequence[Target], rows: Sequence[Rows], named: Sequence[str]
) -> Iterator[Problem]:
    """Schools that a file should have and has not.

    Where every file has some schools only, as that on class sizes of high schools, a school without
    any row is an error only if somebody asked for it by its code.
    """
    codes = [{row.code for row in one.rows} for one in rows]
    for target in chosen:
        for one, present in zip(rows, codes, strict=True):
            if one.source.kind.covers == EVERY and target.code not in present:
                message = (
                    f"The file has no row for the CDS code {target.code} ({target.source.school})."
                    " Compare the code with the state's school directory, or leave the file out."
                )
                yield Problem(one.source.grid.header_mark(), "I109", message)
        if rows and not any(target.code in present for present in codes):
            mark = target.record.mark("school", ("contact", "cds_code"))
            message = "None of the files has a row for this CDS code."
            severity = Severity.ERROR if target.code in named else Severity.WARNING
            yield Problem(mark, "I109", message, severity)


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
