"""Tries spoiled files on the whole command: ``python -m tools.fuzz [COUNT]``.

Takes the school and district files of the project and its examples, spoils them in many ways
(``fuzzing/mutations.py``), runs ``sarcgen check`` in each report format, now and then ``status``,
``build`` and ``privacy``, and demands of every answer (``fuzzing/demands.py``): an exit code of the
contract, no traceback, a report that can be read back, places that lie in their file, and no figure
or text of a file in any output (``fuzzing/leaks.py`` says how that is told).

The same seed tries the same files. What fails is kept in a folder of its own, with the command.
"""

from __future__ import annotations

import argparse
import shlex
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from os import cpu_count
from pathlib import Path
from random import Random
from time import monotonic, process_time
from types import FrameType
from typing import Final

from tests.support.editions import with_next_edition
from tools.fuzzing.cases import Case, make_case
from tools.fuzzing.demands import complaints, complaints_about_twin
from tools.fuzzing.leaks import may_be_planted
from tools.fuzzing.running import ask, inside

ROOT: Final = Path(__file__).resolve().parent.parent
COUNT: Final = 20_000
PART: Final = 50
TWINS: Final = 3
"""Every third case is run again with one digit changed."""

PATIENCE: Final = 60
"""Seconds of computing after which a command counts as one that never ends."""


@dataclass(frozen=True)
class Failure:
    """A case whose answer is wrong."""

    number: int
    arguments: tuple[str, ...]
    complaint: str


@dataclass
class Tally:
    """What became of some cases."""

    files: int = 0
    codes: Counter[tuple[str, object]] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)
    slowest: tuple[float, int] = (0.0, 0)

    def add(self, other: Tally) -> None:
        """Takes in what another process found."""
        self.files += other.files
        self.codes += other.codes
        self.failures += other.failures
        self.slowest = max(self.slowest, other.slowest)


class Endless(BaseException):
    """No answer in the time that a person would wait."""


def try_cases(numbers: Iterable[int], seed: int, keep: Path, patience: int = 0) -> Tally:
    """Tries cases one after the other.

    Args:
        numbers: which ones.
        seed: of the run.
        keep: folder for what fails.
        patience: seconds of computing for one case; 0 for any time that it takes.
    """
    tally = Tally()
    with tempfile.TemporaryDirectory(prefix="sarcgen-fuzz-") as place:
        templates = with_next_edition(Path(place))
        for number in numbers:
            case = make_case(seed, number, may_be_planted)
            folder = Path(place) / "case"
            _write(case, folder)
            start = process_time()
            # Time of this process: a machine with other work is no endless command.
            signal.setitimer(signal.ITIMER_VIRTUAL, patience)
            with inside(folder):
                found = list(_answers(case, templates, tally, Random(f"{seed} twin {number}")))
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            tally.files += len(case.files)
            tally.slowest = max(tally.slowest, (process_time() - start, number))
            tally.failures += found
            if found:
                _keep(case, found, keep / f"{seed}-{number}")
            shutil.rmtree(folder)
    return tally


def _answers(case: Case, templates: Path, tally: Tally, random: Random) -> Iterator[Failure]:
    for place, command in enumerate(case.commands):
        arguments = (*command, "--templates", str(templates)) if case.two_editions else command
        try:
            answer = ask(arguments, case.encoding)
            tally.codes[command[0], answer.code] += 1
            wrong = list(complaints(case, arguments, answer))
            if place == 0 and case.number % TWINS == 0 and not wrong:
                wrong += complaints_about_twin(case, arguments, answer, random)
        except Endless:
            wrong = ["no end"]
        yield from (Failure(case.number, arguments, complaint) for complaint in wrong)


def _write(case: Case, folder: Path) -> None:
    for path, raw in case.files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(raw)


def _keep(case: Case, found: Sequence[Failure], folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    _write(case, folder)
    lines = [
        f"sarcgen {shlex.join(failure.arguments)}\n    {failure.complaint}\n" for failure in found
    ]
    (folder / "failed.txt").write_text("".join(lines), "utf-8", "backslashreplace")
    with inside(folder):
        for failure in found:
            if "mistake" in failure.complaint:
                answer = ask(("--debug", *failure.arguments))
                with (folder / "failed.txt").open("a", encoding="utf-8") as file:
                    file.write(f"\n{answer.err}")


def _try_part(numbers: range, seed: int, keep: Path) -> Tally:
    def give_up(_signum: int, _frame: FrameType | None) -> None:
        raise Endless

    signal.signal(signal.SIGVTALRM, give_up)
    return try_cases(numbers, seed, keep, PATIENCE)


def main() -> int:
    """Tries as many cases as asked for, and tells what came of them."""
    options = _options()
    start = monotonic()
    tally = Tally()
    parts = [
        range(first, min(first + PART, options.count)) for first in range(0, options.count, PART)
    ]
    with ProcessPoolExecutor(options.jobs) as pool:
        running = [
            pool.submit(partial(_try_part, seed=options.seed, keep=options.keep), p) for p in parts
        ]
        for number, part in enumerate(running):
            tally.add(part.result())
            if options.seconds and monotonic() - start > options.seconds:
                pool.shutdown(cancel_futures=True)
                print(f"Time is up after {(number + 1) * PART} cases.")
                break
    _tell(tally, monotonic() - start, options.keep)
    return 1 if tally.failures else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("count", type=int, nargs="?", default=COUNT, help="cases to try")
    parser.add_argument("--seed", type=int, default=1, help="another one makes other files")
    parser.add_argument("--seconds", type=int, help="stop after this time")
    parser.add_argument("--jobs", type=int, default=cpu_count(), help="processes")
    parser.add_argument(
        "--keep", type=Path, default=ROOT / "tests" / "output" / "fuzz", help="folder for failures"
    )
    return parser.parse_args()


def _tell(tally: Tally, seconds: float, keep: Path) -> None:
    print(f"{tally.files} files in {seconds:.0f} seconds")
    for (command, code), count in sorted(tally.codes.items(), key=str):
        print(f"{command:8} exit code {code}: {count}")
    print(f"slowest: {tally.slowest[0]:.1f} seconds of computing, case {tally.slowest[1]}")
    for failure in tally.failures:
        print(f"case {failure.number}: {shlex.join(failure.arguments)}\n    {failure.complaint}")
    print(f"{len(tally.failures)} complaints{f', kept in {keep}' if tally.failures else ''}")


if __name__ == "__main__":
    sys.exit(main())
