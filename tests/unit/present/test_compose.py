"""A protected report becomes the finished card: text only, in one language."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from sarcgen.disclosure.protected import CellStatus, ProtectedCell
from sarcgen.edition.spec import Edition
from sarcgen.languages.catalog import PSEUDO_LANGUAGE, Catalog
from sarcgen.present.compose import compose
from sarcgen.report.card import Block, Narrative, Paragraph, Priority, Report
from sarcgen.report.tables import SafeHtml, Table
from tests.support.cards import changed, edition_of, granite_ridge, kellogg, protected_report

Data = dict[str, Any]


def report_of(
    school: Data | None = None,
    district: Data | None = None,
    *,
    edition: Edition | None = None,
    language: str = "en",
    draft: bool = False,
) -> Report:
    chosen = edition or edition_of()
    protected = protected_report(school, district, chosen)
    return compose(chosen, protected, Catalog(language), draft=draft)


def founding_card(changes: Data | None = None, language: str = "en") -> Report:
    school, district = kellogg()
    shared = district.pop("schools")
    merged = changed(school, {"professional_development": shared["professional_development"]})
    merged["conditions"] = merged["conditions"] | {
        "textbooks": changed(
            shared["conditions"]["textbooks"],
            {
                f"subjects.{name}.percent_lacking": "0"
                for name in shared["conditions"]["textbooks"]["subjects"]
            },
        ),
        "facilities": shared["conditions"]["facilities"] | merged["conditions"]["facilities"],
    }
    return report_of(changed(merged, changes or {}), district, language=language)


def block(report: Report, block_id: str) -> Block:
    return next(b for section in report.sections for b in section.blocks if b.id == block_id)


def ids(report: Report) -> list[str]:
    return [b.id for section in report.sections for b in section.blocks]


def test_the_head_of_the_card_is_filled() -> None:
    report = report_of(
        {"contact.name": "Oak School", "published": "2020-01-24"},
        {"contact.name": "Oak Unified"},
    )
    assert report.title == "Oak School – School Accountability Report Card 2018–19"
    assert report.card == "School Accountability Report Card"
    assert (report.school, report.district) == ("Oak School", "Oak Unified")
    assert report.lines == (
        "Reported Using Data from the 2018-19 School Year",
        "Published During 2019-20",
    )
    assert (report.running_year, report.published) == ("2018–19", "2020-01-24")
    assert report.description == "School Accountability Report Card of Oak School, 2018–19"
    assert (report.language, report.direction) == ("en", "ltr")


def test_a_card_without_a_name_says_so_and_is_a_draft() -> None:
    report = report_of()
    assert report.school == "School name missing"
    assert (report.published, report.draft) == ("", True)


def test_a_complete_card_is_no_draft() -> None:
    assert not founding_card().draft
    school, district = granite_ridge()
    shared = district.pop("schools")
    school["narratives"] |= shared["narratives"]
    school["professional_development"] = shared["professional_development"]
    assert not report_of(school, district).draft


@pytest.mark.parametrize(
    "key",
    [
        "contact.name",
        "enrollment.by_grade.2",
        "conditions.facilities.inspected",
        "narratives.safety_plan",
    ],
)
def test_whatever_is_missing_makes_a_draft(key: str) -> None:
    assert founding_card({key: None}).draft


@pytest.mark.parametrize("word", ["--", "N/A", "not reported", "pending"])
def test_a_word_for_no_figure_makes_no_draft(word: str) -> None:
    assert not founding_card({"enrollment.by_grade.2": word}).draft


def test_a_card_can_be_called_a_draft_from_outside() -> None:
    school, district = kellogg()
    edition = edition_of("school-contact")
    district.pop("schools")
    assert not report_of(school, district, edition=edition).draft
    assert report_of(school, district, edition=edition, draft=True).draft


def test_blocks_stand_in_the_order_of_the_edition() -> None:
    order = [b.id for section in edition_of().sections for b in section.blocks]
    found = ids(report_of({"grades": "K-12"}))
    assert found == order
    assert len(found) == len(set(found))


def test_what_does_not_apply_is_not_there() -> None:
    elementary, high = ids(report_of({"grades": "K-6"})), ids(report_of({"grades": "9-12"}))
    for block_id in ("advanced-placement", "career-technical-education", "university-courses"):
        assert block_id not in elementary
        assert block_id in high


def test_a_priority_is_printed_only_with_its_tables() -> None:
    """The founding card has no Pupil Engagement: nothing of it applies to elementary schools."""
    assert "priority-pupil-engagement" not in ids(report_of({"grades": "K-6"}))
    priority = block(report_of({"grades": "9-12"}), "priority-pupil-engagement")
    assert isinstance(priority, Priority)
    assert priority.title == "State Priority: Pupil Engagement"
    assert priority.text.markup.startswith("<p>The SARC provides the following information")
    assert priority.text.markup.count("<li>") == 2
    assert "priority-basic" in ids(report_of({"grades": "K-6"}))


def by_gender(subject: str, male: tuple[int, int], female: tuple[int, int]) -> Data:
    both = (male[0] + female[0], male[1] + female[1])
    return {
        f"outcomes.{subject}": {
            group: {
                "total_enrollment": enrolled,
                "number_tested": tested,
                "percent_met_or_exceeded": "50.00",
            }
            for group, (enrolled, tested) in (
                ("all_students", both),
                ("male", male),
                ("female", female),
            )
        }
    }


def notes_on_larger_groups(report: Report) -> set[str]:
    return {
        found.id
        for section in report.sections
        for found in section.blocks
        if isinstance(found, Table)
        and any("stand for larger groups" in note.markup for note in found.notes)
    }


def test_tables_about_the_same_students_explain_larger_groups_together() -> None:
    """A note under one of them alone would tell in which of them a group is small."""
    ela = by_gender("ela", (52, 50), (8, 6))
    mathematics = by_gender("mathematics", (52, 50), (8, 8))
    expected = {"caaspp-ela-by-group", "caaspp-mathematics-by-group"}
    assert notes_on_larger_groups(report_of(ela | mathematics)) == expected
    assert notes_on_larger_groups(report_of(by_gender("ela", (30, 28), (32, 30)))) == set()


def test_a_section_without_blocks_is_not_there() -> None:
    edition = edition_of("advanced-placement")
    assert report_of({"grades": "K-6"}, edition=edition).sections == ()
    assert len(report_of({"grades": "9-12"}, edition=edition).sections) == 1


def narrative(school: Data, block_id: str = "safety-plan", language: str = "en") -> Narrative:
    found = block(report_of(school, language=language), block_id)
    assert isinstance(found, Narrative)
    return found


def test_a_text_is_written_as_html_under_its_title() -> None:
    found = narrative({"narratives.safety_plan": "Reviewed **yearly**.\n\n<script>x</script>"})
    assert found.title == "School Safety Plan (School Year 2019–20)"
    assert found.text.markup == (
        "<p>Reviewed <strong>yearly</strong>.</p>\n<p>&lt;script&gt;x&lt;/script&gt;</p>"
    )
    assert (found.absent, found.missing, found.language) == ("", False, "")


@pytest.mark.parametrize(
    ("word", "absent", "missing"),
    [
        ("not reported", "Not reported by the school or district.", False),
        ("pending", "Not available yet.", False),
        ("N/A", "Does not apply to this school.", False),
        (None, "This text is missing.", True),
    ],
)
def test_an_absent_text_says_why(word: str | None, absent: str, *, missing: bool) -> None:
    found = narrative({"narratives.safety_plan": word})
    assert (found.text, found.absent, found.missing) == (SafeHtml(""), absent, missing)


def test_a_text_in_another_language_than_the_card_is_marked() -> None:
    assert narrative({"narratives.safety_plan": {"es": "Plan."}}).language == "es"
    both = {"narratives.safety_plan": {"es": "Plan es.", "en": "Plan en."}}
    assert narrative(both).text.markup == "<p>Plan en.</p>"
    assert narrative(both).language == ""


def test_a_text_that_continues_a_table_has_no_title_and_brings_its_resources() -> None:
    resources = [
        {"title": "Film", "kind": "video", "description": "Ten minutes.", "address": "https://x.y"},
        {"title": "Bare"},
    ]
    said = {"professional_development": {"narrative": "Days.", "resources": resources}}
    found = narrative(said, "professional-development-text")
    assert (found.title, found.resources_title) == ("", "More to read and watch")
    film, bare = found.resources
    assert (film.title, film.kind, film.description, film.address) == (
        "Film",
        "Video",
        "Ten minutes.",
        "https://x.y",
    )
    assert (bare.title, bare.kind, bare.description, bare.address) == ("Bare", "", "", "")
    assert narrative({"narratives.safety_plan": "x"}).resources_title == ""


def test_fixed_paragraphs_are_written_under_their_titles() -> None:
    found = block(report_of(), "dataquest")
    assert isinstance(found, Paragraph)
    assert found.title == "DataQuest"
    assert found.text.markup.startswith("<p>DataQuest is an online data tool")
    assert 'href="https://dq.cde.ca.gov/dataquest/"' in found.text.markup


def parts(node: object) -> list[object]:
    """Everything that a report is made of."""
    if is_dataclass(node):
        below = [getattr(node, part.name) for part in fields(node)]
    elif isinstance(node, tuple):
        below = list(node)
    else:
        return [node]
    return [leaf for part in below for leaf in parts(part)]


def test_a_report_is_made_of_text_and_nothing_else() -> None:
    """Numbers in it are the spans of heads; no figure, date or decimal is left."""
    kinds = {type(part) for part in parts(founding_card())}
    assert not kinds & {Decimal, date}
    assert {kind.__module__ for kind in kinds} == {"builtins", "sarcgen.report.tables"}


def test_the_pseudo_language_marks_every_fixed_text() -> None:
    report = founding_card(language=PSEUDO_LANGUAGE)
    for section in report.sections:
        assert section.title == "" or section.title.startswith("«")
        for found in section.blocks:
            if not (isinstance(found, Narrative) and found.title == ""):
                assert found.title == "" or found.title.startswith("«"), found.id
    assert report.school == "Kellogg Polytechnic Elementary School"
    assert report.card == "«Sçhóól Áççóúñtábílíty Répórt Cárd»"


def test_tables_about_the_same_students_say_together_why_larger_groups_are_hidden() -> None:
    edition = edition_of()
    school, district = granite_ridge()
    del district["schools"]
    report = protected_report(school, district)
    ela = report.table("caaspp-ela-by-group")
    assert ela is not None
    hidden = ProtectedCell(CellStatus.COMPLEMENTARY)
    rows = tuple(
        replace(row, cells=(hidden,) * len(row.cells)) if row.id == "homeless" else row
        for row in ela.rows
    )
    tables = tuple(
        replace(table, rows=rows) if table.id == ela.id else table for table in report.tables
    )
    for tried, expected in (
        (report, set()),
        (
            replace(report, tables=tables),
            {"caaspp-ela-by-group", "caaspp-mathematics-by-group"},
        ),
    ):
        card = compose(edition, tried, Catalog())
        noted = {
            table.id
            for section in card.sections
            for table in section.blocks
            if isinstance(table, Table)
            and "larger groups" in "".join(n.markup for n in table.notes)
        }
        assert noted == expected
