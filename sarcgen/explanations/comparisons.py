"""Codes of comparisons between schools, with the year before and between district files."""

from __future__ import annotations

from typing import Final

from sarcgen.explanations.explanation import Explanation
from sarcgen.problems import Severity

_IGNORE: Final = "if all is right, give the reason under “ignore”."

COMPARISONS: Final[dict[str, Explanation]] = {
    "X144": Explanation(
        "A text is not word for word that of the year before.",
        "Every text is about one school year; last year's may promise what is long done.",
        f"Bring the text up to date; {_IGNORE}",
        "Education Code 32286 for the safety plan, 33126.1; for other texts our own rule",
        severity=Severity.WARNING,
    ),
    "X145": Explanation(
        "A school's own text is not word for word that of another school.",
        "A copied text may name the other school's programs, people and dates.",
        "Write the school's own, or move a text that holds for all schools into _district.yaml.",
        "Education Code 32281(b) for the safety plan; for other texts our own rule",
        severity=Severity.WARNING,
    ),
    "X164": Explanation(
        "Schools under one district file have one county and district in their CDS codes.",
        "A slip in the code files the card under another school or none.",
        "Compare the code with the state's school directory, or move the file to its own district.",
        "CDE, public school directory",
        severity=Severity.WARNING,
    ),
    "X166": Explanation(
        "No two schools have the same CDS code.",
        "A file started as a copy of another keeps the other's code.",
        "Compare the codes with the state's school directory.",
        "CDE, public school directory",
        severity=Severity.WARNING,
    ),
    "X171": Explanation(
        "No measure moves much further in a year than schools usually do.",
        "A digit too many or two exchanged figures show in comparison with the year before.",
        f"Compare both years with their sources; {_IGNORE}",
        severity=Severity.WARNING,
    ),
    "X172": Explanation(
        "A school year has the same figures on this year's card as on last year's.",
        "Readers lay the cards side by side; two figures for one thing make both doubtful.",
        f"Find out which figure is right and correct the other; {_IGNORE}",
        severity=Severity.WARNING,
    ),
    "X181": Explanation(
        "Two district files about the same district give the same figures.",
        "The District and State columns are the same on every card of a district.",
        "Correct the wrong one, or keep one district file in a folder above all its schools.",
        severity=Severity.WARNING,
    ),
}
