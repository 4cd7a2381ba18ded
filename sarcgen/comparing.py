"""Two cards of a school held against each other, as a reader of both could do it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sarcgen.disclosure.protected import ProtectedReport
from sarcgen.errors import InputError, InvalidData
from sarcgen.languages.catalog import DEFAULT_LANGUAGE, Catalog
from sarcgen.model.narrative import Narrative
from sarcgen.pipeline import Examination, examine, protected_report, template_of
from sarcgen.present.changes import Changes
from sarcgen.present.figure_changes import figure_changes
from sarcgen.present.text_changes import text_changes
from sarcgen.problems import Problem
from sarcgen.records.locate import SchoolFile


def changes_between(earlier: SchoolFile, later: SchoolFile, templates: Path) -> Changes:
    """What differs between two cards of a school. Only what may be published is looked at.

    Args:
        earlier: the school's files in one edition.
        later: its files in a later one.
        templates: folder of editions.

    Raises:
        InvalidData: the files of one card, or of both, contradict themselves or cannot be read.
        DisclosureError: hidden values of a card could be worked out.
    """
    examinations = [examine(source, templates) for source in (earlier, later)]
    languages = _languages(examinations)
    before, now = _reports(examinations, languages)
    old, new = (template_of(templates, source.edition).edition for source in (earlier, later))
    catalog = Catalog()
    one, other = before[DEFAULT_LANGUAGE], now[DEFAULT_LANGUAGE]
    return Changes(
        school=other.school or one.school,
        earlier=earlier.edition,
        later=later.edition,
        tables=tuple(figure_changes((old, one), (new, other), catalog)),
        texts=tuple(text_changes((old, before), (new, now), catalog)),
    )


def _languages(examinations: Iterable[Examination]) -> list[str]:
    """The default language, and all others that a text is in."""
    found = {
        language
        for examination in examinations
        if examination.report is not None
        for text in examination.report.own_texts
        if isinstance(text.narrative, Narrative)
        for language in text.narrative.texts
    }
    return [DEFAULT_LANGUAGE, *sorted(found - {DEFAULT_LANGUAGE})]


def _reports(
    examinations: Iterable[Examination], languages: Iterable[str]
) -> list[dict[str, ProtectedReport]]:
    """What may be published of each card, by language of its texts."""
    found: list[dict[str, ProtectedReport]] = []
    problems: list[Problem] = []
    for examination in examinations:
        try:
            found.append({code: protected_report(examination, code) for code in languages})
        except InputError as error:
            problems += error.problems
    if problems:
        raise InvalidData(problems)
    return found
