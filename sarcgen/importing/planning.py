"""What an import would do to one file: to a school's, or to that of a district."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, final

import yaml

from sarcgen.importing.collecting import Cells, Found
from sarcgen.importing.merging import FEW, WRITES, Action, Decision, Known, decide
from sarcgen.importing.state_files import StateFiles
from sarcgen.importing.values import NOT_REPORTED, WITHHELD, StateValue
from sarcgen.importing.yaml_edits import (
    figure_source,
    span_of_block,
    text_source,
    with_values,
)
from sarcgen.model.written import alike
from sarcgen.records.origins import Origin, Origins, StateFile, origin_file, read_origins
from sarcgen.tables.held import values_of
from sarcgen.tables.keys import Keys, Taken
from sarcgen.tables.writing import composed

_LOCAL: Final = "local"


@final
@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of one figure.

    Attributes:
        path: where it stands.
        table: the table that the state's file is about.
        action: what becomes of it.
        why: the reason.
        found: what the state says, and where.
    """

    path: Keys
    table: str
    action: Action
    why: str
    found: Found = field(repr=False)


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
    """

    def __init__(self, edition: str, known: StateFiles, posted: str = "") -> None:
        self._edition = edition
        self._known = known
        self._posted = posted

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
        merge = _Merge(raw, before, self._known)
        for path, found in shown.items():
            merge.take(path, found, blank_counts=takes[path].asked)
        after = with_values(raw, merge.values(), merge.root)
        origins = Origins(self._edition, self._origins(before, merge))
        there = origin_file(file)
        was = there.read_text("utf-8") if there.exists() else ""
        will_be = origins.text() if origins.cells else was
        return FilePlan(file, tuple(merge.steps), raw, after, will_be, was, len(cells) - len(shown))

    def _origins(self, before: Origins, merge: _Merge) -> dict[str, Origin]:
        cells = dict(before.cells)
        files = {(o.file.kind, o.file.sha256): o.file for o in before.cells.values()}
        for path, (found, value, decision) in merge.taken.items():
            dotted = ".".join(path)
            if value.kept is None or decision.action is Action.NOTHING:
                cells.pop(dotted, None)
            else:
                file = self._file(found, files)
                small = value.shown != value.kept
                cells[dotted] = Origin(
                    value.kept, file, found.code, found.column, decision.dispute, small
                )
        return cells

    def _file(self, found: Found, known: Mapping[tuple[str, str], StateFile]) -> StateFile:
        posted, kind = found.source.file, found.source.kind.id
        sha256 = posted.sha256
        before = known.get((kind, sha256))
        day = self._posted or self._known.posted.get(sha256, "")
        if before is not None and before.name == posted.name and (not day or before.posted == day):
            return before
        return StateFile(posted.name, sha256, kind, day)


@final
class _Merge:
    """One file while the state's figures are merged into it."""

    def __init__(self, raw: bytes, origins: Origins, known: StateFiles) -> None:
        self._text = raw.decode("utf-8-sig")
        root = composed(self._text)
        self.root = root
        self._local = values_of(root)
        self._reasons = dict(_reasons(root))
        self._origins = origins
        self._known = known
        self.steps: list[Step] = []
        self.taken: dict[Keys, tuple[Found, StateValue, Decision]] = {}

    def take(self, path: Keys, found: Found, *, blank_counts: bool) -> None:
        """Decides about one figure.

        Args:
            path: where it belongs.
            found: what the state says.
            blank_counts: the card asks for it, so that a blank of the state's is worth a word.
        """
        value = found.value
        if value.kept == NOT_REPORTED and not blank_counts:
            value = StateValue(None, None)
        origin = self._origins.cells.get(".".join(path))
        if origin is not None and self._is_second_to(found, origin):
            return
        if origin is None and value.shown is None:
            return
        known = Known(
            origin.value if origin else None,
            self._says(path)[0],
            self._reason(path),
            origin.dispute if origin else None,
            origin is not None and origin.small,
        )
        decision = decide(known, value)
        self.taken[path] = (found, value, decision)
        self.steps.append(
            Step(
                path,
                found.source.kind.table,
                decision.action,
                decision.why,
                found,
            )
        )

    def _reason(self, path: Keys) -> str:
        """Why the local figure is not the state's, as the file says of it or of keys above it."""
        fields = (".".join(path[:length]) for length in range(len(path), 0, -1))
        return next((self._reasons[name] for name in fields if name in self._reasons), "")

    def _is_second_to(self, found: Found, origin: Origin) -> bool:
        """Whether a second source would take the place of a first one."""
        before = self._known.by_id(origin.file.kind)
        return found.source.kind.second and before is not None and not before.second

    def values(self) -> dict[Keys, str | None]:
        """What is to be written, by path."""
        values: dict[Keys, str | None] = {}
        around: set[Keys] = set()
        for path, (found, value, decision) in self.taken.items():
            if decision.action in WRITES:
                values[path] = _source(found, value.shown)
                around.add(self._says(path)[1])
        # A word that stood for a whole row or table goes: what it said of others is said of each.
        for path, (found, _, decision) in self.taken.items():
            said, place = self._says(path)
            if decision.action not in WRITES and len(place) < len(path) and place in around:
                values[path] = _source(found, said)
        self._whole_rows(values)
        return values

    def _whole_rows(self, values: dict[Keys, str | None]) -> None:
        """One word for a row of which every figure is withheld, where that costs no comment."""
        rows: dict[Keys, list[Keys]] = {}
        for path, (found, _, _) in self.taken.items():
            if found.row:
                rows.setdefault(found.row, []).append(path)
        for row, paths in rows.items():
            few = all(self._final(path, values) == WITHHELD for path in paths)
            if not few or not any(path in values for path in paths):
                continue
            rest = list(self._typed_beside(row, paths))
            if self._may_be_one_word(row):
                for path in paths:
                    values.pop(path, None)
                values[row] = figure_source(WITHHELD)
            else:
                values.update(dict.fromkeys(rest, figure_source(WITHHELD)))

    def _typed_beside(self, row: Keys, paths: Sequence[Keys]) -> Iterator[Keys]:
        """What stands beside in a row about few students: it tells of them too, and goes."""
        found = self.taken[paths[0]][0]
        for path, node in self._local.items():
            beside = path[: len(row)] == row and len(path) > len(row) and path not in self.taken
            if beside and getattr(node, "value", "") != WITHHELD:
                table = found.source.kind.table
                self.steps.append(Step(path, table, Action.WITHHELD, FEW, found))
                yield path

    def _final(self, path: Keys, values: Mapping[Keys, str | None]) -> str | None:
        if path in values:
            written = values[path]
            return written.strip('"') if written is not None else None
        return self._says(path)[0]

    def _may_be_one_word(self, row: Keys) -> bool:
        node: yaml.Node | None = self.root
        for key in row:
            if not isinstance(node, yaml.MappingNode):
                return True
            node = next((value for name, value in node.value if name.value == key), None)
        if not isinstance(node, yaml.MappingNode) or node.flow_style or not node.value:
            return True
        return span_of_block(node, self._text) is not None

    def _says(self, path: Keys) -> tuple[str | None, Keys]:
        """What the file says at a path, and where: a word may stand for all around."""
        for length in range(len(path), 0, -1):
            node = self._local.get(path[:length])
            if isinstance(node, yaml.ScalarNode):
                return node.value, path[:length]
        return None, path


def _source(found: Found, said: str | None) -> str | None:
    if said is None:
        return None
    is_text = found.path[0] == "contact"
    return text_source(said) if is_text and not alike(said, WITHHELD) else figure_source(said)


def _reasons(root: yaml.MappingNode) -> Iterator[tuple[str, str]]:
    """The local figures that a file explains: dotted path and reason."""
    for key, node in root.value:
        if key.value == _LOCAL and isinstance(node, yaml.SequenceNode):
            for entry in node.value:
                said = {k.value: v.value for k, v in getattr(entry, "value", [])}
                yield said.get("field", ""), said.get("reason", "")
