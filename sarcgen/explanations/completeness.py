"""Codes of what is still missing, and of editions."""

from __future__ import annotations

from typing import Final

from sarcgen.explanations.explanation import Explanation
from sarcgen.problems import Severity

COMPLETENESS: Final[dict[str, Explanation]] = {
    "C101": Explanation(
        "Every required figure is there.",
        "A missing table is what demand letters are about. An empty or absent key is not yet an"
        " answer; the words for no figure are.",
        "Type the figure, or the word that says why there is none: N/A where the cell asks for no"
        " data of this school, “not reported” where it is knowingly left blank, and for the state's"
        " figures -- or pending.",
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
        "CDE, SARC template: who supplies each table",
    ),
    "C105": Explanation(
        "A figure that the state has released is no longer pending.",
        "Until the day of release nobody can give it, and a check says nothing. From that day on"
        " the card would hide what is known. Where a release day could not be confirmed, it is the"
        " day on which cards are due.",
        "Look the figure up in the state's files, or mark it “not reported”.",
        "Education Code 33126, 35256; release days in the edition",
    ),
    "C106": Explanation(
        "An average class size comes with a number of classes in at least one size.",
        "The law asks for the distribution of class sizes beside the average. A size without"
        " classes is blank on the state's form, but all of them cannot be.",
        "Type the number of classes under each size that has some.",
        "Education Code 33126(b)(4)",
    ),
    "C107": Explanation(
        "“NT” stands only where a test of the state was replaced by a local one.",
        "In 2020-21 schools could give an assessment of their own choice in place of the state's"
        " tests, and the tables of that year say NT for the students who took it. Elsewhere the"
        " word would tell readers something that did not happen.",
        "Type the figure, or the word that says why there is none.",
        "CDE, SARC template of 2020-21",
    ),
    "C201": Explanation(
        "“not reported” prints a blank; the law still asks for the content.",
        "Readers and auditors see the blank.",
        "Find the figure or text before the card is published.",
        "Education Code 33126",
        severity=Severity.WARNING,
    ),
    "E101": Explanation(
        "An edition has all its statewide figures.",
        "They are the same for every school, so they come with sarcgen.",
        "Please report it to the project.",
    ),
    "E201": Explanation(
        "A card is published under a template that the state has published.",
        "A provisional edition is the one before with its years moved, so that cards can be"
        " prepared in time. The state may still change tables, titles and notes, and a card in the"
        " old form may lack what the law asks for.",
        "Prepare the card. Before it is published, install a sarcgen in which the edition is no"
        " longer provisional, or hold the card against the state's template.",
        "Education Code 33126.1, 35256",
        severity=Severity.WARNING,
    ),
}
