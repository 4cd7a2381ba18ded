"""Codes of privacy."""

from __future__ import annotations

from typing import Final

from sarcgen.explanations.explanation import Explanation
from sarcgen.problems import Severity

PRIVACY: Final[dict[str, Explanation]] = {
    "P101": Explanation(
        "The number of students behind every rate is known.",
        "Rates of ten students or fewer are hidden; without the number, enrollment must decide.",
        "Give the number under its own key; it is never printed.",
        "notes of the state's tables by student group",
        severity=Severity.WARNING,
    ),
    "P102": Explanation(
        "A row that the district wants hidden exists.",
        "A misspelled name would silently leave the row printed.",
        "Use the table's id and the row's key, as “sarcgen privacy SCHOOL --format json” shows.",
    ),
    "P103": Explanation(
        "A text does not give a small number beside the name of a hidden student group.",
        "The tables hide the group's results; a sentence must not tell them.",
        "Write the sentence without the number, or about a larger group.",
        "34 CFR 99.31(b)",
        severity=Severity.WARNING,
    ),
    "P104": Explanation(
        "A file in a public repository tells no results of ten students or fewer.",
        "The card hides them; whoever opens the file reads them. Only a service that runs the"
        " check, as GitHub or GitLab, can tell whether the repository is public.",
        "Write -- for the whole row, and remove the file from the history of the repository.",
        "34 CFR 99.31(b)",
        severity=Severity.WARNING,
    ),
    "P201": Explanation(
        "Nothing hidden can be worked out from what is printed.",
        "Before a card is written, its tables are attacked with all that a reader may know.",
        "If groups add up to more than all students, correct them; else report it to the project.",
        "34 CFR 99.31(b)",
    ),
}
