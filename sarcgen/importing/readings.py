"""Files of the state's, from the paths that the user names to the rows about some districts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import final

from sarcgen.importing.doubles import without_doubles
from sarcgen.importing.posted import posted_files
from sarcgen.importing.recognizing import recognized
from sarcgen.importing.rows import Rows, read_rows
from sarcgen.importing.state_files import StateFiles
from sarcgen.problems import Problem


@final
@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of the state's files.

    Attributes:
        rows: the rows about some districts, of each kind of file.
        problems: what was found on the way.
        given: how many files there were.
        unread: names of those that were not read, as the user knows them.
    """

    rows: tuple[Rows, ...]
    problems: tuple[Problem, ...]
    given: int
    unread: tuple[str, ...]


def read_all(
    paths: Sequence[Path], known: StateFiles, edition: str | None, prefixes: frozenset[str]
) -> Reading:
    """The rows about some districts, of all files at some paths.

    Args:
        paths: files, folders and archives.
        known: the map of the state's files.
        edition: whose data they must be; None for whichever they are.
        prefixes: county and district of the rows to keep, as the first digits of a CDS code.

    Raises:
        UsageError: there is nothing at a path, or no data file below any.
    """
    files, problems = posted_files(paths)
    damaged = {problem.mark.path for problem in problems}
    sources, more = recognized(files, known, edition)
    rows = [read_rows(source, edition, prefixes) for source in sources]
    single, doubled = without_doubles(rows)
    problems += [*more, *(problem for one in rows for problem in one.problems), *doubled]
    read = {source.file.place for source in sources}
    unread = damaged | {file.place for file in files if file.place not in read}
    return Reading(tuple(single), tuple(problems), len(files) + len(damaged), tuple(sorted(unread)))
