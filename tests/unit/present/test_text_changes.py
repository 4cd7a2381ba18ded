"""What differs between the texts of two cards, sentence by sentence and language by language."""

from __future__ import annotations

from sarcgen.disclosure.protected import (
    CellStatus,
    ProtectedReport,
    ProtectedResource,
    ProtectedText,
)
from sarcgen.languages.catalog import Catalog
from sarcgen.present.changes import Passage, TextChanges
from sarcgen.present.text_changes import text_changes
from tests.support.cards import template

EDITION = template().edition
PLAN = "safety-plan"


def text(words: str, language: str = "en") -> ProtectedText:
    return ProtectedText(PLAN, CellStatus.PUBLISHED, words, language)


def report(*parts: ProtectedText | ProtectedResource) -> ProtectedReport:
    texts = tuple(part for part in parts if isinstance(part, ProtectedText))
    resources = tuple(part for part in parts if isinstance(part, ProtectedResource))
    return ProtectedReport("2018-19", "", "", None, (), texts, resources)


def changes(
    before: dict[str, ProtectedReport], now: dict[str, ProtectedReport]
) -> list[TextChanges]:
    return text_changes((EDITION, before), (EDITION, now), Catalog())


def passages(before: str | CellStatus, now: str | CellStatus) -> tuple[Passage, ...]:
    """What differs in the safety plan."""
    sides = [
        {"en": report(text(side) if isinstance(side, str) else ProtectedText(PLAN, side))}
        for side in (before, now)
    ]
    found = changes(*sides)
    assert len(found) <= 1
    return found[0].passages if found else ()


def test_only_the_sentences_that_differ_are_told() -> None:
    assert passages(
        "We plan. It was reviewed in 2018. We drill.", "We plan. It was reviewed in 2019. We drill."
    ) == (Passage(("It was reviewed in 2018.",), ("It was reviewed in 2019.",)),)


def test_sentences_that_come_and_go_are_told_where_they_stood() -> None:
    assert passages("One goes away. Two stays.", "Two stays. Three comes.") == (
        Passage(("One goes away.",), ()),
        Passage((), ("Three comes.",)),
    )


def test_where_lines_end_makes_no_difference() -> None:
    assert passages("We plan\nand drill.\n\nOften  so.", "We plan and\ndrill.\n\nOften so.\n") == ()


def test_list_items_are_told_one_by_one() -> None:
    assert passages("We do:\n- one\n- two\n", "We do:\n- one\n- three\n") == (
        Passage(("- two",), ("- three",)),
    )


def test_a_title_before_a_name_ends_no_sentence() -> None:
    (found,) = passages("Call Mrs. Vale, Mr. Orr or Dr. May today.", "Call Mrs. Vale today.")
    assert found.earlier == ("Call Mrs. Vale, Mr. Orr or Dr. May today.",)


def test_why_there_is_no_text_is_told() -> None:
    assert passages(CellStatus.MISSING, "We plan.") == (
        Passage(("(missing: required and not given yet)",), ("We plan.",)),
    )
    assert passages(CellStatus.MISSING, CellStatus.NOT_REPORTED) == (
        Passage(
            ("(missing: required and not given yet)",),
            ("(not reported by the school or district)",),
        ),
    )
    assert passages(CellStatus.MISSING, CellStatus.MISSING) == ()


def test_a_text_that_only_one_card_has_is_told_whole() -> None:
    (found,) = changes({"en": report()}, {"en": report(text("We plan. We drill."))})
    assert found.passages == (Passage((), ("We plan.", "We drill.")),)


def test_each_language_is_compared_with_itself() -> None:
    english, spanish = text("We plan."), text("Planeamos.", "es")
    before = {"en": report(english), "es": report(english)}
    now = {"en": report(english), "es": report(spanish)}
    (found,) = changes(before, now)
    assert (found.language, found.passages) == ("es", (Passage((), ("Planeamos.",)),))
    assert changes(now, now) == []


def test_a_text_in_another_language_only_is_told_there_only() -> None:
    spanish = report(text("Planeamos.", "es"))
    nothing = report(ProtectedText(PLAN, CellStatus.MISSING))
    (found,) = changes({"en": nothing, "es": nothing}, {"en": spanish, "es": spanish})
    assert found.language == "es"


def test_local_additions_are_told_one_by_one() -> None:
    one = ProtectedResource("professional-development-text", "A page", "web page", "It tells.", "")
    two = ProtectedResource("professional-development-text", "A film", "", "", "https://a.example")
    (found,) = changes({"en": report(one)}, {"en": report(one, two)})
    assert (found.id, found.number, found.language) == ("professional-development-text", 32, "")
    assert found.passages == (Passage((), ("A film https://a.example",)),)
    (found,) = changes({"en": report(one)}, {"en": report()})
    assert found.passages == (Passage(("A page (web page) It tells.",), ()),)
