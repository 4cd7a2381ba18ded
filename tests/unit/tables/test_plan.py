"""What of the tables is worked out once for all schools of an edition."""

from __future__ import annotations

from sarcgen.model.values import NoValue
from sarcgen.tables.plan import CellPlan, TablePlan, plan_of
from sarcgen.tables.raw import RawCell
from sarcgen.tables.ways import Ways
from tests.support.cards import edition_of, entities, opened, template


def test_an_edition_has_one_plan() -> None:
    edition = template().edition
    assert plan_of(edition) is plan_of(edition)


def test_another_edition_has_a_plan_of_its_own_even_where_it_says_the_same() -> None:
    edition = template().edition
    twin = edition.model_copy()
    assert twin == edition
    assert plan_of(twin) is not plan_of(edition)
    short = edition_of("suspensions-and-expulsions")
    assert [block.spec.id for block in plan_of(short).blocks] == ["suspensions-and-expulsions"]


def test_a_cell_is_planned_with_its_place_its_measure_and_its_rule() -> None:
    (table,) = plan_of(edition_of("caaspp-ela-by-group")).blocks
    assert isinstance(table, TablePlan)
    male = next(row for row in table.rows if row.spec.id == "male")
    cells = {cell.column: cell for cell in male.cells if isinstance(cell, CellPlan)}
    assert cells["percent_tested"].source == ("school", "outcomes", "ela", "male", "percent_tested")
    assert cells["percent_tested"].measure is not None
    assert cells["number_tested"].measure is None
    assert len({cell.rule for cell in cells.values()}) == 1
    assert set(male.measures) == {"total_enrollment", "number_tested", "number_with_scores"}


def test_a_cell_without_data_is_the_same_for_every_school() -> None:
    (table,) = plan_of(edition_of("caaspp-science")).blocks
    assert isinstance(table, TablePlan)
    fixed = [cell for row in table.rows for cell in row.cells]
    assert {type(cell) for cell in fixed} == {RawCell}
    assert {c.value for c in fixed if isinstance(c, RawCell)} == {NoValue.NOT_APPLICABLE}


def test_ways_end_where_their_paths_lead() -> None:
    ways = Ways()
    total = ways.number(("school", "enrollment", "total"))
    male = ways.number(("school", "outcomes", "ela", "male", "number_tested"))
    female = ways.number(("school", "outcomes", "ela", "female", "number_tested"))
    name = ways.number(("district", "contact", "name"))
    said = {"enrollment.total": 40, "outcomes.ela.male.number_tested": 30}
    ends = ways.ends(entities(said, {"contact.name": "Alder Unified"}))
    assert [opened(ends[way]) for way in (total, male)] == [40, 30]
    assert ends[female] is None
    assert ends[name] == "Alder Unified"


def test_a_path_has_one_number_and_shares_the_way_of_others() -> None:
    ways = Ways()
    first = ways.number(("school", "enrollment", "total"))
    assert ways.number(("school", "enrollment", "total")) == first
    assert ways.number(("school", "enrollment", "by_grade")) == first + 1
    assert len(ways.ends(entities())) == first + 2
