"""One card beside its peers: ``python -m bench.card_speed [SCHOOL] [--runs 5]``.

All of them get the same page, one after the other, several times; the table shows the least time of
each and how it compares with the ``weasyprint`` command. Times of the processor are steadier than
those of the clock on a machine that does other things as well.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from bench.peers import (
    ROOT,
    Cost,
    chromium_print,
    command,
    interleaved,
    typst_compile,
    weasyprint_command,
)
from sarcgen.edition.load import known_editions
from sarcgen.languages.catalog import Catalog
from sarcgen.pipeline import examine, report_card
from sarcgen.records.locate import SchoolFile, find_schools
from sarcgen.render.html import render_html
from sarcgen.render.pdf import render_pdf
from sarcgen.render.warm import warm_up

TEMPLATES: Final = ROOT / "templates"
_YARDSTICK: Final = "weasyprint command, cold"


def page_of(source: SchoolFile) -> str:
    """The page of a school's card."""
    catalog = Catalog()
    report = report_card(examine(source, TEMPLATES), catalog)
    return render_html(report, TEMPLATES, catalog, edition=source.edition)


def sarcgen_from_page(page: Path, pdf: Path) -> Cost:
    """Sarcgen in a new process, from the page, as the ``weasyprint`` command works."""
    return command(sys.executable, "-m", "bench.draw_page", page, pdf)


def sarcgen_from_data(school: str, out: Path) -> Cost:
    """The ``sarcgen build`` command, from the school's file to the PDF."""
    program = Path(sys.executable).with_name("sarcgen")
    return command(program, "build", school, "--format", "pdf", "--out", out)


def sarcgen_warm(page: str, pdf: Path) -> Cost:
    """One more card in a process that has made some; the memory is that of this process so far."""
    start, used = time.perf_counter(), time.process_time()
    pdf.write_bytes(render_pdf(page, TEMPLATES))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Cost(time.perf_counter() - start, time.process_time() - used, memory)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("school", nargs="?", default="kellogg")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    (source,) = find_schools(ROOT / "schools", [options.school], None, known_editions(TEMPLATES))
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        page = folder / "card.html"
        text = page_of(source)
        page.write_text(text, "utf-8")
        pdfs = {
            _YARDSTICK: folder / "weasyprint.pdf",
            "sarcgen, cold, from the page": folder / "page.pdf",
            "sarcgen build, cold, from YAML": folder / source.edition / f"{source.school}.pdf",
            "sarcgen, warm": folder / "warm.pdf",
            "Chromium, warm": folder / "chromium.pdf",
            "Typst, cold": folder / "typst.pdf",
        }
        warm_up(TEMPLATES)
        # Whatever else is cold once, such as a file that was never read, is so for nobody.
        sarcgen_warm(text, pdfs["sarcgen, warm"])
        out = [[pdf] for pdf in pdfs.values()]
        candidates: dict[str, Callable[[], Cost | None]] = dict(
            zip(
                pdfs,
                (
                    partial(weasyprint_command, page, *out[0]),
                    partial(sarcgen_from_page, page, *out[1]),
                    partial(sarcgen_from_data, source.school, folder),
                    partial(sarcgen_warm, text, *out[3]),
                    partial(chromium_print, [page], out[4]),
                    partial(typst_compile, [page], out[5]),
                ),
                strict=True,
            )
        )
        costs = interleaved(options.runs, candidates)
        print(f"{source.school} {source.edition}, least of {options.runs} runs, seconds")
        print(f"{'':32}{'clock':>8}{'ratio':>7}{'processor':>11}{'ratio':>7}{'MB':>6}{'PDF KB':>8}")
        yardstick = costs[_YARDSTICK]
        for name, cost in costs.items():
            if cost is None or yardstick is None:
                print(f"{name:32} skipped: it is not on this machine")
                continue
            print(
                f"{name:32}{cost.wall:8.2f}{cost.wall / yardstick.wall:7.2f}"
                f"{cost.processor:11.2f}{cost.processor / yardstick.processor:7.2f}"
                f"{cost.memory:6.0f}{pdfs[name].stat().st_size / 1024:8.0f}"
            )


if __name__ == "__main__":
    main()
