"""Tells when files change.

The system says so at once. Where it cannot (links that lead elsewhere, folders that were replaced,
drives of the network), files are looked at every few seconds all the same.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from pathlib import Path
from typing import Final

from watchfiles import awatch

QUIET: Final = 50
"""Milliseconds without a further change after which a save is told of."""

LOOK_AGAIN: Final = 2000
"""Milliseconds after which files are looked at without being told of a change."""


async def changes_in(folders: Sequence[Path]) -> AsyncGenerator[set[Path]]:
    """What changed below folders, save by save; an empty set now and then: look for yourself.

    Args:
        folders: whole paths; they must be there at the start.
    """
    try:
        async for changes in _told(folders, polling=None):
            yield changes
    except OSError:
        # The system watches no more files for this user: look at them all, several times a second.
        async for changes in _told(folders, polling=True):
            yield changes


async def _told(folders: Sequence[Path], *, polling: bool | None) -> AsyncGenerator[set[Path]]:
    told = awatch(
        *folders,
        watch_filter=None,
        debounce=4 * QUIET,
        step=QUIET,
        rust_timeout=LOOK_AGAIN,
        yield_on_timeout=True,
        force_polling=polling,
    )
    async for changes in told:
        yield {Path(file) for _, file in changes}
