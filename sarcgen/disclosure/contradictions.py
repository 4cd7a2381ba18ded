"""Figures that contradict one another, so that nothing can be proved about what they hide.

The choice of hidden rows would answer them by hiding the whole table, and nobody would see that a
figure is mistyped.
"""

from __future__ import annotations

from collections.abc import Sequence

from sarcgen.disclosure.audit import audit
from sarcgen.disclosure.complementary import Choice, publish
from sarcgen.disclosure.groups import GroupTable, own_reason
from sarcgen.disclosure.readers import Tier
from sarcgen.model.vocabulary import Level


def contradictory(
    tables: Sequence[GroupTable], choices: Sequence[Choice], *, level: Level, minimum: int
) -> tuple[str, ...]:
    """Ids of tables that no students can make; looked for where a whole table was given up.

    Args:
        tables: tables about the same students.
        choices: what was chosen for them, in the same order.
        level: what is promised.
        minimum: students of the smallest group that may be printed.
    """
    own = [
        Choice(
            table.id,
            {row.id: reason for row in table.rows if (reason := own_reason(row, table, minimum))},
        )
        for table in tables
    ]
    if not any(
        choice.results_hidden or (table.total in choice.hidden and table.total not in plain.hidden)
        for table, choice, plain in zip(tables, choices, own, strict=True)
    ):
        return ()
    published = [publish(*pair) for pair in zip(tables, own, strict=True)]
    sizes = {table.id: table.sizes() for table in tables}
    findings = audit(published, level=level, minimum=minimum, sizes=sizes)
    return tuple(
        dict.fromkeys(found.table for found in findings if found.tier is Tier.CONTRADICTION)
    )


def sentence(title: str) -> str:
    """What to say of such a table."""
    return (
        f"Table “{title}”: its figures contradict one another, so nobody can say whether what it"
        " hides stays hidden. Compare the groups with All Students. Nothing is written."
    )
