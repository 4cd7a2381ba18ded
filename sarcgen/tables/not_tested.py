"""The word “NT” where the state's test was not suspended: it is for tables that allow it."""

from __future__ import annotations

from collections.abc import Iterator

from sarcgen.model.values import NoValue
from sarcgen.problems import Problem
from sarcgen.reading.document import Path
from sarcgen.records.load import Record
from sarcgen.tables.gaps import specs_of
from sarcgen.tables.labels import Labels, numbered
from sarcgen.tables.pending import written
from sarcgen.tables.raw import RawReport


def never_not_tested(report: RawReport, record: Record) -> Iterator[Problem]:
    """One problem for each “NT” outside the tables whose cells may say so (state format 2.2)."""
    labels = Labels(report.edition)
    seen: set[tuple[str, Path]] = set()
    for table in report.tables:
        if table.spec.not_tested:
            continue
        facts = [cell for cell in table.facts if cell.value is NoValue.NOT_TESTED]
        for entity, path, place in (
            *((cell.entity, cell.path, "above it") for cell in facts),
            *(
                (cell.entity, cell.path, labels.place(table.spec, row, column))
                for _, row, column, cell in specs_of(table)
                if cell.value is NoValue.NOT_TESTED and not cell.computed
            ),
        ):
            where = written(record, entity, path)
            if (entity, where) in seen or entity == "state":
                continue
            seen.add((entity, where))
            message = (
                "“NT” is for students who took a local assessment in place of the state's test, in"
                f" the tables of that year only: {numbered(table.spec)}, {place}."
                " Type the figure, or one of --, N/A, not reported, pending."
            )
            field = ".".join(map(str, where))
            yield Problem(record.mark(entity, where), "C107", message, field=field)
