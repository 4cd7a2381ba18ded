"""Codes of shape and type."""

from __future__ import annotations

from typing import Final

from sarcgen.explanations.explanation import Explanation
from sarcgen.problems import Severity

_NUMBERS: Final = "Digits are read the same way everywhere; signs and separators are not."

SHAPE: Final[dict[str, Explanation]] = {
    "S100": Explanation(
        "Every value fits its key.",
        "A value of the wrong kind cannot be printed in its table.",
        "Compare with the schema: “sarcgen schema”.",
    ),
    "S101": Explanation(
        "Every key is known.",
        "A misspelled key would silently drop a figure from the card.",
        "Use the key that the message suggests, or look it up with “sarcgen schema”.",
    ),
    "S102": Explanation(
        "Edition and grades are given, and so are other keys without which a group says nothing.",
        "Edition and grades decide which tables the card shows.",
        "Add the key.",
    ),
    "S103": Explanation(
        "A count is a whole number in digits.",
        _NUMBERS,
        "Write 1234; no comma, no decimals, no words.",
    ),
    "S104": Explanation(
        "A percentage is a number in digits.", _NUMBERS, "Write 92.8; no percent sign."
    ),
    "S105": Explanation(
        "A dollar amount is a number in digits.",
        _NUMBERS,
        "Write 5201 or 7506.64; no dollar sign, no comma.",
    ),
    "S106": Explanation("FTE, days and ratios are numbers in digits.", _NUMBERS, "Write 0.5 or 6."),
    "S107": Explanation(
        "A CDS code has 14 digits, in quotes.",
        "Without quotes other programs drop a leading zero.",
        'Write "19649076021869" or "19-64907-6021869".',
        "CDE, public school directory",
    ),
    "S108": Explanation(
        "Grades served are a range.",
        "They decide which tables apply.",
        "Write K-6, 7-8 or 9-12; several ranges with commas between them.",
    ),
    "S109": Explanation(
        "A choice is one of the listed words.",
        "The state allows no others: only the overall rating may be Exemplary, for example.",
        "Use a word from the message.",
        "CDE, Facility Inspection Tool and SARC template",
    ),
    "S110": Explanation(
        "Text that looks like a number, a time or yes/no stands in quotes.",
        "Other programs that read the file would change it.",
        "Put it in double quotes.",
    ),
    "S111": Explanation(
        "A value has the shape its key asks for: one value, a group of keys, or a list.",
        "A wrong indentation is the usual cause.",
        "Compare with a file from “sarcgen new”.",
    ),
    "S112": Explanation(
        "A figure is not below zero.",
        "Nothing on the card can be, except a percent difference.",
        "Remove the minus sign, or use one of the words for no figure.",
    ),
    "S113": Explanation(
        "A percentage is at most 100.",
        "More is impossible; often a decimal point is missing.",
        "Correct the figure.",
    ),
    "S115": Explanation(
        "A month is written in words; a day as year-month-day.",
        "01/02/2020 is read differently by different people.",
        "Write January 2020, or 2020-01-31.",
    ),
    "S116": Explanation(
        "A school year is two consecutive years.",
        "The state's tables name school years so.",
        "Write 2018-19.",
    ),
    "S117": Explanation(
        "A text by language has language codes as keys.",
        "The card must know which text is in which language.",
        "Write en: and es: before the texts.",
    ),
    "S118": Explanation(
        "A web address starts with https:// or http://.",
        "Other addresses could start programs or open local files.",
        "Copy the address from the browser.",
    ),
    "S119": Explanation(
        "The minimum group size is 11 or more.",
        "Results of ten students or fewer are never printed; a district may only be stricter.",
        "Raise the number or remove the line.",
        "notes of the state's tables by student group",
    ),
    "S120": Explanation(
        "The file names the edition of its folder.",
        "Otherwise last year's figures could appear on this year's card.",
        "Correct the edition, or move the file.",
    ),
    "S121": Explanation(
        "Every figure in the file is printed somewhere or used.",
        "A figure under a wrong year or group would silently be missing from the card.",
        "Check the key, the year and the grades served, or delete the figure.",
        severity=Severity.WARNING,
    ),
    "S122": Explanation(
        "An entry under “ignore” sets something aside.",
        "An entry that outlives what it excused would hide the next mistake of its kind.",
        "Delete the entry.",
        severity=Severity.WARNING,
    ),
    "S123": Explanation(
        "Only warnings can be ignored.",
        "An error means that the card is incomplete or cannot be right.",
        "Write the code of a warning as it stands in the message, or mend the error.",
    ),
    "S124": Explanation(
        "An ignored warning has a reason.",
        "The next person, or an auditor, must be able to judge it.",
        "Write a sentence after “reason:”.",
    ),
    "S125": Explanation(
        "A figure that is not the state's has a field and a reason.",
        "The next person, or an auditor, must be able to judge it.",
        "Write a key after “field:” and a sentence after “reason:”.",
    ),
    "S126": Explanation(
        "A photo is named as a file beside the school's file, or in a folder beside it.",
        "What lies elsewhere on a computer must not get onto a public card by a slip.",
        "Copy the photo beside the school's file and write its name.",
    ),
    "S127": Explanation(
        "A photo is a whole JPEG, PNG or WebP picture of a fitting size.",
        "The card holds a small copy, which is drawn anew from the picture.",
        "Do what the message says.",
    ),
    "S128": Explanation(
        "Every photo has a text that says what it shows, in each language of the message.",
        "A screen reader says that text to a parent who does not see the photo.",
        "Write a sentence behind “photo_alternative:”, or leave the photo out.",
        "WCAG 2.1, success criterion 1.1.1",
    ),
    "S130": Explanation(
        "A table of student groups has four columns: group, enrolled, tested, met.",
        "Other columns cannot be told apart safely.",
        "Make the first line group,enrolled,tested,met and give each line four fields.",
    ),
    "S131": Explanation(
        "A student group stands once in a table.",
        "Of two lines only one could be right.",
        "Keep one of the two.",
    ),
    "S132": Explanation(
        "A table has a row for all students.",
        "Without it nobody can tell what the other rows give away.",
        "Add the row All Students.",
    ),
}
