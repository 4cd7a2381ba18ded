"""What must hold of every answer of the command, whatever the files hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Final
from urllib.parse import unquote

from sarcgen.errors import ExitCode
from sarcgen.findings.repeatable import one_line
from tools.fuzzing.cases import Case
from tools.fuzzing.leaks import (
    long_numbers,
    planted_words,
    repeated_numbers,
    told_apart,
    with_another_figure,
)
from tools.fuzzing.reports import BadReport, Found, problem_line, read_dashboard, read_report
from tools.fuzzing.running import Answer, ask

LINE_END: Final = re.compile(r"\r\n|\r|\n")
_LINE: Final = re.compile(r"\bon line \d+")
_ESCAPE: Final = re.compile(r"\\(x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})")
_SUMMARY: Final = re.compile(
    r"\d+ schools? checked: (\d+) errors?, (\d+) warnings?(, \d+ [a-z ]+)*\.\Z"
)
_TABLE_ROW: Final = re.compile(r"\A  \S.*?  +(?=\S+:\d+:\d+: )")
"""What stands before the reason in the table of what was not built: the school."""
_NOTE: Final = re.compile(r"\d+ findings? (accepted in|cannot be accepted|of the baseline)")
_ALLOWED: Final = {
    "check": {ExitCode.OK, ExitCode.INPUT},
    "status": {ExitCode.OK},
    "build": {ExitCode.OK, ExitCode.INPUT, ExitCode.DISCLOSURE},
    "privacy": {ExitCode.OK, ExitCode.INPUT, ExitCode.DISCLOSURE},
}
"""Wrong files can end a command in no other way: what is asked for exists, and can be drawn."""


def complaints(case: Case, arguments: Sequence[str], answer: Answer) -> Iterator[str]:
    """What is wrong with an answer.

    Args:
        case: the files, which lie below the current folder.
        arguments: what was asked.
        answer: what came.
    """
    command = arguments[0]
    said = f"{answer.out}\n{answer.err}"
    if answer.code not in _ALLOWED[command]:
        yield f"exit code {answer.code}"
    if "Traceback" in said or "mistake in sarcgen" in said:
        yield "a mistake in sarcgen"
        return
    if planted_words(said):
        yield "a planted word is repeated"
    if answer.code in _ALLOWED[command]:
        yield from _OF[command](case, arguments, answer)


def _of_check(case: Case, arguments: Sequence[str], answer: Answer) -> Iterator[str]:
    form = arguments[arguments.index("--format") + 1]
    try:
        report = read_report(form, answer.out)
    except BadReport as error:
        # In the letters of a small terminal a text may look otherwise.
        if form != "text" or case.encoding == "utf-8":
            yield str(error)
        return
    *notes, summary = answer.err.splitlines() or [""]
    counted = _SUMMARY.fullmatch(summary)
    if counted is None or not all(map(_is_note, notes)):
        yield f"unforeseen words on standard error: {answer.err!r}"
    yield from _outside(case, report.found)
    noted = (_NOTE.sub("", note) for note in notes)
    leaks = long_numbers(map(_bare, (*report.said, *noted)), case)
    if leaks:
        yield f"numbers that no text of ours holds: {leaks}"
    if "--write-baseline" not in arguments:
        wanted = any(f.severity == "error" or "--strict" in arguments for f in report.found)
        if (answer.code == ExitCode.INPUT) != wanted or report.failed not in {None, wanted}:
            yield f"exit code {answer.code} does not go with the findings"
        kinds = [found.severity for found in report.found]
        if counted and (kinds.count("error"), kinds.count("warning")) != _both(counted):
            yield "the report and the summary count differently"


def _is_note(line: str) -> bool:
    return bool(_NOTE.match(line)) or line.startswith("--ignore ")


def _both(counted: re.Match[str]) -> tuple[int, int]:
    return int(counted[1]), int(counted[2])


def _of_status(case: Case, arguments: Sequence[str], answer: Answer) -> Iterator[str]:
    form = arguments[arguments.index("--format") + 1]
    try:
        said = read_dashboard(form, answer.out)
    except BadReport as error:
        yield str(error)
        return
    leaks = repeated_numbers((*said, answer.err), case)
    if leaks:
        yield f"numbers of a file in the dashboard: {leaks}"


def _of_problems(case: Case, arguments: Sequence[str], answer: Answer) -> Iterator[str]:
    """Of commands that tell problems on standard error: a problem, or a sentence of ours."""
    lines = [_TABLE_ROW.sub("", line) for line in answer.err.splitlines()]
    problems = [found for found in map(problem_line, lines) if found is not None]
    others = [line for line in lines if problem_line(line) is None]
    yield from _outside(case, problems)
    counts = re.compile(r"\A\d+ errors?, \d+ warnings?\.\Z")
    words = [found.message for found in problems]
    words += [line for line in (*others, *answer.out.splitlines()) if not counts.match(line)]
    leaks = long_numbers(map(_bare, words), case)
    if leaks:
        yield f"numbers that no text of ours holds: {leaks}"
    built = arguments[0] != "build" or Path("site").is_dir()
    if built != (answer.code == ExitCode.OK) and arguments[0] == "build":
        yield f"exit code {answer.code}, and a card is {'there' if built else 'not there'}"


_OF: Final[dict[str, Callable[[Case, Sequence[str], Answer], Iterator[str]]]] = {
    "check": _of_check,
    "status": _of_status,
    "build": _of_problems,
    "privacy": _of_problems,
}


def _bare(text: str) -> str:
    """A text without the lines that it names, and without letters that a small terminal lacks."""
    return _LINE.sub("", _ESCAPE.sub("", text))


def _outside(case: Case, found: Sequence[Found]) -> Iterator[str]:
    """Places that are in no file."""
    files = {one_line(path): raw for path, raw in case.files.items()}
    for problem in found:
        raw = files.get(_plain(problem.file, files))
        if raw is None:
            yield f"a place in a file that is not there: {problem.file!r}"
            continue
        widths = _widths(raw)
        inside = 1 <= problem.line <= len(widths)
        if not inside or not 1 <= problem.column <= widths[problem.line - 1] + 1:
            yield f"{problem.code} at {problem.line}:{problem.column}, which is not in the file"


def _plain(file: str, files: dict[str, bytes]) -> str:
    """The file that a URI or a name in other letters stands for."""
    return file if file in files else next(iter(_similar(file, files)), file)


def _similar(file: str, files: dict[str, bytes]) -> Iterator[str]:
    decoded = one_line(unquote(file))
    yield from (name for name in files if name == decoded or _ESCAPE.sub("", file) == name)


@cache
def _widths(raw: bytes) -> list[int]:
    """How many characters each line has, or bytes where it is no text."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    return [len(line) for line in LINE_END.split(text)]


def complaints_about_twin(
    case: Case, arguments: Sequence[str], found: Answer, random: Random
) -> Iterator[str]:
    """Runs a check again with one digit changed, and holds the findings together.

    Not where files cannot be read as data: what is said then hangs on no figure's size.
    """
    form = arguments[arguments.index("--format") + 1]
    first = read_report(form, found.out).found
    if found.code not in _ALLOWED["check"] or any(f.code[0] in "SY" for f in first):
        return
    path = random.choice([*case.files, *(f.file for f in first if f.file in case.files)])
    lines = [problem.line for problem in first if problem.file == path]
    other = with_another_figure(case.files[path], lines, random)
    if other is None:
        return
    Path(path).write_bytes(other)
    answer = ask(arguments)
    Path(path).write_bytes(case.files[path])
    if answer.code not in _ALLOWED["check"]:
        yield f"exit code {answer.code} with another figure"
        return
    leaks = told_apart(first, read_report(form, answer.out).found)
    if leaks:
        yield f"a figure can be told: {leaks}"
