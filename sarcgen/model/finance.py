"""Money: expenditures and salaries."""

from __future__ import annotations

from typing import Annotated, final

from pydantic import Field

from sarcgen.model.base import EMPTY, Part, Row
from sarcgen.model.fields import DifferenceField, MoneyField, PercentField
from sarcgen.model.forms import Examples


@final
class Expenditures(Part):
    """Expenditures per pupil and average teacher salary, US dollars (state format 1.6, table 28).

    The percent differences belong into the school's file and may be left out: sarcgen works them
    out as ``(a - b) / ((a + b) / 2) * 100``, school site first (state format section 4).
    """

    total: Annotated[MoneyField, Examples(7961)]
    """Expenditures per pupil, restricted and unrestricted together."""

    restricted: Annotated[MoneyField, Examples(1204)]
    """Expenditures per pupil from money whose use a law or donor prescribes."""

    unrestricted: Annotated[MoneyField, Examples(6757)]
    """Expenditures per pupil from money whose use nobody prescribes."""

    average_teacher_salary: Annotated[MoneyField, Examples(78942)]
    """Average salary of a teacher."""

    unrestricted_against_district: Annotated[DifferenceField, Examples(-6.7)]
    """Unrestricted expenditures of the school site against the district's."""

    unrestricted_against_state: Annotated[DifferenceField, Examples(-10.5)]
    """Unrestricted expenditures of the school site against the state's."""

    salary_against_district: Annotated[DifferenceField, Examples(2.1)]
    """Average teacher salary of the school site against the district's."""

    salary_against_state: Annotated[DifferenceField, Examples(-3.5)]
    """Average teacher salary of the school site against the state's."""


@final
class Salaries(Row):
    """Salaries in US dollars and shares of the budget in percent (state format 1.6, table 30)."""

    beginning_teacher: Annotated[MoneyField, Examples(48120)]
    """Lowest salary of a teacher."""

    mid_range_teacher: Annotated[MoneyField, Examples(74350)]
    """Salary of a teacher in the middle of the range."""

    highest_teacher: Annotated[MoneyField, Examples(98760)]
    """Highest salary of a teacher."""

    principal_elementary: Annotated[MoneyField, Examples(118400)]
    """Average salary of the principals of elementary schools."""

    principal_middle: Annotated[MoneyField, Examples(121950)]
    """Average salary of the principals of middle schools."""

    principal_high: Annotated[MoneyField, Examples(133275)]
    """Average salary of the principals of high schools."""

    superintendent: Annotated[MoneyField, Examples(214800)]
    """Salary of the superintendent."""

    percent_for_teacher_salaries: Annotated[PercentField, Examples(35)]
    """Share of the budget that goes into teachers' salaries."""

    percent_for_administrative_salaries: Annotated[PercentField, Examples(6)]
    """Share of the budget that goes into administrators' salaries."""


@final
class Finance(Part):
    """Other SARC information about money."""

    expenditures: Annotated[Expenditures, EMPTY, Field(default_factory=Expenditures)]
    """Expenditures per pupil and average teacher salary."""

    salaries: Annotated[Salaries, EMPTY, Field(default_factory=Salaries)]
    """Salaries of the district, and their share of its budget."""


@final
class SameCategory(Part):
    """State averages for districts of the same type and size, as CDE prints them on the card."""

    average_teacher_salary: Annotated[MoneyField, Examples(78055)]
    """Average teacher salary of districts of the same type and size."""

    salaries: Annotated[Salaries, EMPTY, Field(default_factory=Salaries)]
    """Average salaries of districts of the same type and size, and their share of the budget."""
