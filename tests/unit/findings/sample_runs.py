"""A run of two schools and their district, with a finding of each standing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from sarcgen.explanations.codes import EXPLANATIONS
from sarcgen.findings.results import CheckedSchool, CheckRun, Finding, Standing
from sarcgen.problems import Mark, Problem

ELM, OAK, DISTRICT = (f"schools/2018-19/{name}.yaml" for name in ("elm", "oak", "_district"))
NASTY: Final = "“50%” | `x` <b> & {0}: a, b ]]>\r\n\x1b[31m*now* _or_ [y](z) #1 @me ~~ ¶ 校 \ud800"
"""What a report has to write without harm, although no message of ours looks like that."""


def told(
    code: str, place: str, message: str = "Mend it.", field: str = "", *, file: str = OAK
) -> Problem:
    """A problem at a place such as ``7:3``."""
    line, column = map(int, place.split(":"))
    severity = EXPLANATIONS[code].severity
    return Problem(Mark(file, line, column), code, message, severity, field)


SHARED: Final = told("X130", "9:3", "Collect them anew.", "conditions.textbooks", file=DISTRICT)
LATE: Final = told("X110", "12:5", "Ask the business office.", "finance.expenditures.total")
NO_TIME: Final = told("S105", "7:3", "Write 1234 without a comma.", "enrollment.total")
IGNORED: Final = Finding(
    told("X120", "20:1", "Add “repair:”.", "conditions.facilities"),
    Standing.IGNORED,
    "All 7 rooms, and seven more, were mended.",
)
ACCEPTED: Final = Finding(
    told("C201", "5:1", "Type it.", "contact.phone", file=ELM), Standing.ACCEPTED
)


def school(name: str, *found: Problem | Finding, district: str = DISTRICT) -> CheckedSchool:
    """A checked school with these findings."""
    findings = tuple(one if isinstance(one, Finding) else Finding(one) for one in found)
    file = f"schools/2018-19/{name}.yaml"
    return CheckedSchool("2018-19", name, f"{name.title()} School", file, district, findings)


def run_of(*schools: CheckedSchool, strict: bool = False) -> CheckRun:
    """A run over these schools."""
    return CheckRun(schools, strict)


def small_run(*, strict: bool = False) -> CheckRun:
    """Elm, with nothing that counts of its own, and Oak."""
    elm = school("elm", SHARED, ACCEPTED)
    return run_of(elm, school("oak", SHARED, NO_TIME, LATE, IGNORED), strict=strict)


def nasty_run() -> CheckRun:
    """A run whose texts and names hold all that could break a format."""
    odd = replace(
        school("oak", told("X110", "3:2", NASTY, file=f"odd/{NASTY}.yaml")),
        title=NASTY,
        file=f"odd/{NASTY}.yaml",
    )
    return run_of(odd)


def clean_run() -> CheckRun:
    """A run that found nothing."""
    return run_of(school("oak"))


def written(folder: Path, text: str, name: str = "oak.yaml") -> str:
    """The path of a file with this text, its line ends as they are."""
    file = folder / name
    file.write_bytes(text.encode())
    return str(file)
