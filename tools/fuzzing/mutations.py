"""Ways to spoil a file: its lines, its values, its keys, its bytes.

Each takes the lines of a file and gives new ones. Most leave it readable, so that what comes after
reading is tried too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final, TypeAlias

from tools.fuzzing.hostile import (
    BLANKS,
    BYTES,
    IGNORED,
    LINES,
    NUMBER,
    PLAIN,
    REASONS,
    SENTENCES,
    value,
    written,
)

Lines: TypeAlias = list[str]

_KEY: Final = re.compile(r"""(\s*(?:- )?)("[^"]*"|'[^']*'|[\w-]+)(\s*:)(\s+|$)(.*)""")
_FLOW_VALUE: Final = re.compile(r"""(?<=: )([^\s,{}\[\]"'][^,{}\[\]]*|"[^"]*"|'[^']*')""")
_TEXT: Final = re.compile(r"\s{4,}[A-Z(][^:#{}]*\Z")
_NUMBER: Final = re.compile(r"\d+(\.\d+)?")
_ENCODINGS: Final = (
    "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp1252", "cp437", "cp037",
    "utf-7", "shift_jis",
)  # fmt: skip


@dataclass(frozen=True)
class Means:
    """What mutations draw from.

    Attributes:
        random: source of chance.
        others: lines of all seeds, to splice in.
        numbers: makes a number that no message of ours holds.
    """

    random: Random
    others: Sequence[Lines]
    numbers: Callable[[], str]


Mutation: TypeAlias = Callable[[Lines, Means], Lines]
Manner: TypeAlias = Sequence[tuple[Mutation, int]]


def spoiled(lines: Lines, means: Means, times: int, manner: Manner) -> Lines:
    """The lines after so many mutations of a manner, drawn by weight."""
    kinds, weights = zip(*manner, strict=True)
    for kind in means.random.choices(kinds, weights, k=times):
        lines = kind(list(lines) or [""], means)
    return lines


def in_bytes(lines: Lines, means: Means) -> bytes:
    """The file's bytes: mostly UTF-8 with plain line ends, sometimes anything else."""
    random = means.random
    chance = random.random()
    ends = ["\n"]
    if chance < 0.06:
        ends = ["\r\n"]
    elif chance < 0.10:
        ends = random.choice(
            [["\r"], ["\n", "\r\n"], ["\n", "\r\n", "\r"], ["\n", "\x85", "\u2028"]]
        )
    text = "".join(line + random.choice(ends) for line in lines)
    if random.random() < 0.03:
        text = text.rstrip("\r\n")
    raw = _encoded(text, random.choice(_ENCODINGS) if random.random() < 0.02 else "utf-8")
    if random.random() < 0.04:
        raw = _with_spoiled_bytes(raw, random)
    return raw


def _encoded(text: str, encoding: str) -> bytes:
    for errors in ("surrogateescape", "surrogatepass", "replace"):
        try:
            return text.encode(encoding, errors)
        except UnicodeError:
            continue
    return text.encode("utf-8", "replace")


def _with_spoiled_bytes(raw: bytes, random: Random) -> bytes:
    for _ in range(random.randint(1, 4)):
        start = random.randint(0, len(raw))
        kind = random.randrange(4)
        if kind == 0:
            raw = raw[:start]
        elif kind == 1:
            raw = raw[:start] + random.choice(BYTES) + raw[start:]
        elif kind == 2:
            raw = raw[:start] + raw[start + random.randint(1, 200) :]
        elif start < len(raw):
            flipped = raw[start] ^ (1 << random.randrange(8))
            raw = raw[:start] + bytes([flipped]) + raw[start + 1 :]
    return raw


# -------------------------------------------------------------------------------------- lines


def _span(lines: Lines, random: Random, longest: int = 12) -> tuple[int, int]:
    start = random.randrange(len(lines))
    return start, min(len(lines), start + random.randint(1, longest))


def _branch(lines: Lines, random: Random) -> tuple[int, int]:
    """A line and what is indented below it."""
    start = random.randrange(len(lines))
    depth = _depth(lines[start])
    end = start + 1
    while end < len(lines) and (not lines[end].strip() or _depth(lines[end]) > depth):
        end += 1
    return start, end


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _delete(lines: Lines, means: Means) -> Lines:
    start, end = means.random.choice((_branch, _span))(lines, means.random)
    return lines[:start] + lines[end:]


def _delete_branch(lines: Lines, means: Means) -> Lines:
    start, end = _branch(lines, means.random)
    return lines[:start] + lines[end:]


def _delete_line(lines: Lines, means: Means) -> Lines:
    del lines[means.random.randrange(len(lines))]
    return lines


def _repeat(lines: Lines, means: Means) -> Lines:
    start, end = means.random.choice((_branch, _span))(lines, means.random)
    place = end if means.random.random() < 0.5 else means.random.randint(0, len(lines))
    return lines[:place] + lines[start:end] + lines[place:]


def _exchange(lines: Lines, means: Means) -> Lines:
    first, second = (means.random.randrange(len(lines)) for _ in range(2))
    lines[first], lines[second] = lines[second], lines[first]
    return lines


def _move(lines: Lines, means: Means) -> Lines:
    """A branch goes below another key, at that key's depth and one further in."""
    start, end = _branch(lines, means.random)
    branch = lines[start:end]
    rest = lines[:start] + lines[end:]
    place = means.random.randint(0, len(rest))
    above = rest[place - 1] if place else ""
    shift = _depth(above) + (2 if above.rstrip().endswith(":") else 0) - _depth(branch[0])
    moved = [_shifted(line, shift) for line in branch]
    return rest[:place] + moved + rest[place:]


def _indent(lines: Lines, means: Means) -> Lines:
    start, end = means.random.choice((_branch, _span))(lines, means.random)
    shift = means.random.choice((-4, -2, -1, 1, 1, 2, 3, 4, 40))
    for place in range(start, end):
        lines[place] = _shifted(lines[place], shift)
    return lines


def _shifted(line: str, shift: int) -> str:
    if shift >= 0:
        return " " * shift + line
    return line[min(-shift, _depth(line)) :]


def _tabs(lines: Lines, means: Means) -> Lines:
    """Tabs instead of blanks, at the start, in the line or at its end."""
    start, end = _span(lines, means.random)
    where = means.random.randrange(3)
    for place in range(start, end):
        line = lines[place]
        if where == 0:
            lines[place] = "\t" * (_depth(line) // 2) + line.lstrip(" ")
        elif where == 1:
            lines[place] = line.replace(": ", ":\t", 1)
        else:
            lines[place] = f"{line}\t\t# a\tremark"
    return lines


def _break(lines: Lines, means: Means) -> Lines:
    place = means.random.randrange(len(lines))
    line = lines[place]
    cut = means.random.randint(0, len(line))
    return [
        *lines[:place],
        line[:cut],
        " " * means.random.randint(0, 6) + line[cut:],
        *lines[place + 1 :],
    ]


def _join(lines: Lines, means: Means) -> Lines:
    place = means.random.randrange(len(lines))
    return [*lines[:place], "".join(lines[place : place + 2]), *lines[place + 2 :]]


def _insert(lines: Lines, means: Means) -> Lines:
    random = means.random
    place = random.randint(0, len(lines))
    line = written(random.choice(LINES), random, means.numbers())
    depth = random.choice((0, 0, 2, _depth(lines[place]) if place < len(lines) else 0))
    return lines[:place] + [" " * depth + part for part in line.split("\n")] + lines[place:]


def _truncate(lines: Lines, means: Means) -> Lines:
    place = means.random.randrange(len(lines))
    return [*lines[:place], lines[place][: means.random.randint(0, len(lines[place]))]]


def _splice(lines: Lines, means: Means) -> Lines:
    other = means.random.choice(means.others)
    start, end = means.random.choice((_branch, _span))(other, means.random)
    place = means.random.randint(0, len(lines))
    if means.random.random() < 0.3:
        return lines[:place] + other[start:]
    return lines[:place] + other[start:end] + lines[place:]


def _remark(lines: Lines, means: Means) -> Lines:
    place = means.random.randrange(len(lines))
    lines[place] = means.random.choice(("#", "# ", " #")) + lines[place]
    return lines


# ------------------------------------------------------------------------------ keys and values


def _some_value(lines: Lines, random: Random) -> tuple[int, int, int] | None:
    """Line, start and end of a value."""
    for _ in range(12):
        place = random.randrange(len(lines))
        found = _KEY.fullmatch(lines[place])
        if found is None or found[5] == "" or found[5].startswith(("|", ">")):
            continue
        if found[5].startswith("{"):
            spans = [match.span() for match in _FLOW_VALUE.finditer(lines[place])]
        else:
            spans = [found.span(5)]
        if spans:
            return place, *random.choice(spans)
    return None


def _replace(lines: Lines, means: Means) -> Lines:
    where = _some_value(lines, means.random)
    if where is None:
        return lines
    place, start, end = where
    line = lines[place]
    new = value(means.random, means.numbers())
    blank = "" if line[:start].endswith((" ", "\t")) else " "
    parts = f"{line[:start]}{blank}{new}{line[end:]}".split("\n")
    return lines[:place] + parts + lines[place + 1 :]


def _with_number(lines: Lines, random: Random, other: Callable[[str], str]) -> Lines:
    where = _some_value(lines, random)
    if where is None:
        return lines
    place, start, end = where
    line = lines[place]
    found = _NUMBER.search(line, start, end)
    if found is not None:
        lines[place] = line[: found.start()] + other(found[0]) + line[found.end() :]
    return lines


def _odd(lines: Lines, means: Means) -> Lines:
    """A number of another kind."""
    random = means.random

    def other(number: str) -> str:
        without = number.replace(".", "")
        with_decimals = f"{number}.{random.randint(0, 99):02d}"
        return random.choice((means.numbers(), number[::-1], without, with_decimals, f"-{number}"))

    return _with_number(lines, random, other)


def _nudge(lines: Lines, means: Means) -> Lines:
    """Another number of the same kind: what cross-checks are about."""
    random = means.random

    def other(number: str) -> str:
        amount, decimals = float(number), len(number.partition(".")[2])
        if random.random() < 0.3:
            return f"{random.uniform(0, 12):.{decimals}f}"
        if random.random() < 0.4:
            changed = amount + random.choice((-10, -1, 1, 10))
        else:
            changed = amount * random.choice((0.01, 0.1, 0.5, 0.9, 1.1, 2, 10, 100))
        return f"{abs(changed):.{decimals}f}"

    return _with_number(lines, random, other)


def _trade(lines: Lines, means: Means) -> Lines:
    """Two values change places."""
    first, second = (_some_value(lines, means.random) for _ in range(2))
    if first is None or second is None or first[0] == second[0]:
        return lines
    texts = [lines[place][start:end] for place, start, end in (first, second)]
    for (place, start, end), text in zip((first, second), reversed(texts), strict=True):
        lines[place] = lines[place][:start] + text + lines[place][end:]
    return lines


def _rename(lines: Lines, means: Means) -> Lines:
    random = means.random
    for _ in range(12):
        place = random.randrange(len(lines))
        found = _KEY.fullmatch(lines[place])
        if found is not None:
            start, end = found.span(2)
            new = _new_key(found[2], means)
            lines[place] = lines[place][:start] + new + lines[place][end:]
            break
    return lines


def _other_key(lines: Lines, means: Means) -> Lines:
    """A key that exists in another file instead."""
    random = means.random
    other = _KEY.fullmatch(random.choice(random.choice(means.others)))
    place = random.randrange(len(lines))
    found = _KEY.fullmatch(lines[place])
    if found and other:
        start, end = found.span(2)
        lines[place] = lines[place][:start] + other[2] + lines[place][end:]
    return lines


def _plain_value(lines: Lines, means: Means) -> Lines:
    where = _some_value(lines, means.random)
    if where is not None:
        place, start, end = where
        new = means.random.choice(PLAIN)
        new = '"--"' if "{" in new and lines[place].rstrip().endswith("}") else new
        lines[place] = lines[place][:start] + new + lines[place][end:]
    return lines


def _blank(lines: Lines, means: Means) -> Lines:
    """A word for the lack of a figure instead of one."""
    where = _some_value(lines, means.random)
    if where is not None:
        place, start, end = where
        new = means.random.choice(BLANKS)
        lines[place] = lines[place][:start] + new + lines[place][end:]
    return lines


def _sentence(lines: Lines, means: Means) -> Lines:
    """A sentence more in a text, or instead of a line of it."""
    random = means.random
    places = [place for place, line in enumerate(lines) if _TEXT.match(line)]
    if places:
        place = random.choice(places)
        sentence = written(random.choice(SENTENCES), random, means.numbers())
        new = " " * _depth(lines[place]) + sentence
        lines[place : place + random.randint(0, 1)] = [new]
    return lines


def with_ignores(lines: Lines, means: Means) -> Lines:
    """The lines with a list of what is set aside, at the end."""
    random = means.random
    if any(line.startswith("ignore:") for line in lines):
        return lines
    entries = ["ignore:"]
    for code in random.choices(IGNORED, k=random.randint(1, 4)):
        reason = random.choice(REASONS).replace(NUMBER, means.numbers())
        entries += [f"  - code: {code}", f"    reason: {reason}"]
        if random.random() < 0.2:
            keys = [found[2].strip('"') for found in map(_KEY.fullmatch, lines) if found]
            entries.append(f"    field: {'.'.join(random.choices(keys or ['x'], k=2))}")
    return lines + entries


def _new_key(key: str, means: Means) -> str:
    random = means.random
    kind = random.randrange(6)
    if kind == 0:
        letters = list(key)
        random.shuffle(letters)
        return "".join(letters)
    if kind == 1:
        return key.upper() if random.random() < 0.5 else key.replace("_", random.choice(" -"))
    if kind == 2:
        return value(random, means.numbers())
    if kind == 3:
        return random.choice(
            (means.numbers(), f'"{means.numbers()}"', f"{key}{means.numbers()}", "7")
        )
    if kind == 4:
        return random.choice(
            ('"2018-19"', '"2016-17"', "2019-20", '"2018-2019"', "all_students", "K", "9")
        )
    other = _KEY.fullmatch(random.choice(random.choice(means.others)))
    return other[2] if other else f"{key}s"


def _hollow(lines: Lines, means: Means) -> Lines:
    """One value in place of a whole branch."""
    start, end = _branch(lines, means.random)
    head = lines[start].partition(":")[0]
    return [*lines[:start], f"{head}: {value(means.random, means.numbers())}", *lines[end:]]


def _nest(lines: Lines, means: Means) -> Lines:
    """A branch one or many levels further in."""
    start, end = _branch(lines, means.random)
    margin = " " * _depth(lines[start])
    deep = means.random.choice((1, 1, 2, 5, 40))
    heads = [f"{margin}{' ' * (2 * level)}x{level}:" for level in range(deep)]
    return (
        lines[:start]
        + heads
        + [_shifted(line, 2 * deep) for line in lines[start:end]]
        + lines[end:]
    )


def _many(lines: Lines, means: Means) -> Lines:
    """A long file: a branch many times, or a thousand keys that nothing knows."""
    start, end = _branch(lines, means.random)
    if means.random.random() < 0.5:
        return lines[:end] + lines[start:end] * means.random.choice((3, 20)) + lines[end:]
    margin = " " * _depth(lines[start])
    return lines[:start] + [f"{margin}k{place}: {place}" for place in range(1000)] + lines[start:]


def _anchor(lines: Lines, means: Means) -> Lines:
    """An anchor at one value and its alias at another."""
    first, second = (_some_value(lines, means.random) for _ in range(2))
    if first is None or second is None or first[0] == second[0]:
        return lines
    place, start, _ = first
    lines[place] = f"{lines[place][:start]} &a {lines[place][start:]}"
    place, start, end = second
    lines[place] = f"{lines[place][:start]} *a{lines[place][end:]}"
    return lines


def _character(lines: Lines, means: Means) -> Lines:
    """One character more, less or other."""
    random = means.random
    place = random.randrange(len(lines))
    line = lines[place]
    cut = random.randint(0, len(line))
    new = random.choice(
        ("", ":", "#", '"', "'", "{", "}", "[", "]", ",", "-", "|", "\\", "\t", " ", "7", "\u00a0")
    )
    lines[place] = line[:cut] + new + line[cut + random.randint(0, 1) :]
    return lines


ROUGH: Final[Manner] = (
    (_nudge, 12), (_odd, 12), (_replace, 20), (_rename, 8), (_trade, 6), (_delete_line, 6),
    (_delete, 6), (_move, 5), (_character, 5), (_insert, 5), (_hollow, 4), (_repeat, 3), (_splice, 3),
    (_indent, 3), (_exchange, 2), (_break, 2), (_join, 2), (_tabs, 2), (_nest, 2), (_truncate, 2),
    (_anchor, 2), (_remark, 1), (_many, 1),
)  # fmt: skip
"""Anything: what is to be read at all."""

GENTLE: Final[Manner] = (
    (_nudge, 20), (_odd, 10), (_plain_value, 12), (_trade, 8), (_sentence, 8), (_delete_line, 4),
    (_delete_branch, 4), (_other_key, 3), (_move, 1),
)  # fmt: skip
"""What mostly can be read: values and keys in wrong places."""

SUBTLE: Final[Manner] = (
    (_nudge, 40), (_blank, 10), (_sentence, 8), (_delete_branch, 6),
)  # fmt: skip
"""What mostly has the right form: figures that contradict one another, and what is missing."""
