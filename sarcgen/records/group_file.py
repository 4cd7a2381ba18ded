"""A table of student groups as a CSV file: ``group,enrolled,tested,met``, one row a group."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, final

from sarcgen.paths import shown
from sarcgen.problems import Mark, Problem
from sarcgen.reading.messages import unknown_key

HEADER: Final = ("group", "enrolled", "tested", "met")
_WHOLE: Final = re.compile(r"\d{1,9}\Z", re.ASCII)


@final
@dataclass(frozen=True, slots=True)
class GroupCounts:
    """Students of one group: enrolled, tested, and tested with the outcome."""

    enrolled: int = field(repr=False)
    tested: int = field(repr=False)
    met: int = field(repr=False)


def read_group_file(
    file: Path, labels: Mapping[str, str], total: str
) -> tuple[dict[str, GroupCounts], list[Problem]]:
    """Reads one table.

    Args:
        file: the CSV file, UTF-8 with or without byte order mark.
        labels: row label as the state prints it to row id.
        total: id of the row of all students, which must be there.

    Returns:
        Counts by row id, and all problems; none of them repeats a figure.
    """
    return _Reader(shown(file), labels, total).read(file)


@final
class _Reader:
    """One file while it is read."""

    def __init__(self, name: str, labels: Mapping[str, str], total: str) -> None:
        self.name = name
        self.ids = {label.casefold(): row_id for label, row_id in labels.items()}
        self.labels = labels
        self.total = total
        self.problems: list[Problem] = []
        self.rows: dict[str, GroupCounts] = {}
        self.lines: dict[str, int] = {}
        self.seen = False

    def read(self, file: Path) -> tuple[dict[str, GroupCounts], list[Problem]]:
        try:
            with file.open(encoding="utf-8-sig", newline="") as source:
                reader = csv.reader(source, strict=True)
                for fields in reader:
                    self._line(reader.line_num, [text.strip() for text in fields])
        except OSError as error:
            self._report(1, 1, "Y100", f"The file cannot be read: {error.strerror}.")
        except UnicodeDecodeError:
            self._report(1, 1, "Y101", "The file is not saved as UTF-8. Save it as UTF-8.")
        except csv.Error:
            self._report(1, 1, "Y103", "The file is not valid CSV. Check the quotes.")
        if not self.problems and not self.seen:
            self._no_header()
        if not self.problems and self.total not in self.rows:
            label = next(text for text, row_id in self.labels.items() if row_id == self.total)
            self._report(1, 1, "S132", f"The row “{label}” is missing. Add it.")
        return self.rows, self.problems

    def _report(self, line: int, column: int, code: str, message: str) -> None:
        self.problems.append(Problem(Mark(self.name, line, column), code, message))

    def _no_header(self) -> None:
        self._report(1, 1, "S130", f"The first line must be: {','.join(HEADER)}")

    def _line(self, line: int, fields: list[str]) -> None:
        self.seen = True
        if line == 1:
            if tuple(text.casefold() for text in fields) != HEADER:
                self._no_header()
            return
        if not any(fields):
            return
        if len(fields) != len(HEADER):
            self._report(line, 1, "S130", "A line has four fields: a group and three counts.")
            return
        row_id = self.ids.get(fields[0].casefold())
        if row_id is None:
            self._report(line, 1, "S101", self._unknown(fields[0]))
        elif row_id in self.lines:
            first = self.lines[row_id]
            self._report(line, 1, "S131", f"This group stands here again; first on line {first}.")
        else:
            self.lines[row_id] = line
            self._counts(line, row_id, fields)

    def _unknown(self, label: str) -> str:
        # What holds a digit may be a figure in the wrong field, which must not be repeated.
        if not label or any(character.isdigit() for character in label):
            return f"The first field must be a group: {', '.join(self.labels)}."
        return unknown_key(label, list(self.labels)).replace("The key", "The group")

    def _counts(self, line: int, row_id: str, fields: list[str]) -> None:
        good = True
        column = len(fields[0]) + 2
        for name, text in zip(HEADER[1:], fields[1:], strict=True):
            if not _WHOLE.match(text):
                self._report(line, column, "S103", f"“{name}” must be a whole number in digits.")
                good = False
            column += len(text) + 1
        if not good:
            return
        counts = GroupCounts(*(int(text) for text in fields[1:]))
        if counts.tested > counts.enrolled:
            self._report(line, 1, "X101", "More students are tested than enrolled. Correct one.")
        elif counts.met > counts.tested:
            self._report(line, 1, "X106", "More students met than were tested. Correct one.")
        else:
            self.rows[row_id] = counts
