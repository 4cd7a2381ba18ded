"""Codes of the finished site, found by ``sarcgen publish-check``. W is for the web."""

from __future__ import annotations

from typing import Final

from sarcgen.explanations.explanation import Explanation

_AGAIN: Final = "Build the card again, in all formats."
_SITE: Final = "Write the pages anew with “sarcgen site”."

SITE: Final[dict[str, Explanation]] = {
    "W100": Explanation(
        "Only the site's own files lie in its folder.",
        "Whatever lies there is public once it is uploaded. A school file among it gives away the"
        " results of small groups.",
        "Remove the file, or keep it outside of the folder.",
        "34 CFR 99.31(b)",
    ),
    "W101": Explanation(
        "Names of files have small letters, figures, hyphens, dots and underscores only.",
        "Spaces and capital letters break links that people copy, and differ from host to host.",
        "Name the school's file so, and build its card again.",
    ),
    "W102": Explanation(
        "No two names differ in capital letters only.",
        "On many hosts the second file would take the place of the first.",
        "Name one of the school files anew, and build its card again.",
    ),
    "W103": Explanation(
        "No file is empty or far larger than a card can be.",
        "An upload that broke off leaves empty files; a page of many megabytes does not open on a"
        " telephone.",
        _AGAIN,
    ),
    "W110": Explanation(
        "A file .json beside the cards is the JSON of a card.",
        "The list of schools is made from these files; a school must not vanish from it unnoticed.",
        "Remove the file, or build the card again.",
        "docs/card.schema.json",
    ),
    "W111": Explanation(
        "A card's files lie in the folder of its edition and are named after its language.",
        "A card under another address would be found under the wrong year.",
        "Remove the file, or build the card again.",
    ),
    "W120": Explanation(
        "A link leads to a file of the site.",
        "Visitors would find nothing.",
        f"Build the card that is missing. {_SITE}",
    ),
    "W121": Explanation(
        "A link to a place in a page leads to a place that is there.",
        "Visitors would land at the top of the page and have to search.",
        f"Build the card again. {_SITE}",
    ),
    "W122": Explanation(
        "A link is written as the file's name is, capital letters included.",
        "It works on the machine that the site was made on, and not on the host.",
        _SITE,
    ),
    "W123": Explanation(
        "A link leads into the site from where it stands, or starts with https, http, mailto, tel.",
        "Anything else works on one machine or under one address only.",
        "Write the link in full in the school's file, and build the card again.",
    ),
    "W124": Explanation(
        "A page loads nothing from anywhere.",
        "Whoever is asked for a font or picture learns who reads the card.",
        _AGAIN,
    ),
    "W125": Explanation(
        "A page is whole.",
        "An upload or copy that broke off leaves half a page.",
        _AGAIN,
    ),
    "W130": Explanation(
        "A card is there as web page, PDF, JSON and CSV, and as fragment if any of its edition is.",
        "The list of schools offers them; the law asks for a copy that can be printed.",
        _AGAIN,
        "EC 35256",
    ),
    "W131": Explanation(
        "Each school has its card in each language that the edition's cards are in.",
        "Each public school must publish its card.",
        "Build the card that is missing.",
        "EC 35256",
    ),
    "W133": Explanation(
        "Each card is one of a school whose file is there.",
        "A card that is left over would be published with old figures.",
        "Remove its files, or bring the school's file back.",
    ),
    "W134": Explanation(
        "No card is a draft.",
        "Something that the law requires is missing in it.",
        "Fill in what “sarcgen check” lists, and build the card again.",
        "EC 33126",
    ),
    "W135": Explanation(
        "No placeholder is left in a page.",
        "A word in curly brackets means that something did not take its place.",
        "Mend the text in the school's file; if it is not there, report it to the project.",
    ),
    "W140": Explanation(
        "A card's web page prints what its JSON says.",
        "Files of two builds beside one another contradict each other.",
        _AGAIN,
    ),
    "W141": Explanation(
        "A card's CSV says what its JSON says.",
        "Files of two builds beside one another contradict each other.",
        _AGAIN,
    ),
    "W142": Explanation(
        "A card's fragment prints what its JSON says.",
        "Files of two builds beside one another contradict each other.",
        _AGAIN,
    ),
    "W143": Explanation(
        "A PDF is readable, has the card's title and language, and its links lead somewhere.",
        "Screen readers need title and language; files of two builds contradict each other.",
        _AGAIN,
        "PDF/UA-1, 7.1 and 7.2",
    ),
    "W150": Explanation(
        "The site's own pages list the cards that are there, each of them and nothing else.",
        "A school that is not in the list is not found.",
        _SITE,
    ),
}
