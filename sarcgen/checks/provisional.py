"""A card under a template that the state has not published yet."""

from __future__ import annotations

from collections.abc import Iterator

from sarcgen.checks.case import Case
from sarcgen.problems import Problem


def provisional_template(case: Case) -> Iterator[Problem]:
    """A provisional edition is told in every school's file, for every card is published by itself.

    The card says nothing of it. It is as lawful in this form as in another that has all required
    content (EC 33126.1, 35256); who publishes it has to look whether it has, not who reads it.
    """
    if case.edition.provisional:
        yield case.finding(
            "E201",
            ("edition",),
            f"Edition {case.edition.edition} is provisional: it was made before the state's"
            " template was known. Before you publish the card, install a newer sarcgen, or compare"
            " the card with the state's template.",
        )
