"""A whole run of ``sarcgen check``: every school alone, then beside its past and its fellows."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from os import cpu_count
from pathlib import Path
from typing import Final, final

from sarcgen.checks.between_schools import Traits, between_schools, traits_of
from sarcgen.checks.case import Case
from sarcgen.checks.year_to_year import year_to_year
from sarcgen.edition.load import known_editions
from sarcgen.findings.ignoring import Ignore, set_aside, unused
from sarcgen.findings.results import CheckedSchool, CheckRun
from sarcgen.model.years import SchoolYear
from sarcgen.paths import shown
from sarcgen.pipeline import Examination, checked, examine
from sarcgen.problems import Problem
from sarcgen.records.ignores import ignores_of
from sarcgen.records.locate import SchoolFile
from sarcgen.tables.completeness import overdue

FEW: Final = 24
"""Schools up to which one process is quicker than several."""


@final
@dataclass(frozen=True, slots=True)
class _Alone:
    """One school checked by itself."""

    source: SchoolFile
    title: str
    problems: tuple[Problem, ...]
    ignores: tuple[Ignore, ...]
    traits: Traits | None


def check_schools(
    sources: Sequence[SchoolFile],
    templates: Path,
    *,
    today: date,
    earlier: dict[SchoolFile, SchoolFile] | None = None,
    strict: bool = False,
    jobs: int | None = None,
) -> CheckRun:
    """Checks schools and holds them against one another.

    Args:
        sources: the schools.
        templates: folder of editions.
        today: the day from which on released figures may no longer be pending.
        earlier: for a school, its files in the edition before, where they are there.
        strict: warnings fail the run.
        jobs: processes; None for as many as pay.
    """
    alone = partial(_check_alone, templates=templates, today=today)
    pairs = [(source, (earlier or {}).get(source)) for source in sources]
    workers = jobs or (1 if len(sources) <= FEW else cpu_count() or 1)
    if workers == 1:
        found = [alone(pair) for pair in pairs]
    else:
        with ProcessPoolExecutor(workers) as pool:
            found = list(pool.map(alone, pairs, chunksize=max(1, len(pairs) // (workers * 4))))
    return CheckRun(tuple(_together(found)), strict)


def earlier_files(
    sources: Sequence[SchoolFile], present: Sequence[SchoolFile]
) -> dict[SchoolFile, SchoolFile]:
    """For each school its files in the edition before, if they are among those present."""
    by_name = {(source.edition, source.school): source for source in present}
    found = {}
    for source in sources:
        year = SchoolYear.parse(source.edition).shifted(-1).key()
        before = by_name.get((year, source.school))
        if before is not None:
            found[source] = before
    return found


def _check_alone(
    pair: tuple[SchoolFile, SchoolFile | None], *, templates: Path, today: date
) -> _Alone:
    source, before = pair
    examination = examine(source, templates)
    problems = list(checked(examination))
    case = _case(examination)
    if case is None:
        return _Alone(source, source.school, tuple(problems), (), None)
    problems += overdue(case.report, case.record, today)
    if before is not None and before.edition in known_editions(templates):
        earlier = _case(examine(before, templates))
        problems += year_to_year(case, earlier) if earlier is not None else ()
    return _Alone(
        source,
        case.report.school or source.school,
        tuple(problems),
        tuple(ignores_of(case.record)),
        traits_of(case),
    )


def _case(examination: Examination) -> Case | None:
    if examination.record is None or examination.report is None:
        return None
    return Case(examination.record, examination.report)


def _together(found: Sequence[_Alone]) -> list[CheckedSchool]:
    """The schools with what a look at all of them shows and without what their files set aside."""
    compared: dict[int, list[Problem]] = {}
    present = [place for place, alone in enumerate(found) if alone.traits is not None]
    traits = [alone.traits for alone in found if alone.traits is not None]
    for place, problem in between_schools(traits):
        compared.setdefault(present[place], []).append(problem)
    everything = [[*alone.problems, *compared.get(place, [])] for place, alone in enumerate(found)]
    used_anywhere = [problem for problems in everything for problem in problems]
    return [
        CheckedSchool(
            alone.source.edition,
            alone.source.school,
            alone.title,
            shown(alone.source.file),
            shown(alone.source.district) if alone.source.district else "",
            set_aside([*problems, *unused(used_anywhere, alone.ignores)], alone.ignores),
        )
        for alone, problems in zip(found, everything, strict=True)
    ]
