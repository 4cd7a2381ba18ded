"""Where the card prints what stands at a key."""

from __future__ import annotations

from typing import Final

import pytest

from sarcgen.edition.words import ProvidedBy
from sarcgen.records.schema_places import Part, Places
from tests.support.cards import template

SCHOOL: Final = Places(template().edition, "school")
DISTRICT: Final = Places(template().edition, "district")


def test_every_key_of_a_path_has_its_part() -> None:
    (use,) = SCHOOL.below(("class_size", "elementary", "2017-18", "K", "average"))
    assert use.spec.number == 24
    assert use.parts == (Part.NAME, Part.NAME, Part.YEAR, Part.ROW, Part.COLUMN)
    assert use.labels == ("", "", "2017–18", "Grade Level K", "Average Class Size")


@pytest.mark.parametrize(
    ("places", "path", "numbers"),
    [
        (SCHOOL, "enrollment.total", [4]),
        (SCHOOL, "conditions.facilities.overall_rating", [10, 11, 11, 11, 11]),
        (SCHOOL, "professional_development.narrative", [32]),
        (SCHOOL, "professional_development.resources", [32]),
        (SCHOOL, "conditions.textbooks.collected", [8]),
        (SCHOOL, "staff.academic_counselors", []),
        (SCHOOL, "finance.salaries.superintendent", []),
        (DISTRICT, "finance.salaries.superintendent", [30]),
        (DISTRICT, "same_category.salaries.superintendent", [30]),
        (DISTRICT, "conditions.teacher_credentials.2018-19.with_full_credential", []),
    ],
)
def test_a_path_leads_to_the_places_of_its_own_kind_of_file(
    places: Places, path: str, numbers: list[int]
) -> None:
    assert [use.spec.number for use in places.below(tuple(path.split(".")))] == numbers


def test_cells_that_ask_for_no_data_are_worked_out_or_are_the_district_s_say_so() -> None:
    (blank,) = SCHOOL.below(("outcomes", "science", "2018-19"))
    (share,) = SCHOOL.below(("outcomes", "ela", "male", "percent_tested"))
    (money,) = DISTRICT.below(("finance", "expenditures", "unrestricted"))
    (salary,) = DISTRICT.below(("finance", "salaries", "superintendent"))
    assert (blank.asks_no_data, share.asks_no_data) == (True, False)
    assert (share.computed, money.computed) == (True, False)
    assert (money.beside_others, share.beside_others) == (True, False)
    assert money.supplier is ProvidedBy.LEA
    assert salary.supplier is ProvidedBy.CDE


def test_keys_are_those_that_the_card_takes_something_from() -> None:
    assert SCHOOL.keys(("outcomes", "physical_fitness")) == ["5", "7", "9"]
    assert SCHOOL.keys(("enrollment", "earlier_totals")) == []
    assert DISTRICT.keys(("conditions", "teacher_credentials")) == ["2019-20"]


def test_a_group_of_rows_is_called_like_its_table_and_a_group_of_tables_has_no_label() -> None:
    assert SCHOOL.label(("staff", "support")).startswith("Student Support Services Staff")
    for path in (("staff",), ("conditions", "facilities"), ("professional_development",)):
        assert SCHOOL.label(path) == ""
    assert SCHOOL.label(("professional_development", "resources")) == ""
