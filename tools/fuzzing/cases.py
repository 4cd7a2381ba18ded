"""One invented case: spoiled files in a folder, and the commands to try on them.

The same seed and number make the same case, on every machine and in every process.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from string import ascii_lowercase
from typing import Final

from sarcgen.records.locate import DISTRICT_FILE
from tools.fuzzing.hostile import NAMES
from tools.fuzzing.mutations import (
    GENTLE,
    ROUGH,
    SUBTLE,
    Lines,
    Means,
    in_bytes,
    spoiled,
    with_ignores,
)

ROOT: Final = Path(__file__).resolve().parents[2]
EDITION: Final = "2018-19"
NEXT: Final = "2019-20"
PLAIN_NAME: Final = "oak"
WORD_START: Final = "zqx"
"""Planted words begin so; no word of ours does."""

REPORTS: Final = ("text", "json", "sarif", "junit", "github", "markdown")
DASHBOARDS: Final = ("text", "html", "json", "csv")
DAYS: Final = ("2019-12-01", "2020-02-01", "2024-06-30")
_YEAR: Final = re.compile(r'"20(\d\d)-(\d\d)"')
_TEXT_LINE: Final = re.compile(r"\s+[A-Z(][^:#]*[a-z.]\Z")
_TEXT_OR_FIGURE_LINE: Final = re.compile(rf"{_TEXT_LINE.pattern}|\s+[\w-]+: \d+(\.\d+)?\Z")
_TOP_KEY: Final = re.compile(r"\w+:")
_TOLD_KEY: Final = re.compile(
    r"\s*(rating|repair|overall_rating|inspected|collected|code|reason)\b"
)
_TIMES: Final = ((0, 1), (1, 20), (2, 18), (3, 12), (4, 8), (6, 6), (12, 4), (40, 1))


@dataclass(frozen=True)
class Seed:
    """A school's file and its district's, as they are before they are spoiled."""

    school: Lines
    district: Lines | None


@dataclass(frozen=True)
class Case:
    """What is tried.

    Attributes:
        number: which one.
        files: by path below the working folder.
        commands: arguments of sarcgen, one run each.
        words: letters that stand in values and may be repeated nowhere.
        encoding: of the terminal.
        two_editions: the templates of a second edition are needed.
    """

    number: int
    files: dict[str, bytes]
    commands: tuple[tuple[str, ...], ...]
    words: tuple[str, ...] = ()
    encoding: str = "utf-8"
    two_editions: bool = False


@cache
def seeds() -> tuple[tuple[Seed, ...], tuple[Seed, ...]]:
    """The whole cards of the project, and the small wrong files of its examples."""
    examples = ROOT / "tests" / "examples"
    # The real card has warnings, which can be set aside, and those of the examples have none.
    whole = [
        *_seeds_in(ROOT / "schools"),
        *_seeds_in(ROOT / "schools"),
        *_seeds_in(examples / "valid"),
    ]
    return tuple(whole), tuple(_seeds_in(examples / "invalid"))


def _seeds_in(folder: Path) -> Iterator[Seed]:
    for file in sorted(folder.rglob("*.yaml")):
        if file.name != DISTRICT_FILE:
            above = (place / DISTRICT_FILE for place in file.parents)
            district = next((found for found in above if found.is_file()), None)
            yield Seed(_lines(file), _lines(district) if district else None)


def _lines(file: Path) -> Lines:
    return file.read_bytes().decode("utf-8", "surrogateescape").splitlines()


def make_case(seed: int, number: int, unused: Callable[[str], bool]) -> Case:
    """A case.

    Args:
        seed: of the whole run.
        number: of the case; it also says which commands are tried.
        unused: whether a number may be planted: it must not stand in a message of ours.
    """
    random = Random(f"{seed} {number}")
    whole, small = seeds()
    means = Means(random, [seed.school for seed in whole], lambda: _number(random, unused))
    manner = random.choices((ROUGH, GENTLE, SUBTLE), (30, 20, 50))[0]
    chosen = random.choice(whole if manner is SUBTLE or random.random() < 0.6 else small)
    name = random.choice(NAMES) if random.random() < 0.03 else PLAIN_NAME
    school = spoiled(chosen.school, means, _times(random), manner)
    district = chosen.district
    if district is not None and random.random() < 0.25:
        district = spoiled(district, means, max(1, _times(random)), manner)
    if random.random() < 0.15:
        school = with_ignores(school, means)
    # A word in place of a figure keeps later rules from being tried.
    where = _TEXT_LINE if manner is SUBTLE else _TEXT_OR_FIGURE_LINE
    words = tuple(_plant_words(school, where, random)) if random.random() < 0.5 else ()
    two = random.random() < 0.08
    texts: list[tuple[str, Lines]] = [(name, school)]
    if random.random() < 0.12:
        texts.append(("elm", spoiled(chosen.school, means, 1, SUBTLE)))
    files = {f"{EDITION}/{stem}.yaml": in_bytes(text, means) for stem, text in texts}
    if two:
        # In the later edition stands the spoiled file, in the earlier one the file as it was.
        files = {_moved(path): _a_year_on(raw) for path, raw in files.items()}
        files |= {f"{EDITION}/{stem}.yaml": in_bytes(chosen.school, means) for stem, _ in texts}
    if district is not None and random.random() > 0.04:
        files[f"{EDITION}/{DISTRICT_FILE}"] = raw = in_bytes(district, means)
        if two:
            files[f"{NEXT}/{DISTRICT_FILE}"] = _a_year_on(raw)
    return Case(
        number,
        {f"schools/{path}": raw for path, raw in files.items()},
        tuple(_commands(number, random, texts[0][0])),
        words,
        random.choice(("ascii", "cp1252", "latin-1")) if random.random() < 0.03 else "utf-8",
        two,
    )


def _times(random: Random) -> int:
    times, weights = zip(*_TIMES, strict=True)
    return int(random.choices(times, weights)[0])


def _number(random: Random, unused: Callable[[str], bool]) -> str:
    while True:
        number = str(random.randint(100, 10 ** random.randint(3, 7)))
        if random.random() < 0.3:
            number = f"{random.randint(10, 99)}.{random.randint(10, 99)}"
        if unused(number):
            return number


def _plant_words(lines: Lines, where: re.Pattern[str], random: Random) -> Iterator[str]:
    """Words in texts and in place of figures, none of which may be repeated."""
    places = [
        place
        for place, line in enumerate(lines)
        if where.match(line) and not _told_openly(lines, place)
    ]
    for place in random.sample(places, min(3, len(places))):
        word = WORD_START + "".join(random.choices(ascii_lowercase, k=8))
        if _TEXT_LINE.match(lines[place]):
            lines[place] += f" {word}"
        else:
            lines[place] = f"{lines[place].partition(':')[0]}: {word}"
        yield word


def _told_openly(lines: Lines, place: int) -> bool:
    """Whether a line may belong to what a report shows in words, as names and addresses."""
    if _TOLD_KEY.match(lines[place]):
        return True
    above = (line for line in reversed(lines[:place]) if _TOP_KEY.match(line))
    return next(above, "contact").startswith("contact")


def _a_year_on(raw: bytes) -> bytes:
    text = raw.decode("latin-1")
    moved = _YEAR.sub(lambda m: f'"20{int(m[1]) + 1:02d}-{int(m[2]) + 1:02d}"', text)
    return moved.encode("latin-1")


def _moved(path: str) -> str:
    return path.replace(EDITION, NEXT, 1)


def _commands(number: int, random: Random, name: str) -> Iterator[tuple[str, ...]]:
    day = ("--today", random.choice(DAYS))
    yield ("check", "--format", REPORTS[number % len(REPORTS)], *day, *_options(random))
    if number % 20 == 0:
        yield ("status", "--format", DASHBOARDS[number // 20 % len(DASHBOARDS)], *day)
    # A name that starts with a dash would be taken for an option.
    if number % 50 == 25 and not name.startswith("-"):
        yield ("build", name, "--format", "html", "--edition", EDITION)
    if number % 50 == 35 and not name.startswith("-"):
        yield ("privacy", name, "--edition", EDITION)


def _options(random: Random) -> Sequence[str]:
    if random.random() < 0.8:
        return ()
    return random.choice(
        (
            ("--strict",),
            ("--select", "X"),
            ("--ignore", "C,X"),
            ("--write-baseline", "accepted.json"),
        )
    )
