"""What no output may repeat: figures and texts of a file.

How a leak is told from a word of ours:

*Long numbers and decimals.* All that sarcgen says consists of its own sentences, of labels and statutes of the
edition, and of places and counts, which are taken out before (``reports.py``). So a number of three
digits or more, or with decimals, that stands in none of our texts can only come from a file, as it stands there, or
rounded, or as a sum or difference. It is a leak whatever the file holds. Cases plant numbers that
stand in none of our texts, so that no leak hides behind a statute.

*Words.* Cases plant words that are nobody's in texts and in place of figures. Names of schools and
districts are told openly, and so are keys; no word is planted there.

*Short numbers.* A seven may be a grade or a leak. So some cases are run twice, with one digit of a
figure changed, which moves no place. A finding of the same code at the same place that says the
same words with other numbers tells of the figure.

What this cannot see: a long number that happens to stand in one of our texts too; a short number
in a finding that comes only with one of the two; a figure told in words.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from random import Random
from typing import Any, Final

from sarcgen.explanations.codes import EXPLANATIONS
from sarcgen.reading.yaml_reader import parse_yaml
from tools.fuzzing.cases import DAYS, EDITION, ROOT, WORD_START, Case
from tools.fuzzing.reports import Found

_LONG: Final = re.compile(r"\d+\.\d+|\d{3,}")
_NUMBER: Final = re.compile(r"\d+")
# A key below a year, as in 2018-19.5, is no number with decimals.
_CODE_OR_YEAR: Final = re.compile("|".join([r"20\d\d-\d\d(?!\d)", *EXPLANATIONS]))
_FIGURE: Final = re.compile(rb"(?<!grades: )(?<=: )\d+(?:\.\d+)?(?=\s*(?:[,}\r\n]|\Z))")
_NEAR: Final = 8
"""Lines above and below that of a finding in which the figures that it is about are sought."""

_NOT_PRINTED: Final = {"cited", "source"}


@cache
def our_numbers() -> frozenset[str]:
    """Long numbers and decimals that stand in our own texts, and the years of an edition."""
    texts = list(_texts_of_edition())
    for module in (ROOT / "sarcgen").rglob("*.py"):
        tree = ast.parse(module.read_text("utf-8"))
        texts += [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]
    numbers = {number for text in texts for number in _LONG.findall(_CODE_OR_YEAR.sub("", text))}
    return frozenset(
        numbers | {str(year) for year in range(2014, 2023)} | set(_LONG.findall(" ".join(DAYS)))
    )


def _texts_of_edition() -> Iterator[str]:
    raw = (ROOT / "templates" / EDITION / "edition.yaml").read_bytes()
    yield from _texts(parse_yaml(raw, "edition.yaml")[0].data)


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            if key not in _NOT_PRINTED:
                yield from _texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value)


def may_be_planted(number: str) -> bool:
    """Whether a number stands in none of our texts, so that it would be known anywhere."""
    return not any(number in ours or ours in number for ours in our_numbers())


def long_numbers(said: Iterable[str], case: Case) -> list[str]:
    """Numbers that can only come from a file; names of schools and districts may hold some."""
    found = [
        number
        for text in said
        for number in _LONG.findall(_CODE_OR_YEAR.sub("", text))
        if number not in our_numbers()
    ]
    return [number for number in found if number not in _numbers_in_names(case)] if found else []


def repeated_numbers(said: Iterable[str], case: Case) -> list[str]:
    """Numbers of a file, of four digits or with decimals, where counts may stand beside them."""
    files = "\n".join(raw.decode("utf-8", "replace") for raw in case.files.values())
    there = {number for number in _LONG.findall(files) if len(number) > 3}
    found = {number for text in said for number in _LONG.findall(text)}
    return sorted((found & there) - our_numbers() - _numbers_in_names(case))


def planted_words(text: str) -> bool:
    """Whether a text repeats a planted word."""
    return WORD_START in text


def _numbers_in_names(case: Case) -> set[str]:
    names: list[str] = [*case.files]
    for raw in case.files.values():
        data = parse_yaml(raw, "")[0].data
        contact = data.get("contact") if isinstance(data, dict) else None
        if isinstance(contact, dict):
            names.append(str(contact.get("name")))
    return {number for name in names for number in _LONG.findall(name)}


def with_another_figure(raw: bytes, lines: Sequence[int], random: Random) -> bytes | None:
    """A file with one digit of one figure changed.

    Not of the grades served: which rows are missing follows from them, and rows are named by grade.

    Args:
        raw: the file.
        lines: where findings stand; a figure near them is likelier to be changed.
        random: source of chance.
    """
    found = list(_FIGURE.finditer(raw))
    if not found:
        return None
    near = {line + away for line in lines for away in range(-_NEAR, _NEAR + 1)}
    close = [place for place in found if raw.count(b"\n", 0, place.start()) + 1 in near]
    figure = random.choice(close if close and random.random() < 0.8 else found)
    places = [place for place in range(*figure.span()) if raw[place] != ord(".")]
    place = random.choice(places)
    others = [digit for digit in b"123456789" if digit != raw[place]]
    return raw[:place] + bytes([random.choice(others)]) + raw[place + 1 :]


def told_apart(first: Sequence[Found], second: Sequence[Found]) -> list[str]:
    """Findings that say the same words with other numbers: codes with both messages."""
    new = {_place(found): found.message for found in second if found not in first}
    return [
        f"{found.code}: “{found.message}” and “{new[_place(found)]}”"
        for found in first
        if found not in second and _place(found) in new
    ]


def _place(found: Found) -> tuple[str, int, int, str, str]:
    """Where a finding stands, and its words without numbers."""
    words = _NUMBER.sub("", found.message)
    return found.file, found.line, found.column, found.code, words
