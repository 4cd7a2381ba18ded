"""PyYAML made strict.

The file is built from libyaml's event stream, without recursion: every scalar stays text, every
value remembers its place, and what YAML allows but a data file must not hold (duplicate keys,
aliases, tags, a second document) is refused with its line. All such findings of a file are
reported together; only broken syntax ends the reading of that file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any, Final, final

import yaml

from sarcgen.problems import Mark, Problem
from sarcgen.reading.decoding import INVISIBLE, decode
from sarcgen.reading.document import Document, Node, Path, Scalar
from sarcgen.reading.messages import named
from sarcgen.reading.syntax_errors import explain

MAXIMUM_DEPTH: Final = 40
MAXIMUM_VALUES: Final = 200_000

_LOADER: Final[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DO_NOT_END_READING: Final = frozenset({"Y104", "Y105", "Y106", "Y109", "Y112"})
_TIGHT_COMMENT: Final = re.compile(r"[ \t]+(?=#[^\s#])")


@final
@dataclass(slots=True)
class _Frame:
    """A mapping or list that is still open."""

    node: dict[str, Node] | list[Node]
    path: Path
    key: str | None = None
    skipped: bool = False


class _Builder:
    """Builds plain data from events and notes every finding on the way."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        lines = text.splitlines() or [""]
        self.end = Mark(name, len(lines), len(lines[-1]) + 1)
        self.problems: list[Problem] = []
        self.keys: dict[Path, Mark] = {}
        self.values: dict[Path, Mark] = {}
        self.root: Node = None
        self.documents = 0
        self.count = 0
        self.frames: list[_Frame] = []

    def place(self, mark: Any) -> Mark:
        """A mark of the parser as a place in the file; what is absent at the end stands there."""
        place = Mark(self.name, mark.line + 1, mark.column + 1)
        return min(place, self.end)

    def report(self, event: Any, code: str, message: str) -> None:
        self.problems.append(Problem(self.place(event.start_mark), code, message))

    def take(self, event: Any) -> bool:
        """Takes one event; false where reading must stop."""
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self.report(event, "Y107", _SECOND_DOCUMENT)
                return False
        elif isinstance(event, yaml.AliasEvent):
            self.report(event, "Y105", _ALIAS)
            self._place(event, None)
            return self._counted(event)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self.frames.pop()
        elif isinstance(event, (yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            return self._node(event)
        return True

    def _counted(self, event: Any) -> bool:
        """Counts a value; false where there are too many to go on."""
        self.count += 1
        if self.count > MAXIMUM_VALUES:
            self.report(event, "Y108", "The file holds too many values to be a report card.")
            return False
        return True

    def _node(self, event: Any) -> bool:
        if not self._counted(event):
            return False
        if event.anchor is not None:
            self.report(event, "Y105", _ANCHOR)
        if event.tag is not None:
            self.report(event, "Y106", _TAG)
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
            return True
        node: dict[str, Node] | list[Node] = {} if isinstance(event, yaml.MappingStartEvent) else []
        path, skipped = self._place(event, node)
        self.frames.append(_Frame(node, path, skipped=skipped))
        if len(self.frames) > MAXIMUM_DEPTH:
            self.report(event, "Y108", _TOO_DEEP)
            return False
        return True

    def _scalar(self, event: Any) -> None:
        text: str = event.value
        if INVISIBLE.search(text):
            self.report(event, "Y111", _ESCAPED)
        frame = self.frames[-1] if self.frames else None
        if frame is not None and isinstance(frame.node, dict) and frame.key is None:
            self._key(frame, event)
            return
        plain = not event.style
        if plain:
            self._cut_short(event)
        self._place(event, None if plain and text == "" else Scalar(text, quoted=not plain))

    def _cut_short(self, event: Any) -> None:
        """Notes a text that a number sign ends, as in “Apt #5”."""
        end = event.end_mark
        blanks = _TIGHT_COMMENT.match(self.text, end.index)
        if blanks:
            place = Mark(self.name, end.line + 1, end.column + len(blanks[0]) + 1)
            self.problems.append(Problem(place, "Y112", _COMMENT))

    def _key(self, frame: _Frame, event: Any) -> None:
        key = str(event.value)
        path = (*frame.path, key)
        if path in self.keys and not frame.skipped:
            first = self.keys[path].line
            self.report(
                event,
                "Y104",
                f"{named(key)} stands here a second time; it was first written on line {first}."
                " Keep one of the two.",
            )
            frame.key = f"{key}\0{event.start_mark.line}"
            return
        frame.key = key
        if not frame.skipped:
            self.keys[path] = self.place(event.start_mark)

    def _place(self, event: Any, node: Node) -> tuple[Path, bool]:
        """Puts a value where it belongs; says at which path, and whether it is to be ignored."""
        mark = self.place(event.start_mark)
        if not self.frames:
            if self.documents == 1:
                self.root = node
                self.values[()] = mark
            return (), False
        frame = self.frames[-1]
        if isinstance(frame.node, list):
            path: Path = (*frame.path, len(frame.node))
            frame.node.append(node)
            if not frame.skipped:
                self.keys[path] = mark
                self.values[path] = mark
            return path, frame.skipped
        if frame.key is None:
            self.report(event, "Y109", _NO_KEY)
            frame.key = "\0"
            return (*frame.path, "\0"), True
        key, frame.key = frame.key, None
        path = (*frame.path, key)
        if "\0" in key:
            return path, True
        frame.node[key] = node
        if not frame.skipped:
            self.values[path] = mark
        return path, frame.skipped


_SECOND_DOCUMENT: Final = (
    "A line of three dashes starts a second document. Keep one document in a file."
)
_ANCHOR: Final = (
    "A word that starts with & is an anchor in YAML, which is not allowed. Write the value out;"
    " if it is text, put it in double quotes."
)
_ALIAS: Final = (
    "A word that starts with * is an alias in YAML, which is not allowed. Write the value out;"
    " if it is text, put it in double quotes."
)
_TAG: Final = (
    "A word that starts with ! is a tag in YAML, which is not allowed. Remove it; if it is text,"
    " put it in double quotes."
)
_TOO_DEEP: Final = "Keys or lists stand too many levels below one another to be a report card."
_NO_KEY: Final = (
    "A key must be plain text: a word, a colon and a blank. Here stands a list, a group of keys or"
    " an alias."
)
_ESCAPED: Final = (
    "An escape (as \\0) stands for an invisible control character here. Remove the escape."
)
_COMMENT: Final = (
    "The text ends before this number sign, because # after a blank starts a comment. Put the whole"
    " text in double quotes; if it is a comment, leave a blank after the #."
)


def read_yaml(file: FilePath, name: str) -> tuple[Document, list[Problem]]:
    """Reads one YAML file strictly.

    Args:
        file: where the file is.
        name: the file's name as the user should see it in messages.

    Returns:
        The document and all findings. With findings, the document holds what could be read.
    """
    try:
        raw = file.read_bytes()
    except OSError as error:
        reason = error.strerror or "unknown reason"
        problem = Problem(Mark(name, 1, 1), "Y100", f"The file cannot be read: {reason}.")
        return Document(name, None, {}, {}), [problem]
    return parse_yaml(raw, name)


def was_read_to_the_end(problems: Iterable[Problem]) -> bool:
    """Whether a document holds all of its file but what its problems are about."""
    return all(problem.code in _DO_NOT_END_READING for problem in problems)


def parse_yaml(raw: bytes, name: str) -> tuple[Document, list[Problem]]:
    """Reads the bytes of one YAML file strictly; see :func:`read_yaml`."""
    text, problem = decode(raw, name)
    builder = _Builder(name, text)
    if problem is None:
        problem = _build(builder, text, name)
    if problem is not None:
        builder.problems.append(problem)
    if not builder.problems and builder.root is None:
        builder.problems.append(
            Problem(Mark(name, 1, 1), "Y110", "The file is empty. Start one with “sarcgen new”.")
        )
    return Document(name, builder.root, builder.keys, builder.values), builder.problems


def _build(builder: _Builder, text: str, name: str) -> Problem | None:
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if not builder.take(event):
                break
    except yaml.YAMLError as error:
        return explain(error, text, name)
    except ValueError:
        return Problem(Mark(name, 1, 1), "Y103", "The text cannot be read as YAML.")
    return None
