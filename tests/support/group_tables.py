"""By-group tables written as short text, for tests that state a case."""

from __future__ import annotations

from decimal import Decimal

from sarcgen.disclosure.groups import GroupRow, GroupTable
from sarcgen.disclosure.published import Measure, PublishedTable
from tests.support.schools import GENDERS, RACES, ROWS, WITHIN

SHORT = {
    "All": "all",
    "Male": "male",
    "Female": "female",
    "Black": "black",
    "AmInd": "american_indian",
    "Asian": "asian",
    "Filipino": "filipino",
    "Hispanic": "hispanic",
    "PacIsl": "pacific_islander",
    "White": "white",
    "TwoPlus": "two_or_more",
    "SED": "disadvantaged",
    "EL": "english_learners",
    "SWD": "disabilities",
    "Migrant": "migrant",
    "Foster": "foster",
    "Homeless": "homeless",
}


def group_table(
    text: str,
    *,
    table_id: str = "ela",
    withheld: str = "",
    also_hide: str = "",
    empty_printed: bool = False,
    headcounts: dict[str, tuple[int, int]] | None = None,
) -> GroupTable:
    """A table from ``All 123/121/60, Male 60/59/28`` (enrolled, tested, met); others are empty.

    A third part such as ``38.42%`` is the percentage met where the number is not known. Rows in
    ``withheld`` are hidden by the state, their numbers unknown; rows in ``also_hide`` are hidden
    at the district's wish.
    """
    counts = dict(part.strip().rsplit(" ", 1) for part in text.split(",") if part.strip())
    rows = []
    for short, row_id in SHORT.items():
        if short in withheld.split():
            rows.append(GroupRow(row_id, None, None, withheld=True))
            continue
        enrolled, tested, met = counts.pop(short, "0/0/0").split("/")
        rows.append(
            GroupRow(
                row_id,
                int(enrolled),
                int(tested),
                met=None if met.endswith("%") else int(met),
                percent_met=Decimal(met[:-1]) if met.endswith("%") else None,
                also_hide=short in also_hide.split(),
            )
        )
    assert not counts, f"no such group: {counts}"
    assert tuple(row.id for row in rows) == ROWS
    return GroupTable(
        table_id,
        tuple(rows),
        total="all",
        partitions=(GENDERS, RACES),
        within=WITHIN,
        empty_printed=empty_printed,
        headcounts={SHORT[short]: span for short, span in (headcounts or {}).items()},
    )


def printed_lines(table: PublishedTable) -> dict[str, str]:
    """The five cells of each row that prints, by short name."""
    names = {row_id: short for short, row_id in SHORT.items()}
    columns = (
        Measure.ENROLLED,
        Measure.TESTED,
        Measure.PERCENT_TESTED,
        Measure.PERCENT_NOT_TESTED,
        Measure.PERCENT_MET,
    )
    return {
        names[row.id]: " ".join(
            "--" if row.cells[column] is None else str(row.cells[column]) for column in columns
        )
        for row in table.rows
        if row.prints_something
    }
