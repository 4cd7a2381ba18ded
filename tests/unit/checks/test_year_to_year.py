"""All that a look at last year's card shows, together."""

from __future__ import annotations

from pathlib import Path

from sarcgen.checks.year_to_year import year_to_year
from tests.support.cards import changed, granite_ridge, kellogg
from tests.support.editions import NEXT, a_year_on, case_from, write_school


def test_a_card_that_repeats_the_last_one_is_told_of_its_texts_only(tmp_path: Path) -> None:
    for name, (school, district) in (("ridge", granite_ridge()), ("kellogg", kellogg())):
        last = write_school(tmp_path, "2018-19", name, school, district)
        now = write_school(tmp_path, NEXT, name, a_year_on(school), a_year_on(district))
        found = list(year_to_year(case_from(now), case_from(last)))
        assert {problem.code for problem in found} == {"X144"}
        assert len(found) == len({problem.field for problem in found}) > 5


def test_every_rule_takes_part(tmp_path: Path) -> None:
    school, district = granite_ridge()
    changes = {"outcomes.caaspp.2018-19.ela": 99, "outcomes.caaspp.2019-20.ela": 9}
    last = write_school(tmp_path, "2018-19", "oak", school, district)
    now = write_school(
        tmp_path, NEXT, "oak", changed(a_year_on(school), changes), a_year_on(district)
    )
    found = list(year_to_year(case_from(now), case_from(last)))
    assert {problem.code for problem in found} == {"X144", "X171", "X172"}
