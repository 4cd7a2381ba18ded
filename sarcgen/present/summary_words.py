"""The terms that the summary for parents explains, in plain words.

The words are our own: the state's definitions are longer. What they rest on is in
``docs/state-format.md``, section 3, and in ``GLOSSARY.md``.
"""

from __future__ import annotations

from typing import TypeAlias

from sarcgen.disclosure.protected import HIDDEN, CellStatus
from sarcgen.edition.words import SummaryWord
from sarcgen.languages.catalog import Catalog
from sarcgen.report.card import Term

Explained: TypeAlias = "SummaryWord | CellStatus"

_ALIKE = dict.fromkeys(HIDDEN, CellStatus.WITHHELD) | {
    CellStatus.NOT_REPORTED: CellStatus.EMPTY,
    CellStatus.PENDING: CellStatus.EMPTY,
}
"""Reasons for having no figure that the card prints alike, for they have one explanation."""


def explained(words: set[Explained], catalog: Catalog) -> tuple[Term, ...]:
    """What is printed in explanation, in an order of its own.

    Args:
        words: terms that stand in the summary, and what became of its cells.
        catalog: the language.
    """
    present = {_ALIKE.get(word, word) if isinstance(word, CellStatus) else word for word in words}
    return tuple(term for word, term in _terms(catalog).items() if word in present)


def _terms(catalog: Catalog) -> dict[Explained, Term]:
    gettext = catalog.gettext
    return {
        SummaryWord.CAASPP: Term(
            gettext("CAASPP"),
            gettext(
                "The state's tests: English and math in grades 3 to 8 and 11, science in grades 5"
                " and 8 and once in high school."
            ),
        ),
        SummaryWord.STANDARD: Term(
            gettext("Met or exceeded the standard"),
            gettext("The student did as well as the state asks for the grade, or better."),
        ),
        SummaryWord.GRADUATED: Term(
            gettext("Graduated in four years"),
            gettext(
                "The share of the students who began grade 9 together that had a diploma after four"
                " years. Those who moved away are left out, and those who came later are added. The"
                " state calls this the cohort graduation rate."
            ),
        ),
        SummaryWord.SUSPENDED: Term(
            gettext("Suspended"),
            gettext(
                "Kept out of class or school for breaking a rule. Each student counts once a year."
            ),
        ),
        SummaryWord.ABSENT: Term(
            gettext("Chronically absent"),
            gettext("The student missed at least one of every ten school days."),
        ),
        SummaryWord.CREDENTIAL: Term(
            gettext("Credential"), gettext("The state's license to teach.")
        ),
        SummaryWord.INEFFECTIVE: Term(
            gettext("“Ineffective”"),
            gettext(
                "What federal law calls teachers who have no credential, or not one for their"
                " class."
            ),
        ),
        SummaryWord.FULL_TIME: Term(
            gettext("Full-time positions (FTE)"),
            gettext(
                "1.0 stands for one person who works full time, or for two who both work half time."
            ),
        ),
        SummaryWord.RATING: Term(
            gettext("Rating of the buildings"),
            gettext(
                "From best to worst: Exemplary, Good, Fair, Poor. It is for buildings and grounds."
            ),
        ),
        CellStatus.WITHHELD: Term(
            gettext("Two dashes (--)"),
            gettext("The figure is not shown, to protect the privacy of students."),
        ),
        CellStatus.EMPTY: Term(
            gettext("A blank"),
            gettext(
                "The school or district did not report the figure, or the state has not released it"
                " yet."
            ),
        ),
        CellStatus.NOT_APPLICABLE: Term(
            gettext("N/A"), gettext("The state does not ask for this.")
        ),
        CellStatus.NOT_TESTED: Term(
            gettext("NT"), gettext("The students took a local test in place of the state's.")
        ),
    }
