"""Paths in an edition: filled in, followed, and refused where they lead nowhere."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sarcgen.edition.cells import CellSpec, ColumnSpec, FieldSpec, RowSpec, SpannerSpec, StubSpec
from sarcgen.edition.load import load_edition
from sarcgen.edition.protection import (
    DisclosureSpec,
    NotProtected,
    ProtectedByCellCounts,
    ProtectedByRowCounts,
)
from sarcgen.edition.sources import cell_source, complaints, filled, follow, leads_somewhere
from sarcgen.edition.spec import Block, Edition, NarrativeSpec, SectionSpec, TableSpec
from sarcgen.edition.words import Format, ProvidedBy, Scope
from sarcgen.model.entities import School
from sarcgen.model.values import NoValue
from sarcgen.model.years import SchoolYear

TEMPLATES = Path(__file__).parents[3] / "templates"
YEAR = SchoolYear(2018)
OPEN = NotProtected(kind="none", reason="It is about buildings.")
DETENTIONS = "school.engagement.suspensions.2018-19.detentions"
GROUPS = "school.outcomes.ela.{row}.{column}"


@cache
def edition() -> Edition:
    return load_edition(TEMPLATES, "2018-19").edition


def table(**changes: Any) -> TableSpec:
    return TableSpec(
        **{
            "kind": "table",
            "number": 1,
            "id": "rates",
            "title": "Rates",
            "provided_by": ProvidedBy.CDE,
            "statute": "EC 33126(b)(10)",
            "source": "{scope}.engagement.suspensions.{year}.{row}",
            "stub": StubSpec(label="Rate"),
            "rows": (RowSpec(id="suspensions", label="Suspensions"),),
            "columns": (column("now"),),
            "disclosure": OPEN,
            "cited": "a card",
            **changes,
        }
    )


def column(name: str, **changes: Any) -> ColumnSpec:
    return ColumnSpec(
        **{"id": name, "label": name, "format": Format.PERCENT_1, "year": 0, **changes}
    )


def row(name: str, **changes: Any) -> RowSpec:
    return RowSpec(id=name, label=name, **changes)


def by_group(disclosure: DisclosureSpec, *more: ColumnSpec) -> TableSpec:
    return table(
        source=GROUPS,
        rows=(row("all_students"), row("asian")),
        columns=(
            column("number_tested", format=Format.COUNT),
            column("percent_met_or_exceeded"),
            *more,
        ),
        disclosure=disclosure,
    )


def row_counts(**changes: Any) -> ProtectedByRowCounts:
    return ProtectedByRowCounts(
        **{
            "kind": "row-counts",
            "counts": ("number_tested",),
            "total": "all_students",
            "outcome": "percent_met_or_exceeded",
            **changes,
        }
    )


def cell_counts(**changes: Any) -> ProtectedByCellCounts:
    return ProtectedByCellCounts(
        **{
            "kind": "cell-counts",
            "count": "school.enrollment.total",
            "stand_in": "school.enrollment.total",
            **changes,
        }
    )


def told(*blocks: Block) -> list[str]:
    section = SectionSpec(id="some", title="Some", blocks=blocks)
    return list(complaints(edition().model_copy(update={"sections": (section,)})))


@pytest.mark.parametrize(
    ("template", "words", "path"),
    [
        ("{scope}.a.{year}.{row}", {"scope": "state", "year": "2018-19", "row": "x"},
         ("state", "a", "2018-19", "x")),
        ("school.{row}.{column}", {"row": "K", "column": "total"}, ("school", "K", "total")),
        ("school.by_{row}", {"row": "grade"}, ("school", "by_grade")),
        ("school.a", {}, ("school", "a")),
    ],
)  # fmt: skip
def test_placeholders_are_filled_in(
    template: str, words: dict[str, str], path: tuple[str, ...]
) -> None:
    assert filled(template, **words) == path


@pytest.mark.parametrize("template", ["school.{row}", "school.{other}", "{scope}.a"])
def test_a_placeholder_without_a_value_is_an_error(template: str) -> None:
    with pytest.raises(KeyError):
        filled(template, year="2018-19")


def test_the_nearest_source_and_scope_of_a_cell_count() -> None:
    plain, own = column("now"), column("own", source="district.a.{column}", measure="b")
    free = row("x", cells={"now": CellSpec(source="state.c.{year}")}, scope=Scope.STATE)
    assert cell_source(table(), row("r"), plain, YEAR) == (
        "school", "engagement", "suspensions", "2018-19", "r",
    )  # fmt: skip
    assert cell_source(table(), row("r", scope=Scope.STATE), plain, YEAR)[0] == "state"
    assert cell_source(table(), row("r"), column("d", scope=Scope.DISTRICT), YEAR)[0] == "district"
    assert cell_source(table(), row("r"), own, YEAR) == ("district", "a", "b")
    assert cell_source(table(), free, plain, YEAR) == ("state", "c", "2018-19")
    assert cell_source(table(), row("r"), column("y", year=-2), YEAR)[3] == "2016-17"


def test_a_path_is_followed_through_groups_and_keys() -> None:
    school = School.model_validate(
        {
            "edition": "2018-19",
            "grades": "K-6",
            "outcomes": {"ela": {"asian": "--"}, "caaspp": {"2018-19": {"ela": "N/A"}}},
        }
    )
    assert follow(school, ("outcomes", "ela", "asian", "number_tested")) is NoValue.WITHHELD
    assert follow(school, ("outcomes", "caaspp", "2018-19", "ela")) is NoValue.NOT_APPLICABLE
    assert follow(school, ("outcomes", "ela", "white", "number_tested")) is None
    assert follow(school, ("outcomes", "caaspp", "2017-18", "ela")) is None
    assert follow(school, ()) is school


@pytest.mark.parametrize(
    "path",
    [
        "school.contact.name",
        "school.enrollment.by_grade.K",
        "school.outcomes.ela.asian.number_tested",
        "school.outcomes.caaspp.2018-19.ela",
        "school.professional_development.days.2019-20",
        "district.same_category.salaries.superintendent",
        "state.finance.expenditures.unrestricted",
    ],
)
def test_a_path_of_the_data_model_leads_somewhere(path: str) -> None:
    assert leads_somewhere(tuple(path.split(".")))


@pytest.mark.parametrize(
    "path",
    [
        "",
        "county.contact.name",
        "school.contact.nam",
        "school.contact.name.first",
        "school.enrollment.by_grade.13",
        "school.outcomes.ela.latinx.number_tested",
        "school.outcomes.caaspp.2018-20.ela",
        "state.contact.name",
        "school.professional_development.resources.0.title",
    ],
)
def test_any_other_path_leads_nowhere(path: str) -> None:
    assert not leads_somewhere(tuple(path.split(".")))


def test_nothing_is_wrong_with_the_edition_or_with_the_table_of_these_tests() -> None:
    assert list(complaints(edition())) == []
    assert told(table()) == []
    assert told(by_group(row_counts())) == []


NO_OUTCOME = "is no column with the outcome of a table by student group, so nothing can repeat it"
ENROLLED = column("total_enrollment", format=Format.COUNT)
CHRONIC = "school.engagement.chronic_absenteeism"
AP = "school.outcomes.advanced_placement.all_courses.percent_of_students"
GROUP_RATES = table(
    id="groups",
    source="school.engagement.graduation_by_group.{row}.{column}",
    rows=(row("all_students"), row("asian")),
    columns=(
        column("cohort", format=Format.COUNT),
        column("graduates", format=Format.COUNT),
        column("rate"),
    ),
    disclosure=row_counts(counts=("cohort",), met="graduates", outcome="rate"),
)
ABSENCES = table(
    id="absences",
    source=f"{CHRONIC}.{{row}}.{{column}}",
    rows=(row("all_students"), row("asian")),
    columns=(column("cumulative_enrollment", format=Format.COUNT), column("rate")),
    disclosure=row_counts(counts=("cumulative_enrollment",), outcome="rate", linked="year"),
)


def suspensions(linked: str | None) -> TableSpec:
    """A table whose groups are counted in another."""
    return table(
        source="school.engagement.suspensions_by_group.{row}.{column}",
        rows=(row("all_students"), row("asian")),
        columns=(column("suspensions"), column("expulsions")),
        disclosure=row_counts(
            counts=(f"{CHRONIC}.{{row}}.cumulative_enrollment",),
            outcome="suspensions",
            more_outcomes=("expulsions",),
            linked=linked,
        ),
    )


def test_nothing_is_wrong_with_rules_that_point_to_other_tables() -> None:
    rule = cell_counts(
        of_data_year="school.engagement.graduation_by_group.all_students.cohort",
        repeats={"suspensions": "groups.rate"},
    )
    fact = FieldSpec(label="Share", source=AP, count="school.enrollment.total")
    assert told(table(disclosure=rule, facts=(fact,)), GROUP_RATES) == []
    assert told(ABSENCES, suspensions("year")) == []


@pytest.mark.parametrize("linked", [None, "cohort"])
def test_a_table_must_be_linked_with_that_which_counts_its_groups(linked: str | None) -> None:
    """Else a row could be hidden where its size is printed, and printed where it is not."""
    assert told(ABSENCES, suspensions(linked)) == [
        "rates: its groups are counted in absences, which is not linked with it"
    ]


NARRATIVE = NarrativeSpec(
    kind="narrative",
    number=2,
    id="plan",
    title="Plan",
    provided_by=ProvidedBy.LEA,
    statute="EC 32286",
    source="school.narratives.safety_plan",
    cited="a card",
)


@pytest.mark.parametrize(
    ("blocks", "complaint"),
    [
        ([table(), table()], "rates: this id is used twice"),
        (
            [NARRATIVE.model_copy(update={"source": "school.narratives.plan"})],
            "plan: school.narratives.plan leads nowhere",
        ),
        (
            [NARRATIVE.model_copy(update={"resources": "school.resources"})],
            "plan: school.resources leads nowhere",
        ),
        ([table(notes=("no-such",))], "rates: there is no note no-such"),
        (
            [table(rows=(row("suspensions", notes=("no-such",)),))],
            "rates: there is no note no-such",
        ),
        ([table(columns=(column("now"), column("now")))], "rates: two columns share an id"),
        ([table(columns=(column("now", spanner="over"),))], "rates: there is no spanner over"),
        (
            [
                table(
                    columns=(column("now", spanner="ovr"),),
                    spanners=(SpannerSpec(id="over", label="Over"),),
                )
            ],
            "rates: there is no spanner ovr",
        ),
        (
            [table(facts=(FieldSpec(label="Day", source="school.day"),))],
            "rates: school.day leads nowhere",
        ),
        (
            [table(rows=(row("suspensions", cells={"then": CellSpec()}),))],
            "rates, row suspensions: there is no column then",
        ),
        (
            [table(rows=(row("detentions"),))],
            f"rates, row detentions, column now: {DETENTIONS} leads nowhere",
        ),
        (
            [table(columns=(column("now", year=None),))],
            "rates, row suspensions, column now: no value for 'year'",
        ),
        (
            [table(columns=(column("now", source="school.{colum}"),))],
            "rates, row suspensions, column now: no value for 'colum'",
        ),
        (
            [table(columns=(column("now", computed="average"),))],
            "rates, row suspensions, column now: there is no computed measure average",
        ),
        (
            [table(rows=(row("suspensions", computed="average"),))],
            "rates, row suspensions, column now: there is no computed measure average",
        ),
        (
            [table(disclosure=NotProtected(kind="none", reason=" "))],
            "rates: a table without protection needs a reason",
        ),
        (
            [table(disclosure=cell_counts(count="school.enrollment.sum"))],
            "rates: the governing count school.enrollment.sum leads nowhere",
        ),
        (
            [table(disclosure=cell_counts(stand_in="school.enrollment.sum"))],
            "rates: the governing count school.enrollment.sum leads nowhere",
        ),
        (
            [table(disclosure=cell_counts(rows={"suspensions": "school.enrollment.{row}"}))],
            "rates: the governing count school.enrollment.suspensions leads nowhere",
        ),
        (
            [by_group(row_counts(counts=()))],
            "rates: no count governs its rows",
        ),
        (
            [by_group(row_counts(counts=("tested",)))],
            "rates: the governing count tested leads nowhere",
        ),
        (
            [by_group(row_counts(optional_counts=("scores",)))],
            "rates: the governing count scores leads nowhere",
        ),
        (
            [by_group(row_counts(partitions=(("asian", "white"),)))],
            "rates: the disclosure rule names a row white that is not there",
        ),
        (
            [by_group(row_counts(within={"asian": "white"}))],
            "rates: the disclosure rule names a row white that is not there",
        ),
        (
            [by_group(row_counts(outcome="percent"))],
            "rates: the disclosure rule names a column percent that is not there",
        ),
        (
            [by_group(row_counts(more_outcomes=("share",)))],
            "rates: the disclosure rule names a column share that is not there",
        ),
        (
            [by_group(row_counts(more_outcomes=("percent_met_or_exceeded",)))],
            "rates: the disclosure rule names a column twice",
        ),
        (
            [by_group(row_counts(met="graduates"))],
            "rates: the disclosure rule names a column graduates that is not there",
        ),
        (
            [
                by_group(
                    row_counts(counts=("total_enrollment",), more_outcomes=("number_tested",)),
                    ENROLLED,
                )
            ],
            "rates: the outcome number_tested has no fixed number of decimals",
        ),
        (
            [by_group(row_counts(), ENROLLED)],
            "rates: the disclosure rule does not say what the column total_enrollment tells",
        ),
        (
            [by_group(row_counts(counts=("number_tested", "number_tested")))],
            "rates: its counts must be those of all students and of those in the outcome",
        ),
        (
            [by_group(row_counts(counts=("school.enrollment.total",)))],
            "rates: the governing count school.enrollment.total is the same for all rows",
        ),
        (
            [by_group(row_counts(counts=(f"{CHRONIC}.{{row}}.enrollment",)))],
            f"rates: the governing count {CHRONIC}.{{row}}.enrollment leads nowhere",
        ),
        (
            [by_group(row_counts(counts=(f"{CHRONIC}.{{group}}.count",)))],
            f"rates: the governing count {CHRONIC}.{{group}}.count is the same for all rows",
        ),
        (
            [table(disclosure=cell_counts(rows={"detentions": "school.enrollment.total"}))],
            "rates: the disclosure rule names a row detentions that is not there",
        ),
        (
            [table(disclosure=cell_counts(of_data_year="school.enrollment.sum"))],
            "rates: the governing count school.enrollment.sum leads nowhere",
        ),
        (
            [table(disclosure=cell_counts(repeats={"detentions": "groups.rate"})), GROUP_RATES],
            "rates: the disclosure rule names a row detentions that is not there",
        ),
        (
            [table(disclosure=cell_counts(repeats={"suspensions": "groups.cohort"})), GROUP_RATES],
            f"rates: groups.cohort {NO_OUTCOME}",
        ),
        (
            [table(disclosure=cell_counts(repeats={"suspensions": "others.rate"})), GROUP_RATES],
            f"rates: others.rate {NO_OUTCOME}",
        ),
        (
            [table(facts=(FieldSpec(label="Share", source=AP, count="school.enrollment.sum"),))],
            "rates: school.enrollment.sum leads nowhere",
        ),
    ],
)
def test_each_mistake_of_an_edition_is_told_in_a_plain_line(
    blocks: list[Block], complaint: str
) -> None:
    assert told(*blocks) == [complaint]


@pytest.mark.parametrize(
    "cell", [CellSpec(not_applicable=True), CellSpec(blank=True)], ids=["not applicable", "blank"]
)
def test_a_cell_that_asks_for_no_data_needs_no_source(cell: CellSpec) -> None:
    assert told(table(rows=(row("detentions", cells={"now": cell}),))) == []


@pytest.mark.parametrize("word", ["{column}", "{scope}"])
def test_a_count_with_a_word_that_has_no_value_is_told(word: str) -> None:
    rule = cell_counts(count=f"school.enrollment.{word}")
    (line,) = told(table(disclosure=rule))
    assert line.startswith(f"rates: the governing count school.enrollment.{word} has no value for")


def test_a_year_in_the_source_of_groups_is_told() -> None:
    changed = by_group(row_counts()).model_copy(
        update={"source": "school.outcomes.{year}.{row}.{column}"}
    )
    assert "rates: the governing count number_tested has no value for 'year'" in told(changed)


def test_two_rows_with_one_id_are_told() -> None:
    row = RowSpec(id="suspensions", label="Suspensions")
    assert "rates: two rows share an id" in told(table(rows=(row, row)))


def test_a_group_of_keys_is_no_figure() -> None:
    assert not leads_somewhere(("school", "narratives"))
    assert not leads_somewhere(("school", "outcomes", "ela"))
    assert leads_somewhere(("school", "narratives", "safety_plan"))
