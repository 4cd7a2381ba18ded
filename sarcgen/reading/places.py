"""Where the keys and values of a document stand, worked out when somebody asks.

A file has hundreds of values and few findings. So reading only keeps the parser's own marks, in the
shape of the data, and a place is made of them when a finding names it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Protocol, TypeAlias, final

from sarcgen.problems import Mark
from sarcgen.reading.within import LINE_END, places_within

Key: TypeAlias = "str | int"
Path: TypeAlias = "tuple[Key, ...]"
Start: TypeAlias = "tuple[Any, Any, Starts | None]"
"""The parser's marks of a key and of its value, and what stands below the value."""
Starts: TypeAlias = "dict[str, Start] | list[Start]"


class Places(Protocol):
    """The places of a document."""

    def key(self, path: Path) -> Mark | None:
        """Where the key (or list item) at a path starts; None where there is no such path."""

    def value(self, path: Path) -> Mark | None:
        """Where the value at a path starts; None where there is no such path."""

    def within(self, path: Path, words: str, offsets: Sequence[int]) -> list[Mark] | None:
        """Where parts of the text at a path stand; None where that cannot be told."""

    def paths(self) -> Iterator[Path]:
        """Every path that has a value, in the order of the data."""


@final
class PlacesInFile:
    """The places of one file.

    Args:
        name: the file's name as the user knows it.
        text: the whole file.
        root: where its value starts; None if it has none. The root has no key.
    """

    def __init__(self, name: str, text: str = "", root: Start | None = None) -> None:
        self.name = name
        self._text = text
        self._root = root

    def key(self, path: Path) -> Mark | None:
        """See :class:`Places`."""
        start = self._start(path) if path else None
        return None if start is None else self.place(start[0])

    def value(self, path: Path) -> Mark | None:
        """See :class:`Places`."""
        start = self._start(path)
        return None if start is None else self.place(start[1])

    def within(self, path: Path, words: str, offsets: Sequence[int]) -> list[Mark] | None:
        """See :class:`Places`."""
        start = self.value(path)
        if start is None:
            return None
        before = self._line_starts[start.line - 1] + start.column - 1
        written = self._text[before:]
        places = places_within(written, start.line, start.column, words, offsets)
        return None if places is None else [Mark(self.name, *place) for place in places]

    def paths(self) -> Iterator[Path]:
        """See :class:`Places`."""
        if self._root is not None:
            yield from _paths((), self._root)

    def place(self, mark: Any) -> Mark:
        """A mark of the parser as a place; what is absent at the end of the file stands there."""
        return min(Mark(self.name, mark.line + 1, mark.column + 1), self._end)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(end.end() for end in LINE_END.finditer(self._text))]

    @cached_property
    def _end(self) -> Mark:
        lines = self._text.splitlines() or [""]
        return Mark(self.name, len(lines), len(lines[-1]) + 1)

    def _start(self, path: Path) -> Start | None:
        start = self._root
        for key in path:
            below = start[2] if start is not None else None
            if isinstance(below, dict) and isinstance(key, str):
                start = below.get(key)
            elif isinstance(below, list) and isinstance(key, int) and 0 <= key < len(below):
                start = below[key]
            else:
                return None
        return start


def _paths(here: Path, start: Start) -> Iterator[Path]:
    yield here
    below = start[2]
    if isinstance(below, dict):
        for key, further in below.items():
            yield from _paths((*here, key), further)
    elif isinstance(below, list):
        for position, further in enumerate(below):
            yield from _paths((*here, position), further)


@final
class Marks(Mapping[Path, Mark]):
    """The places of all keys, or of all values, by path.

    Args:
        find: the place at a path, if there is one.
        places: whose paths.
    """

    def __init__(self, find: Callable[[Path], Mark | None], places: Places) -> None:
        self._find = find
        self._places = places

    def __getitem__(self, path: Path) -> Mark:
        mark = self._find(path)
        if mark is None:
            raise KeyError(path)
        return mark

    def __iter__(self) -> Iterator[Path]:
        return (path for path in self._places.paths() if self._find(path) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)
