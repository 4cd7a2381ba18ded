"""A whole run of ``sarcgen check``: every school alone, then beside its past and its fellows."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from signal import SIG_IGN, SIGINT, signal
from typing import Final, TypeAlias, final

from sarcgen import processes
from sarcgen.checks.between_schools import Traits, between_schools, traits_of
from sarcgen.checks.blanks import left_blank_here
from sarcgen.checks.case import Case
from sarcgen.checks.in_public import small_figures, small_origins
from sarcgen.checks.origins import left_blank, not_the_states
from sarcgen.checks.readability import reading_grades
from sarcgen.checks.year_to_year import year_to_year
from sarcgen.edition.load import known_editions
from sarcgen.errors import InvalidData
from sarcgen.explanations.comparisons import COMPARISONS
from sarcgen.findings.ignoring import Ignore, set_aside, unused
from sarcgen.findings.results import CheckedSchool, CheckRun
from sarcgen.findings.tally import CardTally
from sarcgen.paths import shown
from sarcgen.pipeline import Examination, checked, examine, template_of
from sarcgen.problems import Problem
from sarcgen.reading.document import Path as Keys
from sarcgen.records.districts import DistrictFiles
from sarcgen.records.ignores import ignores_of
from sarcgen.records.locate import SchoolFile
from sarcgen.records.origins import origin_file, read_origins
from sarcgen.tables.completeness import overdue
from sarcgen.tables.plan import plan_of
from sarcgen.tables.tally import tally_of

Pair: TypeAlias = "tuple[SchoolFile, SchoolFile | None]"
"""A school's files, and those of the edition before."""


@final
@dataclass(frozen=True, slots=True)
class SchoolAlone:
    """One school checked by itself."""

    source: SchoolFile
    title: str
    problems: tuple[Problem, ...]
    ignores: tuple[Ignore, ...]
    traits: Traits | None
    tally: CardTally | None = None


Alone: TypeAlias = Callable[[Pair, DistrictFiles], SchoolAlone]

FEW_TO_FORK: Final = 24
FEW_TO_SPAWN: Final = 200
"""Schools up to which one process is quicker than several: where a process starts as a copy of this
one, and where it has to load everything anew. On two cores that takes about 40 and 450 ms, and a
school takes 7."""


def check_schools(  # noqa: PLR0913 (each has its own reason)
    sources: Sequence[SchoolFile],
    templates: Path,
    *,
    today: date,
    earlier: dict[SchoolFile, SchoolFile] | None = None,
    strict: bool = False,
    whole: bool = True,
    jobs: int | None = None,
    tallies: bool = False,
    public: bool = False,
    readability: bool = False,
) -> CheckRun:
    """Checks schools and holds them against one another.

    Args:
        sources: the schools.
        templates: folder of editions.
        today: the day from which on released figures may no longer be pending.
        earlier: for a school, its files in the edition before, where they are there.
        strict: warnings fail the run.
        whole: these are all schools there are. Of an entry under “ignore” that may be for a school
            that is left out, a part of them cannot tell whether it sets anything aside.
        jobs: processes; None for as many as pay.
        tallies: count how much of each card is there.
        public: everybody can read the repository that the files are in.
        readability: tell the reading grade of texts, for information.
    """
    pairs = [(source, (earlier or {}).get(source)) for source in sources]
    for edition in {file.edition for pair in pairs for file in pair if file is not None}:
        _prepare(edition, templates)
    alone = partial(
        check_alone,
        templates=templates,
        today=today,
        tallies=tallies,
        public=public,
        readability=readability,
    )
    found = _each_alone(pairs, alone, jobs)
    return CheckRun(tuple(together(found, whole=whole)), strict)


def _prepare(edition: str, templates: Path) -> None:
    """Loads an edition, so that processes made from this one have it already."""
    if edition in known_editions(templates):
        plan_of(template_of(templates, edition).edition)


def _workers_for(schools: int) -> int:
    """How many processes pay."""
    few = FEW_TO_FORK if processes.may_fork() else FEW_TO_SPAWN
    return 1 if schools <= few else processes.cores()


def _pool_of(workers: int) -> ProcessPoolExecutor:
    start = processes.quickest_start()
    return ProcessPoolExecutor(workers, start, _leave_interruptions_to_the_first_process)


def _leave_interruptions_to_the_first_process() -> None:
    signal(SIGINT, SIG_IGN)
    # What was there before stays: the collector of garbage need not look through it again.
    gc.freeze()


def _in_parts(pairs: Sequence[Pair], workers: int) -> list[Sequence[Pair]]:
    """Parts that keep all processes busy to the end: several for each of them."""
    size = max(1, len(pairs) // (8 * workers))
    return [pairs[start : start + size] for start in range(0, len(pairs), size)]


def _each_alone(pairs: Sequence[Pair], alone: Alone, jobs: int | None) -> list[SchoolAlone]:
    """Each school by itself, in the given order, in as many processes as pay."""
    workers = jobs or _workers_for(len(pairs))
    if workers == 1:
        districts = DistrictFiles()
        return [alone(pair, districts) for pair in pairs]
    # Schools of a district stand together, so that few processes read the same district's file.
    order = sorted(range(len(pairs)), key=lambda place: str(pairs[place][0].district))
    parts = _in_parts([pairs[place] for place in order], workers)
    with _pool_of(workers) as pool:
        done = list(chain.from_iterable(pool.map(partial(_some_alone, alone=alone), parts)))
    found = dict(zip(order, done, strict=True))
    districts = DistrictFiles()
    # What failed in another process is done again in this one, where it fails as any mistake does.
    return [found[place] or alone(pair, districts) for place, pair in enumerate(pairs)]


def _some_alone(pairs: Sequence[Pair], alone: Alone) -> list[SchoolAlone | None]:
    """What another process does. No exception leaves it: its text might hold a hidden figure."""
    districts = DistrictFiles()
    found: list[SchoolAlone | None] = []
    for pair in pairs:
        try:
            found.append(alone(pair, districts))
        except Exception:  # noqa: BLE001 (it is raised again in the first process)
            found.append(None)
    return found


def check_alone(
    pair: Pair,
    districts: DistrictFiles,
    *,
    templates: Path,
    today: date,
    tallies: bool,
    public: bool,
    readability: bool = False,
    made_from: Examination | None = None,
) -> SchoolAlone:
    """Checks one school by itself and beside its card of the year before.

    Args:
        pair: its files.
        districts: those of the run.
        templates: folder of editions.
        today: the day from which on released figures may no longer be pending.
        tallies: count how much of the card is there.
        public: everybody can read the repository that the files are in.
        readability: tell the reading grade of texts, for information.
        made_from: its data, if a card has been made from them, which then can be published.
    """
    source, before = pair
    examination = made_from or examine(source, templates, districts)
    problems = list(made_from.problems if made_from else checked(examination))
    case = _case(examination)
    if case is None:
        return SchoolAlone(source, source.school, tuple(problems), (), None)
    problems += overdue(case.report, case.record, today)
    problems += small_figures(case) if public else ()
    problems += reading_grades(case) if readability else ()
    problems = _with_origins(problems, case, public=public)
    if before is not None and before.edition in known_editions(templates):
        earlier = _case(examine(before, templates, districts))
        problems += year_to_year(case, earlier) if earlier is not None else ()
    return SchoolAlone(
        source,
        case.report.school or source.school,
        tuple(problems),
        tuple(ignores_of(case.record)),
        traits_of(case),
        tally_of(case.report, case.record) if tallies else None,
    )


def _with_origins(problems: list[Problem], case: Case, *, public: bool) -> list[Problem]:
    """Findings with what became of the state's figures, and without blanks that are the state's."""
    source = case.record.source
    files = {"school": source.file, "district": source.district}
    found: list[Problem] = []
    blanks: set[tuple[str, Keys]] = set()
    for entity, file in files.items():
        if file is not None:
            try:
                cells = read_origins(file, source.edition)
            except InvalidData as error:
                found += error.problems
                continue
            found += not_the_states(case, entity, cells)
            found += small_origins(shown(origin_file(file)), cells) if public else ()
            blanks.update(left_blank(entity, cells))
    if blanks:
        others = [problem for problem in problems if problem.code != "C201"]
        problems = [*others, *left_blank_here(case, blanks)]
    return [*problems, *found]


def _case(examination: Examination) -> Case | None:
    if examination.record is None or examination.report is None:
        return None
    return Case(examination.record, examination.report)


def together(found: Sequence[SchoolAlone], *, whole: bool) -> list[CheckedSchool]:
    """The schools with what a look at all of them shows and without what their files set aside.

    Args:
        found: each school by itself.
        whole: these are all schools there are, as for :func:`check_schools`.
    """
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
            set_aside([*problems, *_unused(alone, used_anywhere, whole=whole)], alone.ignores),
            alone.tally,
        )
        for alone, problems in zip(found, everything, strict=True)
    ]


def _unused(alone: SchoolAlone, anywhere: list[Problem], *, whole: bool) -> list[Problem]:
    """Warnings of the entries of a school that set nothing aside."""
    return unused(anywhere, _judged(alone, whole=whole)) if alone.ignores else []


def _judged(alone: SchoolAlone, *, whole: bool) -> Iterator[Ignore]:
    """The entries of which the run can tell whether they set something aside.

    In a part of the schools, an entry about a comparison may mean a school that is left out, and so
    may any in the district's file.
    """
    for entry in alone.ignores:
        own = entry.mark.path == shown(alone.source.file)
        if whole or (own and entry.code not in COMPARISONS):
            yield entry
