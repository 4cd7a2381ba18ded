"""What ``sarcgen status`` tells: how far each school's card is, as values without any figure of it.

Text, HTML, JSON and CSV are made from these.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import final

from sarcgen.findings.groups import Counts
from sarcgen.findings.results import CheckRun
from sarcgen.findings.tally import CardTally, Section, Tally, total


@final
class Progress(StrEnum):
    """How far a card is.

    Ready means that nothing is missing or pending and no error is open.
    """

    READY = "ready"
    UNFINISHED = "unfinished"
    UNREADABLE = "unreadable"


@final
class Order(StrEnum):
    """In which order schools stand."""

    NAME = "name"
    WORST = "worst"


@final
@dataclass(frozen=True, slots=True)
class SchoolStatus:
    """How far one school's card is.

    Attributes:
        school: its file's name without ``.yaml``.
        title: its name as its contact table gives it; the file's name where it gives none.
        file: as it stands in places.
        card: how much of the card is there; None where its files cannot be read.
        findings: how many there are of each kind, those in the district's file among them.
    """

    school: str
    title: str
    file: str
    card: CardTally | None
    findings: Counts

    @property
    def progress(self) -> Progress:
        """How far the card is."""
        if self.card is None:
            return Progress.UNREADABLE
        open_work = self.card.whole.both.missing + self.card.whole.both.pending
        return Progress.UNFINISHED if open_work or self.findings.errors else Progress.READY


@final
@dataclass(frozen=True, slots=True)
class Dashboard:
    """How far all cards of an edition are.

    Attributes:
        edition: the data year.
        due: the day by which the cards must be published.
        today: the day on which this is told.
        sections: the parts of the card that are counted.
        schools: in the order asked for.
        findings: of all schools, each once, as ``sarcgen check`` counts them: one in a district's
            file is told of every school.
    """

    edition: str
    due: date
    today: date
    sections: tuple[Section, ...]
    schools: tuple[SchoolStatus, ...]
    findings: Counts

    @property
    def days_left(self) -> int:
        """Days until the cards are due; negative after that day."""
        return (self.due - self.today).days

    @property
    def countdown(self) -> str:
        """The days in words: ``67 days left``, ``due today``, ``8 days past``."""
        days = self.days_left
        if days == 0:
            return "due today"
        many = f"{abs(days)} day{'' if abs(days) == 1 else 's'}"
        return f"{many} left" if days > 0 else f"{many} past"

    @property
    def due_on(self) -> str:
        """The day by which the cards must be published, in words: ``February 1, 2020``."""
        return in_words(self.due)

    @property
    def districts(self) -> tuple[str, ...]:
        """The names of the schools' districts, by name."""
        named = {school.card.district for school in self.schools if school.card is not None}
        return tuple(sorted(filter(None, named)))

    @property
    def by_section(self) -> tuple[Tally, ...]:
        """Each section of all cards that can be read."""
        cards = [school.card.sections for school in self.schools if school.card is not None]
        return tuple(total(card[number] for card in cards) for number in range(len(self.sections)))

    @property
    def whole(self) -> Tally:
        """All cards that can be read."""
        return total(self.by_section)

    def how_many(self, progress: Progress) -> int:
        """The number of schools whose cards are as far as that."""
        return sum(school.progress == progress for school in self.schools)


def in_words(day: date) -> str:
    """A day as people write it: ``February 1, 2020``."""
    return f"{day:%B} {day.day}, {day.year}"


def dashboard_of(
    run: CheckRun,
    edition: str,
    due: date,
    sections: tuple[Section, ...],
    *,
    today: date,
    order: Order = Order.NAME,
) -> Dashboard:
    """What a run of check with tallies tells of the schools of one edition.

    Args:
        run: the schools, with a tally of each whose files can be read.
        edition: the data year.
        due: the day by which the cards must be published.
        sections: the parts of the card that the tallies count.
        today: the day from which the days are counted.
        order: in which order schools stand.
    """
    findings = run.findings()
    once = {found.problem: found for found in findings}
    schools = [
        SchoolStatus(
            school.school,
            school.title,
            school.file,
            school.tally,
            Counts.of(once[found.problem] for found in school.findings),
        )
        for school in run.schools
    ]
    return Dashboard(edition, due, today, sections, _sorted(schools, order), Counts.of(findings))


def _sorted(schools: Iterable[SchoolStatus], order: Order) -> tuple[SchoolStatus, ...]:
    by_name = sorted(schools, key=lambda school: (school.title.casefold(), school.school))
    if order is Order.NAME:
        return tuple(by_name)
    return tuple(sorted(by_name, key=_how_far))


def _how_far(school: SchoolStatus) -> tuple[float, int, int]:
    """What cannot be read first, then by what is there of the card and by what was found."""
    if school.card is None:
        return (-1.0, 0, 0)
    both = school.card.whole.both
    there = both.complete / both.required if both.required else 1.0
    return (there, -school.findings.errors, -school.findings.warnings)
