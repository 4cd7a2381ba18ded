"""How long ``sarcgen import`` takes for statewide files, beside programs that only read them.

Makes up files of 10,000 schools and starts the files of one district of 40 schools. Then it imports
into them, and lets other programs read the same files, turn and turn about. What counts is the
shortest run of each, by the wall clock, with everything that starting a program takes. polars,
duckdb and openpyxl are compared where they are installed; sarcgen needs none of them::

    python -m bench.import_speed [--schools 10000] [--seed 1] [--rounds 5]
"""

from __future__ import annotations

import argparse
import importlib.util
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench.statewide_files import (
    DIRECTORY,
    SCHOOLS_OF_A_DISTRICT,
    YEAR,
    codes,
    directory,
    rows,
    write_sheet,
    write_text,
)

ROOT: Final = Path(__file__).resolve().parent.parent
TEXT: Final = "teacherprep.txt"
SHEET: Final = "teacherprep.xlsx"
READERS: Final = {
    "csv": "import csv,sys\nlist(csv.reader(open(sys.argv[1], encoding='cp1252', newline='')))",
    "calamine": (
        "import sys\nfrom python_calamine import CalamineWorkbook\n"
        "CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()"
    ),
    "polars": (
        "import sys\nimport polars\n"
        "polars.read_csv(sys.argv[1], infer_schema=False, truncate_ragged_lines=True)"
    ),
    "duckdb": (
        "import sys\nimport duckdb\n"
        "duckdb.sql(f\"select * from read_csv('{sys.argv[1]}', all_varchar=true,"
        " null_padding=true, header=true, delim=',')\").fetchall()"
    ),
    "openpyxl": (
        "import sys\nimport openpyxl\n"
        "sheet = openpyxl.load_workbook(sys.argv[1], read_only=True).worksheets[0]\n"
        "sheet.reset_dimensions()\nlist(sheet.iter_rows(values_only=True))"
    ),
}
READ_TEXT: Final = ("csv", "polars", "duckdb")
READ_SHEETS: Final = ("calamine", "openpyxl")


@dataclass
class Contender:
    """A command and what its runs took.

    Attributes:
        name: as the table shows it.
        command: program and arguments.
        seconds: by the wall clock, one entry a run.
    """

    name: str
    command: list[str]
    seconds: list[float] = field(default_factory=list)

    def run(self, folder: Path, fresh: Path) -> None:
        """Runs the command once, on the district's files as they were.

        Raises:
            RuntimeError: it has not done its work.
        """
        shutil.rmtree(folder / "schools", ignore_errors=True)
        shutil.copytree(fresh, folder / "schools")
        start = time.perf_counter()
        done = subprocess.run(self.command, capture_output=True, text=True, check=False, cwd=folder)  # noqa: S603 (our own commands)
        self.seconds.append(time.perf_counter() - start)
        if done.returncode:
            raise RuntimeError(f"{self.name} ended with {done.returncode}:\n{done.stderr[-2000:]}")


def contenders(file: Path, readers: tuple[str, ...]) -> list[Contender]:
    """Ours first, then those that read the same file and look at nothing."""
    ours = [sys.executable, "-m", "sarcgen", "import", file.name, "--edition", YEAR]
    found = [Contender("sarcgen import", ours)]
    for name in readers:
        module = "python_calamine" if name == "calamine" else name
        if importlib.util.find_spec(module) is not None:
            found.append(Contender(name, [sys.executable, "-c", READERS[name], file.name]))
    return found


def report(file: Path, compared: list[Contender]) -> list[str]:
    """The table of one file, a line for each command."""
    ours = min(compared[0].seconds)
    lines = [
        f"{file.name}, {file.stat().st_size / 1e6:.1f} MB",
        f"{'':18}{'seconds':>9}{'ratio':>9}",
    ]
    for one in compared:
        best = min(one.seconds)
        lines.append(f"{one.name:18}{best:9.2f}{ours / best:9.2f}")
    return lines


def prepare(folder: Path, schools: int, seed: int) -> Path:
    """Writes the statewide files, and starts one district; gives the folder of its files."""
    table = list(rows(schools, seed))
    write_text(folder / TEXT, table)
    write_sheet(
        folder / SHEET,
        [[*row[:2], float(row[2]), float(row[3]), row[4], *map(float, row[5:])] for row in table],
    )
    write_text(folder / "schldir.txt", directory(schools), DIRECTORY, "\t")
    prefix = next(codes(1))[:7]
    started = subprocess.run(  # noqa: S603 (our own command)
        [sys.executable, "-m", "sarcgen", "init-district", prefix, "--from", "schldir.txt"],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )
    if started.returncode:
        raise RuntimeError(started.stderr[-2000:])
    return (folder / "schools").rename(folder / "fresh")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--schools", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    if not (ROOT / "templates" / YEAR).is_dir():
        print(f"There is no edition {YEAR} to import into.")
        return
    with TemporaryDirectory() as name:
        folder = Path(name)
        fresh = prepare(folder, options.schools, options.seed)
        print(
            f"{options.schools} schools, 113 columns, into a district of {SCHOOLS_OF_A_DISTRICT};"
            f" shortest of {options.rounds} alternating runs;\n"
            "ratio: sarcgen's seconds to those of a program that only reads the file"
        )
        for file, readers in ((TEXT, READ_TEXT), (SHEET, READ_SHEETS)):
            compared = contenders(folder / file, readers)
            for _ in range(options.rounds):
                for one in compared:
                    one.run(folder, fresh)
            print("\n".join(["", *report(folder / file, compared)]))


if __name__ == "__main__":
    main()
