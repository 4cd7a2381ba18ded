"""A reader of a card of a later edition who tries to undo the dashes of all tables at once.

As in :mod:`tests.privacy.attacker` nothing of the program is used: what is printed comes as text,
and scipy's solver says which whole numbers of students could stand behind the dashes. The tables
about one year are put together: absences print how many students a group has, suspensions and
expulsions are shares of them, and the rates for all students say again what the row of all says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final, TypeAlias

from tests.privacy.attacker import MOST, Facts, Group, Terms, _half_step, _number, _sum

Place: TypeAlias = tuple[str, str]  # outcome, row
Counts: TypeAlias = tuple[int, int, int]  # enrolled, tested, met
Printed: TypeAlias = Mapping[str, Mapping[str, list[str]]]
"""Text of the cells by table and row."""

EVERYBODY: Final = "all_students"
POOR: Final = "socioeconomically_disadvantaged"
WITHIN_POOR: Final = ("students_receiving_migrant_education_services", "foster_youth", "homeless")
GENDERS: Final = ("female", "male", "non_binary")
RACES: Final = (
    "american_indian_or_alaska_native",
    "asian",
    "black_or_african_american",
    "filipino",
    "hispanic_or_latino",
    "native_hawaiian_or_pacific_islander",
    "two_or_more_races",
    "white",
)


@dataclass(frozen=True)
class Outcome:
    """One outcome and where the card prints what of it.

    Attributes:
        table: the table by student group.
        enrolled, tested, met, share: columns; None where the table has none.
        repeated: table, row and column of a cell that says again what the row of all says.
        sized: the outcome whose students these are.
        nobody: that nobody of a group has it is no secret.
    """

    table: str
    share: int
    enrolled: int | None = None
    tested: int | None = None
    met: int | None = None
    repeated: tuple[str, str, int] | None = None
    sized: str | None = None
    nobody: bool = False

    @property
    def whole(self) -> bool:
        """Whether it is a share of all students of a group."""
        return self.tested is None


OUTCOMES: Final[dict[str, Outcome]] = {
    "science": Outcome(
        "caaspp-science-by-group", 4, 0, 1, repeated=("caaspp-science", "science", 1)
    ),
    "graduation": Outcome(
        "graduation-by-group",
        2,
        0,
        met=1,
        repeated=("dropout-and-graduation", "graduation_rate", 2),
    ),
    "chronic": Outcome("chronic-absenteeism-by-group", 3, 0, 1, met=2),
    "suspensions": Outcome(
        "suspensions-by-group",
        0,
        sized="chronic",
        nobody=True,
        repeated=("suspensions-and-expulsions", "suspensions", 2),
    ),
    "expulsions": Outcome(
        "suspensions-by-group",
        1,
        sized="chronic",
        nobody=True,
        repeated=("suspensions-and-expulsions", "expulsions", 2),
    ),
}
TOGETHER: Final = (("science",), ("graduation",), ("chronic", "suspensions", "expulsions"))
"""Outcomes that are attacked together."""


@dataclass(frozen=True)
class Knows:
    """What a reader knows besides the card.

    Attributes:
        complete: outcomes and families of rows that leave no student out.
        sizes: enrolled and tested by outcome and row.
        few: whether dashes stand for ten students or fewer, as far as the rule tells.
    """

    complete: frozenset[tuple[str, tuple[str, ...]]] = frozenset()
    sizes: Mapping[Place, tuple[int, int]] = field(default_factory=dict)
    few: Mapping[Place, bool] = field(default_factory=dict)


@dataclass(frozen=True, order=True)
class Leak:
    """Something that could be worked out."""

    outcome: str
    row: str
    quantity: str
    value: Fraction


class Attack:
    """Everything that the card and what a reader knows say of some outcomes."""

    def __init__(self, printed: Printed, names: tuple[str, ...], knows: Knows) -> None:
        self.printed, self.names, self.knows = printed, names, knows
        self.facts = Facts()
        self.groups: dict[Place, Group] = {}
        for name in names:
            outcome = OUTCOMES[name]
            for row in printed[outcome.table]:
                self.groups[name, row] = Group(
                    self.facts.variable(MOST),
                    self.facts.variable(MOST),
                    self.facts.variable(0 if outcome.whole else MOST),
                )
        for name in names:
            self._read(name)
            self._structure(name)

    def _cell(self, name: str, row: str, column: int | None) -> str:
        return "" if column is None else self.printed[OUTCOMES[name].table][row][column]

    def _read(self, name: str) -> None:
        outcome = OUTCOMES[name]
        table = self.printed[outcome.table]
        zeros = any(
            self._cell(name, row, outcome.enrolled) == "0" for row in table if outcome.enrolled == 0
        )
        for row in table:
            group = self.groups[name, row]
            self._count(group.enrolled, self._cell(name, row, outcome.enrolled))
            self._count(group.tested, self._cell(name, row, outcome.tested))
            self._count({group.met: 1}, self._cell(name, row, outcome.met))
            if not _number(self._cell(name, row, outcome.met)):
                self._share(group, self._cell(name, row, outcome.share))
            if zeros and self._cell(name, row, outcome.enrolled) == "--":
                self.facts.add(group.enrolled, 1, MOST)
            if outcome.sized is not None:
                same = dict(group.enrolled)
                same |= dict.fromkeys(self.groups[outcome.sized, row].enrolled, -1)
                self.facts.add(same, 0, 0)
            self._told((name, row), group)
        if outcome.repeated is not None and not outcome.met:
            repeated_in, row, column = outcome.repeated
            self._share(self.groups[name, EVERYBODY], self.printed[repeated_in][row][column])

    def _told(self, place: Place, group: Group) -> None:
        if place in self.knows.sizes:
            enrolled, tested = self.knows.sizes[place]
            self.facts.add(group.enrolled, enrolled, enrolled)
            self.facts.add(group.tested, tested, tested)
        few = self.knows.few.get(place)
        if few is not None:
            self.facts.add(group.tested, 0 if few else 11, 10 if few else MOST)

    def _count(self, terms: Terms, text: str) -> None:
        number = _number(text)
        if number is not None:
            self.facts.add(terms, int(number), int(number))

    def _share(self, group: Group, text: str) -> None:
        share = _number(text)
        if share is None:
            return
        for margin, low, high in ((-1, 0.0, float("inf")), (1, float("-inf"), 0.0)):
            edge = (share + margin * _half_step(text)) / 100
            terms = dict.fromkeys(group.tested, -edge.numerator)
            terms[group.met] += edge.denominator
            self.facts.add(terms, low, high)

    def _structure(self, name: str) -> None:
        rows = self.printed[OUTCOMES[name].table]
        everybody = self.groups[name, EVERYBODY]
        for family in (GENDERS, RACES):
            listed = [self.groups[name, row] for row in family if row in rows]
            for part in ("met", "not_met", "not_tested"):
                terms = {getattr(everybody, part): 1}
                terms |= {getattr(group, part): -1 for group in listed}
                unlisted = 0 if (name, family) in self.knows.complete else MOST
                self.facts.add(terms, 0, unlisted)
        for row in rows:
            if row not in (EVERYBODY, *GENDERS, *RACES):
                self._inside(self.groups[name, row], everybody)
            if row in WITHIN_POOR:
                self._inside(self.groups[name, row], self.groups[name, POOR])

    def _inside(self, inner: Group, outer: Group) -> None:
        for part in ("met", "not_met", "not_tested"):
            self.facts.add({getattr(outer, part): 1, getattr(inner, part): -1}, 0, MOST)

    # -------------------------------------------------------------------------- what follows

    def run(self) -> list[Leak]:
        """Everything with only one possible value."""
        hidden = [place for place in self.groups if self._is_hidden(place)]
        first = self.facts.solve({})
        assert first is not None  # the truth is among what a card leaves possible
        seen = [first]
        for sign in (-1.0, 1.0):
            goal = {v: sign * (1 + v % 7) for p in hidden for v in self.groups[p].enrolled}
            seen.append(self._must(goal))
        leaks = []
        for place in hidden:
            for quantity, terms in self._quantities(place).items():
                value = self._only_value(terms, seen)
                if value is not None:
                    leaks.append(Leak(*place, quantity, Fraction(value)))
            for quantity, (part, whole) in self._rates(place).items():
                share = self._only_share(part, whole, seen)
                if share is not None:
                    leaks.append(Leak(*place, quantity, share))
        return leaks

    def _is_hidden(self, place: Place) -> bool:
        name, row = place
        return self._cell(name, row, OUTCOMES[name].share) == "--"

    def _size_is_known(self, place: Place) -> bool:
        name, row = place
        sized = OUTCOMES[name].sized or name
        printed = self._cell(sized, row, OUTCOMES[sized].enrolled)
        return place in self.knows.sizes or printed != "--"

    def _quantities(self, place: Place) -> dict[str, Terms]:
        group = self.groups[place]
        found: dict[str, Terms] = {"met": {group.met: 1}, "not met": {group.not_met: 1}}
        if not self._size_is_known(place):
            found |= {"enrolled": group.enrolled}
            if not OUTCOMES[place[0]].whole:
                found |= {"tested": group.tested, "not tested": {group.not_tested: 1}}
        return found

    def _rates(self, place: Place) -> dict[str, tuple[Terms, Terms]]:
        group = self.groups[place]
        if self._size_is_known(place):
            return {}
        found: dict[str, tuple[Terms, Terms]] = {"met rate": ({group.met: 1}, group.tested)}
        if not OUTCOMES[place[0]].whole:
            found |= {"tested rate": (group.tested, group.enrolled)}
        return found

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


def leaks_of(printed: Printed, truth: Mapping[Place, Counts]) -> list[Leak]:
    """What two readers work out rightly of rows with students.

    One knows which dashes stand for ten students or fewer and which families leave nobody out; the
    other the size of every group besides. A few things are no result of anyone (privacy.md, 4.3):
    that all of a group took part, or that nobody was suspended.
    """
    few = dict(_labels(printed, truth))
    complete = frozenset(
        (name, family)
        for name in OUTCOMES
        for family in (GENDERS, RACES)
        if truth[name, EVERYBODY][0]
        == sum(truth[name, row][0] for row in family if (name, row) in truth)
    )
    sizes = {place: counts[:2] for place, counts in truth.items()}
    found = []
    for names in TOGETHER:
        for knows in (Knows(complete, {}, few), Knows(frozenset(), sizes, few)):
            leaks = Attack(printed, names, knows).run()
            pinned = {(leak.outcome, leak.row) for leak in leaks if leak.quantity == "met"}
            found += [
                leak for leak in leaks if _matters(leak, truth[leak.outcome, leak.row], pinned)
            ]
    return found


def _labels(printed: Printed, truth: Mapping[Place, Counts]) -> Iterator[tuple[Place, bool]]:
    """Which dashes stand for ten or fewer, as far as the rule itself tells.

    Where a whole table is hidden nothing tells them apart, and nothing more could be hidden.
    """
    for names in TOGETHER:
        for name in names:
            outcome = OUTCOMES[name]
            rows = printed[OUTCOMES[outcome.sized or name].table]
            if all(cells[0] == "--" for cells in rows.values()):
                continue
            for row, cells in rows.items():
                counts = [truth[other, row][1] for other in names]
                if cells[0] == "--" and (truth[name, row][1] <= 10 or min(counts) > 10):
                    yield (name, row), truth[name, row][1] <= 10


def _matters(leak: Leak, truth: Counts, pinned: set[Place]) -> bool:
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
    assert values[leak.quantity] == leak.value, leak  # what follows from a card must be true
    if leak.quantity in ("met", "not met", "met rate"):
        nothing_happened = OUTCOMES[leak.outcome].nobody and met == 0
        return tested > 0 and not (nothing_happened and (leak.outcome, leak.row) in pinned)
    if leak.quantity == "not tested":
        return leak.value > 0 and tested <= 10
    return leak.quantity != "tested rate" or leak.value < 1


def small_differences(printed: Printed) -> list[Place]:
    """Rows whose difference is a group of one to ten students."""
    found = []
    for name, outcome in OUTCOMES.items():
        if outcome.enrolled is None:
            continue
        sizes = {}
        for row, cells in printed[outcome.table].items():
            numbers = [_number(cells[column or 0]) for column in (outcome.enrolled, outcome.tested)]
            if numbers[0] is not None and numbers[1] is not None:
                sizes[row] = int(numbers[0]), int(numbers[1])
        pairs: list[tuple[str, tuple[str, ...]]] = [
            (EVERYBODY, (row,)) for row in sizes if row != EVERYBODY
        ]
        pairs += [(EVERYBODY, tuple(r for r in f if r in sizes)) for f in (GENDERS, RACES)]
        pairs += [(POOR, (row,)) for row in WITHIN_POOR if row in sizes]
        for whole, parts in pairs:
            if whole in sizes and parts:
                left = [sizes[whole][i] - sum(sizes[row][i] for row in parts) for i in (0, 1)]
                if left[0] > 0 and left[1] <= 10:
                    found.append((name, parts[0]))
    return found
