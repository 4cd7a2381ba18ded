"""Keeps the schools of a preview current while pages are looked at, and tells pages what is new."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TypeVar, final

from sarcgen.serving.snapshots import Key, Snapshot
from sarcgen.serving.workshop import Workshop

Result = TypeVar("Result")
SELDOM: Final = 0.5
"""Seconds between news of schools that nobody looks at."""


@final
class Board:
    """What is known of each school, for the event loop. The work is done in a thread of its own.

    Args:
        workshop: makes cards and checks schools; used by nobody else.
    """

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._thread = ThreadPoolExecutor(1, "sarcgen-preview")
        self._watched: Counter[Key] = Counter()
        self._noted: set[Path] = set()
        self._look = True
        self._work = asyncio.Event()
        self._news = asyncio.Condition()
        self._undrawn: frozenset[Key] = frozenset()
        self.snapshots: dict[Key, Snapshot] = {}
        """Every school as it stands."""
        self.trouble = ""
        """A sentence where the folder of schools cannot be listed; else empty."""
        self.closed = False
        """Nothing new will come."""

    async def listed(self) -> None:
        """Lists the schools, before anybody asks for them."""
        await self._in_thread(self._workshop.look)
        await self._publish()

    def note(self, changed: set[Path]) -> None:
        """Notes files that have changed; none, if any may have."""
        self._noted |= changed
        self._look = True
        self._work.set()

    @contextmanager
    def watching(self, key: Key) -> Iterator[None]:
        """Keeps a school's page current as long as somebody looks at it."""
        self._watched[key] += 1
        self._work.set()
        try:
            yield
        finally:
            self._watched[key] -= 1
            self._watched += Counter()

    async def fresh(self, key: Key) -> Snapshot | None:
        """A school once its page is that of its files, or the last that could be made.

        Args:
            key: its edition and name; None is given back where there is no such school.
        """
        with self.watching(key):
            async with self._news:
                await self._news.wait_for(
                    lambda: self.closed or key not in self._undrawn or key not in self.snapshots
                )
        return self.snapshots.get(key)

    async def follow(self, see: Callable[[], Result]) -> AsyncGenerator[Result]:
        """What is seen now, and again whenever it is something else, until the preview ends.

        Args:
            see: looks at the board.
        """
        seen = see()
        yield seen
        while not self.closed:
            async with self._news:
                before = seen
                await self._news.wait_for(lambda: self.closed or see() != before)  # noqa: B023
            if not self.closed:
                seen = see()
                yield seen

    async def keep_up(self) -> None:
        """Works whenever there is something to do; never ends by itself."""
        while True:
            await self._work.wait()
            self._work.clear()
            told = asyncio.get_running_loop().time()
            while not self.closed and await self._do_one_thing():
                # Many schools are checked in a second; a list of them need not change that often.
                now = asyncio.get_running_loop().time()
                if self._workshop.undrawn() != self._undrawn or now - told > SELDOM:
                    told = now
                    await self._publish()
            await self._publish()

    async def _do_one_thing(self) -> bool:
        if self._look:
            changed, self._noted, self._look = self._noted, set(), False
            await self._in_thread(lambda: self._workshop.look(changed))
            return True
        wanted = frozenset(self._watched)
        return await self._in_thread(lambda: self._workshop.work(wanted))

    async def _publish(self) -> None:
        async with self._news:
            self.snapshots = self._workshop.snapshots()
            self._undrawn = self._workshop.undrawn()
            self.trouble = self._workshop.trouble
            self._news.notify_all()

    async def close(self) -> None:
        """Lets everybody who waits for news go."""
        async with self._news:
            self.closed = True
            self._news.notify_all()
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def _in_thread(self, work: Callable[[], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)


async def listen(board: Board, changes: AsyncIterator[set[Path]]) -> None:
    """Tells the board of every change."""
    async for changed in changes:
        board.note(changed)
