"""The state's figures while they are merged into one file, a school's or a district's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, final

import yaml

from sarcgen.importing.collecting import Found
from sarcgen.importing.governing import governed_by, may_be_of_few
from sarcgen.importing.merging import FEW, FEW_BY_HAND, WRITES, Action, Decision, Known, decide
from sarcgen.importing.state_files import StateFiles
from sarcgen.importing.values import NOT_REPORTED, WITHHELD, StateValue
from sarcgen.importing.yaml_edits import figure_source, span_of_block, text_source
from sarcgen.model.written import alike, canonical
from sarcgen.records.origins import Origin, Origins
from sarcgen.tables.held import values_of
from sarcgen.tables.keys import Keys
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
class Merge:
    """One file while the state's figures are merged into it."""

    def __init__(
        self, raw: bytes, origins: Origins, known: StateFiles, *, keep_small: bool
    ) -> None:
        self._text = raw.decode("utf-8-sig")
        root = composed(self._text)
        self.root = root
        self._local = values_of(root)
        self._reasons = dict(_reasons(root))
        self._origins = origins
        self._known = known
        self._keep_small = keep_small
        self.steps: list[Step] = []
        self.taken: dict[Keys, tuple[Found, StateValue, Decision]] = {}
        self.withheld_since: set[Keys] = set()

    def take(self, path: Keys, found: Found, *, blank_counts: bool) -> None:
        """Decides about one figure.

        Args:
            path: where it belongs.
            found: what the state says.
            blank_counts: the card asks for it, so that a blank of the state's is worth a word.
        """
        value = found.value
        if found.governed and may_be_of_few(self.says(found.governed)):
            value = value.withheld(keep_small=self._keep_small)
        if value.kept == NOT_REPORTED and not blank_counts:
            value = StateValue(None, None)
        origin = self._origins.cells.get(".".join(path))
        if origin is not None and self._is_second_to(found, origin):
            return
        if origin is None and value.shown is None:
            return
        known = Known(
            origin.value if origin else None,
            self.says(path),
            self._reason(path),
            origin.dispute if origin else None,
            value.shown == WITHHELD and not self._keep_small and not self._has_grown(path, found),
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

    def withhold_earlier(self) -> None:
        """Withholds what came with an earlier import and is now known to be about few students."""
        governed = governed_by(self._known, self._origins)
        for count, paths in governed.items():
            if count not in self.taken or self.taken[count][1].shown != WITHHELD:
                continue
            found = self.taken[count][0]
            for path in paths:
                said = self.says(path)
                if path not in self.taken and canonical(said or "") is not None:
                    origin = self._origins.cells[".".join(path)]
                    why = FEW if alike(said, origin.value) else FEW_BY_HAND
                    table = found.source.kind.table
                    self.steps.append(Step(path, table, Action.WITHHELD, why, found))
                    self.withheld_since.add(path)

    def _has_grown(self, path: Keys, found: Found) -> bool:
        """Whether the file tells, with a reason, that the row is about more than ten students."""
        reasoned = bool(self._reason(path) and found.counts)
        return reasoned and all(self._is_more_by_hand(count) for count in found.counts)

    def _is_more_by_hand(self, count: Keys) -> bool:
        """Whether a number of students above ten was typed here, and not taken from the state."""
        said, origin = self.says(count), self._origins.cells.get(".".join(count))
        imported = origin is not None and alike(said, origin.value)
        return not (said is None or may_be_of_few(said) or imported)

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
        values.update(dict.fromkeys(self.withheld_since, figure_source(WITHHELD)))
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
        return self.says(path)

    def _may_be_one_word(self, row: Keys) -> bool:
        node: yaml.Node | None = self.root
        for key in row:
            if not isinstance(node, yaml.MappingNode):
                return True
            node = next((value for name, value in node.value if name.value == key), None)
        if not isinstance(node, yaml.MappingNode) or not node.value:
            return True
        if node.flow_style:
            return "#" not in self._text[node.start_mark.index : node.end_mark.index]
        return span_of_block(node, self._text) is not None

    def says(self, path: Keys) -> str | None:
        """What the file says at a path; None where it says nothing."""
        return self._says(path)[0]

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
