"""Cells of which no finding may speak: that there is one would tell something of few students.

Most rules find figures that cannot be right, which tells nothing of students. A rule that finds
what is merely rare must leave hidden figures alone, since a log is public and the card hides them.
"""

from __future__ import annotations

from sarcgen.checks.case import Case
from sarcgen.model.values import NoValue, reveal
from sarcgen.reading.document import Path
from sarcgen.tables.raw import Governance, RawCell


def stands_for_too_few(case: Case, cell: RawCell) -> bool:
    """Whether the card hides a cell for the number of students behind it, or for want of one."""
    smallest = case.district.disclosure.minimum_group_size
    return cell.governance is not Governance.OPEN and any(
        isinstance(count, NoValue) or reveal(count) < smallest for count in cell.counts
    )


def is_hidden(case: Case, entity: str, path: Path) -> bool:
    """Whether the figure at a path of an entity's data stands for too few students."""
    return any(
        (cell.entity, cell.path) == (entity, path) and stands_for_too_few(case, cell)
        for _, _, cell in case.cells()
    )
