"""Figures that came from a file of the state's and are not in the next file of its kind.

The state may have taken a school's row back, or somebody made an extract. Nobody can tell from the
file, so nothing is deleted; but it is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from sarcgen.importing.collecting import Cells, StateData
from sarcgen.importing.rows import Rows
from sarcgen.importing.targets import Target
from sarcgen.problems import Problem, Severity
from sarcgen.records.origins import read_origins


def withdrawn(
    chosen: Sequence[Target], rows: Sequence[Rows], data: StateData, edition: str
) -> Iterator[Problem]:
    """One warning for each of our files and each file of the state's that left something out.

    Args:
        chosen: the schools.
        rows: what the state's files say.
        data: the same as figures.
        edition: data year.

    Raises:
        InvalidData: a file of origins cannot be read.
    """
    districts: dict[Path, Target] = {}
    for target in chosen:
        cells = data.schools.get(target.code, {})
        yield from _left_out(target, "school", target.source.file, cells, rows, edition)
        if target.source.district is not None:
            districts.setdefault(target.source.district, target)
    for file, target in districts.items():
        cells = data.districts.get(target.prefix, {})
        yield from _left_out(target, "district", file, cells, rows, edition)


def _left_out(
    target: Target, entity: str, file: Path, cells: Cells, rows: Sequence[Rows], edition: str
) -> Iterator[Problem]:
    origins = read_origins(file, edition).cells
    if not origins:
        return
    present = {".".join(path) for path in cells}
    for one in rows:
        kind = one.source.kind.id
        absent = [
            dotted
            for dotted, origin in origins.items()
            if origin.file.kind == kind and dotted not in present
        ]
        if absent:
            figures = f"{len(absent)} figures" if len(absent) > 1 else "a figure"
            message = (
                f"{one.source.file.name} has nothing any more for {figures} that came from an"
                f" earlier file of this kind ({absent[0]}{' and others' if absent[1:] else ''})."
                " They stay. If the state took them back, delete them."
            )
            mark = target.record.mark(entity, tuple(absent[0].split(".")))
            yield Problem(mark, "I121", message, Severity.WARNING, absent[0])
