"""Codes of texts, contacts, facilities and textbooks."""

from __future__ import annotations

from typing import Final

from sarcgen.explanations.explanation import Explanation
from sarcgen.problems import Severity

TEXTS: Final[dict[str, Explanation]] = {
    "X120": Explanation(
        "A system rated Fair or Poor has its repair described.",
        "Auditors compare this table with the Facility Inspection Tool.",
        "Add “repair:” with what is needed and what was done or is planned.",
        "Education Code 33126(b)(8), 17014, 17070.75",
        severity=Severity.WARNING,
    ),
    "X130": Explanation(
        "Textbook data are from the school year that the table reports.",
        "The table is about the year in which the card is published.",
        "Collect the data anew, or correct the month.",
        "Education Code 33126(b)(6), 60119",
        severity=Severity.WARNING,
    ),
    "X140": Explanation(
        "Telephone numbers in texts agree with the contact table.",
        "A number that differs in one digit reaches somebody else.",
        "Correct the wrong one.",
        severity=Severity.WARNING,
    ),
}
