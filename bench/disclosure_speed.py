"""How long choosing and auditing take for the three linked tables of a school.

python -m bench.disclosure_speed [--schools 1000] [--seed 1]
"""

from __future__ import annotations

import argparse
import statistics
import time

from sarcgen.disclosure.audit import audit
from sarcgen.disclosure.complementary import choose, publish
from tests.support.schools import realistic_tables

SUBJECTS = ("ela", "math", "science")


def milliseconds(schools: int, seed: int) -> list[float]:
    """The time for each school."""
    taken = []
    for tables in realistic_tables(schools, seed, SUBJECTS):
        start = time.perf_counter()
        choices = choose(tables)
        shown = [publish(*pair) for pair in zip(tables, choices, strict=True)]
        findings = audit(shown, sizes={table.id: table.sizes() for table in tables})
        taken.append(1000 * (time.perf_counter() - start))
        if findings:
            raise AssertionError("the audit found something that the choice has missed")
    return taken


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--schools", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    taken = sorted(milliseconds(options.schools, options.seed))
    print(
        f"choose and audit, {len(SUBJECTS)} linked tables, {options.schools} schools: "
        f"median {statistics.median(taken):.0f} ms, "
        f"95th percentile {taken[int(0.95 * len(taken))]:.0f} ms, longest {taken[-1]:.0f} ms"
    )


if __name__ == "__main__":
    main()
