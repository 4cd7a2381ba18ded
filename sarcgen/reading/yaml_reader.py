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
from sarcgen.reading.document import Document, Node, Scalar
from sarcgen.reading.messages import named
from sarcgen.reading.places import PlacesInFile
from sarcgen.reading.syntax_errors import explain

MAXIMUM_DEPTH: Final = 40
MAXIMUM_VALUES: Final = 200_000

_LOADER: Final[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_SCALAR: Final = yaml.ScalarEvent
_DO_NOT_END_READING: Final = frozenset({"Y104", "Y105", "Y106", "Y109", "Y112"})
_NOWHERE: Final = "\0"
"""In a key whose value is read and dropped."""

_TIGHT_COMMENT: Final = re.compile(r"[ \t]+(?=#[^\s#])")
# A file in which none of these is found, nor a backslash, has no scalar that needs a closer look.
_SUSPICIOUS: Final = (
    ("#", re.compile(r"#(?<=[ \t]#)[^\s#]")),
    ("&", re.compile(r"&(?<![^\s\[{,:?-]&)\S")),
    ("!", re.compile(r"!(?<![^\s\[{,:?-]!)")),
    ("\\", re.compile(r"\\")),
)


def _is_suspicious(text: str) -> bool:
    """Whether a scalar may hold an anchor, a tag, an escape, or be cut short by a comment."""
    return any(sign in text and pattern.search(text) for sign, pattern in _SUSPICIOUS)


@final
@dataclass(slots=True)
class _Frame:
    """A mapping or list that is still open.

    Attributes:
        node: its data.
        starts: where its values start, in the shape of the data.
        is_list: it is a list.
        key, mark: in a mapping, the key that waits for its value, and where that key starts.
        dropped: nothing of it goes into the document.
    """

    node: Any
    starts: Any
    is_list: bool
    key: str | None = None
    mark: Any = None
    dropped: bool = False

    def add(self, node: Node, mark: Any, starts: Any = None) -> None:
        """Puts a value where it belongs; the mark is where it starts."""
        if self.is_list:
            self.node.append(node)
            self.starts.append((mark, mark, starts))
            return
        key, self.key = self.key, None
        if key is not None and _NOWHERE not in key:
            self.node[key] = node
            self.starts[key] = (self.mark, mark, starts)


class _Builder:
    """Builds plain data from events and notes every finding on the way."""

    def __init__(self, name: str, text: str) -> None:
        self.text = text
        self.places = PlacesInFile(name, text)
        self.problems: list[Problem] = []
        # The file's value is the first of a list, so that every value stands in something.
        self.whole = self.frame = _Frame([], [], is_list=True)
        self.outer: list[_Frame] = []
        self.documents = 0
        self.not_values = 0

    def report(self, event: Any, code: str, message: str) -> None:
        self.problems.append(Problem(self.places.place(event.start_mark), code, message))

    def build(self, events: Iterable[Any]) -> None:
        """Takes events to their end, or to one that ends the reading."""
        closely, frame = _is_suspicious(self.text), self.frame
        for number, event in enumerate(events, start=1):
            if type(event) is not _SCALAR:
                if not self._takes(event, number):
                    return
                frame = self.frame
                continue
            # Most events are scalars, so what each of them costs counts.
            if number > MAXIMUM_VALUES and self._too_many(event, number):
                return
            if closely:
                self._look_at(event)
            text = event.value
            if frame.key is None and not frame.is_list:
                if text in frame.starts:
                    text = self._repeated_key(frame, event)
                frame.key, frame.mark = text, event.start_mark
            elif text or event.style:
                scalar = str.__new__(Scalar, text)
                scalar.quoted = bool(event.style)
                frame.add(scalar, event.start_mark)
            else:
                frame.add(None, event.start_mark)

    def _takes(self, event: Any, number: int) -> bool:
        """Takes an event that is no scalar; false where reading must stop."""
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            return self._opens(event, number)
        if isinstance(event, yaml.AliasEvent):
            self.report(event, "Y105", _ALIAS)
            if not self._is_no_key(event):
                self.frame.add(None, event.start_mark)
            return not self._too_many(event, number)
        self.not_values += 1
        if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self.frame = self.outer.pop()
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self.report(event, "Y107", _SECOND_DOCUMENT)
                return False
        return True

    def _too_many(self, event: Any, number: int) -> bool:
        """Whether so many events hold too many values to go on."""
        if number - self.not_values <= MAXIMUM_VALUES:
            return False
        self.report(event, "Y108", "The file holds too many values to be a report card.")
        return True

    def _opens(self, event: Any, number: int) -> bool:
        """Starts a mapping or list; false where reading must stop."""
        if self._too_many(event, number):
            return False
        self._look_at_properties(event)
        is_list = isinstance(event, yaml.SequenceStartEvent)
        inner = _Frame([], [], is_list=True) if is_list else _Frame({}, {}, is_list=False)
        outer = self.frame
        if self._is_no_key(event):
            inner.dropped = True
        else:
            inner.dropped = outer.dropped or _NOWHERE in (outer.key or "")
            outer.add(inner.node, event.start_mark, inner.starts)
        self.outer.append(outer)
        self.frame = inner
        if len(self.outer) > MAXIMUM_DEPTH:
            self.report(event, "Y108", _TOO_DEEP)
            return False
        return True

    def _is_no_key(self, event: Any) -> bool:
        """Whether this stands in the place of a key; what belongs to it is then dropped."""
        frame = self.frame
        if frame.is_list or frame.key is not None:
            return False
        self.report(event, "Y109", _NO_KEY)
        frame.key = _NOWHERE
        return True

    def _repeated_key(self, frame: _Frame, event: Any) -> str:
        """Refuses a key that its mapping has already; the first one stays."""
        key: str = event.value
        if frame.dropped:
            return key
        first = self.places.place(frame.starts[key][0]).line
        self.report(
            event,
            "Y104",
            f"{named(key)} stands here a second time; it was first written on line {first}."
            " Keep one of the two.",
        )
        return key + _NOWHERE

    def _look_at_properties(self, event: Any) -> None:
        if event.anchor is not None:
            self.report(event, "Y105", _ANCHOR)
        if event.tag is not None:
            self.report(event, "Y106", _TAG)

    def _look_at(self, event: Any) -> None:
        """Looks for everything that may be wrong with a scalar by itself."""
        self._look_at_properties(event)
        if INVISIBLE.search(event.value):
            self.report(event, "Y111", _ESCAPED)
        if not event.style and (self.frame.is_list or self.frame.key is not None):
            self._look_whether_cut_short(event)

    def _look_whether_cut_short(self, event: Any) -> None:
        """Notes a text that a number sign ends, as in “Apt #5”."""
        end = event.end_mark
        blanks = _TIGHT_COMMENT.match(self.text, end.index)
        if blanks:
            name = self.places.name
            place = Mark(name, end.line + 1, end.column + len(blanks[0]) + 1)
            self.problems.append(Problem(place, "Y112", _COMMENT))


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
        return Document(name, None, PlacesInFile(name)), [problem]
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
    root = next(iter(builder.whole.node), None)
    start = next(iter(builder.whole.starts), None)
    if not builder.problems and root is None:
        builder.problems.append(
            Problem(Mark(name, 1, 1), "Y110", "The file is empty. Start one with “sarcgen new”.")
        )
    return Document(name, root, PlacesInFile(name, text, start)), builder.problems


def _build(builder: _Builder, text: str, name: str) -> Problem | None:
    try:
        # An iterator of libyaml's own: the generator of yaml.parse takes half as long again.
        builder.build(iter(_LOADER(text).get_event, None))
    except yaml.YAMLError as error:
        return explain(error, text, name)
    except ValueError:
        return Problem(Mark(name, 1, 1), "Y103", "The text cannot be read as YAML.")
    return None
