"""Money: expenditures and salaries."""

from __future__ import annotations

from typing import Annotated, final

from pydantic import Field

from sarcgen.model.base import EMPTY, Part
from sarcgen.model.fields import DifferenceField, MoneyField, PercentField


@final
class Expenditures(Part):
    """Expenditures per pupil and average teacher salary, US dollars (state format 1.6, table 28).

    The percent differences belong into the school's file and may be left out: sarcgen works them
    out as ``(a - b) / ((a + b) / 2) * 100``, school site first (state format section 4).
    """

    total: MoneyField
    restricted: MoneyField
    unrestricted: MoneyField
    average_teacher_salary: MoneyField
    unrestricted_against_district: DifferenceField
    unrestricted_against_state: DifferenceField
    salary_against_district: DifferenceField
    salary_against_state: DifferenceField


@final
class Salaries(Part):
    """Salaries in US dollars and shares of the budget in percent (state format 1.6, table 30)."""

    beginning_teacher: MoneyField
    mid_range_teacher: MoneyField
    highest_teacher: MoneyField
    principal_elementary: MoneyField
    principal_middle: MoneyField
    principal_high: MoneyField
    superintendent: MoneyField
    percent_for_teacher_salaries: PercentField
    percent_for_administrative_salaries: PercentField


@final
class Finance(Part):
    """Other SARC information about money."""

    expenditures: Annotated[Expenditures, EMPTY, Field(default_factory=Expenditures)]
    salaries: Annotated[Salaries, EMPTY, Field(default_factory=Salaries)]


@final
class SameCategory(Part):
    """State averages for districts of the same type and size, as CDE prints them on the card."""

    average_teacher_salary: MoneyField
    salaries: Annotated[Salaries, EMPTY, Field(default_factory=Salaries)]
