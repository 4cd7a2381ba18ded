"""How long ``sarcgen check`` takes for many schools, beside programs that do a part of it.

Makes up school files, then runs each command on the same files, turn and turn about. What counts is
the shortest run of each, by the wall clock, with everything that starting a program takes::

    python -m bench.check_speed [--schools 1000] [--seed 1] [--rounds 5]
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench.school_files import EDITION, write_schools

ROOT: Final = Path(__file__).resolve().parent.parent
SCHEMA: Final = ROOT / "schools" / ".schema" / f"{EDITION}-school.json"
PARSE: Final = """\
import sys, yaml
for name in sys.argv[1:]:
    with open(name, "rb") as file:
        yaml.load(file, Loader=yaml.CSafeLoader)
"""


@dataclass
class Contender:
    """A command and what its runs took.

    Attributes:
        name: as the table shows it.
        does: what it does with the files.
        command: program and arguments.
        seconds, busy: by the wall clock, and of all processors together; one entry a run.
    """

    name: str
    does: str
    command: list[str]
    seconds: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)

    def run(self) -> None:
        """Runs the command once.

        Raises:
            RuntimeError: it has found something wrong, so that it has not done its whole work.
        """
        before, start = _processor_seconds(), time.perf_counter()
        done = subprocess.run(self.command, capture_output=True, text=True, check=False, cwd=ROOT)  # noqa: S603 (our own commands)
        self.seconds.append(time.perf_counter() - start)
        self.busy.append(_processor_seconds() - before)
        if done.returncode:
            raise RuntimeError(f"{self.name} ended with {done.returncode}:\n{done.stdout[-2000:]}")


def _processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def contenders(folder: Path, files: list[Path]) -> list[Contender]:
    """Ours first, then those it is compared with."""
    names = list(map(str, files))
    jsonschema = str(Path(sys.executable).with_name("check-jsonschema"))
    return [
        Contender(
            "sarcgen check",
            "everything, in several processes; each school's district file too",
            [sys.executable, "-m", "sarcgen", "check", "--schools", str(folder)],
        ),
        Contender(
            "check-jsonschema",
            "keys and types by our own schema; no sums, no law, no line numbers",
            [jsonschema, "--schemafile", str(SCHEMA), *names],
        ),
        Contender(
            "yaml.CSafeLoader",
            "parses in one process and looks at nothing",
            [sys.executable, "-c", PARSE, *names],
        ),
    ]


def report(compared: list[Contender], files: list[Path], rounds: int) -> list[str]:
    """The table, a line for each command."""
    size = sum(file.stat().st_size for file in files) / 1e6
    districts = len({file.parent for file in files})
    ours = min(compared[0].seconds)
    cores = os.cpu_count()
    lines = [
        f"{len(files)} school files of {districts} districts, {size:.1f} MB; {cores} cores",
        f"shortest of {rounds} alternating runs; ratio: sarcgen's seconds to the other's",
        "",
        f"{'':18}{'seconds':>9}{'CPU':>9}{'ratio':>9}",
    ]
    for one in compared:
        best = min(one.seconds)
        busy = one.busy[one.seconds.index(best)]
        lines.append(f"{one.name:18}{best:9.2f}{busy:9.2f}{ours / best:9.2f}  {one.does}")
    return lines


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--schools", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        files = write_schools(Path(folder), options.schools, options.seed)
        compared = contenders(Path(folder), files)
        for _ in range(options.rounds):
            for one in compared:
                one.run()
        print("\n".join(report(compared, files, options.rounds)))


if __name__ == "__main__":
    main()
