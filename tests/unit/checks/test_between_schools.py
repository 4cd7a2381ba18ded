"""What schools hand over to be compared, and all comparisons together."""

from __future__ import annotations

import pickle
from pathlib import Path

from sarcgen.checks.between_schools import between_schools, traits_of
from sarcgen.model.values import Figure
from tests.support.cards import Data, changed, granite_ridge, kellogg
from tests.support.editions import case_from, write_school

COPY = {"contact.name": "Another School"}


def test_a_copied_school_differs_from_its_original_in_nothing(tmp_path: Path) -> None:
    school, district = granite_ridge()
    traits = [
        traits_of(case_from(write_school(tmp_path, "2018-19", name, school, district)))
        for name, school in (("oak", school), ("elm", changed(school, COPY)))
    ]
    found = between_schools(traits)
    assert {problem.code for _, problem in found} == {"X145", "X166"}
    by_school = [[problem.field for place, problem in found if place == n] for n in (0, 1)]
    assert by_school[0] == by_school[1]
    assert "narratives.description" in by_school[0]
    assert "professional_development.narrative" not in by_school[0]


def test_every_rule_takes_part(tmp_path: Path) -> None:
    school, district = granite_ridge()
    text = {"narratives.safety_plan": "We tell it to all who ask for it at the office, every day."}
    files: tuple[tuple[str, Data, Data], ...] = (
        ("a/oak", text, {}),
        ("a/elm", {"contact.cds_code": "99-88888-9900018"}, {}),
        ("b/ash", text, {"outcomes.caaspp.2018-19.ela": 51}),
    )
    traits = [
        traits_of(
            case_from(
                write_school(
                    tmp_path, "2018-19", name, changed(school, own), changed(district, shared)
                )
            )
        )
        for name, own, shared in files
    ]
    found = between_schools(traits)
    assert {"X145", "X164", "X166", "X181"} == {problem.code for _, problem in found}
    for place, problem in found:
        assert not problem.message.startswith(" ")
        folder = files[place][0].rpartition("/")[0]
        assert f"/2018-19/{folder}/" in problem.mark.path


def test_schools_of_different_districts_that_have_nothing_in_common(tmp_path: Path) -> None:
    cases = [
        case_from(write_school(tmp_path, "2018-19", name, *files))
        for name, files in (("north/oak", granite_ridge()), ("south/elm", kellogg()))
    ]
    assert between_schools([traits_of(case) for case in cases]) == []


def test_no_schools_and_one_school_have_nothing_to_be_compared_with(tmp_path: Path) -> None:
    assert between_schools([]) == []
    case = case_from(write_school(tmp_path, "2018-19", "oak", *kellogg()))
    assert between_schools([traits_of(case)]) == []


def test_traits_travel_small_and_without_anything_of_the_file(tmp_path: Path) -> None:
    school, district = kellogg()
    traits = traits_of(case_from(write_school(tmp_path, "2018-19", "oak", school, district)))
    travelled = pickle.dumps(traits)
    assert pickle.loads(travelled) == traits  # noqa: S301 (our own bytes)
    assert len(travelled) < 4000
    for telling in (b"19649076021869", b"Panthers", b"Pomona", b"Figure", b"\n  "):
        assert telling not in travelled
    assert Figure.__name__ not in repr(traits)


def test_a_school_has_the_same_traits_each_time(tmp_path: Path) -> None:
    sources = [write_school(tmp_path, "2018-19", "oak", *kellogg()) for _ in range(2)]
    assert len({traits_of(case_from(source)) for source in sources}) == 1
