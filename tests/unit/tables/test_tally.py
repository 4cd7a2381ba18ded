"""How much of a card is there: what counts, what settles it, who owes the rest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sarcgen.findings.tally import CardTally, Share, Tally
from sarcgen.model.values import NoValue
from sarcgen.records.load import load_record
from sarcgen.records.locate import SchoolFile, all_schools
from sarcgen.tables import gaps
from sarcgen.tables.tabulate import tabulate
from sarcgen.tables.tally import asked, sections_of, tally_of
from tests.support.cards import (
    DELETED,
    EDITION,
    EXAMPLES,
    Data,
    case_of,
    changed,
    granite_ridge,
    kellogg,
    template,
)
from tests.support.deletions import Original

ABOUT, CONDITIONS, OUTCOMES, ENGAGEMENT, OTHER = range(5)
EXPULSIONS = "engagement.suspensions.2017-18.expulsions"
PLAN = "narratives.safety_plan"
RATING = "conditions.facilities.systems.systems.rating"

Counted = Callable[..., CardTally]


@pytest.fixture
def tally(tmp_path: Path) -> Counted:
    """The tally of the founding card with changes to the school's and the district's file."""

    def count(
        school: Data | None = None,
        district: Data | None = None,
        of: Callable[[], tuple[Data, Data]] = kellogg,
    ) -> CardTally:
        own, shared = of()
        case = case_of(tmp_path, changed(own, school or {}), changed(shared, district or {}))
        return tally_of(case.report, case.record)

    return count


def difference(before: Tally, after: Tally) -> dict[str, int]:
    """How a tally has changed, as ``{"state.missing": 1}``; what has not is left out."""
    changes = {
        f"{who}.{word}": getattr(getattr(after, who), word) - getattr(getattr(before, who), word)
        for who in ("state", "district")
        for word in ("complete", "not_reported", "pending", "missing")
    }
    return {name: change for name, change in changes.items() if change}


def test_the_sections_are_those_of_the_state_without_its_front_matter() -> None:
    sections = sections_of(template().edition)
    assert [(section.short, section.id) for section in sections] == [
        ("About", "about-this-school"),
        ("A", "conditions-of-learning"),
        ("B", "pupil-outcomes"),
        ("C", "engagement"),
        ("D", "other-information"),
    ]
    assert sections[1].title == "A. Conditions of Learning"


def test_a_card_is_complete_when_its_files_say_something_of_everything(tally: Counted) -> None:
    card = tally(of=granite_ridge)
    assert [section.both.percent for section in card.sections] == [100] * 5
    assert card.whole.both == Share(complete=card.whole.both.required)
    assert card.whole.state.required > card.whole.district.required > 0
    assert card.district == granite_ridge()[1]["contact"]["name"]


def test_what_the_founding_school_left_blank_is_neither_complete_nor_missing(
    tally: Counted,
) -> None:
    whole = tally().whole.both
    assert (whole.not_reported, whole.pending, whole.missing) == (13, 0, 0)
    assert whole.complete + 13 == whole.required
    assert whole.percent == whole.complete * 100 // whole.required < 100


@pytest.mark.parametrize(
    ("key", "section", "who"),
    [
        (EXPULSIONS, ENGAGEMENT, "state"),
        ("contact.phone", ABOUT, "state"),
        ("finance.expenditures.restricted", OTHER, "district"),
        (PLAN, ENGAGEMENT, "district"),
        ("outcomes.ela.male.number_tested", OUTCOMES, "state"),
    ],
)
def test_a_deleted_figure_or_text_is_missing_in_its_section_and_owed_by_its_supplier(
    tally: Counted, key: str, section: int, who: str
) -> None:
    before, after = tally(), tally({key: DELETED})
    expected = {f"{who}.complete": -1, f"{who}.missing": 1}
    assert difference(before.sections[section], after.sections[section]) == expected
    assert difference(before.whole, after.whole) == expected


def test_a_figure_of_the_district_is_missing_from_the_card(tally: Counted) -> None:
    before = tally().whole
    after = tally(district={"engagement.suspensions.2017-18.expulsions": DELETED}).whole
    assert difference(before, after) == {"state.complete": -1, "state.missing": 1}


@pytest.mark.parametrize(
    ("word", "counts_as"),
    [
        ("N/A", "complete"),
        ("--", "complete"),
        ("not reported", "not_reported"),
        ("pending", "pending"),
        (None, "missing"),
    ],
)
def test_a_word_settles_the_matter_or_leaves_it_open(
    tally: Counted, word: str | None, counts_as: str
) -> None:
    change = difference(tally().whole, tally({EXPULSIONS: word}).whole)
    expected = {} if counts_as == "complete" else {"state.complete": -1, f"state.{counts_as}": 1}
    assert change == expected


def test_one_word_for_a_group_stands_for_each_of_its_figures(tally: Counted) -> None:
    group = "outcomes.ela.male"
    before, after = tally(), tally({group: "pending"})
    assert difference(before.whole, after.whole) == {"state.complete": -3, "state.pending": 3}


def test_a_text_may_be_left_blank_too(tally: Counted) -> None:
    change = difference(tally().whole, tally({PLAN: "not reported"}).whole)
    assert change == {"district.complete": -1, "district.not_reported": 1}


def test_a_rating_in_one_of_three_columns_is_one_figure(tally: Counted) -> None:
    for value in ("Good", "Poor", "not reported", None):
        change = difference(tally().whole, tally({RATING: value}).whole)
        open_ = {None: "missing", "not reported": "not_reported"}.get(value)
        assert change == ({f"district.{open_}": 1, "district.complete": -1} if open_ else {})


def test_what_can_be_worked_out_never_counts_whether_it_is_typed_or_not(tally: Counted) -> None:
    typed = "outcomes.ela.male.percent_tested"
    assert isinstance(kellogg()[0]["outcomes"]["ela"]["male"]["percent_tested"], (int, str, float))
    for value in (DELETED, "not reported", "pending"):
        assert tally({typed: value}) == tally()


def test_the_counselor_ratio_is_there_if_what_it_is_worked_out_from_is(tally: Counted) -> None:
    ratio, counselors = "staff.counselor_ratio", "staff.academic_counselors"
    absent: dict[str, Any] = {ratio: None, counselors: None}
    neither = tally(absent).whole
    for given in ({ratio: 500}, {counselors: 1}, {counselors: 0}, {counselors: "N/A"}):
        assert difference(neither, tally({**absent, **given}).whole) == {
            "district.missing": -1,
            "district.complete": 1,
        }
    for word, name in (("pending", "pending"), ("not reported", "not_reported")):
        assert difference(neither, tally({**absent, counselors: word}).whole) == {
            "district.missing": -1,
            f"district.{name}": 1,
        }


def test_the_counselor_ratio_does_not_wait_for_the_enrollment_it_is_divided_into(
    tally: Counted,
) -> None:
    given = {"staff.counselor_ratio": None, "staff.academic_counselors": 1}
    before = tally(given).whole
    by_grade = kellogg()[0]["enrollment"]["by_grade"]
    for word, name in ((None, "missing"), ("pending", "pending")):
        grade = {"enrollment.by_grade": {**by_grade, "K": word}, "enrollment.total": DELETED}
        after = tally({**given, **grade}).whole
        assert difference(before, after) == {"state.complete": -1, f"state.{name}": 1}


def test_one_cell_may_be_owed_by_another_than_its_table(tally: Counted) -> None:
    district = {"same_category.average_teacher_salary": DELETED}
    change = difference(tally().whole, tally(district=district).whole)
    assert change == {"state.complete": -1, "state.missing": 1}


def test_figures_of_the_state_come_with_the_edition_and_do_not_count(tmp_path: Path) -> None:
    case = case_of(tmp_path, *kellogg())
    owners = {one.entity for one in asked(case.report, case.record)}
    assert owners == {"school", "district"}


def test_everything_counts_once_though_two_tables_print_it(tmp_path: Path) -> None:
    case = case_of(tmp_path, *kellogg())
    places = [(one.entity, one.path) for one in asked(case.report, case.record)]
    assert len(places) == len(set(places))
    printed = [
        cell.path for t in case.report.tables for row in t.rows for cell in row.cells if cell.path
    ]
    assert len(printed) > len(set(printed))


def test_what_a_school_may_leave_blank_does_not_count(tmp_path: Path) -> None:
    (charter,) = [s for s in all_schools(EXAMPLES) if s.school == "harbor-lights-charter"]
    record, _ = load_record(charter, template())
    assert record is not None
    report = tabulate(template().edition, record.entities)
    printed = [cell for t in report.tables for row in t.rows for cell in row.cells if cell.path]
    assert any(cell.required and cell.value is NoValue.MISSING for cell in printed)
    card = tally_of(report, record)
    assert card.whole.both.missing == 0
    assert card.whole.both.percent == 100


@pytest.mark.parametrize("name", ["kellogg", "granite-ridge-high", "_district"])
def test_missing_is_what_check_misses(name: str, tmp_path: Path) -> None:
    """Both say the same of every second field, left out."""
    folder = EXAMPLES if name == "granite-ridge-high" else EXAMPLES.parents[2] / "schools"
    original = Original(folder / EDITION / f"{name}.yaml")
    school = tmp_path / ("kellogg.yaml" if name == "_district" else f"{name}.yaml")
    for file in (school.name, "_district.yaml"):
        (tmp_path / file).write_bytes((folder / EDITION / file).read_bytes())
    source = SchoolFile(EDITION, school.stem, school, tmp_path / "_district.yaml")
    required = {"edition", "grades", "kind", "single_school"}
    fields = [field for field in original.fields() if field[0] not in required]
    numbers = set()
    for field in fields[::2]:
        (tmp_path / f"{name}.yaml").write_text(original.without(field), "utf-8")
        record, problems = load_record(source, template())
        assert record is not None, problems
        report = tabulate(template().edition, record.entities)
        owed = (*gaps._figures(report, record), *gaps._texts(report))
        everything = list(asked(report, record))
        missing = [one for one in everything if one.found is NoValue.MISSING]
        assert {(one.entity, one.path, one.supplier) for one in missing} == {
            (one.entity, one.path, one.supplier) for one in owed
        }, field
        numbers.add(len(everything))
    assert len(numbers) == 1
