"""Codes of figures that contradict one another."""

from __future__ import annotations

from typing import Final

from sarcgen.explanations.explanation import Explanation
from sarcgen.problems import Severity

FIGURES: Final[dict[str, Explanation]] = {
    "X101": Explanation(
        "Tested students are enrolled; students with scores were tested.",
        "One of the two figures must be wrong.",
        "Compare with the state's file.",
        "CDE, definitions of SARC data elements",
    ),
    "X102": Explanation(
        "Percent tested is number tested divided by total enrollment; the rest is not tested.",
        "A reader can recompute it.",
        "Leave the percentages out; sarcgen works them out.",
        "CDE, definitions of SARC data elements",
        severity=Severity.WARNING,
    ),
    "X103": Explanation(
        "Total enrollment is the sum of the grades.",
        "A reader can add the column up.",
        "Correct a grade or the total.",
        "CDE, SARC template, Student Enrollment by Grade Level",
        severity=Severity.WARNING,
    ),
    "X104": Explanation(
        "Percent difference is (a - b) / ((a + b) / 2) * 100.",
        "Some cards divide by b or lose the minus sign; the state's formula uses the mean.",
        "Leave the difference out; sarcgen works it out.",
        "CDE, definitions of SARC data elements",
        severity=Severity.WARNING,
    ),
    "X105": Explanation(
        "Pupils to counselor is enrollment divided by counselor FTE.",
        "A reader can recompute it.",
        "Leave the ratio out; sarcgen works it out.",
        "CDE, definitions of SARC data elements",
        severity=Severity.WARNING,
    ),
    "X106": Explanation(
        "Students who met the standard were tested.",
        "One of the two figures must be wrong.",
        "Compare with the state's file.",
    ),
    "X110": Explanation(
        "Total expenditures per pupil is restricted plus unrestricted.",
        "The three figures come from one report and must agree.",
        "Ask the business office which figure is right. The card prints what the file says.",
        "Education Code 33126(b)(3), 33126.15",
        severity=Severity.WARNING,
    ),
}
