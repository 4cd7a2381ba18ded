"""Cards of several years and languages become schools and districts."""

from __future__ import annotations

from pathlib import Path

import pytest

from sarcgen.site.cards import cards_in
from sarcgen.site.schools import Site, anchor_of, site_of, slug_of
from tests.support.sites import put_head

ONE, OTHER = "19649070000001", "19649070000002"


def site(folder: Path) -> Site:
    return site_of(cards_in(folder))


def years(found: Site) -> list[tuple[str, list[str]]]:
    return [(school.name, [year.edition for year in school.years]) for school in found.schools]


def test_the_years_of_a_school_come_together_newest_first(tmp_path: Path) -> None:
    put_head(tmp_path, "2018-19", "oak", cds_code=ONE, school="Oak")
    put_head(tmp_path, "2020-21", "oak", cds_code=ONE, school="Oak Academy", grades=["7", "8"])
    put_head(tmp_path, "2019-20", "oak", school="Oak (draft)", draft=True)
    found = site(tmp_path)
    assert years(found) == [("Oak Academy", ["2020-21", "2019-20", "2018-19"])]
    assert found.schools[0].grades == ("7", "8")
    assert found.schools[0].anchor == "school-oak"
    assert found.editions == ("2020-21", "2019-20", "2018-19")


def test_a_school_whose_file_was_named_anew_is_found_by_its_code(tmp_path: Path) -> None:
    put_head(tmp_path, "2018-19", "oak", cds_code=ONE)
    put_head(tmp_path, "2019-20", "oak-academy", cds_code=ONE)
    assert years(site(tmp_path)) == [("Oak-Academy", ["2019-20", "2018-19"])]


def test_a_school_whose_code_was_mended_stays_one(tmp_path: Path) -> None:
    put_head(tmp_path, "2018-19", "oak", cds_code=OTHER)
    put_head(tmp_path, "2019-20", "oak", cds_code=ONE)
    found = site(tmp_path)
    assert years(found) == [("Oak", ["2019-20", "2018-19"])]
    assert found.schools[0].code == ONE


def test_two_schools_with_one_code_in_a_year_are_two(tmp_path: Path) -> None:
    put_head(tmp_path, "2018-19", "oak", cds_code=ONE)
    put_head(tmp_path, "2018-19", "elm", cds_code=ONE)
    assert years(site(tmp_path)) == [("Elm", ["2018-19"]), ("Oak", ["2018-19"])]


def test_english_comes_first_among_the_languages(tmp_path: Path) -> None:
    for name, language in (("oak.ar", "ar"), ("oak", "en"), ("oak.es", "es")):
        put_head(tmp_path, "2018-19", name, language=language)
    (year,) = site(tmp_path).schools[0].years
    assert [card.language for card in (year.main, *year.others)] == ["en", "ar", "es"]


def test_a_district_is_named_as_its_newest_card_names_it(tmp_path: Path) -> None:
    put_head(tmp_path, "2018-19", "oak", cds_code=ONE, district="Oak Elementary District")
    put_head(tmp_path, "2019-20", "elm", cds_code=OTHER, district="Oak Unified")
    (district,) = site(tmp_path).districts
    assert (district.name, district.address) == ("Oak Unified", "districts/1964907.html")
    assert [school.name for school in district.schools] == ["Elm", "Oak"]


def test_without_a_code_the_name_of_the_district_is_its_address(tmp_path: Path) -> None:
    put_head(tmp_path, "2018-19", "oak", district="Peña Unified / K–8")
    put_head(tmp_path, "2018-19", "elm", district="")
    found = site(tmp_path)
    assert [district.address for district in found.districts] == ["districts/pena-unified-k-8.html"]
    assert len(found.schools) == 2


def test_schools_stand_in_the_order_of_their_names_without_accents(tmp_path: Path) -> None:
    for number, name in enumerate(("Zoo", "Élan", "eden", "4-H School")):
        put_head(tmp_path, "2018-19", f"school-{number}", school=name)
    found = site(tmp_path).schools
    assert [(school.name, school.letter) for school in found] == [
        ("4-H School", "#"),
        ("eden", "E"),
        ("Élan", "E"),
        ("Zoo", "Z"),
    ]


@pytest.mark.parametrize(
    ("grades", "span", "served"),
    [
        (["K", "1", "2", "3", "4", "5", "6"], "K–6", 0b1111111),
        (["9", "10", "11", "12"], "9–12", 0b1111000000000),
        (["7", "8", "10"], "7–8, 10", 0b10110000000),
        (["K"], "K", 1),
        ([], "", 0),
    ],
)
def test_grades_are_told_as_a_span(
    tmp_path: Path, grades: list[str], span: str, served: int
) -> None:
    put_head(tmp_path, "2018-19", "oak", grades=grades)
    (school,) = site(tmp_path).schools
    assert (school.span, school.served) == (span, served)


def test_no_two_names_have_one_anchor() -> None:
    names = ["st-mary", "st.mary", "st_mary", "st mary", "sté", "ST-MARY", "st_2e_mary"]
    assert len({anchor_of(name) for name in names}) == len(names)
    assert slug_of("!?") == ""
