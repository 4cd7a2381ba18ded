"""Codes of completeness, editions, contradictions and privacy."""

from __future__ import annotations

from typing import Final

from sarcgen.explanations.explanation import Explanation

CONTENT: Final[dict[str, Explanation]] = {
    "C101": Explanation(
        "Every required figure is there.",
        "A missing table is what demand letters are about.",
        "Type the figure, or the word that says why there is none.",
        "Education Code 33126; the message names the paragraph",
    ),
    "C102": Explanation(
        "Every required text is there.",
        "The law asks for the description, safety plan, parental involvement and others.",
        "Write the text, or “not reported”.",
        "Education Code 33126; the message names the paragraph",
    ),
    "C103": Explanation(
        "A district file stands beside the school file.",
        "It holds the district's name, contacts and columns once for all its schools.",
        "“sarcgen new” writes a blank one.",
    ),
    "C104": Explanation(
        "“pending” is only for the state's figures.",
        "What the district or school supplies itself, it does not wait for.",
        "Type the figure, or “not reported”.",
    ),
    "C201": Explanation(
        "“not reported” prints a blank; the law still asks for the content.",
        "Readers and auditors see the blank.",
        "Find the figure or text before the card is published.",
        "Education Code 33126",
    ),
    "E101": Explanation(
        "An edition has all its statewide figures.",
        "They are the same for every school, so they come with sarcgen.",
        "Please report it to the project.",
    ),
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
    ),
    "X103": Explanation(
        "Total enrollment is the sum of the grades.",
        "A reader can add the column up.",
        "Correct a grade or the total.",
        "CDE, SARC template, Student Enrollment by Grade Level",
    ),
    "X104": Explanation(
        "Percent difference is (a - b) / ((a + b) / 2) * 100.",
        "Some cards divide by b or lose the minus sign; the state's formula uses the mean.",
        "Leave the difference out; sarcgen works it out.",
        "CDE, definitions of SARC data elements",
    ),
    "X105": Explanation(
        "Pupils to counselor is enrollment divided by counselor FTE.",
        "A reader can recompute it.",
        "Leave the ratio out; sarcgen works it out.",
        "CDE, definitions of SARC data elements",
    ),
    "X110": Explanation(
        "Total expenditures per pupil is restricted plus unrestricted.",
        "The three figures come from one report and must agree.",
        "Ask the business office which figure is right. The card prints what the file says.",
        "Education Code 33126(b)(3), 33126.15",
    ),
    "X120": Explanation(
        "A system rated Fair or Poor has its repair described.",
        "Auditors compare this table with the Facility Inspection Tool.",
        "Add “repair:” with what is needed and what was done or is planned.",
        "Education Code 33126(b)(8), 17014, 17070.75",
    ),
    "X130": Explanation(
        "Textbook data are from the school year that the table reports.",
        "The table is about the year in which the card is published.",
        "Collect the data anew, or correct the month.",
        "Education Code 33126(b)(6), 60119",
    ),
    "X140": Explanation(
        "Telephone numbers in texts agree with the contact table.",
        "A number that differs in one digit reaches somebody else.",
        "Correct the wrong one.",
    ),
    "X106": Explanation(
        "Students who met the standard were tested.",
        "One of the two figures must be wrong.",
        "Compare with the state's file.",
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
    ),
    "P201": Explanation(
        "Nothing hidden can be worked out from what is printed.",
        "Before a card is written, its tables are attacked with all that a reader may know.",
        "If groups add up to more than all students, correct them; else report it to the project.",
        "34 CFR 99.31(b)",
    ),
    "P101": Explanation(
        "The number of students behind every rate is known.",
        "Rates of ten students or fewer are hidden; without the number, enrollment must decide.",
        "Give the number under its own key; it is never printed.",
        "notes of the state's tables by student group",
    ),
}
