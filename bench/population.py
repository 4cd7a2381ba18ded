"""How much the plain rule gives away, and what it costs to give nothing away.

Draws made-up schools with fixed seeds, hides the rows of ten students or fewer (the plain rule), or
what :mod:`sarcgen.disclosure.complementary` chooses, and counts what a reader can work out. Prints
a Markdown table for the documentation::

    python -m bench.population [--schools 1000] [--seed 1]
"""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from sarcgen.disclosure.audit import audit
from sarcgen.disclosure.complementary import Choice, choose, publish
from sarcgen.disclosure.groups import MINIMUM_GROUP_SIZE, GroupTable, own_reason
from sarcgen.disclosure.readers import Tier
from sarcgen.model.vocabulary import Level
from tests.support.schools import realistic_tables


def plain_rule(tables: Sequence[GroupTable]) -> tuple[Choice, ...]:
    """Hide the rows of ten students or fewer, and all rows where all students are so few."""
    choices = []
    for table in tables:
        own = {
            row.id: reason
            for row in table.rows
            if (reason := own_reason(row, table, MINIMUM_GROUP_SIZE)) is not None
        }
        whole = own.get(table.total)
        hidden = own if whole is None else {row.id: own.get(row.id, whole) for row in table.rows}
        choices.append(Choice(table.id, hidden))
    return tuple(choices)


@dataclass
class Tally:
    """What one rule did to all schools."""

    pinned: int = 0
    pinned_with_sizes: int = 0
    anything: int = 0
    primary: list[int] = field(default_factory=list)
    further: list[int] = field(default_factory=list)
    students: list[float] = field(default_factory=list)
    results_hidden: int = 0

    def add(self, tables: Sequence[GroupTable], choices: Sequence[Choice]) -> None:
        """Count one school."""
        shown = [publish(*pair) for pair in zip(tables, choices, strict=True)]
        sizes = {table.id: table.sizes() for table in tables}
        tiers = {finding.tier for finding in audit(shown, sizes=sizes)}
        self.pinned += Tier.DOCUMENT in tiers
        self.pinned_with_sizes += bool(tiers & {Tier.DOCUMENT, Tier.SIZES})
        self.anything += bool(tiers)
        for table, choice in zip(tables, choices, strict=True):
            self._count(table, choice)

    def _count(self, table: GroupTable, choice: Choice) -> None:
        enrolled = {row.id: row.enrolled or 0 for row in table.rows}
        small = {row.id for row in table.rows if own_reason(row, table, MINIMUM_GROUP_SIZE)}
        filled = {row_id for row_id in choice.hidden if enrolled[row_id]}
        self.primary.append(len(filled & small))
        self.further.append(len(filled - small))
        lost = sum(enrolled[row_id] for row_id in filled - small)
        self.students.append(100 * lost / sum(enrolled.values()))
        self.results_hidden += choice.results_hidden


def line(name: str, tally: Tally, schools: int) -> str:
    """One row of the table."""
    touched = sum(count > 0 for count in tally.further) / len(tally.further)
    cells = [
        f"{100 * tally.pinned / schools:.1f} %",
        f"{100 * tally.pinned_with_sizes / schools:.1f} %",
        f"{100 * tally.anything / schools:.1f} %",
        f"{statistics.fmean(tally.primary):.2f}",
        f"{statistics.fmean(tally.further):.2f}",
        f"{100 * touched:.0f} %",
        f"{statistics.fmean(tally.students):.1f} %",
        f"{100 * tally.results_hidden / len(tally.further):.1f} %",
    ]
    return "| " + " | ".join([name, *cells]) + " |"


COLUMNS = (
    "rule",
    "schools where a hidden number can be worked out",
    "or can by who knows all sizes",
    "or a group of 1 to 10 by subtraction",
    "small rows a table",
    "further rows",
    "tables with further rows",
    "students in further rows",
    "tables without results",
)


def main() -> None:
    """Run the study and print its table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--schools", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rules: dict[str, Callable[[Sequence[GroupTable]], tuple[Choice, ...]]] = {
        "ten or fewer": plain_rule,
        "exact": partial(choose, level=Level.EXACT),
        "strict (default)": partial(choose, level=Level.STRICT),
    }
    tallies = {name: Tally() for name in rules}
    for tables in realistic_tables(options.schools, options.seed):
        for name, rule in rules.items():
            tallies[name].add(tables, rule(tables))
    print(f"{options.schools} made-up schools, seed {options.seed}, ELA and mathematics linked\n")
    print("| " + " | ".join(COLUMNS) + " |")
    print("|---" + "|--:" * (len(COLUMNS) - 1) + "|")
    for name, tally in tallies.items():
        print(line(name, tally, options.schools))


if __name__ == "__main__":
    main()
