"""Schools that a file should have and has not."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import final

from sarcgen.importing.rows import Rows
from sarcgen.importing.state_files import EVERY, SOME
from sarcgen.problems import Mark, Problem, Severity


@final
@dataclass(frozen=True, slots=True)
class Awaited:
    """A school of which the files should tell.

    Attributes:
        code: its CDS code.
        name: what it is called in messages.
        mark: where its code stands.
    """

    code: str
    name: str
    mark: Mark


@final
@dataclass(frozen=True, slots=True)
class Allowed:
    """What the user said about schools.

    Attributes:
        named: CDS codes of schools that were asked for one by one.
        without: CDS codes of schools that may be missing in a file.
    """

    named: Collection[str] = field(default=())
    without: Collection[str] = field(default=())


def missing_schools(
    schools: Sequence[Awaited], files: Sequence[Rows], allowed: Allowed
) -> Iterator[Problem]:
    """What is to be said of schools without a row.

    A file that should have every school stops the import, unless the user said that the school may
    be missing. Where every file has some schools only, as that on class sizes of high schools, a
    school without any row is an error only if somebody asked for it by its code.
    """
    codes = [{row.code for row in one.rows} for one in files]
    lacking = set()
    for school in schools:
        for one, present in zip(files, codes, strict=True):
            if one.source.kind.covers != SOME and school.code not in present:
                lacking.add(school.code)
                yield _missing(school, one, allowed)
        if files and not any(school.code in present for present in codes):
            lacking.add(school.code)
            fatal = school.code in allowed.named and school.code not in allowed.without
            message = "None of the files has a row for this CDS code."
            severity = Severity.ERROR if fatal else Severity.WARNING
            yield Problem(school.mark, "I109", message, severity)
    for school in schools:
        if school.code in allowed.without and school.code not in lacking:
            message = f"{school.code} is missing in no file, so that --without says nothing."
            yield Problem(school.mark, "I109", message, Severity.WARNING)


def _missing(school: Awaited, file: Rows, allowed: Allowed) -> Problem:
    who = f"The file has no row for the CDS code {school.code} ({school.name})"
    if school.code in allowed.without:
        message, severity = f"{who}; its figures stay as they are (--without).", Severity.WARNING
    elif file.source.kind.covers == EVERY:
        message = (
            f"{who}. Compare the code with the state's school directory. If the state's file lacks"
            f" the school, add --without {school.code}: its figures of this file stay as they are."
        )
        severity = Severity.ERROR
    else:
        message = (
            f"{who}, as the state's file lacks some schools; its figures stay as they are. Compare"
            " the code with the state's school directory."
        )
        severity = Severity.WARNING
    return Problem(file.source.grid.header_mark(), "I109", message, severity)
