"""What two texts must hold by law: the dates of the safety plan, and whom parents may ask."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sarcgen.checks.case import Case
from sarcgen.checks.dates import named_years
from sarcgen.checks.texts import named, written
from sarcgen.checks.years import left_as_it_was
from sarcgen.problems import Problem

SAFETY_PLAN: Final = "safety_plan"
PARENTAL_INVOLVEMENT: Final = "parental_involvement"
# Seven digits are enough to be called within the area, as some schools write them.
_PHONE: Final = re.compile(r"(?<!\d)(?:\(?\d{3}\)?[\s.–/-]*)?\d{3}[\s.–-]?\d{4}(?!\d)")
_EMAIL: Final = re.compile(r"[^\s@]@[^\s@]+\.\w")


def plan_dated(case: Case) -> Iterator[Problem]:
    """The safety plan says when it was last reviewed, updated and discussed with the faculty.

    EC 32286, state format 1.5. Any month or season with a year in the data year or the publishing
    year counts, whatever it is said of: whether it is the date of the review, a person must see. A
    text whose years are all old is told of once, by the rule about old years (X143).
    """
    years = {case.data_year.start, case.data_year.start + 1}
    for text, by_language in written(case):
        if text.path[-1] != SAFETY_PLAN:
            continue
        for language, words in by_language.items():
            dates = (year for year in named_years(words) if year.dated)
            if left_as_it_was(words, case.data_year.start) or any(
                years & {date.start, date.earliest} for date in dates
            ):
                continue
            yield case.finding(
                "X147",
                text.path,
                f"The text {named(text, language)} gives no date in {case.data_year.key()} or"
                f" {case.data_year.shifted(1).key()}. Write when the plan was last reviewed,"
                " updated and discussed with the faculty and a student representative, with month"
                " and year.",
            )
            break


def parents_told_whom_to_ask(case: Case) -> Iterator[Problem]:
    """The text about parental involvement names a contact person and telephone number.

    EC 33126(b)(14), state format 1.5. An e-mail address counts too: it reaches a person.
    """
    for text, by_language in written(case):
        if text.path[-1] != PARENTAL_INVOLVEMENT:
            continue
        for language, words in by_language.items():
            if not (_PHONE.search(words) or _EMAIL.search(words)):
                yield case.finding(
                    "X148",
                    text.path,
                    f"The text {named(text, language)} has no telephone number or e-mail address."
                    " Name the person to ask and the telephone number.",
                )
                break
