"""What became of the schools of one build: reported as it comes, and summed up at the end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import typer

from sarcgen.building.district import Result
from sarcgen.building.tasks import Refused
from sarcgen.cli.boundary import mistake
from sarcgen.cli.reporters import counted, number, print_problems, say
from sarcgen.errors import ExitCode, InputError, SarcgenError
from sarcgen.paths import shown
from sarcgen.problems import Problem, errors_among


@dataclass(slots=True)
class BuildOutcome:
    """Collects what became of each school: what is wrong with one does not stop the others.

    Attributes:
        only_fresh: say nothing of cards that were up to date.
        debug: show where a mistake of sarcgen's happened.
        files: the files of all cards.
    """

    only_fresh: bool = False
    debug: bool = False
    files: list[Path] = field(default_factory=list)
    _problems: set[Problem] = field(default_factory=set)
    _drafts: list[str] = field(default_factory=list)
    _failed: list[tuple[str, str]] = field(default_factory=list)
    _reasons: list[str] = field(default_factory=list)
    _notes: list[str] = field(default_factory=list)
    _schools: int = 0
    _up_to_date: int = 0
    _exit_code: ExitCode = ExitCode.OK

    def add(self, result: Result) -> None:
        """Takes one school's result; prints the names of its files."""
        self._schools += 1
        if result.refused is not None:
            self._refused(result.source.school, result.refused)
            return
        self.files += result.files
        if not result.fresh:
            self._up_to_date += 1
            if self.only_fresh:
                return
        self._problems.update(result.problems)
        if errors_among(result.problems):
            self._drafts.append(result.source.school)
        for file in result.files:
            print(shown(file), flush=True)

    def site(self, written: Iterable[Path], notes: list[str], refused: SarcgenError | None) -> None:
        """Takes what became of the pages around the cards; prints the names of those written.

        Args:
            written: pages that are new or have changed.
            notes: what else is to be said of them.
            refused: why they could not be written.
        """
        for file in written:
            print(shown(file), flush=True)
        self._notes += notes
        if refused is None:
            return
        self._exit_code = max(self._exit_code, refused.exit_code)
        if isinstance(refused, InputError):
            self._problems.update(refused.problems)
            self._notes.append("The pages of the site were not written; see above.")
        else:
            self._notes.append(f"sarcgen: {refused}")

    def conclude(self, notes: list[str]) -> None:
        """Says what was found and what failed.

        Args:
            notes: what else is to be said.

        Raises:
            typer.Exit: a school has no card; with the gravest of their exit codes.
        """
        print_problems(self._problems)
        for reason in self._reasons:
            say(reason)
        if self._problems:
            say(f"{counted(self._problems)}.")
        if self._drafts:
            say(f"DRAFT, because something is missing: {', '.join(self._drafts)}.")
        if self.only_fresh:
            say(f"{self._up_to_date} of {number(self._schools, 'card')} were up to date.")
        for note in [*self._notes, *notes]:
            say(note)
        if self._failed:
            self._say_what_failed()
        if self._exit_code is not ExitCode.OK:
            raise typer.Exit(int(self._exit_code))

    def _refused(self, school: str, refused: Refused) -> None:
        self._exit_code = max(self._exit_code, refused.exit_code)
        self._problems.update(refused.problems)
        if refused.problems:
            self._failed.append((school, _first_of(errors_among(refused.problems))))
            return
        reason = refused.reason
        if refused.exit_code is ExitCode.BUG:
            reason = mistake(refused.reason, "its card was not changed")
            if self.debug:
                self._reasons.append(refused.trace)
        first, *more = reason.splitlines()
        if more:
            self._reasons += [f"sarcgen: {school}: {line}" for line in (first, *more)]
        self._failed.append((school, first))

    def _say_what_failed(self) -> None:
        """A table: school and reason."""
        say("Not built:")
        width = max(len(school) for school, _ in self._failed)
        for school, reason in self._failed:
            say(f"  {school:{width}}  {reason}")
        cards = number(self._schools, "card")
        say(f"{len(self._failed)} of {cards} not built. What was there before is still there.")


def _first_of(errors: list[Problem]) -> str:
    """Errors that are listed elsewhere, on one line."""
    first, *others = errors
    more = f" and {number(len(others), 'more error')}" if others else ""
    return f"{first.mark}: {first.code}{more}; see above"
