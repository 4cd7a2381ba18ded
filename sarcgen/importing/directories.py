"""The state's directory: which schools a district has, and what their files are called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, final

from sarcgen.errors import UsageError
from sarcgen.importing.collecting import WHOLE_DISTRICT
from sarcgen.importing.rows import Row, Rows
from sarcgen.importing.state_files import Directory
from sarcgen.importing.values import is_nothing
from sarcgen.model.vocabulary import SERVED_GRADES, SchoolKind
from sarcgen.problems import Mark, Problem, Severity

_COUNTY_OFFICE: Final = "10"
"""District codes of county offices of education begin so (CDE, public school directory)."""

_SPAN: Final = re.compile(r"(P|TK|KN|K|\d{1,2})(?:\s*[-–]\s*(P|TK|KN|K|\d{1,2}))?\Z", re.ASCII)
_BEFORE_GRADE_1: Final = frozenset({"P", "TK", "KN", "K"})
_APOSTROPHE: Final = re.compile("['’]")
_OTHER: Final = re.compile(r"[^a-z0-9]+")


_LONGEST_NAME: Final = 60
"""Signs of a file's name; the state cuts names of schools at less, and systems end at 255."""


@final
@dataclass(frozen=True, slots=True)
class Entry:
    """A school of the directory.

    Attributes:
        code: its CDS code.
        name: of its file.
        grades: as they are typed.
        kind: what sort of school it is.
        mark: where the directory has it.
    """

    code: str
    name: str
    grades: str
    kind: SchoolKind
    mark: Mark


def schools_of(rows: Sequence[Rows], prefix: str) -> tuple[list[Entry], list[Problem]]:
    """The schools of a district, and why others are left out.

    Args:
        rows: rows of the state's files, a directory among them.
        prefix: county and district.

    Raises:
        UsageError: there is no directory among them, or it has no such district.
    """
    directories = [one for one in rows if one.source.kind.directory is not None]
    directory = min(directories, key=lambda one: one.source.kind.second, default=None)
    columns = directory.source.kind.directory if directory is not None else None
    if directory is None or columns is None:
        raise UsageError(
            "There is no directory of schools among the files (schldir or pubschls), so that nobody"
            " can tell which schools the district has."
        )
    found: list[Entry] = []
    problems: list[Problem] = []
    names: dict[str, int] = {}
    for row in directory.rows:
        if not row.code.endswith(WHOLE_DISTRICT):
            entry, problem = _entry(row, columns, directory, names)
            found += [entry] if entry is not None else []
            problems += [problem] if problem is not None else []
    if not found and not problems:
        raise UsageError(
            f"{directory.source.file.name} has no school whose CDS code begins {prefix}."
        )
    return found, [*problems, *_strangers(rows, directory)]


def _strangers(rows: Sequence[Rows], directory: Rows) -> Iterator[Problem]:
    """Schools of which other files tell and the directory does not: they are not started."""
    listed = {row.code for row in directory.rows}
    for one in rows:
        codes = dict.fromkeys(row.code for row in one.rows if row.code not in listed)
        strange = [code for code in codes if not code.endswith(WHOLE_DISTRICT)]
        if strange:
            message = (
                f"The directory does not have {', '.join(strange)}, of which this file has rows."
                " Start such a school with “sarcgen new”, or it is closed."
            )
            yield Problem(one.source.grid.header_mark(), "I109", message, Severity.WARNING)


def _entry(
    row: Row, columns: Directory, directory: Rows, names: dict[str, int]
) -> tuple[Entry | None, Problem | None]:
    mark = directory.source.grid.mark(row.line)
    title = row.cells[columns.school.casefold()]
    if is_nothing(title):
        message = f"The school {row.code} has no name in the directory, so that it is left out."
        return None, Problem(mark, "I119", message, Severity.WARNING)
    grades = grades_of(row.cells[columns.grades.casefold()])
    if grades is None:
        message = (
            f"The grades served by the school {row.code} cannot be read, so that it is left out."
            " Start it with “sarcgen new” and import its figures."
        )
        return None, Problem(mark, "I119", message, Severity.WARNING)
    name = file_name(title) or row.code
    names[name] = names.get(name, 0) + 1
    if names[name] > 1:
        name = f"{name}-{row.code[-7:]}"
    charter = row.cells[columns.charter.casefold()].casefold() in ("y", "yes")
    kind = SchoolKind.CHARTER if charter else SchoolKind.REGULAR
    if not charter and row.code[2:4] == _COUNTY_OFFICE:
        kind = SchoolKind.COUNTY_OFFICE
    return Entry(row.code, name, grades, kind, mark), None


def grades_of(span: str) -> str | None:
    """Grades served as a school file has them, from a span of the state's; None for another text.

    Preschool and transitional kindergarten count as kindergarten (P-6 is K-6).
    """
    match = _SPAN.match(span.upper())
    if match is None:
        return None
    ends = ["K" if end in _BEFORE_GRADE_1 else end.lstrip("0") for end in match.groups() if end]
    order = [grade.value for grade in SERVED_GRADES]
    if match[1] == "P" and len(ends) == 1:
        return None  # a preschool alone has no card
    known = all(end in order for end in ends)
    if not known or order.index(ends[0]) > order.index(ends[-1]):
        return None
    return ends[0] if ends[0] == ends[-1] else "-".join(ends)


def file_name(title: str) -> str:
    """The name of a school's file from its title: small letters, digits and dashes, not too many.

    A long one ends with the last of its words that fits.
    """
    parts = unicodedata.normalize("NFKD", title)
    bare = "".join(sign for sign in parts if not unicodedata.combining(sign))
    name = _OTHER.sub("-", _APOSTROPHE.sub("", bare.casefold())).strip("-")
    if len(name) <= _LONGEST_NAME:
        return name
    kept, _, beyond = name[: _LONGEST_NAME + 1].rpartition("-")
    return kept or beyond[:_LONGEST_NAME]
