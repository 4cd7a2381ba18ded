"""A reader of the finished page who tries to undo its dashes.

Nothing of the program is used: the page is read with lxml, its tables are found by their captions,
and scipy's solver says which whole numbers of students could stand behind the dashes. What has
only one possible value is worked out.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Final, TypeAlias

import lxml.html
import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csc_array

Counts: TypeAlias = tuple[int, int, int]  # enrolled, tested, met
Terms: TypeAlias = dict[int, int]  # variable to factor

EVERYBODY: Final = "All Students"
GENDERS: Final[tuple[str, ...]] = ("Male", "Female")
RACES: Final[tuple[str, ...]] = (
    "Black or African American",
    "American Indian or Alaska Native",
    "Asian",
    "Filipino",
    "Hispanic or Latino",
    "Native Hawaiian or Pacific Islander",
    "White",
    "Two or More Races",
)
POOR: Final = "Socioeconomically Disadvantaged"
WITHIN_POOR: Final = ("Students Receiving Migrant Education Services", "Foster Youth", "Homeless")

ELA_BY_GROUP: Final = "CAASPP Test Results in ELA by Student Group"
MATHEMATICS_BY_GROUP: Final = "CAASPP Test Results in Mathematics by Student Group"
FOR_ALL: Final = "CAASPP Test Results in ELA and Mathematics for All Students"
BY_GRADE: Final = "Student Enrollment by Grade Level"
BY_GROUP: Final = "Student Enrollment by Group"
TABLES: Final = {"ela": ELA_BY_GROUP, "mathematics": MATHEMATICS_BY_GROUP}
SUBJECTS: Final = {"ela": "English Language Arts", "mathematics": "Mathematics"}
MOST: Final = 20_000
"""More students than any school has."""


@dataclass(frozen=True)
class Page:
    """The tables of a page: caption, row label, text of the cells."""

    tables: dict[str, dict[str, list[str]]]

    def table(self, caption: str) -> dict[str, list[str]]:
        """The table whose caption begins so."""
        found = [rows for text, rows in self.tables.items() if text.startswith(caption)]
        assert len(found) == 1, caption
        return found[0]


def read_page(html: str) -> Page:
    """The tables as a reader sees them."""
    page = lxml.html.fromstring(html)
    for unseen in page.find_class("visually-hidden"):
        unseen.drop_tree()
    tables = {}
    for table in page.iter("table"):
        rows = {}
        for row in table.xpath(".//tbody/tr[th]"):
            rows[_text(row.find("th"))] = [_text(cell) for cell in row.iter("td")]
        tables[_text(table.find("caption"))] = rows
    return Page(tables)


def _text(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _number(text: str) -> Fraction | None:
    plain = text.replace(",", "")
    return Fraction(plain) if re.fullmatch(r"\d+(\.\d+)?", plain) else None


def _half_step(text: str) -> Fraction:
    return Fraction(1, 2 * 10 ** len(text.partition(".")[2]))


@dataclass
class Facts:
    """Conditions on whole numbers from zero up."""

    most: list[int] = field(default_factory=list)
    conditions: list[tuple[Terms, float, float]] = field(default_factory=list)

    def variable(self, most: int) -> int:
        self.most.append(most)
        return len(self.most) - 1

    def add(self, terms: Terms, low: float, high: float) -> None:
        self.conditions.append((terms, low, high))

    @cached_property
    def _constraint(self) -> LinearConstraint:
        matrix = np.zeros((len(self.conditions), len(self.most)))
        for place, (terms, _, _) in enumerate(self.conditions):
            for variable, factor in terms.items():
                matrix[place, variable] = factor
        lows = [low for _, low, _ in self.conditions]
        highs = [high for _, _, high in self.conditions]
        return LinearConstraint(csc_array(matrix), lows, highs)

    def solve(self, goal: Mapping[int, float]) -> list[int] | None:
        """Numbers that meet all conditions and make the goal smallest; None if there are none."""
        objective = np.zeros(len(self.most))
        for variable, factor in goal.items():
            objective[variable] = factor
        found = milp(
            objective,
            integrality=np.ones(len(self.most)),
            bounds=Bounds(0, np.array(self.most)),
            constraints=self._constraint,
        )
        if found.status == 2:  # infeasible
            return None
        assert found.status == 0, found.message
        return [round(number) for number in found.x]


@dataclass(frozen=True)
class Group:
    """One row: the variables of students who met, did not, and were not tested."""

    met: int
    not_met: int
    not_tested: int

    @property
    def enrolled(self) -> Terms:
        return {self.met: 1, self.not_met: 1, self.not_tested: 1}

    @property
    def tested(self) -> Terms:
        return {self.met: 1, self.not_met: 1}


@dataclass(frozen=True, order=True)
class Leak:
    """What could be worked out: table, row, quantity and its only possible value."""

    table: str
    row: str
    quantity: str
    value: Fraction


@dataclass(frozen=True)
class Extra:
    """What a reader may know or guess besides the page.

    Attributes:
        likely: no group has more students in a test than in the whole school; the subjects'
            enrollment differs in one direction only, if the printed rows do.
        complete: tables and families of rows that leave no student out.
        sizes: enrolled and tested of every group, by table and row.
        labels: rows that stand for ten students or fewer (True) or for more (False), by table.
    """

    likely: bool = False
    complete: frozenset[tuple[str, tuple[str, ...]]] = frozenset()
    sizes: Mapping[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    labels: Mapping[tuple[str, str], bool] = field(default_factory=dict)


class Attack:
    """Everything that a page and some extra knowledge say, and what follows from it."""

    def __init__(self, page: Page, extra: Extra) -> None:
        self.page = page
        self.extra = extra
        self.facts = Facts()
        self.printed = {name: page.table(caption) for name, caption in TABLES.items()}
        self.groups = {
            (table, row): Group(*(self.facts.variable(MOST) for _ in range(3)))
            for table, rows in self.printed.items()
            for row in rows
        }
        for table in self.printed:
            self._rows(table)
            self._structure(table)
            self._for_all(table)
        if extra.likely:
            self._headcounts()
            self._one_direction()

    # ----------------------------------------------------------------------------- what is printed

    def _rows(self, table: str) -> None:
        for row, cells in self.printed[table].items():
            group = self.groups[table, row]
            enrolled, tested, share_tested, share_not_tested, share_met = cells
            self._count(group.enrolled, enrolled)
            self._count(group.tested, tested)
            self._share({group.met: 1, group.not_met: 1}, group.enrolled, share_tested)
            self._share({group.not_tested: 1}, group.enrolled, share_not_tested)
            self._share({group.met: 1}, group.tested, share_met)
            if (table, row) in self.extra.sizes:
                size = self.extra.sizes[table, row]
                self.facts.add(group.enrolled, size[0], size[0])
                self.facts.add(group.tested, size[1], size[1])
            few = self.extra.labels.get((table, row))
            if few is not None:
                self.facts.add(group.tested, 0 if few else 11, 10 if few else MOST)

    def _count(self, terms: Terms, text: str) -> None:
        number = _number(text)
        if number is not None:
            self.facts.add(terms, int(number), int(number))

    def _share(self, part: Terms, whole: Terms, text: str) -> None:
        share = _number(text)
        if share is None:
            return
        for margin, low, high in ((-1, 0.0, np.inf), (1, -np.inf, 0.0)):
            edge = (share + margin * _half_step(text)) / 100
            terms = dict.fromkeys(whole, -edge.numerator)
            for variable in part:
                terms[variable] = terms.get(variable, 0) + edge.denominator
            self.facts.add(terms, low, high)

    def _for_all(self, table: str) -> None:
        """The second figure in the table for all students is the school's of the year."""
        for row, cells in self.page.table(FOR_ALL).items():
            if row.startswith(SUBJECTS[table]) and (table, EVERYBODY) in self.groups:
                everybody = self.groups[table, EVERYBODY]
                self._share({everybody.met: 1}, everybody.tested, cells[1])

    # ------------------------------------------------------------------------- what the rows mean

    def _structure(self, table: str) -> None:
        everybody = self.groups[table, EVERYBODY]
        for family in (GENDERS, RACES):
            for part in ("met", "not_met", "not_tested"):
                terms = {getattr(everybody, part): 1}
                terms |= {getattr(self.groups[table, row], part): -1 for row in family}
                # Whoever is in none of the rows: a gender or race that is not reported
                unlisted = 0 if (table, family) in self.extra.complete else MOST
                self.facts.add(terms, 0, unlisted)
        for row in self.printed[table]:
            if row not in (EVERYBODY, *GENDERS, *RACES):
                self._inside(self.groups[table, row], everybody)
            if row in WITHIN_POOR:
                self._inside(self.groups[table, row], self.groups[table, POOR])

    def _inside(self, inner: Group, outer: Group) -> None:
        for part in ("met", "not_met", "not_tested"):
            self.facts.add({getattr(outer, part): 1, getattr(inner, part): -1}, 0, MOST)

    # ----------------------------------------------------------------------------- what is likely

    def _headcounts(self) -> None:
        total = _number(self.page.table(BY_GRADE)["Total Enrollment"][0])
        if total is None:
            return
        spans = {}
        for row, cells in self.page.table(BY_GROUP).items():
            share = _number(cells[0])
            if share is not None:
                margin = _half_step(cells[0])
                spans[row] = [(share + sign * margin) * total / 100 for sign in (-1, 1)]
        told = sum(math.ceil(spans[race][0]) for race in RACES if race in spans)
        for race in RACES:
            # Races without a share have at most what the others leave over.
            spans.setdefault(race, [Fraction(0), max(total - told, Fraction(0))])
        for row, (_, most) in spans.items():
            for table in self.printed:
                self.facts.add(self.groups[table, row].enrolled, 0, int(most))
        for table in self.printed:
            self.facts.add(self.groups[table, EVERYBODY].enrolled, 0, int(total))

    def _one_direction(self) -> None:
        pairs = []
        for row in self.printed["ela"]:
            first, second = (_number(self.printed[table][row][0]) for table in TABLES)
            if first is not None and second is not None:
                pairs.append(first - second)
        if not pairs:
            return
        low = 0 if min(pairs) >= 0 else -MOST
        high = 0 if max(pairs) <= 0 else MOST
        for row in self.printed["ela"]:
            first_group, second_group = (self.groups[table, row] for table in TABLES)
            terms = dict(first_group.enrolled)
            terms |= dict.fromkeys(second_group.enrolled, -1)
            self.facts.add(terms, low, high)

    # -------------------------------------------------------------------------- what follows

    def run(self) -> list[Leak] | None:
        """Everything with only one possible value; None if no numbers fit what is assumed."""
        first = self.facts.solve({})
        if first is None:
            return None
        hidden = [place for place in self.groups if "--" in self.printed[place[0]][place[1]]]
        seen = [first]
        for sign in (-1.0, 1.0):
            goal = {v: sign * (1 + v % 7) for place in hidden for v in self._variables(place)}
            seen.append(self._must(goal))
        leaks = []
        for place in hidden:
            for name, terms in self._quantities(place).items():
                value = self._only_value(terms, seen)
                if value is not None:
                    leaks.append(Leak(*place, name, Fraction(value)))
            for name, (part, whole) in self._rates(place).items():
                share = self._only_share(part, whole, seen)
                if share is not None:
                    leaks.append(Leak(*place, name, share))
        return leaks

    def _size_is_known(self, place: tuple[str, str]) -> bool:
        table, row = place
        return place in self.extra.sizes or self.printed[table][row][0] != "--"

    def _quantities(self, place: tuple[str, str]) -> dict[str, Terms]:
        group = self.groups[place]
        results: dict[str, Terms] = {"met": {group.met: 1}, "not met": {group.not_met: 1}}
        if self._size_is_known(place):
            return results
        sizes = {
            "enrolled": group.enrolled,
            "tested": group.tested,
            "not tested": {group.not_tested: 1},
        }
        return sizes | results

    def _rates(self, place: tuple[str, str]) -> dict[str, tuple[Terms, Terms]]:
        group = self.groups[place]
        if self._size_is_known(place):
            return {}
        return {
            "met rate": ({group.met: 1}, group.tested),
            "tested rate": (group.tested, group.enrolled),
        }

    def _variables(self, place: tuple[str, str]) -> Iterable[int]:
        return self.groups[place].enrolled

    def _must(self, goal: Mapping[int, float]) -> list[int]:
        found = self.facts.solve(goal)
        assert found is not None
        return found

    def _only_value(self, terms: Terms, seen: list[list[int]]) -> int | None:
        values = {_sum(terms, numbers) for numbers in seen}
        for sign in (1.0, -1.0):
            if len(values) > 1:
                return None
            seen.append(self._must({v: sign * factor for v, factor in terms.items()}))
            values.add(_sum(terms, seen[-1]))
        return values.pop() if len(values) == 1 else None

    def _only_share(self, part: Terms, whole: Terms, seen: list[list[int]]) -> Fraction | None:
        """The share, if it is the same however many there are."""
        shares = {
            Fraction(_sum(part, numbers), _sum(whole, numbers))
            for numbers in seen
            if _sum(whole, numbers)
        }
        if len(shares) != 1:
            return None
        (share,) = shares
        for sign in (1.0, -1.0):
            goal = {v: sign * share.denominator * factor for v, factor in part.items()}
            for variable, factor in whole.items():
                goal[variable] = goal.get(variable, 0.0) - sign * share.numerator * factor
            found = self._must(goal)
            seen.append(found)
            if _sum(part, found) * share.denominator != share.numerator * _sum(whole, found):
                return None
        return share


def _sum(terms: Terms, numbers: list[int]) -> int:
    return sum(factor * numbers[variable] for variable, factor in terms.items())


def small_differences(page: Page) -> list[tuple[str, str]]:
    """Table and rows whose difference is a group of one to ten students tested."""
    found = []
    for name, caption in TABLES.items():
        sizes = {}
        for row, cells in page.table(caption).items():
            enrolled, tested = _number(cells[0]), _number(cells[1])
            if enrolled is not None and tested is not None:
                sizes[row] = (int(enrolled), int(tested))
        pairs: list[tuple[str, tuple[str, ...]]] = [
            (EVERYBODY, (row,)) for row in sizes if row != EVERYBODY
        ]
        pairs += [(EVERYBODY, family) for family in (GENDERS, RACES)]
        pairs += [(POOR, (row,)) for row in WITHIN_POOR]
        for whole, parts in pairs:
            printed = [row for row in parts if row in sizes]
            if whole in sizes and (printed or len(parts) > 1):
                rest = [sizes[whole][i] - sum(sizes[row][i] for row in printed) for i in (0, 1)]
                if rest[0] > 0 and rest[1] <= 10:
                    found.append((name, f"{whole} without {', '.join(printed)}"))
    return found


def worked_out(
    html: str, truth: Mapping[tuple[str, str], Counts], extra: Extra
) -> list[Leak] | None:
    """What a reader works out rightly of rows with students; None if no numbers fit the guesses.

    That everybody of a row was tested is no result of anyone, nor is it, of a row with more than
    ten students, how many were not (privacy.md, 3). Of a group without students there is nothing
    to protect.

    Args:
        html: the finished page.
        truth: enrolled, tested and met by table and row label.
        extra: what the reader knows besides.
    """
    found = Attack(read_page(html), extra).run()
    if found is None:
        return None
    return [leak for leak in found if _matters(leak, truth[leak.table, leak.row], extra)]


def leaks_of(html: str, truth: Mapping[tuple[str, str], Counts]) -> list[Leak]:
    """What the readers work out who know much: labels and likely facts, labels and all sizes.

    Whoever knows less works out nothing more, unless what is likely does not hold for the school.
    """
    labels = _labels(read_page(html), truth)
    complete = frozenset(
        (table, family)
        for table in TABLES
        for family in (GENDERS, RACES)
        if truth[table, EVERYBODY][0] == sum(truth[table, row][0] for row in family)
    )
    sizes = {place: counts[:2] for place, counts in truth.items()}
    guessed = worked_out(html, truth, Extra(likely=True, complete=complete, labels=labels))
    if guessed is None:
        guessed = worked_out(html, truth, Extra(complete=complete, labels=labels))
    informed = worked_out(html, truth, Extra(sizes=sizes, labels=labels))
    assert guessed is not None
    assert informed is not None  # the truth is among what a page leaves possible
    return guessed + informed


def _labels(page: Page, truth: Mapping[tuple[str, str], Counts]) -> dict[tuple[str, str], bool]:
    """Which dashes stand for ten or fewer, as far as the rule itself tells.

    Where a whole table is hidden nothing tells them apart, and nothing more could be hidden.
    """
    labels = {}
    for table, caption in TABLES.items():
        rows = page.table(caption)
        if any(cells[0] != "--" for cells in rows.values()):
            for row, cells in rows.items():
                few = truth[table, row][1] <= 10
                if cells[0] == "--" and (few or all(truth[t, row][1] > 10 for t in TABLES)):
                    labels[table, row] = few
    return labels


def _matters(leak: Leak, truth: Counts, extra: Extra) -> bool:
    enrolled, tested, met = truth
    values = {
        "enrolled": Fraction(enrolled),
        "tested": Fraction(tested),
        "met": Fraction(met),
        "not met": Fraction(tested - met),
        "not tested": Fraction(enrolled - tested),
        "met rate": Fraction(met, tested or 1),
        "tested rate": Fraction(tested, enrolled or 1),
    }
    if enrolled == 0 or (leak.quantity == "met rate" and tested == 0):
        return False
    if values[leak.quantity] != leak.value:
        assert extra.likely, leak  # what certainly follows from the page must be true
        return False
    if leak.quantity in ("met", "not met", "met rate"):
        return tested > 0
    if leak.quantity == "not tested":
        return leak.value > 0 and tested <= 10
    if leak.quantity == "tested rate":
        return leak.value < 1
    return True
