"""Many cards in one run: what is up to date is left alone, what is not is made and written.

This process alone writes, cards as well as cache, whoever makes the cards. So they are the same
from one process, several, other machines or parts of a district put together.
"""

from __future__ import annotations

import os
import secrets
from collections import Counter, deque
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final, final

from sarcgen.building.cache import Cache, in_place
from sarcgen.building.inputs import Surroundings, contents_of, seen_files, surroundings
from sarcgen.building.tasks import Outcome, Refused, Runner, SeenOtherwise, Task
from sarcgen.cards import Settings, card_file
from sarcgen.errors import ExitCode, RenderError
from sarcgen.problems import Problem
from sarcgen.records.locate import SchoolFile
from sarcgen.render.files import put_right, write_whole

ATTEMPTS: Final = 3
"""How often a school is begun anew whose files are saved while its card is made."""


@final
@dataclass(frozen=True, slots=True)
class Result:
    """What became of one school.

    Attributes:
        source: its files.
        files: the files of its card, as they are now; none if there is no card.
        problems: what was found in its data.
        refused: why there is no card; None if there is one.
        fresh: something was written; else all was up to date.
    """

    source: SchoolFile
    files: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()
    refused: Refused | None = None
    fresh: bool = True


@final
class DistrictBuild:
    """One run.

    Args:
        sources: the schools.
        settings: what holds for the run.
        cache: the cache.
        force: make every card and draw every PDF anew.

    Attributes:
        queue: the cards that have to be made; look before :meth:`results` empties it.

    Raises:
        RenderError: a file of sarcgen cannot be read, or an earlier run that was cut short cannot
            be put right.
    """

    def __init__(
        self,
        sources: Sequence[SchoolFile],
        settings: Settings,
        cache: Cache,
        *,
        force: bool = False,
    ) -> None:
        self.sources = sources
        self.settings = settings
        self.cache = cache
        self.queue: deque[Task] = deque()
        self._taken_from = None if force else cache.folder.absolute()
        self._nonce = secrets.token_bytes(16)
        self._keys: dict[SchoolFile, str] = {}
        self._attempts: Counter[SchoolFile] = Counter()
        self._around = self._surroundings()
        self._done: dict[SchoolFile, Result] = {}
        for edition in self._around:
            put_right(settings.out / edition)
        for source in sources:
            task = self._task(source)
            result = None if force else self._kept(source)
            if result is not None:
                self._done[source] = result
            else:
                self.queue.append(task)

    def results(self, run: Runner, advance: Callable[[], None]) -> Generator[Result]:
        """Makes and writes what is not up to date; gives every school, in the order of sources.

        Args:
            run: what does the tasks, in whatever order.
            advance: called after each card that had to be made.
        """
        waiting = deque(self.sources)
        yield from self._in_order(waiting)
        # Closed at once if whoever asked stops listening: it may hold processes.
        with closing(run(self.queue)) as outcomes:
            for task, outcome in outcomes:
                result = self._ended(task, outcome)
                if result is not None:
                    self._done[task.source] = result
                    advance()
                    yield from self._in_order(waiting)
        self.cache.tidy()

    def _in_order(self, waiting: deque[SchoolFile]) -> Generator[Result]:
        while waiting and waiting[0] in self._done:
            yield self._done.pop(waiting.popleft())

    def _surroundings(self) -> Mapping[str, Surroundings]:
        try:
            editions = {source.edition for source in self.sources}
            return {one: surroundings(self.settings.templates, one) for one in sorted(editions)}
        except OSError as error:
            raise RenderError(f"A file of sarcgen cannot be read: {error.strerror}.") from error

    def _task(self, source: SchoolFile) -> Task:
        """The task of a school as its files are now, with the key under which its card is kept."""
        around = self._around[source.edition]
        # Read once: what is kept under the key is made of just that, or not kept.
        contents = contents_of(source)
        self._keys[source] = self.cache.key(around, source, contents, self.settings)
        return Task(
            source,
            self.settings,
            os.getcwd(),  # noqa: PTH109 - a text, for a process that may be elsewhere
            around,
            self._nonce,
            seen_files(self._nonce, contents),
            self._taken_from,
        )

    def _kept(self, source: SchoolFile) -> Result | None:
        """A card from the cache, put back where it is missing; None where it has to be made."""
        card = self.cache.card(self._keys[source])
        if card is None:
            return None
        places = tuple(card_file(source, self.settings, end) for end in card.files)
        if in_place(source, self.settings, card):
            return Result(source, places, card.problems, fresh=False)
        contents = self.cache.contents(card)
        if contents is None:
            return None
        return self._written(source, contents, card.problems)

    def _ended(self, task: Task, outcome: Outcome) -> Result | None:
        """What became of a school; None if it is begun anew."""
        source = task.source
        if isinstance(outcome, Refused):
            return Result(source, problems=outcome.problems, refused=outcome)
        if isinstance(outcome, SeenOtherwise):
            return self._begun_anew(source, outcome)
        result = self._written(source, outcome.files, outcome.problems)
        if result.refused is None:
            self.cache.keep(self._keys[source], outcome)
        return result

    def _written(
        self, source: SchoolFile, contents: Mapping[str, bytes], problems: tuple[Problem, ...]
    ) -> Result:
        files = {card_file(source, self.settings, end): one for end, one in contents.items()}
        try:
            write_whole(files)
        except RenderError as error:
            return Result(source, refused=Refused(error.exit_code, reason=str(error)))
        return Result(source, tuple(files), problems)

    def _begun_anew(self, source: SchoolFile, outcome: SeenOtherwise) -> Result | None:
        self._attempts[source] += 1
        if outcome.school and self._attempts[source] < ATTEMPTS:
            self.queue.append(self._task(source))
            return None
        what = " and ".join(outcome.what)
        reason = (
            f"The process that made the card saw other contents of {what} than the first process."
            " Build again when nobody changes them; processes on other machines must see the same"
            " files and have the same versions installed."
        )
        return Result(source, refused=Refused(ExitCode.RENDER, reason=reason))
