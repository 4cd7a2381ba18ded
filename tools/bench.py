"""Times the stages of one card: ``python -m tools.bench [SCHOOL] [RUNS]``.

Machines are noisy: compare minima, on one machine, before and after a change.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

from sarcgen.edition.load import known_editions, load_edition
from sarcgen.languages.catalog import Catalog
from sarcgen.pipeline import examine, report_card
from sarcgen.records.locate import find_schools
from sarcgen.render.html import render_html
from sarcgen.render.pdf import render_pdf

ROOT: Final = Path(__file__).resolve().parent.parent
TEMPLATES: Final = ROOT / "templates"


def stages(school: str) -> dict[str, Callable[[], object]]:
    """Each stage by itself, with its input made beforehand."""
    (source,) = find_schools(ROOT / "schools", [school], None, known_editions(TEMPLATES))
    catalog = Catalog()
    examination = examine(source, TEMPLATES)
    report = report_card(examination, catalog)
    html = render_html(report, TEMPLATES, catalog, edition=source.edition)
    return {
        "load the edition": lambda: load_edition(TEMPLATES, source.edition),
        "read and check": lambda: examine(source, TEMPLATES),
        "protect and compose": lambda: report_card(examination, catalog),
        "render HTML": lambda: render_html(report, TEMPLATES, catalog, edition=source.edition),
        "render PDF": lambda: render_pdf(html, TEMPLATES),
    }


def seconds(stage: Callable[[], object]) -> float:
    """How long a stage takes, by the wall clock."""
    start = perf_counter()
    stage()
    return perf_counter() - start


def main() -> int:
    """Prints the least and the median time of each stage, in milliseconds."""
    school = sys.argv[1] if len(sys.argv) > 1 else "kellogg"
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    print(f"{school}, {runs} runs, milliseconds\n{'stage':24}{'least':>10}{'median':>10}")
    for name, stage in stages(school).items():
        times = [seconds(stage) * 1000 for _ in range(runs)]
        print(f"{name:24}{min(times):10.1f}{median(times):10.1f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
