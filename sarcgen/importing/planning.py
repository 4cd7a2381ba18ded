"""What an import would do to one file: to a school's, or to that of a district."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import final

from sarcgen.importing.collecting import Cells, Found
from sarcgen.importing.merging import Action
from sarcgen.importing.one_file import Merge, Step
from sarcgen.importing.state_files import StateFiles
from sarcgen.importing.values import NOT_REPORTED, WITHHELD
from sarcgen.importing.yaml_edits import with_values
from sarcgen.records.origins import Origin, Origins, StateFile, origin_file, read_origins
from sarcgen.tables.keys import Taken


@final
@dataclass(frozen=True, slots=True)
class FilePlan:
    """What an import would do to one file.

    Attributes:
        file: the file.
        steps: what becomes of each figure that the state has for it.
        before, after: its bytes.
        origins: the text that tells where its figures come from, afterwards.
        origins_before: the same before; empty where there was none.
        not_shown: how many of the state's figures the card does not show.
    """

    file: Path
    steps: tuple[Step, ...]
    before: bytes = field(repr=False)
    after: bytes = field(repr=False)
    origins: str = field(repr=False)
    origins_before: str = field(repr=False)
    not_shown: int

    @property
    def changes_nothing(self) -> bool:
        """Whether neither the file nor its origins would change."""
        return self.before == self.after and self.origins == self.origins_before


@final
class Planner:
    """Plans for files of one edition.

    Args:
        edition: its data year.
        known: the map of the state's files.
        posted: the day on which the files were posted; empty where the user does not say.
        keep_small: rows about ten students or fewer keep their figures.
    """

    def __init__(
        self, edition: str, known: StateFiles, posted: str = "", *, keep_small: bool = False
    ) -> None:
        self._edition = edition
        self._known = known
        self._posted = posted
        self._keep_small = keep_small

    def plan(self, file: Path, raw: bytes, cells: Cells, wanted: Iterable[Taken]) -> FilePlan:
        """What becomes of a file.

        Args:
            file: the file.
            raw: its bytes; it was read without problems.
            cells: what the state says, by path.
            wanted: what cards take from such a file.
        """
        before = read_origins(file, self._edition)
        takes = {one.path: one for one in wanted}
        shown = {path: found for path, found in cells.items() if path in takes}
        merge = Merge(raw, before, self._known, keep_small=self._keep_small)
        for path, found in shown.items():
            merge.take(path, found, blank_counts=takes[path].asked)
        if not self._keep_small:
            merge.withhold_earlier()
        after = with_values(raw, merge.values(), merge.root)
        origins = Origins(self._edition, self._origins(before, merge))
        there = origin_file(file)
        was = there.read_text("utf-8") if there.exists() else ""
        will_be = origins.text() if origins.cells else was
        return FilePlan(file, tuple(merge.steps), raw, after, will_be, was, len(cells) - len(shown))

    def _origins(self, before: Origins, merge: Merge) -> dict[str, Origin]:
        cells = dict(before.cells)
        files = {(o.file.kind, o.file.sha256): o.file for o in before.cells.values()}
        for path, (found, value, decision) in merge.taken.items():
            dotted = ".".join(path)
            known = dotted in before.cells and merge.says(path) is not None
            if decision.action is Action.REMOVED or (
                decision.action is Action.NOTHING and not known
            ):
                cells.pop(dotted, None)
                continue
            cells[dotted] = Origin(
                value.kept or NOT_REPORTED,
                self._file(found, files),
                found.code,
                found.column,
                decision.dispute,
                small=value.few and value.shown != WITHHELD,
            )
        for path in merge.withheld_since:
            dotted = ".".join(path)
            cells[dotted] = replace(cells[dotted], value=WITHHELD, dispute=None, small=False)
        return cells

    def _file(self, found: Found, known: Mapping[tuple[str, str], StateFile]) -> StateFile:
        posted, kind = found.source.file, found.source.kind.id
        sha256 = posted.sha256
        before = known.get((kind, sha256))
        day = self._posted or self._known.posted.get(sha256, "")
        if before is not None and before.name == posted.name and (not day or before.posted == day):
            return before
        return StateFile(posted.name, sha256, kind, day)
