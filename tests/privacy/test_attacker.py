"""An attacker who has the finished page alone works out nothing; under the plain rule, much.

Every page is built through all stages but the PDF. The schools are made up student by student, so
that the true numbers behind the dashes are known and every right guess is seen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from sarcgen.disclosure import protect
from sarcgen.disclosure.further import Further
from sarcgen.disclosure.groups import GroupRow, GroupTable
from tests.privacy.attacker import (
    GENDERS,
    RACES,
    TABLES,
    Counts,
    Extra,
    Leak,
    leaks_of,
    read_page,
    small_differences,
    worked_out,
)
from tests.support.group_tables import SHORT, group_table
from tests.support.results import EDITION_ROWS, LABELS, page_of, with_results
from tests.support.schools import ROWS, realistic_school, tabulate

Truth = dict[tuple[str, str], Counts]
Tables = Mapping[str, GroupTable]


@pytest.fixture
def _plain_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide the small groups and nothing else, and publish without a last look."""
    monkeypatch.setattr(protect, "further_suppression", lambda *_: Further({}, frozenset()))
    monkeypatch.setattr(protect, "refuse_what_can_be_undone", lambda *_: None)


plain_rule = pytest.mark.usefixtures("_plain_rule")


def truth_of(tables: Tables) -> Truth:
    return {
        (name, LABELS[EDITION_ROWS[row.id]]): (row.enrolled or 0, row.tested or 0, row.met or 0)
        for name, table in tables.items()
        for row in table.rows
    }


def page_with(folder: Path, tables: Tables, times: float, withheld: Sequence[str] = ()) -> str:
    """The page of a school that has so many times the students who are in the tested grades."""
    largest = {
        EDITION_ROWS[row]: round(times * max(t.row(row).enrolled or 0 for t in tables.values()))
        for row in ROWS
    }
    largest["all_students"] = round(
        times * max(table.row("all").enrolled or 0 for table in tables.values())
    )
    shown = [_withheld(table, withheld) for table in tables.values()]
    return page_of(folder, with_results(shown[0], shown[1], largest))


def _withheld(table: GroupTable, rows: Sequence[str]) -> GroupTable:
    return replace(
        table,
        rows=tuple(
            GroupRow(row.id, None, None, withheld=True) if row.id in rows else row
            for row in table.rows
        ),
    )


def random_tables(seed: int) -> dict[str, GroupTable]:
    students = realistic_school(seed)
    return {"ela": tabulate(students, "ela"), "mathematics": tabulate(students, "math")}


def both(ela: str, mathematics: str = "") -> dict[str, GroupTable]:
    return {"ela": group_table(ela), "mathematics": group_table(mathematics or ela)}


# --------------------------------------------------------------------- the attacker is worth it

ONE_HIDDEN_RACE = (
    "All 321/315/159, Male 165/161/76, Female 156/154/83, Black 39/38/16, AmInd 13/13/5,"
    "Asian 45/44/31, Filipino 7/7/6, Hispanic 129/126/52, PacIsl 13/13/4, White 59/58/36,"
    "TwoPlus 16/16/9, SED 194/190/78, EL 61/59/11, SWD 37/35/6, Foster 3/3/1, Homeless 14/14/5"
)


@plain_rule
def test_the_attacker_works_out_the_only_hidden_race_to_the_last_student(tmp_path: Path) -> None:
    tables = both(ONE_HIDDEN_RACE)
    html = page_with(tmp_path, tables, 3)
    complete = frozenset((table, RACES) for table in TABLES)
    found = worked_out(html, truth_of(tables), Extra(complete=complete))
    assert found is not None
    assert {leak for leak in found if leak.table == "ela"} == {
        Leak("ela", "Filipino", "enrolled", Fraction(7)),
        Leak("ela", "Filipino", "tested", Fraction(7)),
        Leak("ela", "Filipino", "met", Fraction(6)),
        Leak("ela", "Filipino", "not met", Fraction(1)),
        Leak("ela", "Filipino", "met rate", Fraction(6, 7)),
    }


@plain_rule
def test_a_reader_who_holds_no_race_to_be_unlisted_for_certain_cannot(tmp_path: Path) -> None:
    """The other side: the attacker claims no more than follows."""
    tables = both(ONE_HIDDEN_RACE)
    assert worked_out(page_with(tmp_path, tables, 3), truth_of(tables), Extra()) == []


@plain_rule
def test_under_the_plain_rule_many_schools_give_hidden_figures_away(tmp_path: Path) -> None:
    leaking = 0
    for seed in (9, 14, 22, 33, 35):
        tables = random_tables(seed)
        leaks = leaks_of(page_with(tmp_path, tables, 1), truth_of(tables))
        leaking += bool(leaks)
    assert leaking == 5


@plain_rule
@pytest.mark.parametrize("seed", [0, 14, 22, 35])
def test_under_the_plain_rule_groups_of_ten_or_fewer_remain_between_printed_rows(
    tmp_path: Path, seed: int
) -> None:
    assert small_differences(read_page(page_with(tmp_path, random_tables(seed), 1))) != []


# --------------------------------------------------------------------------- and finds nothing


def assert_safe(html: str, truth: Truth) -> None:
    assert leaks_of(html, truth) == []
    assert small_differences(read_page(html)) == []


@pytest.mark.parametrize("seed", range(40))
def test_nothing_hidden_of_a_random_school_can_be_worked_out(tmp_path: Path, seed: int) -> None:
    """Every other school tests all its grades, so that its enrollment table tells most."""
    tables = random_tables(seed)
    assert_safe(page_with(tmp_path, tables, 1 if seed % 2 else 1.5), truth_of(tables))


ADVERSARIAL = {
    "two hidden rows whose sum is one": both(
        "All 60/60/21, Male 31/31/9, Female 29/29/12, Black 1/1/1, Hispanic 45/45/15,"
        "White 14/14/5, SED 30/30/9, EL 14/14/2"
    ),
    "a family whose total is itself small": both(
        "All 90/88/30, Male 46/45/15, Female 44/43/15, Hispanic 50/49/14, White 40/39/16,"
        "SED 9/9/2, Foster 3/3/1, Homeless 5/5/1, Migrant 1/1/0, EL 12/12/2"
    ),
    "a poor group hardly larger than those inside": both(
        "All 90/88/30, Male 46/45/15, Female 44/43/15, Hispanic 50/49/14, White 40/39/16,"
        "SED 13/13/3, Foster 2/2/0, Homeless 12/12/3"
    ),
    "a school of eleven": both(
        "All 11/11/4, Male 6/6/2, Female 5/5/2, Hispanic 11/11/4, SED 9/9/3"
    ),
    "a school of eleven in one group": both(
        "All 11/11/4, Male 11/11/4, Hispanic 11/11/4, SED 11/11/4, EL 11/11/4"
    ),
    "all groups small": both(
        "All 25/24/9, Male 9/9/3, Female 10/9/4, Black 6/6/2, Asian 5/5/3, Hispanic 7/7/2,"
        "White 7/6/2, SED 10/9/2, EL 4/4/0, SWD 3/3/0"
    ),
    "one hidden of three": both(
        "All 98/96/42, Male 50/49/20, Female 48/47/22, Black 40/39/12, Asian 8/8/6,"
        "White 50/49/24, SED 44/43/12"
    ),
    "a gender beyond the rows": both(
        "All 98/96/42, Male 50/49/20, Female 44/43/20, Hispanic 98/96/42, SED 44/43/12"
    ),
    "foster and homeless within the disadvantaged": both(
        "All 98/96/42, Male 50/49/20, Female 48/47/22, Hispanic 98/96/42, SED 24/23/5,"
        "Homeless 14/13/1, Foster 10/10/4"
    ),
    "equal enrollment with different numbers tested": both(
        "All 98/98/42, Male 50/50/20, Female 48/48/22, Black 12/12/4, Asian 26/26/18,"
        "Hispanic 60/60/20, SED 44/44/12, SWD 14/14/2",
        "All 98/93/38, Male 50/47/18, Female 48/46/20, Black 12/10/2, Asian 26/26/18,"
        "Hispanic 60/57/18, SED 44/41/10, SWD 14/11/1",
    ),
    "one student more in one table": both(
        "All 98/98/42, Male 50/50/20, Female 48/48/22, Black 10/10/4, Asian 28/28/18,"
        "Hispanic 60/60/20, SED 44/44/12",
        "All 99/99/41, Male 51/51/20, Female 48/48/21, Black 11/11/4, Asian 28/28/18,"
        "Hispanic 60/60/19, SED 44/44/11",
    ),
    "nobody met": both(
        "All 98/98/0, Male 50/50/0, Female 48/48/0, Black 9/9/0, Asian 29/29/0,"
        "Hispanic 60/60/0, SED 44/44/0"
    ),
    "everybody met": both(
        "All 98/98/98, Male 50/50/50, Female 48/48/48, Black 9/9/9, Asian 29/29/29,"
        "Hispanic 60/60/60, SED 44/44/44"
    ),
    "no disadvantaged student met": both(
        "All 98/98/30, Male 50/50/14, Female 48/48/16, Asian 38/38/20, Hispanic 60/60/10,"
        "SED 44/44/0, Homeless 6/6/0, Foster 2/2/0"
    ),
    "disabilities one short of all": both(
        "All 82/61/6, Male 55/42/5, Female 27/19/1, Hispanic 44/31/3, White 38/30/3,"
        "SED 40/30/3, EL 18/12/1, SWD 81/60/6"
    ),
    "many enrolled and few tested": both(
        "All 60/22/7, Male 35/12/4, Female 25/10/3, Hispanic 32/11/3, White 28/11/4, SED 50/19/6"
    ),
    "a hidden row of nobody tested": both(
        "All 60/50/17, Male 31/26/9, Female 29/24/8, Hispanic 52/50/17, White 8/0/0, SED 30/26/8"
    ),
    "one hidden race, with a tie": both(ONE_HIDDEN_RACE),
}


SAFE_ANYWAY = (
    "a family whose total is itself small",
    "a school of eleven",
    "a school of eleven in one group",
    "all groups small",
)


@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize("case", ADVERSARIAL)
def test_nothing_hidden_can_be_worked_out_of(tmp_path: Path, case: str, times: int) -> None:
    tables = ADVERSARIAL[case]
    assert_safe(page_with(tmp_path, tables, times), truth_of(tables))


@plain_rule
@pytest.mark.parametrize("case", [case for case in ADVERSARIAL if case not in SAFE_ANYWAY])
def test_the_plain_rule_fails_in_these_cases(tmp_path: Path, case: str) -> None:
    """The cases are hard ones."""
    tables = ADVERSARIAL[case]
    html = page_with(tmp_path, tables, 3)
    assert leaks_of(html, truth_of(tables)) or small_differences(read_page(html))


OPEN = (
    "All 120/118/50, Male 62/61/24, Female 58/57/26, Black 14/14/4, Asian 26/26/18,"
    "Filipino 12/12/6, Hispanic 52/51/16, White 16/15/6, SED 60/58/18, EL 20/19/2, Homeless 12/12/3"
)


@pytest.mark.parametrize(
    "withheld", ["Female", "Asian", "Black Filipino", "All", "SED", "Homeless", "Male Female White"]
)
def test_dashes_of_the_state_beside_open_figures_cannot_be_undone(
    tmp_path: Path, withheld: str
) -> None:
    """Whatever the state has withheld may be small: it is protected whatever its size."""
    tables = both(OPEN)
    rows = [SHORT[short] for short in withheld.split()]
    html = page_with(tmp_path, tables, 3, withheld=rows)
    truth = truth_of(tables)
    for row in rows:
        for caption in TABLES.values():
            assert read_page(html).table(caption)[LABELS[EDITION_ROWS[row]]] == ["--"] * 5
    complete = frozenset((table, RACES) for table in TABLES)
    for extra in (Extra(), Extra(complete=complete), Extra(likely=True, complete=complete)):
        assert not worked_out(html, truth, extra)


@plain_rule
def test_the_plain_rule_lets_a_row_be_worked_out_that_the_state_withheld(tmp_path: Path) -> None:
    tables = both(OPEN)
    html = page_with(tmp_path, tables, 3, withheld=["female"])
    complete = frozenset((table, GENDERS) for table in TABLES)
    found = worked_out(html, truth_of(tables), Extra(complete=complete))
    assert Leak("ela", "Female", "met", Fraction(26)) in (found or [])
