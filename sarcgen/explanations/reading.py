"""Codes of reading a file."""

from __future__ import annotations

from typing import Final

from sarcgen.explanations.explanation import Explanation

READING: Final[dict[str, Explanation]] = {
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
}
