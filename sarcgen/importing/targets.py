"""The schools of a repository whose figures are imported, and their districts' files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import final

from sarcgen.edition.load import Template
from sarcgen.errors import InvalidData, UsageError
from sarcgen.importing.rows import DISTRICT_DIGITS
from sarcgen.model.values import NoValue
from sarcgen.paths import shown
from sarcgen.problems import Problem, Severity
from sarcgen.records.districts import DistrictFiles
from sarcgen.records.load import Record, load_record
from sarcgen.records.locate import SchoolFile, all_schools

_CODE: tuple[str, ...] = ("contact", "cds_code")


@final
@dataclass(frozen=True, slots=True)
class Target:
    """A school that the state's figures are for.

    Attributes:
        code: its CDS code, 14 digits.
        record: its files, read.
    """

    code: str
    record: Record

    @property
    def source(self) -> SchoolFile:
        """Its files."""
        return self.record.source

    @property
    def prefix(self) -> str:
        """County and district of its code."""
        return self.code[:DISTRICT_DIGITS]


def digits(code: str, length: int, what: str) -> str:
    """A code from the command line, without dashes and blanks.

    Raises:
        UsageError: it has another number of digits.
    """
    bare = code.replace("-", "").replace(" ", "")
    if len(bare) != length or not (bare.isascii() and bare.isdigit()):
        raise UsageError(f"{what} has {length} digits; “{code}” has not.")
    return bare


def targets(
    schools: Path, template: Template, prefix: str | None, codes: Sequence[str]
) -> tuple[list[Target], list[Problem]]:
    """The schools of an edition's folder that an import is for.

    Args:
        schools: folder of school files.
        template: the edition.
        prefix: county and district that they must be of; None for any.
        codes: CDS codes that they must have; empty for all.

    Raises:
        InvalidData: a file cannot be read.
        UsageError: there is no such school.
    """
    edition = template.edition.edition
    present = all_schools(schools, edition)
    if not present:
        raise UsageError(
            f"There is no school in {shown(schools / edition)}. Start one with “sarcgen new”, or a"
            " whole district with “sarcgen init-district”."
        )
    records = _records(present, template)
    named = [(record, _code_of(record)) for record in records]
    chosen = prefix is not None or bool(codes)
    problems = [_without_code(record, fatal=not chosen) for record, code in named if not code]
    found = [
        Target(code, record)
        for record, code in named
        if code and (not codes or code in codes) and (prefix is None or code.startswith(prefix))
    ]
    problems += _twins(found)
    missing = sorted(set(codes) - {target.code for target in found})
    if missing or (chosen and not found):
        wanted = f"the CDS code {missing[0]}" if missing else f"a CDS code that begins {prefix}"
        raise UsageError(
            f"No school in {shown(schools / edition)} has {wanted} as its contact.cds_code. Write"
            f" it into the school's file, which “sarcgen new NAME --edition {edition}” starts; or"
            " start all schools of a district with “sarcgen init-district”."
        )
    return found, problems


def _records(present: Sequence[SchoolFile], template: Template) -> list[Record]:
    districts = DistrictFiles()
    records: list[Record] = []
    problems: list[Problem] = []
    for source in present:
        record, found = load_record(source, template, districts)
        problems += found
        if record is not None:
            records.append(record)
    if problems:
        raise InvalidData(problems)
    return records


def _code_of(record: Record) -> str:
    code = record.entities.school.contact.cds_code
    return "" if isinstance(code, NoValue) else code


def _without_code(record: Record, *, fatal: bool) -> Problem:
    severity = Severity.ERROR if fatal else Severity.WARNING
    message = (
        "Without its CDS code the school is not found in the state's files. Write it under"
        " contact.cds_code, in double quotes."
    )
    return Problem(record.mark("school", _CODE), "I117", message, severity, ".".join(_CODE))


def _twins(found: Iterable[Target]) -> Iterator[Problem]:
    first: dict[str, Target] = {}
    for target in found:
        before = first.setdefault(target.code, target)
        if before is not target:
            message = f"{shown(before.source.file)} has this CDS code too. Correct one of the two."
            mark = target.record.mark("school", _CODE)
            yield Problem(mark, "I108", message, field=".".join(_CODE))
