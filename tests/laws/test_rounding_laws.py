"""Laws of rounding: half up, away from zero, in every measure and every format."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarcgen.edition.words import Format
from sarcgen.languages.catalog import Catalog
from sarcgen.model.derived import DERIVED, difference_in_percent, rounded
from sarcgen.model.values import Figure, reveal
from sarcgen.present.formats import figure
from tests.support.cards import entities

ENGLISH = Catalog()
DECIMALS = {
    Format.COUNT: 0,
    Format.PERCENT_0: 0,
    Format.PERCENT_1: 1,
    Format.PERCENT_2: 2,
    Format.DIFFERENCE: 1,
    Format.RATIO: 1,
}
THOUSANDTHS = st.integers(-(10**9), 10**9)


def half_up(thousandths: int, decimals: int) -> str:
    """A number of thousandths, rounded in whole numbers alone."""
    step = 10 ** (3 - decimals)
    steps = (abs(thousandths) * 2 + step) // (2 * step)
    whole, rest = divmod(steps, 10**decimals)
    text = f"{whole:,}" + (f".{rest:0{decimals}d}" if decimals else "")
    return f"-{text}" if thousandths < 0 and steps else text


@given(THOUSANDTHS, st.sampled_from(sorted(DECIMALS)))
def test_a_printed_figure_is_rounded_half_up(thousandths: int, form: Format) -> None:
    amount = Decimal(thousandths).scaleb(-3)
    expected = half_up(thousandths, DECIMALS[form])
    grouped = form in (Format.COUNT, Format.RATIO)
    assert figure(amount, form, ENGLISH) == (expected if grouped else expected.replace(",", ""))


@given(st.integers(0, 10**9))
def test_money_is_printed_with_cents_if_and_only_if_the_file_gives_them(cents: int) -> None:
    dollars, rest = divmod(cents, 100)
    with_cents = figure(Decimal(cents).scaleb(-2), Format.MONEY, ENGLISH)
    assert with_cents == f"${dollars:,}.{rest:02d}"
    assert figure(Decimal(dollars), Format.MONEY, ENGLISH) == f"${dollars:,}"


@given(st.integers(0, 10**9), st.sampled_from([Format.FTE, Format.DAYS, Format.PERCENT_SIGN]))
def test_formats_without_fixed_decimals_lose_nothing_up_to_two(
    hundredths: int, form: Format
) -> None:
    amount = Decimal(hundredths).scaleb(-2)
    printed = figure(amount, form, ENGLISH).replace(",", "").rstrip("%")
    assert Decimal(printed) == amount


@given(st.integers(1, 10**5), st.integers(0, 10**5))
def test_percent_tested_is_rounded_half_up_and_the_two_make_a_hundred(
    enrolled: int, tested: int
) -> None:
    tested = min(tested, enrolled)
    group = {"total_enrollment": enrolled, "number_tested": tested}
    school = entities({"outcomes.ela.male": group})
    path = ("school", "outcomes", "ela", "male", "")
    found = [DERIVED[name](school, path) for name in ("percent_tested", "percent_not_tested")]
    of_tested, rest = (reveal(f) for f in found if isinstance(f, Figure))
    assert of_tested == Decimal((2 * tested * 10000 + enrolled) // (2 * enrolled)).scaleb(-2)
    assert of_tested + rest == 100


@given(st.integers(0, 10**7), st.integers(0, 10**7))
def test_percent_differences_mirror_each_other_and_stay_within_two_hundred(
    one: int, other: int
) -> None:
    there = difference_in_percent(Decimal(one), Decimal(other))
    back = difference_in_percent(Decimal(other), Decimal(one))
    if there is None or back is None:
        assert one == other == 0
    else:
        assert there == -back
        assert abs(there) <= 200
        assert (there > 0) <= (one > other)


@given(st.integers(1, 10**7), st.integers(1, 10**7))
def test_the_percent_difference_is_the_nearest_tenth(one: int, other: int) -> None:
    found = difference_in_percent(Decimal(one), Decimal(other))
    assert found is not None
    # |found - 200 (one - other) / (one + other)| is at most half a tenth
    distance = abs(found * (one + other) - 200 * (one - other))
    assert distance * 20 <= one + other


@pytest.mark.parametrize("sign", ["", "-"])
@given(st.integers(0, 10**6), st.integers(0, 2))
def test_an_exact_half_goes_away_from_zero(sign: str, steps: int, decimals: int) -> None:
    half = Decimal(f"{sign}{steps}5").scaleb(-decimals - 1)
    assert rounded(half, decimals) == Decimal(f"{sign}{steps + 1}").scaleb(-decimals)
