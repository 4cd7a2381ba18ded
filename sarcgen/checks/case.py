"""What a check looks at, and how it reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import final

from sarcgen.edition.spec import Edition
from sarcgen.explanations.codes import EXPLANATIONS
from sarcgen.model.derived import Entities
from sarcgen.model.entities import District, School
from sarcgen.model.years import SchoolYear
from sarcgen.problems import Problem
from sarcgen.reading.document import Path
from sarcgen.records.load import Record
from sarcgen.tables.raw import RawCell, RawReport, RawRow, RawTable


@final
@dataclass(frozen=True, slots=True)
class Case:
    """One school's data under examination."""

    record: Record
    report: RawReport

    @property
    def entities(self) -> Entities:
        """School, district and state."""
        return self.record.entities

    @property
    def school(self) -> School:
        """The school."""
        return self.record.entities.school

    @property
    def district(self) -> District:
        """Its district."""
        return self.record.entities.district

    @property
    def edition(self) -> Edition:
        """The state template in force."""
        return self.report.edition

    @property
    def data_year(self) -> SchoolYear:
        """The edition's data year."""
        return SchoolYear.parse(self.edition.edition)

    def cells(self) -> Iterator[tuple[RawTable, RawRow, RawCell]]:
        """Every cell with its table and row."""
        for table in self.report.tables:
            for row in table.rows:
                for cell in row.cells:
                    yield table, row, cell

    def finding(self, code: str, path: Path, message: str, entity: str = "school") -> Problem:
        """What a rule found, as grave as its code is.

        Args:
            code: as explained in :mod:`sarcgen.explanations`.
            path: where it stands, or belongs, in the entity's data.
            message: what is wrong and what to do; never a figure of the file.
            entity: ``school`` or ``district``: whose data.
        """
        field = ".".join(str(key) for key in path)
        mark = self.record.mark(entity, path)
        return Problem(mark, code, message, EXPLANATIONS[code].severity, field)
