"""Reads a report back: what it found, and what else it says.

A report that cannot be read back raises ``BadReport``.
"""

from __future__ import annotations

import csv
import html
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import StringIO
from typing import Any, Final
from xml.etree import ElementTree as ET

from lxml import html as lxml_html

_PLACED: Final = re.compile(r"(.+?\.yaml):(\d+):(\d+): ([A-Z]\d{3}) (warning: )?(.+)")
_HEADING: Final = re.compile(r"(.+) \((?:.+)\)")
_ASIDE: Final = re.compile(r"Not listed: \d+ [a-z ,\d]+\.")
_COMMAND: Final = re.compile(
    r"::(error|warning) file=([^,]+),line=(\d+),col=(\d+),title=([A-Z]\d{3}) ([^:]*)::(.+)"
)
_ITEM: Final = re.compile(r"- \*\*(error|warning) ([A-Z]\d{3})\*\* (.+?\.yaml):(\d+):(\d+) (.+)")
_ROW: Final = re.compile(r"\|(.+)(?: \| \d+){4} \|")
_ESCAPED: Final = re.compile(r"\\([\\`*_\[\]|~#@!])")
_COUNTS: Final = re.compile(r"\d+ (errors?|warnings?|more|ignored|in the baseline)")
_NOT_SAID: Final = {"file", "district_file", "uri", "partialFingerprints", "$schema", "version"}
_NUMBERS: Final = {"tests", "failures", "errors", "skipped", "time"}


class BadReport(Exception):
    """A report does not have its form."""


@dataclass(frozen=True)
class Found:
    """A finding as a report tells it."""

    file: str
    line: int
    column: int
    code: str
    severity: str
    message: str


@dataclass(frozen=True)
class Report:
    """A report read back.

    Attributes:
        found: the findings that count, in its order.
        said: all that it says, without places and counts.
        failed: whether it says that the run failed; None where the format does not tell.
    """

    found: tuple[Found, ...]
    said: tuple[str, ...]
    failed: bool | None = None


def read_report(form: str, text: str) -> Report:
    """Reads a report of ``sarcgen check``.

    Raises:
        BadReport: it does not have the form.
    """
    try:
        return _READERS[form](text)
    except (ValueError, KeyError, TypeError, ET.ParseError) as error:
        raise BadReport(f"{form}: {type(error).__name__}: {error}") from error


def read_dashboard(form: str, text: str) -> tuple[str, ...]:
    """All that ``sarcgen status`` says, counts included.

    Raises:
        BadReport: it does not have the form.
    """
    try:
        if form == "json":
            return tuple(_strings(json.loads(text)))
        if form == "csv":
            rows = list(csv.reader(StringIO(text), strict=True))
            if len({len(row) for row in rows}) != 1:
                raise BadReport("csv: rows of different lengths")
            return tuple(cell for row in rows for cell in row)
        if form == "html":
            page = lxml_html.document_fromstring(text)
            return tuple(str(words) for words in page.xpath("//body//text()[not(parent::style)]"))
    except (ValueError, csv.Error) as error:
        raise BadReport(f"{form}: {type(error).__name__}: {error}") from error
    return tuple(text.splitlines())


def problem_line(line: str) -> Found | None:
    """A line such as ``file:1:2: C101 message``; None where it is none."""
    match = _PLACED.fullmatch(line)
    if match is None:
        return None
    severity = "warning" if match[5] else "error"
    return Found(match[1], int(match[2]), int(match[3]), match[4], severity, match[6])


def _strings(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            if key not in _NOT_SAID:
                yield key
                yield from _strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from _strings(value)


def _text(text: str) -> Report:
    found: list[Found] = []
    said: list[str] = []
    for line in text.split("\n"):
        placed = problem_line(line)
        if placed is not None:
            found.append(placed)
            said.append(placed.message)
        elif heading := _HEADING.fullmatch(line):
            said.append(heading[1])
        elif line.startswith("    "):
            said.append(line)
        elif line and not _ASIDE.fullmatch(line):
            raise BadReport(f"text: a line that is none of ours: {line!r}")
    return Report(tuple(found), tuple(said))


def _json(text: str) -> Report:
    data = json.loads(text)
    found = tuple(
        Found(
            finding["file"],
            finding["line"],
            finding["column"],
            finding["code"],
            finding["severity"],
            finding["message"],
        )
        for finding in data["findings"]
        if finding["standing"] == "open"
    )
    return Report(found, tuple(_strings(data)), data["summary"]["failed"])


def _sarif(text: str) -> Report:
    data = json.loads(text)
    (run,) = data["runs"]
    found = []
    for result in run["results"]:
        place = result["locations"][0]["physicalLocation"]
        if "suppressions" not in result:
            found.append(
                Found(
                    place["artifactLocation"]["uri"],
                    place["region"]["startLine"],
                    place["region"]["startColumn"],
                    result["ruleId"],
                    result["level"],
                    result["message"]["text"],
                )
            )
    return Report(tuple(found), tuple(_strings(data)))


def _junit(text: str) -> Report:
    root = ET.fromstring(text)  # noqa: S314 (we wrote it ourselves)
    found: dict[Found, None] = {}
    said: list[str] = []
    for element in root.iter():
        said += [word for name, word in element.attrib.items() if name not in {*_NUMBERS, "file"}]
        for line in (element.text or "").strip().splitlines():
            placed = problem_line(line)
            if placed is None:
                raise BadReport(f"junit: a line that is none of ours: {line!r}")
            found[placed] = None
            said.append(placed.message)
    return Report(tuple(found), tuple(said), root.attrib["failures"] != "0")


def _github(text: str) -> Report:
    found: list[Found] = []
    said: list[str] = []
    for line in text.split("\n")[:-1]:
        match = _COMMAND.fullmatch(line)
        if match is None:
            raise BadReport(f"github: a line that is no command: {line!r}")
        kind, file, row, column, code, rule, message = match.groups()
        message, file, rule = (_decoded(part) for part in (message, file, rule))
        found.append(Found(file, int(row), int(column), code, kind, message))
        said += [rule, message]
    return Report(tuple(found), tuple(said))


def _decoded(text: str) -> str:
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


def _markdown(text: str) -> Report:
    found: list[Found] = []
    said: list[str] = []
    for line in text.split("\n"):
        item = _ITEM.fullmatch(line)
        row = _ROW.fullmatch(line)
        if item is not None:
            kind, code, file, row_number, column, message = item.groups()
            file, message = (_unescaped(part) for part in (file, message))
            found.append(Found(file, int(row_number), int(column), code, kind, message))
            said.append(message)
        elif row is not None:
            said.append(_unescaped(row[1]))
        else:
            said.append(_COUNTS.sub("", _unescaped(line)))
    head = text.partition("\n")[0]
    if head not in {"## sarcgen check: failed", "## sarcgen check: passed"}:
        raise BadReport(f"markdown: it starts with {head!r}")
    return Report(tuple(found), tuple(said), head.endswith("failed"))


def _unescaped(text: str) -> str:
    return html.unescape(_ESCAPED.sub(r"\1", text))


_READERS: Final[dict[str, Callable[[str], Report]]] = {
    "text": _text,
    "json": _json,
    "sarif": _sarif,
    "junit": _junit,
    "github": _github,
    "markdown": _markdown,
}
