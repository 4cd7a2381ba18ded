"""The public cases of docs/privacy.md, section 5, and the founding card's own tables."""

from __future__ import annotations

import pytest

from sarcgen.disclosure.audit import audit
from sarcgen.disclosure.complementary import choose, publish
from sarcgen.disclosure.groups import GroupTable, Reason
from sarcgen.model.vocabulary import Level
from tests.support.group_tables import group_table, printed_lines

CASES = {
    "10 hides, 11 prints": (
        """
        All 123/121/60, Male 60/59/28, Female 63/62/32, Black 10/10/4, Asian 11/11/6,
        Filipino 5/5/3, Hispanic 70/69/30, White 27/26/17, SED 80/79/33, EL 22/22/5,
        SWD 11/11/2, Homeless 10/10/3
        """,
        """
        All 123 121 98.37 1.63 49.59
        Male 60 59 98.33 1.67 47.46
        Female 63 62 98.41 1.59 51.61
        Asian 11 11 100.00 0.00 54.55
        Hispanic 70 69 98.57 1.43 43.48
        White 27 26 96.30 3.70 65.38
        SED 80 79 98.75 1.25 41.77
        EL 22 22 100.00 0.00 22.73
        SWD 11 11 100.00 0.00 18.18
        """,
    ),
    "one small race; the first of two rows of equal size goes": (
        """
        All 321/315/159, Male 165/161/76, Female 156/154/83, Black 39/38/16, AmInd 13/13/5,
        Asian 45/44/31, Filipino 7/7/6, Hispanic 129/126/52, PacIsl 13/13/4,
        White 59/58/36, TwoPlus 16/16/9, SED 194/190/78, EL 61/59/11, SWD 37/35/6,
        Foster 3/3/1, Homeless 14/14/5
        """,
        """
        All 321 315 98.13 1.87 50.48
        Male 165 161 97.58 2.42 47.20
        Female 156 154 98.72 1.28 53.90
        Black 39 38 97.44 2.56 42.11
        Asian 45 44 97.78 2.22 70.45
        Hispanic 129 126 97.67 2.33 41.27
        PacIsl 13 13 100.00 0.00 30.77
        White 59 58 98.31 1.69 62.07
        TwoPlus 16 16 100.00 0.00 56.25
        SED 194 190 97.94 2.06 41.05
        EL 61 59 96.72 3.28 18.64
        SWD 37 35 94.59 5.41 17.14
        Homeless 14 14 100.00 0.00 35.71
        """,
    ),
    "19 enrolled, 10 tested": (
        """
        All 140/128/51, Male 70/65/25, Female 70/63/26, Black 19/10/3, Asian 24/24/14,
        Hispanic 79/76/25, White 12/12/6, TwoPlus 6/6/3, SED 95/90/30, EL 30/28/4,
        SWD 21/12/1
        """,
        """
        All 140 128 91.43 8.57 39.84
        Male 70 65 92.86 7.14 38.46
        Female 70 63 90.00 10.00 41.27
        Asian 24 24 100.00 0.00 58.33
        Hispanic 79 76 96.20 3.80 32.89
        White 12 12 100.00 0.00 50.00
        SED 95 90 94.74 5.26 33.33
        EL 30 28 93.33 6.67 14.29
        SWD 21 12 57.14 42.86 8.33
        """,
    ),
    "few girls hide the boys": (
        """
        All 58/56/21, Male 51/50/18, Female 7/6/3, Hispanic 33/32/11, White 25/24/10,
        SED 40/39/12, SWD 58/56/21
        """,
        """
        All 58 56 96.55 3.45 37.50
        Hispanic 33 32 96.97 3.03 34.38
        White 25 24 96.00 4.00 41.67
        SED 40 39 97.50 2.50 30.77
        SWD 58 56 96.55 3.45 37.50
        """,
    ),
    "all but one": (
        """
        All 82/61/6, Male 55/42/5, Female 27/19/1, Hispanic 44/31/3, White 38/30/3,
        SED 40/30/3, EL 18/12/1, SWD 81/60/6
        """,
        """
        All 82 61 74.39 25.61 9.84
        Male 55 42 76.36 23.64 11.90
        Female 27 19 70.37 29.63 5.26
        Hispanic 44 31 70.45 29.55 9.68
        White 38 30 78.95 21.05 10.00
        SED 40 30 75.00 25.00 10.00
        EL 18 12 66.67 33.33 8.33
        """,
    ),
    "ten tested in all": (
        """
        All 11/10/4, Male 6/5/2, Female 5/5/2, Hispanic 11/10/4, SED 9/8/3
        """,
        """
        """,
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_public_case(case: str) -> None:
    given, expected = CASES[case]
    table = group_table(given)
    (choice,) = choose([table])
    published = publish(table, choice)
    lines = [line.strip() for line in expected.splitlines() if line.strip()]
    assert printed_lines(published) == dict(line.split(" ", 1) for line in lines)
    assert audit([published], sizes={"ela": table.sizes()}) == ()


# Kellogg Polytechnic Elementary, 2018-19. The dashed rows' numbers are not on the card.
FOUNDING = {
    "ela": "All 195/190/38.42%, Male 108/106/33.02%, Female 87/84/45.24%, Hispanic 181/177/37.29%,"
    "SED 179/177/36.72%, EL 66/63/34.92%, SWD 19/19/26.32%, Homeless 20/20/20.00%",
    "math": "All 196/191/28.27%, Male 109/106/23.58%, Female 87/85/34.12%,"
    "Hispanic 182/177/27.68%, SED 180/175/27.43%, EL 66/65/26.15%, SWD 19/18/11.11%,"
    "Homeless 20/19/15.79%",
}
DASHED = "Black AmInd Asian Filipino PacIsl White TwoPlus Migrant Foster"
# Worked out from the percentages of the card's enrollment table and its 345 students.
HEADCOUNTS = {
    "Black": (7, 7),
    "AmInd": (1, 1),
    "Asian": (4, 4),
    "Filipino": (2, 2),
    "PacIsl": (0, 1),
    "White": (6, 6),
    "TwoPlus": (4, 4),
    "Foster": (3, 3),
}


def founding_tables(headcounts: dict[str, tuple[int, int]]) -> list[GroupTable]:
    return [
        group_table(text, table_id=subject, withheld=DASHED, headcounts=headcounts)
        for subject, text in FOUNDING.items()
    ]


@pytest.mark.parametrize("headcounts", [{}, HEADCOUNTS])
@pytest.mark.parametrize("level", Level)
def test_the_founding_card_stays_as_it_is(
    level: Level, headcounts: dict[str, tuple[int, int]]
) -> None:
    tables = founding_tables(headcounts)
    choices = choose(tables, level=level)
    assert all(set(choice.hidden.values()) == {Reason.WITHHELD} for choice in choices)
    assert not any(choice.results_hidden for choice in choices)
    published = [publish(*pair) for pair in zip(tables, choices, strict=True)]
    assert audit(published, level=level) == ()
    assert printed_lines(published[0])["SED"] == "179 177 98.88 1.12 36.72"
