"""The one-way door: what comes out holds no more than what may be published."""

from __future__ import annotations

import pickle
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from sarcgen.disclosure.policy import Policy, policy_of
from sarcgen.disclosure.protect import protect
from sarcgen.disclosure.protected import (
    HIDDEN,
    CellStatus,
    ProtectedCell,
    ProtectedReport,
    ProtectedResource,
)
from sarcgen.edition.words import EmptyGroup
from sarcgen.model.values import Confidential
from tests.support.cards import (
    edition_of,
    entities,
    granite_ridge,
    kellogg,
    protected_report,
    raw_report,
    table_of,
)


@pytest.mark.parametrize("status", CellStatus)
def test_a_cell_has_a_value_if_and_only_if_it_is_published(status: CellStatus) -> None:
    if status is CellStatus.PUBLISHED:
        ProtectedCell(status, Decimal(1))
        with pytest.raises(ValueError, match="if and only if"):
            ProtectedCell(status)
    else:
        ProtectedCell(status)
        with pytest.raises(ValueError, match="if and only if"):
            ProtectedCell(status, Decimal(1))


def test_hidden_are_exactly_the_five_kinds_of_dashes() -> None:
    assert {
        CellStatus.PRIMARY,
        CellStatus.COMPLEMENTARY,
        CellStatus.LINKED,
        CellStatus.REQUESTED,
        CellStatus.WITHHELD,
    } == HIDDEN


def test_names_and_the_day_pass_through() -> None:
    said = {"contact.name": "Oak School", "published": "2020-01-24"}
    report = protected_report(said, {"contact.name": "Oak Unified"})
    assert (report.edition, report.school, report.district) == (
        "2018-19",
        "Oak School",
        "Oak Unified",
    )
    assert report.published == date(2020, 1, 24)


def test_tables_rows_and_cells_keep_their_order() -> None:
    raw = raw_report({"grades": "K-12"})
    report = protect(raw, Policy(11, EmptyGroup.DASH))
    assert [table.id for table in report.tables] == [table.spec.id for table in raw.tables]
    assert [text.id for text in report.texts] == [text.spec.id for text in raw.texts]
    for table in report.tables:
        before = table_of(raw, table.id)
        assert [row.id for row in table.rows] == [row.id for row in before.rows]
        assert [len(row.cells) for row in table.rows] == [len(row.cells) for row in before.rows]
        assert len(table.facts) == len(before.facts)


def test_tables_and_texts_are_found_by_their_ids() -> None:
    report = protected_report()
    assert report.table("caaspp") in report.tables
    assert report.text("safety-plan") in report.texts
    assert report.table("advanced-placement") is None
    assert report.text("career-technical-education") is None


def parts(node: object) -> list[object]:
    if is_dataclass(node):
        below = [getattr(node, part.name) for part in fields(node)]
    elif isinstance(node, tuple):
        below = list(node)
    else:
        return [node]
    return [leaf for part in below for leaf in parts(part)]


@pytest.mark.parametrize("card", [kellogg, granite_ridge])
def test_no_figure_of_a_file_is_left_in_it(card: Any) -> None:
    school, district = card()
    district.pop("schools")
    report = protected_report(school, district)
    kinds = {type(part) for part in parts(report)}
    assert kinds <= {str, Decimal, date, CellStatus, type(None)} | {
        kind for kind in kinds if issubclass(kind, str)
    }


def test_a_raw_report_cannot_be_copied_out_and_a_protected_one_can() -> None:
    school = {"enrollment.total": 40}
    with pytest.raises(Confidential):
        pickle.dumps(raw_report(school))
    edition = edition_of("enrollment-by-grade")
    report = protected_report(school, edition=edition)
    assert pickle.loads(pickle.dumps(report)) == report  # noqa: S301 - our own bytes


@pytest.mark.parametrize(
    ("said", "status", "text"),
    [
        ("Plan.", CellStatus.PUBLISHED, "Plan."),
        ("not reported", CellStatus.NOT_REPORTED, ""),
        ("pending", CellStatus.PENDING, ""),
        ("N/A", CellStatus.NOT_APPLICABLE, ""),
        ("--", CellStatus.WITHHELD, ""),
        (None, CellStatus.MISSING, ""),
    ],
)
def test_texts_pass_with_the_reason_where_there_is_none(
    said: str | None, status: CellStatus, text: str
) -> None:
    found = protected_report({"narratives.safety_plan": said}).text("safety-plan")
    assert found is not None
    assert (found.status, found.text) == (status, text)


@pytest.mark.parametrize(
    ("texts", "wanted", "chosen"),
    [
        ({"en": "E", "es": "S"}, "es", "es"),
        ({"en": "E", "es": "S"}, "tl", "en"),
        ({"es": "S", "vi": "V"}, "en", "es"),
        ({"es": "S"}, "es", "es"),
    ],
)
def test_a_text_is_taken_in_the_language_of_the_card_or_else_in_english(
    texts: dict[str, str], wanted: str, chosen: str
) -> None:
    raw = raw_report({"narratives.safety_plan": texts})
    found = protect(raw, Policy(11, EmptyGroup.DASH), wanted).text("safety-plan")
    assert found is not None
    assert (found.text, found.language) == (texts[chosen], chosen)


def test_resources_pass_with_the_id_of_their_text() -> None:
    said = [{"title": "One", "kind": "video", "address": "https://x.y"}, {"description": "Two"}]
    report = protected_report({"professional_development.resources": said})
    narrative = "professional-development-text"
    assert report.resources == (
        ProtectedResource(narrative, "One", "video", "", "https://x.y"),
        ProtectedResource(narrative, "", "", "Two", ""),
    )


def hidden_cells(report: ProtectedReport) -> set[tuple[str, str, int]]:
    return {
        (table.id, row.id, place)
        for table in report.tables
        for row in table.rows
        for place, cell in enumerate(row.cells)
        if cell.status in HIDDEN
    }


def test_the_founding_card_hides_what_the_state_withheld_and_nothing_else() -> None:
    school, district = kellogg()
    district.pop("schools")
    report = protected_report(school, district)
    groups = {
        "black_or_african_american",
        "american_indian_or_alaska_native",
        "asian",
        "filipino",
        "native_hawaiian_or_pacific_islander",
        "white",
        "two_or_more_races",
        "students_receiving_migrant_education_services",
        "foster_youth",
    }
    tables = {"caaspp-ela-by-group", "caaspp-mathematics-by-group"}
    assert hidden_cells(report) == {
        (table, group, place) for table in tables for group in groups for place in range(5)
    }


def test_a_districts_higher_minimum_governs_all_its_schools() -> None:
    school, district = granite_ridge()
    district.pop("schools")
    raised = district | {"disclosure": {"minimum_group_size": 25}}
    before, after = (protected_report(school, file) for file in (district, raised))
    assert hidden_cells(before) < hidden_cells(after)
    for table in ("caaspp-ela-by-group", "caaspp-mathematics-by-group"):
        assert (table, "students_with_disabilities", 0) in hidden_cells(after)
        assert (table, "students_with_disabilities", 0) not in hidden_cells(before)


def test_the_policy_comes_from_the_district_and_the_edition() -> None:
    raw = raw_report({"outcomes.ela.male": {"total_enrollment": 12, "number_tested": 12}})
    district = entities({}, {"disclosure.minimum_group_size": 13}).district
    table = protect(raw, policy_of(district, EmptyGroup.DASH)).table("caaspp-ela-by-group")
    assert table is not None
    row = next(row for row in table.rows if row.id == "male")
    assert {cell.status for cell in row.cells} == {CellStatus.PRIMARY}
