"""What each problem code means: the rule, why it exists, how to mend it, and its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, final


@final
@dataclass(frozen=True, slots=True)
class Explanation:
    """One problem code.

    Attributes:
        rule: what must hold.
        why: the reason, or what goes wrong otherwise.
        mend: what to do.
        source: statute or reference; may be empty.
    """

    rule: str
    why: str
    mend: str
    source: str = ""


_NUMBERS: Final = "Digits are read the same way everywhere; signs and separators are not."

EXPLANATIONS: Final[dict[str, Explanation]] = {
    "Y100": Explanation(
        "The file can be opened.",
        "Without it there is nothing to check.",
        "Look at the file's permissions and whether another program holds it.",
    ),
    "Y101": Explanation(
        "The file is saved as UTF-8.",
        "In other encodings names such as Peña turn into something else.",
        "In the editor choose “Save with encoding: UTF-8”.",
    ),
    "Y102": Explanation(
        "Lines are indented with spaces.",
        "YAML does not allow tabs, because their width differs between editors.",
        "Replace each tab by two spaces.",
    ),
    "Y103": Explanation(
        "The text is valid YAML.",
        "One wrong quote or indentation can shift everything below it.",
        "Compare the line with its neighbours; put text with colons or quotes in double quotes.",
    ),
    "Y104": Explanation(
        "A key stands once in its group.",
        "Of two values only one could be printed, and nobody would see which.",
        "Keep one of the two.",
    ),
    "Y105": Explanation(
        "Anchors and aliases are not used.",
        "They hide where a figure comes from and can make a small file enormous.",
        "Write the value out where it belongs.",
    ),
    "Y106": Explanation(
        "Tags such as !!int are not used.",
        "The card's own rules decide what a value is.",
        "Remove the tag.",
    ),
    "Y107": Explanation(
        "A file holds one document.",
        "Everything after a second line of three dashes would be lost.",
        "Remove the line of dashes, or move the rest into another file.",
    ),
    "Y108": Explanation(
        "The file has a sensible size and depth.",
        "A damaged or malicious file must not stop a whole run.",
        "Check whether the file is really a school's data.",
    ),
    "Y109": Explanation(
        "A key is plain text.",
        "Lists or groups as keys mean nothing on a report card.",
        "Write the key as a word followed by a colon.",
    ),
    "Y110": Explanation(
        "The file holds something.",
        "An empty file is usually an accident.",
        "Start the file with “sarcgen new”.",
    ),
    "Y111": Explanation(
        "The file has no invisible control characters.",
        "They come from copying out of other programs and break the printed card.",
        "Delete the character; retype the word if it cannot be seen.",
    ),
    "Y112": Explanation(
        "A comment starts with a # and a blank.",
        "YAML drops what follows a # after a blank: “Apt #5” would be printed as “Apt”.",
        "Put the text in double quotes; leave a blank after the # of a comment.",
    ),
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
        "Edition and grades are given.",
        "They decide which tables the card shows.",
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
    ),
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
