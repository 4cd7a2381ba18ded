"""Other doors through which a small group's results could leave: texts and misspelled wishes."""

from __future__ import annotations

from collections.abc import Iterator

from sarcgen.checks import small_numbers
from sarcgen.checks.case import Case
from sarcgen.edition.protection import ProtectedByRowCounts
from sarcgen.model.narrative import Narrative
from sarcgen.problems import Problem


def small_numbers_in_texts(case: Case) -> Iterator[Problem]:
    """A number of students up to ten in a sentence that names a student group."""
    message = case.report.message
    alternative = () if message is None else (message.alternative,)
    for text in (*alternative, *case.report.own_texts):
        if not isinstance(text.narrative, Narrative):
            continue
        for language, words in text.narrative.texts.items():
            if small_numbers.tells_a_small_number(words, language):
                yield case.finding(
                    "P103",
                    text.path,
                    f"The text “{text.spec.title}” gives a small number of students beside the"
                    " name of a student group. If it tells results or circumstances of ten or"
                    " fewer students, write the sentence without the number.",
                )


def rows_to_hide(case: Case) -> Iterator[Problem]:
    """A row that the district wants hidden must exist; a slip would leave it printed."""
    known = {
        (table.id, row.id)
        for table in case.edition.tables()
        if isinstance(table.disclosure, ProtectedByRowCounts)
        for row in table.rows
    }
    for place, wish in enumerate(case.district.disclosure.also_hide):
        if (wish.table, wish.row) not in known:
            yield case.finding(
                "P102",
                ("disclosure", "also_hide", place),
                f"There is no row “{wish.row}” in a table by student group “{wish.table}”, so it"
                " cannot be hidden. Tables are: "
                + ", ".join(sorted({table for table, _ in known}))
                + ".",
                "district",
            )
