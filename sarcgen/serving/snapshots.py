"""How a school stands in the preview, as values that pages are made from.

Nothing here holds more than the card shows: a page is what a build would write, and a finding's
text never repeats a figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias, final

from sarcgen.explanations.codes import stops_a_build
from sarcgen.findings.results import Finding, Standing
from sarcgen.problems import Problem, Severity

Key: TypeAlias = tuple[str, str]
"""A school in the preview: edition and name."""


@final
class CardState(StrEnum):
    """What the page on show is to the files as they stand."""

    NONE = "none"
    CURRENT = "current"
    OLD = "old"


@final
@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of a preview.

    Attributes:
        schools: folder of school files.
        names: the schools to show, by edition and name; None for all there are.
        edition: the only edition to show; None for all.
        templates: folder of editions.
        language: language of the fixed text.
        public: everybody can read the repository that the files are in.
        today: the day to check for; None for the day on which a school is checked.
    """

    schools: Path
    templates: Path
    names: frozenset[Key] | None = None
    edition: str | None = None
    language: str = "en"
    public: bool = False
    today: date | None = None


@final
@dataclass(frozen=True, slots=True)
class Snapshot:
    """One school at one moment.

    Attributes:
        key: its edition and name.
        title: its name as its contact table gives it; the file's name where it gives none.
        file: its file as it stands in places.
        state: what ``page`` is to the files.
        page: the last card that could be made.
        draft: the page is that of an incomplete card.
        findings: what a check finds; None where it has not been checked yet.
        troubles: sentences about what no finding tells, such as a template that is wrong.
    """

    key: Key
    title: str
    file: str
    state: CardState = CardState.NONE
    page: bytes | None = None
    draft: bool = False
    findings: tuple[Finding, ...] | None = None
    troubles: tuple[str, ...] = ()

    @property
    def edition(self) -> str:
        """The data year."""
        return self.key[0]

    @property
    def school(self) -> str:
        """The file's name without ``.yaml``."""
        return self.key[1]

    @property
    def print(self) -> str:
        """Tells pages apart; made from what the card shows, and from nothing else."""
        return sha256(self.page).hexdigest()[:16] if self.page is not None else ""

    @property
    def open(self) -> tuple[Problem, ...]:
        """The findings that count."""
        found = self.findings or ()
        return tuple(f.problem for f in found if f.standing is Standing.OPEN)

    @property
    def stopping(self) -> tuple[Problem, ...]:
        """The errors that keep a card from being made."""
        return tuple(problem for problem in self.errors if stops_a_build(problem.code))

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The errors that count."""
        return tuple(p for p in self.open if p.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The warnings that count."""
        return tuple(p for p in self.open if p.severity is Severity.WARNING)
