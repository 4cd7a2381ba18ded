"""How long the tables of a whole card of a later edition take to protect, and what C6 is worth.

Draws made-up schools with fixed seeds and protects all their tables by student group. Then counts
in how many the columns of suspensions and of expulsions are lost, with decision C6 and without::

    python -m bench.later_cards [--schools 500] [--first 0]
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import Counter
from dataclasses import replace

from sarcgen.disclosure.complementary import choose
from sarcgen.disclosure.consistency import surely_publishable
from sarcgen.disclosure.groups import Reason
from sarcgen.disclosure.linked import linked_tables
from sarcgen.disclosure.protect import protect
from sarcgen.tables.raw import RawReport
from tests.support.whole_schools import (
    SUSPENSIONS,
    file_of,
    later_policy,
    later_raw,
    whole_school,
)


def compare(raw: RawReport, counted: Counter[tuple[str, str, bool]]) -> None:
    """Protect the tables about a year with decision C6 and without."""
    for tables in linked_tables(raw, later_policy(), {}):
        if not any(table.nobody_may_be_known for table in tables):
            continue
        for decided in (True, False):
            changed = [
                replace(table, nobody_may_be_known=decided and table.nobody_may_be_known)
                for table in tables
            ]
            for choice in choose(changed):
                total = next(table.total for table in tables if table.id == choice.table)
                lost = choice.results_hidden or total in choice.hidden
                counted[choice.table, "lost", decided] += lost
                counted[choice.table, "further rows", decided] += sum(
                    reason is Reason.COMPLEMENTARY for reason in choice.hidden.values()
                )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--schools", type=int, default=500)
    parser.add_argument("--first", type=int, default=0)
    options = parser.parse_args()
    taken, looked = [], []
    passed = 0
    counted: Counter[tuple[str, str, bool]] = Counter()
    for seed in range(options.first, options.first + options.schools):
        raw, policy = later_raw(file_of(whole_school(seed))), later_policy()
        start = time.perf_counter()
        passed += surely_publishable(raw, policy)
        middle = time.perf_counter()
        protect(raw, policy)
        looked.append(1000 * (middle - start))
        taken.append(1000 * (time.perf_counter() - middle))
        compare(raw, counted)
    taken.sort()
    print(
        f"protect all tables by group, {options.schools} schools: "
        f"median {statistics.median(taken):.0f} ms, "
        f"95th percentile {taken[int(0.95 * len(taken))]:.0f} ms, longest {taken[-1]:.0f} ms; "
        f"the quick look of check: median {statistics.median(looked):.1f} ms, passes {passed}"
    )
    for table in (SUSPENSIONS, f"{SUSPENSIONS}.expulsions"):
        for decided in (True, False):
            share = 100 * counted[table, "lost", decided] / options.schools
            rows = counted[table, "further rows", decided] / options.schools
            how = "with C6" if decided else "without"
            print(f"{table}, {how}: lost in {share:.1f} %, {rows:.2f} further rows")


if __name__ == "__main__":
    main()
