"""A strict reader written plainly: the second opinion on what a file says and where.

It notes every place at once, by path, and looks at every value in the same way. The reader of the
package takes shortcuts where a file gives no cause to look twice; both must find the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from sarcgen.reading.decoding import INVISIBLE, decode
from sarcgen.reading.yaml_reader import MAXIMUM_DEPTH, MAXIMUM_VALUES

Spot = tuple[int, int]
Finding = tuple[Spot, str]
COMMENT_AT_ONCE = re.compile(r"[ \t]+(?=#[^\s#])")
NOWHERE = "\0"


@dataclass
class Frame:
    """An open mapping or list."""

    node: Any
    path: tuple[str | int, ...]
    key: str | None = None
    skipped: bool = False


@dataclass
class Reading:
    """What was read; scalars are pairs of text and whether it stood in quotes."""

    text: str
    data: Any = None
    keys: dict[tuple[str | int, ...], Spot] = field(default_factory=dict)
    values: dict[tuple[str | int, ...], Spot] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    documents: int = 0
    count: int = 0
    broken: bool = False

    def spot(self, mark: Any) -> Spot:
        """Line and column, at most those of the end."""
        lines = self.text.splitlines() or [""]
        return min((mark.line + 1, mark.column + 1), (len(lines), len(lines[-1]) + 1))

    def note(self, event: Any, code: str) -> None:
        """Adds a finding."""
        self.findings.append((self.spot(event.start_mark), code))

    def take(self, event: Any) -> bool:
        """Takes one event; false where reading ends."""
        match event:
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self.note(event, "Y107")
                    return False
            case yaml.AliasEvent():
                self.note(event, "Y105")
                self.place(event, None)
                return self.counted(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.frames.pop()
            case yaml.NodeEvent():
                return self.counted(event) and self.node(event)
        return True

    def counted(self, event: Any) -> bool:
        """Counts a value."""
        self.count += 1
        if self.count > MAXIMUM_VALUES:
            self.note(event, "Y108")
        return self.count <= MAXIMUM_VALUES

    def node(self, event: Any) -> bool:
        """Takes a scalar or the start of something larger."""
        if event.anchor is not None:
            self.note(event, "Y105")
        if event.tag is not None:
            self.note(event, "Y106")
        if isinstance(event, yaml.ScalarEvent):
            self.scalar(event)
            return True
        node: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        path, skipped = self.place(event, node)
        self.frames.append(Frame(node, path, skipped=skipped))
        if len(self.frames) > MAXIMUM_DEPTH:
            self.note(event, "Y108")
        return len(self.frames) <= MAXIMUM_DEPTH

    def scalar(self, event: Any) -> None:
        """Takes a key or a value."""
        if INVISIBLE.search(event.value):
            self.note(event, "Y111")
        frame = self.frames[-1] if self.frames else None
        if frame is not None and isinstance(frame.node, dict) and frame.key is None:
            self.key(frame, event)
            return
        if not event.style:
            end = event.end_mark
            blanks = COMMENT_AT_ONCE.match(self.text, end.index)
            if blanks:
                self.findings.append(((end.line + 1, end.column + len(blanks[0]) + 1), "Y112"))
        empty = not event.style and event.value == ""
        self.place(event, None if empty else (event.value, bool(event.style)))

    def key(self, frame: Frame, event: Any) -> None:
        """Takes a key."""
        path = (*frame.path, event.value)
        if path in self.keys and not frame.skipped:
            self.note(event, "Y104")
            frame.key = event.value + NOWHERE
            return
        frame.key = event.value
        if not frame.skipped:
            self.keys[path] = self.spot(event.start_mark)

    def place(self, event: Any, node: Any) -> tuple[tuple[str | int, ...], bool]:
        """Puts a value where it belongs; says where that is and whether it is to be ignored."""
        spot = self.spot(event.start_mark)
        if not self.frames:
            self.data, self.values[()] = node, spot
            return (), False
        frame = self.frames[-1]
        if isinstance(frame.node, list):
            path: tuple[str | int, ...] = (*frame.path, len(frame.node))
            frame.node.append(node)
            if not frame.skipped:
                self.keys[path] = self.values[path] = spot
            return path, frame.skipped
        if frame.key is None:
            self.note(event, "Y109")
            frame.key = NOWHERE
            return (*frame.path, NOWHERE), True
        key, frame.key = frame.key, None
        path = (*frame.path, key)
        if NOWHERE in key:
            return path, True
        frame.node[key] = node
        if not frame.skipped:
            self.values[path] = spot
        return path, frame.skipped


def read_plainly(raw: bytes) -> Reading | None:
    """Reads a file's bytes; None where they are no text. Broken YAML is read up to the break."""
    text, problem = decode(raw, "")
    if problem is not None:
        return None
    reading = Reading(text)
    try:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            if not reading.take(event):
                break
    except (yaml.YAMLError, ValueError):
        reading.broken = True
    return reading
