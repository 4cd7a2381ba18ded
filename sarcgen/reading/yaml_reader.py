"""PyYAML made strict.

The file is built from libyaml's event stream, without recursion: every scalar stays text, every
value remembers its place, and what YAML allows but a data file must not hold (duplicate keys,
aliases, tags, a second document) is refused with its line. All such findings of a file are
reported together; only broken syntax ends the reading of that file.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any, Final, final

import yaml

from sarcgen.problems import Mark, Problem
from sarcgen.reading.document import Document, Node, Path, Scalar

MAXIMUM_BYTES: Final = 4_000_000
MAXIMUM_DEPTH: Final = 40
MAXIMUM_VALUES: Final = 200_000

_LOADER: Final[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


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

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self.keys: dict[Path, Mark] = {}
        self.values: dict[Path, Mark] = {}
        self.root: Node = None
        self.documents = 0
        self.count = 0
        self.frames: list[_Frame] = []

    def report(self, event: Any, code: str, message: str) -> None:
        mark = event.start_mark
        place = Mark(self.name, mark.line + 1, mark.column + 1)
        self.problems.append(Problem(place, code, message))

    def take(self, event: Any) -> bool:
        """Takes one event; false where reading must stop."""
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self.report(event, "Y107", _SECOND_DOCUMENT)
                return False
        elif isinstance(event, yaml.AliasEvent):
            self.report(event, "Y105", "An alias (*name) is not allowed. Write the value out.")
            self._place(event, None)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self.frames.pop()
        elif isinstance(event, (yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            return self._node(event)
        return True

    def _node(self, event: Any) -> bool:
        self.count += 1
        if self.count > MAXIMUM_VALUES:
            self.report(event, "Y108", "The file holds too many values to be a report card.")
            return False
        if event.anchor is not None:
            self.report(event, "Y105", "An anchor (&name) is not allowed. Write the value out.")
        if event.tag is not None:
            self.report(event, "Y106", "A tag (!name) is not allowed. Remove it.")
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
            return True
        node: dict[str, Node] | list[Node] = (
            {} if isinstance(event, yaml.MappingStartEvent) else []
        )
        path, skipped = self._place(event, node)
        self.frames.append(_Frame(node, path, skipped=skipped))
        if len(self.frames) > MAXIMUM_DEPTH:
            self.report(event, "Y108", "Lists or mappings are nested too deeply.")
            return False
        return True

    def _scalar(self, event: Any) -> None:
        frame = self.frames[-1] if self.frames else None
        if frame is not None and isinstance(frame.node, dict) and frame.key is None:
            self._key(frame, event)
            return
        text: str = event.value
        plain = event.style is None
        self._place(event, None if plain and text == "" else Scalar(text, quoted=not plain))

    def _key(self, frame: _Frame, event: Any) -> None:
        key = str(event.value)
        path = (*frame.path, key)
        if path in self.keys and not frame.skipped:
            first = self.keys[path].line
            self.report(
                event,
                "Y104",
                f"The key “{key}” stands here a second time; it was first written on line {first}."
                " Keep one of the two.",
            )
            frame.key = f"{key}\0{event.start_mark.line}"
            return
        frame.key = key
        if not frame.skipped:
            start = event.start_mark
            self.keys[path] = Mark(self.name, start.line + 1, start.column + 1)

    def _place(self, event: Any, node: Node) -> tuple[Path, bool]:
        """Puts a value where it belongs; says at which path, and whether it is to be ignored."""
        start = event.start_mark
        mark = Mark(self.name, start.line + 1, start.column + 1)
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
            self.report(
                event, "Y109", "A key must be plain text, not a list, a mapping or an alias."
            )
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


def parse_yaml(raw: bytes, name: str) -> tuple[Document, list[Problem]]:
    """Reads the bytes of one YAML file strictly; see :func:`read_yaml`."""
    builder = _Builder(name)
    text, problem = _decode(raw, name)
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
        return _explain(error, text, name)
    except ValueError:
        return Problem(Mark(name, 1, 1), "Y103", "The text cannot be read as YAML.")
    return None


def _decode(raw: bytes, name: str) -> tuple[str, Problem | None]:
    if len(raw) > MAXIMUM_BYTES:
        message = "The file is too large to be a report card (over 4 MB)."
        return "", Problem(Mark(name, 1, 1), "Y108", message)
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        message = "The file is saved as UTF-16. Save it as UTF-8."
        return "", Problem(Mark(name, 1, 1), "Y101", message)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        message = (
            "This character is not UTF-8; the file was probably saved as Windows-1252 or Latin-1."
            " Save it as UTF-8."
        )
        return "", Problem(Mark(name, line, column), "Y101", message)
    for offset, character in enumerate(text):
        if (character < " " and character not in "\n\r\t") or character == "\x7f":
            line = text.count("\n", 0, offset) + 1
            column = offset - (text.rfind("\n", 0, offset) + 1) + 1
            message = "There is an invisible control character here. Delete it."
            return "", Problem(Mark(name, line, column), "Y111", message)
    return text, None


def _explain(error: yaml.YAMLError, text: str, name: str) -> Problem:
    """One plain sentence for a syntax error of libyaml."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
    place = Mark(name, line, column)
    lines = text.splitlines()
    here = lines[line - 1] if 0 < line <= len(lines) else ""
    if "\t" in here[: len(here) - len(here.lstrip())]:
        place = Mark(name, line, here.index("\t") + 1)
        return Problem(place, "Y102", "The line is indented with a tab. Use spaces.")
    detail = str(getattr(error, "problem", "") or "")
    for clue, advice in _ADVICE:
        if clue in detail:
            return Problem(place, "Y103", advice)
    return Problem(place, "Y103", "The text is not valid YAML here. Compare with the line above.")


_ADVICE: Final = (
    (
        "mapping values are not allowed",
        "There is a colon inside the text. Put the whole text in double quotes.",
    ),
    (
        "did not find expected key",
        "The line does not fit the lines above: check its indentation, or put the text in quotes.",
    ),
    (
        "could not find expected ':'",
        "A colon is missing after the key, or a quote was not closed above.",
    ),
    ("unexpected end of stream", "A quote was opened and never closed."),
    (
        "did not find expected ',' or",
        "A comma or a closing bracket is missing in the brackets that start above.",
    ),
    (
        "cannot start any token",
        "Text cannot start with this character. Put the whole text in double quotes.",
    ),
    ("unknown escape", "After a backslash in double quotes this letter means nothing; double it."),
    (
        "did not find expected '-' indicator",
        "A list item must start with a dash, in the same column as the items above.",
    ),
    ("undefined alias", "An asterisk starts an alias in YAML. Put the whole text in quotes."),
    (
        "while scanning an a",
        "Text that starts with & or * must stand in quotes.",
    ),
    ("expected alphabetic", "Text that starts with & or * must stand in quotes."),
)
